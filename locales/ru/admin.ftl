admin-menu =
    <b>Управление сообществом</b> · { $role ->
        [owner] владелец
        [admin] администратор
       *[analyst] аналитик
    }
admin-glance =
    Участники: <b>{ $members }</b>
    Заполняют анкету: <b>{ $applying }</b>
    Бросили анкету: <b>{ $abandoned }</b>
    Ждут решения: <b>{ $waiting }</b>

    За последние 30 дней { $started ->
        [0] никто не начинал регистрацию.
        [one] начал { $started } человек, закончили { $finished }: <b>{ $conversion } %</b>.
        [few] начали { $started } человека, закончили { $finished }: <b>{ $conversion } %</b>.
       *[many] начали { $started } человек, закончили { $finished }: <b>{ $conversion } %</b>.
    }

button-people = Люди
button-staff = Организаторы
button-admin = Управление

notice-not-staff = Это для организаторов: ваша роль сюда не пускает (или уже не пускает).
help-staff = Вы организатор: люди, роли, приглашения и всё остальное — /admin
