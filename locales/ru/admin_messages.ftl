button-broadcasts = Рассылки
button-broadcast-new = + Новая рассылка
button-text-ru = ✎ По-русски
button-text-en = ✎ По-английски
button-attachment = Картинка, файл
button-links = Кнопки-ссылки
button-audience = Кому отправить
button-preview = Посмотреть ›
button-discard = Удалить черновик
button-really-discard = Да, удалить
button-no-text = Убрать текст
button-no-attachment = Убрать вложение
button-no-links = Убрать кнопки
button-aim-roles = Роли
button-aim-levels = Уровни
button-any-language = Язык: любой
button-only-russian = Язык: русский
button-only-english = Язык: английский
button-any-role = Все роли
button-any-level = Все уровни
button-at-a-time = В назначенное время
button-send-now = Отправить сейчас
button-schedule = Запланировать
button-broadcast-pause = Пауза
button-broadcast-resume = Продолжить
button-broadcast-cancel = Отменить…
button-really-cancel = Да, отменить рассылку
button-unknown-people = Кому неизвестно
button-no-news = Отписаться от рассылок
button-news-again = Подписаться снова

news-are-off = Вы отписались от рассылок. Остальное приходит как раньше.
news-are-on = Вы снова подписаны на рассылки.

campaign-is-draft = черновик
campaign-is-scheduled = запланирована
campaign-is-sending = отправляется
campaign-is-paused = на паузе
campaign-is-cancelled = отменена
campaign-is-done = отправлена

broadcasts = <b>Управление</b> · Рассылки
broadcasts-latest = Последние рассылки — на кнопках. Черновик можно дописать в любой момент.
broadcasts-none = Рассылок ещё не было. Напишите текст, выберите, кому он придёт, посмотрите, как это выглядит, — и только потом отправьте.
broadcast-line = { $at } · { $title } · { $state }
broadcast-file-only = без текста
broadcast-draft = <b>Новая рассылка</b>
broadcast-content =
    Русский текст: { $text_ru ->
        [none] нет
       *[other] «{ $text_ru }»
    }
    Английский текст: { $text_en ->
        [none] нет
       *[other] «{ $text_en }»
    }
    Вложение: { $file ->
        [photo] картинка
        [document] файл
       *[none] нет
    }
    Кнопки: { $links ->
        [0] нет
       *[other] { $links }
    }
    Если текста на одном из языков нет, все увидят другой.
broadcast-audience =
    Кому: { $statuses ->
        [none] никому
       *[other] { $statuses }
    }{ $roles ->
        [none] { "" }
       *[other] { "" }; роли: { $roles }
    }{ $levels ->
        [none] { "" }
       *[other] { "" }; уровни: { $levels }
    }{ $speaks ->
        [ru] { "" }; говорят по-русски
        [en] { "" }; говорят по-английски
       *[none] { "" }
    }
    Получат: <b>{ $people ->
        [one] { $people } человек
        [few] { $people } человека
       *[many] { $people } человек
    }</b>. Кто отписался или заблокировал бота, не считается.
broadcast-audience-was =
    Кому: { $statuses ->
        [none] никому
       *[other] { $statuses }
    }{ $roles ->
        [none] { "" }
       *[other] { "" }; роли: { $roles }
    }{ $levels ->
        [none] { "" }
       *[other] { "" }; уровни: { $levels }
    }{ $speaks ->
        [ru] { "" }; говорят по-русски
        [en] { "" }; говорят по-английски
       *[none] { "" }
    }
broadcast-text =
    <b>{ $language ->
        [ru] Русский текст
       *[en] Английский текст
    }</b>

    Напишите текст, до { $limit } знаков. Жирный, курсив, ссылки и остальное оформление сохранятся. Можно сразу с картинкой или файлом.
broadcast-text-now = Сейчас: { $beginning ->
        [none] пусто
       *[other] «{ $beginning }»
    }
broadcast-attachment =
    <b>Картинка или файл</b>

    Пришлите картинку или документ. С вложением текст может быть до { $limit } знаков.
    Сейчас: { $file ->
        [photo] картинка
        [document] файл
       *[none] ничего
    }
broadcast-links =
    <b>Кнопки-ссылки</b>

    Напишите кнопки, до { $limit }, по одной на строке: надпись, тире и адрес.
    Например: Записаться — https://example.com/meetup

    Сейчас: { $lines ->
        [none] ни одной
       *[other] { $lines }
    }
broadcast-aim = <b>Кому отправить</b>
broadcast-aim-roles =
    <b>Каким ролям</b>

    Отметьте роли. Не отмечена ни одна — значит, всем. Получат: { $people }.
broadcast-aim-levels =
    <b>Каким уровням</b>

    Отметьте уровни. Не отмечен ни один — значит, всем. Получат: { $people }.
broadcast-discard = <b>Удалить черновик?</b> Текст и вложение пропадут.
broadcast-discarded = Черновик удалён.
broadcast-confirm =
    <b>Отправить рассылку?</b>

    Выше она такая, какой её увидят: сначала по-русски, потом по-английски. Отправленное не вернуть.
broadcast-when = Когда: <b>{ $at }</b>
broadcast-quiet = Это тихие часы: сообщения пойдут { $quiet_until }.
broadcast-moment =
    <b>Когда отправить?</b>

    Напишите день и время, например: { $example } или 28.11.2026 15:00. Время — { $zone }.
broadcast-title =
    <b>Рассылка</b>
    «{ $title }»
broadcast-sending =
    { $bar }
    Отправляется: { $done } из { $total }.
broadcast-scheduled = Запланирована на <b>{ $at }</b>. Получат примерно { $total ->
        [one] { $total } человек
        [few] { $total } человека
       *[many] { $total } человек
    }: посчитаю заново, когда придёт время.
broadcast-paused =
    { $bar }
    Пауза: { $done } из { $total }. Остальные ждут.
broadcast-cancelled = Отменена. Что уже ушло, не вернуть.
broadcast-done = ✓ Отправлена.
broadcast-report =
    Начата: { $began }
    Доставлено: <b>{ $sent }</b>
    Заблокировали бота: { $blocked }
    Не приняты Telegram: { $failed }
    Неизвестно, дошло ли: { $unknown }
broadcast-left-out = Отписались или ушли до своей очереди: { $left_out }
broadcast-cancel =
    <b>Отменить рассылку?</b>

    Ушло { $done } из { $total }, остальные её не получат. Продолжить потом будет нельзя; чтобы передохнуть, есть пауза.
broadcast-unknown =
    <b>Неизвестно, дошло ли</b>

    Связь оборвалась на середине, и повторять бот не стал: два раза хуже, чем ни одного. Нажмите на имя, чтобы открыть карточку.

notice-not-a-post = Здесь нужен текст, картинка или файл.
notice-not-an-attachment = Здесь нужна картинка или файл. Другие вложения рассылка не понимает.
notice-broadcast-empty = Рассылка пустая. Напишите текст или приложите картинку.
notice-broadcast-refused = Telegram такое не принимает. Вот что он ответил: { $words }
refused-post-too-long = Слишком длинно: { $length } знаков, а можно { $limit }. Сократите и пришлите снова.
refused-post-too-long-caption = Слишком длинно для сообщения с вложением: { $length } знаков, а можно { $limit }. Сократите текст или уберите вложение.
refused-post-unreadable = Такое оформление Telegram не покажет. Пришлите текст проще.
refused-buttons-too-many = Кнопок слишком много: можно { $limit }.
refused-buttons-unreadable = Строка { $line } непонятна. Нужны надпись, тире и адрес: Записаться — https://example.com
refused-buttons-too-long = Строка { $line }: надпись длиннее { $limit } знаков.
refused-buttons-not-a-link = Строка { $line }: это не адрес. Нужен адрес целиком, с https:// в начале.
refused-moment-unreadable = Не понимаю, когда это. Напишите так: 28.11 15:00.
refused-moment-past = Это время уже прошло. Напишите другое.
refused-moment-too-far = Это дальше чем через год. Выберите время поближе.
refused-audience-nobody = Получать некому. Выберите других людей.
