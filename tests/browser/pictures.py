"""Draws the pictures of the documentation, from the window previews and the dashboard: `make pictures`."""

import asyncio
import sys
import tempfile
from pathlib import Path

from playwright.async_api import async_playwright

from dialogs.preview import write_preview
from school21_bot.access import at_the_dashboard
from school21_bot.app import open_services
from school21_bot.sample import fill_with_sample
from school21_bot.storage import migrate
from school21_bot.tables import MODELS
from school21_bot.telegram.dispatcher import build_dialogs
from school21_bot.texts import LANGUAGES
from tests.browser.chromium import FLAGS, chromium_path
from tests.browser.dashboard.screen import ready
from tests.dashboards import OWNER, running, settings_of_dashboard

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"

PICTURES = {
    "member-search": ("Search:role", "Search:results", "Search:card"),
    "member-filters": ("Search:filters", "Search:pick_roles", "Search:pick_levels", "Search:recent"),
    "admin-people": ("AdminMenu:main", "AdminMembers:find", "AdminMembers:file"),
    "admin-decisions": ("AdminMembers:remove", "AdminMembers:ban", "AdminMembers:decline"),
    "admin-staff": ("AdminStaff:people", "AdminStaff:one", "AdminStaff:withdraw"),
    "admin-dictionaries": ("AdminDictionaries:roles", "AdminDictionaries:merge", "AdminDictionaries:levels"),
    "admin-invites": ("AdminInvites:main", "AdminInvites:list", "AdminInvites:invite"),
    "admin-keys": ("AdminKeys:list", "AdminKeys:scopes", "AdminKeys:one"),
    "admin-messages": ("AdminMessages:draft", "AdminMessages:confirm", "AdminMessages:progress"),
    "admin-dumps": ("AdminDumps:main", "AdminDumps:importing", "AdminDumps:confirm"),
    "admin-sealing": ("AdminSealing:main", "AdminSealing:unseal", "AdminSealing:working"),
    "admin-settings": ("AdminSettings:main", "AdminSettings:one", "AdminSettings:draft", "AdminSettings:digest"),
    "admin-support": ("AdminSupport:list", "AdminSupport:request", "AdminSupport:answer"),
    "admin-audit": ("AdminAudit:list", "AdminAudit:entry", "AdminAudit:dates"),
}
"""Which windows stand side by side in which picture; it is drawn once for each language."""

ARRANGE = """([names, language]) => {
    const shown = names.map(name => document.getElementById(name).querySelector(`figure[lang=${language}]`));
    document.body.innerHTML = '<div id="picture"></div>';
    const picture = document.getElementById('picture');
    picture.style = 'display: inline-flex; gap: 12px; padding: 12px; align-items: start';
    for (const figure of shown) {
        figure.querySelector('figcaption').remove();
        figure.style.width = '330px';
        picture.append(figure);
    }
}"""


DASHBOARD = {"ru": ("light", "/"), "en": ("dark", "/funnel")}
"""Which page of the dashboard, and in which theme, stands in which README."""
_WIDTH, _HEIGHT = 1_280, 860


async def draw() -> None:
    """Write every picture anew."""
    await draw_windows()
    await draw_dashboard()


async def draw_dashboard() -> None:
    """The dashboard over the sample community."""
    with tempfile.TemporaryDirectory() as folder:
        settings = settings_of_dashboard(Path(folder))
        await migrate(settings.database(), MODELS)
        await fill_with_sample(settings)
        with running(settings, Path(folder) / "log") as dashboard:
            async with open_services(settings) as services, async_playwright() as playwright:
                await services.folding.catch_up()
                options = [flag for flag in FLAGS if not flag.startswith("--remote")]
                browser = await playwright.chromium.launch(executable_path=chromium_path(), args=options)
                for language, (theme, path) in DASHBOARD.items():
                    context = await browser.new_context(
                        viewport={"width": _WIDTH, "height": _HEIGHT}, reduced_motion="reduce"
                    )
                    for name, value in (("language", language), ("theme", theme)):
                        await context.add_cookies([{"name": name, "value": value, "url": dashboard.url}])
                    secret = await services.sessions.invite(at_the_dashboard(None, OWNER), language)
                    page = await context.new_page()
                    await page.goto(f"{dashboard.url}/login#{secret}")
                    await page.click("#enter")
                    await page.goto(dashboard.url + path)
                    await ready(page)
                    await page.screenshot(path=FOLDER / f"dashboard.{language}.png")
                await browser.close()


async def draw_windows() -> None:
    """The windows of the bot, side by side."""
    with tempfile.TemporaryDirectory() as folder:
        page_file = Path(folder) / "index.html"
        await asyncio.to_thread(write_preview, build_dialogs(), page_file)
        async with async_playwright() as playwright:
            options = [flag for flag in FLAGS if not flag.startswith("--remote")]
            browser = await playwright.chromium.launch(executable_path=chromium_path(), args=options)
            page = await browser.new_page(viewport={"width": 1200, "height": 900}, device_scale_factor=1.5)
            for name, windows in PICTURES.items():
                for language in LANGUAGES:
                    await page.goto(page_file.as_uri())
                    await page.evaluate(ARRANGE, [list(windows), language])
                    await page.locator("#picture").screenshot(path=FOLDER / f"{name}.{language}.png")
            await browser.close()


if __name__ == "__main__":
    if chromium_path() is None:
        sys.exit("The pictures need Chromium: sudo apt-get install chromium")
    asyncio.run(draw())
