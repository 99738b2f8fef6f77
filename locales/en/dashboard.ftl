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
dashboard-page-funnel = Funnel
dashboard-page-audience = Audience
dashboard-page-invites = Invites
dashboard-page-search = Search
dashboard-nothing = Nothing here in this period. Choose a longer one or take filters away.
dashboard-not-fresh = Fresh numbers have not come yet. What you see is from before; the page tries again by itself.
dashboard-earlier = was { $value }
dashboard-csv = The numbers of this chart as a file
dashboard-png = The picture of this chart
dashboard-period = Period
dashboard-period-7d = 7 days
dashboard-period-30d = 30 days
dashboard-period-90d = 90 days
dashboard-period-365d = A year
dashboard-period-all = All time
dashboard-roles = Roles
dashboard-levels = Levels
dashboard-statuses = Status
dashboard-all = All
dashboard-grain = By
dashboard-grain-auto = What fits
dashboard-grain-day = Day
dashboard-grain-week = Week
dashboard-grain-month = Month
dashboard-no-role = No role
dashboard-no-level = No level
dashboard-any-role = Any role
dashboard-any-level = Any level
dashboard-status-new = Pressed Start
dashboard-status-applying = Registering
dashboard-status-abandoned = Abandoned
dashboard-status-waiting = Waiting for a decision
dashboard-status-member = Members
dashboard-status-suspended = Suspended
dashboard-status-left = Left
dashboard-status-removed = Removed
dashboard-status-banned = Banned
dashboard-is-new = Pressed Start
dashboard-is-member = Member
dashboard-is-applying = Registering
dashboard-is-abandoned = Abandoned the registration
dashboard-is-waiting = Waiting for a decision
dashboard-is-suspended = Suspended
dashboard-is-left = Left
dashboard-is-removed = Removed
dashboard-is-banned = Banned
dashboard-members = Members
dashboard-started = Started
dashboard-finished = Finished
dashboard-applying = Still registering
dashboard-abandoned = Abandoned
dashboard-searched = Searched
dashboard-conversion = Conversion
dashboard-median = Usual time to finish
dashboard-slow = 95 of 100 finish within
dashboard-registrations-finding = { $started ->
        [0] Nobody began to register in this period
       *[other] { $started ->
            [one] { $started } person began
           *[other] { $started } people began
        }, { $finished } finished: { $share }
    }
dashboard-conversion-finding = { $share } get to the end{ $change ->
        [up] {""}, more than before ({ $before })
        [down] {""}, fewer than before ({ $before })
       *[same] {""}
    }
dashboard-growth-finding = { $change ->
        [up] { $number } members more: { $members } now
        [down] { $number } members fewer: { $members } now
       *[same] Still { $members } members
    }
dashboard-now-finding = In a day: { $started } began, { $finished } finished, { $searched } searches
dashboard-now-note = The last 24 hours, whatever period is chosen.
dashboard-table-title = { $grain ->
        [week] Registrations by week
        [month] Registrations by month
       *[day] Registrations by day
    }
dashboard-table-date = Date
dashboard-table-all = All
dashboard-table-registered = Registered
dashboard-table-unregistered = Unregistered
dashboard-table-share = %
dashboard-step-school_nickname = { -school } nickname
dashboard-step-messenger_nickname = { -messenger } nickname
dashboard-step-team = Team
dashboard-step-role = Role
dashboard-step-level = Level
dashboard-step-description = About the work
dashboard-step-summary = Check before sending
dashboard-funnel-finding = { $started ->
        [0] Nobody began to register in this period
       *[other] Of { $started } who began, { $share } got to the end
    }
dashboard-drops-finding = { $stopped ->
        [0] Nobody abandoned the registration
       *[other] Most stop at “{ $step }”: { $stopped }, { $share } of those who came there
    }
dashboard-drops-note = Click a bar to see these people.
dashboard-steps-title = Steps
dashboard-steps-step = Step
dashboard-steps-reached = Reached
dashboard-steps-overall = % of all
dashboard-steps-onward = % went on
dashboard-steps-stopped = Stopped
dashboard-steps-lost = % stopped
dashboard-steps-median = Usually
dashboard-steps-slow = 95 of 100
dashboard-until-approved = { $count ->
        [one] To approval, { $count } decision
       *[other] To approval, { $count } decisions
    }
dashboard-until-declined = { $count ->
        [one] To refusal, { $count } decision
       *[other] To refusal, { $count } decisions
    }
dashboard-median-and-slow = { $median } / { $slow }
dashboard-stopped-title = Stopped at “{ $step }”: { $more ->
        [yes] the last { $people }
       *[no] { $people }
    }
dashboard-stopped-not-for-you = Owners and admins see who it was.
dashboard-unreadable = The record cannot be opened
dashboard-nudge = Remind
dashboard-nudged = Reminded
dashboard-nudge-refused = { $reason ->
        [lately] Reminded already
        [opted-out] Wants no reminders
        [blocked] Has blocked the bot
        [moved-on] Came back already
       *[other] Did not work
    }
dashboard-statuses-finding = { $people ->
        [one] We know { $people } person
       *[other] We know { $people } people
    }
dashboard-roles-finding = { $people ->
        [0] No roles yet
       *[other] Most are { $role }: { $people }; { $roles } roles in all
    }
dashboard-levels-finding = { $people ->
        [0] No levels yet
       *[other] Most are { $level }: { $people }
    }
dashboard-pairs-finding = { $roles ->
        [0] Roles and levels
       *[other] Roles and levels together: the { $roles } most common roles
    }
dashboard-on-weekday = { $day ->
        [0] on Monday
        [1] on Tuesday
        [2] on Wednesday
        [3] on Thursday
        [4] on Friday
        [5] on Saturday
       *[6] on Sunday
    }
dashboard-joins-finding = Most join { $day }: { $people ->
        [one] { $people } person
       *[other] { $people } people
    }, { $share }
dashboard-joins-hour = Joined { $day } between { $since }:00 and { $until }:00: { $people ->
        [one] { $people } person
       *[other] { $people } people
    }, { $share }
dashboard-joins-none = When people join
dashboard-joins-note = By the hour of the day. Click a cell to see how many people that is.
dashboard-invite_issued = Links issued
dashboard-invite_used = Came in
dashboard-invite_expired = Expired
dashboard-invite_revoked = Revoked
dashboard-invite_misused = Tried by others
dashboard-join-median = Usually come in within
dashboard-join-slow = 95 of 100 come in within
dashboard-invites-finding = { $issued ->
        [0] No links were issued in this period
       *[other] Of { $issued } links { $share } were used
    }
dashboard-invites-days = { $grain ->
        [week] Links by week
        [month] Links by month
       *[day] Links by day
    }
dashboard-joining-finding = People usually come in within { $median }
dashboard-up-to = up to { $time }
dashboard-searches = Searches
dashboard-found_nothing = Found nobody
dashboard-cards = Cards opened
dashboard-searches-finding = { $searches ->
        [0] Nobody searched in this period
       *[other] { $searches ->
            [one] { $searches } search
           *[other] { $searches } searches
        }, { $share } in vain
    }
dashboard-wanted-finding = { $known ->
        [no] Who is looked for
       *[other] Most looked for: { $role }
    }
dashboard-in-vain-finding = { $known ->
        [no] Who is looked for in vain
       *[other] Most looked for in vain: { $role }
    }
dashboard-cards-finding = { $known ->
        [no] Whose cards are opened
       *[other] Most cards are opened of: { $role }
    }
dashboard-wanted-levels = Which level is looked for
dashboard-page-people = People
dashboard-people-not-for-you = Names and files are for owners and admins. You see how many there are.
dashboard-people-none = Nobody here yet. If filters are set, take them away.
dashboard-find = Find somebody
dashboard-find-example = name, nickname or number
dashboard-nobody-found = Nobody found. Try another name, nickname or Telegram number.
dashboard-order = Order
dashboard-order-newest = Newest first
dashboard-order-oldest = Oldest first
dashboard-order-joined-last = Joined last
dashboard-order-joined-first = Joined first
dashboard-add-name = Add by hand: name
dashboard-column-name = Name
dashboard-column-nickname = Nickname
dashboard-column-status = Status
dashboard-column-role = Role
dashboard-column-level = Level
dashboard-column-joined = Since
dashboard-page-back = Back
dashboard-page-on = Next
dashboard-unnamed = No name given
dashboard-by-hand = none, added by hand
dashboard-person = { $status } · Telegram: { $telegram } · joined: { $joined }
dashboard-save = Save
dashboard-saved = Saved
dashboard-history = What happened
dashboard-deed-admit = Make a member
dashboard-deed-nudge = Remind
dashboard-deed-reissue = New link to the chat
dashboard-deed-remove = Remove
dashboard-deed-remove-really = Really remove?
dashboard-deed-ban = Ban
dashboard-deed-ban-really = Really ban?
dashboard-deed-unban = Lift the ban
dashboard-done-admit = A member now
dashboard-done-nudge = The reminder goes out with the next messages
dashboard-done-reissue = The new link comes to them in the bot
dashboard-done-remove = Removed from the community
dashboard-done-ban = Banned
dashboard-done-unban = The ban is lifted
dashboard-is-staff = This is one of the staff: withdraw the role in the bot first.
dashboard-gone = This person is gone: their data were deleted.
dashboard-moved-on = That did not work: things have changed, or it is done already. Open the file again.
dashboard-russian = Русский
dashboard-english = English
dashboard-overview-title = How the community is doing
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
