parcel-dump = All data of the community. The file is not sealed: keep it safe, and delete it when it is not needed.
parcel-dump-sealed = All data of the community, sealed with a passphrase. To open it without the bot: <code>age -d { $whole }</code>
parcel-dump-part =
    Part { $number } of { $parts }. Join all parts in order into one file:
    <code>cat { $whole }.* &gt; { $whole }</code>
parcel-left-out = Left out: { $unreadable ->
        [one] { $unreadable } person whose record
       *[other] { $unreadable } people whose records
    } cannot be read.

dump-refused-name = The file has an odd name: signs of folders are in it. Rename it, say to dump.json, and send it again.
dump-refused-empty = The file is empty. Choose the file with the dump.
dump-refused-zip = This is an archive. Unpack it and use the dump itself.
dump-refused-too-big = The file is larger than { $limit } MB, and Telegram gives bots no more. Import it on the dashboard's page Operations, or on the server: school21-bot dump import.
dump-refused-too-big-to-upload = The file is larger than { $limit } GB. Import it on the server: school21-bot dump import.
dump-refused-no-room = There is not enough room on the server for this file. Make room and send it again.
dump-refused-gone = The file cannot be read. Send it again.
dump-refused-encoding = The file is not in UTF-8. Save it as UTF-8 without a BOM and send it again.
dump-refused-not-json = Line { $line }: this is not JSON. What is needed is the whole dump, as it was made.
dump-refused-truncated = The file breaks off in the middle. Download all of it again; if it came in parts, join them all in order.
dump-refused-too-deep = Line { $line }: too many brackets inside each other. No dump has that: check that it is the right file.
dump-refused-too-long = Line { $line }: an entry that is too long. No dump has that: check that it is the right file.
dump-refused-duplicate-key = Line { $line }: a field or code stands there twice, and which is right cannot be known. Keep one.
dump-refused-not-a-dump = This is not a dump: it has neither our header nor the old bot's list of users. Check that it is the right file.
dump-refused-version = The dump is of version { $version }, this bot knows version { $known }. Update the bot.
dump-refused-unknown-field = Line { $line }: a field that no dump can have. Remove it, or take another file.
dump-refused-wrong-field = Line { $line }: a field with a value that does not fit. Correct it, or take another file.
dump-refused-gzip = The compressed file is damaged. Download it again.
dump-refused-bomb = The file unpacks into something enormous. No dump does that: check that it is the right file.
dump-refused-needs-passphrase = The file is sealed: its passphrase is needed.
dump-refused-wrong-passphrase = This is another passphrase. Try again.
dump-refused-age = The sealed file is damaged or cut. Download it again; if it came in parts, join them all in order.
dump-refused-age-recipient = The file is sealed for a key, not with a passphrase. Seal it with one: age -p.
dump-refused-age-work = To open this file takes more memory than there is. Seal it again with age -p.
dump-refused-trouble = Something broke on our side, and nothing was imported. The database is as it was: try again.
dump-refused-encrypted-original = The dump was made while the old bot's data was encrypted. Decrypt it there first, then make the dump again.

button-dumps = Export and import
button-export = Export
button-import = Import
button-open-import = Import under way…
button-plain = Without a passphrase
button-with-passphrase = Rather with one
button-really-plain = Export unsealed
button-report = Report as a file
button-import-skip = Import the new
button-import-update = Import and update
button-really-import = Yes, import

dumps-main =
    <b>Export and import</b>

    <b>Export</b>: the bot sends a file with all people, roles and levels.
    <b>Import</b>: take people in from such a file, or from the old bot's dump. First comes a check, and without it nothing changes.
dumps-passphrase =
    <b>Export: passphrase</b>

    Write a passphrase of at least { $limit } signs: without it nobody can open the file, and neither can the bot. I delete the message at once and do not keep the passphrase: write it down.
    For example: six random words with spaces.
dumps-plain =
    <b>Export without a passphrase?</b>

    Names, nicknames and teams of all members will be in the file for anybody to read who gets it, and it stays in Telegram too.
dumps-export-title = <b>Export</b>
dumps-export-active =
    { $bar }
    { $done ->
        [one] { $done } person is written
       *[other] { $done } people are written
    } of { $total }. The file comes to this chat.
dumps-export-paused = It rests.
dumps-export-done = ✓ Done: the file is in this chat.
dumps-export-failed = The file could not be sent. Try again, or export on the server: school21-bot dump export.
dumps-export-cancelled = Cancelled.
dumps-upload =
    <b>Import: file</b>

    Send the dump as a document of up to 20 MB: from this bot, with a passphrase or without, or from the old one. A larger file is imported on the server: <code>school21-bot dump import</code>.
dumps-unlock =
    <b>Import: passphrase</b>

    The file is sealed. Write its passphrase: I delete the message at once.
dumps-import-title = <b>Import</b>
dumps-import-checking =
    { $bar }
    Checking: { $done } of { $total }. Nothing changes yet.
dumps-import-checked =
    Entries checked: <b>{ $people }</b>. Nothing has changed yet.

    New: <b>{ $new }</b>
    To be changed: <b>{ $changed }</b>{ $fields ->
        [none] { "" }
       *[other] { " " }({ $fields })
    }
    Unchanged: { $unchanged }
    Twice in the file: { $duplicate }
    In conflict: { $conflict }
    Invalid: { $invalid }
    New roles: { $new_roles }, levels: { $new_levels }
    { $admins ->
        [0] { "" }
       *[other] Admins in the old bot: { $admins }. That makes nobody staff here.
    }
    What is twice, in conflict or invalid is left out: the report says which and why.
dumps-import-staging =
    { $bar }
    Preparing: { $done } of { $total }. You can still cancel.
dumps-import-applying =
    { $bar }
    Writing: { $done } of { $total }. It cannot be cancelled any more, and no crash can spoil it.
dumps-import-done =
    ✓ People imported: <b>{ $applied }</b>.
    { $meanwhile ->
        [0] { "" }
       *[other] Changed after the check and left as they are: { $meanwhile }. The report says who.
    }
dumps-import-cancelled = Cancelled. Nothing was changed.
dumps-import-refused = ⚠️ { $refusal }
dumps-confirm-skip =
    <b>Import the new?</b>

    New people will be here: <b>{ $new }</b>. Whoever is here already stays as they are.
dumps-confirm-update =
    <b>Import and update?</b>

    New people will be here: <b>{ $new }</b>. Another <b>{ $changed }</b> get the answers of the file in place of theirs.

refused-passphrase-too-short = This passphrase will not do: at least { $limit } signs. I have deleted the message; write another.
refused-passphrase-wrong = This is another passphrase. Try again.
notice-export-under-way = Your export is under way already. Wait for the file.
notice-import-under-way = An import is under way already. Wait for its end, or cancel it.
notice-import-goes-on = It cannot be cancelled any more: it is being written.
notice-dump-refused = The file is not accepted. { $text }
notice-not-a-file = A file is needed here: send it as a document.

dump-report-title = Report of an import: lines of the file, fields and reasons. Nothing personal is in it.
dump-report-nothing = There is nothing to report.
dump-report-line = Line { $line }, entry { $entry }:
dump-left-changed = to be changed
dump-left-duplicate = the same as line { $other }
dump-left-conflict = in conflict, left out
dump-left-invalid = invalid, left out
dump-left-admin = was an admin in the old bot
dump-left-meanwhile = changed after the check, left as it is
dump-why-taken = somebody else has it
dump-why-banned = this person is banned here
dump-why-standing = this person stands differently here
dump-why-missing = is missing
dump-why-unknown = there is none like it
dump-why-date = no date
dump-why-different = does not fit together
dump-why-moved-on = the person has changed their data
dump-why-arrived = the person came by themselves
dump-why-not-applied = it gives nothing here
dump-why-unreadable = the record of this person cannot be read here
dump-why-empty = empty
dump-why-not-latin = not Latin letters
dump-why-too-short = too short
dump-why-too-long = too long
dump-why-not-an-address = no name of the messenger
dump-why-not-a-domain = does not look like an address
dump-why-no-letters = not one letter
dump-field-status = standing
dump-field-school_nickname = school nickname
dump-field-messenger_nickname = messenger nickname
dump-field-team = team
dump-field-role = role
dump-field-level = level
dump-field-description = about the work
dump-field-listed = whether the card is listed
dump-field-hidden = hidden fields
dump-field-reminders_off = reminders
dump-field-news_off = news
dump-field-telegram_id = Telegram account
dump-field-registration_date = date of registration
dump-field-is_admin = is_admin
dump-field-attempts = attempts to register
dump-field-consent_at = date of consent
dump-field-arrived_at = date of arrival
dump-field-joined_at = date of joining
dump-field-left_at = date of leaving
dump-field-updated_at = date of change
