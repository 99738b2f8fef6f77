# Around the texts that whoever runs the bot has written in place of ours.
consent-title = <b>Registration</b> · Consent
consent-agreed = By pressing “Confirm” you agree to this.
menu-consent-changed =
    <b>The consent has changed</b>

    You have agreed before, but the text of the consent has changed since. The search is closed until you agree to the new one; your card and profile stay as they are.
menu-consent-agreed = By pressing “I agree” you agree to this. You may decide later.
