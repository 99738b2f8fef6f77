"""What a broadcast costs those who use the bot meanwhile.

People tap one after the other, at their own pace, first while nothing else happens, then while the worker sends to
everybody else as fast as Telegram allows. The ratio is that of the 95th percentiles of one run.
"""

import asyncio
import time
from itertools import cycle
from pathlib import Path
from statistics import quantiles

from pydantic import SecretStr

from bench.report import Figure
from bench.system import RunningBot, product_environment, running_product, running_worker
from bench.walks import arrive, press, register
from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services, open_services
from school21_bot.messages.models import Campaign, CampaignState, Delivery, Outgoing
from school21_bot.people import Status, TelegramNames
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.client import Person
from school21_bot.settings import Settings

PEOPLE = 600
LIMIT = 3.0
# Telegram lets a bot send about thirty a second.
RATE = 25.0

_IDLE_TAPS = 120
_PAUSE_SECONDS = 0.25
# Nobody is too fast for the bot: they take turns.
_TAPPERS = 8
_FIRST_TAPPER, _FIRST = 1001, 5_000_001
_TEXT = "<b>Митап</b> в пятницу в 18:00. Приходите с вопросами"


async def measure(folder: Path, redis_url: str, number: int) -> list[Figure]:
    """The ratio, the rate, and whether everybody got it once."""
    async with running_product(folder, redis_url) as product:
        settings = _settings(folder, redis_url, product.sim.base_url)
        async with open_services(settings) as services, running_worker(folder, redis_url, product.sim):
            tappers = cycle(await _tappers(product))
            await _fill(services, product, number)
            idle = [seconds for _ in range(_IDLE_TAPS // 2) for seconds in await _two_taps(next(tappers))]
            before = await product.calls()
            campaign_id, began = await _start(services), time.monotonic()
            busy: list[float] = []
            while (await Campaign.get(id=campaign_id)).state is not CampaignState.DONE:
                busy += await _two_taps(next(tappers))
            took = time.monotonic() - began
            sent = await Outgoing.filter(campaign=campaign_id, state=Delivery.SENT).count()
            calls = await product.calls() - before
    return [
        Figure("p95 of a tap during a broadcast, to that before it", _p95(busy) / _p95(idle), LIMIT),
        Figure("p95 of a tap before it", _p95(idle) * 1000, None, "ms", 0),
        Figure(f"messages a second, to {number} people", sent / took, RATE, "", 1),
        Figure("calls a second, the taps' own among them", calls / took, None, "", 1),
        Figure("people who did not get it, or not once", number - sent, 0, "", 0),
    ]


def _settings(folder: Path, redis_url: str, api_url: str) -> Settings:
    environment = product_environment(folder, redis_url, api_url)
    return Settings(
        _env_file=None,  # type: ignore[call-arg]  # the parameter exists, pydantic hides it
        bot_token=SecretStr(environment["BOT_TOKEN"]),
        telegram_api_url=api_url,
        database_url=environment["DATABASE_URL"],
        redis_url=redis_url,
        data_dir=folder,
    )


async def _tappers(product: RunningBot) -> list[Person]:
    """Members in front of the menu, who get no broadcasts: one would lie below the window."""
    people = await arrive(product.sim, _TAPPERS, _FIRST_TAPPER)
    for person in people:
        await register(person)
        await press(person, "В меню")
    await Row.filter(telegram_id__in=[person.id for person in people]).update(news_off=True)
    return people


async def _fill(services: Services, product: RunningBot, number: int) -> None:
    for telegram_id in range(_FIRST, _FIRST + number):
        await product.sim.save_user("Иван", id=telegram_id, started=True)
        await services.accounts.arrive(telegram_id, TelegramNames("Иван"), "ru")
    await Row.filter(status=Status.NEW).update(status=Status.MEMBER)


async def _start(services: Services) -> int:
    campaigns = services.campaigns
    campaign_id = await services.drafts.begin(COMMAND_LINE)
    await services.drafts.set_text(COMMAND_LINE, campaign_id, "ru", _TEXT)
    await services.drafts.approve(COMMAND_LINE, campaign_id, (await campaigns.view(COMMAND_LINE, campaign_id)).content)
    await campaigns.start(COMMAND_LINE, campaign_id)
    return campaign_id


async def _two_taps(tapper: Person) -> list[float]:
    """There and back; how long the person waited each time."""
    waited = []
    for label in ("Найти коллегу", "В меню"):
        await asyncio.sleep(_PAUSE_SECONDS)
        began = time.monotonic()
        await press(tapper, label)
        waited.append(time.monotonic() - began)
    return waited


def _p95(seconds: list[float]) -> float:
    return quantiles(seconds, n=20)[-1]
