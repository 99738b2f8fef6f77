registration-step = <b>Registration</b> · Step { $step } of { $steps }
registration-editing = <b>Registration</b> · Correcting an answer
registration-now = Now: <b>{ $value }</b>

ask-school_nickname =
    <b>What is your { -school } nickname?</b>
    It shows that you study or studied there.

    4–16 Latin letters, for example: <code>ivanpetr</code>
ask-messenger_nickname =
    <b>What is your { -messenger } nickname?</b>
    Colleagues will use it to message you at work. It is the part of your work e-mail before the @.

    For example: <code>ivan.petrov</code> — the whole address will do as well
ask-team =
    <b>Which team are you in?</b>
    It tells who is near you and what they do.

    For example: <code>{ -team-example }</code>
ask-role =
    <b>What is your role?</b>
    Exactly as in { -hr-system }: people will find you by it. Choose from the list or type it on one line, with the level if you like.

    For example: <code>Senior golang developer</code>
ask-level =
    <b>What is your level?</b>
    Role: { $role }. The level helps to find somebody who can answer a question.

    Choose a button or type it, for example: <code>Middle</code>
ask-description =
    <b>What do you work on?</b>
    A few words tell others what they can come to you with. You may skip this step.

    For example: <code>Load testing of payments</code>
noted-level = Your level is noted: { $level }.
role-still-needed = Your level is noted: { $level }. Now choose or type your role.

summary-title =
    <b>Registration</b> · Check your answers
summary =
    { -school } nickname: <b>{ $school_nickname }</b>
    { -messenger } nickname: <b>{ $messenger_nickname }</b>
    Team: <b>{ $team }</b>
    Role: <b>{ $role }</b>
    Level: <b>{ $level }</b>
    About my work: { $description }

    Something wrong? Press the field to correct it.
summary-skipped = skipped

edit-school_nickname = ✎ School nickname
edit-messenger_nickname = ✎ Chat nickname
edit-team = ✎ Team
edit-role = ✎ Role
edit-level = ✎ Level
edit-description = ✎ About my work

# What the consent is about: the processing of what.
-personal-data = your personal data: your number (ID), name and username in Telegram, your { -school } nickname, your { -messenger } nickname, team, role, level and what you wrote about your work
consent =
    <b>Registration</b> · Consent

    By pressing “Confirm” you agree to the processing of { -personal-data }.

    What for: so that members of the community can find you and write to you. Only they will see it{ $joining ->
        [approval] , and before that the organisers, who decide about your registration.
       *[open] .
    }
consent-details = <b>Registration</b> · About the consent

button-keep = Keep as it is ›
button-skip = Skip
button-all-right = Looks good ›
button-confirm = Confirm
button-read-more = Read it in full

welcome =
    <b>Done, you are in the community!</b>

    Members can now see your card. Now you can find a peer by role and level and write to them.

refused-school_nickname-empty = The answer is empty. Type the nickname in Latin letters.
refused-school_nickname-not-latin = A nickname has Latin letters only: no digits, spaces or Cyrillic.
refused-school_nickname-too-short = Too short: a nickname has at least { $limit } letters, this one has { $length }.
refused-school_nickname-too-long = Too long: a nickname has at most { $limit } letters, this one has { $length }.
refused-school_nickname-taken = This nickname is already taken. Perhaps you are in the community already: look for its chat in your own list of chats, or open the bot from the account you registered with.{ $support ->
    [none] { "" }
   *[other] { " " }If somebody else took it, write to support: { $support }
}
refused-messenger_nickname-empty = The answer is empty. Type the part of your work e-mail before the @.
refused-messenger_nickname-not-an-address = This does not look like the beginning of a work e-mail. Type the part before the @: Latin letters and digits, with dots between them.
refused-messenger_nickname-not-a-domain = What follows the @ does not look like an e-mail address. Send the whole address or only the part before the @.
refused-messenger_nickname-too-long = Too long: at most { $limit } characters before the @, here are { $length }.
refused-messenger_nickname-taken = This nickname is already taken. Perhaps you are in the community already: look for its chat in your own list of chats, or open the bot from the account you registered with.{ $support ->
    [none] { "" }
   *[other] { " " }If somebody else took it, write to support: { $support }
}
refused-team-empty = The answer is empty. Type the name of your team.
refused-team-too-long = Too long: the name of a team has at most { $limit } characters, here are { $length }.
refused-role-empty = The answer is empty. Type your role in words, for example: developer.
refused-role-no-letters = There is not a single letter in it. Type your role in words, for example: developer.
refused-role-too-long = Too long: a role has at most { $limit } characters, here are { $length }.
refused-description-empty = The answer is empty. Type a few words or do without: the button below.
refused-description-too-long = Too long: at most { $limit } characters, here are { $length }. Please shorten it.
refused-level-unknown = There is no such level. Choose a button below.
