"""What a bot says of itself to those who watch it: alive, serving, and numbers without anybody in them."""

import re
from pathlib import Path

import aiohttp
import pytest
from redis.asyncio import Redis

from school21_bot.app import Services
from school21_bot.settings import Settings
from tests.bot import Arrive, register
from tests.dashboards import free_port
from tests.flows.communities import eventually

DOCUMENT = Path(__file__).parents[2] / "docs" / "operators.md"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"bot_port": free_port()})


@pytest.fixture
async def serving(bot: Services, settings: Settings) -> None:  # it runs meanwhile
    async def answers() -> bool:
        try:
            return (await asked(settings, "/healthz"))[0] == 200
        except aiohttp.ClientError:
            return False

    await eventually(answers)


async def asked(settings: Settings, path: str) -> tuple[int, str]:
    """The status and the text of an answer."""
    async with (
        aiohttp.ClientSession() as client,
        client.get(f"http://127.0.0.1:{settings.bot_port}{path}") as answer,
    ):
        return answer.status, await answer.text()


def value(text: str, name: str, **labels: str) -> float:
    """A number that is shown; 0 if it is not there."""
    for line in text.splitlines():
        if line.startswith(name) and all(f'{label}="{wanted}"' in line for label, wanted in labels.items()):
            return float(line.rpartition(" ")[2])
    return 0.0


async def test_what_people_do_is_counted_and_nobody_is_named(serving: None, settings: Settings, arrive: Arrive) -> None:
    _, before = await asked(settings, "/metrics")
    person = await arrive("Неповторима", username="unmistakable_one")
    await register(person)
    await person.press_data("nobody-knows-this")
    assert await person.sim.idle()
    _, after = await asked(settings, "/metrics")
    grown = {
        (name, tuple(labels.items())): value(after, name, **labels) - value(before, name, **labels)
        for name, labels in (
            ("school21_update_seconds_count", {"kind": "tap", "flow": "Registration"}),
            ("school21_update_seconds_count", {"kind": "message/text", "flow": "Registration"}),
            ("school21_telegram_call_seconds_count", {"method": "editMessageText"}),
        )
    }
    assert all(more >= 1 for more in grown.values()), grown
    assert value(after, "school21_people", status="member") == 1
    assert value(after, "school21_reaches", what="database") == 1
    assert value(after, "school21_reaches", what="redis") == 1
    # A value is a number of something, whichever it is.
    named = "\n".join(line.rpartition(" ")[0] for line in after.splitlines())
    for personal in ("Неповторима", "unmistakable_one", str(person.id)):
        assert personal not in named


async def test_every_number_is_explained_to_operators_by_its_own_name(serving: None, settings: Settings) -> None:
    _, shown = await asked(settings, "/metrics")
    names = set(re.findall(r"# TYPE (school21_\w+)", shown))
    assert names == set(re.findall(r"^\| `(school21_\w+)` \|", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE))


async def test_it_serves_while_it_reaches_what_it_needs(
    serving: None, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await asked(settings, "/healthz") == (200, "alive")
    status, _ = await asked(settings, "/readyz")
    assert status == 200

    async def cut_off(self: Redis, **_: object) -> None:
        raise ConnectionError

    monkeypatch.setattr(Redis, "ping", cut_off)
    status, text = await asked(settings, "/readyz")
    assert (status, '"redis":false' in text, '"database":true' in text) == (503, True, True)
    _, shown = await asked(settings, "/metrics")
    assert value(shown, "school21_reaches", what="redis") == 0
    assert (await asked(settings, "/healthz"))[0] == 200
