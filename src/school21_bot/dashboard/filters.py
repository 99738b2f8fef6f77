"""What the charts of a page are narrowed to: it stands in the address, to be shared and gone back to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qs, urlencode

import panel as pn
import panel_material_ui as pmui
import param

from school21_bot.analytics import Grain
from school21_bot.dashboard import formats
from school21_bot.texts import Translator

PERIODS = {"7d": 7, "30d": 30, "90d": 90, "365d": 365, "all": None}
"""How a period is written in the address, and its days; None: since the beginning."""
USUAL = "30d"
NAMES = ("period", "days", "roles", "levels", "statuses", "grain")


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to be narrowed to; an address that was kept for long may name what is gone."""

    roles: Collection[int]
    levels: Collection[int]
    statuses: Collection[str]


class Filters(param.Parameterized):
    """The filters of one page in one browser; watch them to redraw."""

    period: Any = param.Selector(objects=list(PERIODS), default=USUAL)
    days: Any = param.String(default="")
    """Instead of a period: its first and last day, with _ between them."""
    roles = param.List(item_type=int)
    levels = param.List(item_type=int)
    statuses = param.List(item_type=str)
    grain: Any = param.Selector(objects=["", *Grain], default="")
    """How long the spans of a chart are; by the period if it is empty."""
    _known = Known((), (), ())
    _reads = False

    def span(self, today: date, first: date) -> tuple[date, date]:
        """The first and the last day, both included; `first`: of all."""
        if (chosen := self.chosen()) is not None:
            return chosen
        count = PERIODS[self.period]
        return (min(first, today) if count is None else today - timedelta(days=count - 1)), today

    def chosen(self) -> tuple[date, date] | None:
        """The days that stand instead of a period."""
        return _days(self.days)

    def toggle(self, name: str, value: Any) -> None:
        """Narrow to one more value of a filter, or to one fewer if it was there: somebody clicked its bar."""
        now = list(getattr(self, name))
        setattr(self, name, [one for one in now if one != value] if value in now else [*now, value])

    def toggle_id(self, name: str, value: int) -> None:
        """The same for a role or level; what cannot be asked for, as none of them, changes nothing."""
        if value in getattr(self._known, name):
            self.toggle(name, value)

    def toggle_both(self, role: int, level: int) -> None:
        """Narrow to a role and a level together, as far as they can be asked for; once more, and they are let go."""
        roles, levels = _among(self._known.roles, [role]), _among(self._known.levels, [level])
        is_so = (self.roles, self.levels) == (roles, levels)
        self.param.update(roles=[] if is_so else roles, levels=[] if is_so else levels)

    def link(self, first: date, last: date) -> str:
        """The address of the same page, narrowed to these days; it finds out itself how long their spans are to be."""
        return self._address(days=f"{first}_{last}", grain="")

    def sync(self, known: Known) -> None:
        """Follow the address of this session's page, and be followed by it; what is as usual is not written there."""
        self._known = known
        location = pn.state.location
        if location is None:
            return
        self._read(location.search)
        self.param.watch(self._forget_days, "period")
        self.param.watch(lambda *_: self._write(location), list(NAMES))
        # Somebody went back or forward, or followed a link.
        location.param.watch(lambda event: self._read(event.new), "search")

    def _read(self, search: str) -> None:
        given = {name: values[-1] for name, values in parse_qs((search or "").lstrip("?")).items()}
        known = self._known
        period, grain, days = given.get("period", USUAL), given.get("grain", ""), given.get("days", "")
        self._reads = True
        try:
            self.param.update(
                period=period if period in PERIODS else USUAL,
                days=days if _days(days) is not None else "",
                roles=_among(known.roles, _numbers(given.get("roles", ""))),
                levels=_among(known.levels, _numbers(given.get("levels", ""))),
                statuses=_among(known.statuses, given.get("statuses", "").split(",")),
                grain=grain if grain in {one.value for one in Grain} else "",
            )
        finally:
            self._reads = False

    def _forget_days(self, event: Any) -> None:
        """Whoever chooses a period wants to see it."""
        if not self._reads and event.old != event.new:
            self.days = ""

    def _write(self, location: Any) -> None:
        # What was just read stays as it is: written anew, going back would lead here again and again.
        search = self._address()
        if not self._reads and (location.search or "") != search:
            location.search = search

    def _address(self, **instead: str) -> str:
        lists = {name: ",".join(map(str, getattr(self, name))) for name in ("roles", "levels", "statuses")}
        said = {"period": self.period if self.period != USUAL else "", "days": self.days, "grain": self.grain} | lists
        kept = urlencode({name: value for name, value in (said | instead).items() if value}, safe=",")
        return f"?{kept}" if kept else ""


class FilterBar:
    """The row of filters above the charts; each mapping: what is written, and what it stands for."""

    def __init__(
        self,
        filters: Filters,
        words: Translator,
        *,
        roles: Mapping[str, int],
        levels: Mapping[str, int],
        statuses: Mapping[str, str],
        grain: bool = False,
        period: bool = True,
    ) -> None:
        self._filters = filters
        self._words = words
        self._days = pmui.Button(icon="close", variant="outlined", size="small", margin=(14, 5))
        self._days.on_click(lambda _: filters.param.update(days=""))
        periods = {words.plain(f"dashboard-period-{name}"): name for name in PERIODS}
        select = pmui.Select.from_param(
            filters.param.period, options=periods, label=words.plain("dashboard-period"), width=150
        )
        choices = [
            self._choice(name, options)
            for name, options in (("roles", roles), ("levels", levels), ("statuses", statuses))
            if options
        ]
        days = [select, self._days] if period else []
        spans = [self._grain()] if grain else []
        self.body = pmui.FlexBox(*days, *spans, *choices, gap="0 4px", sizing_mode="stretch_width")
        self._show_days()
        filters.param.watch(lambda _: self._show_days(), "days")

    def _grain(self) -> Any:
        names = {self._words.plain("dashboard-grain-auto"): ""}
        names |= {self._words.plain(f"dashboard-grain-{grain.value}"): grain.value for grain in Grain}
        return pmui.Select.from_param(
            self._filters.param.grain, options=names, label=self._words.plain("dashboard-grain"), width=150
        )

    def _show_days(self) -> None:
        chosen = self._filters.chosen()
        self._days.visible = chosen is not None
        if chosen is not None:
            self._days.label = formats.span(*chosen, self._words.language)

    def _choice(self, name: str, options: Mapping[str, Any]) -> Any:
        """A choice of several whose chosen values are chips that can be taken away."""
        return pmui.MultiChoice.from_param(
            self._filters.param[name],
            options=dict(options),
            label=self._words.plain(f"dashboard-{name}"),
            placeholder=self._words.plain("dashboard-all"),
            searchable=len(options) > 10,
            sizing_mode="stretch_width",
            styles={"flex": "1 1 200px", "min-width": "200px"},
        )


def _days(text: str) -> tuple[date, date] | None:
    try:
        first, last = (date.fromisoformat(one) for one in text.split("_"))
    except ValueError:
        return None
    return (first, last) if date(2000, 1, 1) <= first <= last <= date(2200, 1, 1) else None


def _among(known: Collection[Any], named: list[Any]) -> list[Any]:
    return [one for one in dict.fromkeys(named) if one in known]


def _numbers(text: str) -> list[int]:
    return [int(one) for one in text.split(",") if one.isascii() and one.isdecimal() and len(one) < 20]
