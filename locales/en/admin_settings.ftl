# Settings that are changed while everything runs.
setting-registration = Who gets in
setting-registration_timeout = Time for the form
setting-reminders = Reminders
setting-quiet_hours = Quiet hours
setting-invite_mode = How links let in
setting-invite_ttl = Life of links
setting-support_url = Support
setting-consent_version = Consent version
setting-consent_ru = Consent (RU)
setting-consent_en = Consent (EN)
setting-welcome_ru = Welcome (RU)
setting-welcome_en = Welcome (EN)
setting-digest = Digest

button-settings = Settings
button-digest = Show the digest
button-reset-setting = Back to environment
button-save = Save
button-save-and-ask = Save and ask again
button-save-only = Save without asking
button-ask-again = Yes, ask again

settings-main = <b>For staff</b> · Settings
settings-hint = What you change acts at once, without a restart. ✎: changed here; everything else is as in the environment. Choose a setting to change it.
settings-group-joining = <b>Registration</b>
settings-group-links = <b>Links into the chat</b>
settings-group-talking = <b>Messages and help</b>
settings-group-texts = <b>Texts</b>
settings-line = { $name }: <b>{ $value }</b>{ $mark ->
        [yes] { " " }✎
        [unusable] { " " }⚠️
       *[no] { "" }
    }

settings-one =
    <b>Settings</b> · { $title }

    { $about }
settings-values =
    In force: <b>{ $current }</b>
    Saved here: { $source ->
        [saved] { $current }
        [unusable] a value that fits no more, so it is not in force
       *[environment] nothing
    }
    In the environment ({ $variable }): { $environment }
settings-waiting =
    { $number ->
        [one] { $number } application waits
       *[other] { $number } applications wait
    } for a decision now, whatever you choose here: decide about them in “People”.
settings-seen = What people see now:
settings-draft =
    <b>Settings</b> · { $title }

    { $resets ->
        [yes] Go back to the text of the environment?
       *[no] Save this text? To correct it, send another.
    }
settings-draft-consent =
    If the consent means something else now, ask members again: its version becomes <code>{ $version }</code>, and { $members ->
        [one] { $members } member is shown the new text
       *[other] { $members } members are shown the new text
    }. Until somebody agrees, the search is closed to them. A corrected slip can be saved without asking anybody.
settings-will-be-seen = What people will see:
settings-version =
    <b>Ask for the consent again?</b>

    The version becomes <code>{ $version }</code> instead of <code>{ $before }</code>, and the bot asks { $members ->
        [one] { $members } member
       *[other] { $members } members
    }. Until somebody agrees, the search is closed to them.
settings-digest = <b>Settings</b> · The digest
noted-setting = Saved, and in force already.

settings-about-registration = What happens when somebody has confirmed the form: they are a member at once, or wait for the staff to decide.
settings-about-registration_timeout = How long an unfinished form may rest before the bot reminds its person of it. Counts from the person’s next answer.
settings-about-reminders = How long after a form was abandoned the bot reminds its person of it. Whoever comes back is left alone.
settings-about-quiet_hours = The hours during which the bot starts no conversation: reminders and the digest wait for the morning.
settings-about-invite_mode = How a personal link lets into the chat. For new links.
settings-about-invite_ttl = How long a personal link into the chat is good. For new links.
settings-about-support_url = Where /support leads, and where to write when something is wrong. Without an address the bot itself takes questions and passes them on to the staff.
settings-about-consent_version = What the present consent is called. Whoever agreed to another version is asked again.
settings-about-consent_ru = What people see before they confirm the form, if they speak Russian with the bot.
settings-about-consent_en = What people see before they confirm the form, if they speak English with the bot.
settings-about-welcome_ru = What a new member reads first, if they speak Russian with the bot.
settings-about-welcome_en = What a new member reads first, if they speak English with the bot.
settings-about-digest = What happened, to the staff chat, or to the owners without one: in the morning, when the quiet hours end. Of the week on Mondays.

settings-how-choice = Choose by a button.
settings-how-registration_timeout = Choose by a button or type it, from a minute to a year, for example: <code>12 hours</code>
settings-how-reminders = Choose by a button or type up to five with commas, the shortest first, from 10 minutes to 90 days, for example: <code>1 day, 7 days</code>
settings-how-quiet_hours = Choose by a button or type begin and end, for example: <code>22-08</code>. The same hour twice: none.
settings-how-invite_ttl = Choose by a button or type it, from 5 minutes to a year, for example: <code>2 days</code>
settings-how-support_url = Type a link or an e-mail address, for example: <code>https://t.me/your_support</code>
settings-how-consent_version = Take the new name from the button or type your own: letters, digits, dots and dashes, for example: <code>2026-11</code>
settings-how-text = Send the new text as an ordinary message, with bold, links and so on, up to 1500 characters. You will see it as people will before it is saved.

settings-value-registration-open = at once
settings-value-registration-approval = after approval
settings-value-invite_mode-join_request = by a request
settings-value-invite_mode-one_time = at once, one time
settings-value-digest-off = off
settings-value-digest-daily = each morning
settings-value-digest-weekly = on Mondays
settings-value-digest-both = mornings and weekly
settings-text-own = your own text
settings-text-ours = the usual one
settings-no-address = no address
settings-never = never
settings-no-hours = none
settings-hours = { $begin }–{ $end }
settings-time-s = { $number ->
        [one] { $number } second
       *[other] { $number } seconds
    }
settings-time-m = { $number ->
        [one] { $number } minute
       *[other] { $number } minutes
    }
settings-time-h = { $number ->
        [one] { $number } hour
       *[other] { $number } hours
    }
settings-time-d = { $number ->
        [one] { $number } day
       *[other] { $number } days
    }

# Words that the bot understands when people type them, with spaces between them.
settings-words-s = s sec second seconds
settings-words-m = m min mins minute minutes
settings-words-h = h hour hours
settings-words-d = d day days
settings-words-never = off never none no

refused-registration_timeout-unusable = I do not understand this time. Type a number and a unit, from a minute to a year: “12 hours” or “1 day”.
refused-reminders-unusable = I do not understand these times. Type one to five with commas, the shortest first, from 10 minutes to 90 days: “1 day, 7 days”. Or “never”.
refused-quiet_hours-unusable = I do not understand these hours. Type two hours from 0 to 23 with a dash: “22-08”.
refused-invite_ttl-unusable = I do not understand this time. Type a number and a unit, from 5 minutes to a year: “2 days” or “12 hours”.
refused-support_url-unusable = That is neither a link nor an e-mail address. Type all of it: “https://t.me/your_support” or “help@example.com”.
refused-consent_version-unusable = A version cannot be called so. Type up to 32 letters, digits, dots and dashes without spaces: “2026-11”.
refused-own_text-too-long = Too long: at most { $limit } characters, here are { $length }. Please shorten it.
refused-own_text-too-many = Too much formatting: Telegram shows no more than { $limit } pieces. Please leave some out.
refused-own_text-link = There is a link that leads nowhere. It has to begin with https:// and lead to a site or into Telegram.
refused-own_text-unusable = Telegram would not show this text. Leave out the unusual formatting and send it again.
