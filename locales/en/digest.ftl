# The digest for staff: each morning of the day before, each Monday of the week before.
letter-digest =
    <b>Digest { $title }</b>

    { $lines }
digest-title-daily = of { $first }
digest-title-weekly = of the week { $first } — { $last }
digest-line-joined = { $number ->
        [one] { $number } new member
       *[other] { $number } new members
    }{ $change }
digest-line-waiting = { $number ->
        [one] { $number } application waits
       *[other] { $number } applications wait
    } for a decision now{ $change }
digest-line-abandoned = { $number ->
        [one] { $number } form abandoned
       *[other] { $number } forms abandoned
    }{ $change }
digest-line-misused = { $number ->
        [one] { $number } attempt to come in by somebody else’s link
       *[other] { $number } attempts to come in by somebody else’s link
    }{ $change }
digest-line-in_vain = { $number ->
        [one] { $number } search found nobody
       *[other] { $number } searches found nobody
    }{ $change }
digest-line-failed = { $number ->
        [one] { $number } job failed
       *[other] { $number } jobs failed
    }{ $change }
digest-line-asking = { $number ->
        [one] { $number } request for help waits
       *[other] { $number } requests for help wait
    } for an answer now{ $change }
digest-nothing-daily = A quiet day: nobody joined, nobody abandoned the form, nothing broke.
digest-nothing-weekly = A quiet week: nobody joined, nobody abandoned the form, nothing broke.
digest-compared = In brackets: how much more or less than in the seven days before.
digest-more = { $dashboard ->
        [none] More on the dashboard: write /dashboard to the bot in private
       *[other] More on the dashboard: { $dashboard } (to sign in: /dashboard in your private chat with the bot)
    }
