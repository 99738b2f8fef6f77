letter-reminded =
    <b>{ $number ->
        [1] Регистрация вас ждёт
       *[other] Регистрация всё ещё вас ждёт
    }</b>

    { $question ->
        [none] Вы ответили на все вопросы: осталось проверить ответы и подтвердить.
       *[other] Вы остановились на вопросе: { $question }. Осталось совсем немного, всё введённое сохранено.
    }{ $last ->
        [yes] { " " }Больше бот сам не напомнит.
       *[no] { "" }
    }
button-no-reminders = Больше не напоминать
button-remind-again = Напоминать снова
reminders-are-off = Больше не напомним. Вернуться можно в любой момент.
reminders-are-on = Хорошо, будем напоминать.

notice-cannot-remind = { $reason ->
        [lately] Этому человеку напоминали меньше суток назад.
        [opted-out] Этот человек просил не напоминать.
        [blocked] Этот человек заблокировал бота: написать ему нельзя.
       *[moved-on] Напоминать не о чем: человек уже вернулся к анкете или закончил её.
    }
admin-file-unwanted = Не присылать: { $unwanted }
dashboard-person-unwanted = не присылать: { $unwanted }
category-reminders = напоминания
category-news = рассылки

profile-messages =
    <b>Мой профиль</b> · Сообщения

    <b>Напоминания.</b> Если регистрация прервалась, бот напомнит о ней. Сейчас: <b>{ $reminders ->
        [on] приходят
       *[off] не приходят
    }</b>

    <b>Рассылки.</b> Новости и приглашения от организаторов. Сейчас: <b>{ $news ->
        [on] приходят
       *[off] не приходят
    }</b>

    Ответы, решения и всё, что касается вашего доступа, приходят в любом случае.
button-messages = Сообщения
button-reminders-off = Не напоминать
button-reminders-on = Напоминать
button-news-off = Без рассылок
button-news-on = Получать рассылки

dashboard-reminders-finding = { $people ->
        [0] За период никому не напоминали
        [one] Напомнили { $people } человеку: вернулись { $back }, закончили { $done }
       *[other] Напомнили { $people } людям: вернулись { $back }, закончили { $done }
    }
dashboard-reminders-note = Напоминания бота и организаторов тем, кто бросил анкету; по дню, когда это случилось.
dashboard-reminders-reminded = Напомнили
dashboard-reminders-came_back = Вернулись
dashboard-reminders-came_back_finished = Закончили
