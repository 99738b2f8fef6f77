"""The whole service as it is deployed, without containers: people, staff and machines come through nginx."""

import asyncio
import os
import re
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import aiohttp
import pyrage
import pytest
from playwright.async_api import Page, async_playwright

from school21_bot.sandbox.client import Person
from tests.bot import PatientClient, register
from tests.browser.chromium import Chromium, chromium_path
from tests.browser.conftest import MISSING, PATIENCE_MILLISECONDS
from tests.browser.dashboard.screen import ready
from tests.deploy.topology import BOT_HOST, DASHBOARD_HOST, OWNER, SERVICES, Topology, topology
from tests.flows.communities import eventually
from tests.flows.test_admin_keys import made
from tests.flows.test_dumps import PASSPHRASE, documents

Arrive = Callable[[str], Awaitable[Person]]


@pytest.fixture(scope="module")
def service() -> Iterator[Topology]:
    """All of it, once for all tests."""
    with topology() as running:
        yield running
        assert all(replica.process is not None for found in running.replicas.values() for replica in found)
        assert not re.search("Traceback", "".join(map(running.log, running.replicas)))


@pytest.fixture
async def arrive(service: Topology) -> AsyncIterator[Arrive]:
    """Bring somebody to the bot's chat."""
    async with PatientClient(service.telegram) as sim:

        async def newcomer(name: str) -> Person:
            return Person(sim, (await sim.save_user(name, language_code="ru"))["id"])

        yield newcomer


@pytest.fixture
async def owner(service: Topology) -> AsyncIterator[Person]:
    """Who owns the bot."""
    async with PatientClient(service.telegram) as sim:
        await sim.save_user("Ольга", id=OWNER, language_code="ru")
        yield Person(sim, OWNER)


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    program = chromium_path()
    if program is None:
        (pytest.fail if os.environ.get("REQUIRE_BROWSER") else pytest.skip)(MISSING)
    with Chromium(program, tmp_path_factory.mktemp("chromium")) as browser:
        yield browser


@pytest.fixture
async def page(chromium: Chromium) -> AsyncIterator[Page]:
    """A page of a browser that takes our certificate."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.connect_over_cdp(chromium.address)
        context = await browser.new_context(ignore_https_errors=True, locale="ru-RU")
        page = await context.new_page()
        page.set_default_timeout(PATIENCE_MILLISECONDS)
        yield page
        await context.close()


async def handled_by(service: Topology) -> list[float]:
    """How many updates each bot has handled."""
    found = []
    async with aiohttp.ClientSession() as client:
        for bot in service.replicas["bot"]:
            async with client.get(f"http://127.0.0.1:{bot.port}/metrics") as answer:
                numbers = re.findall(r"^school21_update_seconds_count\{.*\} (\S+)$", await answer.text(), re.MULTILINE)
                found.append(sum(map(float, numbers)))
    return found


def test_everything_is_ready_as_often_as_compose_says(service: Topology) -> None:
    there = {name: len(found) for name, found in service.replicas.items()}
    assert there == {"bot": 2, "worker": 2, "dashboard": 2, "web": 1}
    assert all(replica.is_ready for found in service.replicas.values() for replica in found)


def test_nginx_lets_through_what_is_for_outside_and_nothing_else(service: Topology) -> None:
    update = {"data": b'{"update_id": 1}', "headers": {"Content-Type": "application/json"}}
    assert service.status(f"{service.bots}/telegram", **update) == 403, "without the secret"
    for path in ("/", "/metrics", "/readyz", "/healthz", "/telegram/"):
        assert service.status(service.bots + path) == 404
    for path in ("/metrics", "/readyz", "/healthz"):
        assert service.status(service.dashboard + path) == 404
    assert service.status(f"{service.dashboard}/login") == 200
    assert service.status(f"{service.dashboard}/", headers={"Accept": "text/html"}) == 303
    assert service.status(f"http://127.0.0.1:{service.http}/anything") == 301
    assert service.status(f"http://127.0.0.1:{service.http}/nginx") == 200


def test_who_asks_for_another_name_gets_no_answer(service: Topology) -> None:
    context = ssl.create_default_context(cafile=str(service.certificate))
    assert asyncio.run(_shakes_hands(service.https, context, BOT_HOST))
    assert not asyncio.run(_shakes_hands(service.https, context, "stranger.test"))


async def _shakes_hands(port: int, context: ssl.SSLContext, name: str) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port, ssl=context, server_hostname=name)
    except (ssl.SSLError, OSError):
        return False
    writer.close()
    return True


async def test_somebody_registers_and_finds_a_peer_through_both_bots(service: Topology, arrive: Arrive) -> None:
    first, second = await arrive("Иван"), await arrive("Анна")
    before = await handled_by(service)
    await register(first)
    await register(second, school="annapetr", messenger="anna.petrova", role="Middle QA")
    await second.send("/start")
    await second.sees("Кого поищем?")
    await second.send("golang")
    await second.press("Иван · Lab.SberPay.NFC")
    await second.sees("ivan.petrov")
    after = await handled_by(service)
    assert all(new > old for old, new in zip(before, after, strict=True)), "both had their share"


async def test_an_owner_enters_the_dashboard_by_a_link_and_the_page_lives_on_its_socket(
    service: Topology, owner: Person, page: Page
) -> None:
    sockets: list[str] = []
    page.on("websocket", lambda socket: sockets.append(socket.url))
    await _enter(service, owner, page)
    assert await page.get_by_text("Обзор").first.is_visible()
    assert [url.split("/")[:3] for url in sockets] == [["wss:", "", f"{DASHBOARD_HOST}:{service.https}"]]
    cookie = next(one for one in await page.context.cookies() if one["name"] == "__Host-session")
    assert cookie["secure"]
    assert cookie["httpOnly"]
    # Were its page and its socket at two processes, it would never be ready: it is, each time.
    for path in ("/funnel", "/audience", "/"):
        await page.goto(service.dashboard + path)
        await ready(page)


async def _links(owner: Person) -> list[str]:
    """The links into the dashboard that the bot has sent, the newest last."""
    texts = [one.get("text", "") for one in await owner.messages() if not one["outgoing"]]
    return re.findall(r"https://\S+/login#[\w-]+", "\n".join(texts))


async def _enter(service: Topology, owner: Person, page: Page) -> None:
    before = len(await _links(owner))

    async def there_is_another() -> bool:
        return len(await _links(owner)) > before

    await owner.send("/dashboard")
    await eventually(there_is_another)
    link = (await _links(owner))[-1]
    assert link.startswith(f"{service.dashboard}/login#")
    await page.goto(link)
    await page.click("#enter")
    await page.wait_for_url(f"{service.dashboard}/")
    await ready(page)


async def test_whoever_is_at_the_dashboard_stays_signed_in_when_their_replica_goes(
    service: Topology, owner: Person, page: Page
) -> None:
    await _enter(service, owner, page)
    for gone in service.replicas["dashboard"]:
        assert gone.stop() == 0
        await page.goto(f"{service.dashboard}/funnel")
        await ready(page)
        gone.start()
        gone.wait()


async def _exports(owner: Person) -> bytes:
    """Ask for an export, and wait for its file: what is in it."""
    before = len(await documents(owner))

    async def there_is_another() -> bool:
        return len(await documents(owner)) > before

    await owner.send("/admin")
    await owner.sees("Управление сообществом")
    await owner.press("Выгрузка и загрузка")
    await owner.press("Выгрузить")
    await owner.sees("Напишите пароль")
    # A tap and a text come side by side: nobody types before reading.
    assert await owner.sim.idle()
    await owner.send(PASSPHRASE)
    await eventually(there_is_another)
    name, content, _ = (await documents(owner))[-1]
    assert name.endswith(".json.age")
    opened: bytes = pyrage.passphrase.decrypt(content, PASSPHRASE)
    return opened


async def test_a_worker_makes_the_export_that_an_owner_asked_a_bot_for(
    service: Topology, owner: Person, arrive: Arrive
) -> None:
    await register(await arrive("Олег"), school="olegabcd", messenger="oleg.orlov")
    assert b"oleg.orlov" in await _exports(owner)


async def test_one_worker_is_enough(service: Topology, owner: Person) -> None:
    for worker in service.replicas["worker"]:
        worker.kill()
        assert b'"people"' in await _exports(owner)
        worker.start()
        worker.wait()


async def test_a_bot_is_killed_and_people_go_on_until_it_is_back(service: Topology, arrive: Arrive) -> None:
    for number, bot in enumerate(service.replicas["bot"]):
        person = await arrive("Пётр")
        await person.send("/start")
        await person.press("Зарегистрироваться")
        await person.sees("Шаг 1 из 5")
        assert await person.sim.idle()
        bot.kill()
        await person.send(f"petrpetr{'ab'[number]}")
        await person.sees("Шаг 2 из 5")
        bot.start()
        bot.wait()


async def test_bots_restart_one_after_the_other_and_nobody_notices(service: Topology, arrive: Arrive) -> None:
    person = await arrive("Мария")

    async def restart() -> None:
        for bot in service.replicas["bot"]:
            assert await asyncio.to_thread(bot.stop) == 0
            bot.start()
            await asyncio.to_thread(bot.wait)

    restarting = asyncio.create_task(restart())
    await register(person, school="mariaabc", messenger="maria.petrova")
    await restarting


async def test_a_key_from_the_bot_opens_the_api_through_nginx(service: Topology, owner: Person) -> None:
    key, members = await made(owner), f"{service.bots}/api/v1/members"
    assert service.status(members) == 401
    assert service.status(members, headers={"Authorization": f"Bearer {key}"}) == 200


def test_a_backup_as_compose_makes_it_is_opened_by_its_passphrase(service: Topology) -> None:
    worker, told = service.replicas["worker"][0], SERVICES["backup"]["environment"]
    (name,) = {name for name in told if name.startswith("BACKUP_") and name.endswith("_FILE")}
    secrets, backups = service.certificate.parents[1] / "secrets", f"{worker.environment['DATA_DIR']}/of-compose"
    sealed_by = {name: told[name].replace("/run/secrets", str(secrets)), "BACKUP_DIR": backups}
    assert "people" in worker.run("backup", "create", **sealed_by)
    assert "The key at hand opens" in worker.run("backup", "verify", **sealed_by)
    assert "school21-backup-" in worker.run("doctor", BACKUP_DIR=backups), "a worker is shown the folder"


async def test_no_secret_and_nothing_personal_is_in_what_the_processes_write(service: Topology, arrive: Arrive) -> None:
    person = await arrive("Аглая")
    await register(person, school="aglayabc", messenger="aglaya.orlova", description="Пишу сказки")
    assert await person.sim.idle()
    written = "".join(map(service.log, service.replicas)) + service.log_of_nginx.read_text(encoding="utf-8")
    assert '"confirmed"' in written
    secrets = {path.read_text().strip() for path in (service.certificate.parents[1] / "secrets").iterdir()}
    personal = {"Аглая", "aglayabc", "aglaya.orlova", "Lab.SberPay.NFC", "Пишу сказки"}
    assert {value for value in secrets | personal if value in written} == set()
