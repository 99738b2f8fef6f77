button-keys = API keys
button-new-key = + New key
button-go-on = Go on ›
button-remove-message = Remove this message
button-revoke-key = Revoke the key

keys-list = <b>For staff</b> · API keys
keys-what = With a key another system reads and changes the data of the community. A key may never do more than whoever made it, and ends with their rights.
keys-none = There are no keys yet. With a key another system can read and change the data of the community: as much as you allow it.
keys-line = { $name } · { $state ->
        [works] until { $until }
        [revoked] revoked
       *[over] over
    }
keys-scopes =
    <b>New key</b> · What may it do?

    Tick only what the system needs. Names and nicknames are a permission of their own.
keys-life =
    <b>New key</b> · For how long?

    Then the key stops working by itself and has to be replaced.
keys-days = { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
keys-name =
    <b>New key</b> · What shall it be called?

    Write the name of the system, such as “Intranet”. The key appears at once.
keys-key =
    <b>API key</b>

    <code>{ $secret }</code>

    Copy it now: nobody is shown it again. Then remove this message.
keys-made = The key is made: it is in the message above, once.
keys-removed = The key is gone from the chat.
keys-one = <b>API key</b> · { $name } · { $state ->
        [works] works
        [revoked] revoked
       *[over] over
    }
keys-facts =
    Made by: { $maker }
    Made: { $created }
    Good until: { $until }
    Used: { $used ->
        [none] not yet
       *[other] { $used }
    }
keys-limited = Whoever made the key may do less now than the key is for: the rest does not work.
keys-may =
    <b>What it may do</b>
    { $scopes }
keys-revoke = <b>Revoke the key “{ $name }”?</b>
keys-revoke-what = The system that uses it loses access at once. A revoked key stays so; you can make another.
keys-revoked = The key is revoked.

scope-members-read = Members: read
scope-members-contact = Members: names, nicknames
scope-members-write = Members: change
scope-invites-read = Invites: read
scope-invites-write = Invites: issue
scope-numbers-read = Numbers
scope-dumps-read = Export
scope-dumps-write = Import
scope-audit-read = What staff did
scope-jobs-read = Long jobs: read
scope-jobs-write = Long jobs: cancel

refused-key_name-empty = The name is empty. Write which system it is.
refused-key_name-too-long = Too long: { $length } of { $limit } characters. Write a shorter one.
