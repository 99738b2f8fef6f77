"""Owners and admins make keys of other systems in the bot: shown once, listed without the secret, revoked at a tap."""

import re
from typing import Any

from redis.asyncio import Redis

from school21_bot.access import Scope
from school21_bot.app import Services
from school21_bot.sandbox.client import Person
from school21_bot.settings import Settings
from tests.flows.answers import press_twice
from tests.flows.conftest import Arrive
from tests.flows.staff import at_admin, line_with, make_admin, make_analyst, make_owner
from tests.leaks.places import in_redis, in_tables

KEY = re.compile(r"s21_[1-9][0-9]*_[A-Za-z0-9_-]{43}")


async def made(person: Person) -> str:
    """From the menu of the staff to a key for members and numbers; gives the key."""
    await at_admin(person, "Ключи API", "+ Новый ключ")
    for scope in ("Участники: читать", "Цифры", "Выгрузка", "✓ Выгрузка"):
        await person.press(scope)
        await person.sim.idle()  # a label is pressed with its tick or without
    await person.press("Дальше ›")
    await person.press("90 дней")
    await person.sees("Как его назвать?")
    await person.send("Интранет")
    await person.sees("Ключ создан")
    return await key_in_chat(person)


async def key_in_chat(person: Person) -> str:
    """The key in a message of the chat, "" if there is none."""
    found = [match[0] for message in await person.messages() if (match := KEY.search(message.get("text", "")))]
    return found[0] if found else ""


async def test_a_key_is_made_shown_once_and_removed_from_the_chat(
    bot: Services, arrive: Arrive, settings: Settings
) -> None:
    owner = await arrive("Ольга")
    await make_owner(bot, owner.id)
    key = await made(owner)
    caller = await bot.api_keys.caller(key)
    assert caller is not None
    assert caller.scopes == {Scope.MEMBERS_READ, Scope.NUMBERS_READ}
    await owner.sees("Участники: читать")
    assert "Ключ API" in (await owner.messages())[-1]["text"], "the window stays below the key"
    (message,) = [one for one in await owner.messages() if KEY.search(one.get("text", ""))]
    await owner.press("Убрать сообщение")
    await owner.sim.idle()
    assert message["message_id"] not in [one["message_id"] for one in await owner.messages()]
    secret = key.split("_", 2)[2].encode()
    places: list[tuple[str, Any]] = [*await in_redis(settings.redis_url), *await in_tables()]
    assert [place for place, content in places if secret in content] == []


async def test_a_key_is_found_in_the_list_and_revoked(bot: Services, arrive: Arrive) -> None:
    admin = await arrive("Анна")
    await make_admin(bot, admin.id)
    key = await made(admin)
    await admin.press("‹ Назад")
    await admin.press(await line_with(admin, "Интранет · до "))
    await admin.press("Отозвать ключ")
    await admin.sees("Отозвать ключ «Интранет»?")
    await press_twice(admin, "Отозвать")
    await admin.sees("Интранет · отозван")
    assert await bot.api_keys.caller(key) is None
    assert "Отозвать ключ" not in await admin.buttons()
    await admin.press("‹ Назад")
    assert await line_with(admin, "Интранет · отозван")


async def test_without_a_scope_there_is_no_way_on_and_a_long_name_is_refused(bot: Services, arrive: Arrive) -> None:
    owner = await arrive("Ольга")
    await make_owner(bot, owner.id)
    await at_admin(owner, "Ключи API", "+ Новый ключ")
    assert "Дальше ›" not in await owner.buttons()
    await owner.press("Журнал действий")
    await owner.press("Дальше ›")
    await owner.press("30 дней")
    await owner.send("x" * 65)
    await owner.sees("Слишком длинно: 65 из 64")
    assert await key_in_chat(owner) == ""


async def test_analysts_have_no_keys(bot: Services, arrive: Arrive) -> None:
    analyst = await arrive("Яна")
    await make_analyst(bot, analyst.id)
    await at_admin(analyst)
    assert "Ключи API" not in await analyst.buttons()


async def test_a_role_that_is_withdrawn_closes_the_window_and_the_key(
    bot: Services, arrive: Arrive, worker: None
) -> None:
    admin = await arrive("Анна")
    by = await make_admin(bot, admin.id)
    key = await made(admin)
    owner = await arrive("Ольга")
    await bot.access.withdraw(await make_owner(bot, owner.id), admin.id, person_id=by.person_id)
    assert await bot.api_keys.caller(key) is None
    await admin.press("Отозвать ключ")
    await admin.sees("ваша роль сюда не пускает")


async def test_redis_knows_no_name_of_a_key(bot: Services, arrive: Arrive, settings: Settings) -> None:
    owner = await arrive("Ольга")
    await make_owner(bot, owner.id)
    await made(owner)
    redis: Any = Redis.from_url(settings.redis_url)
    async with redis:
        assert [key async for key in redis.scan_iter()], "it can see"
    assert [place for place, content in await in_redis(settings.redis_url) if "Интранет".encode() in content] == []
