# Настройки, которые меняют без перезапуска.
setting-registration = Приём новых
setting-registration_timeout = Срок анкеты
setting-reminders = Напоминания
setting-quiet_hours = Тихие часы
setting-invite_mode = Вход по ссылке
setting-invite_ttl = Срок ссылки
setting-support_url = Поддержка
setting-consent_version = Версия согласия
setting-consent_ru = Согласие (RU)
setting-consent_en = Согласие (EN)
setting-welcome_ru = Приветствие (RU)
setting-welcome_en = Приветствие (EN)
setting-digest = Сводка

button-settings = Настройки
button-digest = Показать сводку
button-reset-setting = Вернуть из окружения
button-save = Сохранить
button-save-and-ask = Сохранить и спросить
button-save-only = Сохранить, не спрашивать
button-ask-again = Да, спросить заново

settings-main = <b>Управление</b> · Настройки
settings-hint = Действует сразу, без перезапуска. ✎ — изменено здесь, остальное — как в окружении. Чтобы изменить, выберите настройку.
settings-group-joining = <b>Регистрация</b>
settings-group-links = <b>Ссылки в чат</b>
settings-group-talking = <b>Сообщения и помощь</b>
settings-group-texts = <b>Тексты</b>
settings-line = { $name }: <b>{ $value }</b>{ $mark ->
        [yes] { " " }✎
        [unusable] { " " }⚠️
       *[no] { "" }
    }

settings-one =
    <b>Настройки</b> · { $title }

    { $about }
settings-values =
    Действует: <b>{ $current }</b>
    Сохранено здесь: { $source ->
        [saved] { $current }
        [unusable] значение, которое больше не подходит, поэтому оно не действует
       *[environment] ничего
    }
    В окружении ({ $variable }): { $environment }
settings-waiting =
    Сейчас { $number ->
        [one] { $number } анкета ждёт решения
        [few] { $number } анкеты ждут решения
       *[other] { $number } анкет ждут решения
    }. Они ждут его, что бы вы ни выбрали здесь: решайте о них в «Люди».
settings-seen = Сейчас люди видят:
settings-draft =
    <b>Настройки</b> · { $title }

    { $resets ->
        [yes] Вернуть текст из окружения?
       *[no] Сохранить этот текст? Чтобы исправить его, пришлите другой.
    }
settings-draft-consent =
    Если смысл согласия стал другим, спросите участников заново: версия согласия станет <code>{ $version }</code>, и { $members ->
        [one] { $members } участник увидит новый текст
        [few] { $members } участника увидят новый текст
       *[other] { $members } участников увидят новый текст
    }. Пока человек не согласится, поиск для него закрыт. Исправленную опечатку можно сохранить, никого не спрашивая.
settings-will-be-seen = Люди увидят:
settings-version =
    <b>Спросить согласие заново?</b>

    Версия станет <code>{ $version }</code> вместо <code>{ $before }</code>, и бот спросит { $members ->
        [one] { $members } участника
       *[other] { $members } участников
    }. Пока человек не согласится, поиск для него закрыт.
settings-digest = <b>Настройки</b> · Сводка
noted-setting = Сохранено и уже действует.

settings-about-registration = Что происходит, когда человек подтвердил анкету: он сразу участник или ждёт решения организаторов.
settings-about-registration_timeout = Сколько незаконченная анкета может лежать без ответа, прежде чем бот напомнит о ней. Новый срок — с ближайшего ответа человека.
settings-about-reminders = Через сколько после того, как анкету бросили, бот напоминает о ней. Кто вернулся, того больше не тревожат.
settings-about-quiet_hours = Часы, когда бот не начинает разговор сам: напоминания и сводка ждут утра.
settings-about-invite_mode = Как личная ссылка пускает в чат. Действует для новых ссылок.
settings-about-invite_ttl = Сколько действует личная ссылка в чат. Касается новых ссылок.
settings-about-support_url = Куда ведёт /support и куда писать, если что-то не так. Без адреса вопросы принимает сам бот и передаёт организаторам.
settings-about-consent_version = Как называется нынешнее согласие. Кто согласился с другой версией, того бот спросит заново.
settings-about-consent_ru = Что видит человек перед подтверждением анкеты, когда говорит с ботом по-русски.
settings-about-consent_en = Что видит человек перед подтверждением анкеты, когда говорит с ботом по-английски.
settings-about-welcome_ru = Что новый участник читает первым, когда говорит с ботом по-русски.
settings-about-welcome_en = Что новый участник читает первым, когда говорит с ботом по-английски.
settings-about-digest = Что произошло — в чат организаторов, а без него владельцам: утром, когда кончаются тихие часы. О прошедшей неделе — по понедельникам.

settings-how-choice = Выберите кнопкой.
settings-how-registration_timeout = Выберите кнопкой или напишите, от минуты до года, например: <code>12 часов</code>
settings-how-reminders = Выберите кнопкой или напишите через запятую, сначала короткие, не больше пяти, от 10 минут до 90 дней, например: <code>1 день, 7 дней</code>
settings-how-quiet_hours = Выберите кнопкой или напишите начало и конец, например: <code>22-08</code>. Одинаковые часы — тихих часов нет.
settings-how-invite_ttl = Выберите кнопкой или напишите, от 5 минут до года, например: <code>2 дня</code>
settings-how-support_url = Напишите ссылку или адрес почты, например: <code>https://t.me/your_support</code>
settings-how-consent_version = Возьмите новое название с кнопки или напишите своё: буквы, цифры, точки и дефисы, например: <code>2026-11</code>
settings-how-text = Пришлите новый текст обычным сообщением, с жирным, ссылками и прочим — до 1500 знаков. Перед сохранением вы увидите его так, как увидят люди.

settings-value-registration-open = сразу
settings-value-registration-approval = после одобрения
settings-value-invite_mode-join_request = по заявке
settings-value-invite_mode-one_time = сразу, один раз
settings-value-digest-off = выключена
settings-value-digest-daily = каждое утро
settings-value-digest-weekly = по понедельникам
settings-value-digest-both = утром и за неделю
settings-text-own = свой текст
settings-text-ours = обычный
settings-no-address = без адреса
settings-never = никогда
settings-no-hours = нет
settings-hours = { $begin }–{ $end }
settings-time-s = { $number ->
        [one] { $number } секунда
        [few] { $number } секунды
       *[other] { $number } секунд
    }
settings-time-m = { $number ->
        [one] { $number } минута
        [few] { $number } минуты
       *[other] { $number } минут
    }
settings-time-h = { $number ->
        [one] { $number } час
        [few] { $number } часа
       *[other] { $number } часов
    }
settings-time-d = { $number ->
        [one] { $number } день
        [few] { $number } дня
       *[other] { $number } дней
    }

# Слова, которые понимает бот, когда их пишут; через пробел.
settings-words-s = с сек секунд секунда секунды секунду
settings-words-m = м мин минут минута минуты минуту
settings-words-h = ч час часа часов
settings-words-d = д дн день дня дней сутки суток
settings-words-never = выкл никогда нет выключить без

refused-registration_timeout-unusable = Не понимаю такой срок. Напишите число и единицу, от минуты до года: «12 часов» или «1 день».
refused-reminders-unusable = Не понимаю такие сроки. Напишите от одного до пяти через запятую, сначала короткие, от 10 минут до 90 дней: «1 день, 7 дней». Или «никогда».
refused-quiet_hours-unusable = Не понимаю такие часы. Напишите два часа от 0 до 23 через дефис: «22-08».
refused-invite_ttl-unusable = Не понимаю такой срок. Напишите число и единицу, от 5 минут до года: «2 дня» или «12 часов».
refused-support_url-unusable = Это не ссылка и не адрес почты. Напишите целиком: «https://t.me/your_support» или «help@example.com».
refused-consent_version-unusable = Так версию не назвать. Напишите до 32 букв, цифр, точек и дефисов без пробелов: «2026-11».
refused-own_text-too-long = Слишком длинно: до { $limit } знаков, а здесь { $length }. Сократите, пожалуйста.
refused-own_text-too-many = Слишком много форматирования: больше { $limit } кусков Telegram не покажет. Уберите лишнее.
refused-own_text-link = В тексте ссылка, которая никуда не ведёт. Она должна начинаться с https:// и вести на сайт или в Telegram.
refused-own_text-unusable = Такой текст Telegram не покажет. Уберите необычное форматирование и пришлите ещё раз.
