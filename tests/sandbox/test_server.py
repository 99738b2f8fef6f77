"""The server around it all: events, the guard, the page, the memory."""

import asyncio
import json
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import aiohttp
import pytest
from aiogram import Bot
from aiogram.types import BotCommand, BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup

from school21_bot.sandbox.client import Person, SimClient
from school21_bot.sandbox.events import EventStream
from school21_bot.sandbox.running import PortTaken, RunningSandbox, listen
from tests.patience import PATIENCE_SECONDS
from tests.sandbox.conftest import TOKEN, bot_of

Event = tuple[int, str, dict[str, Any]]
KEYBOARD = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Да", callback_data="yes")]])


def answers(port: int) -> bool:
    """Whether something listens on the port."""
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


class Page:
    """Reads events as a browser does."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self.response = response

    async def next(self) -> Event:
        """The next event."""
        fields: dict[str, str] = {}
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                line = (await self.response.content.readline()).decode().rstrip("\n")
                if not line and "event" in fields:
                    return int(fields["id"]), fields["event"], json.loads(fields["data"])
                name, _, value = line.partition(": ")
                fields[name] = value

    async def next_of(self, kind: str) -> Event:
        """The next event of this kind."""
        while True:
            event = await self.next()
            if event[1] == kind:
                return event


@pytest.fixture
async def browser() -> AsyncIterator[aiohttp.ClientSession]:
    """Something that makes plain requests."""
    async with aiohttp.ClientSession() as session:
        yield session


async def test_the_page_hears_of_everything(
    sandbox: RunningSandbox, bot: Bot, person: Person, sim: SimClient, browser: aiohttp.ClientSession
) -> None:
    async with browser.get(f"{sandbox.url}/sim/events") as response:
        page = Page(response)
        assert response.headers["content-type"].startswith("text/event-stream")
        await response.content.readline()
        sent = await bot.send_message(person.id, "Шаг 1", reply_markup=KEYBOARD)
        _, _, data = await page.next_of("message")
        assert (data["chat_id"], data["message_id"], data["html"]) == (person.id, sent.message_id, "Шаг 1")
        _, _, data = await page.next_of("call")
        assert (data["method"], data["ok"]) == ("sendMessage", True)
        await bot.send_chat_action(person.id, "typing")
        assert (await page.next_of("typing"))[2] == {"chat_id": person.id, "typing": True}
        pressed = await person.press("Да")
        _, _, data = await page.next_of("callback")
        assert (data["callback_id"], data["answered"]) == (pressed["callback_id"], False)
        await bot.answer_callback_query(pressed["callback_id"], "Готово")
        _, _, data = await page.next_of("callback")
        assert (data["answered"], data["text"]) == (True, "Готово")
        await sent.edit_text("Шаг 2")
        assert (await page.next_of("edit"))[2]["text"] == "Шаг 2"
        await sent.delete()
        assert (await page.next_of("delete"))[2] == {"chat_id": person.id, "message_id": sent.message_id}
        await sim.save_user(id=person.id, last_name="Новая")
        assert (await page.next_of("user"))[2]["last_name"] == "Новая"
        await sim.shift_clock(60)
        assert (await page.next_of("clock"))[2] == {"clock_shift": 60}


async def test_a_page_that_was_away_gets_what_it_missed(
    sandbox: RunningSandbox, person: Person, browser: aiohttp.ClientSession
) -> None:
    async with browser.get(f"{sandbox.url}/sim/events") as response:
        await response.content.readline()
        await person.send("раз")
        number, _, _ = await Page(response).next()
    await person.send("два")
    await person.send("три")
    async with browser.get(f"{sandbox.url}/sim/events", headers={"Last-Event-ID": str(number)}) as response:
        page = Page(response)
        assert [(await page.next())[2]["text"] for _ in range(2)] == ["два", "три"]


@pytest.mark.parametrize("last", [1, 10**18])
async def test_a_page_that_was_away_too_long_starts_again(
    sandbox: RunningSandbox, person: Person, browser: aiohttp.ClientSession, last: int
) -> None:
    async with browser.get(f"{sandbox.url}/sim/events", headers={"Last-Event-ID": str(last)}) as response:
        page = Page(response)
        assert (await page.next())[1] == "reset"
        await person.send("привет")
        assert (await page.next())[2]["text"] == "привет"


def test_only_the_newest_events_are_kept() -> None:
    stream = EventStream(0)
    for number in range(1500):
        stream.publish("call", {"n": number}.copy)
    assert len(stream.after(500)) == 1000
    assert b"event: reset" in stream.after(499)[0]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1.evil.example:{port}", "0.0.0.0:{port}"])
async def test_another_host_name_is_turned_away(
    sandbox: RunningSandbox, browser: aiohttp.ClientSession, host: str
) -> None:
    for path in ("/sim/state", "/", f"/bot{TOKEN}/getMe"):
        headers = {"Host": host.format(port=sandbox.port)}
        async with browser.get(sandbox.url + path, headers=headers) as response:
            assert response.status == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:{port}", "http://localhost:1"])
async def test_a_page_of_another_origin_changes_nothing(
    sandbox: RunningSandbox, browser: aiohttp.ClientSession, origin: str
) -> None:
    headers = {"Origin": origin.format(port=sandbox.port)}
    async with browser.post(f"{sandbox.url}/sim/users", json={"first_name": "x"}, headers=headers) as response:
        assert response.status == 403
    headers = {"Origin": sandbox.url}
    async with browser.post(f"{sandbox.url}/sim/users", json={"first_name": "x"}, headers=headers) as response:
        assert response.status == 200


async def test_the_page_comes_with_a_strict_policy_and_is_not_cached(
    sandbox: RunningSandbox, browser: aiohttp.ClientSession
) -> None:
    for path in ("/", "/page/index.html"):
        async with browser.get(sandbox.url + path) as response:
            assert response.status == 200
            assert response.headers["content-security-policy"].startswith("default-src 'self';")
            assert "unsafe" not in response.headers["content-security-policy"]
            assert response.headers["cache-control"] == "no-store"
    async with browser.get(f"{sandbox.url}/page/%2e%2e/world.py") as response:
        assert response.status == 404


async def test_a_restarted_sandbox_remembers_and_never_gives_a_number_twice(tmp_path: Path) -> None:
    with RunningSandbox(TOKEN, data_dir=tmp_path) as sandbox:
        async with SimClient(sandbox.url) as sim, bot_of(sandbox) as bot:
            person = Person(sim, (await sim.save_user("Анна"))["id"])
            await person.send("/start")
            await bot.get_updates(allowed_updates=["message", "callback_query"])
            sent = await bot.send_message(person.id, "<b>Привет</b>", parse_mode="HTML", reply_markup=KEYBOARD)
            await bot.set_my_commands([BotCommand(command="start", description="Начать")])
            pressed = await person.press("Да")
            before = [await sim.chat(person.id), await bot.get_updates(), (await sim.state())["calls_total"]]
    with RunningSandbox(TOKEN, data_dir=tmp_path) as sandbox:
        async with SimClient(sandbox.url) as sim, bot_of(sandbox) as bot:
            person = Person(sim, person.id)
            assert [await sim.chat(person.id), await bot.get_updates(), (await sim.state())["calls_total"]] == before
            assert await bot.answer_callback_query(pressed["callback_id"])
            assert (await bot.send_message(person.id, "ещё")).message_id > sent.message_id
            assert int((await person.press("Да"))["callback_id"]) > int(pressed["callback_id"])
            newest = (await bot.get_updates())[-1]
            assert newest.update_id > before[1][-1].update_id
            assert (await bot.edit_message_text("Пока", chat_id=person.id, message_id=sent.message_id)) is not None


async def test_a_restarted_sandbox_remembers_files(tmp_path: Path) -> None:
    with RunningSandbox(TOKEN, data_dir=tmp_path) as sandbox:
        async with SimClient(sandbox.url) as sim, bot_of(sandbox) as bot:
            person = Person(sim, (await sim.save_user("Анна"))["id"])
            await person.send("/start")
            document = (await bot.send_document(person.id, BufferedInputFile(b"a;b", "x.csv"))).document
    assert document
    with RunningSandbox(TOKEN, data_dir=tmp_path) as sandbox:
        async with SimClient(sandbox.url) as sim, bot_of(sandbox) as bot:
            assert await sim.file(document.file_id) == b"a;b"
            assert (await bot.get_file(document.file_id)).file_size == 3


async def test_a_restarted_sandbox_remembers_communities(tmp_path: Path) -> None:
    async def seen(sim: SimClient, bot: Bot) -> list[Any]:
        chats = [await sim.members(chat), await sim.requests(chat), await sim.links(chat), await sim.group(old)]
        return [*chats, await bot.get_chat_member(chat, bot.id), await bot.get_updates(), (await sim.state())["groups"]]

    with RunningSandbox(TOKEN, data_dir=tmp_path) as sandbox:
        async with SimClient(sandbox.url) as sim, bot_of(sandbox) as bot:
            people = [Person(sim, (await sim.save_user(name))["id"]) for name in ("Анна", "Борис", "Вера")]
            old = await sim.save_group("Школа", type="group", bot="administrator", rights={"can_pin_messages": False})
            chat = await sim.migrate(old)
            link = await bot.create_chat_invite_link(chat, name="Всем", member_limit=1)
            by_request = await bot.create_chat_invite_link(chat, creates_join_request=True)
            await people[0].joins(link.invite_link)
            await people[1].joins(by_request.invite_link)
            await bot.ban_chat_member(chat, people[2].id)
            await sim.shift_clock(60)
            before = await seen(sim, bot)
    with RunningSandbox(TOKEN, data_dir=tmp_path) as sandbox:
        async with SimClient(sandbox.url) as sim, bot_of(sandbox) as bot:
            assert await seen(sim, bot) == before
            assert await sim.join(people[0].id, link.invite_link) == "already_in"
            assert await sim.join(people[1].id, by_request.invite_link) == "already_requested"
            assert await sim.join(people[2].id, link.invite_link) == "banned"
            await bot.send_message(people[1].id, "Вы просились")
            await bot.approve_chat_join_request(chat, people[1].id)


def test_a_killed_sandbox_never_gives_a_number_twice(tmp_path: Path) -> None:
    def write(sandbox_port: int) -> int:
        url = f"http://127.0.0.1:{sandbox_port}/sim"
        person = {"id": 7, "first_name": "Анна"}
        for path, body in (("/users", person), ("/chats/7/messages", {"text": "привет"})):
            with urlopen(Request(url + path, json.dumps(body).encode(), method="POST")) as response:
                answer = json.load(response)
        number: int = answer["message_id"]
        return number

    with RunningSandbox(TOKEN, data_dir=tmp_path) as sandbox:
        before = write(sandbox.port)
    with listen(0) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "school21_bot.sandbox", "--token", TOKEN, "--port", str(port)]
    process = subprocess.Popen([*command, "--data", str(tmp_path)], stderr=subprocess.DEVNULL)
    while not answers(port):
        time.sleep(0.05)
    lost = write(port)
    process.kill()
    process.wait()
    with RunningSandbox(TOKEN, data_dir=tmp_path) as sandbox:
        assert before < lost < write(sandbox.port)


async def test_the_memory_is_written_while_the_sandbox_runs(tmp_path: Path) -> None:
    with RunningSandbox(TOKEN, data_dir=tmp_path / "new") as sandbox:
        async with SimClient(sandbox.url) as sim:
            await sim.save_user("Анна")
            await asyncio.sleep(0.4)
            saved = json.loads((tmp_path / "new" / "sandbox.json").read_bytes())
    assert saved["users"][0]["first_name"] == "Анна"


def test_a_taken_port_is_told() -> None:
    with listen(0) as taken, pytest.raises(PortTaken, match=r"port \d+ is taken; choose another one"):
        listen(taken.getsockname()[1])
