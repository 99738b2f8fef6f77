"""Answers that break a rule: refused at their own step, with the reason, and the next right one goes on."""

import pytest

from school21_bot.app import Services
from school21_bot.people.rules import REFUSALS
from tests.flows.answers import ANSWERS, answer, begin, reach_the_consent, reach_the_summary
from tests.flows.conftest import Arrive, register
from tests.flows.facts import happened, people_by_status

_INVISIBLE = "\N{ZERO WIDTH SPACE}\N{LEFT-TO-RIGHT MARK}"
_STEPS = ("school_nickname", "messenger_nickname", "team", "role", "description")

WRONG = {
    ("school_nickname", "empty"): ("@", "Ответ пустой. Напишите ник латинскими буквами"),
    ("school_nickname", "not-latin"): ("иван21", "только латинские буквы"),
    ("school_nickname", "too-short"): ("iva", "в нике не меньше 4 букв, а здесь 3"),
    ("school_nickname", "too-long"): ("i" * 17, "в нике не больше 16 букв, а здесь 17"),
    ("messenger_nickname", "empty"): (_INVISIBLE, "Ответ пустой. Напишите часть рабочей почты"),
    ("messenger_nickname", "not-an-address"): ("иван петров", "не похоже на начало рабочей почты"),
    ("messenger_nickname", "not-a-domain"): ("ivan.petrov@example", "То, что после знака @"),
    ("messenger_nickname", "too-long"): ("i" * 257, "перед @ может быть до 256 знаков, а здесь 257"),
    ("team", "empty"): (_INVISIBLE, "Ответ пустой. Напишите название команды"),
    ("team", "too-long"): ("я" * 257, "до 256 знаков, а здесь 257"),
    ("role", "empty"): (_INVISIBLE, "Ответ пустой. Напишите роль словами"),
    ("role", "no-letters"): ("🙂 21", "нет ни одной буквы"),
    ("role", "too-long"): ("я" * 257, "роль — до 256 знаков, а здесь 257"),
    ("description", "empty"): (_INVISIBLE, "Ответ пустой. Напишите пару слов"),
    ("description", "too-long"): ("я" * 1025, "до 1 024 знаков, а здесь 1 025"),
}


def test_every_refusal_is_tried() -> None:
    assert set(WRONG) == {(refusal.field.value, refusal.reason) for refusal in REFUSALS}


@pytest.mark.parametrize("step", range(1, 6))
async def test_a_refusal_names_its_reason_and_the_next_right_answer_goes_on(
    bot: Services, arrive: Arrive, step: int
) -> None:
    person = await arrive()
    await begin(person)
    await answer(person, step - 1)
    await person.sees(f"Шаг {step} из 5")
    wrong = [pair for (field, _), pair in WRONG.items() if field == _STEPS[step - 1]]
    for text, reason in wrong:
        await person.send(text)
        shown = await person.sees(reason)
        assert f"Шаг {step} из 5" in shown
        assert not (await person.messages())[-1]["outgoing"], "the form is the last message"
    await person.send(ANSWERS[step - 1])
    shown = await person.sees(f"Шаг {step + 1} из 5" if step < 5 else "Проверьте ответы")
    assert "⚠️" not in shown
    await person.sim.idle()
    assert [one["text"] for one in await person.messages() if one["outgoing"]] == ["/start"]
    refused = {fact: count for fact, count in (await happened()).items() if fact[0] == "refused"}
    assert refused == {("refused", _STEPS[step - 1]): len(wrong)}


@pytest.mark.parametrize(
    ("step", "taken", "free"), [(1, "@IvanPetr", "petrivan"), (2, "Ivan.Petrov@example.com", "i.petrov")]
)
async def test_a_taken_nickname_is_refused_at_its_own_step_with_the_way_to_support(
    bot: Services, arrive: Arrive, step: int, taken: str, free: str
) -> None:
    await register(await arrive("Иван"))
    person = await arrive("Пётр")
    await begin(person)
    await answer(person, step - 1, school="petrivan")
    await person.sees(f"Шаг {step} из 5")
    await person.send(taken)
    shown = await person.sees("Этот ник уже зарегистрирован")
    assert f"Шаг {step} из 5" in shown
    assert "поищите его чат в своём списке чатов" in shown
    assert "напишите в поддержку: help@example.com" in shown
    await person.send(free)
    await person.sees(f"Шаг {step + 1} из 5")


async def test_the_nicknames_of_somebody_who_has_not_finished_are_free(bot: Services, arrive: Arrive) -> None:
    await reach_the_summary(await arrive("Иван"))
    await register(await arrive("Пётр"))


@pytest.mark.parametrize(
    ("other", "field", "correction"),
    [
        ({"messenger": "other"}, "Какой у вас ник в Школе 21?", "petrivan"),
        ({"school": "petrivan"}, "Какой у вас ник в СберЧате?", "petr.ivanov"),
    ],
)
async def test_of_two_who_race_for_a_nickname_one_wins_and_the_other_is_told_at_that_field(
    bot: Services, arrive: Arrive, other: dict[str, str], field: str, correction: str
) -> None:
    first, second = await arrive("Иван"), await arrive("Пётр")
    await reach_the_consent(first)
    await reach_the_consent(second, **other)
    await first.press("Подтвердить")
    await first.sees("вы в сообществе")
    await second.press("Подтвердить")
    shown = await second.sees("Этот ник уже зарегистрирован")
    assert "Исправляем ответ" in shown
    assert field in shown
    assert "Оставить как есть ›" not in await second.buttons(), "keeping it would lead back to the same refusal"
    await second.send(correction)
    await second.sees("Проверьте ответы")
    await second.sees(correction)
    await second.press("Всё верно ›")
    await second.press("Подтвердить")
    await second.sees("вы в сообществе")
    assert await people_by_status() == {"member": 2}


async def test_of_five_who_confirm_one_nickname_at_the_same_moment_one_becomes_a_member(
    bot: Services, arrive: Arrive
) -> None:
    people = [await arrive() for _ in range(5)]
    for number, person in enumerate(people):
        await reach_the_consent(person, messenger=f"ivan.petrov{number}")
    for person in people:
        await person.press("Подтвердить")
    await people[0].sim.idle()
    screens = [await person.screen() for person in people]
    assert sum("вы в сообществе" in screen for screen in screens) == 1
    assert sum("Этот ник уже зарегистрирован" in screen for screen in screens) == 4
    assert await people_by_status() == {"member": 1, "applying": 4}


async def test_a_refused_album_vanishes_as_a_whole_with_the_next_right_answer(bot: Services, arrive: Arrive) -> None:
    person = await arrive()
    await begin(person)
    await person.sends("sticker")
    await person.sees("Это не текст")
    for _ in range(3):
        await person.sends("photo", media_group_id="77")
    await person.sim.idle()
    await person.send("ivanpetr")
    await person.sees("Шаг 2 из 5")
    await person.sim.idle()
    assert [one["text"] for one in await person.messages() if one["outgoing"]] == ["/start"]
