"""Whatever is sent or pressed, in every window: a kind answer and a way on, never silence, never an error."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from redis.asyncio import Redis

from dialogs.admin.doors import DOORS
from dialogs.cards.states import OneCard, Report
from dialogs.menu.states import Menu
from dialogs.profile.states import Profile
from dialogs.registration.states import Registration
from dialogs.search.states import Search
from dialogs.support.states import Support
from school21_bot.app import Services
from school21_bot.people import Status
from school21_bot.sandbox.client import Person, SimClient
from school21_bot.settings import Settings
from school21_bot.telegram.opening import opened
from school21_bot.telegram.process import serve
from tests.flows.conftest import Arrive
from tests.flows.people import set_status
from tests.flows.places import PLACES, Place
from tests.flows.staff_places import STAFF_PLACES
from tests.patience import PATIENCE_SECONDS

# The library edits a window without looking whether anything changed, and takes this for "nothing to do".
HARMLESS = ("message is not modified",)

GROUPS = (Menu, Registration, Search, OneCard, Report, Profile, Support, *DOORS)

# A window does with strays what it does, whatever the database: each is looked at once.
every_window = pytest.mark.parametrize(
    ("database_url", "place"),
    [pytest.param("sqlite", place, id=place.state) for place in (*PLACES, *STAFF_PLACES)],
    indirect=["database_url"],
)


def test_every_window_is_among_those_tested() -> None:
    states = {state.state for group in GROUPS for state in group.__states__}
    assert {place.state for place in (*PLACES, *STAFF_PLACES)} == states


async def bot_messages(person: Person) -> list[dict[str, Any]]:
    return [one for one in await person.messages() if not one["outgoing"]]


async def newest_id(person: Person) -> int:
    """The number of the bot's newest message; 0 for the moment in which the form moves."""
    return max((int(one["message_id"]) for one in await bot_messages(person)), default=0)


async def answer(person: Person, after: int) -> str:
    """The bot's newest message once it is newer than `after`; it must be the last of the chat."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while await newest_id(person) <= after:
        assert time.monotonic() < deadline, f"no answer; still:\n{await person.screen()}"
        await asyncio.sleep(0.01)
    assert not (await person.messages())[-1]["outgoing"], "the form is not the last message"
    return (await person.screen()).replace("\N{NO-BREAK SPACE}", " ")


async def taps(person: Person) -> list[str]:
    """The data behind the buttons of the newest message."""
    rows = (await bot_messages(person))[-1].get("reply_markup", {}).get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]


async def all_went_well(person: Person) -> None:
    """Nobody heard of trouble, and Telegram refused nothing."""
    await person.does_not_see("Что-то сломалось")
    refused = [call for call in await person.sim.calls() if not call["ok"] and call["method"] != "getUpdates"]
    assert [call for call in refused if not any(words in call["description"] for words in HARMLESS)] == []


async def there(place: Place, services: Services, arrive: Arrive) -> Person:
    """Somebody in front of the window."""
    person = await arrive("Иван")
    await place.go(services, person)
    await person.sees(place.shows)
    await person.sim.idle(quiet=0.05)
    return person


@every_window
async def test_whatever_is_sent_is_answered_and_the_window_stays_below_it(
    place: Place, bot: Services, arrive: Arrive
) -> None:
    person = await there(place, bot, arrive)
    buttons = await person.buttons()
    for kind in ("sticker", "voice", *(() if place.takes_files else ("photo", "document"))):
        before = await newest_id(person)
        await person.sends(kind)
        shown = await answer(person, before)
        assert place.refuses in shown
        assert place.shows in shown
        assert await person.buttons() == buttons
    texts = ["я" * 4096] if place.reads_text or place.refusal else ["я" * 4096, "Привет, <b>бот</b> & все"]
    for text in texts:
        before = await newest_id(person)
        await person.send(text)
        shown = await answer(person, before)
        assert "⚠️" in shown
        assert place.shows in shown
        assert await person.buttons() == buttons
    assert len(await bot_messages(person)) == 1
    await all_went_well(person)


@every_window
async def test_an_album_gets_one_answer(place: Place, bot: Services, arrive: Arrive) -> None:
    person = await there(place, bot, arrive)
    before = len(await person.sim.calls())
    for _ in range(3):
        await person.sends("video" if place.takes_files else "photo", media_group_id="album")
    await person.sees(place.refuses)
    await person.sim.idle()
    sent = [call for call in (await person.sim.calls())[before:] if call["method"] == "sendMessage"]
    assert len(sent) == 1
    await all_went_well(person)


@every_window
async def test_a_stale_forged_or_foreign_button_is_answered_and_the_window_stays(
    place: Place, bot: Services, arrive: Arrive
) -> None:
    person = await there(place, bot, arrive)
    buttons, own = await person.buttons(), await taps(person)
    forged = ["garbage", "search:2", "\x1d", "AAAAAA\x1dback_team"]
    if own:
        intent = own[0].partition("\x1d")[0]
        forged += [f"{intent}\x1da_button_of_the_old_deploy", f"{intent}\x1d"]
    for data in forged:
        await person.press_data(data)
        assert "сломалось" not in await person.toast()
        await person.sees(place.shows)
        assert await person.buttons() == buttons
    await person.send("/privacy")  # leaves a message above the form, which has no buttons any more, or never had
    await person.sees(place.shows)
    await person.sim.idle(quiet=0.05)
    old = (await bot_messages(person))[0]["message_id"]
    for data in forged[:4]:
        before = await newest_id(person)
        await person.press_data(data, message_id=old)
        await person.toast()
        shown = await answer(person, before)
        assert "Эта кнопка из старого сообщения" in shown
        assert place.shows in shown
        assert await person.buttons() == buttons
    await all_went_well(person)


@every_window
async def test_two_taps_of_one_button_do_what_one_does(place: Place, bot: Services, arrive: Arrive) -> None:
    person = await there(place, bot, arrive)
    for which in (0, -1):
        found = await taps(person)
        if not found:
            return
        first = await person.press_data(found[which])
        await person.press_data(found[which])
        await person.toast()
        assert (await person.sim.callback(first["callback_id"]))["answered"]
        await person.sim.idle(quiet=0.05)
        shown = [one for one in await bot_messages(person) if "document" not in one]
        assert len(shown) == 1
        assert await person.buttons()
        await person.does_not_see("⚠️")
    await all_went_well(person)


async def vanish(person: Person, redis_url: str) -> None:
    """What is open belongs to a group of windows that the next deploy does not have."""
    assert await person.sim.idle(quiet=0)  # a window is shown before it is kept
    async with Redis.from_url(redis_url) as redis:
        for key in await redis.keys("*aiogd:context:*"):
            context = json.loads(await redis.get(key) or "{}")
            if context:
                await redis.set(key, json.dumps(context | {"state": "Vanished:window"}))


@every_window
async def test_after_redis_was_emptied_or_a_deploy_took_the_windows_away_everything_leads_on(
    place: Place, bot: Services, arrive: Arrive, redis_url: str
) -> None:
    person = await there(place, bot, arrive)
    assert await person.sim.idle(quiet=0.05)  # a lock that is lost in the middle is trouble, and told
    async with Redis.from_url(redis_url) as redis:
        await redis.flushall()
    shown = await pressed(person)
    assert "⚠️" in shown
    buttons = await person.buttons()
    dead_end = place.state in {"Menu:banned", "Menu:suspended"}
    assert bool(buttons) != dead_end
    await vanish(person, redis_url)
    assert "⚠️" in await pressed(person)
    for send in (person.sends("sticker"), person.send("Привет"), person.send("/help"), person.send("/start")):
        await vanish(person, redis_url)
        before = await newest_id(person)
        await send
        await answer(person, before)
        assert await person.buttons() or dead_end
    if not dead_end:
        await person.press((await person.buttons())[0])
        await person.toast()
    await all_went_well(person)


async def pressed(person: Person) -> str:
    """Press the first button, or one that is not there any more, and read what comes of it."""
    before = await newest_id(person)
    found = await taps(person)
    await person.press_data(found[0] if found else "AAAAAA\x1dgone")
    await person.toast()
    return await answer(person, before)


async def test_the_stale_buttons_are_taken_off_a_message_that_redis_forgot(
    bot: Services, arrive: Arrive, redis_url: str
) -> None:
    person = await arrive()
    await person.send("/start")
    await person.sees("Добро пожаловать")
    assert await person.sim.idle()  # a lock that is lost in the middle is trouble, and told
    async with Redis.from_url(redis_url) as redis:
        await redis.flushall()
    await person.press("Зарегистрироваться")
    await person.sees("Эта кнопка из старого сообщения")
    old, new = await bot_messages(person)
    assert "reply_markup" not in old
    assert "reply_markup" in new


async def test_a_stale_button_shows_nothing_to_whoever_is_no_member_any_more(bot: Services, arrive: Arrive) -> None:
    place = next(place for place in PLACES if place.state == "Search:results")
    person = await there(place, bot, arrive)
    await person.send("/privacy")
    await person.sim.idle(quiet=0.05)
    account = await bot.accounts.find(person.id)
    assert account is not None
    await set_status(account, Status.LEFT)
    await person.press_data("AAAAAA\x1dback_team", message_id=(await bot_messages(person))[0]["message_id"])
    await person.sees("Это доступно только участникам сообщества.")
    await person.sees("С возвращением")
    await person.does_not_see("peer.1")
    await all_went_well(person)


@pytest.mark.parametrize("data", ["role:abc", f"role:{10**30}", "role:-1", "level:0"])
async def test_a_choice_that_does_not_exist_is_answered_kindly(data: str, bot: Services, arrive: Arrive) -> None:
    step = "role" if data.startswith("role") else "level"
    place = next(place for place in PLACES if place.state == f"Search:{step}")
    person = await there(place, bot, arrive)
    intent = (await taps(person))[0].partition("\x1d")[0]
    await person.press_data(f"{intent}\x1d{data}")
    assert await person.toast() == ""
    await person.sees("Этого уже нет")
    await person.press("Найти коллегу")
    await person.sees("Кого вы ищете?")
    await all_went_well(person)


async def test_a_form_that_the_person_deleted_comes_back(bot: Services, arrive: Arrive) -> None:
    place = next(place for place in PLACES if place.state == "Registration:team")
    person = await there(place, bot, arrive)
    await person.sim.delete(person.id, await newest_id(person))
    await person.send("Core.Ledger")
    await person.sees("Кем вы работаете?")
    await person.sim.delete(person.id, await newest_id(person))
    await person.sends("sticker")
    await person.sees("Кем вы работаете?")


async def test_groups_are_met_with_silence(bot: Services, arrive: Arrive, sim: SimClient) -> None:
    person = await arrive()
    await person.send("/start")
    await person.sees("Добро пожаловать")
    group = await sim.save_group("Коллеги")
    before = len(await sim.calls())
    for text in ("/start", "/start@school21_sandbox_bot", "/help", "/cancel", "Привет всем", "ivanpetr"):
        await sim.send_to_group(group, person.id, text)
    await sim.save_group(id=group, bot="kicked")
    await person.send("/privacy")  # answered after all of those
    await person.sees("Добро пожаловать")
    await sim.idle()
    assert all(one["outgoing"] for one in await sim.group(group))
    calls = [call for call in (await sim.calls())[before:] if call["method"] != "getUpdates"]
    assert {call["chat_id"] for call in calls} == {person.id}


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[None]:
    """A bot that is there for a while only."""
    async with opened(settings) as everything:
        stop = asyncio.Event()
        serving = asyncio.create_task(serve(everything, stop))
        yield
        stop.set()
        await serving


async def test_somebody_who_blocks_the_bot_before_it_answers_does_no_harm(
    settings: Settings, arrive: Arrive, sim: SimClient
) -> None:
    gone, other = await arrive("Ушедший"), await arrive("Другой")
    await gone.send("/start")
    await sim.save_user(id=gone.id, blocked=True)
    async with running(settings):
        await other.send("/start")
        await other.sees("Добро пожаловать")
        await sim.idle()
        refused = [call for call in await sim.calls() if not call["ok"] and call["method"] != "getUpdates"]
        assert [call["description"] for call in refused] == ["Forbidden: bot was blocked by the user"]
        await gone.send("/start")
        await gone.sees("Добро пожаловать")


async def test_a_button_pressed_while_the_bot_was_away_leads_on(settings: Settings, arrive: Arrive) -> None:
    person = await arrive()
    async with running(settings):
        await person.send("/start")
        await person.sees("Добро пожаловать")
    await person.press("Зарегистрироваться")
    async with running(settings):
        await person.sees("Шаг 1 из 5")
