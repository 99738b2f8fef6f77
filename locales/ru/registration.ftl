registration-step = <b>Регистрация</b> · Шаг { $step } из { $steps }
registration-editing = <b>Регистрация</b> · Исправляем ответ
registration-now = Сейчас: <b>{ $value }</b>

ask-school_nickname =
    <b>Какой у вас ник в { -school(case: "locative") }?</b>
    По нему видно, что вы там учитесь или учились.

    4–16 латинских букв, например: <code>ivanpetr</code>
ask-messenger_nickname =
    <b>Какой у вас ник в { -messenger(case: "locative") }?</b>
    По нему коллеги напишут вам на работе. Это часть рабочей почты до знака @.

    Например: <code>ivan.petrov</code> — можно прислать и адрес целиком
ask-team =
    <b>В какой вы команде?</b>
    Так проще понять, кто рядом и чем занимается.

    Например: <code>{ -team-example }</code>
ask-role =
    <b>Кем вы работаете?</b>
    Роль — в точности как в { -hr-system(case: "locative") }: по ней вас найдут. Выберите из списка или напишите одной строкой, можно сразу с уровнем.

    Например: <code>Senior golang разработчик</code>
ask-level =
    <b>Какой у вас уровень?</b>
    Роль: { $role }. Уровень помогает найти того, кто ответит на вопрос.

    Выберите кнопкой или напишите, например: <code>Middle</code>
ask-description =
    <b>Чем вы занимаетесь?</b>
    Пара слов о работе — по ним поймут, с чем к вам прийти. Этот шаг можно пропустить.

    Например: <code>Нагрузочное тестирование платежей</code>
noted-level = Уровень записан: { $level }.
role-still-needed = Уровень записан: { $level }. Теперь выберите или напишите роль.

summary-title =
    <b>Регистрация</b> · Проверьте ответы
summary =
    Ник в { -school(case: "locative") }: <b>{ $school_nickname }</b>
    Ник в { -messenger(case: "locative") }: <b>{ $messenger_nickname }</b>
    Команда: <b>{ $team }</b>
    Роль: <b>{ $role }</b>
    Уровень: <b>{ $level }</b>
    О работе: { $description }

    Что-то не так — нажмите на поле, чтобы исправить.
summary-skipped = пропущено

edit-school_nickname = ✎ Ник в школе
edit-messenger_nickname = ✎ Ник в чате
edit-team = ✎ Команда
edit-role = ✎ Роль
edit-level = ✎ Уровень
edit-description = ✎ О работе

# О чём согласие: обработку чего.
-personal-data = своих персональных данных: номера (ID), имени и имени пользователя в Telegram, ника в { -school(case: "locative") }, ника в { -messenger(case: "locative") }, команды, роли, уровня и рассказа о работе
consent =
    <b>Регистрация</b> · Согласие

    Нажимая «Подтвердить», вы соглашаетесь на обработку { -personal-data }.

    Зачем: чтобы участники сообщества могли вас найти и написать вам. Увидят только они{ $joining ->
        [approval] , а до них — организаторы, которые решают о вступлении.
       *[open] .
    }
consent-details = <b>Регистрация</b> · Подробности согласия

button-keep = Оставить как есть ›
button-skip = Пропустить
button-all-right = Всё верно ›
button-confirm = Подтвердить
button-read-more = Прочитать полностью

welcome =
    <b>Готово, вы в сообществе!</b>

    Ваша карточка уже видна участникам. Теперь вы можете найти коллегу по роли и уровню и написать ему.

refused-school_nickname-empty = Ответ пустой. Напишите ник латинскими буквами.
refused-school_nickname-not-latin = В нике бывают только латинские буквы: без цифр, пробелов и кириллицы.
refused-school_nickname-too-short = Слишком коротко: в нике не меньше { $limit } букв, а здесь { $length }.
refused-school_nickname-too-long = Слишком длинно: в нике не больше { $limit } букв, а здесь { $length }.
refused-school_nickname-taken = Этот ник уже зарегистрирован. Возможно, вы уже в сообществе: поищите его чат в своём списке чатов или откройте бота из аккаунта, с которого регистрировались.{ $support ->
    [none] { "" }
   *[other] { " " }Если ник занял кто-то другой — напишите в поддержку: { $support }
}
refused-messenger_nickname-empty = Ответ пустой. Напишите часть рабочей почты до знака @.
refused-messenger_nickname-not-an-address = Это не похоже на начало рабочей почты. Нужна часть до @: латинские буквы и цифры, между ними точки.
refused-messenger_nickname-not-a-domain = То, что после знака @, не похоже на почтовый адрес. Пришлите адрес целиком или только часть до @.
refused-messenger_nickname-too-long = Слишком длинно: перед @ может быть до { $limit } знаков, а здесь { $length }.
refused-messenger_nickname-taken = Этот ник уже зарегистрирован. Возможно, вы уже в сообществе: поищите его чат в своём списке чатов или откройте бота из аккаунта, с которого регистрировались.{ $support ->
    [none] { "" }
   *[other] { " " }Если ник занял кто-то другой — напишите в поддержку: { $support }
}
refused-team-empty = Ответ пустой. Напишите название команды.
refused-team-too-long = Слишком длинно: название команды — до { $limit } знаков, а здесь { $length }.
refused-role-empty = Ответ пустой. Напишите роль словами, например: разработчик.
refused-role-no-letters = Здесь нет ни одной буквы. Напишите роль словами, например: разработчик.
refused-role-too-long = Слишком длинно: роль — до { $limit } знаков, а здесь { $length }.
refused-description-empty = Ответ пустой. Напишите пару слов или обойдитесь без них: кнопка ниже.
refused-description-too-long = Слишком длинно: рассказ о работе — до { $limit } знаков, а здесь { $length }. Сократите, пожалуйста.
refused-level-unknown = Такого уровня нет. Выберите кнопкой ниже.
