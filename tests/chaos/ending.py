"""The end of a life: everything is mended, all work is done, and what is there is written down for the checker."""

import asyncio
import time
from contextlib import suppress
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from redis.asyncio import Redis

from school21_bot import clock
from school21_bot.jobs.models import Job, JobState
from school21_bot.messages.models import Campaign, CampaignState, Delivery, Outgoing
from school21_bot.storage import open_database
from school21_bot.tables import MODELS
from tests.chaos.governing import at_desk
from tests.chaos.record import GROUPS, REDIS
from tests.chaos.someone import Lost, Someone
from tests.chaos.times import eventually
from tests.chaos.town import Town, look_around, write_json

SETTLE_SECONDS = 60.0


async def settled(town: Town, seconds: float) -> str:
    """Wait until nothing is left to do that is due; what is, if it does not come to an end."""
    deadline = time.monotonic() + seconds
    quiet_since = None
    async with open_database(town.settings.database(), MODELS):
        while True:
            left = await _left(town)
            if not left:
                quiet_since = quiet_since or time.monotonic()
                if time.monotonic() - quiet_since > 1.0:
                    return ""
            else:
                quiet_since = None
                if time.monotonic() > deadline:
                    return left
            await asyncio.sleep(0.2)


async def _left(town: Town) -> str:
    now = clock.now()
    if not await town.system.all_serve():
        return "not all processes serve"
    if jobs := await Job.filter(state=JobState.ACTIVE, run_at__lte=now):
        return f"jobs are not done: {[(job.kind, job.failures, job.error) for job in jobs]}"
    states = [Delivery.WAITING, Delivery.CLAIMED]
    if messages := await Outgoing.filter(state__in=states, due_at__lte=now):
        return f"messages are not sent: {[(one.kind, one.state) for one in messages]}"
    if await Campaign.filter(state=CampaignState.SENDING).exists():
        return "a broadcast is not done"
    if not await town.sim.idle(0.5):
        return "updates are not taken"
    return ""


async def make_good(town: Town, owner: Someone) -> None:
    """Mend everything; the owner lets what is paused go on, and seals what lies open."""
    await town.sim.mend()
    await town.system.disarm()
    await eventually(town.system.all_serve, "all serve after the last trouble")
    for _ in range(3):
        with suppress(Lost):
            screen = await at_desk(owner, "Шифрование")
            if screen.label("Идёт работа"):
                screen = await owner.press("Идёт работа", on=screen)
            if not screen.label("Продолжить", "Зашифровать всё"):
                break
            await owner.press("Продолжить", "Зашифровать всё", on=screen)
    with suppress(Lost):
        screen = await at_desk(owner, "Рассылки")
        if screen.label("на паузе"):
            await owner.press("на паузе", on=screen)
            await owner.press("Продолжить")


async def end(town: Town) -> list[str]:
    """Let everything be done, stop, and write down how things are; says what did not come to an end."""
    await settled(town, 10.0)
    complaints: list[str] = []
    for _ in range(2):
        # Letters wait for the morning; and what a dead worker had claimed is given up after a while.
        await town.jump(_until_noon())
        await town.system.restart("worker")
        complaints += [left for left in [await settled(town, SETTLE_SECONDS)] if left]
    await town.system.stop()
    write_json(town.folder / GROUPS, await look_around(town))
    write_json(town.folder / REDIS, await _all_of_redis(f"unix://{town.valkey.socket}"))
    return complaints + town.system.failures


def _until_noon() -> timedelta:
    """How long it is until the next noon in Moscow that is more than six hours away."""
    here = clock.now().astimezone(ZoneInfo("Europe/Moscow"))
    noon = here.replace(hour=12, minute=0, second=0, microsecond=0)
    while noon - here < timedelta(hours=6):
        noon += timedelta(days=1)
    return noon - here


async def _all_of_redis(url: str) -> dict[str, Any]:
    found = {}
    async with Redis.from_url(url) as redis:
        async for key in redis.scan_iter("*"):
            kind = _text(await redis.type(key))
            found[_text(key)] = {"type": kind, "value": await _value(redis, key, kind)}
    return found


async def _value(redis: Any, key: bytes, kind: str) -> Any:
    match kind:
        case "string":
            return _text(await redis.get(key))
        case "hash":
            return {_text(name): _text(value) for name, value in (await redis.hgetall(key)).items()}
        case "list":
            return [_text(one) for one in await redis.lrange(key, 0, -1)]
        case "set":
            return [_text(one) for one in await redis.smembers(key)]
        case "zset":
            return [[_text(one), score] for one, score in await redis.zrange(key, 0, -1, withscores=True)]
        case _:
            return [
                [_text(number), {_text(name): _text(value) for name, value in fields.items()}]
                for number, fields in await redis.xrange(key)
            ]


def _text(value: Any) -> str:
    return value.decode(errors="backslashreplace") if isinstance(value, bytes) else str(value)
