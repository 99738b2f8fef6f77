menu-new =
    <b>Welcome{ $name ->
        [none] { "" }
       *[other] , { $name }
    }!</b>

    This is the { -community }: people who study or studied at { -school } and work at { -company }. Register, and you can find peers by role and level and write to them.

    <b>Five short steps, about a minute.</b> Every answer is saved at once: you can stop and come back.

    <b>What happens with your data.</b> Personal fields are kept encrypted. Only members of the community will see your card, and only after you agree at the end. More: /privacy
menu-applying =
    <b>Your registration is not finished</b>

    You stopped at step { $step } of { $steps }: { $question }. Everything you entered is saved.
menu-applying-summary =
    <b>Only the confirmation is left</b>

    You have answered every question. Check your answers and confirm.
menu-restart =
    <b>Start over?</b>

    All answers of this form will be erased, and you begin with the first step.
menu-waiting =
    <b>Your registration is being checked</b>

    The organisers will look at it, and the bot will tell you their decision. Until then the answers cannot be changed; you can delete your data in the profile.
menu-member =
    <b>Hello{ $name ->
        [none] { "" }
       *[other] , { $name }
    }!</b>

    You are a member of the community. Who are you looking for? Write a name, a nickname or a few words — or choose a role: “Find a peer”.
menu-consent =
    <b>The consent has changed</b>

    You have agreed to the processing of your personal data before, but the text of the consent has changed since. The search is closed until you agree to the new version; your card and profile stay as they are.

    By pressing “I agree” you agree to the processing of { -personal-data }.

    What for: so that members of the community can find you and write to you. Only they will see it. You may decide later.
menu-consent-details = <b>The consent has changed</b> · In full
menu-suspended =
    <b>Access is suspended</b>

    You were removed from the community's chat, so your card is hidden and the search is closed. Once the organisers bring you back into the chat, everything works again by itself.
    If this is a mistake, write to: { $support }
menu-left =
    <b>Welcome back!</b>

    You had left the community. To return, go through the short registration once more.
menu-removed =
    <b>You are no longer in the community</b>

    The organisers ended your membership. If you work at { -company } again, you can register anew.
menu-banned =
    <b>No access</b>

    Your access to the community was closed; you cannot register.
    If this is a mistake, write to: { $support }

button-register = Register
button-resume = Resume
button-start-over = Start over
button-keep-answers = No, go on
button-erase-answers = Yes, start over
button-find = Find a peer
button-profile = My profile
button-agree = I agree

question-school_nickname = { -school } nickname
question-messenger_nickname = { -messenger } nickname
question-team = team
question-role = role
question-level = level
question-summary = confirmation
question-description = what you work on
