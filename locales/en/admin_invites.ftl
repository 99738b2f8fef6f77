button-invites = Invites
button-revoke-invite = Revoke the link
button-keep-invite = Keep it
button-really-revoke = Revoke

invites = <b>For staff</b> · Invites
invites-what = Every member has a link of their own into the community's chat. Which would you like to see?
invites-shelf = { $shelf ->
        [issued] Open
        [used] Used
        [expired] Expired
        [revoked] Revoked
       *[misused] Tried by others
    } · { $links }
invites-list = <b>For staff</b> · Invites · { $shelf ->
        [issued] open
        [used] used
        [expired] expired
        [revoked] revoked
       *[misused] tried by others
    }
invites-empty = Nothing here.
invites-list-hint = The newest first: whose invite, and since when. Choose one to learn more.
invites-line = { $owner } · { $shelf ->
        [issued] { $at } → { $until }
       *[other] { $at }
    }
invites-invite = <b>Invite</b> · { $state ->
        [issued] open
        [used] used
        [expired] expired
        [revoked] revoked
       *[misused] used by somebody else
    }
invites-facts =
    For: <b>{ $owner }</b>
    Issued: { $issued }
    Valid until: { $expires }
    Lets in: { $mode ->
        [one_time] at once, one person
       *[join_request] by request, its owner alone
    }
invites-closed = Closed: { $closed }
invites-closed-by = Closed: { $closed }, { $closed_by }
invites-misuse = Tried by somebody else: { $misused }, <a href="tg://user?id={ $stranger }">{ $stranger_name }</a>
invites-misuse-deleted = Tried by somebody else: { $misused }, whom the bot does not know any more
invites-revoke = <b>Revoke the link?</b>
invites-revoke-what = { $owner } will not get into the chat by it any more. Members can ask the bot for a new link themselves.
invites-revoked = The link is revoked.
