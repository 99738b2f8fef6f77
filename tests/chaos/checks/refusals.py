"""Telegram refused nothing that the bot could have known to be wrong."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import NamedTuple

from tests.chaos.checks.evidence import Evidence, Json
from tests.chaos.checks.finding import Finding
from tests.chaos.record import Deed, Kind, Line

PROMISE = "no call is refused by a rule"
_DELETABLE = timedelta(hours=47, minutes=59)
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


def _only_a_file_knows(evidence: Evidence, call: Json) -> bool:
    """Nobody here has this account: it came with an imported file."""
    return (call["chat_id"] or 0) > 0 and not any(line.who == call["chat_id"] for line in evidence.lines)


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


def _ends_or_was_struck(evidence: Evidence, call: Json) -> bool:
    """The bot was told to stop: it says at once, and waits for nothing, which updates it has handled."""
    later = [one for one in evidence.calls if one["method"] == "getUpdates" and one["n"] > call["n"]]
    return (not later or str(later[0]["parameters"].get("timeout")) == "0") or _was_struck(evidence, call)


def _was_pressed_or_struck(evidence: Evidence, call: Json) -> bool:
    """The person pressed a button, perhaps again before the answer to the first came; or the system was struck."""
    pressed = any(line.who == call["chat_id"] and line.deed is Deed.PRESS for line in evidence.lines)
    return pressed or _was_struck(evidence, call)


def _was_taken_away(evidence: Evidence, call: Json) -> bool:
    """The message was in this chat, and is gone."""
    return any(
        line.kind is Kind.GONE and line.message_id == _named(call, "message_id") for line in _of_chat(evidence, call)
    )


def _is_old(evidence: Evidence, call: Json) -> bool:
    """The message came two days before."""
    came = [line for line in _of_chat(evidence, call) if line.message_id == _named(call, "message_id")]
    return bool(came) and call["at"] - came[0].at.timestamp() > _DELETABLE.total_seconds()


def _has_asked(evidence: Evidence, call: Json) -> bool:
    """The person followed a link before."""
    who = _named(call, "user_id")
    return any(
        line.deed is Deed.JOIN and line.who == who and line.at.timestamp() <= call["at"] for line in evidence.lines
    )


def _was_revoked(evidence: Evidence, call: Json) -> bool:
    """The same was asked for before."""
    link = call["parameters"].get("invite_link")
    return any(
        one["method"] == call["method"] and one["n"] < call["n"] and one["parameters"].get("invite_link") == link
        for one in evidence.calls
    )


def _of_chat(evidence: Evidence, call: Json) -> Iterator[Line]:
    """The lines of the chat that a call is about, up to it."""
    chat = call["chat_id"]
    for line in evidence.lines:
        if (line.chat_id or line.who) == chat and line.at.timestamp() <= call["at"]:
            yield line


def _named(call: Json, name: str) -> int:
    """A number among the parameters of a call, 0 without."""
    return int(call["parameters"].get(name) or 0)


def _moved(evidence: Evidence, call: Json) -> bool:
    """The group has become a supergroup."""
    return any(group["id"] == call["chat_id"] and group.get("migrated_to") for group in evidence.groups)


EXPLANATIONS = (
    Explanation(re.compile("bot was blocked by the user"), "the person blocked the bot", _was_blocked),
    Explanation(
        re.compile("bot can't initiate conversation"), "the person never turned to the bot in private", _never_wrote
    ),
    Explanation(re.compile("chat not found"), "the person is one whom only an imported file knows", _only_a_file_knows),
    Explanation(re.compile("^Too Many Requests"), "Telegram says how long to wait, and the bot waits", _always),
    Explanation(
        re.compile("terminated by other getUpdates"),
        "a poll of a killed bot was still open when the next began, or that of one that stops",
        _ends_or_was_struck,
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
        re.compile("message to (edit|delete|be replied) not found"),
        "the message was there, and was taken away before",
        _was_taken_away,
    ),
    Explanation(
        re.compile("message can't be deleted"), "the message is older than what Telegram lets a bot delete", _is_old
    ),
    Explanation(
        re.compile("USER_ALREADY_PARTICIPANT|HIDE_REQUESTER_MISSING"),
        "the person did ask, and was let in or turned away by whoever was killed before it could write that down",
        _has_asked,
    ),
    Explanation(
        re.compile("INVITE_HASH_EXPIRED"),
        "the link was revoked before, by whoever was killed before it could write that down",
        _was_revoked,
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
