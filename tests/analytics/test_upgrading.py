"""The counts of a community that was there before a migration changed what is counted are rebuilt by themselves."""

from school21_bot.app import open_services
from school21_bot.settings import Settings
from school21_bot.storage import fetch, open_database
from school21_bot.storage.migrations import downgrade
from school21_bot.tables import MODELS
from tests.analytics.naive import held, months_hold, naive, sums_hold
from tests.analytics.test_counts import fold_all, recount_all
from tests.flows.people import make_member

BY_MONTH = 10
"""The migration since which months are counted, too."""


async def test_counts_from_before_the_months_are_rebuilt(settings_of_services: Settings) -> None:
    settings = settings_of_services.model_copy(update={"timezone": "Europe/Moscow"})
    async with open_services(settings) as services:
        await make_member(services, 1)
        await fold_all(services)
        await recount_all(services)
    await downgrade(settings.database(), MODELS, BY_MONTH)
    async with open_database(settings.database(), MODELS):
        (left,) = await fetch("SELECT min(day) AS first, max(day) AS last, count(*) AS rows FROM rollup")
        assert left["rows"]
        assert left["last"] < "m"
        # As they were counted then.
        await fetch(
            """INSERT INTO rollup (chart, name, role, level, day, part, count)
            VALUES ('hours', 'finished', -1, -1, $1, '12', 1), ('hours', 'finished', 0, 0, $1, '12', 1)""",
            left["last"],
        )
    async with open_services(settings) as services:
        await recount_all(services)
        assert await held() == await naive()
        assert await sums_hold()
        assert await months_hold()
