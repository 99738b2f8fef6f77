search-role =
    <b>Search</b>

    Whom are you looking for? Choose a role.
search-no-roles =
    <b>Search</b>

    There is nobody to look for yet: you are among the first. Come back later — and invite your colleagues.
search-level =
    <b>Search</b> · { $role }

    Which level?
search-any-role = Any role
search-any-level = Any level
search-choice = { $name } · { $members }
search-results =
    <b>Search</b> · { $role } · { $level }

    Found { $total ->
        [one] { $total } person
       *[other] { $total } people
    }. Tap a name to open the card.
search-empty =
    <b>Search</b> · { $role } · { $level }

    Nobody found. Try another level or role: the buttons below lead back.
button-change-level = Another level
button-change-role = Another role
button-to-list = ‹ Back to the list
button-write = Message

card =
    <b>{ $name }</b>
    { $role } · { $level }

    { -messenger }: <b>{ $messenger_nickname }</b>
    Telegram: { $telegram }
    { -school } nickname: { $school_nickname }
    Team: { $team }
card-description =
    About their work:
    <blockquote>{ $description }</blockquote>
card-hidden = hidden
card-no-username = no username
