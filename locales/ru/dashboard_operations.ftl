dashboard-of = { $done } из { $total }
dashboard-health = Всё ли в порядке
dashboard-health-drift = Расхождение счётчиков
dashboard-health-notes = Ещё не посчитано изменений
dashboard-health-waiting = Ждут отправки
dashboard-health-troubled = Не доставлено за неделю
dashboard-health-failing = Работы с ошибками
dashboard-health-failed = Работы не удались за неделю
dashboard-health-room = Свободно на диске
dashboard-gigabytes = { $number } ГБ
dashboard-checked = сверка { $at }
dashboard-advice-drift = Счётчики расходились с базой; расхождение уже исправлено. Если это повторяется каждый день, сообщите тому, кто ведёт сервер: подробности в журнале обработчика (worker).
dashboard-advice-notes = Изменений накопилось больше, чем успевает посчитать обработчик (worker). Проверьте, что он запущен.
dashboard-advice-troubled = Часть сообщений не дошла или судьба их неизвестна. Бот их сам не повторяет, чтобы никто не получил одно и то же дважды.
dashboard-advice-failing = Какая-то работа не удаётся и повторяется. Причина в журнале обработчика (worker); часто это права бота в чате: school21-bot doctor.
dashboard-advice-failed = Какую-то работу пришлось бросить. Причина в журнале обработчика (worker).
dashboard-advice-room = На диске мало места. Освободите его: без места база остановится.
dashboard-jobs = Долгие работы
dashboard-jobs-none = За неделю долгих работ не было.
dashboard-jobs-what = Что
dashboard-jobs-began = Начата
dashboard-jobs-state = Как идёт
dashboard-job-dump-export = Выгрузка в чат
dashboard-job-dump-file = Выгрузка для другой системы
dashboard-job-dump-check = Проверка файла
dashboard-job-dump-import = Загрузка
dashboard-job-protection = Шифрование
dashboard-job-is-active = { $failures ->
        [one] Не вышло { $failures } раз, пробуем снова
        [few] Не вышло { $failures } раза, пробуем снова
       *[other] Не вышло { $failures } раз, пробуем снова
    }
dashboard-job-is-paused = На паузе
dashboard-job-is-done = ✓ Готово
dashboard-job-is-failed = ⚠️ Не удалось
dashboard-job-is-cancelled = Отменена
dashboard-export = Выгрузить всех
dashboard-export-about = Файл со всеми людьми, ролями и уровнями. Под паролем его откроет бот или программа age; без пароля — никто, и мы тоже.
dashboard-export-passphrase = Пароль, не короче { $limit } знаков. Запишите его: мы его не храним
dashboard-export-download = Скачать под паролем
dashboard-export-plain = Без пароля
dashboard-export-plain-about = Имена, ники и команды всех участников будут в файле открытым текстом: их прочитает каждый, к кому файл попадёт.
dashboard-export-plain-download = Всё равно скачать открытым
dashboard-export-runs = Записываем файл…
dashboard-export-done = { $people ->
        [one] ✓ Файл у вас: { $people } человек.
        [few] ✓ Файл у вас: { $people } человека.
       *[other] ✓ Файл у вас: { $people } человек.
    }{ $unreadable ->
        [0] {""}
       *[other] {" "}Не вошли, потому что их записи не читаются: { $unreadable }.
    }
dashboard-export-broken = Файл не дошёл до конца. Удалите его и скачайте ещё раз.
dashboard-import = Загрузить из файла
dashboard-import-about = Выгрузка этого бота, с паролем или без, или старого бота, любого размера. Сначала проверка: без вашего «да» ничего не изменится.
dashboard-import-locked = Файл под паролем.
dashboard-import-passphrase = Пароль файла
dashboard-import-unlock = Открыть
dashboard-import-other-file = Другой файл
dashboard-import-skip = Загрузить новых
dashboard-import-update = Загрузить и обновить тех, кто есть
dashboard-import-cancel = Отменить
dashboard-import-report = Скачать отчёт
dashboard-import-moved-on = За это время всё изменилось: посмотрите, как обстоят дела сейчас.
dashboard-import-is-checking = Проверяем файл. Пока ничего не меняется.
dashboard-import-is-checked = Файл проверен, пока ничего не изменилось. Повторы, спорные и записи с ошибками останутся в стороне.
dashboard-import-is-staging = Готовим. Ещё можно отменить.
dashboard-import-is-applying = Записываем. Отменить уже нельзя, даже сбой ничего не испортит.
dashboard-import-is-done = { $imported ->
        [one] ✓ Загружен { $imported } человек.
        [few] ✓ Загружены { $imported } человека.
       *[other] ✓ Загружено { $imported } человек.
    }{ $meanwhile ->
        [0] {""}
       *[other] {" "}Изменились уже после проверки и остались как есть: { $meanwhile }. Кто это, сказано в отчёте.
    }
dashboard-import-is-cancelled = Отменена. В базе ничего не изменилось.
dashboard-import-is-refused = ⚠️ Этот файл загрузить нельзя.
dashboard-import-count-people = Записей в файле
dashboard-import-count-new = Новых
dashboard-import-count-changed = Изменятся
dashboard-import-count-unchanged = Без изменений
dashboard-import-count-duplicate = Повторы в файле
dashboard-import-count-conflict = Спорные
dashboard-import-count-invalid = С ошибками
dashboard-import-count-new_roles = Новых ролей
dashboard-import-count-new_levels = Новых уровней
dashboard-import-count-admins = Были админами в старом боте (здесь никем не станут)
dashboard-upload-choose = Выберите файл или перетащите его сюда
dashboard-upload-sending = Отправляем: { $share }
dashboard-upload-stop = Прервать
dashboard-upload-stopped = Прервано. Ничего не сохранилось.
dashboard-upload-broken = Файл не дошёл: связь прервалась. Попробуйте ещё раз.
dashboard-acts = Что делали организаторы
dashboard-acts-action = Действие
dashboard-acts-at = Когда
dashboard-acts-who = Кто
dashboard-acts-did = Что
dashboard-acts-what = С кем, с чем
dashboard-acts-details = Подробности
dashboard-acts-download = Скачать журнал
dashboard-sealing-state = { $seals ->
        [yes] Всё, что сохраняет бот, шифруется.
       *[no] Сейчас бот сохраняет данные открытыми: их прочитает каждый, кто получит базу.
    } Зашифровано записей: { $sealed }, открытых: { $unsealed }.
dashboard-sealing-unseal = Имена, ники, команды и сообщения всех людей будут лежать в базе открытым текстом, в её копиях тоже. Это нужно очень редко: бот и выгрузка работают и с зашифрованными данными. Если это и правда нужно, напишите: { $word }.
dashboard-sealing-word = Слово
button-really-unseal = Да, расшифровать
