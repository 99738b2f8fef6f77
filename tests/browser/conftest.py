"""A browser for the tests: one Chromium for all of them, a fresh context for each, every complaint a failure.

Without Chromium the tests are skipped, and the summary says so.
"""

import os
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from typing import Any

import pytest
from playwright.async_api import Page, async_playwright, expect

from tests.browser.chromium import Chromium, Watch, chromium_path
from tests.patience import PATIENCE_SECONDS

MISSING = "chromium is not installed: the browser tests did NOT run"
DEFAULTS = {"viewport": {"width": 1280, "height": 800}, "locale": "ru-RU", "reduced_motion": "reduce"}

PATIENCE_MILLISECONDS = PATIENCE_SECONDS * 1000
expect.set_options(timeout=PATIENCE_MILLISECONDS)

OpenPage = Callable[..., Awaitable[Page]]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: drives a real browser; skipped without chromium")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if any(MISSING in str(report.longrepr) for report in skipped):
        terminalreporter.write_line(f"WARNING: {MISSING}", red=True, bold=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Function) -> Generator[None]:
    try:
        yield
    finally:
        # From here on servers stop, in whatever order the test named its fixtures.
        watch = item.funcargs.get("watch")
        if isinstance(watch, Watch):
            watch.closed = True


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    """The browser process."""
    program = chromium_path()
    if program is None and os.environ.get("REQUIRE_BROWSER"):
        pytest.fail(MISSING)
    if program is None:
        pytest.skip(MISSING)
    with Chromium(program, tmp_path_factory.mktemp("chromium")) as browser:
        yield browser


@pytest.fixture
async def watch() -> AsyncIterator[Watch]:
    """What the pages of this test complained about; anything at all fails the test."""
    watch = Watch()
    yield watch
    assert watch.complaints == []


@pytest.fixture
async def open_page(chromium: Chromium, watch: Watch) -> AsyncIterator[OpenPage]:
    """A function that opens a page in a context of its own, with the context's options as arguments."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.connect_over_cdp(chromium.address)
        contexts = []

        async def open_one(**options: Any) -> Page:
            context = await browser.new_context(**(DEFAULTS | options))
            contexts.append(context)
            page = await context.new_page()
            page.set_default_timeout(PATIENCE_MILLISECONDS)
            watch.over(page)
            return page

        yield open_one
        for context in contexts:
            await context.close()
        await browser.close()


@pytest.fixture
async def page(open_page: OpenPage) -> Page:
    """A Russian page on a desktop, in light colours."""
    return await open_page(color_scheme="light")
