letter-staff-application =
    <b>A new application</b>

    <a href="tg://user?id={ $person }">{ $name }</a> would like to join the community.
application-nicknames =
    Nickname at { -school }: <b>{ $school_nickname }</b>
    Nickname in { -messenger }: <b>{ $messenger_nickname }</b>
application-work =
    Team: <b>{ $team }</b>
    Role: <b>{ $role }</b>
    Level: <b>{ $level }</b>
    About the work: { $description }
application-approved =
    <b>Application approved</b>

    Decided by { $by }, { $at }.
application-declined =
    <b>Application declined</b>

    Decided by { $by }, { $at }. Reason: { $reason }.
application-withdrawn =
    <b>Application withdrawn</b>

    It is gone, and there is nothing left to decide.

button-approve = Approve
button-decline = Decline…

decline-reason-not-school = Not found at school
decline-reason-not-company = Not at the company
decline-reason-incomplete = Mistakes in answers
decline-reason-not-yours = Somebody else's
decline-reason-other = Another reason

letter-approved =
    <b>Your application is approved: you are in the community!</b>

    Members can see your card, and the search is open: /start{ $chat ->
        [none] { "" }
       *[yes] . The link into the chat: /invite
    }
letter-declined =
    <b>Your application is not approved yet</b>

    { $reason } Your answers are kept: correct what is needed and confirm once more.
declined-not-school = The organisers did not find you at { -school }. Please check the nickname.
declined-not-company = The organisers did not find you at { -company }. Please check the nickname in { -messenger } and the team.
declined-incomplete = Some answers are wrong or missing. Please check each of them.
declined-not-yours = These seem to be somebody else's answers. Please give your own.
declined-other = If you do not see why, ask the organisers: /support.

notice-application-approved = Approved. The bot tells the person.
notice-application-declined = Declined. The bot tells the person why.
notice-application-over = There is nothing left to decide about this application: somebody has decided, or it was withdrawn.
notice-application-not-yours = Only the bot's owners and admins decide about applications.
