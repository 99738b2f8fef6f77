"""What each person of the sample did: how long they thought, what was refused, who came back, who started over."""

from random import Random

from school21_bot.people.models import Status
from school21_bot.people.steps import QUESTIONS, Step
from school21_bot.sample.community import SEED, Peer
from school21_bot.sample.story import Story

# Half of the answers to a question take less than this many seconds.
_HALF_WITHIN = {
    Step.SCHOOL_NICKNAME: 14,
    Step.MESSENGER_NICKNAME: 18,
    Step.TEAM: 26,
    Step.ROLE: 12,
    Step.LEVEL: 5,
    Step.DESCRIPTION: 45,
    Step.SUMMARY: 16,
}
_SKIPPING = 6
_SPREAD = 0.7

_REFUSED = {
    Step.SCHOOL_NICKNAME: 0.12,
    Step.MESSENGER_NICKNAME: 0.14,
    Step.TEAM: 0.02,
    Step.ROLE: 0.02,
    Step.LEVEL: 0.04,
    Step.DESCRIPTION: 0.03,
}
_MORE_OFTEN_THOSE_WHO_STOP = 4
_REASONS = {
    Step.SCHOOL_NICKNAME: ("not-latin", "not-latin", "not-latin", "too-short", "too-long", "taken"),
    Step.MESSENGER_NICKNAME: ("not-an-address", "not-an-address", "not-a-domain", "taken"),
    Step.TEAM: ("empty",),
    Step.ROLE: ("empty",),
    Step.LEVEL: ("unknown",),
    Step.DESCRIPTION: ("empty", "too-long"),
}

_TYPES_ROLE_AND_LEVEL = 0.3
_COMES_BACK = 0.015
_COMES_BACK_WHEN_REMINDED = 0.05
_STARTS_OVER = 0.06
_CORRECTS = 0.08
_CORRECTED = (Step.SCHOOL_NICKNAME, Step.TEAM, Step.DESCRIPTION)

_MINUTE = 60_000
_HOUR = 60 * _MINUTE
_TIMER = 6 * _HOUR
_REMINDED_AFTER = 24 * _HOUR
_FIRST_MESSAGE = 2_000
_FIRST_TAP = 4_000_000_000_000_000_000


class Teller:
    """Tells the story of a person, by chance."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._causes = 0

    def tell(self, peer: Peer) -> Story:
        """What `peer` did up to joining or stopping."""
        story = Story()
        if peer.status is Status.NEW:
            return story
        self._think(story, 8)
        story.begin()
        if self._rng.random() < _STARTS_OVER:
            self._start_over(story)
        self._answer_all(story, peer)
        if peer.stopped_at is None:
            self._confirm(story)
        return story

    def _answer_all(self, story: Story, peer: Peer) -> None:
        # By a chance of its own, so that the others are as they would be without.
        chance = Random(f"{SEED}:{peer.telegram_id}:reminded")  # noqa: S311  # the same story every time is the point
        rests_at = chance.choice(QUESTIONS) if chance.random() < _COMES_BACK_WHEN_REMINDED else None
        for step in QUESTIONS:
            if step is rests_at and step is story.tries[-1].next_step:
                self._come_back_when_reminded(story, step, chance)
            if step is peer.stopped_at:
                self._perhaps_refused(story, step, _REFUSED[step] * _MORE_OFTEN_THOSE_WHO_STOP)
                return
            if step is Step.LEVEL and story.tries[-1].has_level:
                continue
            if self._rng.random() < _COMES_BACK:
                self._come_back(story, step)
            self._perhaps_refused(story, step, _REFUSED[step])
            self._answer(story, peer, step)

    def _answer(self, story: Story, peer: Peer, step: Step) -> None:
        skips = step is Step.DESCRIPTION and not peer.description
        self._think(story, _SKIPPING if skips else _HALF_WITHIN[step])
        typed_line = (
            step is Step.ROLE and peer.stopped_at is not Step.LEVEL and self._rng.random() < _TYPES_ROLE_AND_LEVEL
        )
        tapped = skips or (step in (Step.ROLE, Step.LEVEL) and not typed_line)
        story.answer(step, self._cause(tapped=tapped), role=step is Step.ROLE, level=step is Step.LEVEL or typed_line)

    def _confirm(self, story: Story) -> None:
        self._think(story, _HALF_WITHIN[Step.SUMMARY])
        if self._rng.random() < _CORRECTS:
            story.answer(self._rng.choice(_CORRECTED), self._cause(tapped=False))
            self._think(story, _HALF_WITHIN[Step.SUMMARY])
        story.finish()

    def _start_over(self, story: Story) -> None:
        for step in QUESTIONS[: self._rng.randint(1, 3)]:
            self._think(story, _HALF_WITHIN[step])
            story.answer(step, self._cause(tapped=False))
        self._pause(story)
        story.restart()

    def _come_back(self, story: Story, step: Step) -> None:
        self._pause(story)
        story.resume(step)

    def _come_back_when_reminded(self, story: Story, step: Step, chance: Random) -> None:
        story.rest(_TIMER)
        story.wait(_REMINDED_AFTER)
        story.be_reminded()
        story.wait(chance.randrange(2 * _MINUTE, 5 * _HOUR))
        story.resume(step)

    def _perhaps_refused(self, story: Story, step: Step, chance: float) -> None:
        while self._rng.random() < chance:
            self._think(story, _HALF_WITHIN[step])
            story.refuse(step, self._rng.choice(_REASONS[step]))

    def _think(self, story: Story, half_within: int) -> None:
        story.wait(800 + int(half_within * 1000 * self._rng.lognormvariate(0, _SPREAD)))

    def _pause(self, story: Story) -> None:
        """For a few minutes, or until the next day."""
        short = self._rng.random() < 0.6
        story.wait(self._rng.randrange(3 * _MINUTE, 90 * _MINUTE) if short else self._rng.randrange(9, 28) * _HOUR)

    def _cause(self, *, tapped: bool) -> str:
        self._causes += self._rng.randint(1, 4)
        return f"tap:{_FIRST_TAP + self._causes}" if tapped else f"message:{_FIRST_MESSAGE + self._causes}"
