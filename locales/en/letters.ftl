letter-abandoned =
    <b>Your registration is not finished</b>

    { $question ->
        [none] All that is left is to check the answers and confirm.
       *[other] You stopped at the question: { $question }.
    } Everything you entered is kept: you can go on where you stopped.
letter-invite-ready =
    <b>Your link into the chat is ready</b>

    It is personal: it does not work from another account.
letter-invite-misused =
    <b>Somebody else tried to come in by your link</b>

    { $mode ->
        [one_time] They were not let in, and the link is over. Get a new one: /invite
       *[join_request] They were not let in. The link still works, for you.
    } Please do not pass it on.
letter-suspended =
    <b>Access is suspended</b>

    You were removed from the community's chat. Your card is hidden and the search is closed. Once the organisers bring you back into the chat, everything works again by itself.
letter-restored =
    <b>Access is back</b>

    You are in the community again: your card can be seen, the search works. The link into the chat: /invite
letter-stranger-not-yours =
    <b>This link is personal</b>

    It was given to somebody else and does not let you in. If you study or studied at { -school } and work at { -company }, register and the bot will give you your own: /start
letter-link-is-over =
    <b>This link is over</b>

    Get a new one: /invite
letter-staff-missing-right =
    <b>The bot lacks a right in the community's chat</b>

    { $right }

    Without it people cannot get into the chat. As soon as it is there, the bot finishes what it began.
right-can_invite_users = It needs “Invite users via link” (in a channel “Add subscribers”): open the chat → Manage → Administrators → the bot.
right-can_restrict_members = It needs “Ban users”: open the chat → Manage → Administrators → the bot.
right-member = The bot is not in the chat. Add it as an administrator with “Invite users via link” and “Ban users”.
letter-staff-no-chat =
    <b>The community's chat is not found</b>

    Telegram does not know the chat named in COMMUNITY_CHAT_ID, or the bot has never been in it. Add the bot there as an administrator and check the number: <code>school21-bot doctor</code>
letter-staff-misuse =
    <b>Somebody else's link</b>

    <a href="tg://user?id={ $stranger }">Another person</a> tried to come in by the personal link of { $name }. { $mode ->
        [one_time] They were put out of the chat, and the link is revoked.
       *[join_request] The request is declined, the link works for its owner alone.
    }
letter-staff-kicked =
    <b>A member was removed from the chat</b>

    <a href="tg://user?id={ $person }">{ $name }</a>: the card is hidden, the search is closed. If they are brought back or unbanned there, access comes back by itself.
letter-staff-backup-failed =
    <b>No backup could be made</b>

    { $newest }

    The log of what makes them says why; <code>school21-bot doctor</code> on the server says what to do. You are told once, until there is a new backup.
letter-staff-backup-old =
    <b>No new backup for too long</b>

    { $newest }

    If something happens to the server, the data of the community comes back as it was then. Whoever looks after the server should run <code>school21-bot doctor</code> there: it says what to do. You are told once, until there is a new backup.
backup-newest =
    { $newest ->
        [none] There has not been one yet.
        [hours]
            { $number ->
                [0] The last good one is less than an hour old.
                [one] The last good one is { $number } hour old.
               *[other] The last good one is { $number } hours old.
            }
       *[days]
            { $number ->
                [one] The last good one is { $number } day old.
               *[other] The last good one is { $number } days old.
            }
    }
letter-repeats =
    { $times ->
        [one] It happened { $times } time within the last hour.
       *[other] It happened { $times } times within the last hour.
    }
letter-staff-granted =
    <b>You look after the community now</b>

    Your role: { $role ->
        [owner] owner
        [admin] admin
       *[analyst] analyst
    }. Everything is behind /admin.
letter-staff-withdrawn =
    <b>You are not of the staff any more</b>

    The role was withdrawn: /admin is closed. What you have as a member stays.
letter-removed =
    <b>You are no longer in the community</b>

    The organisers ended your membership: your card is gone and the search is closed. If you work at { -company } again, you can register anew: /start
letter-banned =
    <b>No access</b>

    The organisers closed the community to you.
letter-unbanned =
    <b>The community is open to you again</b>

    You can register: /start
letter-moved =
    <b>This is your account in the community now</b>

    The organisers moved your membership to it: your card, the search and the invite work here. Begin with /start
letter-nudged =
    <b>The organisers are waiting for you</b>

    { $question ->
        [none] All that is left is to check the answers and confirm.
       *[other] Your registration stopped at the question: { $question }.
    } It takes a minute, and everything you entered is kept.
