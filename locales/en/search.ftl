search-role =
    <b>Search</b>

    Whom are you looking for? Choose a role. Or just write who it is: a name, a nickname, a team, a few words about the work — such as “ivan”, “golang load”.
search-no-roles =
    <b>Search</b>

    There is nobody to look for yet: you are among the first. Come back later — and invite your colleagues.
search-level =
    <b>Search</b> · { $role }

    Which level?
search-any-role = Any role
search-any-level = Any level
search-any = any
search-choice = { $name } · { $members }
search-words = “{ $words }”
search-no-more = no longer there
search-results = <b>Search</b> · { $what }
search-turned = Looked for “{ $words }”: it seems the keyboard was in the other layout.
search-found =
    Found { $total ->
        [one] { $total } person
       *[other] { $total } people
    }. Tap a name to open the card.
search-found-many = Found 1000+ people: add a word or a filter. Tap a name to open the card.
search-alike =
    Nobody is exactly that.

    <b>Close to it</b>, but for one letter:
search-alike-too = ≈ marks those who are close: one letter differs.
search-unseen = Nobody among the first ones fits. There may be more: turn the page.
search-empty = Nobody found.
search-empty-words = Nobody found. Try another word, or a shorter one.
search-empty-path = Nobody found. Take something out with the buttons below.
search-offers = But there are people if one thing goes:
search-without = Without “{ $what }” · { $people }
search-without-words = Without the words “{ $what }” · { $people }
search-several-roles = Roles
search-several-levels = Levels
search-chip = ✕ { $what }
search-page = Page { $number }
search-goes-on = I turn no further: nobody reads hundreds of pages. Add a word or a filter, and the right person comes closer.
search-filters =
    <b>Search</b> · Filters

    Roles: { $roles }
    Levels: { $levels }
    Team: { $mates ->
        [yes] mine
       *[no] any
    }
search-among-words = Words: “{ $words }”
search-pick-roles =
    <b>Search</b> · Roles

    Tick one or several. The number is how many people have the role.
search-pick-levels =
    <b>Search</b> · Levels

    Tick one or several. The number is how many people of the chosen roles are at that level.
search-show = Show · { $people }
search-recent =
    <b>Search</b> · Recent

    Tap to repeat. The last ten are kept, encrypted, and only you see them.
search-recent-none =
    <b>Search</b> · Recent

    Nothing here yet.
search-cleared = Recent searches are erased.

notice-not-words = I understand only words and buttons here. Write whom you look for: a name, a nickname, a team.
notice-too-many-words = Too long for a search: a name or a few words will do.
notice-only-signs = There are only signs in it, and I look for letters and digits. Write a name, a nickname or a word.
notice-words-gone = The words of this search were erased with the recent ones. Showing it without them.
notice-search-gone = This search is already erased.
notice-enough-roles = No more than { $limit } roles at once. Untick some, or leave “Any role”.
notice-no-further = Nobody further on: somebody left while you were looking.

button-filters = Filters
button-recent = Recent searches
button-new-search = New search
button-newest = Newest first
button-best = Best first
button-change-level = Another level
button-change-role = Another role
button-my-team = My team
button-my-team-chosen = ✓ My team
button-reset = Reset filters
button-done = ‹ To the filters
button-clear = Erase
button-to-list = ‹ Back to the list
button-previous-person = ‹ Previous
button-next-person = Next ›
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
