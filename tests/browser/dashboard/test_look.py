"""Every page opens in both languages, both themes, on a desk and on a phone, and can be read there."""

from pathlib import Path

import pytest
from playwright.async_api import Page, expect
from playwright.async_api import TimeoutError as WaitedInVain

from school21_bot.dashboard.pages import PAGES
from school21_bot.texts import LANGUAGES, translator
from tests.browser.dashboard.conftest import DESKTOP, PHONE, SignIn
from tests.browser.dashboard.screen import VIEWS, ready
from tests.dashboards import Dashboard

pytestmark = pytest.mark.browser

THEMES = ("light", "dark")
SCREENSHOTS = Path(__file__).parents[3] / "var" / "screenshots"
_TALL = 1_800
# What sticks out of the window to the side; tables scroll by themselves, figures clip, the drawer waits outside.
_STICKS_OUT = """() => {
    const found = []
    const look = root => {
        for (const one of root.children) {
            if (one.matches(".scroll, .tabulator, .bk-Figure, .MuiDrawer-root, .MuiLinearProgress-root")) continue
            const {left, right, width} = one.getBoundingClientRect()
            if (width > 0 && (right > innerWidth + 1 || left < -1)) found.push(one.outerHTML.slice(0, 120))
            look(one)
            if (one.shadowRoot) look(one.shadowRoot)
        }
    }
    look(document.body)
    return found
}"""
_LEGENDS_STICK_OUT = f"""() => {{
    {VIEWS}
    return figures.filter(figure => [...figure.renderer_views.values()].some(one => {{
        if (one.model.type != "Legend" || !one.model.visible || !one.el) return false
        const [legend, whole] = [one.el.getBoundingClientRect(), figure.el.getBoundingClientRect()]
        return legend.width > 0 && (legend.left < whole.left || legend.right > whole.right)
    }})).map(figure => figure.model.name)
}}"""
# Cards that lie upon each other.
_OVERLAPS = """() => {
    const cards = []
    const look = root => {
        for (const one of root.children) {
            if (one.matches("header, .MuiDrawer-root, .bk-Figure")) continue
            const place = one.getBoundingClientRect()
            if (one.matches(".MuiPaper-root, .tile, .MuiTypography-h5") && place.height) cards.push([one, place])
            else {
                look(one)
                if (one.shadowRoot) look(one.shadowRoot)
            }
        }
    }
    look(document.body)
    const found = []
    for (const [first, one] of cards) for (const [second, other] of cards) {
        const [left, right] = [Math.max(one.left, other.left), Math.min(one.right, other.right)]
        const [top, bottom] = [Math.max(one.top, other.top), Math.min(one.bottom, other.bottom)]
        if (first != second && right - left > 1 && bottom - top > 1) found.push(first.outerHTML.slice(0, 120))
    }
    return found
}"""
# How much darker letters are than what they stand on, or lighter (WCAG 2.2, 1.4.3).
_CONTRAST = """letters => {
    const light = colour => {
        const [r, g, b] = colour.match(/[\\d.]+/g).map(one => one / 255)
            .map(one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    let ground = letters.getRootNode().host
    while (getComputedStyle(ground).backgroundColor == "rgba(0, 0, 0, 0)") {
        ground = ground.parentElement ?? ground.getRootNode().host
    }
    const [one, other] = [getComputedStyle(letters).color, getComputedStyle(ground).backgroundColor].map(light)
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
}"""


async def fits(page: Page) -> None:
    """Nothing sticks out to the side or lies upon something else, once everything has come to rest."""
    for found in (_STICKS_OUT, _LEGENDS_STICK_OUT, _OVERLAPS):
        try:
            await page.wait_for_function(f"() => ({found})().length == 0", timeout=10_000)
        except WaitedInVain:
            assert await page.evaluate(found) == []


async def keep(page: Page, name: str, width: int) -> None:
    """A picture of the page, most of it at once, for whoever wants to look at what was tested."""
    before = page.viewport_size
    assert before is not None
    await page.set_viewport_size({"width": width, "height": _TALL})
    await page.screenshot(path=SCREENSHOTS / f"{name}.png")
    await page.set_viewport_size(before)


# How wide words are is up to the language, and colours to the theme: each of them once is enough.
@pytest.mark.parametrize(("language", "theme"), list(zip(LANGUAGES, THEMES, strict=True)))
async def test_every_page_can_be_read_on_a_desk_and_on_a_phone(
    sign_in: SignIn, dashboard: Dashboard, language: str, theme: str
) -> None:
    words = translator(language)
    page = await sign_in("", language=language, theme=theme)
    for one in PAGES:
        await page.goto(dashboard.url + one.path)
        await ready(page)
        await expect(page.locator(f"nav a[href='{one.path}'][aria-current=page]").first).to_have_text(
            words.plain(f"dashboard-page-{one.slug}")
        )
        await fits(page)
        await keep(page, f"{one.slug}-{language}-{theme}", DESKTOP["width"])
        await page.set_viewport_size(PHONE)
        await page.wait_for_function(f"() => {{ {VIEWS}; return figures.every(one => one.bbox.width < innerWidth) }}")
        await fits(page)
        await keep(page, f"{one.slug}-{language}-{theme}-phone", PHONE["width"])
        await page.set_viewport_size(DESKTOP)


@pytest.mark.parametrize("theme", THEMES)
async def test_the_ways_to_the_other_pages_can_be_read(sign_in: SignIn, theme: str) -> None:
    page = await sign_in("/operations", theme=theme)
    for link in await page.locator("header nav a").all():
        assert await link.evaluate(_CONTRAST) >= 4.5


async def test_a_phone_opens_a_page_at_once_and_finds_the_ways_behind_a_button(sign_in: SignIn) -> None:
    page = await sign_in("/funnel", viewport=PHONE)
    await fits(page)
    way = page.locator(".MuiDrawer-root nav a[href='/search']")
    await expect(way).not_to_be_visible()
    await page.locator("header button").first.click()
    await way.click()
    await page.wait_for_url("**/search")
    await ready(page)
    await expect(way).not_to_be_visible()
