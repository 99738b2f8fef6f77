"""Delete my data: nothing of the person is left anywhere, and a ban stays."""

import pytest

from school21_bot import clock
from school21_bot.app import Services
from school21_bot.ids import new_id
from school21_bot.invites.models import Invite
from school21_bot.jobs.models import Job, JobState, JobWatch
from school21_bot.journal.models import Event
from school21_bot.people import Account, Status, Step
from school21_bot.people.models import Person as Row
from school21_bot.people.models import PersonTag, TagKind
from school21_bot.sandbox.client import Person, SimClient
from school21_bot.settings import Settings
from tests.flows.answers import data_of, press_twice
from tests.flows.conftest import Arrive, register
from tests.flows.facts import happened
from tests.flows.forks import ForkedBot, let_locks_run_out
from tests.flows.people import make_applicant, make_member, set_status
from tests.flows.profiles import OTHER, at_profile, find_everybody, known, looking
from tests.flows.traces import leave_traces
from tests.leaks.places import in_redis, in_tables

UNMISTAKABLE = 7_654_321_098_765
"""A Telegram id that is part of no other number."""


async def at_the_question(person: Person) -> None:
    """From the profile to the question whether everything is to be deleted."""
    await person.press("Мои данные")
    await person.press("Удалить мои данные")
    await person.sees("Удалить мои данные?")


async def delete(person: Person) -> None:
    """From the profile to the goodbye."""
    await at_the_question(person)
    await person.press("Да, удалить")
    await person.sees("Готово, ваши данные удалены")


async def rows_with(*texts: str) -> set[tuple[str, str]]:
    """In which tables which of these texts lie."""
    return {(place, text) for place, content in await in_tables() for text in texts if text.encode() in content}


async def test_the_question_repeats_the_effect_and_the_safe_answer_comes_first(bot: Services, arrive: Arrive) -> None:
    person = await at_profile(bot, arrive)
    await at_the_question(person)
    shown = await person.sees("Вернуть их нельзя")
    assert "Ваша карточка исчезнет" in shown
    assert "Доступ останется закрытым" not in shown
    assert await person.buttons() == ["Нет, оставить", "Да, удалить"]
    await person.press("Нет, оставить")
    await person.sees("Так вас видят участники")
    assert await Row.all().count() == 1


async def test_nothing_of_the_person_is_left_in_any_table_or_in_redis(
    bot: Services, arrive: Arrive, redis_url: str
) -> None:
    person, other = await at_profile(bot, arrive, id=UNMISTAKABLE), await looking(bot, arrive)
    account = await known(bot, person)
    await leave_traces(account)
    await _traces_by_telegram_id(person.id, await known(bot, other))
    everything = (str(account.id), str(person.id))
    assert len(await rows_with(*everything)) > 5
    await delete(person)
    await person.sim.idle()
    left = await rows_with(*everything)
    assert left == {("table event", str(account.id))}, "the journal keeps an id that leads nowhere"
    assert not [place for place, content in await in_redis(redis_url) if str(person.id).encode() in content]
    assert await Row.all().count() == 1
    assert await PersonTag.filter(person_id=account.id).count() == 0


async def _traces_by_telegram_id(telegram_id: int, somebody_else: Account) -> None:
    """Where rows of others know the person: an invite they misused, a job they asked for and look at."""
    await leave_traces(somebody_else, b"another link")
    await Invite.filter(person_id=somebody_else.id).update(closed_by=telegram_id, misused_by=telegram_id)
    job = await Job.create(
        id=new_id(),
        kind="k",
        state=JobState.DONE,
        run_at=clock.now(),
        created_at=clock.now(),
        updated_at=clock.now(),
        asked_by=telegram_id,
    )
    await JobWatch.create(id=new_id(), job_id=job.id, chat_id=telegram_id, intent_id="x")


async def test_the_journal_notes_the_deletion_and_keeps_what_happened_before(bot: Services, arrive: Arrive) -> None:
    person = await at_profile(bot, arrive)
    account = await known(bot, person)
    await delete(person)
    kinds = [event.kind for event in await Event.filter(person=account.id).order_by("id")]
    assert kinds[0] == "arrived"
    assert kinds[-1] == "deleted"
    assert kinds.count("answered") == 6


async def test_the_card_is_gone_for_others_at_once_and_the_nicknames_are_free(bot: Services, arrive: Arrive) -> None:
    person, other = await at_profile(bot, arrive), await looking(bot, arrive)
    await find_everybody(other)
    await delete(person)
    await other.press("Иван Петров · Lab.SberPay.NFC")
    await other.sees("Этого уже нет")
    assert "Иван Петров · Lab.SberPay.NFC" not in await other.buttons()
    await register(await arrive("Новый"))


async def test_after_the_deletion_start_meets_a_stranger(bot: Services, arrive: Arrive) -> None:
    person = await at_profile(bot, arrive)
    await delete(person)
    assert await person.buttons() == []
    await person.send("/start")
    await person.sees("Добро пожаловать, Иван!")
    assert (await known(bot, person)).status is Status.NEW
    await person.press("Зарегистрироваться")
    await person.sees("Шаг 1 из 5")
    assert "Оставить как есть ›" not in await person.buttons()


async def test_a_second_tap_and_old_buttons_bring_nobody_back(bot: Services, arrive: Arrive) -> None:
    person = await at_profile(bot, arrive)
    await at_the_question(person)
    data, message = await data_of(person, "Да, удалить")
    await press_twice(person, "Да, удалить")
    await person.sees("Готово, ваши данные удалены")
    assert "Ваших данных у бота нет" in await person.toast()
    for old in (data, "garbage", data.replace("really_delete", "keep_data")):
        await person.press_data(old, message)
        assert "Ваших данных у бота нет" in await person.toast()
    assert await Row.all().count() == 0
    assert (await happened())["deleted", None] == 1
    assert len([one for one in await person.messages() if not one["outgoing"]]) == 1


@pytest.mark.parametrize("status", [Status.NEW, Status.APPLYING, Status.ABANDONED, Status.LEFT, Status.WAITING])
async def test_anybody_with_a_row_can_delete_it(status: Status, bot: Services, arrive: Arrive) -> None:
    person = await arrive(id=UNMISTAKABLE)
    if status in {Status.APPLYING, Status.ABANDONED}:
        await set_status(await make_applicant(bot, person.id, until=Step.TEAM), status)
    elif status is not Status.NEW:
        await set_status(await make_member(bot, person.id), status)
    await person.send("/profile")
    await delete(person)
    assert await rows_with(str(person.id)) == set()


@pytest.mark.parametrize("status", [Status.BANNED, Status.SUSPENDED])
async def test_a_ban_outlives_the_deletion_as_a_tag_that_says_nothing(
    status: Status, bot: Services, arrive: Arrive
) -> None:
    person = await arrive(id=UNMISTAKABLE)
    await set_status(await make_member(bot, person.id), status)
    await person.send("/profile")
    await at_the_question(person)
    await person.sees("Доступ останется закрытым")
    await person.press("Да, удалить")
    await person.sees("Доступ к сообществу по-прежнему закрыт.")
    (tag,) = await PersonTag.all()
    assert (tag.kind, tag.person_id) == (TagKind.BANNED_TELEGRAM, None)
    assert await rows_with(str(person.id)) == set()
    await person.send("/start")
    await person.sees("Доступ закрыт")
    assert await person.buttons() == []
    await person.send("/profile")  # and once more: the tag is there already
    await delete(person)
    assert await PersonTag.all().count() == 1
    await person.send("/start")
    await person.sees("Доступ закрыт")


async def test_a_window_that_is_gone_does_not_keep_the_goodbye_away(bot: Services, arrive: Arrive) -> None:
    person = await at_profile(bot, arrive)
    await at_the_question(person)
    _, message = await data_of(person, "Да, удалить")
    await person.press("Да, удалить")
    await person.sim.delete(person.id, message)
    await person.sees("Готово, ваши данные удалены")
    assert await Row.all().count() == 0


async def test_a_record_that_cannot_be_read_can_be_deleted(bot: Services, arrive: Arrive) -> None:
    account = await make_member(bot, 77, answers=OTHER)
    await Row.filter(id=account.id).update(record=b"damaged")
    await bot.deletion.delete(account.id)
    await bot.deletion.delete(account.id)
    assert await Row.all().count() == 0
    assert (await happened())["deleted", None] == 1


@pytest.mark.parametrize("point", ["delete:before-commit", "delete:after-commit"])
async def test_a_bot_that_is_killed_while_it_deletes_has_deleted_once_it_is_back(
    point: str, settings: Settings, arrive: Arrive, sim: SimClient, database: None, redis_url: str
) -> None:
    bot = ForkedBot(settings)
    try:
        await bot.start()
        person = await arrive(id=UNMISTAKABLE)
        await register(person)
        await person.send("/profile")
        await person.sees("Так вас видят участники")
        await at_the_question(person)
        assert await sim.idle()
        await bot.kill()
        await bot.start(FAILPOINT=f"{point}=kill")
        await person.press("Да, удалить")
        await bot.dies()
        await let_locks_run_out(redis_url)
        await bot.start()
        if point.endswith("before-commit"):
            await person.sees("Готово, ваши данные удалены")
        else:
            assert "Ваших данных у бота нет" in await person.toast()
        assert await sim.idle()
        assert await Row.all().count() == 0
        assert not [place for place, content in await in_redis(redis_url) if str(person.id).encode() in content]
        await person.send("/start")
        await person.sees("Добро пожаловать")
    finally:
        await bot.kill()
