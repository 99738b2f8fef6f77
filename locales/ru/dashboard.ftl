dashboard-title = Школа 21 · Панель
dashboard-login-title = Панель сообщества
dashboard-login-hint = Вы пришли по личной ссылке из бота. Нажмите кнопку — ссылка сработает один раз.
dashboard-login-without = Сюда входят по личной ссылке. Отправьте боту /dashboard — он пришлёт её, и она будет годна пять минут.
dashboard-login-over = Эта ссылка больше не действует: её уже открыли или прошло пять минут. Отправьте боту /dashboard — он пришлёт новую.
dashboard-login-button = Войти
dashboard-sign-out = Выйти
dashboard-sign-out-everywhere = Выйти на всех устройствах
dashboard-page-overview = Обзор
dashboard-page-operations = Работа системы
dashboard-page-funnel = Воронка
dashboard-page-audience = Аудитория
dashboard-page-invites = Приглашения
dashboard-page-search = Поиск
dashboard-nothing = За этот период здесь пусто. Выберите период подлиннее или снимите фильтры.
dashboard-not-fresh = Свежие числа пока не пришли. На экране прежние; страница попробует ещё раз сама.
dashboard-earlier = было { $value }
dashboard-csv = Числа этого графика файлом
dashboard-png = Картинка этого графика
dashboard-period = Период
dashboard-period-7d = 7 дней
dashboard-period-30d = 30 дней
dashboard-period-90d = 90 дней
dashboard-period-365d = Год
dashboard-period-all = Всё время
dashboard-roles = Роли
dashboard-levels = Уровни
dashboard-statuses = Положение
dashboard-all = Все
dashboard-grain = По
dashboard-grain-auto = Как удобнее
dashboard-grain-day = Дням
dashboard-grain-week = Неделям
dashboard-grain-month = Месяцам
dashboard-no-role = Без роли
dashboard-no-level = Без уровня
dashboard-any-role = Любая роль
dashboard-any-level = Любой уровень
dashboard-status-new = Нажали «Старт»
dashboard-status-applying = Заполняют анкету
dashboard-status-abandoned = Бросили анкету
dashboard-status-waiting = Ждут решения
dashboard-status-member = Участники
dashboard-status-suspended = Отстранены
dashboard-status-left = Вышли
dashboard-status-removed = Исключены
dashboard-status-banned = Забанены
dashboard-is-new = Нажал «Старт»
dashboard-is-member = Участник
dashboard-is-applying = Заполняет анкету
dashboard-is-abandoned = Бросил анкету
dashboard-is-waiting = Ждёт решения
dashboard-is-suspended = Отстранён
dashboard-is-left = Вышел
dashboard-is-removed = Исключён
dashboard-is-banned = Забанен
dashboard-members = Участники
dashboard-started = Начали
dashboard-finished = Закончили
dashboard-applying = Ещё заполняют
dashboard-abandoned = Бросили
dashboard-searched = Искали
dashboard-conversion = Конверсия
dashboard-median = Обычное время анкеты
dashboard-slow = 95 из 100 успевают за
dashboard-registrations-finding = { $started ->
        [0] За период никто не начинал анкету
       *[other] { $started ->
            [one] Начал { $started } человек
            [few] Начали { $started } человека
           *[many] Начали { $started } человек
        }, закончили { $finished } — { $share }
    }
dashboard-conversion-finding = До конца доходят { $share }{ $change ->
        [up] {""} — больше, чем раньше ({ $before })
        [down] {""} — меньше, чем раньше ({ $before })
       *[same] {""}
    }
dashboard-growth-finding = { $change ->
        [up] Участников стало больше на { $number }: теперь { $members }
        [down] Участников стало меньше на { $number }: теперь { $members }
       *[same] Участников по-прежнему { $members }
    }
dashboard-now-finding = За сутки: начали { $started }, закончили { $finished }, искали { $searched }
dashboard-now-note = Последние 24 часа, какой бы период ни был выбран.
dashboard-table-title = { $grain ->
        [week] Анкеты по неделям
        [month] Анкеты по месяцам
       *[day] Анкеты по дням
    }
dashboard-table-date = Дата
dashboard-table-all = Все
dashboard-table-registered = Зарегистрированы
dashboard-table-unregistered = Не зарегистрированы
dashboard-table-share = %
dashboard-step-school_nickname = Ник в { -school(case: "locative") }
dashboard-step-messenger_nickname = Ник в { -messenger(case: "locative") }
dashboard-step-team = Команда
dashboard-step-role = Роль
dashboard-step-level = Уровень
dashboard-step-description = О работе
dashboard-step-summary = Проверка анкеты
dashboard-funnel-finding = { $started ->
        [0] За период никто не начинал анкету
       *[other] Из { $started } начавших дошли до конца { $share }
    }
dashboard-drops-finding = { $stopped ->
        [0] Никто не бросил анкету
       *[other] Чаще всего бросают на шаге «{ $step }»: { $stopped }, это { $share } дошедших
    }
dashboard-drops-note = Нажмите на полосу, чтобы увидеть этих людей.
dashboard-steps-title = Шаги
dashboard-steps-step = Шаг
dashboard-steps-reached = Дошли
dashboard-steps-overall = % от начавших
dashboard-steps-onward = % пошли дальше
dashboard-steps-stopped = Бросили
dashboard-steps-lost = % бросили
dashboard-steps-median = Обычно
dashboard-steps-slow = 95 из 100
dashboard-until-approved = { $count ->
        [one] До одобрения, { $count } решение
        [few] До одобрения, { $count } решения
       *[many] До одобрения, { $count } решений
    }
dashboard-until-declined = { $count ->
        [one] До отказа, { $count } решение
        [few] До отказа, { $count } решения
       *[many] До отказа, { $count } решений
    }
dashboard-median-and-slow = { $median } / { $slow }
dashboard-stopped-title = Остановились на шаге «{ $step }»: { $people }{ $more ->
        [yes] {""} последних
       *[no] {""}
    }
dashboard-stopped-not-for-you = Кто именно остановился, видят владельцы и администраторы.
dashboard-unreadable = Запись не открывается
dashboard-nudge = Напомнить
dashboard-nudged = Напомнили
dashboard-nudge-refused = { $reason ->
        [lately] Уже напоминали
        [opted-out] Просил не напоминать
        [blocked] Заблокировал бота
        [moved-on] Уже вернулся
       *[other] Не вышло
    }
dashboard-statuses-finding = { $people ->
        [one] Знаем { $people } человека
        [few] Знаем { $people } человек
       *[many] Знаем { $people } человек
    }
dashboard-roles-finding = { $people ->
        [0] Ролей пока нет
       *[other] Больше всего — { $role }: { $people }; всего ролей { $roles }
    }
dashboard-levels-finding = { $people ->
        [0] Уровней пока нет
       *[other] Чаще всего — { $level }: { $people }
    }
dashboard-pairs-finding = { $roles ->
        [0] Роли и уровни
       *[other] Роли и уровни вместе: самых частых ролей { $roles }
    }
dashboard-on-weekday = { $day ->
        [0] в понедельник
        [1] во вторник
        [2] в среду
        [3] в четверг
        [4] в пятницу
        [5] в субботу
       *[6] в воскресенье
    }
dashboard-joins-finding = Чаще всего вступают { $day }: { $people ->
        [one] { $people } человек
        [few] { $people } человека
       *[many] { $people } человек
    }, это { $share }
dashboard-joins-hour = Вступили { $day } с { $since } до { $until } ч.: { $people ->
        [one] { $people } человек
        [few] { $people } человека
       *[many] { $people } человек
    }, это { $share }
dashboard-joins-none = Когда вступают
dashboard-joins-note = По часам дня. Нажмите на клетку, чтобы увидеть, сколько это человек.
dashboard-invite_issued = Выдано ссылок
dashboard-invite_used = Вошли
dashboard-invite_expired = Истекло
dashboard-invite_revoked = Отозвано
dashboard-invite_misused = Чужие попытки
dashboard-join-median = Обычно входят за
dashboard-join-slow = 95 из 100 входят за
dashboard-invites-finding = { $issued ->
        [0] За период ссылок не выдавали
       *[other] Из { $issued } ссылок сработали { $share }
    }
dashboard-invites-days = { $grain ->
        [week] Ссылки по неделям
        [month] Ссылки по месяцам
       *[day] Ссылки по дням
    }
dashboard-joining-finding = По ссылке входят обычно за { $median }
dashboard-up-to = до { $time }
dashboard-searches = Поисков
dashboard-found_nothing = Никого не нашли
dashboard-cards = Открыто карточек
dashboard-searches-finding = { $searches ->
        [0] За период никто не искал
       *[other] Искали { $searches } { $searches ->
            [one] раз
            [few] раза
           *[many] раз
        }, впустую — { $share }
    }
dashboard-wanted-finding = { $known ->
        [no] Кого ищут
       *[other] Чаще всего ищут: { $role }
    }
dashboard-in-vain-finding = { $known ->
        [no] Кого ищут и не находят
       *[other] Чаще всего не находят: { $role }
    }
dashboard-cards-finding = { $known ->
        [no] Чьи карточки открывают
       *[other] Чаще всего открывают карточки: { $role }
    }
dashboard-wanted-levels = Какой уровень ищут
dashboard-page-people = Люди
dashboard-people-not-for-you = Имена и карточки видят владельцы и администраторы. Вам видно, сколько кого.
dashboard-people-none = Здесь пока никого. Если выбраны фильтры, уберите их.
dashboard-find = Найти человека
dashboard-find-example = имя, ник или номер
dashboard-nobody-found = Никого не нашли. Попробуйте другое имя, ник или номер в Telegram.
dashboard-order = Порядок
dashboard-order-newest = Сначала новые
dashboard-order-oldest = Сначала давние
dashboard-order-joined-last = Вступили недавно
dashboard-order-joined-first = Вступили раньше всех
dashboard-add-name = Добавить вручную: имя
dashboard-column-name = Имя
dashboard-column-nickname = Ник
dashboard-column-status = Положение
dashboard-column-role = Роль
dashboard-column-level = Уровень
dashboard-column-joined = С нами с
dashboard-page-back = Назад
dashboard-page-on = Дальше
dashboard-unnamed = Имя не указано
dashboard-by-hand = нет, добавлен вручную
dashboard-person = { $status } · Telegram: { $telegram } · вступление: { $joined }
dashboard-save = Сохранить
dashboard-saved = Сохранено
dashboard-history = Что происходило
dashboard-deed-admit = Сделать участником
dashboard-deed-nudge = Напомнить
dashboard-deed-reissue = Новая ссылка в чат
dashboard-deed-remove = Исключить
dashboard-deed-remove-really = Точно исключить?
dashboard-deed-ban = Закрыть доступ
dashboard-deed-ban-really = Точно закрыть доступ?
dashboard-deed-unban = Открыть доступ
dashboard-done-admit = Теперь это участник
dashboard-done-nudge = Напоминание уйдёт с ближайшей отправкой
dashboard-done-reissue = Новая ссылка придёт в бот
dashboard-done-remove = Исключён из сообщества
dashboard-done-ban = Доступ закрыт
dashboard-done-unban = Доступ снова открыт
dashboard-is-staff = Это организатор: сначала отзовите роль в боте.
dashboard-gone = Этого человека больше нет: данные удалены.
dashboard-moved-on = Не вышло: положение изменилось или это уже сделано. Откройте карточку ещё раз.
dashboard-russian = Русский
dashboard-english = English
dashboard-overview-title = Как дела у сообщества
dashboard-sessions = Где вы вошли
dashboard-session = { $where ->
        [here] Здесь: вход
       *[elsewhere] Вход
    } { $began }, последний раз { $seen }
dashboard-session-end = Завершить
dashboard-moment = { $date } в { $time }
dashboard-staff-note = Организаторов назначают и отзывают только в боте: так доступ нельзя раздать с чужого открытого браузера.
dashboard-not-for-you = Эта страница не для вашей роли. Если она нужна, попросите владельца сообщества.
dashboard-trouble = Не получилось собрать страницу. Обновите её; если не поможет, загляните в лог панели.
button-dashboard = Панель
dashboard-link =
    Ссылка в панель — на пять минут и на один раз:
    { $link }

    Никому её не пересылайте: она открывает панель под вашим именем.
