"""What the charts draw is what the readings say, and it follows them by itself."""

import io
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from PIL import Image
from playwright.async_api import Download, Locator, Page

from school21_bot.analytics import Grain, Slice
from school21_bot.app import Services
from school21_bot.journal import Kind
from school21_bot.people import TelegramNames
from school21_bot.texts import translator
from tests.browser.dashboard.conftest import OWNS, SignIn
from tests.browser.dashboard.screen import charts, figures, until

pytestmark = pytest.mark.browser

RU = translator("ru")
_BUTTON = """(title, text) => {
    let card = title
    while (!card.matches(".MuiPaper-root")) card = card.parentElement ?? card.getRootNode().host
    const all = one => [one, ...[...one.children, ...one.shadowRoot?.children ?? []].flatMap(all)]
    return all(card).find(one => one.matches("button, a") && one.innerText.includes(text))
}"""
NEWCOMER = 9_100


@pytest.fixture
def month(staff: Services) -> Slice:
    """What a page shows without filters."""
    today = staff.analytics.overview.today()
    return Slice(today - timedelta(days=29), today)


def bars(chart: Mapping[str, list[Any]]) -> dict[str, int]:
    """What each bar counts, the first on top."""
    return dict(reversed(list(zip(chart["id"], chart["count"], strict=True))))


def name(key: str) -> str:
    """What a line is called."""
    return RU.plain(f"dashboard-{key}")


async def test_the_overview(sign_in: SignIn, staff: Services, month: Slice) -> None:
    found = await staff.analytics.overview.read(OWNS, month, Grain.DAY)
    shown = await charts(await sign_in("/"))
    lines = shown["registrations"]
    for one in ("started", "finished", "abandoned"):
        assert lines[name(one)] == [getattr(span, one) for span in found.spans]
        before = lines[f"{name(one)} ←"]
        assert before == [getattr(span, one) for span in found.spans_before][: len(before)]
    assert shown["conversion"][name("conversion")] == [span.conversion for span in found.spans]
    assert shown["members"][name("members")] == [one.members for one in found.growth]
    for one in ("started", "finished", "abandoned", "searched"):
        assert shown["last-hours"][name(one)] == [getattr(hour, one) for hour in found.hours]


async def test_the_funnel(sign_in: SignIn, staff: Services, month: Slice) -> None:
    found = await staff.analytics.funnel.read(OWNS, month)
    shown = await charts(await sign_in("/funnel"))
    reached = {step.step.value: step.reached for step in found.steps}
    assert list(bars(shown["funnel"]).items()) == [*reached.items(), ("finished", found.finished)]
    stopped = {step.step.value: step.stopped for step in found.steps if step.stopped}
    assert list(bars(shown["drop-offs"]).items()) == list(stopped.items())
    effect = found.reminded
    assert bars(shown["reminders"]) == {
        "reminded": effect.people,
        "came_back": effect.came_back,
        "came_back_finished": effect.finished,
    }
    assert effect.people > effect.came_back > 0


async def test_the_audience(sign_in: SignIn, staff: Services, month: Slice) -> None:
    found = await staff.analytics.audience.read(OWNS, month)
    shown = await charts(await sign_in("/audience"))
    assert bars(shown["people-by-status"]) == {status.value: number for status, number in found.statuses.items()}
    assert bars(shown["people-by-level"]) == {str(level): number for level, number in found.levels.items()}
    roles = {str(role): number for role, number in found.roles.items()}
    drawn = bars(shown["people-by-role"])
    assert drawn.items() <= roles.items()
    assert sorted(drawn.values()) == sorted(roles.values())[-len(drawn) :]
    pairs = dict(zip(shown["roles-and-levels"]["ids"], shown["roles-and-levels"]["zvalues"], strict=True))
    assert pairs == {pair: found.pairs[int(role), int(level)] for pair in pairs for role, level in [pair.split(":")]}
    assert sum(shown["joins-by-hour"]["zvalues"]) == found.joins.total()


async def test_the_invites(sign_in: SignIn, staff: Services, month: Slice) -> None:
    found = await staff.analytics.invitations.read(OWNS, month)
    shown = await charts(await sign_in("/invites"))
    assert found.counts[Kind.INVITE_ISSUED] > 0
    assert bars(shown["invites"]) == {kind: found.counts[Kind(kind)] for kind in bars(shown["invites"])}
    for kind in (Kind.INVITE_ISSUED, Kind.INVITE_USED):
        assert shown["invites-by-day"][name(kind.value)] == [counts[kind] for _, counts in found.days]
    assert bars(shown["time-to-join"]) == {str(bucket): number for bucket, number in found.buckets.items()}


async def test_the_search(sign_in: SignIn, staff: Services, month: Slice) -> None:
    found = await staff.analytics.searching.read(OWNS, month)
    shown = await charts(await sign_in("/search"))
    for one in ("searches", "found_nothing"):
        assert shown["searches-by-day"][name(one)] == [getattr(day, one) for day in found.days]
    for chart, counts in (
        ("wanted-roles", found.roles),
        ("searches-in-vain", found.roles_in_vain),
        ("opened-cards", found.cards),
        ("wanted-levels", found.levels),
    ):
        assert bars(shown[chart]).items() <= {str(one): number for one, number in counts.items()}.items()
        assert max(bars(shown[chart]).values()) == max(counts.values())


async def test_the_files_hold_the_numbers_and_the_picture(sign_in: SignIn) -> None:
    page = await sign_in("/search")
    shown = (await charts(page))["wanted-levels"]
    title = page.get_by_role("heading", name=name("wanted-levels"))
    numbers = pd.read_csv(io.BytesIO(await file_of(page, title, "CSV", "wanted-levels.csv")), dtype={"id": str})
    assert numbers.columns.tolist() == ["id", "name", "count"]
    assert dict(zip(numbers["id"], numbers["count"], strict=True)) == bars(shown)
    picture = Image.open(io.BytesIO(await file_of(page, title, "PNG", "wanted-levels.png")))
    drawn = sum(picture.convert("RGBA").getchannel("A").histogram()[1:])
    assert drawn > picture.width * picture.height / 20


async def file_of(page: Page, title: Locator, button: str, name: str) -> bytes:
    """The file that a button gives, of the card under a title."""
    pressed = (await title.evaluate_handle(_BUTTON, button)).as_element()
    assert pressed is not None
    async with page.expect_download() as waiting:
        await pressed.click()
    download: Download = await waiting.value
    assert download.suggested_filename == name
    return Path(await download.path()).read_bytes()  # noqa: ASYNC240  # quick


async def test_a_page_follows_by_itself_and_its_figures_stay(sign_in: SignIn, staff: Services) -> None:
    page = await sign_in("/?period=7d")
    before, drawn = await charts(page), await figures(page)
    started = before["registrations"][name("started")]
    person = await staff.accounts.arrive(NEWCOMER, TelegramNames("Гость", "", ""), "ru")
    await staff.registration.begin(person.id)
    await until(page, "registrations", name("started"), [*started[:-1], started[-1] + 1])
    assert await figures(page) == drawn
