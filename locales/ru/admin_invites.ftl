button-invites = Приглашения
button-revoke-invite = Отозвать ссылку
button-keep-invite = Не отзывать
button-really-revoke = Отозвать

invites = <b>Управление</b> · Приглашения
invites-what = У каждого участника своя ссылка в чат сообщества. Какие показать?
invites-shelf = { $shelf ->
        [issued] Действуют
        [used] Использованы
        [expired] Истекли
        [revoked] Отозваны
       *[misused] Чужие попытки
    } · { $links }
invites-list = <b>Управление</b> · Приглашения · { $shelf ->
        [issued] действуют
        [used] использованы
        [expired] истекли
        [revoked] отозваны
       *[misused] чужие попытки
    }
invites-empty = Здесь пусто.
invites-list-hint = Сначала новые: чьё приглашение и когда выдано. Выберите, чтобы узнать подробности.
invites-line = { $owner } · { $shelf ->
        [issued] { $at } → { $until }
       *[other] { $at }
    }
invites-invite = <b>Приглашение</b> · { $state ->
        [issued] действует
        [used] использовано
        [expired] истекло
        [revoked] отозвано
       *[misused] использовано чужим
    }
invites-facts =
    Кому: <b>{ $owner }</b>
    Выдано: { $issued }
    Срок: до { $expires }
    Как впускает: { $mode ->
        [one_time] сразу, одного человека
       *[join_request] по заявке, только владельца
    }
invites-closed = Закрыто: { $closed }
invites-closed-by = Закрыто: { $closed }, { $closed_by }
invites-misuse = Чужая попытка: { $misused }, <a href="tg://user?id={ $stranger }">{ $stranger_name }</a>
invites-misuse-deleted = Чужая попытка: { $misused }, этого человека у бота больше нет
invites-revoke = <b>Отозвать ссылку?</b>
invites-revoke-what = По ней { $owner } больше не войдёт в чат. Новую ссылку участник может попросить у бота сам.
invites-revoked = Ссылка отозвана.
