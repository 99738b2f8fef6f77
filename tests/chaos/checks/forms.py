"""What a person was asked, answered, and was shown to be kept, read from the record alone."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.chaos.checks.texts import labels, plain, says, values_in
from tests.chaos.record import Deed, Kind, Line

TEXTS = ("school_nickname", "messenger_nickname", "team", "description")
"""The answers that are kept as they were typed."""
CHOSEN = ("role", "level")
_ORDER = ("school_nickname", "messenger_nickname", "team", "role", "level", "description", "summary")
_TITLES = ("registration-editing", "profile-editing")
_SAVED = ("saved", "saved-role")
_NOTICE = "⚠️"
"""Stands before what the bot did not take, or took for something else."""
_HIDDEN = labels("card-hidden")
_SKIPPED = labels("summary-skipped", "nothing-stated")
_SKIPS = labels("button-skip", "button-remove-description")
_BEGINS = labels("button-register", "button-start-over")
_DELETES = labels("button-really-delete", "button-delete-and-leave")


@dataclass(frozen=True)
class Shown:
    """An answer that was acknowledged: what it is, and in which line."""

    value: str
    n: int


@dataclass
class Story:
    """What is known of one person's answers, line after line."""

    who: int
    shown: dict[str, Shown] = field(default_factory=dict)
    typed: dict[str, list[Line]] = field(default_factory=lambda: defaultdict(list))
    begun: int = 0
    """The last line in which they asked to begin anew, which forgets the answers of before."""
    deleted: int = 0
    """The last line in which they asked to be deleted."""
    _chosen: int = 0
    _said: dict[int, str] = field(default_factory=dict)
    _asked: str = ""
    _taken: list[Line] = field(default_factory=list)
    """What they typed and the bot took away since it showed a window: so it does with an answer that it keeps."""

    def read(self, line: Line) -> None:
        """Follow one line of theirs, in their own chat with the bot."""
        if line.kind is Kind.DID:
            self._did(line)
        elif line.kind is Kind.SAW:
            self._saw(line)
        elif line.kind is Kind.GONE:
            self._taken += [one for lines in self.typed.values() for one in lines if one.message_id == line.message_id]

    def may_be(self, name: str) -> set[str]:
        """What may be kept: what was acknowledged last, and whatever was answered since, as nobody knows of that."""
        shown = self.shown[name]
        later = {normal(name, _text(line)) for lines in self.typed.values() for line in lines if line.n > shown.n}
        is_empty = self.begun > shown.n or self._skipped(shown.n)
        return {normal(name, shown.value), *later, *({""} if is_empty else ())}

    def is_unsure(self, name: str) -> bool:
        """Whether anything may be kept, or nothing: they asked to be forgotten since it was acknowledged, or answered
        about role and level in whatever way; one line may say both.
        """
        since = self.shown[name].n
        return self.deleted > since or (name in CHOSEN and self._chosen > since)

    def ever(self, name: str) -> set[str]:
        """Whatever they answered at any time, and nothing."""
        return {"", *(normal(name, _text(line)) for lines in self.typed.values() for line in lines)}

    def _did(self, line: Line) -> None:
        if line.deed is Deed.TYPE and not _text(line).startswith("/"):
            self.typed[self._asked].append(line)
        elif line.deed is Deed.PRESS:
            label = line.details["label"]
            if label in _BEGINS:
                self.begun = line.n
            elif label in _DELETES:
                self.deleted = line.n
            elif label in _SKIPS:
                self.typed["skip"].append(line)
        if self._asked in CHOSEN:
            self._chosen = line.n

    def _saw(self, line: Line) -> None:
        asked = question(line)
        if says(line, "goodbye"):
            self.shown.clear()
        # An old window whose buttons are taken away says what it said then, and not anew.
        is_new = self._said.get(line.message_id) != line.text
        self._said[line.message_id] = line.text
        for name, value in (_values(line, asked) if is_new else {}).items():
            self.shown[name] = Shown(value, line.n)
        self._moved_on(line, asked)
        if asked or _is_form(line):
            self._asked = asked
            self._taken.clear()

    def _moved_on(self, line: Line, asked: str) -> None:
        """One typed answer was taken away, and the form goes on to the next question: it is kept."""
        before = self._asked
        if before not in TEXTS or len(self._taken) != 1 or _NOTICE in line.text:
            return
        is_next = asked in _ORDER[:-1] and _ORDER.index(asked) == _ORDER.index(before) + 1
        if is_next or says(line, *_SAVED):
            self.shown[before] = Shown(_text(self._taken[0]), line.n)

    def _skipped(self, after: int) -> bool:
        return any(line.n > after for line in self.typed["skip"])


def stories(lines: Iterable[Line]) -> dict[int, Story]:
    """That of each person."""
    found: dict[int, Story] = {}
    for line in lines:
        if line.who and not line.chat_id:
            found.setdefault(line.who, Story(line.who)).read(line)
    return found


def question(line: Line) -> str:
    """Which question a window asks, "" for none."""
    if not says(line, "registration-step", *_TITLES):
        return "summary" if says(line, "summary-title") else ""
    asks: dict[str, tuple[str, ...]] = {name: (f"ask-{name}",) for name in _ORDER[:-1]}
    asks["description"] = ("ask-description", "profile-ask-description")
    return next((name for name, keys in asks.items() if says(line, *keys)), "")


def normal(name: str, value: str) -> str:
    """A value as it can be compared, however it was typed."""
    value = plain(unicodedata.normalize("NFC", value))
    if name == "role":  # roles that differ by this alone are one
        return value.casefold()
    return value.partition("@")[0] if name == "messenger_nickname" else value


def _values(line: Line, asked: str) -> dict[str, str]:
    """What a window says is kept of the person."""
    if says(line, "summary-title"):
        found = values_in(line.text, "summary") or {}
    elif says(line, "profile-card", "profile-card-unlisted"):
        found = values_in(line.text, "card") or {}
    elif asked in TEXTS:
        now = values_in(line.text, "registration-now")
        found = {asked: str(now["value"])} if now else {}
    else:
        return {}
    named = {name: found[name] or "" for name in (*TEXTS, *CHOSEN) if name in found}
    return {name: "" if value in _SKIPPED else value for name, value in named.items() if value not in _HIDDEN}


def _is_form(line: Line) -> bool:
    """Whether it is a window at all; a letter of the bot's own leaves what is open as it is."""
    return bool(line.buttons)


def _text(line: Line) -> str:
    return str(line.details.get("text", ""))
