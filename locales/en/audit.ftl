button-audit = What staff did
button-open-file = Open the card
button-audit-by = Who
button-audit-any-by = ✕ Who
button-audit-action = What
button-audit-any-action = ✕ What
button-audit-dates = When
button-audit-any-dates = ✕ When
button-audit-export = Download as a file
button-command-line = The command line
button-period-today = Today
button-period-week = 7 days
button-period-month = 30 days

audit = <b>For staff</b> · What was done
audit-hint = { $total ->
        [one] { $total } entry.
       *[other] { $total } entries, the newest first.
    } Choose one to read all of it. “Who”, “What” and “When” narrow the list down.
audit-empty = No such entries. Take away one of the conditions, if there are any.
audit-by = Who: <b>{ $by }</b>
audit-what = What: <b>{ $action }</b>
audit-when = When: <b>{ $dates }</b>
audit-choose-actor = <b>Whose acts would you like to see?</b>
audit-choose-action = <b>Which acts would you like to see?</b>
audit-choose-dates =
    <b>Which days would you like to see?</b>

    Choose, or type a day as “01.11.2026” or several as “01.11.2026-15.11.2026”.
audit-period-today = today
audit-period-week = 7 days
audit-period-month = 30 days

audit-entry = <b>What was done</b>
audit-entry-facts =
    What: <b>{ $what }</b>
    When: { $at }
    Who: { $who }
    Where: { $via }
audit-entry-target = To what: { $target }
audit-entry-details =
    <b>Details</b>
    { $details }
audit-detail = { $name }: { $value }
audit-detail-entries = Entries
audit-detail-from_place = From place
audit-detail-to_place = To place
audit-detail-into_role = Now the role
audit-detail-person = Whose
audit-detail-role = Role in the staff
audit-detail-step = Answer
audit-detail-attempt = Attempt
audit-detail-reason = Reason
audit-detail-sealed = With a passphrase
audit-detail-people = People
audit-detail-new = New
audit-detail-changed = Changed
audit-detail-unchanged = As they were
audit-detail-duplicate = Duplicates
audit-detail-conflict = Doubtful
audit-detail-invalid = Faulty
audit-detail-admins = Admins of the old bot
audit-yes = yes
audit-no = no
audit-unknown-staff = One of the staff whom the bot does not know yet
audit-detail-deed = Of
audit-detail-records = Records
audit-detail-unreadable = Unreadable records
audit-detail-keys = Keys
audit-detail-setting = Setting
audit-detail-value = Value
audit-detail-key = By the API key
audit-deleted-person = A deleted person · { $id }
audit-gone = deleted since
audit-via-bot = the bot
audit-via-command-line = the command line
audit-via-dashboard = the dashboard
audit-via-api = another system, by a key (API)
audit-via-automatic = the bot itself, by a setting
audit-target-person = member { $name }
audit-target-staff = { $name } of the staff
audit-target-role = role “{ $name }”
audit-target-level = level “{ $name }”
audit-target-invite = invite of { $name }
audit-target-dump = dump { $name }
audit-target-session = session { $name }
audit-target-key = key { $name }
audit-target-api-key = API key { $name }
audit-target-broadcast = broadcast { $name }
audit-target-request = request No. { $name }
audit-caption = What staff did: an entry a line (JSON). There are numbers in it and no names.
notice-nothing-to-export = There is nothing to download: no such entries.

audit-staff-granted = Access granted
audit-staff-withdrawn = Access withdrawn
audit-person-opened = Card opened
audit-person-edited = Card changed
audit-person-added = Member added
audit-person-admitted = Made a member
audit-person-removed = Member removed
audit-person-banned = Member banned
audit-person-unbanned = Member unbanned
audit-person-moved = Member moved
audit-person-nudged = Reminder sent
audit-application-approved = Application approved
audit-application-declined = Application declined
audit-invite-reissued = Link issued anew
audit-invite-revoked = Link revoked
audit-role-renamed = Role renamed
audit-role-merged = Role merged
audit-level-added = Level added
audit-level-renamed = Level renamed
audit-level-moved = Level moved
audit-dump-exported = Data exported
audit-dump-checked = Dump checked
audit-dump-imported = Data imported
audit-dump-cancelled = Import cancelled
audit-encryption-seal = Encryption of everything started
audit-encryption-unseal = Decryption of everything started
audit-encryption-rotate = Change of the data key started
audit-encryption-rotate-index = Change of the index key started
audit-encryption-paused = Work on encryption paused
audit-encryption-resumed = Work on encryption resumed
audit-encryption-cancelled = Work on encryption cancelled
audit-encryption-done = Work on encryption finished
audit-encryption-rewrap = Master key changed
audit-broadcast-started = Broadcast started
audit-broadcast-paused = Broadcast paused
audit-broadcast-resumed = Broadcast resumed
audit-broadcast-cancelled = Broadcast cancelled
audit-support-answered = Support answer sent
audit-support-closed = Request closed
audit-support-reopened = Request reopened
audit-setting-saved = Setting changed
audit-setting-reset = Setting reset
audit-audit-exported = Log downloaded
audit-api-key-made = API key made
audit-api-key-revoked = API key revoked
audit-signed-in = Signed in to the dashboard
audit-signed-out = Signed out of the dashboard
audit-signed-out-everywhere = Signed out everywhere

refused-dates-unreadable = There is no such date. Type a day as “01.11.2026”, or several as “01.11.2026-15.11.2026”.
refused-dates-wrong-order = The first day comes after the last. Type the earlier one first: “01.11.2026-15.11.2026”.
