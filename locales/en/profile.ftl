profile-title = <b>My profile</b>
profile-card = <b>My profile</b> · What members see
profile-card-unlisted =
    <b>My profile</b> · The card is hidden

    Nobody finds you now. If you bring the card back, members will see it like this:
profile-hidden = Hidden from members: { $fields }.
profile-fields = <b>My profile</b> · What to change?
profile-editing = <b>My profile</b> · Changing an answer
profile-ask-description =
    <b>What do you work on?</b>
    A few words tell others what they can come to you with.

    For example: <code>Load testing of payments</code>
profile-visibility =
    <b>My profile</b> · What members see

    The card in the search: <b>{ $card ->
        [shown] visible
       *[hidden] hidden
    }</b>
    { -school } nickname: <b>{ $school_nickname ->
        [shown] visible
       *[hidden] hidden
    }</b>
    { -messenger } nickname: <b>{ $messenger_nickname ->
        [shown] visible
       *[hidden] hidden
    }</b>
    Team: <b>{ $team ->
        [shown] visible
       *[hidden] hidden
    }</b>
    About my work: <b>{ $description ->
        [shown] visible
       *[hidden] hidden
    }</b>

    Name, Telegram, role and level are always visible: by them people find you and write to you. If you don’t want that, hide the whole card.
profile-language =
    <b>My profile</b> · Language

    { $chosen ->
        [ru] The bot speaks Russian with you.
        [en] The bot speaks English with you.
       *[telegram] The bot speaks the language of your Telegram.
    } Which language shall it be?
profile-data =
    <b>My profile</b> · My data

    <b>Get it.</b> The bot sends a JSON file with everything that is kept about you: answers, settings, consent, what happened and when.

    <b>Delete it.</b> The bot forgets you. It will ask again first.
profile-delete =
    <b>Delete my data?</b>

    The bot erases your answers, your name and number in Telegram, settings, attempts to register, invites, and messages that it has not sent yet. They cannot be brought back.
profile-delete-member = Your card disappears and the search is closed. You can come back any time: you will have to register anew.
profile-delete-ban = Access stays closed: so that the bot knows you, a fingerprint of your number in Telegram is kept. The number cannot be told from it.
profile-delete-journal = For the statistics there will still be entries that somebody registered and searched: without a name, nicknames or the number.
saved = Saved.
saved-role = The role is saved. And the level?

guest-new = You have no card yet: it appears once you register. That takes five short steps — press “Menu”.
guest-applying = Your card appears once you finish the registration. Everything you entered is saved — press “Menu” to go on.
guest-abandoned = Your card appears once you finish the registration. Everything you entered is saved — press “Menu” to go on.
guest-waiting = Your card appears once the organisers accept your registration. The bot will tell you.
guest-suspended = Your card is hidden while your access is suspended. You can still get or delete your data.
guest-left = You left the community, and nobody sees your card. To return, register once more — press “Menu”.
guest-removed = You are no longer in the community, and nobody sees your card. You can still get or delete your data.
guest-banned = Your access to the community is closed, and nobody sees your card. You can still get or delete your data.

field-school_nickname = { -school } nickname
field-messenger_nickname = { -messenger } nickname
field-team = team
field-description = about my work

button-edit-card = Change the card
button-visibility = What members see
button-language = Language
button-data = My data
button-remove-description = Remove the text
button-hide-card = Hide the card
button-show-card = Show the card
button-hide-school_nickname = Hide school nickname
button-show-school_nickname = Show school nickname
button-hide-messenger_nickname = Hide chat nickname
button-show-messenger_nickname = Show chat nickname
button-hide-team = Hide team
button-show-team = Show team
button-hide-description = Hide “About my work”
button-show-description = Show “About my work”
button-language-ru = Русский
button-language-en = English
button-language-telegram = As in Telegram
button-take-data = Get the file
button-delete-data = Delete my data
button-keep-data = No, keep it
button-really-delete = Yes, delete
button-delete-and-leave = Delete and leave chat

my-data-caption = Everything the bot knows about you. The file is yours: the bot does not keep it.
goodbye =
    <b>Done, your data are deleted</b>

    Thank you for having been with us. If you change your mind, send /start.
goodbye-chat = You are still in the community’s chat. If you don’t need it any more, open it and choose “Leave”.
goodbye-banned = Access to the community stays closed.

refused-school_nickname-taken-by-other = Another member has this nickname.{ $support ->
    [none] { "" }
   *[other] { " " }If it is yours, write to support: { $support }
}
refused-messenger_nickname-taken-by-other = Another member has this nickname.{ $support ->
    [none] { "" }
   *[other] { " " }If it is yours, write to support: { $support }
}
