"""The staff: who belongs to it, what they may do, and every act of theirs written down."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from school21_bot import audit, clock
from school21_bot.access.actor import Actor, Via
from school21_bot.access.models import Staff
from school21_bot.access.rights import RIGHT_FOR, RIGHTS, Right, StaffRole
from school21_bot.access.secrets import forget as forget_secrets
from school21_bot.access.secrets import forget_keys, revoke_keys
from school21_bot.audit import Action, Target
from school21_bot.errors import Conflict, NotAllowed, NotFound
from school21_bot.ids import new_id
from school21_bot.jobs import Jobs
from school21_bot.logs import logger
from school21_bot.ports import Teller, Topic
from school21_bot.settings import Settings
from school21_bot.storage import after_commit, fetch, fetch_by_key, transaction

log = logger("access")

CLOSE_JOB = "close"
"""The kind of job that closes the windows of somebody who may not see them any more."""


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Somebody of the staff; `fixed`: an owner by the settings, whom the bot cannot withdraw."""

    telegram_id: int
    role: StaffRole
    fixed: bool
    granted_at: datetime | None = None


class Access:
    """Knows who may do what. ADMIN_IDS are owners while listed; everybody else is made staff here and nowhere else."""

    def __init__(self, settings: Settings, jobs: Jobs, teller: Teller) -> None:
        self._owners = frozenset(settings.admin_ids)
        self._jobs = jobs
        self._teller = teller

    async def role_of(self, telegram_id: int | None) -> StaffRole | None:
        """What somebody is in the staff, None for everybody else."""
        if telegram_id is None:
            return None
        if telegram_id in self._owners:
            return StaffRole.OWNER
        rows = await fetch_by_key("SELECT role FROM staff WHERE telegram_id = $1", telegram_id)
        return StaffRole(rows[0]["role"]) if rows else None

    async def may(self, actor: Actor, right: Right) -> bool:
        """Whether somebody has a right at this moment."""
        if actor.via in (Via.COMMAND_LINE, Via.AUTOMATIC):
            return True
        if actor.only is not None and right not in actor.only:
            return False
        role = await self.role_of(actor.telegram_id)
        return role is not None and right in RIGHTS[role]

    async def who_may(self, right: Right) -> list[int]:
        """The Telegram ids of everybody who has a right at this moment, the owners of the settings first."""
        made = await fetch("SELECT telegram_id, role FROM staff ORDER BY id")
        may = [row["telegram_id"] for row in made if right in RIGHTS[StaffRole(row["role"])]]
        return [*sorted(self._owners), *(one for one in may if one not in self._owners)]

    async def require(self, actor: Actor, right: Right) -> None:
        """Refuse whoever lacks a right.

        Raises:
            NotAllowed: they do not have it, or not any more.
        """
        if not await self.may(actor, right):
            raise NotAllowed

    async def act(
        self,
        actor: Actor,
        action: Action,
        *,
        target: tuple[Target, int] | None = None,
        details: dict[str, Any] | None = None,
    ) -> None:
        """Refuse whoever may not do this, and write down that it is done, in the caller's transaction.

        Raises:
            NotAllowed: they may not, or not any more.
        """
        await self.require(actor, RIGHT_FOR[action])
        if actor.key is not None:
            details = {**(details or {}), "key": actor.key}
        await audit.note(actor.via, actor.person_id, action, target=target, details=details)
        # What is undone was not done: a refusal that comes later takes the line along.
        await after_commit(partial(_say, action))

    async def staff(self, actor: Actor) -> list[StaffMember]:
        """Everybody of the staff: the owners of the settings, then those made here, the latest last.

        Raises:
            NotAllowed: not for this actor.
        """
        await self.require(actor, Right.STAFF)
        owners = [StaffMember(telegram_id, StaffRole.OWNER, fixed=True) for telegram_id in sorted(self._owners)]
        made = await Staff.exclude(telegram_id__in=list(self._owners)).order_by("id")
        return owners + [StaffMember(one.telegram_id, one.role, False, one.granted_at) for one in made]

    async def grant(self, actor: Actor, telegram_id: int, role: StaffRole, *, person_id: int | None = None) -> None:
        """Make somebody staff, or give them another role; who has it already keeps it.

        They are told if they are a person of ours.

        Raises:
            NotAllowed: not for this actor.
            Conflict: an owner by the settings.
        """
        if telegram_id in self._owners:
            raise Conflict
        async with transaction():
            await self.require(actor, RIGHT_FOR[Action.STAFF_GRANTED])
            entry = await Staff.select_for_update().get_or_none(telegram_id=telegram_id)
            if entry is not None and entry.role is role:
                return
            await self.act(actor, Action.STAFF_GRANTED, target=_target(person_id), details={"role": role.value})
            if entry is not None:
                await Staff.filter(id=entry.id).update(role=role, granted_at=clock.now())
            else:
                await Staff.create(id=new_id(), telegram_id=telegram_id, role=role, granted_at=clock.now())
            await self._tell(person_id, telegram_id, Topic.STAFF_GRANTED, role)
            await self._close_windows(telegram_id)

    async def withdraw(self, actor: Actor, telegram_id: int, *, person_id: int | None = None) -> None:
        """Take somebody out of the staff; what they have open is closed, their API keys end, and they are told.

        Raises:
            NotAllowed: not for this actor.
            Conflict: an owner by the settings, whom only the settings can withdraw.
            NotFound: not of the staff, or not any more.
        """
        if telegram_id in self._owners:
            raise Conflict
        async with transaction():
            entry = await Staff.select_for_update().get_or_none(telegram_id=telegram_id)
            role = entry.role.value if entry else None
            await self.act(actor, Action.STAFF_WITHDRAWN, target=_target(person_id), details={"role": role})
            if entry is None:
                raise NotFound
            await entry.delete()
            await forget_secrets(telegram_id)
            await revoke_keys(telegram_id)
            await self._tell(person_id, telegram_id, Topic.STAFF_WITHDRAWN, entry.role)
            await self._close_windows(telegram_id)

    async def forget(self, telegram_id: int) -> None:
        """Somebody is deleted: their role and their API keys go along, in the caller's transaction."""
        await Staff.filter(telegram_id=telegram_id).delete()
        await forget_secrets(telegram_id)
        await forget_keys(telegram_id)

    async def _tell(self, person_id: int | None, telegram_id: int, topic: Topic, role: StaffRole) -> None:
        if person_id is not None:
            await self._teller.tell(person_id, telegram_id, topic, f"{topic}:{new_id()}", role=role.value)

    async def _close_windows(self, telegram_id: int) -> None:
        await self._jobs.start(CLOSE_JOB, parameters={"chat": telegram_id})


def _target(person_id: int | None) -> tuple[Target, int] | None:
    return None if person_id is None else (Target.PERSON, person_id)


async def _say(action: Action) -> None:
    log.info("staff acted", action=action.value)
