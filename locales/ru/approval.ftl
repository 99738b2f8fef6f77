letter-staff-application =
    <b>Новая анкета</b>

    <a href="tg://user?id={ $person }">{ $name }</a> хочет вступить в сообщество.
application-nicknames =
    Ник в { -school(case: "locative") }: <b>{ $school_nickname }</b>
    Ник в { -messenger(case: "locative") }: <b>{ $messenger_nickname }</b>
application-work =
    Команда: <b>{ $team }</b>
    Роль: <b>{ $role }</b>
    Уровень: <b>{ $level }</b>
    О работе: { $description }
application-approved =
    <b>Анкета одобрена</b>

    Решение: { $by }, { $at }.
application-declined =
    <b>Анкета отклонена</b>

    Решение: { $by }, { $at }. Причина: { $reason }.
application-withdrawn =
    <b>Анкета отозвана</b>

    Её больше нет, и решать нечего.

button-approve = Одобрить
button-decline = Отклонить…

decline-reason-not-school = Не нашли в школе
decline-reason-not-company = Не нашли в компании
decline-reason-incomplete = Ошибки в ответах
decline-reason-not-yours = Чужие ответы
decline-reason-other = Другая причина

letter-approved =
    <b>Анкету одобрили — вы в сообществе!</b>

    Ваша карточка видна участникам, поиск открыт: /start{ $chat ->
        [none] { "" }
       *[yes] . Ссылка в чат: /invite
    }
letter-declined =
    <b>Анкету пока не одобрили</b>

    { $reason } Ответы сохранены: исправьте, что нужно, и подтвердите ещё раз.
declined-not-school = Организаторы не нашли вас в { -school(case: "locative") }. Проверьте ник.
declined-not-company = Организаторы не нашли вас в { -company(case: "locative") }. Проверьте ник в { -messenger(case: "locative") } и команду.
declined-incomplete = В ответах есть ошибки или чего-то не хватает. Проверьте каждый.
declined-not-yours = Похоже, в анкете ответы другого человека. Впишите свои.
declined-other = Если непонятно почему, спросите организаторов: /support.

notice-application-approved = Одобрено. Человек узнает об этом от бота.
notice-application-declined = Отклонено. Человек узнает причину от бота.
notice-application-over = По этой анкете решать больше нечего: решение принято или её отозвали.
notice-application-not-yours = Решать об анкетах могут владельцы и администраторы бота.
