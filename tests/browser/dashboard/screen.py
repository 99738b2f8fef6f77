"""What stands on a page of the dashboard, read out of Bokeh's own models and views."""

from typing import Any

from playwright.async_api import Page
from playwright.async_api import TimeoutError as WaitedInVain

VIEWS = """
    const views = []
    const look = view => { views.push(view); for (const one of view.child_views ?? []) look(one) }
    for (const view of window.Bokeh?.index?.roots ?? []) look(view)
    const figures = views.filter(one => one.model.type == "Figure")
"""
# The frame comes first, with a spinner in it, and then the page's own content.
_READY = f"""() => {{
    {VIEWS}
    return views.length > 1 && Bokeh.documents[0].is_idle && views.every(one => one.has_finished())
        && views.every(one => one.model.class_name != "CircularProgress")
}}"""
# Of the views: a document still knows the models that were replaced.
_FIGURES = f"""() => {{
    {VIEWS}
    const plain = value => typeof value == "number" && isNaN(value) ? null : value
    const columns = source => Object.entries(source.data).map(([name, column]) => [name, [...column].map(plain)])
    return Object.fromEntries(figures.map(one => [one.model.name,
        Object.fromEntries(one.model.renderers.flatMap(drawn => columns(drawn.data_source)))]))
}}"""
_SHOWS = f"""([name, column, values]) =>
    JSON.stringify(({_FIGURES})()[name]?.[column]) == JSON.stringify(values)
"""
_PLACE = f"""([name, x, y]) => {{
    {VIEWS}
    const view = figures.find(one => one.model.name == name)
    if (!view?.has_finished()) return null
    view.el.scrollIntoView({{block: "center"}})
    const {{left, top}} = view.el.getBoundingClientRect()
    return [left + view.frame.x_scale.compute(x), top + view.frame.y_scale.compute(y)]
}}"""
_IDENTITIES = f"() => {{ {VIEWS}; return figures.map(one => one.model.id).sort() }}"


async def ready(page: Page) -> None:
    """Wait until the page's content is there."""
    await page.wait_for_function(_READY)


async def charts(page: Page) -> dict[str, dict[str, list[Any]]]:
    """The numbers of all charts, by the chart's name: what a line or the bars are drawn from, column by column."""
    found: dict[str, dict[str, list[Any]]] = await page.evaluate(_FIGURES)
    return found


async def figures(page: Page) -> list[str]:
    """The identities of the figures: a figure that was replaced has another one."""
    identities: list[str] = await page.evaluate(_IDENTITIES)
    return identities


async def press(page: Page, chart: str, x: Any, y: Any) -> None:
    """Click where a chart draws this point: a number or a name along either axis."""
    place = await (await page.wait_for_function(_PLACE, arg=[chart, x, y])).json_value()
    await page.mouse.click(*place)


async def until(page: Page, chart: str, column: str, values: list[Any]) -> None:
    """Wait until a chart shows these values."""
    try:
        await page.wait_for_function(_SHOWS, arg=[chart, column, values])
    except WaitedInVain:
        shown = (await charts(page)).get(chart, {}).get(column)
        raise AssertionError(f"{chart} shows {shown}, not {values}") from None
