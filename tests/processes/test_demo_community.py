"""The demo with its sample community: 300 members can be found, and a killed demo goes on where it was."""

import json
import signal
from pathlib import Path

import pytest

from school21_bot.sample.community import community
from school21_bot.sample.visitors import NEWCOMERS, familiar
from school21_bot.sandbox.client import Json, Person, SimClient
from tests.processes.kit import demo_in, is_alive, wait_until

MEMBER, NEWCOMER = familiar(community())[0].telegram_id, NEWCOMERS[0]["id"]


async def test_a_killed_demo_goes_on_with_its_community_its_chats_and_its_answers(
    tmp_path: Path, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("school21_bot.sandbox.client.PATIENCE_SECONDS", 30)
    async with SimClient(f"http://127.0.0.1:{port}") as sim:
        member, newcomer = Person(sim, MEMBER), Person(sim, NEWCOMER)
        with demo_in(tmp_path, port) as demo:
            demo.says("Open http://")
            await _finds_everybody(member)
            await _answers_two_questions(newcomer)
            assert await sim.idle(30)
            before = await newcomer.messages()
            wait_until(lambda: _are_saved(tmp_path, before), "the local Telegram has saved its chats")
            family = demo.family()
            demo.send(signal.SIGKILL)
            wait_until(lambda: not any(map(is_alive, family)), "all processes are gone")
    async with SimClient(f"http://127.0.0.1:{port}") as sim:
        member, newcomer = Person(sim, MEMBER), Person(sim, NEWCOMER)
        with demo_in(tmp_path, port) as demo:
            demo.says("Open http://")
            assert await newcomer.messages() == before
            await _answers_the_rest(newcomer)
            await _finds_everybody(member)
            demo.send(signal.SIGTERM)
            assert demo.ends() == 0


def _are_saved(folder: Path, messages: list[Json]) -> bool:
    """Whether the newest of these is in the file of the local Telegram."""
    saved = (folder / "var/demo/sandbox/sandbox.json").read_text()
    return json.dumps(messages[-1]["text"], ensure_ascii=False) in saved


async def _finds_everybody(member: Person) -> None:
    await member.send("/start")
    await member.sees("Кого поищем?")
    await member.press("Найти коллегу")
    await member.press("Любая роль")
    await member.press("Любой уровень")
    await member.sees("300 человек")


async def _answers_two_questions(newcomer: Person) -> None:
    await newcomer.send("/start")
    await newcomer.press("Зарегистрироваться")
    await newcomer.sees("Шаг 1 из 5")
    await newcomer.send("lizavoro")
    await newcomer.sees("Шаг 2 из 5")
    await newcomer.send("liza.voronova")
    await newcomer.sees("Шаг 3 из 5")


async def _answers_the_rest(newcomer: Person) -> None:
    await newcomer.send("Lab.SberPay.NFC")
    await newcomer.sees("Шаг 4 из 5")
    await newcomer.send("Senior golang разработчик")
    await newcomer.sees("Шаг 5 из 5")
    await newcomer.press("Пропустить")
    shown = await newcomer.sees("Проверьте ответы")
    assert "lizavoro" in shown
    assert "liza.voronova" in shown
