admin-find =
    <b>Управление</b> · Люди

    Напишите имя, ник, имя пользователя или номер (ID) в Telegram — или перешлите сообщение человека. Ниже — списки.
admin-found =
    <b>Управление</b> · Люди · Поиск

    { $total ->
        [0] Никто не подошёл. Напишите иначе.
        [one] Нашёлся { $total } человек
        [few] Нашлись { $total } человека
       *[many] Нашлось { $total } человек
    }{ $total ->
        [0] { "" }
       *[other] . Нажмите, чтобы открыть, или напишите другое.
    }
admin-found-ban =
    <b>Управление</b> · Люди · Поиск

    Данные этого человека удалены, но доступ по-прежнему закрыт: бот узнает его по отпечатку номера. Запрет можно снять.
admin-people =
    <b>Управление</b> · Люди · { $group }

    Всего: <b>{ $total }</b>. Нажмите, чтобы открыть, или напишите, кого найти.
admin-file =
    <b>{ $name }</b> · { $status ->
        [new] нажал «Старт»
        [applying] заполняет анкету
        [abandoned] бросил анкету
        [waiting] ждёт решения
        [member] участник
        [suspended] доступ приостановлен
        [left] вышел
        [removed] исключён
       *[banned] доступ закрыт
    }
    { $role } · { $level }
admin-file-answers =
    { -messenger }: <b>{ $messenger_nickname }</b>
    Ник в { -school(case: "locative") }: { $school_nickname }
    Команда: { $team }
admin-file-marks =
    Telegram: { $telegram } · { $telegram_id ->
        [none] аккаунта ещё нет
       *[other] ID <code>{ $telegram_id }</code>
    }{ $staff ->
        [none] { "" }
       *[other] { " " }· организатор
    }{ $joined ->
        [none] { "" }
       *[other] { "\u000A" }В сообществе с { $joined }
    }{ $left ->
        [none] { "" }
       *[other] { "\u000A" }Вышел { $left }
    }{ $waiting ->
        [none] { "" }
       *[other] { "\u000A" }Подтвердил анкету { $waiting }
    }{ $question ->
        [none] { "" }
       *[other] { "\u000A" }Остановился на вопросе: { $question }
    }{ $blocked ->
        [yes] { "\u000A" }Заблокировал бота: написать ему нельзя
       *[no] { "" }
    }{ $listed ->
        [no] { "\u000A" }Карточка скрыта из поиска
       *[yes] { "" }
    }
admin-history =
    <b>{ $name }</b> · Что происходило

    Последнее сверху.
admin-fields =
    <b>{ $name }</b> · Что исправить?

    Правила те же, что при регистрации.
admin-editing = <b>{ $name }</b> · Исправляем ответ
admin-remove =
    <b>Исключить из сообщества: { $name }?</b>

    Карточка исчезнет, поиск закроется, бот выведет человека из чата. Ники освободятся. Зарегистрироваться заново можно.
admin-ban =
    <b>Закрыть доступ: { $name }?</b>

    Карточка исчезнет, бот выведет человека из чата и не пустит обратно. Зарегистрироваться нельзя, даже если удалить свои данные. Доступ можно открыть снова.
admin-decline =
    <b>Отклонить анкету: { $name }?</b>

    Выберите причину: её увидит человек. Ответы сохранятся, их можно исправить и подтвердить снова.
admin-move =
    <b>{ $name }</b> · Другой аккаунт Telegram

    Перешлите любое сообщение с нового аккаунта или пришлите его номер (ID).
admin-move-really =
    <b>Перенести участие: { $name }?</b>

    Новый аккаунт: ID <code>{ $account }</code>. Старый станет для бота чужим: его ссылка не сработает, бот выведет его из чата. Карточка и история останутся.
admin-add =
    <b>Управление</b> · Люди · Новый человек

    Как его зовут? Потом бот спросит остальное. Telegram можно привязать позже кнопкой «Другой аккаунт».

group-members = Участники
group-suspended = Доступ приостановлен
group-applying = Заполняют анкету
group-abandoned = Бросили анкету
group-waiting = Ждут решения
group-left = Вышли и исключены
group-banned = Доступ закрыт
group-arrived = Только нажали «Старт»
person-unreadable = Запись не читается · { $number }
history-line = { $at } · { $what }{ $more ->
        [none] { "" }
       *[other] : <i>{ $more }</i>
    }

event-arrived = Пришёл к боту
event-registration_started = Начал регистрацию
event-registration_restarted = Начал заново
event-registration_resumed = Продолжил
event-registration_abandoned = Бросил
event-registration_finished = Закончил регистрацию
event-reminded = Получил напоминание
event-came_back = Вернулся после напоминания
event-came_back_finished = Закончил после напоминания
event-opted_out = Отписался
event-opted_in = Подписался
event-support_asked = Написал в поддержку
event-reported = Сообщил об ошибке в карточке
event-support_answered = Получил ответ поддержки
event-answered = Ответил
event-refused = Ответ не подошёл
event-searched = Искал
event-card_opened = Открыл карточку
event-profile_edited = Исправлено
event-hidden = Скрыл
event-shown = Показал
event-language_chosen = Выбрал язык
event-consent_given = Дал согласие
event-data_taken = Получил свои данные
event-deleted = Удалён
event-invite_issued = Выдана ссылка в чат
event-invite_used = Вошёл по ссылке
event-invite_expired = Ссылка истекла
event-invite_revoked = Ссылка отозвана
event-invite_misused = Ссылку пробовал другой
event-chat_joined = Вошёл в чат
event-chat_left = Вышел из чата
event-suspended = Доступ приостановлен
event-restored = Доступ вернулся
event-removed = Исключён
event-banned = Доступ закрыт
event-unbanned = Доступ открыт
event-moved = Перенесён на другой аккаунт
event-approved = Анкета одобрена
event-declined = Анкета отклонена

button-add-person = + Добавить вручную
button-admin-menu = Управление
button-go-on-adding = Продолжить заполнять
button-admit = Сделать участником
button-nudge = Напомнить
button-edit = ✎ Исправить
button-history = История
button-reissue = Новая ссылка в чат
button-move = Другой аккаунт
button-appoint = Роль в управлении
button-remove = Исключить
button-ban = Закрыть доступ
button-unban = Открыть доступ
button-leave-out = Без рассказа
button-really-remove = Да, исключить
button-really-ban = Да, закрыть доступ
button-really-move = Да, перенести
button-no-back = Нет, назад

removed = Исключён. Бот сказал ему об этом.
banned = Доступ закрыт.
unbanned = Доступ снова открыт.
moved = Перенесено.
nudged = Напоминание отправлено.
reissued = Старая ссылка больше не работает, новую бот пришлёт сам.
admitted = Теперь это участник.
approved = Одобрено. Бот сообщил об этом.
declined = Отклонено. Бот сообщил причину.

refused-name-empty = Имя пустое. Напишите, как зовут человека.
refused-name-too-long = Имя слишком длинное: { $length } при допустимых { $limit }. Напишите короче.

notice-hidden-author = Автор этого сообщения скрыт настройками Telegram. Найдите его по имени или нику.
notice-not-a-person = Нужен человек: имя, ник, номер или его пересланное сообщение.
notice-nobody-found = Никто не нашёлся. Попробуйте часть имени, ник или номер (ID) в Telegram.
notice-account-wanted = Нужен номер (ID) аккаунта или пересланное с него сообщение.
notice-account-taken = Этот аккаунт уже чей-то или ему закрыт доступ. Ничего не изменилось.
notice-is-staff = Это организатор. Сначала снимите роль в управлении.
