search-role =
    <b>Поиск</b>

    Кого вы ищете? Выберите роль. Или просто напишите, кто нужен: имя, ник, команду, пару слов о работе — например «иван», «golang нагрузка».
search-no-roles =
    <b>Поиск</b>

    Пока в сообществе некого искать: вы здесь из первых. Загляните позже — и позовите коллег.
search-level =
    <b>Поиск</b> · { $role }

    Какого уровня?
search-any-role = Любая роль
search-any-level = Любой уровень
search-any = любые
search-choice = { $name } · { $members }
search-words = «{ $words }»
search-no-more = больше нет
search-results = <b>Поиск</b> · { $what }
search-turned = Искали «{ $words }»: похоже, была другая раскладка.
search-found =
    { $total ->
        [one] Нашёлся { $total } человек
        [few] Нашлось { $total } человека
       *[many] Нашлось { $total } человек
    }. Нажмите, чтобы открыть карточку.
search-found-many = Нашлось 1000+ человек: добавьте слово или фильтр. Нажмите, чтобы открыть карточку.
search-alike =
    Точно таких никого не нашлось.

    <b>Похожие</b> — отличаются на одну букву:
search-alike-too = Знаком ≈ отмечены похожие: отличаются на одну букву.
search-unseen = Среди первых подходящих не оказалось. Дальше могут быть ещё: листайте.
search-empty = Никого не нашлось.
search-empty-words = Никого не нашлось. Попробуйте другое слово, покороче или без окончания.
search-empty-path = Никого не нашлось. Уберите лишнее кнопками ниже.
search-offers = Зато есть, если убрать что-то одно:
search-without = Без фильтра «{ $what }» · { $people }
search-without-words = Без слов «{ $what }» · { $people }
search-several-roles = Роли
search-several-levels = Уровни
search-chip = ✕ { $what }
search-page = Страница { $number }
search-goes-on = Дальше не листаю: сотни страниц никто не читает. Добавьте слово или фильтр — и нужный человек окажется ближе.
search-filters =
    <b>Поиск</b> · Фильтры

    Роли: { $roles }
    Уровни: { $levels }
    Команда: { $mates ->
        [yes] моя
       *[no] любая
    }
search-among-words = Слова: «{ $words }»
search-pick-roles =
    <b>Поиск</b> · Роли

    Отметьте одну или несколько. Рядом — сколько человек с этой ролью.
search-pick-levels =
    <b>Поиск</b> · Уровни

    Отметьте один или несколько. Рядом — сколько человек этого уровня среди выбранных ролей.
search-show = Показать · { $people }
search-recent =
    <b>Поиск</b> · Недавние

    Нажмите, чтобы повторить. Храним последние десять, зашифрованными, и видите их только вы.
search-recent-none =
    <b>Поиск</b> · Недавние

    Здесь пока пусто.
search-cleared = Недавние поиски стёрты.

notice-not-words = Здесь я понимаю только слова и кнопки. Напишите, кого ищете: имя, ник, команду.
notice-too-many-words = Слишком длинно для поиска: хватит имени или нескольких слов.
notice-only-signs = Здесь одни знаки, а ищу я по буквам и цифрам. Напишите имя, ник или слово.
notice-words-gone = Слова этого поиска стёрты вместе с недавними. Показываю без них.
notice-search-gone = Этот поиск уже стёрт.
notice-enough-roles = Больше { $limit } ролей сразу не выбрать. Снимите лишние или оставьте «Любая роль».
notice-no-further = Дальше никого нет: кто-то ушёл, пока вы смотрели.

button-filters = Фильтры
button-recent = Недавние поиски
button-new-search = Новый поиск
button-newest = Сначала новые
button-best = Сначала точные
button-change-level = Другой уровень
button-change-role = Другая роль
button-my-team = Моя команда
button-my-team-chosen = ✓ Моя команда
button-reset = Сбросить фильтры
button-done = ‹ К фильтрам
button-clear = Очистить
button-to-list = ‹ К списку
button-previous-person = ‹ Предыдущий
button-next-person = Следующий ›
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
