button-dictionaries = Роли и уровни
button-roles = Роли
button-levels = Уровни
button-all-roles = Показать все
button-rename = Переименовать
button-merge-with = Объединить с другой
button-do-not-merge = Не объединять
button-swap-names = Поменять местами
button-merge = Объединить
button-up = ▲ Выше
button-down = ▼ Ниже
button-add-level = + Добавить уровень
button-usual-name = Вернуть обычное

dictionaries = <b>Управление</b> · Роли и уровни
dictionaries-what =
    { $roles ->
        [0] Ролей пока нет
        [one] { $roles } роль
        [few] { $roles } роли
       *[many] { $roles } ролей
    } и { $levels ->
        [one] { $levels } уровень
        [few] { $levels } уровня
       *[many] { $levels } уровней
    }, из которых выбирают участники. Что посмотреть?

dictionaries-used = { $name } · { $members }
dictionaries-used-more = { $name } · { $members } (+{ $others })
dictionaries-counts =
    { $members ->
        [one] <b>{ $members }</b> участник
        [few] <b>{ $members }</b> участника
       *[many] <b>{ $members }</b> участников
    }{ $others ->
        [0] .
        [one] { "" } и ещё { $others } человек: заполняет анкету, ждёт решения или вышел.
        [few] { "" } и ещё { $others } человека: заполняют анкету, ждут решения или вышли.
       *[many] { "" } и ещё { $others } человек: заполняют анкету, ждут решения или вышли.
    }

dictionaries-roles = <b>Управление</b> · Роли
dictionaries-roles-all = { $total ->
        [one] Всего { $total } роль, с самых частых.
        [few] Всего { $total } роли, с самых частых.
       *[many] Всего { $total } ролей, с самых частых.
    } Число — участники, в скобках — анкеты и те, кто вышел.
dictionaries-roles-found = { $total ->
        [one] По запросу «{ $words }» нашлась { $total } роль.
        [few] По запросу «{ $words }» нашлись { $total } роли.
       *[many] По запросу «{ $words }» нашлось { $total } ролей.
    }
dictionaries-roles-not_found = По запросу «{ $words }» ничего нет. Попробуйте часть слова: «разраб».
dictionaries-roles-none = Ролей пока нет: они появляются, когда люди регистрируются.
dictionaries-roles-hint = Выберите роль — или напишите слово из её названия, например «python».

dictionaries-role =
    Роль
    <b>{ $name }</b>
dictionaries-aliases =
    Прежние названия тоже понимаются:
    { $aliases }
dictionaries-rename-role = <b>Новое название роли</b>
dictionaries-ask-role-name =
    Сейчас: «{ $name }»

    Напишите новое название, например «Python разработчик». Уровень в нём не нужен. Кто напишет старое, попадёт в ту же роль.
dictionaries-renamed = Роль переименована.

dictionaries-merge-with = <b>С чем объединить «{ $name }»?</b>
dictionaries-merge-hint = Выберите вторую роль — или напишите слово из её названия.
dictionaries-merge = <b>Объединить роли?</b>
dictionaries-merge-what =
    Исчезнет из списков:
    «{ $name }» · { $members }{ $others ->
        [0] { "" }
       *[other] { " " }(+{ $others })
    }

    Останется:
    <b>«{ $into }»</b> · { $into_members }{ $into_others ->
        [0] { "" }
       *[other] { " " }(+{ $into_others })
    }

    В объединённой роли { $sum ->
        [one] будет { $sum } участник
        [few] будет { $sum } участника
       *[many] будет { $sum } участников
    }. Кто напишет прежнее название, попадёт в неё же.

    <b>Отменить объединение нельзя.</b>
dictionaries-merged = Роли объединены.

dictionaries-levels = <b>Управление</b> · Уровни
dictionaries-levels-hint =
    В таком порядке их видят участники. Число — участники, в скобках — анкеты и те, кто вышел.

    Выберите уровень, чтобы переименовать или передвинуть его.
dictionaries-level =
    Уровень { $position } из { $total }
    <b>{ $name }</b>
dictionaries-usual = Обычное название: { $usual }. Оно тоже понимается.
dictionaries-rename-level = <b>Новое название уровня</b>
dictionaries-ask-level-name =
    Сейчас: «{ $name }»

    Напишите новое название, до 64 знаков, например «Эксперт». Его увидят у всех, кто на этом уровне.
dictionaries-level-renamed = Уровень переименован.
dictionaries-add-level = <b>Новый уровень</b>
dictionaries-ask-new-level = Напишите название, до 64 знаков, например «Эксперт». Уровень встанет в конец списка, потом его можно передвинуть.
dictionaries-level-added = Уровень добавлен.

refused-role-known = Такая роль уже есть. Если это одно и то же, вернитесь и нажмите «Объединить с другой».
refused-role-with-level = В названии роли не нужен уровень: его выбирают отдельно. Напишите название без него.
refused-words-too-long = Слишком длинно: названия ролей короче. Напишите одно-два слова, например «python».
refused-level_name-empty = Название пустое. Напишите, как назвать уровень, например «Эксперт».
refused-level_name-no-letters = В названии уровня нужна хотя бы одна буква.
refused-level_name-too-long = Слишком длинно: { $length } при { $limit } возможных знаках. Напишите короче.
refused-level_name-known = Так уже называется или понимается другой уровень. Придумайте название, которое с ним не спутать.
