"""The messages that the bot says by itself, as people saw them: each at the moment when it came."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from school21_bot.ports import Topic
from tests.chaos.checks.evidence import Evidence
from tests.chaos.checks.texts import labels, plain, says
from tests.chaos.record import Deed, Kind, Line

TOPICS = tuple(topic for topic in Topic if topic is not Topic.BROADCAST)
_UNSUBSCRIBE = labels("button-no-news")


@dataclass(frozen=True)
class Came:
    """A message of the bot's own, where and when it came; `chat`: a person, or a group."""

    topic: Topic
    chat: int
    line: Line

    @property
    def text(self) -> str:
        """What it said."""
        return plain(self.line.text)


class Letters:
    """All of a run, and what people did that could be the occasion of one."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.came = tuple(_came(evidence.lines))

    @cached_property
    def staff(self) -> frozenset[int]:
        """Whoever saw the menu of the staff."""
        return frozenset(line.who for line in self.evidence.lines if line.who and says(line, "admin-menu"))

    def presses(self, *keys: str, who: int | None = None) -> list[Line]:
        """The lines in which somebody, or anybody, pressed a button of these texts."""
        wanted = labels(*keys)
        return [
            line
            for line in self.evidence.lines
            if line.deed is Deed.PRESS and line.details.get("label") in wanted and who in (None, line.who)
        ]

    def deeds(self, *deeds: Deed, who: int | None = None) -> list[Line]:
        """The lines in which somebody, or anybody, did one of these."""
        return [line for line in self.evidence.lines if line.deed in deeds and who in (None, line.who)]


def _came(lines: tuple[Line, ...]) -> Iterator[Came]:
    known = set[tuple[int, int]]()
    for line in lines:
        chat = line.chat_id or line.who
        if line.kind is not Kind.SAW or (chat, line.message_id) in known:
            continue
        known.add((chat, line.message_id))
        topic: Topic | None = next((one for one in TOPICS if says(line, f"letter-{one.value}")), None)
        if topic is None and any(label in _UNSUBSCRIBE for label, _ in line.buttons):
            topic = Topic.BROADCAST
        if topic is not None:
            yield Came(topic, chat, line)
