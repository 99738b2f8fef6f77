button-keys = Ключи API
button-new-key = + Новый ключ
button-go-on = Дальше ›
button-remove-message = Убрать сообщение
button-revoke-key = Отозвать ключ

keys-list = <b>Управление</b> · Ключи API
keys-what = Ключом другая система читает и меняет данные сообщества. Ключ может не больше того, кто его создал, и перестаёт работать, когда у создателя нет прав.
keys-none = Ключей пока нет. Ключом другая система сможет читать и менять данные сообщества — столько, сколько вы ей разрешите.
keys-line = { $name } · { $state ->
        [works] до { $until }
        [revoked] отозван
       *[over] истёк
    }
keys-scopes =
    <b>Новый ключ</b> · Что ему можно?

    Отметьте только то, что системе нужно. Имена и ники — отдельное разрешение.
keys-life =
    <b>Новый ключ</b> · На сколько?

    Потом ключ перестанет работать сам, и его нужно будет заменить.
keys-days = { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }
keys-name =
    <b>Новый ключ</b> · Как его назвать?

    Напишите название системы, например «Интранет». Ключ появится сразу.
keys-key =
    <b>Ключ API</b>

    <code>{ $secret }</code>

    Скопируйте его сейчас: больше его не покажут никому. Потом уберите это сообщение.
keys-made = Ключ создан: он в сообщении выше, один раз.
keys-removed = Ключ убран из чата.
keys-one = <b>Ключ API</b> · { $name } · { $state ->
        [works] действует
        [revoked] отозван
       *[over] истёк
    }
keys-facts =
    Создал: { $maker }
    Создан: { $created }
    Действует до: { $until }
    Использован: { $used ->
        [none] ещё ни разу
       *[other] { $used }
    }
keys-limited = Создатель ключа сейчас может меньше, чем разрешено ключу: лишнее не работает.
keys-may =
    <b>Что можно</b>
    { $scopes }
keys-revoke = <b>Отозвать ключ «{ $name }»?</b>
keys-revoke-what = Система, которая им пользуется, потеряет доступ сразу. Вернуть ключ нельзя, можно создать новый.
keys-revoked = Ключ отозван.

scope-members-read = Участники: читать
scope-members-contact = Участники: имена и ники
scope-members-write = Участники: менять
scope-invites-read = Приглашения: читать
scope-invites-write = Приглашения: выдавать
scope-numbers-read = Цифры
scope-dumps-read = Выгрузка
scope-dumps-write = Загрузка
scope-audit-read = Журнал действий
scope-jobs-read = Долгие работы: читать
scope-jobs-write = Долгие работы: отменять

refused-key_name-empty = Название пустое. Напишите, что это за система.
refused-key_name-too-long = Слишком длинно: { $length } из { $limit } знаков. Напишите короче.
