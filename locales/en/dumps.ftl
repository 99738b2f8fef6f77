parcel-dump = All data of the community. The file is not sealed: keep it safe, and delete it when it is not needed.
parcel-dump-sealed = All data of the community, sealed with a passphrase. To open it without the bot: <code>age -d { $whole }</code>
parcel-dump-part =
    Part { $number } of { $parts }. Join all parts in order into one file:
    <code>cat { $whole }.* &gt; { $whole }</code>

dump-refused-name = The file has an odd name: signs of folders are in it. Rename it, say to dump.json, and send it again.
dump-refused-empty = The file is empty. Choose the file with the dump.
dump-refused-zip = This is an archive. Unpack it and use the dump itself.
dump-refused-too-big = The file is larger than { $limit } MB, and Telegram gives bots no more. Import it on the server: school21-bot dump import.
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
