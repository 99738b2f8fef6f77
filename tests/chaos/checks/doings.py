"""What the journal says that somebody did they did: no more often than that, however often an update came."""

from collections import Counter
from collections.abc import Iterator

from school21_bot.journal import Kind
from tests.chaos.checks.evidence import Evidence
from tests.chaos.checks.finding import Finding
from tests.chaos.record import Deed

PROMISE = "what is done once is done once"
_CAUSES: dict[tuple[Kind, ...], tuple[Deed, ...]] = {
    (Kind.ANSWERED, Kind.REFUSED, Kind.PROFILE_EDITED): (Deed.TYPE, Deed.PRESS),
    (Kind.REGISTRATION_STARTED, Kind.REGISTRATION_RESTARTED, Kind.REGISTRATION_FINISHED): (Deed.PRESS,),
    (Kind.HIDDEN, Kind.SHOWN, Kind.OPTED_OUT, Kind.OPTED_IN, Kind.CONSENT_GIVEN): (Deed.PRESS,),
    (Kind.LANGUAGE_CHOSEN,): (Deed.PRESS,),
    (Kind.SUPPORT_ASKED,): (Deed.TYPE, Deed.SEND),
    (Kind.REPORTED,): (Deed.TYPE,),
    (Kind.DATA_TAKEN,): (Deed.PRESS,),
    (Kind.INVITE_USED,): (Deed.JOIN,),
    (Kind.CHAT_LEFT,): (Deed.LEAVE,),
}
"""Events that come of a person's own deeds, each at most once of one of them."""


def check(evidence: Evidence) -> Iterator[Finding]:
    """Whoever did something more often in the journal than in the record."""
    deeds = Counter((line.who, line.deed) for line in evidence.lines if line.deed is not None)
    known = {line.who for line in evidence.lines}
    events = Counter((row["person"], row["kind"]) for row in evidence.tables["event"])
    for row in evidence.tables["person"]:
        who = row["telegram_id"]
        if who not in known:  # came in a file, or was added by hand
            continue
        for kinds, causes in _CAUSES.items():
            noted, done = sum(events[row["id"], kind.value] for kind in kinds), sum(deeds[who, one] for one in causes)
            if noted > done:
                words = f"{', '.join(kinds)}: {noted} times in the journal, of {done} deeds ({', '.join(causes)})"
                yield Finding(PROMISE, who, words)
