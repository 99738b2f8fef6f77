"""Staff find, open and correct people on the dashboard; those who may not see people see none of them."""

import re
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Locator, Page, expect

from school21_bot.app import Services
from school21_bot.people import Account, Choice, Listed, Status, Step
from school21_bot.people.listing import PAGE_SIZE
from school21_bot.people.models import Person
from school21_bot.texts import translator
from tests.browser.dashboard.conftest import ANALYST, OWNS, SignIn
from tests.browser.dashboard.screen import charts, press, ready
from tests.dashboards import Dashboard
from tests.flows.people import make_member
from tests.people.conftest import reread

pytestmark = pytest.mark.browser

RU = translator("ru")
MEMBER, OTHER = 9_201, 9_202


@pytest.fixture
async def member(staff: Services) -> AsyncIterator[Account]:
    """A member whom the sample does not know, gone after the test."""
    answers = {Step.SCHOOL_NICKNAME: "zyuzibalda", Step.MESSENGER_NICKNAME: "zyuzya", Step.TEAM: "Lab"}
    member = await make_member(staff, MEMBER, answers=answers, name="Зюзибалда", last_name="Хвощёва")
    yield member
    await staff.deletion.delete(member.id)


async def open_file(page: Page, words: str) -> Locator:
    """Find somebody, and click their row."""
    await page.get_by_label(RU.plain("dashboard-find")).fill(words)
    await page.keyboard.press("Enter")
    await expect(page.locator(".tabulator-row")).to_have_count(1)
    return await open_first(page)


async def open_first(page: Page) -> Locator:
    """Click the first row."""
    place = await page.locator(".tabulator-row").first.bounding_box()
    assert place is not None
    await page.mouse.click(place["x"] + 30, place["y"] + place["height"] / 2)
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_be_visible()
    return dialog


def field(dialog: Locator, step: Step) -> Locator:
    """The field of an answer."""
    return dialog.get_by_label(RU.plain(f"dashboard-step-{step.value}"), exact=True)


async def test_a_correction_is_refused_with_its_reason_or_saved_and_the_table_follows(
    sign_in: SignIn, staff: Services, member: Account
) -> None:
    taken = await make_member(
        staff, OTHER, answers={Step.SCHOOL_NICKNAME: "ktulhu", Step.MESSENGER_NICKNAME: "ktulhu"}, name="Ктулху"
    )
    page = await sign_in("/people")
    dialog = await open_file(page, "zyuzibalda")
    await expect(dialog).to_contain_text("Зюзибалда Хвощёва")
    nickname = field(dialog, Step.SCHOOL_NICKNAME)
    save = dialog.get_by_role("button", name=RU.plain("dashboard-save"))
    for wrong, reason in (
        ("яяяя", RU.plain("refused-school_nickname-not-latin")),
        ("KTULHU", RU.plain("refused-school_nickname-taken-by-other", support="none")),
    ):
        await nickname.fill(wrong)
        await save.click()
        await expect(dialog).to_contain_text(reason)
        assert (await reread(staff, member)).record.school_nickname == "zyuzibalda"
    await nickname.fill("baldazyuz")
    await field(dialog, Step.TEAM).fill("Отдел щупов")
    await save.click()
    await expect(dialog).to_contain_text(RU.plain("dashboard-saved"))
    record = (await reread(staff, member)).record
    assert (record.school_nickname, record.team) == ("baldazyuz", "Отдел щупов")
    await dialog.get_by_role("button", name="close").click()
    await expect(dialog).not_to_be_visible()
    rows = page.locator(".tabulator-row")
    await expect(rows).to_have_count(1)
    await expect(rows).to_contain_text("baldazyuz")
    await staff.deletion.delete(taken.id)


async def test_who_is_to_be_removed_is_asked_about_a_second_time(
    sign_in: SignIn, staff: Services, member: Account
) -> None:
    page = await sign_in("/people")
    dialog = await open_file(page, "zyuzibalda")
    await page.keyboard.press("Escape")
    await expect(dialog).not_to_be_visible()
    await open_first(page)
    await dialog.get_by_role("button", name=RU.plain("dashboard-deed-remove"), exact=True).click()
    really = dialog.get_by_role("button", name=RU.plain("dashboard-deed-remove-really"), exact=True)
    await expect(really).to_be_visible()
    assert (await reread(staff, member)).status is Status.MEMBER
    await really.click()
    await expect(dialog).to_contain_text(RU.plain("dashboard-done-remove"))
    await expect(dialog).to_contain_text(RU.plain("dashboard-is-removed"))
    assert (await reread(staff, member)).status is Status.REMOVED


async def test_filters_narrow_the_table_and_a_chip_is_taken_away(sign_in: SignIn, dashboard: Dashboard) -> None:
    page = await sign_in("/people?statuses=left,banned")
    rows = page.locator(".tabulator-row")
    await expect(rows.first).to_be_visible()
    for row in await rows.all():
        assert await row.locator("[tabulator-field=status]").inner_text() in {
            RU.plain("dashboard-is-left"),
            RU.plain("dashboard-is-banned"),
        }
    chip = page.locator(".MuiChip-root", has_text=RU.plain("dashboard-status-left"))
    await chip.locator(".MuiChip-deleteIcon").click()
    await expect(page).to_have_url(f"{dashboard.url}/people?statuses=banned")
    await expect(rows.filter(has_text=RU.plain("dashboard-is-left"))).to_have_count(0)


async def test_a_click_on_a_drop_off_lists_who_stopped_there_and_they_can_be_reminded(
    sign_in: SignIn, staff: Services
) -> None:
    page = await sign_in("/funnel?period=all")
    stops = (await charts(page))["drop-offs"]
    most = stops["count"].index(max(stops["count"]))
    await press(page, "drop-offs", stops["count"][most] / 2, stops["label"][most])
    step = RU.plain(f"dashboard-step-{stops['id'][most]}")
    await expect(page.get_by_role("heading", name=f"«{step}»").last).to_be_visible()
    remind = page.get_by_role("button", name=RU.plain("dashboard-nudge"), exact=True)
    listed = min(stops["count"][most], PAGE_SIZE)
    await expect(remind).to_have_count(listed)
    # Of those who stopped first: the latest may have been reminded by the bot less than a day ago.
    await remind.last.click()
    nudged = page.get_by_role("button", name=RU.plain("dashboard-nudged"), exact=True)
    await expect(nudged).to_have_count(1)
    await expect(remind).to_have_count(listed - 1)
    # The page reads again, and draws the list anew.
    await press(page, "drop-offs", stops["count"][most] / 2, stops["label"][most])
    await expect(page.get_by_role("heading", name=f"«{step}»").last).to_be_visible()
    await ready(page)
    await expect(nudged).to_have_count(1)
    await expect(remind).to_have_count(listed - 1)


async def test_an_analyst_is_sent_nothing_about_anybody(sign_in: SignIn, staff: Services, dashboard: Dashboard) -> None:
    names = {name for person in await everybody(staff) for name in (person.name, person.nickname) if len(name) > 5}
    assert len(names) > 300
    page, sent = await listened_to(await sign_in("", who=ANALYST))
    await page.goto(f"{dashboard.url}/people")
    await ready(page)
    await expect(page.get_by_text(RU.plain("dashboard-people-not-for-you"))).to_be_visible()
    members = await Person.filter(status=Status.MEMBER).count()
    await expect(page.locator(".tile", has_text=RU.plain("dashboard-status-member"))).to_contain_text(str(members))
    await expect(page.locator(".tabulator-row")).to_have_count(0)
    await page.goto(f"{dashboard.url}/funnel?period=all")
    await ready(page)
    stops = (await charts(page))["drop-offs"]
    await press(page, "drop-offs", stops["count"][-1] / 2, stops["label"][-1])
    await expect(page.get_by_text(RU.plain("dashboard-stopped-not-for-you"))).to_be_visible()
    sent.append(await page.content())
    assert RU.plain("dashboard-people-not-for-you") in unescaped(sent)
    assert [name for name in names if name in unescaped(sent)] == []

    page, sent = await listened_to(await sign_in(""))
    await page.goto(f"{dashboard.url}/people")
    await ready(page)
    assert len([name for name in names if name in unescaped(sent)]) > 25  # this test would see them


async def everybody(staff: Services) -> list[Listed]:
    """All people whom staff see."""
    found: list[Listed] = []
    after = None
    while True:
        page = await staff.listing.page(OWNS, Choice(), after)
        found += page.people
        if (after := page.after) is None:
            return found


async def listened_to(page: Page) -> tuple[Page, list[str]]:
    """A page, and all that will come to it through sockets."""
    sent: list[str] = []

    def note(frame: str | bytes) -> None:
        sent.append(frame if isinstance(frame, str) else frame.decode("utf-8", "replace"))

    page.on("websocket", lambda socket: socket.on("framereceived", note))
    return page, sent


def unescaped(sent: list[str]) -> str:
    """All of it, with the letters that JSON writes as numbers."""
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), "\n".join(sent))
