button-sealing = Encryption
button-sealing-open = Work under way…
button-seal = Encrypt everything
button-unseal = Decrypt everything…
button-rotate = New key
button-rotate-index = New index key
button-sealing-pause = Pause
button-sealing-resume = Go on
button-sealing-cancel = Stop

sealing-main =
    <b>Encryption</b>

    { $seals ->
        [yes] Everything the bot keeps is encrypted.
       *[no] The bot keeps data readable now: whoever gets the database reads them.
    }
    Encrypted records: <b>{ $sealed }</b>
    Readable: <b>{ $unsealed }</b>
sealing-key =
    { $seals ->
        [yes] Key { $number }, made { $since } ({ $days ->
            [0] today
            [one] { $days } day ago
           *[other] { $days } days ago
        }).
       *[no] There is a key, but new records are not encrypted with it.
    }{ $others ->
        [0] {""}
       *[other] {" "}Encrypted with former keys: { $others }.
    }{ $old_wraps ->
        [0] {""}
       *[other] {" "}The main key is changed halfway: finish on the server, school21-bot keys rewrap.
    }
sealing-unseal =
    <b>Decrypt everything?</b>

    Names, nicknames, teams and messages of everybody will lie readable in the database, and in its copies. It is hardly ever needed: the bot and its exports work with encrypted data just as well.

    If it really is, write: <code>{ $word }</code>
sealing-word = decrypt
sealing-title = <b>{ $deed ->
        [seal] Encryption of everything
        [unseal] Decryption of everything
        [rotate] Change of the data key
       *[rotate-index] Change of the index key
    }</b>
sealing-is-active =
    { $phase ->
        [waiting] Waiting until all processes know the key{ $waiting_for ->
            [0] {""}
           *[other] , { $waiting_for } to go
        }.
        [writing] { $bar }
            { $done } of { $total }{ $left ->
                [none] {""}
               *[other] , { $left } left
            }. The bot can be used as always.
        [settling] Looking whether anything is left.
       *[cleaning] Wiping traces from the database's files.
    }
sealing-is-paused =
    { $bar }
    Paused: { $done } of { $total }. Everything opens either way.
sealing-is-done =
    ✓ Done: { $done }. { $deed ->
        [seal] Everything is encrypted now. { $clean ->
            [no] Old pages of the database could not be wiped: run VACUUM.
           *[other] {""}
        }Copies made earlier, and PostgreSQL's WAL, may still hold readable text.
        [unseal] Everything lies readable now. Encrypt it again when that is not needed any more.
        [rotate] Everything is encrypted with the new key, the former one is deleted.
       *[rotate-index] Nicknames are compared by the new key, the former one is deleted unless somebody still needs it.
    }
sealing-is-failed = ⚠️ It did not work, and was stopped. Nothing is lost, every record opens. The worker's log says why.
sealing-is-cancelled = Stopped halfway: some records carry one key, some another, and all of them open.
sealing-unreadable =
    ⚠️ { $unreadable ->
        [one] { $unreadable } record does not open and was left as it is
       *[other] { $unreadable } records do not open and were left as they are
    }: { $named }

notice-sealing-under-way = Such work is under way, or it is not possible now. See how things stand.
refused-word-different = That is another word. Write it as it stands above, or go back.
