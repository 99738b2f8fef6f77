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

notice-cannot-remind = { $reason ->
        [lately] This person was reminded less than a day ago.
        [opted-out] This person wants no reminders.
        [blocked] This person has blocked the bot: it cannot write to them.
       *[moved-on] There is nothing to remind of: the person is back, or has finished.
    }
admin-file-unwanted = Not to be sent: { $unwanted }
dashboard-person-unwanted = not to be sent: { $unwanted }
category-reminders = reminders
category-news = news

profile-messages =
    <b>My profile</b> · Messages

    <b>Reminders.</b> If a registration was left unfinished, the bot reminds you of it. Now: <b>{ $reminders ->
        [on] on
       *[off] off
    }</b>

    <b>News.</b> What the organisers tell and invite to. Now: <b>{ $news ->
        [on] on
       *[off] off
    }</b>

    Answers, decisions and whatever concerns your access always come.
button-messages = Messages
button-reminders-off = No reminders
button-reminders-on = Remind me
button-news-off = No news
button-news-on = Send me news

dashboard-reminders-finding = { $people ->
        [0] Nobody was reminded in this period
        [one] { $people } person was reminded: { $back } came back, { $done } finished
       *[other] { $people } people were reminded: { $back } came back, { $done } finished
    }
dashboard-reminders-note = What the bot and the organisers sent to those who left the form; by the day on which it happened.
dashboard-reminders-reminded = Reminded
dashboard-reminders-came_back = Came back
dashboard-reminders-came_back_finished = Finished
