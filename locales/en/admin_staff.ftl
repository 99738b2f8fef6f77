admin-staff =
    <b>For staff</b> · The staff

    Who looks after the community: { $total }. Owners of the settings stay while they are listed there.
admin-staff-name =
    <b>For staff</b> · The staff · Whom to appoint?

    Write a name or nickname, send the number (ID) in Telegram, or forward a message of theirs.
admin-staff-one =
    <b>{ $name }</b> · { $role ->
        [owner] owner
        [admin] admin
        [analyst] analyst
       *[none] not of the staff
    }
    ID in Telegram: <code>{ $telegram_id }</code>
admin-staff-fixed = An owner of the settings (ADMIN_IDS): only there can the role be withdrawn.
admin-staff-roles =
    <b>Owner</b> — everything, and appoints others.
    <b>Admin</b> — people, roles, invites, dumps, the log.
    <b>Analyst</b> — numbers only.
admin-staff-withdraw =
    <b>Withdraw the role of { $name }?</b>

    Staff windows that are open close at once, and the bot says so. The membership stays.

staff-owner = owner
staff-admin = admin
staff-analyst = analyst
staff-unknown = account { $number }

button-appoint-somebody = + Appoint
button-appoint-owner = Make owner
button-appoint-admin = Make admin
button-appoint-analyst = Make analyst
button-withdraw = Withdraw the role
button-really-withdraw = Yes, withdraw

appointed = Appointed. The bot told them.
appointed-stranger = Appointed. They have not written to the bot yet: ask them to press /start.
withdrawn = The role is withdrawn, the windows are closed.

notice-no-account = This person has no Telegram account yet and cannot be appointed.
