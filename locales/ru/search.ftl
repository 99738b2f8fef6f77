search-role =
    <b>Поиск</b>

    Кого вы ищете? Выберите роль.
search-no-roles =
    <b>Поиск</b>

    Пока в сообществе некого искать: вы здесь из первых. Загляните позже — и позовите коллег.
search-level =
    <b>Поиск</b> · { $role }

    Какого уровня?
search-any-role = Любая роль
search-any-level = Любой уровень
search-choice = { $name } · { $members }
search-results =
    <b>Поиск</b> · { $role } · { $level }

    { $total ->
        [one] Нашёлся { $total } человек
        [few] Нашлось { $total } человека
       *[many] Нашлось { $total } человек
    }. Нажмите, чтобы открыть карточку.
search-empty =
    <b>Поиск</b> · { $role } · { $level }

    Никого не нашлось. Попробуйте другой уровень или роль: кнопки ниже вернут назад.
button-change-level = Другой уровень
button-change-role = Другая роль
button-to-list = ‹ К списку
button-write = Написать

card =
    <b>{ $name }</b>
    { $role } · { $level }

    { -messenger }: <b>{ $messenger_nickname }</b>
    Telegram: { $telegram }
    Ник в { -school(case: "locative") }: { $school_nickname }
    Команда: { $team }
card-description =
    О работе:
    <blockquote>{ $description }</blockquote>
card-hidden = скрыто
card-no-username = без имени пользователя
