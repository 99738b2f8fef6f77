"""What the charts of a page are narrowed to: it stands in the address, to be shared and gone back to."""

from collections.abc import Mapping
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

    def span(self, today: date, first: date) -> tuple[date, date]:
        """The first and the last day, both included; `first`: of all."""
        if (chosen := self.chosen()) is not None:
            return chosen
        count = PERIODS[self.period]
        return (min(first, today) if count is None else today - timedelta(days=count - 1)), today

    def chosen(self) -> tuple[date, date] | None:
        """The days that stand instead of a period, if they are days."""
        try:
            first, last = (date.fromisoformat(text) for text in self.days.split("_"))
        except ValueError:
            return None
        return (first, last) if date(2000, 1, 1) <= first <= last <= date(2200, 1, 1) else None

    def toggle(self, name: str, value: Any) -> None:
        """Narrow to one more value of a filter, or to one fewer if it was there: somebody clicked its bar."""
        now = list(getattr(self, name))
        setattr(self, name, [one for one in now if one != value] if value in now else [*now, value])

    def toggle_id(self, name: str, value: int) -> None:
        """The same for a role or level; none of them cannot be asked for."""
        if value > 0:
            self.toggle(name, value)

    def sync(self) -> None:
        """Follow the address of this session's page, and be followed by it; what is as usual is not written there."""
        location = pn.state.location
        if location is None:
            return
        self._read(location.search)
        self.param.watch(lambda *_: self._write(location), list(NAMES))
        # The browser's Back and Forward.
        location.param.watch(lambda event: self._read(event.new), "search")

    def _read(self, search: str) -> None:
        given = {name: values[-1] for name, values in parse_qs((search or "").lstrip("?")).items()}
        period, grain = given.get("period", USUAL), given.get("grain", "")
        self.param.update(
            period=period if period in PERIODS else USUAL,
            days=given.get("days", ""),
            roles=_numbers(given.get("roles", "")),
            levels=_numbers(given.get("levels", "")),
            statuses=[one for one in given.get("statuses", "").split(",") if one],
            grain=grain if grain in {one.value for one in Grain} else "",
        )

    def _write(self, location: Any) -> None:
        lists = {name: ",".join(map(str, getattr(self, name))) for name in ("roles", "levels", "statuses")}
        said = {"period": self.period if self.period != USUAL else "", "days": self.days, "grain": self.grain} | lists
        kept = urlencode({name: value for name, value in said.items() if value}, safe=",")
        search = f"?{kept}" if kept else ""
        if (location.search or "") != search:
            location.search = search


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


def _numbers(text: str) -> list[int]:
    return [int(one) for one in text.split(",") if one.isascii() and one.isdecimal() and len(one) < 20]
