letter-reminded =
    <b>{ $number ->
        [1] Your registration is waiting for you
       *[other] Your registration is still waiting for you
    }</b>

    { $question ->
        [none] You have answered every question: all that is left is to check the answers and confirm.
       *[other] You stopped at the question: { $question }. There is little left, and everything you entered is kept.
    }{ $last ->
        [yes] { " " }The bot will not remind you again.
       *[no] { "" }
    }
button-no-reminders = No more reminders
button-remind-again = Remind me again
reminders-are-off = No more reminders. You can come back at any time.
reminders-are-on = All right, the bot will remind you.
