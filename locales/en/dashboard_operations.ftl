dashboard-of = { $done } of { $total }
dashboard-health = Is all well?
dashboard-health-drift = Counts were off by
dashboard-health-notes = Changes not counted yet
dashboard-health-waiting = Messages waiting
dashboard-health-troubled = Not delivered, a week
dashboard-health-failing = Jobs in trouble
dashboard-health-failed = Jobs failed, a week
dashboard-health-room = Free on the disk
dashboard-gigabytes = { $number } GB
dashboard-checked = checked { $at }
dashboard-advice-drift = Counts differed from the rows, and were mended. If that happens every day, tell whoever runs the server: the worker's log says more.
dashboard-advice-notes = More changes wait to be counted than the worker can manage. See whether it runs.
dashboard-advice-troubled = Some messages did not arrive, or nobody knows whether they did. The bot does not repeat them by itself, so that nobody gets anything twice.
dashboard-advice-failing = Some job does not work and is tried again. The worker's log says why; often it is the bot's rights in the chat: school21-bot doctor.
dashboard-advice-failed = Some job was given up. The worker's log says why.
dashboard-advice-room = There is little room on the disk. Make some: without it the database stops.
dashboard-jobs = Long jobs
dashboard-jobs-none = There were no long jobs this week.
dashboard-jobs-what = What
dashboard-jobs-began = Began
dashboard-jobs-state = How it goes
dashboard-job-dump-export = Export into the chat
dashboard-job-dump-file = Export for another system
dashboard-job-dump-check = Check of a file
dashboard-job-dump-import = Import
dashboard-job-protection = Encryption
dashboard-job-is-active = { $failures ->
        [one] Failed once, is tried again
       *[other] Failed { $failures } times, is tried again
    }
dashboard-job-is-paused = Paused
dashboard-job-is-done = ✓ Done
dashboard-job-is-failed = ⚠️ Failed
dashboard-job-is-cancelled = Cancelled
dashboard-export = Export everybody
dashboard-export-about = A file with all people, roles and levels. The bot or the program age opens it with its passphrase; without it nobody does, and neither do we.
dashboard-export-passphrase = Passphrase, { $limit } signs at least. Write it down: we keep no copy
dashboard-export-download = Download with a passphrase
dashboard-export-plain = Without a passphrase
dashboard-export-plain-about = Names, nicknames and teams of all members stand in that file for everybody to read who gets hold of it.
dashboard-export-plain-download = Download it readable all the same
dashboard-export-runs = Writing the file…
dashboard-export-done = { $people ->
        [one] ✓ You have the file: { $people } person.
       *[other] ✓ You have the file: { $people } people.
    }{ $unreadable ->
        [0] {""}
       *[other] {" "}Left out because their records cannot be read: { $unreadable }.
    }
dashboard-export-broken = The file did not come to its end. Delete it and download it again.
dashboard-import = Import from a file
dashboard-import-about = A dump of this bot, with or without a passphrase, or of the old one, of any size. First it is checked: nothing changes until you say so.
dashboard-import-locked = The file has a passphrase.
dashboard-import-passphrase = Passphrase of the file
dashboard-import-unlock = Open
dashboard-import-other-file = Another file
dashboard-import-skip = Import the new ones
dashboard-import-update = Import, and update who is here
dashboard-import-cancel = Cancel
dashboard-import-report = Download the report
dashboard-import-moved-on = Things have changed meanwhile: see how they stand now.
dashboard-import-is-checking = Checking the file. Nothing changes yet.
dashboard-import-is-checked = The file is checked, nothing has changed yet. Duplicates, doubtful and faulty entries will be left out.
dashboard-import-is-staging = Getting ready. You can still cancel.
dashboard-import-is-applying = Writing. It cannot be cancelled any more, and no crash will do it harm.
dashboard-import-is-done = { $imported ->
        [one] ✓ { $imported } person imported.
       *[other] ✓ { $imported } people imported.
    }{ $meanwhile ->
        [0] {""}
       *[other] {" "}Changed after the check and left as they are: { $meanwhile }. The report says who.
    }
dashboard-import-is-cancelled = Cancelled. Nothing has changed.
dashboard-import-is-refused = ⚠️ This file cannot be imported.
dashboard-import-count-people = Entries in the file
dashboard-import-count-new = New
dashboard-import-count-changed = Will change
dashboard-import-count-unchanged = As they are
dashboard-import-count-duplicate = Duplicates in the file
dashboard-import-count-conflict = Doubtful
dashboard-import-count-invalid = Faulty
dashboard-import-count-new_roles = New roles
dashboard-import-count-new_levels = New levels
dashboard-import-count-admins = Were admins in the old bot (here they become nothing by it)
dashboard-upload-choose = Choose a file, or drop it here
dashboard-upload-sending = Sending: { $share }
dashboard-upload-stop = Stop
dashboard-upload-stopped = Stopped. Nothing was kept.
dashboard-upload-broken = The file did not arrive: the connection broke. Try again.
dashboard-acts = What staff did
dashboard-acts-action = Action
dashboard-acts-at = When
dashboard-acts-who = Who
dashboard-acts-did = What
dashboard-acts-what = To whom, to what
dashboard-acts-details = Details
dashboard-acts-download = Download the log
dashboard-sealing-state = { $seals ->
        [yes] Everything the bot keeps is encrypted.
       *[no] The bot keeps data readable now: whoever gets the database reads them.
    } Encrypted records: { $sealed }, readable: { $unsealed }.
dashboard-sealing-unseal = Names, nicknames, teams and messages of everybody will lie readable in the database, and in its copies. It is hardly ever needed: the bot and its exports work with encrypted data just as well. If it really is needed, write: { $word }.
dashboard-sealing-word = The word
button-really-unseal = Yes, decrypt
