"""Updates that are brought: to whom, with what, how often, and in which order."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramConflictError

from school21_bot.sandbox import webhooks
from school21_bot.sandbox.client import SimClient
from school21_bot.sandbox.running import RunningSandbox
from school21_bot.sandbox.webhooks import queue_of
from tests.flows.communities import eventually
from tests.sandbox.conftest import bot_of
from tests.sandbox.receiver import SECRET, Receiver, receiving


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving() as receiver:
        yield receiver


@pytest.fixture
async def api(sandbox: RunningSandbox) -> AsyncIterator[Bot]:
    async with bot_of(sandbox) as bot:
        yield bot
        await bot.delete_webhook()


@pytest.fixture
async def sim(sandbox: RunningSandbox) -> AsyncIterator[SimClient]:
    async with SimClient(sandbox.url) as sim:
        yield sim


async def says(sim: SimClient, user_id: int, text: str) -> None:
    await sim.send(user_id, text)


async def test_an_update_is_brought_once_with_the_secret(api: Bot, sim: SimClient, receiver: Receiver) -> None:
    user = await sim.save_user("Иван")
    await says(sim, user["id"], "before")
    await api.set_webhook(receiver.url, secret_token=SECRET)
    await says(sim, user["id"], "after")
    await receiver.has(2)
    assert [update["message"]["text"] for update in receiver.got] == ["before", "after"]
    assert receiver.secrets == [SECRET, SECRET]
    info = await api.get_webhook_info()
    assert (info.url, info.pending_update_count, info.max_connections) == (receiver.url, 0, 40)


async def test_what_is_not_accepted_comes_again_and_holds_up_its_own_queue_alone(
    api: Bot, sim: SimClient, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhooks, "FIRST_PAUSE", 0.05)
    ivan, anna = await sim.save_user("Иван"), await sim.save_user("Анна")
    receiver.status = 503
    await api.set_webhook(receiver.url)
    await says(sim, ivan["id"], "one")
    await says(sim, ivan["id"], "two")
    await says(sim, anna["id"], "three")
    await receiver.has_at_least(6)
    assert {update["message"]["text"] for update in receiver.got} == {"one", "three"}
    info = await api.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 503 Service Unavailable"
    assert info.pending_update_count == 3
    receiver.status = 200

    async def nothing_waits() -> bool:
        return (await api.get_webhook_info()).pending_update_count == 0

    await eventually(nothing_waits)
    assert receiver.got[-1]["message"]["text"] in {"two", "three"}


async def test_a_message_and_a_tap_of_one_person_come_beside_each_other(receiver: Receiver) -> None:
    message = {"update_id": 1, "message": {"chat": {"id": 5}}}
    tap = {"update_id": 2, "callback_query": {"from": {"id": 5}, "message": {"chat": {"id": 5}}}}
    assert queue_of(message) != queue_of(tap)


async def test_of_polling_and_a_webhook_only_one_gets_updates(api: Bot, receiver: Receiver) -> None:
    await api.set_webhook(receiver.url)
    with pytest.raises(TelegramConflictError, match="can't use getUpdates method while webhook is active"):
        await api.get_updates(timeout=0)
    await api.delete_webhook()
    assert await api.get_updates(timeout=0) == []
    polling = asyncio.create_task(api.get_updates(timeout=20))
    await asyncio.sleep(0.2)
    await api.set_webhook(receiver.url)
    with pytest.raises(TelegramConflictError, match="terminated by setWebhook request"):
        await polling


@pytest.mark.parametrize(
    ("url", "secret", "reason"),
    [
        ("http://example.com/x", "", "bad webhook: An HTTPS URL must be provided for webhook"),
        ("ftp://127.0.0.1/x", "", "bad webhook: An HTTPS URL must be provided for webhook"),
        ("https://example.com:444/x", "", "Webhook can be set up only on ports 80, 88, 443 or 8443"),
        ("https://example.com/x", "пароль", "secret token contains unallowed characters"),
    ],
)
async def test_addresses_and_secrets_are_refused_as_telegram_does(api: Bot, url: str, secret: str, reason: str) -> None:
    with pytest.raises(TelegramBadRequest, match=reason):
        await api.set_webhook(url, secret_token=secret)


async def test_waiting_updates_are_dropped_when_asked_for(api: Bot, sim: SimClient, receiver: Receiver) -> None:
    user = await sim.save_user("Иван")
    await says(sim, user["id"], "gone")
    await api.set_webhook(receiver.url, drop_pending_updates=True)
    await says(sim, user["id"], "here")
    await receiver.has(1)
    assert receiver.got[0]["message"]["text"] == "here"
