button-audit = Журнал действий
button-open-file = Открыть карточку
button-audit-by = Кто
button-audit-any-by = ✕ Кто
button-audit-action = Что
button-audit-any-action = ✕ Что
button-audit-dates = Когда
button-audit-any-dates = ✕ Когда
button-audit-export = Скачать файлом
button-command-line = Командная строка
button-period-today = Сегодня
button-period-week = 7 дней
button-period-month = 30 дней

audit = <b>Управление</b> · Журнал действий
audit-hint = { $total ->
        [one] { $total } запись.
        [few] { $total } записи, сначала новые.
       *[many] { $total } записей, сначала новые.
    } Выберите запись, чтобы прочитать её целиком. Кнопками «Кто», «Что» и «Когда» список можно сузить.
audit-empty = Таких записей нет. Уберите что-нибудь из условий, если они выбраны.
audit-by = Кто: <b>{ $by }</b>
audit-what = Что: <b>{ $action }</b>
audit-when = Когда: <b>{ $dates }</b>
audit-choose-actor = <b>Чьи действия показать?</b>
audit-choose-action = <b>Какие действия показать?</b>
audit-choose-dates =
    <b>За какие дни показать?</b>

    Выберите — или напишите день «01.11.2026» или дни «01.11.2026-15.11.2026».
audit-period-today = сегодня
audit-period-week = 7 дней
audit-period-month = 30 дней

audit-entry = <b>Запись журнала</b>
audit-entry-facts =
    Что: <b>{ $what }</b>
    Когда: { $at }
    Кто: { $who }
    Откуда: { $via }
audit-entry-target = С чем: { $target }
audit-entry-details =
    <b>Подробности</b>
    { $details }
audit-detail = { $name }: { $value }
audit-detail-entries = Записей
audit-detail-from_place = С места
audit-detail-to_place = На место
audit-detail-into_role = Теперь это роль
audit-detail-person = Чья
audit-detail-role = Роль в команде
audit-detail-step = Ответ
audit-detail-attempt = Попытка
audit-detail-reason = Причина
audit-detail-sealed = Под паролем
audit-detail-people = Людей
audit-detail-new = Новых
audit-detail-changed = Изменённых
audit-detail-unchanged = Без изменений
audit-detail-duplicate = Повторов
audit-detail-conflict = Спорных
audit-detail-invalid = С ошибками
audit-detail-admins = Админов в старом боте
audit-yes = да
audit-no = нет
audit-unknown-staff = Организатор, которого бот ещё не знает
audit-detail-deed = Что именно
audit-detail-records = Записей
audit-detail-unreadable = Не читается записей
audit-detail-keys = Ключей
audit-detail-setting = Настройка
audit-detail-value = Значение
audit-detail-key = По ключу API
audit-deleted-person = Удалённый человек · { $id }
audit-gone = уже удалено
audit-via-bot = бот
audit-via-command-line = командная строка
audit-via-dashboard = панель
audit-via-api = другая система, по ключу (API)
audit-via-automatic = сам бот, по настройке
audit-target-person = участник { $name }
audit-target-staff = организатор { $name }
audit-target-role = роль «{ $name }»
audit-target-level = уровень «{ $name }»
audit-target-invite = приглашение, владелец { $name }
audit-target-dump = выгрузка { $name }
audit-target-session = сеанс { $name }
audit-target-key = ключ { $name }
audit-target-api-key = ключ API { $name }
audit-target-broadcast = рассылка { $name }
audit-target-request = обращение № { $name }
audit-caption = Журнал действий: по записи на строку (JSON). В нём только номера, без имён.
notice-nothing-to-export = Скачивать нечего: таких записей нет.

audit-staff-granted = Доступ выдан
audit-staff-withdrawn = Доступ отозван
audit-person-opened = Карточка открыта
audit-person-edited = Карточка изменена
audit-person-added = Участник добавлен
audit-person-admitted = Человек принят в участники
audit-person-removed = Участник исключён
audit-person-banned = Участник заблокирован
audit-person-unbanned = Участник разблокирован
audit-person-moved = Участник перенесён
audit-person-nudged = Напоминание отправлено
audit-application-approved = Заявка одобрена
audit-application-declined = Заявка отклонена
audit-invite-reissued = Ссылка выдана заново
audit-invite-revoked = Ссылка отозвана
audit-role-renamed = Роль переименована
audit-role-merged = Роль объединена
audit-level-added = Уровень добавлен
audit-level-renamed = Уровень переименован
audit-level-moved = Уровень передвинут
audit-dump-exported = Данные выгружены
audit-dump-checked = Файл данных проверен
audit-dump-imported = Данные загружены
audit-dump-cancelled = Загрузка отменена
audit-encryption-seal = Начато шифрование всех данных
audit-encryption-unseal = Начата расшифровка всех данных
audit-encryption-rotate = Начата смена ключа данных
audit-encryption-rotate-index = Начата смена ключа индекса
audit-encryption-paused = Работа с шифрованием приостановлена
audit-encryption-resumed = Работа с шифрованием продолжена
audit-encryption-cancelled = Работа с шифрованием отменена
audit-encryption-done = Работа с шифрованием завершена
audit-encryption-rewrap = Главный ключ сменён
audit-broadcast-started = Рассылка запущена
audit-broadcast-paused = Рассылка приостановлена
audit-broadcast-resumed = Рассылка продолжена
audit-broadcast-cancelled = Рассылка отменена
audit-support-answered = Ответ в поддержке отправлен
audit-support-closed = Обращение закрыто
audit-support-reopened = Обращение открыто снова
audit-setting-saved = Настройка изменена
audit-setting-reset = Настройка сброшена
audit-audit-exported = Журнал скачан
audit-api-key-made = Ключ API создан
audit-api-key-revoked = Ключ API отозван
audit-signed-in = Вход в панель
audit-signed-out = Сеанс панели закрыт
audit-signed-out-everywhere = Выход отовсюду

refused-dates-unreadable = Такой даты нет. Напишите день «01.11.2026» или дни через дефис: «01.11.2026-15.11.2026».
refused-dates-wrong-order = Первый день позже последнего. Сначала напишите более ранний: «01.11.2026-15.11.2026».
