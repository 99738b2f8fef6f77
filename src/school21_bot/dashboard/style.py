"""The house style of all charts: colours, letters, numbers and dates; nothing else sets a look."""

from collections.abc import Callable, Sequence
from typing import Any

from bokeh.models import BasicTicker, CustomJSHover, CustomJSTickFormatter, HoverTool, Legend, NoOverlap

FONT = "Roboto, Inter, system-ui, sans-serif"
# Okabe and Ito's colours, which people who do not see red or green tell apart, a little deeper for thin lines.
BLUE, ORANGE, GREEN, VERMILION, PURPLE, SKY, GREY = (
    "#2a87c8",
    "#e69f00",
    "#009e73",
    "#d55e00",
    "#a6519a",
    "#56b4e9",
    "#8a929e",
)
SERIES = (BLUE, GREEN, VERMILION, ORANGE, PURPLE, SKY, GREY)
# One blue over whatever the page stands on: the stronger, the more, on a light and on a dark page.
HEAT = tuple(f"#1c74c4{strength:02x}" for strength in (16, 64, 104, 144, 184, 220, 255))
SEAM = "#80889440"
"""Between the cells of a heat map."""
GRID = "rgba(128, 136, 148, 0.22)"
TEXT = "#7b8594"
"""Letters that can be read on white and on near black."""
HEIGHT = 320
ROW_HEIGHT = 30
"""Of one bar of a list."""

LONGEST_NAME = 26
"""Letters of a name beside its bar; the rest is seen by pointing at it."""
LONGEST_LEGEND, LETTERS_OF_LINE = 36, 3
"""Letters that a legend has room for in one row on a phone, and how many of them the line before each label takes."""
TICKS = 4
WATCHED = "watched"
"""What marks the numbers whose clicks are listened to."""

_NUMBER = """
    const size = Math.abs(tick)
    return new Intl.NumberFormat(locale, size >= 10000 ? {notation: "compact", maximumFractionDigits: 1}
                                                       : {maximumFractionDigits: 1}).format(tick)
"""
_PERCENT = 'return new Intl.NumberFormat(locale, {style: "percent", maximumFractionDigits: 0}).format(tick)'
# The year is said where it begins; a day that the axis repeats is not.
_DATE = """
    const day = new Date(tick)
    const form = {day: "numeric", month: "short", timeZone: "UTC"}
    if (day.getUTCMonth() == 0 && day.getUTCDate() < 8) form.year = "numeric"
    return new Intl.DateTimeFormat(locale, form).format(day)
"""
_WHOLE = "return new Intl.NumberFormat(locale).format(value)"
_DAY = """
    const form = {day: "numeric", month: "long", year: "numeric", weekday: "short", timeZone: "UTC"}
    return new Intl.DateTimeFormat(locale, form).format(new Date(value))
"""
_HOUR = """
    const form = {hour: "2-digit", minute: "2-digit", timeZone: "UTC"}
    return new Intl.DateTimeFormat(locale, form).format(new Date(tick))
"""
_SHARE = 'return new Intl.NumberFormat(locale, {style: "percent", maximumFractionDigits: 1}).format(value)'
_MOMENT = """
    const form = {day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: "UTC"}
    return new Intl.DateTimeFormat(locale, form).format(new Date(value))
"""
_SECONDS = """
    const one = (value, unit) => new Intl.NumberFormat(locale,
        {style: "unit", unit: unit, unitDisplay: "short", maximumFractionDigits: value < 10 ? 1 : 0}).format(value)
    if (tick < 60) return one(tick, "second")
    if (tick < 3600) return one(tick / 60, "minute")
    return tick < 86400 ? one(tick / 3600, "hour") : one(tick / 86400, "day")
"""


def numbers(language: str) -> CustomJSTickFormatter:
    """Whole numbers as the language writes them, short from 10,000."""
    return CustomJSTickFormatter(code=_NUMBER, args={"locale": language})


def percents(language: str) -> CustomJSTickFormatter:
    """Shares of 1 as percent."""
    return CustomJSTickFormatter(code=_PERCENT, args={"locale": language})


def dates(language: str) -> CustomJSTickFormatter:
    """Days; the year where it changes."""
    return CustomJSTickFormatter(code=_DATE, args={"locale": language})


def hours(language: str) -> CustomJSTickFormatter:
    """Hours of a day."""
    return CustomJSTickFormatter(code=_HOUR, args={"locale": language})


def seconds(language: str) -> CustomJSTickFormatter:
    """Seconds in the largest unit that fits."""
    return CustomJSTickFormatter(code=_SECONDS, args={"locale": language})


def shortened(name: str) -> str:
    """A name that fits beside a bar."""
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"


def hook(
    *,
    x: CustomJSTickFormatter | None = None,
    y: CustomJSTickFormatter | None = None,
    grid: str = "y",
    language: str = "en",
    hourly: bool = False,
    share: bool = False,
) -> Any:
    """What HoloViews is to do with each figure that it has drawn; `grid`: along which axis it has lines.

    `hourly`, `share`: what its tips tell are hours, are shares of 1.
    """
    moments = CustomJSHover(code=_MOMENT if hourly else _DAY, args={"locale": language})
    values = CustomJSHover(code=_SHARE if share else _WHOLE, args={"locale": language})

    def dress(plot: Any, _element: Any) -> None:
        figure = plot.state
        if x is not None:
            figure.xaxis.formatter = x
        if y is not None:
            figure.yaxis.formatter = y
        undress(figure)
        for axis in (*figure.xaxis, *figure.yaxis):
            if isinstance(axis.ticker, BasicTicker):
                axis.ticker.desired_num_ticks = TICKS
                axis.ticker.min_interval = 0 if share else 1
        for hover in figure.select(HoverTool):
            hover.formatters = {"@{day}": moments, **dict.fromkeys(_numbers_of(hover), values)}
        for axis, along in ((figure.xgrid, "x"), (figure.ygrid, "y")):
            axis.grid_line_color = GRID if along == grid else None
        _legend_above(figure)

    return dress


def _numbers_of(hover: HoverTool) -> list[str]:
    """The fields of its tips that hold numbers: all that ask for a format, but the day."""
    fields = [value.split("{custom}")[0] for _, value in hover.tooltips or () if value.endswith("{custom}")]
    return [field for field in fields if field != "@{day}"]


def watch_clicks(source: Any, clicked: Callable[[dict[str, Any]], None]) -> None:
    """Tell which bar or cell is clicked, by the columns of its row; watching again what is watched changes nothing."""
    if WATCHED in source.tags:
        return
    source.tags = [*source.tags, WATCHED]

    def selected(_name: str, _old: list[int], new: list[int]) -> None:
        if new:
            row = {name: column[new[0]] for name, column in source.data.items()}
            source.selected.indices = []
            clicked(row)

    source.selected.on_change("indices", selected)


def undress(figure: Any) -> None:
    """Take away everything that is no data: frames, ticks, backgrounds; letters of one kind."""
    figure.background_fill_alpha = figure.border_fill_alpha = 0
    figure.outline_line_color = None
    figure.toolbar.logo = None
    figure.toolbar.autohide = True
    figure.min_border_right = 16
    for axis in (*figure.xaxis, *figure.yaxis):
        axis.axis_line_color = axis.major_tick_line_color = axis.minor_tick_line_color = None
        axis.major_label_text_color = axis.axis_label_text_color = TEXT
        axis.major_label_text_font = axis.axis_label_text_font = FONT
        axis.major_label_text_font_size = "12px"
        axis.axis_label = None
        axis.major_label_policy = NoOverlap()


def _legend_above(figure: Any) -> None:
    for legend in figure.select(Legend):
        legend.orientation = "horizontal"
        legend.border_line_color = None
        legend.background_fill_alpha = 0
        legend.label_text_color = TEXT
        legend.label_text_font = FONT
        # The page's theme writes its own size over that of the legend, and a phone is too narrow for it.
        legend.stylesheets = [".bk-label {font-size: 12px !important}"]
        legend.click_policy = "mute"
        if legend not in figure.above:
            figure.center = [one for one in figure.center if one is not legend]
            figure.add_layout(legend, "above")
        labels = [getattr(item.label, "value", item.label) for item in legend.items]
        # Beside each stands a line, as wide as some letters.
        if sum(len(str(label)) + LETTERS_OF_LINE for label in labels) > LONGEST_LEGEND:
            legend.ncols = 2


def colours(count: int) -> Sequence[str]:
    """So many colours, in their order."""
    return [SERIES[number % len(SERIES)] for number in range(count)]
