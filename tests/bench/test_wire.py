"""The client of the benchmarks sends what the bot's client would send, and reads what comes back."""

from collections.abc import Iterator

import msgspec
import pytest

from bench.wire import form, json, lines
from school21_bot.sandbox.running import RunningSandbox

TOKEN = "42:bench"


@pytest.fixture
def sandbox() -> Iterator[RunningSandbox]:
    with RunningSandbox(TOKEN) as running:
        yield running


async def test_it_speaks_to_the_sandbox(sandbox: RunningSandbox) -> None:
    async with lines(sandbox.url, 2) as (first, second):
        await first.ask(json(sandbox.url, "/sim/users", {"id": 7, "first_name": "Анна", "started": True}))
        keyboard = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}
        call = form(
            sandbox.url, f"/bot{TOKEN}/sendMessage", {"chat_id": 7, "text": "я" * 4000, "reply_markup": keyboard}
        )
        for line in (second, first, second):
            result = msgspec.json.decode(await line.ask(call))["result"]
            assert (result["text"], result["reply_markup"]) == ("я" * 4000, keyboard)


async def test_what_is_refused_is_an_error(sandbox: RunningSandbox) -> None:
    async with lines(sandbox.url, 1) as (line,):
        with pytest.raises(RuntimeError, match="chat_id is empty"):
            await line.ask(form(sandbox.url, f"/bot{TOKEN}/sendMessage", {"text": "x"}))
