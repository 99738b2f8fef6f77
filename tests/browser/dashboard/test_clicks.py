"""What a click on a chart does, apart from narrowing to a bar."""

import re
from typing import Any

import pytest
from playwright.async_api import expect

from school21_bot.analytics import Slice
from school21_bot.app import Services
from school21_bot.dashboard import formats
from school21_bot.texts import translator
from tests.browser.dashboard.conftest import OWNS, SignIn
from tests.browser.dashboard.screen import charts, press, until

pytestmark = pytest.mark.browser

RU = translator("ru")
DOUBLE_CLICK_MILLISECONDS = 500


async def test_a_cell_of_the_week_tells_how_many_join_then(sign_in: SignIn, staff: Services) -> None:
    page = await sign_in("/audience?period=all")
    overview = staff.analytics.overview
    wanted = Slice(await overview.first_day(OWNS), overview.today())
    joins = (await staff.analytics.audience.read(OWNS, wanted)).joins
    days = [sum(joins[day, hour] for hour in range(24)) for day in range(7)]
    best = days.index(max(days))

    def text(key: str, day: int, people: int, **values: Any) -> str:
        said, share = RU.plain("dashboard-on-weekday", day=day), formats.share(people / joins.total(), "ru")
        return RU.plain(key, day=said, people=people, share=share, **values)

    finding = page.get_by_text(text("dashboard-joins-finding", best, days[best]))
    await expect(finding).to_be_visible()
    (day, hour), people = joins.most_common(1)[0]
    cell = f"{hour:02}", formats.weekdays("ru")[day]
    await press(page, "joins-by-hour", *cell)
    told = page.get_by_text(text("dashboard-joins-hour", day, people, since=hour, until=hour + 1))
    await expect(told).to_be_visible()
    await page.wait_for_timeout(DOUBLE_CLICK_MILLISECONDS)  # sooner it would not be a second click
    await press(page, "joins-by-hour", *cell)
    await expect(finding).to_be_visible()


async def test_a_cell_of_roles_and_levels_narrows_to_both(sign_in: SignIn) -> None:
    page = await sign_in("/audience")
    cells = (await charts(page))["roles-and-levels"]
    most = cells["count"].index(max(cells["count"]))
    role, level = cells["ids"][most].split(":")
    await press(page, "roles-and-levels", cells["column"][most], cells["row"][most])
    await expect(page).to_have_url(re.compile(rf"\?roles={role}&levels={level}$"))
    await until(page, "roles-and-levels", "ids", [cells["ids"][most]])
