"""Nobody lost an answer that was acknowledged: the form moved on, or a summary or card showed it."""

from collections.abc import Iterator

from school21_bot.people.record import PersonRecord
from tests.chaos.checks.database import Row
from tests.chaos.checks.evidence import Evidence
from tests.chaos.checks.finding import Finding
from tests.chaos.checks.forms import CHOSEN, TEXTS, Story, normal, stories
from tests.chaos.checks.records import opened
from tests.chaos.checks.texts import labels, says
from tests.chaos.record import Deed, Kind

PROMISE = "no acknowledged answer is lost"


def check(evidence: Evidence) -> Iterator[Finding]:
    """Each answer that is another than was acknowledged last, and that nobody has changed since."""
    changes = Changes(evidence)
    for who, story in stories(evidence.lines).items():
        if not story.shown:
            continue
        row, last = evidence.people.get(who), max(shown.n for shown in story.shown.values())
        if row is None:
            if story.deleted < last:
                yield Finding(PROMISE, who, "is not known any more, and never asked for that", (last,))
            continue
        answers = opened(evidence, row)
        if answers is not None:  # otherwise another check says so
            yield from _of(evidence, story, row, answers, changes)


def _of(evidence: Evidence, story: Story, row: Row, answers: PersonRecord, changes: "Changes") -> Iterator[Finding]:
    for name in (*TEXTS, *CHOSEN):
        shown = story.shown.get(name)
        if shown is None or story.is_unsure(name):
            continue
        kept = _kept(evidence, name, row, answers)
        allowed = story.may_be(name)
        if not (kept & allowed) and not any(changes.explain(story, name, value, shown.n) for value in kept):
            words = f"{name}: {sorted(kept)} is kept, {shown.value!r} was acknowledged"
            yield Finding(PROMISE, story.who, words, (shown.n,))


def _kept(evidence: Evidence, name: str, row: Row, answers: PersonRecord) -> set[str]:
    """How what is kept may be shown."""
    if name in TEXTS:
        return {normal(name, getattr(answers, name) or "")}
    registration = _latest(evidence, row["id"])
    number = row[f"{name}_id"] or (registration[f"{name}_id"] if registration else None)
    if name == "role":
        names = _names_of_role(evidence, number) if number else {answers.new_role or ""}
        return {normal(name, one) for one in names}
    return _names_of_level(evidence, number)


def _latest(evidence: Evidence, person: int) -> Row | None:
    attempts = [row for row in evidence.tables["registration"] if row["person_id"] == person]
    return max(attempts, key=lambda row: row["attempt"], default=None)


def _names_of_role(evidence: Evidence, number: int) -> set[str]:
    """The names of all roles that are one with it by now."""
    roles = {row["id"]: row for row in evidence.tables["role"]}

    def root(one: int) -> int:
        while roles[one]["merged_into_id"] is not None:
            one = roles[one]["merged_into_id"]
        return one

    return {row["name"] for row in roles.values() if root(row["id"]) == root(number)}


def _names_of_level(evidence: Evidence, number: int | None) -> set[str]:
    if number is None:
        return {""}
    (level,) = (row for row in evidence.tables["level"] if row["id"] == number)
    own = labels(f"level-{level['code']}") if level["name"] is None else frozenset()
    return {level["name"] or "", *own}


class Changes:
    """What others may have done to somebody's answers: staff who edit or rename, files that are imported."""

    def __init__(self, evidence: Evidence) -> None:
        staff = {line.who for line in evidence.lines if line.kind is Kind.SAW and line.who and says(line, "admin-menu")}
        self._given = [
            (str(line.details.get("text") or line.details.get("label") or ""), line.n)
            for line in evidence.lines
            if line.who in staff and line.deed in (Deed.TYPE, Deed.PRESS)
        ]
        self._imports = [
            line.n
            for line in evidence.lines
            if line.who in staff and line.deed is Deed.SEND and line.details.get("kind") == "document"
        ]

    def explain(self, story: Story, name: str, value: str, after: int) -> bool:
        """Whether a value may have come from staff since a line; a file brings back what was there at some time."""
        if any(n > after for n in self._imports):
            if name in CHOSEN or value in story.ever(name):
                return True
            after = 0
        given = [normal(name, text) for text, n in self._given if n > after]
        # A role and a level may come on one line.
        return any(value == text or (name in CHOSEN and value.casefold() in text.casefold()) for text in given)
