dashboard-title = School 21 · Dashboard
dashboard-login-title = Community dashboard
dashboard-login-hint = You followed your personal link from the bot. Press the button: the link works once.
dashboard-login-without = You get in by a personal link. Send /dashboard to the bot: it answers with one, good for five minutes.
dashboard-login-over = This link is over: it was opened before, or five minutes have passed. Send /dashboard to the bot for a new one.
dashboard-login-button = Sign in
dashboard-sign-out = Sign out
dashboard-sign-out-everywhere = Sign out everywhere
dashboard-page-overview = Overview
dashboard-page-operations = Operations
dashboard-overview-title = How the community is doing
dashboard-member = Members
dashboard-applying = Registering
dashboard-abandoned = Abandoned
dashboard-waiting = Waiting for a decision
dashboard-conversion = Finished, of those who began within 30 days
dashboard-sessions = Where you are signed in
dashboard-session = { $where ->
        [here] Here: since
       *[elsewhere] Since
    } { $began }, last seen { $seen }
dashboard-session-end = End
dashboard-moment = { $date } at { $time }
dashboard-staff-note = Staff are appointed and withdrawn in the bot only: nobody can hand out access from a browser that was left open.
dashboard-not-for-you = This page is not for your role. If you need it, ask the owner of the community.
dashboard-trouble = The page could not be made. Reload it; if that does not help, look into the log of the dashboard.
button-dashboard = Dashboard
dashboard-link =
    Your link to the dashboard, for five minutes and one visit:
    { $link }

    Forward it to nobody: it opens the dashboard in your name.
