support-link =
    <b>Support</b>

    Press the button and ask: they will help you there.
support-address =
    <b>Support</b>

    Write here, they will help you: { $address }
support-none =
    <b>Support</b>

    The bot has no support of its own yet. Ask the organisers of the community, or look at /help.
button-support = Open support
