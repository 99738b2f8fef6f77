"""A page with filters: it reads when one changes and again every so often, and feeds what is on the screen."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import panel as pn
import panel_material_ui as pmui

from school21_bot.analytics import Grain, Slice
from school21_bot.dashboard.filters import NAMES, FilterBar, Filters, Known
from school21_bot.dashboard.pages.page import View
from school21_bot.errors import Refused
from school21_bot.logs import logger
from school21_bot.people import Choice, Status, Step, Stop
from school21_bot.texts import Translator

log = logger("dashboard")

REFRESH_MILLISECONDS = 15_000
_LONG, _LONGER = 92, 400
"""Days from which weeks, and months, are easier to read."""

Show = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Labels:
    """What roles and levels are called; levels in their order."""

    words: Translator
    roles: dict[int, str]
    levels: dict[int, str]

    def role(self, role_id: int) -> str:
        """The name of a role, 0 is none."""
        return self.roles.get(role_id) or self.words.plain("dashboard-no-role")

    def level(self, level_id: int) -> str:
        """The name of a level, 0 is none."""
        return self.levels.get(level_id) or self.words.plain("dashboard-no-level")

    def status(self, status: Status) -> str:
        """What people of a status are called."""
        return self.words.plain(f"dashboard-status-{status.value}")


class Board:
    """The filters of a page in one browser."""

    def __init__(
        self,
        view: View,
        filters: Filters,
        labels: Labels,
        first_day: date,
        *,
        statuses: bool,
        grain: bool,
        period: bool,
    ) -> None:
        self._view = view
        self._first_day = first_day
        self._showing = asyncio.Lock()
        self.filters = filters
        self.labels = labels
        self._progress = pmui.LinearProgress(sizing_mode="stretch_width", visible=False, margin=0, height=4)
        self._trouble = pmui.Alert(object="", severity="warning", visible=False)
        named = {labels.status(status): status.value for status in Status}
        self.bar = pmui.Column(
            FilterBar(
                filters,
                view.words,
                roles={name: role for role, name in labels.roles.items()},
                levels={name: level for level, name in labels.levels.items()},
                statuses=named if statuses else {},
                grain=grain,
                period=period,
            ).body,
            self._progress,
            self._trouble,
            sizing_mode="stretch_width",
            margin=(0, 0, 10, 0),
        )

    @classmethod
    async def open(cls, view: View, *, statuses: bool = True, grain: bool = False, period: bool = True) -> "Board":
        """The filters as the address has them.

        Raises:
            NotAllowed: not for this one of the staff.
        """
        first_day = await view.services.analytics.overview.first_day(view.visitor.actor)
        labels = await _labels(view)
        known = Known(labels.roles, labels.levels, tuple(Status) if statuses else ())
        filters = Filters()  # type: ignore[no-untyped-call]  # of its library
        filters.sync(known)
        return cls(view, filters, labels, first_day, statuses=statuses, grain=grain, period=period)

    def wanted(self) -> Slice:
        """What the filters leave."""
        first, last = self.filters.span(self._view.services.analytics.overview.today(), self._first_day)
        statuses = tuple(map(Status, self.filters.statuses))
        return Slice(first, last, tuple(self.filters.roles), tuple(self.filters.levels), statuses)

    def choice(self, step: Step) -> Choice:
        """Whose registrations, of those that the filters leave, were abandoned at a step."""
        wanted, zone = self.wanted(), ZoneInfo(self._view.services.settings.timezone)
        since = datetime.combine(wanted.first, time(), zone)
        until = datetime.combine(wanted.last + timedelta(days=1), time(), zone)
        stop = Stop(step, since.astimezone(UTC), until.astimezone(UTC))
        return Choice(wanted.statuses, wanted.roles, wanted.levels, stop)

    def grain(self) -> Grain:
        """How long spans are to be."""
        if self.filters.grain:
            return Grain(self.filters.grain)
        days = self.wanted().days
        return Grain.MONTH if days > _LONGER else Grain.WEEK if days > _LONG else Grain.DAY

    async def keep(self, show: Show) -> None:
        """Show it now, whenever a filter changes, and again and again while the page is open."""
        await self._view.services.folding.catch_up()
        await show()

        async def follow(*_: Any) -> None:
            self._progress.visible = True
            try:
                await self._again(show)
            finally:
                self._progress.visible = False

        async def refresh() -> None:
            if not self._showing.locked():
                await self._again(show)

        self.filters.param.watch(follow, list(NAMES))
        pn.state.add_periodic_callback(refresh, period=REFRESH_MILLISECONDS)

    async def _again(self, show: Show) -> None:
        async with self._showing:  # the last who comes shows the filters as they are by then
            try:
                await self._view.services.folding.catch_up()
                await show()
                self._trouble.visible = False
            except Refused:
                self._warn("dashboard-not-for-you")
            except Exception as error:
                log.error("a page could not be brought up to date", exc_info=error)
                self._warn("dashboard-not-fresh")

    def _warn(self, key: str) -> None:
        self._trouble.object = self._view.words.plain(key)
        self._trouble.visible = True


async def _labels(view: View) -> Labels:
    roles = await view.services.dictionary.roles()
    levels = await view.services.dictionary.levels()
    return Labels(
        view.words,
        {role.id: role.name for role in roles if role.id is not None},
        {level.id: level.name or view.words.plain(f"level-{level.code}") for level in levels},
    )
