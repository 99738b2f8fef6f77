"""Staff get into the dashboard by a link from the bot; to anybody else there is no dashboard."""

import re

from school21_bot.access.models import LoginLink
from school21_bot.app import Services
from school21_bot.sandbox.client import Person
from tests.bot import Arrive, register
from tests.flows.communities import eventually, reads
from tests.flows.staff import make_analyst


async def link_of(person: Person) -> str:
    """The secret of the link in the newest message that has one."""
    text = await reads(person, "/login#")
    found = re.findall(r"http://127\.0\.0\.1:8031/login#([\w-]{43})", text)
    return str(found[-1])


async def test_an_analyst_gets_a_link_by_the_command_and_the_button_and_the_newest_is_good(
    bot: Services, arrive: Arrive
) -> None:
    analyst = await arrive("Ольга")
    await make_analyst(bot, analyst.id)
    await analyst.send("/dashboard")
    first = await link_of(analyst)
    await analyst.send("/admin")
    await analyst.sees("Управление сообществом")
    await analyst.press("Панель")

    async def there_are_two() -> bool:
        return await LoginLink.all().count() == 2

    await eventually(there_are_two)
    assert await LoginLink.filter(used_at=None).count() == 1
    await reads(analyst, "/login#")
    assert len(first) == 43


async def test_to_a_member_the_command_does_not_exist(bot: Services, arrive: Arrive) -> None:
    member = await arrive("Иван")
    await register(member)
    await member.send("/dashboard")
    await member.sees("Такой команды нет")
    assert not await LoginLink.exists()
