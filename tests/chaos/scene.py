"""A small sound life, played by real people, bot and worker in this process, for what the checks are tried on."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pydantic import SecretStr

from school21_bot import clock
from school21_bot.app import work_of
from school21_bot.jobs.models import Job, JobState
from school21_bot.messages.models import Delivery, Outgoing
from school21_bot.people.models import Person as Row
from school21_bot.ports import Place
from school21_bot.sandbox.client import Person, SimClient
from school21_bot.setting_types import QuietHours
from school21_bot.settings import Settings
from school21_bot.telegram.opening import opened
from school21_bot.telegram.process import serve
from school21_bot.telegram.worker import courier_of, work
from tests.bot import TOKEN, PatientClient, register
from tests.chaos.record import GROUPS, LOGS, PEOPLE, REDIS, Deed, Kind
from tests.chaos.town import write_json
from tests.chaos.watching import Watch, WatchedSandbox
from tests.flows.answers import begin
from tests.flows.communities import comes_inside, eventually, is_known_to_be, reads
from tests.leaks.places import in_redis

MEMBER, STRANGER, HALFWAY, EDITOR, OWNER, MOVED, MOVED_TO = 501, 502, 503, 504, 505, 506, 507
TEAM, NEW_TEAM, SEARCHED = "Отдел Ёфыкающих Щупов", "Плынторга Кыжлопщяк", "шлындопырь"


@dataclass(frozen=True)
class Scene:
    """Where it was played, and what the checks are given."""

    folder: Path
    settings: Settings


async def play(folder: Path, database_url: str, redis_url: str) -> Scene:
    """Let a few people do something of everything, and write down what was left."""
    (folder / LOGS).mkdir(parents=True)
    watch = Watch(folder)
    with WatchedSandbox(TOKEN, watch) as sandbox:
        async with PatientClient(sandbox.url) as sim:
            settings = await _settings(sim, folder, database_url, redis_url)
            async with _running(settings, folder / LOGS / "bot.log"):
                await _live(sim, watch, settings)
                assert await sim.idle()
            write_json(folder / GROUPS, await _groups(sim, settings))
    lying = [[kind, value.decode(errors="backslashreplace")] for kind, value in await in_redis(redis_url)]
    write_json(folder / REDIS, lying)
    write_json(folder / PEOPLE, [{"id": MOVED}, {"id": MOVED_TO, "same_as": MOVED}])
    watch.close()
    return Scene(folder, settings)


async def _settings(sim: SimClient, folder: Path, database_url: str, redis_url: str) -> Settings:
    community = await sim.save_group("Школа 21", type="supergroup", bot="administrator")
    staff = await sim.save_group("Организаторы", bot="member")
    return Settings(
        _env_file=None,  # type: ignore[call-arg]  # the parameter exists, pydantic hides it
        bot_token=SecretStr(TOKEN),
        telegram_api_url=sim.base_url,
        database_url=database_url,
        redis_url=redis_url,
        data_dir=folder / "data",
        community_chat_id=community,
        staff_chat_id=staff,
        admin_ids=(OWNER,),
        quiet_hours=QuietHours(0, 0),
        timezone="Europe/Moscow",
    )


@asynccontextmanager
async def _running(settings: Settings, log: Path) -> AsyncIterator[None]:
    """Bot and worker, and what they write."""
    handler = logging.FileHandler(log)
    logging.getLogger().addHandler(handler)
    stop = asyncio.Event()
    try:
        async with opened(settings) as everything:
            works = work_of(everything.services, courier_of(everything))
            running = asyncio.gather(serve(everything, stop), work(everything, works, stop))
            try:
                yield
            finally:
                stop.set()
                await running
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()


async def _live(sim: SimClient, watch: Watch, settings: Settings) -> None:
    assert settings.community_chat_id is not None
    names = {MEMBER: "Зюзибалда", STRANGER: "Марат", HALFWAY: "Ктулхуяна", EDITOR: "Вычёсыва", OWNER: "Ольга"}
    names |= {MOVED: "Щёголева", MOVED_TO: "Щёголева"}
    for number, name in names.items():
        await sim.save_user(name, id=number, language_code="ru")
    member, stranger, halfway, editor, owner, moved, moved_to = (Person(sim, number) for number in names)
    await register(member, school="qzxvwkjy", messenger="wqzkxv.plyn", team=TEAM)
    link = await member.link("Вступить в чат")
    await stranger.joins(link)
    await reads(member, "По вашей ссылке пытался войти кто-то другой")
    await reads(stranger, "Эта ссылка — личная")
    await member.joins(link)
    await comes_inside(sim, settings.community_chat_id, member)
    await begin(halfway)
    await halfway.send("kthulhuya")
    await halfway.sees("Шаг 2 из 5")
    await register(editor, school="vychosyv", messenger="vychos.yvat")
    await _edits(editor)
    await _takes_data(editor, watch)
    await _asks(editor)
    await owner.send("/admin")
    await owner.sees("Управление сообществом")
    await _is_moved(owner, moved, moved_to)
    await _is_put_out(sim, settings, member)
    await eventually(_all_is_done)


async def _all_is_done() -> bool:
    now, on_the_way = clock.now(), [Delivery.WAITING, Delivery.CLAIMED]
    jobs = await Job.filter(state=JobState.ACTIVE, run_at__lte=now).count()
    return jobs + await Outgoing.filter(state__in=on_the_way, due_at__lte=now).count() == 0


async def _is_moved(owner: Person, old: Person, new: Person) -> None:
    await register(old, school="schegoly", messenger="schegol.eva")
    await new.send("/start")
    await new.sees("Добро пожаловать")
    await owner.press("Люди")
    await owner.sees("Напишите имя, ник")
    await owner.send(str(old.id))
    await owner.sees(f"ID {old.id}")
    await owner.press("Другой аккаунт")
    await owner.sees("Перешлите любое сообщение")
    await owner.send(str(new.id))
    await owner.sees("Перенести участие")
    await owner.press("Да, перенести")
    await reads(new, "Теперь это ваш аккаунт")


async def _edits(person: Person) -> None:
    await person.send("/profile")
    for label in ("Изменить карточку", "✎ Команда"):
        await person.press(label)
    await person.sees("В какой вы команде?")
    await person.send(NEW_TEAM)
    await person.sees("Записано")
    await person.send("/start")
    await person.sees("Кого поищем?")
    await person.send(SEARCHED)
    await person.sees("Никого не нашлось")


async def _takes_data(person: Person, watch: Watch) -> None:
    await person.send("/profile")
    for label in ("Мои данные", "Получить файл"):
        await person.press(label)
    await reads(person, "Мой профиль")

    async def has_come() -> bool:
        return any("document" in one for one in await person.messages())

    await eventually(has_come)
    message = next(one for one in await person.messages() if "document" in one)
    content = await person.sim.file(message["document"]["file_id"])
    about = {"name": message["document"]["file_name"], "sha256": sha256(content).hexdigest(), "size": len(content)}
    watch.add(person.id, Kind.DID, deed=Deed.READ, message_id=message["message_id"], details=about)


async def _asks(person: Person) -> None:
    await person.send("/support")
    await person.sees("Напишите сюда, что случилось")
    await person.send("Где чат <ыгдры>?")
    await person.sees("Отправлено")


async def _is_put_out(sim: SimClient, settings: Settings, person: Person) -> None:
    """A human administrator bans a member, and lets them back."""
    assert settings.community_chat_id is not None
    await sim.kick(settings.community_chat_id, person.id)
    await reads(person, "Доступ приостановлен")
    await sim.unban(settings.community_chat_id, person.id)
    await reads(person, "Доступ восстановлен")
    assert (await Row.get(telegram_id=person.id)).status == "member"
    assert not await is_known_to_be(person, Place.INSIDE, settings.community_chat_id)


async def _groups(sim: SimClient, settings: Settings) -> list[dict[str, object]]:
    return [
        {
            "id": number,
            "what": what,
            "members": await sim.members(number),
            "banned": await sim.banned(number),
            "requests": await sim.requests(number),
            "links": await sim.links(number),
        }
        for what, number in (("community", settings.community_chat_id), ("staff", settings.staff_chat_id))
        if number is not None
    ]
