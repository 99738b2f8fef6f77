parcel-dump = Все данные сообщества. Файл не зашифрован: берегите его и удалите, когда он будет не нужен.
parcel-dump-sealed = Все данные сообщества под паролем. Открыть файл без бота: <code>age -d { $whole }</code>
parcel-dump-part =
    Часть { $number } из { $parts }. Сложите все части по порядку в один файл:
    <code>cat { $whole }.* &gt; { $whole }</code>
parcel-left-out = Не вошли { $unreadable ->
        [one] { $unreadable } человек
        [few] { $unreadable } человека
       *[many] { $unreadable } человек
    }: их записи не читаются.

dump-refused-name = У файла странное имя: в нём есть знаки папок. Переименуйте его, например, в dump.json и пришлите снова.
dump-refused-empty = Файл пустой. Выберите файл с выгрузкой.
dump-refused-zip = Это архив. Распакуйте его и пришлите сам файл выгрузки.
dump-refused-too-big = Файл больше { $limit } МБ: столько Telegram ботам не отдаёт. Загрузите его на странице «Работа системы» в панели или на сервере: school21-bot dump import.
dump-refused-too-big-to-upload = Файл больше { $limit } ГБ. Загрузите его на сервере командой school21-bot dump import.
dump-refused-no-room = На сервере не хватает места для этого файла. Освободите место и пришлите его снова.
dump-refused-gone = Файл не удалось прочитать. Пришлите его ещё раз.
dump-refused-encoding = Файл не в кодировке UTF-8. Сохраните его как «UTF-8 без BOM» и пришлите снова.
dump-refused-not-json = Строка { $line }: это не JSON. Нужен файл выгрузки целиком и без правок в редакторе документов.
dump-refused-truncated = Файл обрывается на середине. Скачайте его ещё раз целиком; если он из частей, сложите все по порядку.
dump-refused-too-deep = Строка { $line }: слишком много вложенных скобок. В выгрузке такого не бывает: проверьте, тот ли это файл.
dump-refused-too-long = Строка { $line }: слишком длинная запись. В выгрузке таких не бывает: проверьте, тот ли это файл.
dump-refused-duplicate-key = Строка { $line }: одно и то же поле или код стоит дважды, и непонятно, что верно. Оставьте одно.
dump-refused-not-a-dump = Это не выгрузка: нет ни нашего заголовка, ни списка users старого бота. Проверьте, тот ли это файл.
dump-refused-version = Выгрузка версии { $version }, а этот бот понимает версию { $known }. Обновите бота.
dump-refused-unknown-field = Строка { $line }: поле, которого в выгрузке быть не может. Удалите его или возьмите другой файл.
dump-refused-wrong-field = Строка { $line }: поле с неподходящим значением. Исправьте его или возьмите другой файл.
dump-refused-gzip = Сжатый файл повреждён. Скачайте его ещё раз.
dump-refused-bomb = Файл распаковывается во что-то огромное. В выгрузке такого не бывает: проверьте, тот ли это файл.
dump-refused-needs-passphrase = Файл под паролем: нужен пароль.
dump-refused-wrong-passphrase = Пароль не подходит. Попробуйте ещё раз.
dump-refused-age = Зашифрованный файл повреждён или обрезан. Скачайте его ещё раз; если он из частей, сложите все по порядку.
dump-refused-age-recipient = Файл зашифрован ключом, а не паролем. Зашифруйте его с паролем: age -p.
dump-refused-age-work = Чтобы открыть этот файл, нужно больше памяти, чем у нас есть. Зашифруйте его заново командой age -p.
dump-refused-trouble = Что-то сломалось с нашей стороны, и загрузка не состоялась. В базе ничего не изменилось: попробуйте ещё раз.
dump-refused-encrypted-original = Выгрузка сделана, пока данные в старом боте были зашифрованы. Сначала расшифруйте их там, потом выгрузите снова.

button-dumps = Выгрузка и загрузка
button-export = Выгрузить
button-import = Загрузить
button-open-import = Загрузка идёт…
button-plain = Без пароля
button-with-passphrase = Лучше с паролем
button-really-plain = Выгрузить без пароля
button-report = Отчёт файлом
button-import-skip = Загрузить новых
button-import-update = Загрузить и обновить
button-really-import = Да, загрузить

dumps-main =
    <b>Выгрузка и загрузка</b>

    <b>Выгрузить</b> — бот пришлёт файл со всеми людьми, ролями и уровнями.
    <b>Загрузить</b> — взять людей из такого файла или из выгрузки старого бота. Сначала проверка, без неё ничего не меняется.
dumps-passphrase =
    <b>Выгрузка: пароль</b>

    Напишите пароль, не короче { $limit } знаков: без него файл никто не откроет, и бот тоже. Сообщение с паролем я сразу удалю, а пароль не сохраню — запишите его.
    Например: шесть случайных слов через пробел.
dumps-plain =
    <b>Выгрузить без пароля?</b>

    Имена, ники и команды всех участников будут в файле открытым текстом. Прочитает каждый, к кому он попадёт, — и в Telegram он тоже останется.
dumps-export-title = <b>Выгрузка</b>
dumps-export-active =
    { $bar }
    { $done ->
        [one] Записан { $done } человек
        [few] Записаны { $done } человека
       *[other] Записано { $done } человек
    } из { $total }. Файл придёт в этот чат.
dumps-export-paused = Остановлена.
dumps-export-done = ✓ Готово: файл в этом чате.
dumps-export-failed = Не получилось отправить файл. Попробуйте ещё раз или выгрузите на сервере: school21-bot dump export.
dumps-export-cancelled = Отменена.
dumps-upload =
    <b>Загрузка: файл</b>

    Пришлите файл выгрузки документом, до 20 МБ: из этого бота (с паролем или без) или из старого. Файл побольше загружают на сервере: <code>school21-bot dump import</code>.
dumps-unlock =
    <b>Загрузка: пароль</b>

    Файл под паролем. Напишите пароль: сообщение с ним я сразу удалю.
dumps-import-title = <b>Загрузка</b>
dumps-import-checking =
    { $bar }
    Проверяю: { $done } из { $total }. Пока ничего не меняется.
dumps-import-checked =
    Проверено записей: <b>{ $people }</b>. Пока ничего не изменилось.

    Новых: <b>{ $new }</b>
    Изменятся: <b>{ $changed }</b>{ $fields ->
        [none] { "" }
       *[other] { " " }({ $fields })
    }
    Без изменений: { $unchanged }
    Повторы в файле: { $duplicate }
    Спорные: { $conflict }
    С ошибками: { $invalid }
    Новых ролей: { $new_roles }, уровней: { $new_levels }
    { $admins ->
        [0] { "" }
       *[other] Были админами в старом боте: { $admins }. Здесь от этого никто организатором не станет.
    }
    Повторы, спорные и записи с ошибками останутся в стороне: какие и почему, сказано в отчёте.
dumps-import-staging =
    { $bar }
    Готовлю: { $done } из { $total }. Ещё можно отменить.
dumps-import-applying =
    { $bar }
    Записываю: { $done } из { $total }. Отменить уже нельзя, даже сбой ничего не испортит.
dumps-import-done =
    ✓ Загружено людей: <b>{ $applied }</b>.
    { $meanwhile ->
        [0] { "" }
       *[other] Изменились уже после проверки и остались как есть: { $meanwhile }. Кто это, сказано в отчёте.
    }
dumps-import-cancelled = Отменена. В базе ничего не изменилось.
dumps-import-refused = ⚠️ { $refusal }
dumps-confirm-skip =
    <b>Загрузить новых?</b>

    Появятся новые люди: <b>{ $new }</b>. Кто уже есть, останется как есть.
dumps-confirm-update =
    <b>Загрузить и обновить?</b>

    Появятся новые люди: <b>{ $new }</b>. Ещё <b>{ $changed }</b> получат ответы из файла вместо нынешних.

refused-passphrase-too-short = Пароль не подходит: нужно не меньше { $limit } знаков. Сообщение я удалил, напишите другой.
refused-passphrase-wrong = Пароль не подходит. Попробуйте ещё раз.
notice-export-under-way = Ваша выгрузка уже идёт. Дождитесь файла.
notice-import-under-way = Одна загрузка уже идёт. Дождитесь её конца или отмените её.
notice-import-goes-on = Отменить уже нельзя: загрузка записывается.
notice-dump-refused = Файл не принят. { $text }
notice-not-a-file = Здесь нужен файл: пришлите его документом.

dump-report-title = Отчёт о загрузке: номера строк файла, поля и причины. Личных данных здесь нет.
dump-report-nothing = Замечаний нет.
dump-report-line = Строка { $line }, запись { $entry }:
dump-left-changed = изменится
dump-left-duplicate = повтор строки { $other }
dump-left-conflict = спорная, останется в стороне
dump-left-invalid = с ошибкой, останется в стороне
dump-left-admin = был админом в старом боте
dump-left-meanwhile = изменилось после проверки, не тронуто
dump-why-taken = занято другим человеком
dump-why-banned = здесь этому человеку закрыт доступ
dump-why-standing = здесь у человека другое положение
dump-why-missing = не хватает
dump-why-unknown = такого нет
dump-why-date = не дата
dump-why-different = не сходится
dump-why-moved-on = человек изменил свои данные
dump-why-arrived = человек успел прийти сам
dump-why-not-applied = здесь это ничего не даёт
dump-why-unreadable = запись этого человека здесь не читается
dump-why-empty = пусто
dump-why-not-latin = не латинские буквы
dump-why-too-short = слишком коротко
dump-why-too-long = слишком длинно
dump-why-not-an-address = не имя в мессенджере
dump-why-not-a-domain = не похоже на адрес
dump-why-no-letters = нет ни одной буквы
dump-field-status = положение
dump-field-school_nickname = ник в школе
dump-field-messenger_nickname = ник в мессенджере
dump-field-team = команда
dump-field-role = роль
dump-field-level = уровень
dump-field-description = о работе
dump-field-listed = видимость карточки
dump-field-hidden = скрытые поля
dump-field-reminders_off = напоминания
dump-field-news_off = рассылки
dump-field-telegram_id = аккаунт Telegram
dump-field-registration_date = дата регистрации
dump-field-is_admin = is_admin
dump-field-attempts = попытки регистрации
dump-field-consent_at = дата согласия
dump-field-arrived_at = дата прихода
dump-field-joined_at = дата вступления
dump-field-left_at = дата ухода
dump-field-updated_at = дата изменения
