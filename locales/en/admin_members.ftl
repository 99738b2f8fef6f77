admin-find =
    <b>For staff</b> · People

    Write a name, a nickname, a user name or number (ID) in Telegram — or forward a message of theirs. Below are the lists.
admin-found =
    <b>For staff</b> · People · Search

    { $total ->
        [0] Nobody fits. Try other words.
        [one] { $total } person fits
       *[other] { $total } people fit
    }{ $total ->
        [0] { "" }
       *[other] . Press to open, or write something else.
    }
admin-found-ban =
    <b>For staff</b> · People · Search

    The data of this person are deleted, but the ban stays: the bot knows them by a fingerprint of the number. It can be lifted.
admin-people =
    <b>For staff</b> · People · { $group }

    In all: <b>{ $total }</b>. Press to open, or write whom to find.
admin-file =
    <b>{ $name }</b> · { $status ->
        [new] pressed Start
        [applying] fills in the form
        [abandoned] abandoned the form
        [waiting] waits for a decision
        [member] member
        [suspended] access suspended
        [left] left
        [removed] removed
       *[banned] banned
    }
    { $role } · { $level }
admin-file-answers =
    { -messenger }: <b>{ $messenger_nickname }</b>
    { -school } nickname: { $school_nickname }
    Team: { $team }
admin-file-marks =
    Telegram: { $telegram } · { $telegram_id ->
        [none] no account yet
       *[other] ID <code>{ $telegram_id }</code>
    }{ $staff ->
        [none] { "" }
       *[other] { " " }· staff
    }{ $joined ->
        [none] { "" }
       *[other] { "\u000A" }In the community since { $joined }
    }{ $left ->
        [none] { "" }
       *[other] { "\u000A" }Left on { $left }
    }{ $waiting ->
        [none] { "" }
       *[other] { "\u000A" }Confirmed the form on { $waiting }
    }{ $question ->
        [none] { "" }
       *[other] { "\u000A" }Stopped at the question: { $question }
    }{ $blocked ->
        [yes] { "\u000A" }Has blocked the bot: it cannot write to them
       *[no] { "" }
    }{ $listed ->
        [no] { "\u000A" }The card is hidden from the search
       *[yes] { "" }
    }
admin-history =
    <b>{ $name }</b> · What happened

    The latest is on top.
admin-fields =
    <b>{ $name }</b> · What to correct?

    The rules are those of the registration.
admin-editing = <b>{ $name }</b> · Correcting an answer
admin-remove =
    <b>Remove { $name } from the community?</b>

    The card disappears, the search closes, the bot puts the person out of the chat. The nicknames become free. They may register again.
admin-ban =
    <b>Ban { $name }?</b>

    The card disappears, the bot puts the person out of the chat and keeps them out. They cannot register, even if they delete their data. The ban can be lifted.
admin-decline =
    <b>Decline the form of { $name }?</b>

    Choose a reason: the person will see it. The answers are kept; they can be corrected and confirmed again.
admin-move =
    <b>{ $name }</b> · Another Telegram account

    Forward any message of the new account, or send its number (ID).
admin-move-really =
    <b>Move { $name }?</b>

    The new account: ID <code>{ $account }</code>. The old one becomes a stranger to the bot: its link opens nothing, and the bot puts it out of the chat. Card and history stay.
admin-add =
    <b>For staff</b> · People · Somebody new

    What are they called? Then the bot asks for the rest. Telegram can be added later with “Another account”.

group-members = Members
group-suspended = Access suspended
group-applying = Filling in the form
group-abandoned = Abandoned the form
group-waiting = Waiting for a decision
group-left = Left or removed
group-banned = Banned
group-arrived = Only pressed Start
person-unreadable = The record cannot be read · { $number }
history-line = { $at } · { $what }{ $more ->
        [none] { "" }
       *[other] : <i>{ $more }</i>
    }

event-arrived = Came to the bot
event-registration_started = Began to register
event-registration_restarted = Started over
event-registration_resumed = Went on
event-registration_abandoned = Abandoned
event-registration_finished = Finished the registration
event-reminded = Was reminded
event-came_back = Came back after a reminder
event-came_back_finished = Finished after a reminder
event-opted_out = Unsubscribed
event-opted_in = Subscribed
event-support_asked = Wrote to support
event-reported = Reported a mistake on a card
event-support_answered = Got an answer from support
event-answered = Answered
event-refused = An answer was refused
event-searched = Searched
event-card_opened = Opened a card
event-profile_edited = Corrected
event-hidden = Hidden
event-shown = Shown
event-language_chosen = Chose a language
event-consent_given = Gave consent
event-data_taken = Took their data
event-deleted = Deleted
event-invite_issued = A link into the chat was made
event-invite_used = Came in by the link
event-invite_expired = The link expired
event-invite_revoked = The link was revoked
event-invite_misused = Somebody else tried the link
event-chat_joined = Joined the chat
event-chat_left = Left the chat
event-suspended = Access suspended
event-restored = Access is back
event-removed = Removed
event-banned = Banned
event-unbanned = Unbanned
event-moved = Moved to another account
event-approved = The form was approved
event-declined = The form was declined

button-add-person = + Add by hand
button-admin-menu = For staff
button-go-on-adding = Go on filling in
button-admit = Make a member
button-nudge = Remind them
button-edit = ✎ Correct
button-history = History
button-reissue = New link into the chat
button-move = Another account
button-appoint = Role in the staff
button-remove = Remove
button-ban = Ban
button-unban = Unban
button-leave-out = Leave it out
button-really-remove = Yes, remove
button-really-ban = Yes, ban
button-really-move = Yes, move
button-no-back = No, back

removed = Removed. The bot told them.
banned = Banned.
unbanned = Unbanned.
moved = Moved.
nudged = Reminded.
reissued = The old link is over; the bot will send the new one by itself.
admitted = This is a member now.
approved = Approved. The bot told them.
declined = Declined. The bot told them why.

refused-name-empty = The name is empty. Write what the person is called.
refused-name-too-long = The name is too long: { $length } where { $limit } are allowed. Make it shorter.

notice-hidden-author = Telegram hides the author of this message. Find the person by name or nickname.
notice-not-a-person = A person is wanted: a name, a nickname, a number, or a message of theirs, forwarded.
notice-nobody-found = Nobody was found. Try a part of the name, a nickname or the number (ID) in Telegram.
notice-account-wanted = The number (ID) of the account is wanted, or a message forwarded from it.
notice-account-taken = That account belongs to somebody, or is banned. Nothing was changed.
notice-is-staff = This is somebody of the staff. Withdraw the role first.
