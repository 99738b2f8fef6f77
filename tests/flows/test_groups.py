"""What a group writes costs the bot nothing."""

from redis.asyncio import Redis

from school21_bot.app import Services
from school21_bot.sandbox.client import SimClient
from tests.flows.conftest import Arrive


async def test_a_message_in_a_group_is_not_worth_a_word_with_redis(
    bot: Services, arrive: Arrive, sim: SimClient, redis_url: str
) -> None:
    person = await arrive()
    await person.send("/start")
    await person.sees("Добро пожаловать")
    group = await sim.save_group("Коллеги")
    await sim.idle()
    async with Redis.from_url(redis_url) as redis:
        before = (await redis.info("stats"))["total_commands_processed"]
        for _ in range(5):
            await sim.send_to_group(group, person.id, "Привет всем")
        assert await sim.idle()
        assert (await redis.info("stats"))["total_commands_processed"] == before + 1
