"""The charts: each is made once from a frame of numbers, and fed another one whenever the numbers have changed."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from weakref import ReferenceType, ref

import holoviews as hv
import hvplot.pandas  # noqa: F401  # gives frames their `hvplot`
import pandas as pd
import panel as pn
from holoviews.streams import Pipe

from school21_bot.dashboard import style

hv.extension("bokeh")
# So few points are drawn soonest without; where there is no graphics card, WebGL costs seconds.
hv.renderer("bokeh").webgl = False

Clicked = Callable[[dict[str, Any]], None]
"""Is told the columns of the bar or cell that was clicked."""
Draw = Callable[[pd.DataFrame], Any]
"""Makes a HoloViews element of a frame; always of the same kind, whatever the frame holds."""
Hook = Callable[[Any, Any], None]
"""Is given each figure that was drawn, to change it."""


class Chart:
    """One figure on a page; new numbers stream into it, so that it never flickers.

    `hook`: dresses the figure; `named`: it shows bars or cells that have names of their own.
    """

    def __init__(
        self, frame: pd.DataFrame, draw: Draw, hook: Hook, *, clicked: Clicked | None = None, named: bool = False
    ) -> None:
        self.name = ""
        """That of its figure, by which a page's script finds it; to be given before it is shown."""
        self._clicked = clicked
        self._named = named
        self._pipe = Pipe(data=frame)
        # HoloViews keeps the hooks of whatever is alive: through them nothing may hold on to the page.
        hooks = [hook, partial(_finish, ref(self))]
        self._map = hv.DynamicMap(lambda data: draw(data).opts(hooks=hooks), streams=[self._pipe])
        self.pane = pn.pane.HoloViews(self._map, sizing_mode="stretch_width", linked_axes=False)

    @property
    def frame(self) -> pd.DataFrame:
        """What it shows now."""
        frame: pd.DataFrame = self._pipe.data
        return frame

    def takes(self, frame: pd.DataFrame) -> bool:
        """Whether it can be fed these numbers: bars and cells of other names want a figure of their own."""
        return not self._named or self._names(frame) == self._names(self.frame)

    @staticmethod
    def _names(frame: pd.DataFrame) -> list[str]:
        return [str(name) for column in ("name", "column", "row") if column in frame for name in frame[column]]

    def finish(self, plot: Any) -> None:
        """Give its figure its name, and listen to clicks."""
        plot.state.name = self.name
        if self._clicked is not None:
            style.watch_clicks(plot.handles["cds"], self._clicked)

    def feed(self, frame: pd.DataFrame) -> None:
        """Show other numbers; the same ones cost nothing."""
        if not frame.equals(self.frame):
            self._pipe.send(frame)


def lines(
    frame: pd.DataFrame, series: Sequence[str], language: str, *, share: bool = False, hourly: bool = False
) -> Chart:
    """Numbers over days: a column "day", and two for each series: its name, and with ` ←` the period before.

    `share`: they are shares of 1. `hourly`: the days are hours.
    """
    numbers = style.percents(language) if share else style.numbers(language)
    times = style.hours(language) if hourly else style.dates(language)
    dress = style.hook(x=times, y=numbers, language=language, hourly=hourly, share=share)

    def draw(now: pd.DataFrame) -> Any:
        overlay = []
        for name, colour in zip(series, style.colours(len(series)), strict=True):
            if earlier_of(name) in now:
                earlier = hv.Curve(now, "day", earlier_of(name))
                overlay.append(earlier.opts(color=colour, line_dash="dashed", alpha=0.55, line_width=1.5))
            tips = [("", "@{day}{custom}"), (name, f"@{{{name}}}{{custom}}")]
            drawn = now.hvplot.line(x="day", y=name, color=colour, label=name, responsive=True)
            overlay.append(drawn.opts(line_width=2.5, tools=["hover"], hover_tooltips=tips))
        return hv.Overlay(overlay).opts(
            height=style.HEIGHT,
            responsive=True,
            toolbar=None,
            default_tools=[],
            show_grid=True,
            ylim=(0, None),
            title="",
            show_legend=len(series) > 1,
        )

    return Chart(frame, draw, dress)


def earlier_of(series: str) -> str:
    """The column with the period before."""
    return f"{series} ←"


def bars(frame: pd.DataFrame, language: str, clicked: Clicked | None = None) -> Chart:
    """Numbers of names, the first on top: columns "id", "name" and "count"."""
    dress = style.hook(x=style.numbers(language), grid="x", language=language)

    def draw(now: pd.DataFrame) -> Any:
        upwards = now.assign(label=_apart([style.shortened(name) for name in now["name"]])).iloc[::-1]
        drawn = upwards.hvplot.barh(
            x="label", y="count", color=style.BLUE, line_alpha=0, hover_cols=["id", "name"], responsive=True
        )
        return drawn.opts(
            height=style.ROW_HEIGHT * max(len(now), 3) + 40,
            responsive=True,
            toolbar=None,
            default_tools=[],
            show_grid=True,
            tools=["hover", "tap"] if clicked else ["hover"],
            hover_tooltips=[("", "@name"), ("", "@count{custom}")],
        )

    return Chart(frame, draw, dress, clicked=clicked, named=True)


def heat(frame: pd.DataFrame, language: str, clicked: Clicked | None = None) -> Chart:
    """How many of each pair: columns "column", "row", "count"; zeros are drawn, too. The first row is the lowest."""
    rows = frame["row"].nunique()
    dress = style.hook(grid="", language=language)

    def draw(now: pd.DataFrame) -> Any:
        drawn = now.hvplot.heatmap(
            x="column",
            y="row",
            C="count",
            hover_cols=[name for name in ("ids",) if name in now],
            cmap=list(style.HEAT),
            colorbar=False,
            responsive=True,
        )
        return drawn.opts(
            height=style.ROW_HEIGHT * max(rows, 3) + 60,
            responsive=True,
            toolbar=None,
            default_tools=[],
            tools=["hover", "tap"] if clicked else ["hover"],
            hover_tooltips=[("", "@row · @column"), ("", "@count{custom}")],
            line_color=style.SEAM,
            line_width=1,
        )

    return Chart(frame, draw, dress, clicked=clicked, named=True)


def _finish(chart: ReferenceType[Chart], plot: Any, _element: Any) -> None:
    if (alive := chart()) is not None:
        alive.finish(plot)


def _apart(labels: list[str]) -> list[str]:
    """The same, made different by spaces that nobody sees: equal labels would be one bar."""
    seen: dict[str, int] = {}
    found = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        found.append(label + "\N{ZERO WIDTH SPACE}" * (seen[label] - 1))
    return found
