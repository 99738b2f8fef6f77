"""What a broadcast says, where its buttons lead and who gets it is readable in Telegram and nowhere else."""

import io
from pathlib import Path

import pytest

from school21_bot.app import Services
from school21_bot.messages.models import Campaign
from school21_bot.sandbox.running import RunningSandbox
from school21_bot.setting_types import QuietHours
from school21_bot.settings import Settings
from tests.bot import Arrive
from tests.flows.communities import eventually, reads
from tests.flows.people import make_member
from tests.flows.staff import at_admin, make_admin
from tests.leaks.forms import forms_of
from tests.leaks.places import in_files, in_redis, in_tables

NAME, TEXT, LINK, LABEL = "Зюзибалда", "Ыгдры вычёсывают щупов", "zyuzibalda-chtulhu.example", "Плотник-верхолаз"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Nobody sleeps."""
    return settings.model_copy(update={"quiet_hours": QuietHours(0, 0)})


async def test_a_broadcast_from_its_draft_to_a_refusal_to_its_end(
    output: io.StringIO,
    bot: Services,
    worker: None,
    arrive: Arrive,
    sandbox: RunningSandbox,
    settings: Settings,
    redis_url: str,
    tmp_path: Path,
) -> None:
    member = await arrive(NAME)
    await make_member(bot, member.id, name=NAME)
    await member.send("/start")
    await member.sees("Кого поищем?")
    admin = await arrive("Анна")
    await make_admin(bot, admin.id)
    await at_admin(admin, "Рассылки", "+ Новая рассылка", "По-русски")
    await admin.send(TEXT)
    await admin.sees(TEXT)
    await admin.press("Кнопки-ссылки")
    await admin.send(f"{LABEL} — ftp://{LINK}")
    await admin.sees("Строка 1: это не адрес")
    await admin.send(f"{LABEL} — https://{LINK}/join")
    await admin.sees("Кнопки: 1")
    words = f"Bad Request: inline keyboard button URL 'https://{LINK}' is invalid"
    sandbox.fail_next("sendMessage", status=400, description=words)
    await admin.press("Посмотреть ›")
    await admin.sees(LINK)
    await admin.press("Посмотреть ›")
    await admin.sees("Отправить рассылку?")
    sandbox.fail_next("sendMessage", status=429, retry_after=1)
    await admin.press("Отправить сейчас")
    await reads(member, TEXT)

    async def is_done() -> bool:
        return await Campaign.filter(state="done").exists()

    await eventually(is_done)
    await member.press("Отписаться от рассылок")
    assert await admin.sim.idle()
    left = [("log", output.getvalue().encode()), *await in_redis(redis_url), *await in_tables()]
    left += list(in_files(tmp_path))
    for secret in (NAME, TEXT, LINK, LABEL):
        for form in forms_of(secret):
            assert [place for place, content in left if form in content] == []
