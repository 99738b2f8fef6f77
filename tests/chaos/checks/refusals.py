"""Telegram refused nothing that the bot could have known to be wrong."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.chaos.checks.evidence import Evidence, Json
from tests.chaos.checks.finding import Finding
from tests.chaos.record import Deed, Kind

PROMISE = "no call is refused by a rule"
_ANSWERS = frozenset({"refuse", "garble", "cut", "hang"})
"""Faults that stand in place of an answer."""


class Explanation(NamedTuple):
    """What may be refused without any fault of the bot's: with these words, for this reason, if it is so."""

    words: re.Pattern[str]
    reason: str
    is_so: Callable[[Evidence, Json], bool]


def check(evidence: Evidence) -> Iterator[Finding]:
    """Each refusal that nobody asked for and nothing explains."""
    for call in evidence.calls:
        if call["ok"] or _ANSWERS & set(call["faults"]) or is_explained(evidence, call):
            continue
        words = f"call {call['n']}, {call['method']}: {call['error_code']} {call['description']}"
        yield Finding(PROMISE, max(call["chat_id"] or 0, 0), words)


def is_explained(evidence: Evidence, call: Json) -> bool:
    """Whether people, or what struck the system, are the reason."""
    return any(one.words.search(call["description"] or "") and one.is_so(evidence, call) for one in EXPLANATIONS)


def _always(_evidence: Evidence, _call: Json) -> bool:
    return True


def _was_blocked(evidence: Evidence, call: Json) -> bool:
    """The person blocked the bot at some time, or a fault did it for them."""
    return any(line.who == call["chat_id"] and line.deed is Deed.BLOCK for line in evidence.lines) or _had_fault(
        evidence, "block", call["chat_id"]
    )


def _never_wrote(evidence: Evidence, call: Json) -> bool:
    """The person had not turned to the bot: asked to join a while ago, or is of the staff and never pressed Start."""
    deeds = {Deed.START, Deed.TYPE, Deed.SEND}
    return not any(
        line.who == call["chat_id"] and line.deed in deeds and not line.chat_id and line.at.timestamp() < call["at"]
        for line in evidence.lines
    )


def _lost_rights(evidence: Evidence, call: Json) -> bool:
    """A fault, or what struck the chat, took rights or the place away."""
    return _had_fault(evidence, "demote", call["chat_id"]) or _had_fault(evidence, "kick", call["chat_id"])


def _had_fault(evidence: Evidence, kind: str, chat_id: int | None) -> bool:
    struck = any(kind in one["faults"] and one["chat_id"] == chat_id for one in evidence.calls)
    return struck or any(
        line.kind is Kind.STRUCK and kind in f"{line.text} {line.details}".casefold() for line in evidence.lines
    )


def _was_struck(evidence: Evidence, _call: Json) -> bool:
    """Something was killed, cut, delayed or repeated, so that the same was done twice, or late."""
    return any(line.kind is Kind.STRUCK for line in evidence.lines) or any(call["faults"] for call in evidence.calls)


def _was_pressed_or_struck(evidence: Evidence, call: Json) -> bool:
    """The person pressed a button, perhaps again before the answer to the first came; or the system was struck."""
    pressed = any(line.who == call["chat_id"] and line.deed is Deed.PRESS for line in evidence.lines)
    return pressed or _was_struck(evidence, call)


def _moved(evidence: Evidence, call: Json) -> bool:
    """The group has become a supergroup."""
    return any(group["id"] == call["chat_id"] and group.get("migrated_to") for group in evidence.groups)


EXPLANATIONS = (
    Explanation(re.compile("bot was blocked by the user"), "the person blocked the bot", _was_blocked),
    Explanation(
        re.compile("bot can't initiate conversation"), "the person never turned to the bot in private", _never_wrote
    ),
    Explanation(re.compile("^Too Many Requests"), "Telegram says how long to wait, and the bot waits", _always),
    Explanation(
        re.compile("terminated by other getUpdates"),
        "a poll of a killed bot was still open when the next began",
        _was_struck,
    ),
    Explanation(
        re.compile("while webhook is active"),
        "the bot was started anew, and takes the webhook away itself",
        _was_struck,
    ),
    Explanation(
        re.compile("query is too old"),
        "the answer to a button came late: the bot was down, or the clock jumped",
        _was_struck,
    ),
    Explanation(
        re.compile("message is not modified"),
        "a button pressed twice, or an update that came again, draws the same window",
        _was_pressed_or_struck,
    ),
    Explanation(
        re.compile("message to (edit|delete) not found"),
        "the window was taken away already by what was done before, and is done again",
        _was_pressed_or_struck,
    ),
    Explanation(
        re.compile("message can't be (edited|deleted)"),
        "the message is older than Telegram lets a bot change",
        _was_struck,
    ),
    Explanation(re.compile("message to be replied not found"), "the person took it away meanwhile", _was_struck),
    Explanation(
        re.compile("USER_ALREADY_PARTICIPANT|HIDE_REQUESTER_MISSING"),
        "the request was decided by a process that was killed before it could write that down",
        _was_struck,
    ),
    Explanation(
        re.compile("INVITE_HASH_EXPIRED"),
        "the link was revoked by a process that was killed before it could write that down",
        _was_struck,
    ),
    Explanation(
        re.compile(
            "not enough rights|CHAT_ADMIN_REQUIRED|member list is inaccessible|bot was kicked|bot is not a member"
        ),
        "the bot lost its rights or its place in the chat",
        _lost_rights,
    ),
    Explanation(re.compile("upgraded to a supergroup"), "the group has another id since", _moved),
)
"""All of them; whatever is not here is a mistake of the bot, or of the sandbox."""
