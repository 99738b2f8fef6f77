button-open-card = Open the card
button-open-bot = Open the bot
button-share = Share
button-report-card = Report a mistake
button-to-card = ‹ Back to the card

shared-card =
    A member of the { -community }
    <b>{ $role }</b> · { $level }

notice-card-for-members = Only members of the community see cards.
notice-nobody-known = There is no such person among the members who can be found.
notice-sender-hidden = Telegram hides who wrote this. Look for the person by name.
notice-sender-no-person = This was written by a channel, a group or a bot, not by a person. Forward a person’s message.
notice-contact-unknown = This contact has no Telegram account. Look for the person by name.

report-what =
    <b>What is wrong on the card?</b>
    { $name }

    Write it briefly, in up to { $limit ->
        [one] { $limit } character
       *[other] { $limit } characters
    }: for example, “left the team” or “this is not their nickname”. The organisers will see your text, whose card it is and who reported it.
report-sent =
    <b>Thank you!</b>

    The organisers have your message and will check the card.
refused-report-empty = There is nothing here. Please say in a few words what is wrong.
refused-report-too-long = Too long: { $length } of { $limit }. Please make it shorter.
refused-report-too-many = You can send up to { $limit ->
        [one] { $limit } report
       *[other] { $limit } reports
    } a day. Write tomorrow, or ask the organisers: /support.

letter-staff-report =
    <b>A mistake on a card was reported</b>

    <blockquote>{ $text }</blockquote>
report-withdrawn =
    <b>A mistake on a card was reported</b>

    No longer needed: the data have been deleted.
button-reported-file = Whose card
button-reporter-file = Who reported it
