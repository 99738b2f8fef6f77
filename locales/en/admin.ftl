admin-menu =
    <b>Looking after the community</b> · { $role ->
        [owner] owner
        [admin] admin
       *[analyst] analyst
    }
admin-glance =
    Members: <b>{ $members }</b>
    Filling in the form: <b>{ $applying }</b>
    Abandoned: <b>{ $abandoned }</b>
    Waiting for a decision: <b>{ $waiting }</b>

    In the last 30 days { $started ->
        [0] nobody began to register.
        [one] { $started } person began, { $finished } finished: <b>{ $conversion } %</b>.
       *[other] { $started } people began, { $finished } finished: <b>{ $conversion } %</b>.
    }

button-people = People
button-staff = The staff
button-admin = For staff

notice-not-staff = This is for staff, and your role does not open it (any more).
help-staff = You are of the staff: people, roles, invites and everything else — /admin
