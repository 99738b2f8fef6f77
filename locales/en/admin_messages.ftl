button-broadcasts = Broadcasts
button-broadcast-new = + New broadcast
button-text-ru = ✎ In Russian
button-text-en = ✎ In English
button-attachment = Picture or file
button-links = Link buttons
button-audience = Who gets it
button-preview = Preview ›
button-discard = Delete the draft
button-really-discard = Yes, delete it
button-no-text = Remove the text
button-no-attachment = Remove the file
button-no-links = Remove the buttons
button-aim-roles = Roles
button-aim-levels = Levels
button-any-language = Language: any
button-only-russian = Language: Russian
button-only-english = Language: English
button-any-role = All roles
button-any-level = All levels
button-at-a-time = At a set time
button-send-now = Send now
button-schedule = Schedule
button-broadcast-pause = Pause
button-broadcast-resume = Resume
button-broadcast-cancel = Cancel it…
button-really-cancel = Yes, cancel it
button-unknown-people = Unknown: who
button-no-news = Unsubscribe
button-news-again = Subscribe again

news-are-off = You are unsubscribed from broadcasts. All else comes as before.
news-are-on = You are subscribed to broadcasts again.

campaign-is-draft = draft
campaign-is-scheduled = scheduled
campaign-is-sending = being sent
campaign-is-paused = paused
campaign-is-cancelled = cancelled
campaign-is-done = sent

broadcasts = <b>Management</b> · Broadcasts
broadcasts-latest = The latest broadcasts are on the buttons. A draft can be finished at any time.
broadcasts-none = There have been no broadcasts yet. Write the text, choose who gets it, see how it looks, and only then send it.
broadcast-line = { $at } · { $title } · { $state }
broadcast-file-only = no text
broadcast-draft = <b>New broadcast</b>
broadcast-content =
    Russian text: { $text_ru ->
        [none] none
       *[other] “{ $text_ru }”
    }
    English text: { $text_en ->
        [none] none
       *[other] “{ $text_en }”
    }
    Attachment: { $file ->
        [photo] a picture
        [document] a file
       *[none] none
    }
    Buttons: { $links ->
        [0] none
       *[other] { $links }
    }
    Where there is no text in one language, everybody sees the other.
broadcast-audience =
    To: { $statuses ->
        [none] nobody
       *[other] { $statuses }
    }{ $roles ->
        [none] { "" }
       *[other] { "" }; roles: { $roles }
    }{ $levels ->
        [none] { "" }
       *[other] { "" }; levels: { $levels }
    }{ $speaks ->
        [ru] { "" }; Russian speakers
        [en] { "" }; English speakers
       *[none] { "" }
    }
    It reaches <b>{ $people ->
        [one] { $people } person
       *[other] { $people } people
    }</b>. Whoever unsubscribed or blocked the bot is not counted.
broadcast-audience-was =
    To: { $statuses ->
        [none] nobody
       *[other] { $statuses }
    }{ $roles ->
        [none] { "" }
       *[other] { "" }; roles: { $roles }
    }{ $levels ->
        [none] { "" }
       *[other] { "" }; levels: { $levels }
    }{ $speaks ->
        [ru] { "" }; Russian speakers
        [en] { "" }; English speakers
       *[none] { "" }
    }
broadcast-text =
    <b>{ $language ->
        [ru] Russian text
       *[en] English text
    }</b>

    Write the text, up to { $limit } characters. Bold, italics, links and other formatting stay. It may come with a picture or a file.
broadcast-text-now = Now: { $beginning ->
        [none] empty
       *[other] “{ $beginning }”
    }
broadcast-attachment =
    <b>Picture or file</b>

    Send a picture or a document. With an attachment the text may have up to { $limit } characters.
    Now: { $file ->
        [photo] a picture
        [document] a file
       *[none] nothing
    }
broadcast-links =
    <b>Link buttons</b>

    Write the buttons, up to { $limit }, one on a line: label, dash and address.
    For example: Sign up — https://example.com/meetup

    Now: { $lines ->
        [none] none
       *[other] { $lines }
    }
broadcast-aim = <b>Who gets it</b>
broadcast-aim-roles =
    <b>Which roles</b>

    Mark roles. None marked means all of them. It reaches: { $people }.
broadcast-aim-levels =
    <b>Which levels</b>

    Mark levels. None marked means all of them. It reaches: { $people }.
broadcast-discard = <b>Delete the draft?</b> Its text and attachment will be gone.
broadcast-discarded = The draft is deleted.
broadcast-confirm =
    <b>Send the broadcast?</b>

    Above it is as people will see it: in Russian, then in English. What is sent cannot be taken back.
broadcast-when = When: <b>{ $at }</b>
broadcast-quiet = These are quiet hours: messages go out at { $quiet_until }.
broadcast-moment =
    <b>When to send it?</b>

    Write day and time, for example: { $example } or 28.11.2026 15:00. The time zone is { $zone }.
broadcast-title =
    <b>Broadcast</b>
    “{ $title }”
broadcast-sending =
    { $bar }
    Being sent: { $done } of { $total }.
broadcast-scheduled = Scheduled for <b>{ $at }</b>. It reaches about { $total ->
        [one] { $total } person
       *[other] { $total } people
    }: counted anew when the time comes.
broadcast-paused =
    { $bar }
    Paused: { $done } of { $total }. The others wait.
broadcast-cancelled = Cancelled. What went out cannot be taken back.
broadcast-done = ✓ Sent.
broadcast-report =
    Began: { $began }
    Delivered: <b>{ $sent }</b>
    Blocked the bot: { $blocked }
    Refused by Telegram: { $failed }
    Unknown whether they arrived: { $unknown }
broadcast-left-out = Unsubscribed or left before their turn: { $left_out }
broadcast-cancel =
    <b>Cancel the broadcast?</b>

    { $done } of { $total } went out, the others will not get it. It cannot be resumed; to take a rest, pause it.
broadcast-unknown =
    <b>Unknown whether they arrived</b>

    The connection broke in the middle, and the bot did not repeat: twice is worse than not at all. Press a name to open the file.

notice-not-a-post = A text, a picture or a file is needed here.
notice-not-an-attachment = A picture or a file is needed here. A broadcast takes no other attachments.
notice-broadcast-empty = The broadcast is empty. Write a text or attach a picture.
notice-broadcast-refused = Telegram does not take it. This is what it said: { $words }
refused-post-too-long = Too long: { $length } characters, and { $limit } are possible. Shorten it and send it again.
refused-post-too-long-caption = Too long for a message with an attachment: { $length } characters, and { $limit } are possible. Shorten the text or remove the attachment.
refused-post-unreadable = Telegram would not show such formatting. Send a simpler text.
refused-buttons-too-many = Too many buttons: { $limit } are possible.
refused-buttons-unreadable = Line { $line } is unclear. Label, dash and address are needed: Sign up — https://example.com
refused-buttons-too-long = Line { $line }: the label is longer than { $limit } characters.
refused-buttons-not-a-link = Line { $line }: this is no address. The whole address is needed, with https:// in front.
refused-moment-unreadable = I cannot tell when that is. Write it like this: 28.11 15:00.
refused-moment-past = That time is over. Write another.
refused-moment-too-far = That is more than a year away. Choose an earlier time.
refused-audience-nobody = Nobody would get it. Choose other people.
