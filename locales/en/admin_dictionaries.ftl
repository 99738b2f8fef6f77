button-dictionaries = Roles and levels
button-roles = Roles
button-levels = Levels
button-all-roles = Show all
button-rename = Rename
button-merge-with = Merge with another
button-do-not-merge = Do not merge
button-swap-names = Swap
button-merge = Merge
button-up = ▲ Up
button-down = ▼ Down
button-add-level = + Add a level
button-usual-name = Back to the usual name

dictionaries = <b>For staff</b> · Roles and levels
dictionaries-what =
    { $roles ->
        [0] No roles yet
        [one] { $roles } role
       *[other] { $roles } roles
    } and { $levels ->
        [one] { $levels } level
       *[other] { $levels } levels
    } for members to choose from. What would you like to see?

dictionaries-used = { $name } · { $members }
dictionaries-used-more = { $name } · { $members } (+{ $others })
dictionaries-counts =
    { $members ->
        [one] <b>{ $members }</b> member
       *[other] <b>{ $members }</b> members
    }{ $others ->
        [0] .
        [one] { "" } and { $others } more person, who is registering, waiting for a decision, or has left.
       *[other] { "" } and { $others } more people, who are registering, waiting for a decision, or have left.
    }

dictionaries-roles = <b>For staff</b> · Roles
dictionaries-roles-all = { $total ->
        [one] { $total } role, the most used first.
       *[other] { $total } roles, the most used first.
    } The number is members; in brackets are registrations and those who have left.
dictionaries-roles-found = { $total ->
        [one] { $total } role for “{ $words }”.
       *[other] { $total } roles for “{ $words }”.
    }
dictionaries-roles-not_found = Nothing for “{ $words }”. Try a part of a word: “develop”.
dictionaries-roles-none = No roles yet: they come when people register.
dictionaries-roles-hint = Choose a role, or type a word of its name, such as “python”.

dictionaries-role =
    Role
    <b>{ $name }</b>
dictionaries-aliases =
    Earlier names are understood too:
    { $aliases }
dictionaries-rename-role = <b>A new name for the role</b>
dictionaries-ask-role-name =
    Now: “{ $name }”

    Type the new name, such as “Python developer”, without a level. Whoever types the old name gets the same role.
dictionaries-renamed = The role has its new name.

dictionaries-merge-with = <b>Merge “{ $name }” with which role?</b>
dictionaries-merge-hint = Choose the second role, or type a word of its name.
dictionaries-merge = <b>Merge the roles?</b>
dictionaries-merge-what =
    Disappears from the lists:
    “{ $name }” · { $members }{ $others ->
        [0] { "" }
       *[other] { " " }(+{ $others })
    }

    Stays:
    <b>“{ $into }”</b> · { $into_members }{ $into_others ->
        [0] { "" }
       *[other] { " " }(+{ $into_others })
    }

    The merged role will have { $sum ->
        [one] { $sum } member
       *[other] { $sum } members
    }. Whoever types the earlier name gets it as well.

    <b>Merging cannot be undone.</b>
dictionaries-merged = The roles are merged.

dictionaries-levels = <b>For staff</b> · Levels
dictionaries-levels-hint =
    Members see them in this order. The number is members; in brackets are registrations and those who have left.

    Choose a level to rename or move it.
dictionaries-level =
    Level { $position } of { $total }
    <b>{ $name }</b>
dictionaries-usual = The usual name: { $usual }. It is understood too.
dictionaries-rename-level = <b>A new name for the level</b>
dictionaries-ask-level-name =
    Now: “{ $name }”

    Type the new name, up to 64 characters, such as “Expert”. Everybody at this level gets it.
dictionaries-level-renamed = The level has its new name.
dictionaries-add-level = <b>A new level</b>
dictionaries-ask-new-level = Type its name, up to 64 characters, such as “Expert”. The level goes to the end of the list; you can move it afterwards.
dictionaries-level-added = The level is added.

refused-role-known = There is such a role already. If they are the same, go back and press “Merge with another”.
refused-role-with-level = The name of a role needs no level: that is chosen apart. Type the name without it.
refused-words-too-long = Too long: no role has such a name. Type a word or two, such as “python”.
refused-level_name-empty = The name is empty. Type what the level is called, such as “Expert”.
refused-level_name-no-letters = The name of a level needs a letter at least.
refused-level_name-too-long = Too long: { $length } characters, and { $limit } are possible. Type less.
refused-level_name-known = Another level is called or understood so already. Think of a name that cannot be mistaken for it.
