"""Staff decide who joins: in their chat, or in private without one; the applicant waits and is told."""

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from school21_bot import clock
from school21_bot.access import COMMAND_LINE, StaffRole
from school21_bot.app import Services
from school21_bot.audit.models import AuditEntry
from school21_bot.journal.models import Event
from school21_bot.messages.models import Delivery, Outgoing
from school21_bot.people import Status
from school21_bot.people.models import Person as Row
from school21_bot.sandbox.client import Person, SimClient
from school21_bot.settings import Settings
from tests.bot import Arrive
from tests.flows import communities
from tests.flows.answers import reach_the_consent
from tests.flows.communities import eventually, reads
from tests.flows.forks import ForkedCommand, let_locks_run_out

community, staff = communities.community, communities.staff
mode, kind = communities.mode, communities.kind

# A number that no person of the sandbox has before the owner comes.
OWNER = 7_001

NO_LONGER = "решать больше нечего"
NOT_YOURS = "могут владельцы и администраторы"

Json = dict[str, Any]


@pytest.fixture
def settings(settings: Settings, community: int, staff: int, mode: str) -> Settings:
    """Both chats, one owner, and registrations that wait."""
    update = {
        "community_chat_id": community,
        "staff_chat_id": staff,
        "admin_ids": (OWNER,),
        "registration": "approval",
        "invite_mode": mode,
    }
    return settings.model_copy(update=update)


@pytest.fixture
def in_private(settings: Settings) -> Settings:
    """The same without a staff chat: each owner is told."""
    return settings.model_copy(update={"staff_chat_id": None})


@pytest.fixture
async def owner(arrive: Arrive) -> Person:
    """The owner, who has started the bot."""
    person = await arrive("Ольга", id=OWNER)
    await person.send("/start")
    return person


class Colleague:
    """Somebody in the staff's group, who presses buttons on cards there."""

    def __init__(self, sim: SimClient, chat_id: int, user_id: int) -> None:
        self._sim = sim
        self._chat_id = chat_id
        self.id = user_id

    async def presses(self, label: str, card: Json) -> str:
        """Press a button of a card; what the bot answers to it."""
        pressed = await self._sim.press_in_group(self._chat_id, self.id, label, message_id=card["message_id"])
        return await self._answer(pressed)

    async def forges(self, data: str, card: Json) -> str:
        """Send what no button carries."""
        pressed = await self._sim.press_in_group(self._chat_id, self.id, data=data, message_id=card["message_id"])
        return await self._answer(pressed)

    async def _answer(self, pressed: Json) -> str:
        found: list[str] = []

        async def is_there() -> bool:
            answer = await self._sim.callback(pressed["callback_id"])
            found[:] = [_plain(answer["text"])]
            return bool(answer["answered"])

        await eventually(is_there)
        return found[0]


@pytest.fixture
async def colleague(sim: SimClient, staff: int, arrive: Arrive) -> Callable[..., Awaitable[Colleague]]:
    """Put somebody into the staff's group."""

    async def newcomer(name: str, **fields: Any) -> Colleague:
        person = await arrive(name, **fields)
        await sim.put_in(staff, person.id)
        return Colleague(sim, staff, person.id)

    return newcomer


async def card_in(sim: SimClient, chat_id: int, *texts: str) -> Json:
    """Wait for the newest message of a group that contains the texts."""
    found: list[Json] = []

    async def is_there() -> bool:
        found[:] = [
            one for one in await sim.group(chat_id) if all(text in _plain(one.get("text", "")) for text in texts)
        ]
        return bool(found)

    await eventually(is_there)
    return found[-1]


async def card_of(person: Person, *texts: str) -> Json:
    """The same in a private chat."""
    for text in texts:
        await reads(person, text)
    return next(
        one
        for one in reversed(await person.messages())
        if not one["outgoing"] and all(text in _plain(one.get("text", "")) for text in texts)
    )


def labels(card: Json) -> list[str]:
    """The labels of a card's buttons."""
    return [button["text"] for row in card.get("reply_markup", {}).get("inline_keyboard", []) for button in row]


async def applies(person: Person) -> None:
    """Register, up to the last screen."""
    await reach_the_consent(person)
    await person.sees("а до них — организаторы")
    await person.press("Подтвердить")
    await person.sees("Регистрация на проверке")


async def status_of(person: Person) -> Status:
    """Where the person stands."""
    return (await Row.get(telegram_id=person.id)).status


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


async def test_an_admin_approves_in_the_staff_chat_and_nobody_else_there_can(
    bot: Services,
    worker: None,
    arrive: Arrive,
    sim: SimClient,
    staff: int,
    colleague: Callable[..., Awaitable[Colleague]],
) -> None:
    applicant = await arrive("Иван <Грозный>")
    await applies(applicant)
    card = await card_in(sim, staff, "Новая анкета", "Ник в Школе 21: ivanpetr", "Роль: golang разработчик")
    assert f'<a href="tg://user?id={applicant.id}" ' in card["html"]
    assert ">Иван &lt;Грозный&gt;</a>" in card["html"]
    assert labels(card) == ["Одобрить", "Отклонить…"]

    stranger, analyst = await colleague("Чужой"), await colleague("Анна")
    admin = await colleague("Борис")
    await bot.access.grant(COMMAND_LINE, analyst.id, StaffRole.ANALYST)
    await bot.access.grant(COMMAND_LINE, admin.id, StaffRole.ADMIN)
    for nobody in (stranger, analyst):
        assert NOT_YOURS in await nobody.presses("Одобрить", card)
        assert NOT_YOURS in await nobody.presses("Отклонить…", card)
    assert await status_of(applicant) is Status.WAITING
    assert not await Row.filter(telegram_id__in=[stranger.id, analyst.id]).exists()

    assert "Одобрено" in await admin.presses("Одобрить", card)
    await reads(applicant, "вы в сообществе")
    decided = await card_in(sim, staff, "Анкета одобрена", "Решение: Борис")
    assert (decided["message_id"], labels(decided)) == (card["message_id"], [])
    assert await status_of(applicant) is Status.MEMBER
    data = str(Wished.approve(card))
    assert NO_LONGER in await admin.forges(data, card)

    await applicant.send("Спасибо!")  # the window of who waits is still the one that is open
    await applicant.sees("Кого поищем?")
    await applicant.send("/invite")
    await applicant.sees("Вот ваша личная ссылка")
    entry = await AuditEntry.get(action="application-approved")
    assert entry.actor == (await Row.get(telegram_id=admin.id)).id
    assert await Outgoing.filter(kind="approved").count() == 1


async def test_who_is_declined_learns_why_corrects_and_is_approved(
    bot: Services,
    worker: None,
    arrive: Arrive,
    sim: SimClient,
    staff: int,
    owner: Person,
) -> None:
    applicant = await arrive("Иван")
    await applies(applicant)
    card = await card_in(sim, staff, "Новая анкета")
    await sim.put_in(staff, owner.id)
    boss = Colleague(sim, staff, owner.id)

    assert await boss.presses("Отклонить…", card) == ""
    card = await card_in(sim, staff, "Новая анкета")
    assert labels(card)[0] == "Не нашли в школе"
    assert await boss.presses("‹ Назад", card) == ""
    card = await card_in(sim, staff, "Новая анкета")
    assert labels(card) == ["Одобрить", "Отклонить…"]
    await boss.presses("Отклонить…", card)
    assert "Отклонено" in await boss.presses("Ошибки в ответах", card)
    await card_in(sim, staff, "Анкета отклонена", "Причина: Ошибки в ответах")

    await reads(applicant, "В ответах есть ошибки")
    assert await applicant.buttons() == ["Продолжить", "Начать заново"]
    await applicant.press("Продолжить")
    await applicant.sees("Проверьте ответы")
    await applicant.press("✎ Команда")
    await applicant.sees("В какой вы команде?")
    await applicant.send("Платформа")
    await applicant.sees("Команда: Платформа")
    # Applications are told apart by the second of their confirmation: no people do all of this within one.
    await asyncio.sleep(1)
    await applicant.press("Всё верно ›")
    await applicant.press("Подтвердить")
    await applicant.sees("Регистрация на проверке")

    again = await card_in(sim, staff, "Новая анкета", "Команда: Платформа")
    assert again["message_id"] != card["message_id"]
    assert "Одобрено" in await boss.presses("Одобрить", again)
    await reads(applicant, "вы в сообществе")
    assert [event.kind for event in await Event.filter(kind__in=["approved", "declined"]).order_by("id")] == [
        "declined",
        "approved",
    ]


async def test_forged_and_late_taps_get_a_kind_answer_and_change_nothing(
    bot: Services, worker: None, arrive: Arrive, sim: SimClient, staff: int, owner: Person
) -> None:
    applicant = await arrive("Иван")
    await applies(applicant)
    card = await card_in(sim, staff, "Новая анкета")
    await sim.put_in(staff, owner.id)
    boss = Colleague(sim, staff, owner.id)
    mine = Wished.approve(card)
    person, number = mine.split(":")[2:]
    for data in (
        "application:",
        "application:approve:1:1",
        f"application:approve:{person}:1",
        f"application:approve:{'9' * 19}:{number}",
        f"application:decline:{person}:{number}:because",
        f"application:ban:{person}:{number}",
        f"application:approve:-{person}:{number}",
        f"application:approve:{person}",
    ):
        assert NO_LONGER in await boss.forges(data, card)
    assert await status_of(applicant) is Status.WAITING
    # Whoever is not there cannot be forged either: the applicant's own chat knows no such card.
    await applicant.press_data(mine)
    assert NOT_YOURS in _plain(await applicant.toast())
    assert await status_of(applicant) is Status.WAITING
    assert not await AuditEntry.filter(action__startswith="application").exists()


@pytest.mark.parametrize("way", ["deleted", "banned", "removed"])
async def test_who_is_gone_is_gone_from_the_card_too(
    bot: Services, worker: None, arrive: Arrive, sim: SimClient, staff: int, owner: Person, way: str
) -> None:
    applicant = await arrive("Иван")
    await applies(applicant)
    card = await card_in(sim, staff, "Новая анкета")
    await sim.put_in(staff, owner.id)
    boss = Colleague(sim, staff, owner.id)
    row = await Row.get(telegram_id=applicant.id)
    if way == "deleted":
        await applicant.press("Мой профиль")
        await applicant.press("Мои данные")
        await applicant.press("Удалить мои данные")
        await applicant.press("Да, удалить")
    elif way == "banned":
        await bot.membership.ban(COMMAND_LINE, row.id)
    else:
        await bot.membership.remove(COMMAND_LINE, row.id)
    gone = await card_in(sim, staff, "Анкета отозвана")
    assert "Иван" not in gone["text"]
    assert labels(gone) == []
    assert NO_LONGER in await boss.forges(Wished.approve(card), card)
    now = await Row.get_or_none(telegram_id=applicant.id)
    assert (now.status.value if now else "deleted") == way


async def test_who_waits_gets_an_answer_to_everything(bot: Services, arrive: Arrive) -> None:
    applicant = await arrive("Иван")
    await applies(applicant)
    for command, answer in (
        ("/start", "Регистрация на проверке"),
        ("/invite", "Регистрация на проверке"),
        ("/cancel", "Регистрация на проверке"),
        ("/admin", "Регистрация на проверке"),
        ("/help", "Регистрация на проверке"),
        ("Ну как?", "Здесь нужны кнопки"),
        ("/profile", "когда организаторы одобрят"),
    ):
        await applicant.send(command)
        await applicant.sees(answer)
    await applicant.send("/privacy")
    await reads(applicant, "Законченную сначала видят организаторы")
    await applicant.press_data("registration:resume")
    await applicant.sees("Регистрация на проверке")
    await applicant.press_data("registration:restart")
    await applicant.sees("Регистрация на проверке")
    assert await status_of(applicant) is Status.WAITING


class Wished:
    """What the buttons of a card carry."""

    @staticmethod
    def approve(card: Json) -> str:
        """The data of Approve."""
        return str(card["reply_markup"]["inline_keyboard"][0][0]["callback_data"])


class TestInABasicGroup:
    """The staff chat may become a supergroup, with another id."""

    @pytest.fixture
    async def staff(self, sim: SimClient) -> int:
        """A basic group."""
        return await sim.save_group("Организаторы", type="group", bot="member")

    async def test_a_staff_chat_that_has_become_a_supergroup_decides_too(
        self, bot: Services, worker: None, arrive: Arrive, sim: SimClient, staff: int, owner: Person
    ) -> None:
        moved = await sim.migrate(staff)
        await sim.put_in(moved, owner.id)
        applicant = await arrive("Иван")
        await applies(applicant)
        card = await card_in(sim, moved, "Новая анкета")
        assert "Одобрено" in await Colleague(sim, moved, owner.id).presses("Одобрить", card)
        await reads(applicant, "вы в сообществе")
        assert labels(await card_in(sim, moved, "Анкета одобрена")) == []


class TestWithoutAStaffChat:
    """Each owner gets a card in private."""

    @pytest.fixture
    def settings(self, in_private: Settings) -> Settings:
        """No staff chat, and two owners."""
        return in_private.model_copy(update={"admin_ids": (OWNER, OWNER + 1)})

    async def test_owners_decide_in_private_and_all_their_cards_say_so(
        self, bot: Services, worker: None, arrive: Arrive, owner: Person
    ) -> None:
        other = await arrive("Пётр", id=OWNER + 1, language_code="en")
        await other.send("/start")
        applicant = await arrive("Иван")
        await applies(applicant)
        card = await card_of(owner, "Новая анкета")
        await card_of(other, "A new application")
        assert labels(card) == ["Одобрить", "Отклонить…"]
        await owner.press("Отклонить…", card["message_id"])
        await owner.press("Не нашли в школе", card["message_id"])
        assert "Отклонено" in await owner.toast()
        await reads(applicant, "не нашли вас в Школе 21")
        assert labels(await card_of(owner, "Анкета отклонена", "Решение: Ольга")) == []
        assert labels(await card_of(other, "Application declined", "Decided by Ольга")) == []
        assert await status_of(applicant) is Status.ABANDONED
        # The menu of the owner is where it was.
        await owner.send("/start")
        await owner.sees("Добро пожаловать")


class TestKilled:
    """Whatever dies between the decision and the telling: one decision, told once."""

    @pytest.fixture
    async def processes(self, settings: Settings) -> AsyncIterator[tuple[ForkedCommand, ForkedCommand]]:
        """A bot and a worker to kill; not started yet."""
        both = ForkedCommand("bot", settings), ForkedCommand("worker", settings)
        yield both
        for process in both:
            await process.kill()

    @pytest.mark.parametrize(
        ("who", "point"),
        [
            ("bot", "approve:before-commit"),
            ("bot", "approve:after-commit"),
            ("worker", "delivery:edited"),
        ],
    )
    async def test_one_decision_is_told_once(
        self,
        processes: tuple[ForkedCommand, ForkedCommand],
        database: None,
        arrive: Arrive,
        sim: SimClient,
        redis_url: str,
        staff: int,
        owner: Person,
        who: str,
        point: str,
    ) -> None:
        bot, worker = processes
        await worker.start()
        await bot.start()
        applicant = await arrive("Иван")
        await applies(applicant)
        card = await card_in(sim, staff, "Новая анкета")
        await sim.put_in(staff, owner.id)
        assert await sim.idle()
        dying = bot if who == "bot" else worker
        await dying.kill()
        await dying.start(FAILPOINT=f"{point}=kill")
        await sim.press_in_group(staff, owner.id, "Одобрить", message_id=card["message_id"])
        assert await dying.dies() == -signal.SIGKILL
        await let_locks_run_out(redis_url)
        # Two minutes later it is known that whoever had it is gone.
        await Outgoing.filter(state=Delivery.CLAIMED).update(claimed_at=clock.now() - timedelta(minutes=3))
        await dying.start()
        await reads(applicant, "вы в сообществе")
        assert labels(await card_in(sim, staff, "Анкета одобрена")) == []
        assert await status_of(applicant) is Status.MEMBER
        assert await Event.filter(kind="approved").count() == 1
        assert await AuditEntry.filter(action="application-approved").count() == 1
        told = [one for one in await applicant.messages() if "Анкету одобрили" in one.get("text", "")]
        assert len(told) == 1
