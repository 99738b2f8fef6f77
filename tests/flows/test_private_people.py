"""Some people forbid buttons that lead to them by their id: Telegram refuses the whole message with such a button."""

from school21_bot.app import Services
from school21_bot.people import Step
from school21_bot.sandbox.client import SimClient
from tests.flows.conftest import Arrive
from tests.flows.people import make_member


async def test_the_card_of_somebody_who_forbids_links_opens_without_the_button(
    bot: Services, sim: SimClient, arrive: Arrive
) -> None:
    looking, found = await arrive("Анна", username="anna"), await arrive("Пётр", private=True)
    await make_member(
        bot,
        looking.id,
        name="Анна",
        username="anna",
        answers={Step.SCHOOL_NICKNAME: "annasmir", Step.MESSENGER_NICKNAME: "anna"},
    )
    await make_member(bot, found.id, name="Пётр")
    await looking.send("/start")
    await looking.press("Найти коллегу")
    await looking.press("Любая роль")
    await looking.press("Любой уровень")
    await looking.press("Пётр · Lab.SberPay.NFC")
    await looking.sees("Пётр")
    assert "Написать" not in await looking.buttons()
    await looking.press("‹ К списку")
    await looking.sees("Нашлось 2 человека")
    refused = [call["description"] for call in await sim.calls() if not call["ok"]]
    assert refused == ["Bad Request: BUTTON_USER_PRIVACY_RESTRICTED"]
