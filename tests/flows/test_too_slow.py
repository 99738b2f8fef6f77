"""A search that has too much to look through says so kindly, and the window stays where it was."""

import pytest

from school21_bot.app import Services
from school21_bot.search import proposing
from school21_bot.storage import current_connection
from tests.flows.conftest import Arrive
from tests.flows.test_admin_members import an_admin

ENDLESS = """
    CREATE VIEW search_token AS
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i > 0)
    SELECT -i AS generation, i AS token, i AS person FROM n
"""


async def test_a_search_that_takes_too_long_is_answered_and_the_next_one_works(
    bot: Services, arrive: Arrive, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin = await an_admin(bot, arrive)
    monkeypatch.setattr(proposing, "SECONDS", 0.3)
    await current_connection().execute_script("ALTER TABLE search_token RENAME TO away")
    await current_connection().execute_script(ENDLESS)
    try:
        await admin.send("иван петров")
        await admin.sees("Слишком много подходящих")
    finally:
        await current_connection().execute_script("DROP VIEW search_token")
        await current_connection().execute_script("ALTER TABLE away RENAME TO search_token")
    await admin.send("никого такого")
    await admin.sees("Никто не нашёлся")
