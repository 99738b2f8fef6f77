level-intern = Intern
level-junior = Junior
level-middle = Middle
level-senior = Senior
level-lead = Lead
level-unstated = Not stated

button-back = ‹ Back
button-cancel = Cancel
button-menu = Menu
button-previous = ‹ Previous
button-next = Next ›

shown-page = Page { $number } of { $pages }
nothing-stated = not stated
empty-line = Member’s card

command-start = Start or go on
command-help = What the bot can do
command-profile = My card, language and data
command-support = Ask the organisers
command-privacy = What happens with your data

notice = ⚠️ { $text }
noted = ✓ { $text }
notice-use-buttons = This screen needs its buttons: I understand neither text nor attachments here.
notice-not-text = That is not text. Please type your answer.
notice-unknown-command = Unknown command. Try /start, /invite, /profile, /support, /help, /privacy.
notice-stale-button = That button is from an old message. Here is where you are now.
notice-not-understood = I only understand buttons here. Choose one of them — or /help if you are unsure.
notice-went-on = Let’s go on where you were. Please repeat your last answer.
notice-not-for-you = This is for members of the community only.
notice-consent-due = First the consent: the search is closed without it.
notice-gone = It is not there any more: perhaps the person left or hid the card.
notice-moved-on = Things changed while that message was open. Here is how they are now.

nobody = The bot has no data about you, and this button no longer works. To begin, send /start.
notice-one-moment = One moment: too many taps at once.
one-moment =
    <b>One moment</b>

    Too many messages at once, I skipped the latest. Wait a little and repeat; what was accepted before is kept.

trouble = Something broke on our side. Everything you entered so far is saved — try again or press /start.
too-slow = Too many people fit to look through them all. Add a word, a role or a level.

help-new =
    <b>What this bot can do</b>

    Here people who study or studied at { -school } and work at { -company } get to know each other.

    • /start — register: five short steps
    • /support — ask a question
    • /privacy — what happens with your data
help-applying =
    <b>What this bot can do</b>

    Your registration is not finished. Every answer is saved already: you can close the chat and come back any time.

    • /start — go on or start over
    • /cancel — close the form, answers are kept
    • /profile — language and your data
    • /support — ask a question
    • /privacy — what happens with your data
help-waiting =
    <b>What this bot can do</b>

    Your registration is being checked: the organisers will look at it, and the bot will tell you their decision.

    • /start — how things stand
    • /profile — language and your data
    • /support — ask a question
    • /privacy — what happens with your data
help-member =
    <b>What this bot can do</b>

    You are in the community. Find a peer by role and level — or just write the bot a name, a nickname or a few words about the work —, open the card and write to the person.

    • /start — menu and search
    • forward somebody’s message or send @username — I will show who it is
    • /profile — your card: correct it, hide it, choose a language
    • /cancel — close the search
    • /support — ask a question
    • /privacy — what happens with your data
help-suspended =
    <b>Access is suspended</b>

    You were removed from the community's chat. Once the organisers bring you back into the chat, your card and the search work again by themselves.

    • /profile — language and your data
    • /privacy — what happens with your data
    If this is a mistake, write to: { $support }
help-left =
    <b>What this bot can do</b>

    You left the community. You can come back any time: go through the short registration once more.

    • /start — come back
    • /profile — language and your data
    • /support — ask a question
    • /privacy — what happens with your data
help-removed =
    <b>What this bot can do</b>

    The organisers ended your membership. If you work at { -company } again, you can register anew.

    • /start — register anew
    • /profile — language and your data
    • /support — ask a question
    • /privacy — what happens with your data
help-banned =
    <b>No access</b>

    Your access to the community was closed.

    • /profile — language and your data
    If this is a mistake, write to: { $support }

privacy =
    <b>What happens with your data</b>

    <b>What we keep:</b> your number (ID), name and username in Telegram, your { -school } nickname, your { -messenger } nickname, team, role, level and what you write about your work and to the support. Also the words of your last ten searches: only you see them, and can erase them.

    <b>Who sees it:</b> members of the community only, and only once your registration is finished. Nobody sees an unfinished form.{ $joining ->
        [approval] { " " }Organisers see a finished one before that: they decide about it.
       *[open] { "" }
    }

    <b>How we keep it:</b> personal fields are encrypted, and the key is not in the database. Role, level and dates are not encrypted: the statistics are made of them. Nor is your number in Telegram: the bot knows you by it.

    <b>What we don’t do:</b> pass your data on outside the community, or write it to logs.

    <b>What you can do:</b> correct and hide your card, get everything that is kept about you, or delete it — /profile.
    { $url ->
        [none] { "" }
       *[other] The whole text: { $url }
    }
