"""While Telegram cannot be reached nothing leaves the house, and so nothing is in the dark."""

import pytest

from school21_bot.messages import Letter
from school21_bot.ports import Topic, TryLater
from school21_bot.sandbox.running import RunningSandbox
from school21_bot.settings import Settings
from school21_bot.telegram.client import build_bot
from school21_bot.telegram.courier import TelegramCourier
from school21_bot.telegram.opening import Opened
from tests.messages.campaigns import ready


@pytest.mark.parametrize("topic", [Topic.BROADCAST, Topic.RESTORED])
async def test_what_cannot_be_handed_over_waits(everything: Opened, settings: Settings, topic: Topic) -> None:
    services = everything.services
    campaign_id = await ready(services)
    nowhere = settings.model_copy(update={"telegram_api_url": "http://127.0.0.1:1"})
    letter = Letter(1001, None, topic, {"campaign": campaign_id}, 1)
    async with build_bot(nowhere, everything.redis) as bot:
        with pytest.raises(TryLater):
            await TelegramCourier(bot, services.accounts, services.tuning, services.campaigns).send(letter)


async def test_when_telegram_asks_for_minutes_the_next_is_put_back_and_not_held(
    everything: Opened, settings: Settings, sandbox: RunningSandbox
) -> None:
    """Held in hand for longer than a worker may be silent, it would count as lost, and go out all the same."""
    services = everything.services
    campaign_id = await ready(services)
    courier = TelegramCourier(everything.bot, services.accounts, services.tuning, services.campaigns)
    sandbox.fail_next("sendMessage", status=429, retry_after=200)
    for _ in range(2):
        with pytest.raises(TryLater) as later:
            await courier.send(Letter(1001, None, Topic.BROADCAST, {"campaign": campaign_id}, 1))
        assert 190 <= later.value.seconds <= 202


async def test_with_a_token_that_was_withdrawn_it_waits_for_the_next(
    everything: Opened, settings: Settings, sandbox: RunningSandbox
) -> None:
    services = everything.services
    letter = Letter(1001, None, Topic.BROADCAST, {"campaign": await ready(services)}, 1)
    sandbox.fail_next("sendMessage", status=401, description="Unauthorized")
    with pytest.raises(TryLater):
        await TelegramCourier(everything.bot, services.accounts, services.tuning, services.campaigns).send(letter)
