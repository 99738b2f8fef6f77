"""Seeing, saving and resetting the settings that can be changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from school21_bot import clock
from school21_bot.access import Access, Actor, Right
from school21_bot.audit import Action
from school21_bot.errors import RuleViolated
from school21_bot.failpoints import failpoint
from school21_bot.storage import fetch, transaction
from school21_bot.tuning.current import Tuning
from school21_bot.tuning.tunable import UNNAMED, Tunable, Unusable, with_value, written

_SAVE = """
    INSERT INTO setting (name, value, updated_at) VALUES ($1, $2, $3)
    ON CONFLICT (name) DO UPDATE SET value = $2, updated_at = $3
"""
_RESET = "DELETE FROM setting WHERE name = $1 RETURNING name"


@dataclass(frozen=True, slots=True)
class Shown:
    """A setting with the value of the environment, the saved one if there is one, and the one that counts."""

    name: Tunable
    environment: str
    saved: str | None
    current: str
    unusable: bool
    """The saved value breaks the rules of today, so that the environment's counts."""

    @property
    def overrides(self) -> bool:
        """Whether a saved value counts."""
        return self.saved is not None and not self.unusable


class Changes:
    """What staff do with the settings."""

    def __init__(self, access: Access, tuning: Tuning) -> None:
        self._access = access
        self._tuning = tuning

    async def all(self, actor: Actor) -> list[Shown]:
        """Every setting that can be changed.

        Raises:
            NotAllowed: not for this actor.
        """
        await self._access.require(actor, Right.SETTINGS)
        await self._tuning.look()
        return [self._shown(name) for name in Tunable]

    async def one(self, actor: Actor, name: Tunable) -> Shown:
        """One of them. Raises as `all`."""
        await self._access.require(actor, Right.SETTINGS)
        await self._tuning.look()
        return self._shown(name)

    def check(self, name: Tunable, value: str) -> str:
        """The value as it would be saved.

        Raises:
            RuleViolated: the setting cannot have it; the reason is that of `Unusable`, which is the cause.
        """
        try:
            return written(with_value(self._tuning.environment, name, value.strip()), name)
        except Unusable as unusable:
            raise RuleViolated(name.value, unusable.reason, **unusable.facts) from unusable

    async def save(self, actor: Actor, name: Tunable, value: str) -> None:
        """Let a setting have this value, written as in the environment, until it is reset.

        Raises:
            NotAllowed: not for this actor.
            RuleViolated: as `check`.
        """
        await self.change(actor, {name: value})

    async def reset(self, actor: Actor, name: Tunable) -> None:
        """Let the environment decide again; twice changes nothing. Raises NotAllowed."""
        await self.change(actor, {name: None})

    async def change(self, actor: Actor, wanted: Mapping[Tunable, str | None]) -> None:
        """Several at once, or none of them; None resets one, and what is saved already is not written down again.

        Raises:
            NotAllowed: not for this actor.
            RuleViolated: as `check`.
        """
        await self._access.require(actor, Right.SETTINGS)
        values = {name: None if value is None else self.check(name, value) for name, value in wanted.items()}
        async with transaction():
            for name, value in values.items():
                if value is None:
                    await self._reset(actor, name)
                else:
                    await self._save(actor, name, value)
            failpoint("settings:before-commit")
        await self._tuning.look()

    async def _save(self, actor: Actor, name: Tunable, value: str) -> None:
        saved = await fetch("SELECT value FROM setting WHERE name = $1", name.value)
        if saved and saved[0]["value"] == value:
            return
        details = {"setting": name.value} | ({} if name in UNNAMED else {"value": value})
        await self._access.act(actor, Action.SETTING_SAVED, details=details)
        await fetch(_SAVE, name.value, value, clock.now())

    async def _reset(self, actor: Actor, name: Tunable) -> None:
        if await fetch(_RESET, name.value):
            await self._access.act(actor, Action.SETTING_RESET, details={"setting": name.value})

    def _shown(self, name: Tunable) -> Shown:
        tuning = self._tuning
        return Shown(
            name,
            written(tuning.environment, name),
            tuning.saved.get(name),
            written(tuning.now, name),
            unusable=name in tuning.unusable,
        )
