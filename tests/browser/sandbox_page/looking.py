"""What a careful eye finds on a page: pale texts, controls without names, focus that is not seen, small targets."""

from pathlib import Path
from typing import Any

from playwright.async_api import Page

LOOKING = (Path(__file__).parent / "looking.js").read_text().partition("\n")[2]
MOST_STOPS = 200
NAMED = {"dialog", "alertdialog", "tabpanel", "listbox", "menu", "search", "navigation", "complementary", "img"}


async def look(page: Page, what: str) -> Any:
    """Call one of the functions of looking.js."""
    return await page.evaluate(f"{LOOKING.strip()}.{what}()")


async def problems(page: Page) -> list[str]:
    """Everything that is wrong with what the page shows at this moment."""
    await look(page, "rest")
    wide = await page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    found = {
        "pale": await look(page, "pale"),
        "lost": await look(page, "lost"),
        "small": await look(page, "small"),
        "nameless": await nameless(page),
        "too wide": wide if wide[0] > wide[1] else [],
    }
    return [f"{name}: {one}" for name, what in found.items() for one in what]


async def nameless(page: Page) -> list[str]:
    """What has the focus at times, or is a part of the page of its own, and says nothing to a screen reader."""
    session = await page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = (await session.send("Accessibility.getFullAXTree"))["nodes"]
    await session.detach()
    return [
        str(node["role"]["value"])
        for node in nodes
        if not node.get("ignored")
        and (node["role"]["value"] in NAMED or _takes_focus(node))
        and not node.get("name", {}).get("value", "").strip()
    ]


def _takes_focus(node: dict[str, Any]) -> bool:
    if node["role"]["value"] in ("RootWebArea", "generic"):
        return False
    return any(one["name"] == "focusable" and one["value"].get("value") for one in node.get("properties", []))


async def stops(page: Page) -> list[str]:
    """Every stop of the Tab key from the beginning of the page until it leaves it; each must be seen."""
    await _leave(page)
    return await _leave(page)


async def _leave(page: Page) -> list[str]:
    found: list[str] = []
    for _ in range(MOST_STOPS):
        await page.keyboard.press("Tab")
        here: str = await look(page, "here")
        if not here:
            return found
        assert await look(page, "seen"), f"the focus is not seen on {here}"
        found.append(here)
    raise AssertionError(f"the Tab key never leaves the page: {found[-5:]}")
