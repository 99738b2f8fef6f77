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
dashboard-overview-title = Как дела у сообщества
dashboard-member = Участники
dashboard-applying = Заполняют анкету
dashboard-abandoned = Бросили анкету
dashboard-waiting = Ждут решения
dashboard-conversion = Закончили из начавших за 30 дней
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
