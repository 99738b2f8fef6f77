button-to-chat = Join the chat
button-join = Join the chat
button-renew = New link

invite-title =
    <b>The community's chat</b>
invite-link =
    Here is your personal link into the chat. { $mode ->
        [one_time] It lets one person in: you.
       *[join_request] Press it and ask to join: the bot says yes at once.
    } Do not pass it on: it does not work from another account.

    Good until { $until }.
invite-later = The link into the chat follows a little later: Telegram does not let the bot make it yet. There is nothing to do, the bot will send it.
invite-inside = You are in the community's chat already.
invite-kicked = You cannot join the chat now: the organisers removed you from it. If this is a mistake, write to them.
invite-ask = There is no link at the moment. Press “New link” and the bot will make one.
invite-no_chat = Bring colleagues you would like to see here.

notice-no-chat = This bot has no chat: people meet through the search.
notice-members-only = The link into the chat is for members. Please register first, it is short.
