"""No stranger is in the community's chat: whoever is there came by a link that the bot had shown to them."""

from collections import defaultdict
from collections.abc import Iterator

from school21_bot.ports import Place
from tests.chaos.checks.evidence import Evidence
from tests.chaos.checks.finding import Finding
from tests.chaos.checks.rights import was_away, was_ever_away
from tests.chaos.checks.texts import says
from tests.chaos.record import Deed, Kind, Line

PROMISE = "no stranger is in the chat"
CAME = frozenset({"joined", "requested"})
"""What comes of a link that may have let somebody in."""
_BY_HAND = frozenset({"creator", "administrator"})
_PUT_OUT = ("letter-removed", "letter-banned")


def check(evidence: Evidence) -> Iterator[Finding]:
    """Whoever is in the chat without a way in, or was told to be out."""
    if evidence.community is None:
        return
    shown = links_shown(evidence)
    by_people = {link["url"] for link in evidence.community["links"]} - {url for urls in shown.values() for url in urls}
    came: dict[int, Line] = {}
    told: dict[int, Line] = {}
    for line in evidence.lines:
        if line.deed is Deed.JOIN and line.details["came_of_it"] in CAME:
            came[line.who] = line
        elif line.kind is Kind.SAW and not line.chat_id and says(line, *_PUT_OUT):
            told[line.who] = line
        elif line.kind is Kind.SAW and not line.chat_id and says(line, "welcome", "letter-approved"):
            told.pop(line.who, None)
    for member in evidence.community["members"]:
        who = member["user_id"]
        if member["status"] in _BY_HAND:
            continue
        if who not in came:
            yield Finding(PROMISE, who, "is in the chat and has never followed a link into it")
        elif came[who].details["link"] not in shown[who] | by_people and not was_away(evidence, came[who]):
            yield Finding(PROMISE, who, "is in the chat by a link that was shown to somebody else", (came[who].n,))
        elif who in told:
            yield Finding(PROMISE, who, "is in the chat after being told to be out", (told[who].n, came[who].n))


def whereabouts(evidence: Evidence) -> Iterator[Finding]:
    """Who is known to be in the chat is there, and the other way round, unless the bot could not be told."""
    if evidence.community is None or was_ever_away(evidence):
        return
    inside = {member["user_id"] for member in evidence.community["members"]}
    known = {
        evidence.account_of[row["person_id"]]
        for row in evidence.tables["chat_place"]
        if row["place"] == Place.INSIDE.value and row["chat_id"] == evidence.community["id"]
    }
    for who in known - inside - {0}:
        yield Finding(PROMISE, who, "is believed to be in the chat, and is not there")
    for who in (inside & evidence.people.keys()) - known:
        yield Finding(PROMISE, who, "is in the chat, and believed not to be")


def links_shown(evidence: Evidence) -> dict[int, set[str]]:
    """The links into the chat that each person saw on buttons of their own chat with the bot."""
    shown: dict[int, set[str]] = defaultdict(set)
    for line in evidence.lines:
        if line.kind is Kind.SAW and not line.chat_id:
            shown[line.who] |= {url for _, url in line.buttons if url.startswith("https://t.me/+")}
    return shown
