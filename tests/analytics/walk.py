"""A community that does anything that people and staff can do, in an order that nobody chose."""

import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from school21_bot.access import in_the_bot
from school21_bot.app import Services
from school21_bot.errors import Refused
from school21_bot.invites.models import InviteMode, InviteState
from school21_bot.messages import AbandonedRegistrations
from school21_bot.messages.models import Delivery, Outgoing
from school21_bot.people import CONSENT_VERSION, Account, Deadlines, Query, Status, Step
from school21_bot.people.models import Person, Role
from school21_bot.setting_types import QuietHours
from tests.dumps.kit import exported, imported, original, user
from tests.flows.people import ANSWERS, make_applicant, make_member
from tests.services import OWNER

START = datetime(2026, 3, 27, 18, 30, tzinfo=UTC)
OWNS = in_the_bot(1, OWNER)
ROLES = ("Python разработчик", "Python developer", "QA", "golang разработчик")
LEVELS = ("Junior", "Middle", "Senior")


class Walk:
    """Does one thing after the other; what is refused counts for nothing."""

    def __init__(self, services: Services, folder: Path, seed: int) -> None:
        self._services = services
        self._folder = folder
        self._rng = Random(seed)  # not for secrets
        self._abandoned = AbandonedRegistrations(Deadlines(services.accounts, services.tuning), services.outbox)
        self._made = 0
        update = {"reminders": (timedelta(hours=1), timedelta(hours=12)), "quiet_hours": QuietHours(0, 0)}
        services.tuning.now = services.tuning.now.model_copy(update=update)
        self.now = START
        self.done: list[str] = []

    def clock(self) -> datetime:
        """The time of this community."""
        return self.now

    async def go(self, steps: int) -> None:
        """Do so many things."""
        acts: tuple[tuple[int, Callable[[], Awaitable[object]]], ...] = (
            (6, self.apply),
            (5, self.join),
            (4, self.wait),
            (3, self.remind),
            (2, self.nudge),
            (4, self.resume),
            (2, self.restart),
            (3, self.edit),
            (4, self.search),
            (2, self.merge),
            (2, self.remove),
            (2, self.ban),
            (2, self.unban),
            (2, self.delete),
            (3, self.invite),
            (1, self.add_by_hand),
            (1, self.load),
        )
        for _ in range(steps):
            self.now += timedelta(seconds=self._rng.uniform(1, 4_000))
            (act,) = self._rng.choices([act for _, act in acts], [weight for weight, _ in acts])
            with suppress(Refused):
                await act()
                self.done.append(act.__name__)

    async def apply(self) -> None:
        await make_applicant(
            self._services, self._next(), until=self._rng.choice(list(Step)[1:]), answers=self._answers()
        )

    async def join(self) -> None:
        await make_member(self._services, self._next(), answers=self._answers())

    async def wait(self) -> None:
        self.now += timedelta(hours=7)
        await self._abandoned.tick()

    async def remind(self) -> None:
        self.now += timedelta(hours=2)
        await self._services.reminders.tick()
        await Outgoing.all().update(state=Delivery.SENT)

    async def nudge(self) -> None:
        await self._services.membership.nudge(OWNS, (await self._somebody(Status.ABANDONED)).id)
        if self._rng.random() < 0.5:  # the others are taken back when the person comes back
            await Outgoing.all().update(state=Delivery.SENT)

    async def resume(self) -> None:
        person = await self._somebody(Status.ABANDONED, Status.APPLYING)
        person = await self._services.registration.begin(person.id)
        assert person.draft is not None
        step = person.draft.next_step
        if step is Step.SUMMARY:
            await self._services.registration.confirm(person.id, consent_version=CONSENT_VERSION)
            return
        answers = ANSWERS | self._answers()
        self.now += timedelta(seconds=self._rng.expovariate(1 / 40))
        await self._services.registration.answer(person.id, step, answers[step], cause=self._cause())

    async def restart(self) -> None:
        await self._services.registration.restart((await self._somebody(Status.ABANDONED, Status.APPLYING)).id)

    async def edit(self) -> None:
        person = await self._somebody(Status.MEMBER)
        step, text = self._rng.choice(((Step.ROLE, ROLES), (Step.LEVEL, LEVELS)))
        await self._services.editing.edit(OWNS, person.id, step, self._rng.choice(text), cause=self._cause())

    async def search(self) -> None:
        viewer = await self._somebody(Status.MEMBER)
        role = self._rng.choice([None, *[role.id for role in await Role.all()]])
        level = self._rng.choice([None, 1, 2, 3])
        query = Query(roles=() if role is None else (role,), levels=() if level is None else (level,))
        await self._services.searching.begin(viewer, query)
        for hit in (await self._services.finding.page(viewer, query)).found[:1]:
            await self._services.directory.open_card(viewer, hit.id)

    async def merge(self) -> None:
        ids = [role.id for role in await Role.filter(merged_into_id=None)]
        one, into = self._rng.sample(ids, 2) if len(ids) > 1 else (0, 0)
        await self._services.role_book.merge(OWNS, one, into)

    async def remove(self) -> None:
        await self._services.membership.remove(OWNS, (await self._somebody(Status.MEMBER)).id)

    async def ban(self) -> None:
        await self._services.membership.ban(OWNS, (await self._somebody(*Status)).id)

    async def unban(self) -> None:
        await self._services.membership.unban(OWNS, (await self._somebody(Status.BANNED)).id)

    async def delete(self) -> None:
        await self._services.deletion.delete((await self._somebody(*Status)).id)

    async def invite(self) -> None:
        person = await self._somebody(Status.MEMBER)
        links = self._services.invites._links
        there = await links.issued(person.id)
        if there is None:
            await links.issue(person.id, -100, InviteMode.JOIN_REQUEST, f"https://t.me/+{self._cause()}", timedelta(1))
        else:
            self.now += timedelta(seconds=self._rng.expovariate(1 / 600))
            await links.close(there, InviteState.USED, by=person.id)

    async def add_by_hand(self) -> None:
        person = await self._services.editing.add(OWNS, f"Имя {self._next()}", "ru")
        for step, text in (ANSWERS | self._answers()).items():
            await self._services.editing.edit(OWNS, person.id, step, text, cause=self._cause())
        await self._services.editing.admit(OWNS, person.id)

    async def load(self) -> None:
        if self._rng.random() < 0.5:
            await imported(self._services, self._folder, original(user(self._next()) for _ in range(3)))
            return
        dump = json.loads(await exported(self._services))
        self._rng.shuffle(dump["people"])
        await imported(self._services, self._folder, json.dumps(dump).encode())

    async def _somebody(self, *statuses: Status) -> Account:
        ids = [person.id for person in await Person.filter(status__in=statuses).order_by("id")]
        if not ids:
            raise Refused
        account = await self._services.accounts.get(self._rng.choice(ids))
        assert account is not None
        return account

    def _answers(self) -> dict[Step, str]:
        letters = "".join(chr(ord("a") + int(digit)) for digit in f"{self._made:05}")
        return {
            Step.SCHOOL_NICKNAME: f"w{letters}",
            Step.MESSENGER_NICKNAME: f"walker.{self._made}",
            Step.ROLE: self._rng.choice(ROLES),
            Step.LEVEL: self._rng.choice(LEVELS),
        }

    def _next(self) -> int:
        self._made += 1
        return 4_000_000 + self._made

    def _cause(self) -> str:
        self._made += 1
        return f"walk:{self._made}"
