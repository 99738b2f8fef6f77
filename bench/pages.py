"""The dashboard in a real browser: how soon the first chart is there, at any size and among others, and what stays.

Without Chromium nothing is measured.
"""

import statistics
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from bench.many_people import fill
from bench.newcomers import open_page
from bench.report import Figure
from bench.system import memory_of
from school21_bot.access import at_the_dashboard
from school21_bot.app import open_services
from tests.browser.chromium import FLAGS, chromium_path
from tests.browser.dashboard.screen import ready
from tests.dashboards import OWNER, Dashboard, running, settings_of_dashboard

FEW, MANY = 1_000, 1_000_000
TIMES = 7
AT_ONCE = 20
WARM, SESSIONS = 30, 100

_SHELL = "() => [...(window.Bokeh?.index?.roots ?? [])].length > 0"
_FIRST_CHART = """() => {
    const found = []
    const look = view => { if (view.model.type == "Figure") found.push(view); (view.child_views ?? []).forEach(look) }
    for (const view of window.Bokeh?.index?.roots ?? []) look(view)
    return found.some(view => view.has_finished())
}"""


@dataclass(frozen=True, slots=True)
class Opening:
    """How many seconds after the address was opened the frame was there, and the first chart."""

    shell: float
    chart: float


async def measure(folder: Path) -> list[Figure]:
    """One dashboard over few people and one over many, side by side."""
    if chromium_path() is None:
        return []
    async with AsyncExitStack() as stack:
        browser = await stack.enter_async_context(_browser())
        openings: dict[int, list[Opening]] = {FEW: [], MANY: []}
        visitors = {}
        for number in openings:
            dashboard = await stack.enter_async_context(_dashboard(folder / str(number), number))
            visitors[number] = (dashboard, await _signed_in(browser, dashboard))
        for _ in range(TIMES):  # in turn, so that whatever else the machine does hits both
            for number, (dashboard, context) in visitors.items():
                openings[number].append(await _open(context, dashboard))
        few, many = (_medians(openings[number]) for number in (FEW, MANY))
        dashboard, context = visitors[FEW]
        in_turn, together = [await open_page(dashboard, AT_ONCE, at_once=at_once) for at_once in (False, True)]
        flat = await _memory_of_sessions(context, dashboard)
    return [
        Figure("page: first chart / the empty frame", few.chart / few.shell, 2.5),
        Figure("page: first chart at 1,000,000 people / at 1,000", many.chart / few.chart, 1.2),
        Figure(f"page: {AT_ONCE} people at once / one after the other", together / in_turn, 1.2),
        Figure(f"page: memory after {SESSIONS} sessions / after {WARM}", flat, 1.05),
    ]


def _medians(openings: list[Opening]) -> Opening:
    # The first one warms up.
    return Opening(
        statistics.median(one.shell for one in openings[1:]), statistics.median(one.chart for one in openings[1:])
    )


@asynccontextmanager
async def _browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        options = [flag for flag in FLAGS if not flag.startswith("--remote")]
        browser = await playwright.chromium.launch(executable_path=chromium_path(), args=options)
        yield browser
        await browser.close()


@asynccontextmanager
async def _dashboard(folder: Path, number: int) -> AsyncIterator[Dashboard]:
    """A dashboard over so many people."""
    folder.mkdir()  # noqa: ASYNC240  # quick
    settings = settings_of_dashboard(folder)
    await fill([settings], number)
    with running(settings, folder / "log") as dashboard:
        yield dashboard


async def _signed_in(browser: Browser, dashboard: Dashboard) -> BrowserContext:
    """A browser of its own whose owner is signed in."""
    context = await browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    async with open_services(dashboard.settings) as services:
        secret = await services.sessions.invite(at_the_dashboard(None, OWNER), "en")
    answer = await context.request.post(
        f"{dashboard.url}/login", form={"secret": secret}, headers={"Origin": dashboard.url}, max_redirects=0
    )
    if answer.status != 303:
        raise RuntimeError(f"nobody could sign in: {answer.status}")
    return context


async def _open(context: BrowserContext, dashboard: Dashboard) -> Opening:
    page = await context.new_page()
    try:
        return await _opened(page, dashboard)
    finally:
        await page.close()


async def _opened(page: Page, dashboard: Dashboard) -> Opening:
    begun = time.perf_counter()
    await page.goto(dashboard.url, wait_until="commit")
    await page.wait_for_function(_SHELL, polling=20)
    shell = time.perf_counter()
    await page.wait_for_function(_FIRST_CHART, polling=20)
    return Opening(shell - begun, time.perf_counter() - begun)


async def _memory_of_sessions(context: BrowserContext, dashboard: Dashboard) -> float:
    """What the server occupies after many pages were opened and closed, against after the first of them."""
    early = 0
    for number in range(SESSIONS):
        page = await context.new_page()
        await page.goto(dashboard.url)
        await ready(page)
        await page.close()
        if number + 1 == WARM:
            early = memory_of(dashboard.pid)
    return memory_of(dashboard.pid) / early
