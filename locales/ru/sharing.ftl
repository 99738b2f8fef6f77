button-open-card = Открыть карточку
button-open-bot = Открыть бота
button-share = Поделиться
button-report-card = Сообщить об ошибке
button-to-card = ‹ К карточке

shared-card =
    Участник { -community(case: "genitive") }
    <b>{ $role }</b> · { $level }

notice-card-for-members = Карточки видят только участники сообщества.
notice-nobody-known = Среди участников, которых можно найти, такого человека нет.
notice-sender-hidden = Telegram скрывает, кто это написал. Поищите человека по имени.
notice-sender-no-person = Это написал не человек, а канал, группа или бот. Перешлите сообщение человека.
notice-contact-unknown = В этом контакте нет аккаунта Telegram. Поищите человека по имени.

report-what =
    <b>Что не так в карточке?</b>
    { $name }

    Напишите коротко, до { $limit ->
        [one] { $limit } знака
       *[many] { $limit } знаков
    }: например, «ушёл из команды» или «это не его ник». Организаторы увидят ваш текст, чья это карточка и от кого сообщение.
report-sent =
    <b>Спасибо!</b>

    Сообщение у организаторов: они проверят карточку.
refused-report-empty = Здесь пусто. Напишите в двух словах, что не так.
refused-report-too-long = Слишком длинно: { $length } из { $limit }. Напишите, пожалуйста, короче.
refused-report-too-many = За сутки можно отправить не больше { $limit ->
        [one] { $limit } сообщения
       *[many] { $limit } сообщений
    }. Напишите завтра или спросите организаторов: /support.

letter-staff-report =
    <b>Сообщение об ошибке в карточке</b>

    <blockquote>{ $text }</blockquote>
report-withdrawn =
    <b>Сообщение об ошибке в карточке</b>

    Больше не нужно: данные удалены.
button-reported-file = Чья карточка
button-reporter-file = Кто сообщил
