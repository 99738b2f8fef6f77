"""What staff can do about somebody, as that person stands."""

from enum import StrEnum

from school21_bot.people.files import PersonFile
from school21_bot.people.models import KEEPS_NICKNAMES, Status
from school21_bot.people.steps import Step


class Deed(StrEnum):
    """One thing to do about a person."""

    EDIT = "edit"
    ADMIT = "admit"
    GO_ON = "go_on"
    DECIDE = "decide"
    NUDGE = "nudge"
    REISSUE = "reissue"
    MOVE = "move"
    REMOVE = "remove"
    BAN = "ban"
    UNBAN = "unban"


def possible_deeds(opened: PersonFile, *, has_chat: bool) -> frozenset[Deed]:
    """What makes sense for this person; `has_chat`: whether there is a chat to lead into.

    The services decide whether it may be done.
    """
    account = opened.account
    status, reachable = account.status, account.telegram_id is not None and not account.bot_blocked
    by_hand = account.telegram_id is None
    is_complete = account.draft is not None and account.draft.next_step is Step.SUMMARY
    possible = {
        Deed.EDIT: account.draft is not None or status in KEEPS_NICKNAMES,
        Deed.ADMIT: by_hand and is_complete,
        Deed.GO_ON: by_hand and account.draft is not None and not is_complete,
        Deed.DECIDE: status is Status.WAITING,
        Deed.NUDGE: status is Status.ABANDONED and reachable,
        Deed.REISSUE: status is Status.MEMBER and reachable and has_chat,
        Deed.MOVE: status is not Status.BANNED,
        Deed.REMOVE: status in KEEPS_NICKNAMES,
        Deed.BAN: status is not Status.BANNED,
        Deed.UNBAN: status is Status.BANNED,
    }
    return frozenset(deed for deed, is_possible in possible.items() if is_possible)
