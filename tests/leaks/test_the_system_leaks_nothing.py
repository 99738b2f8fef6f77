"""The system as people run it, killed after all it can do: no byte of its files or its log tells what people said."""

import asyncio
import json
import re
import signal
from collections.abc import Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from school21_bot.sandbox.client import Person, SimClient
from tests.dashboards import free_port
from tests.dumps.kit import original, user
from tests.flows.answers import begin
from tests.leaks.forms import forms_of
from tests.leaks.places import in_files
from tests.processes.kit import demo_in, is_alive, wait_until

OWNER = 7_100_004
FIRST_NAME, LAST_NAME, USERNAME = "Жмыхоплюй", "Рьяноглазова", "Zhmykho_Unmistakable"
SCHOOL, MESSENGER, TEAM = "kzvwqjyxplnt", "zqvkxw.GHLORPTYN", "Бюро Щёкающих Ыхвостов"
ROLE, DESCRIPTION = "Бондарь-заоблачник", "Штопаю эфирные кружавчики"
REFUSED, WORDS, NEW_TEAM = "ъжуфрындель", "хмызнобород", "Артель Пыхоедов"
FROM_FILE, HALF_FILE, PASSPHRASE = "Кагал Мшелоимцев", "Орава Цыкунов", "вжик дрынь мурло"
SEARCHED, TYPED_ELSEWHERE, ASKED = "ёкалопыжный шебурдяй", "хрюндокрыл", "Где моя фуфырчатая кнопка?"
SAID = (SEARCHED, TYPED_ELSEWHERE, ASKED)
TOLD = (FIRST_NAME, LAST_NAME, USERNAME, SCHOOL, MESSENGER, TEAM, DESCRIPTION, REFUSED, WORDS, NEW_TEAM, FROM_FILE)
PERSONAL = (*TOLD, *SAID, HALF_FILE, PASSPHRASE)
ANSWERS = (SCHOOL, MESSENGER, TEAM, f"Senior {ROLE}", DESCRIPTION)


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seven processes start and work beside other tests."""
    monkeypatch.setattr("school21_bot.sandbox.client.PATIENCE_SECONDS", 60)


def test_the_forms_include_two_byte_letters_and_web_addresses() -> None:
    assert {TEAM.encode("utf-16-le"), TEAM.encode("utf-16-be")} <= forms_of(TEAM)


async def test_after_everything_it_can_do_a_killed_system_holds_nothing_readable(tmp_path: Path) -> None:
    port = free_port()
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    async with SimClient(f"http://127.0.0.1:{port}") as sim:
        with demo_in(tmp_path, port, "--empty", variables={"TMPDIR": str(temporary)}) as demo:
            demo.says("Open http://")
            demo.says("[dashboard] port=")
            person, owner = Person(sim, 8_001), Person(sim, OWNER)
            await sim.save_user(FIRST_NAME, id=8_001, last_name=LAST_NAME, username=USERNAME)
            await _registers(person)
            await _looks_and_asks(person)
            await _is_looked_after(owner)
            await _goes_out_and_comes_in(owner)
            async with _at_the_dashboard(owner) as (browser, url):
                await _goes_out_and_comes_in_by_browser(browser, url)
            await _encryption(owner, "Расшифровать всё…", "> расшифровать", "Теперь всё лежит открытым текстом")
            readable = [
                text for _, content in _files(tmp_path) for text in (TEAM, NEW_TEAM) if text.encode() in content
            ]
            assert readable, "decrypted data are readable: this test can see"
            await _encryption(owner, "Зашифровать всё", "", "Теперь всё зашифровано")
            await _encryption(owner, "Сменить ключ", "", "Всё зашифровано новым ключом")
            assert await sim.idle(60)
            family = demo.family()
            demo.send(signal.SIGKILL)
            wait_until(lambda: not any(map(is_alive, family)), "all processes are gone")
        told = demo.text
    found = [("the log", told.encode()), *_files(tmp_path), *in_files(temporary)]
    assert any(place.startswith("file .db") and ROLE.encode() in content for place, content in found), "it can see"
    assert any("appendonly" in str(path) for path in (tmp_path / "var").rglob("*")), "what Redis keeps is among them"
    forms = {text: forms_of(text) for text in PERSONAL}
    assert {
        (place, text) for place, content in found for text in PERSONAL if any(form in content for form in forms[text])
    } == set()


async def _registers(person: Person) -> None:
    await begin(person)
    await person.sees("Шаг 1 из 5")
    await person.send(REFUSED)
    await person.sees("⚠️")
    for number, answer in enumerate(ANSWERS, start=1):
        await person.sees(f"Шаг {number} из 5")
        await person.send(answer)
    await person.press("Всё верно ›")
    await person.press("Подтвердить")
    await person.sees("вы в сообществе")
    await person.send("/profile")
    await person.press("Мои данные")
    await person.press("Получить файл")
    await person.sees("Бот пришлёт файл JSON")


async def _looks_and_asks(person: Person) -> None:
    await person.send("/start")
    await person.sees("Кого поищем?")
    await person.send(SEARCHED)
    await person.sees("Никого не нашлось")
    assert (await person.types_inline(TYPED_ELSEWHERE))["results"] == []
    await person.send("/support")
    await person.sees("Напишите сюда")
    await person.send(ASKED)
    await person.sees("Отправлено")


async def _is_looked_after(owner: Person) -> None:
    await owner.send("/admin")
    await owner.press("Люди")
    await owner.sees("Напишите имя, ник")
    await owner.send(WORDS)
    await owner.sees("⚠️")
    await owner.send(SCHOOL)
    await owner.sees(TEAM)
    await owner.press("✎ Исправить")
    await owner.press("✎ Команда")
    await owner.sees("Исправляем ответ")
    await owner.send(NEW_TEAM)
    await owner.sees(NEW_TEAM)


async def _goes_out_and_comes_in(owner: Person) -> None:
    await owner.send("/admin")
    await owner.press("Выгрузка и загрузка")
    await owner.press("Выгрузить")
    await owner.sees("Выгрузка: пароль")
    await owner.send(PASSPHRASE)
    await owner.sees("Все данные сообщества под паролем")
    await owner.send("/admin")
    await owner.press("Выгрузка и загрузка")
    await owner.press("Загрузить")
    await owner.sees("Пришлите файл")
    await owner.sim.send_document(owner.id, "dump.json", original([user(1, team_name=FROM_FILE)]))
    await owner.press("Загрузить новых")
    await owner.press("Да, загрузить")
    await owner.sees("✓ Загружено людей: 1")


@asynccontextmanager
async def _at_the_dashboard(owner: Person) -> Any:
    """A browser that is signed in to the dashboard, and its address."""
    await owner.send("/dashboard")
    link = re.search(r"(http://\S+)/login#(\S+)", await owner.sees("/login#"))
    assert link is not None
    url, secret = link.groups()
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True), headers={"Origin": url}) as browser:
        async with browser.post(f"{url}/login", data={"secret": secret}, allow_redirects=False) as answer:
            assert answer.status == 303
        yield browser, url


async def _goes_out_and_comes_in_by_browser(browser: aiohttp.ClientSession, url: str) -> None:
    for fields in ({"plain": "yes"}, {"passphrase": PASSPHRASE}):
        async with browser.post(f"{url}/files/export", data=fields) as answer:
            content = await answer.read()
            assert answer.status == 200
    assert content.startswith(b"age-encryption.org/v1\n")
    async with browser.post(f"{url}/files/import", data=original([user(2, team_name=HALF_FILE)])) as answer:
        assert json.loads(await answer.read())["offered"]
    with pytest.raises(aiohttp.ClientError):
        async with browser.post(f"{url}/files/import", data=_half()):
            pass


async def _half() -> Any:
    yield HALF_FILE.encode() * 10_000
    await asyncio.sleep(0.5)
    raise aiohttp.ClientConnectionError


async def _encryption(owner: Person, button: str, word: str, says: str) -> None:
    await owner.send("/admin")
    await owner.press("Шифрование")
    await owner.press(button)
    if word:
        await owner.sees("Расшифровать всё?")
        await owner.send(word.removeprefix("> "))
    await owner.sees(says)


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """What the system keeps, without what Telegram knows anyway."""
    for place in (folder / "var" / "demo-empty").iterdir():
        if place.name != "sandbox":
            yield from (
                in_files(place) if place.is_dir() else [(f"file {place.suffix or place.name}", place.read_bytes())]
            )
