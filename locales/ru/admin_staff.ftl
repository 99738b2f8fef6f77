admin-staff =
    <b>Управление</b> · Организаторы

    Кто ведёт сообщество: { $total }. Владельцы из настроек остаются, пока записаны там.
admin-staff-name =
    <b>Управление</b> · Организаторы · Кого назначить?

    Напишите имя или ник, пришлите номер (ID) в Telegram или перешлите сообщение человека.
admin-staff-one =
    <b>{ $name }</b> · { $role ->
        [owner] владелец
        [admin] администратор
        [analyst] аналитик
       *[none] не организатор
    }
    ID в Telegram: <code>{ $telegram_id }</code>
admin-staff-fixed = Владелец из настроек (ADMIN_IDS): снять роль можно только там.
admin-staff-roles =
    <b>Владелец</b> — всё, и назначает других.
    <b>Администратор</b> — люди, роли, приглашения, выгрузки, журнал.
    <b>Аналитик</b> — только цифры.
admin-staff-withdraw =
    <b>Снять роль: { $name }?</b>

    Открытые окна управления закроются сразу, бот сообщит об этом. Участие в сообществе останется.

staff-owner = владелец
staff-admin = администратор
staff-analyst = аналитик
staff-unknown = аккаунт { $number }

button-appoint-somebody = + Назначить
button-appoint-owner = Сделать владельцем
button-appoint-admin = Сделать администратором
button-appoint-analyst = Сделать аналитиком
button-withdraw = Снять роль
button-really-withdraw = Да, снять

appointed = Назначено. Бот сообщил об этом.
appointed-stranger = Назначено. Этот человек ещё не писал боту: скажите ему, чтобы нажал /start.
withdrawn = Роль снята, окна закрыты.

notice-no-account = У этого человека ещё нет аккаунта Telegram: назначить его нельзя.
