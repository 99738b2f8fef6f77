"""A newcomer opens the page, registers by clicking and typing, finds a member and reads the card."""

import pytest
from playwright.async_api import Locator, Page, expect

from school21_bot.app import Services
from school21_bot.people import Step
from school21_bot.sandbox.client import SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.bot import Arrive
from tests.browser.conftest import OpenPage
from tests.flows.people import make_member

pytestmark = pytest.mark.browser


class Chat:
    """The middle of the page: what is said, and what one does there."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._messages = page.get_by_test_id("messages")

    @property
    def newest(self) -> Locator:
        """The bot's newest message."""
        return self._messages.locator('[data-testid="message"][data-outgoing="false"]').last

    async def start(self) -> None:
        """Press the START button of an empty chat."""
        await self._page.get_by_test_id("start").click()

    async def says(self, text: str) -> None:
        """Wait for the bot's newest message to say this."""
        await expect(self.newest).to_contain_text(text)

    async def press(self, label: str) -> None:
        """Press a button under the newest message."""
        await self.newest.get_by_role("button", name=label, exact=True).click()

    async def write(self, text: str) -> None:
        """Type and send."""
        await self._page.get_by_test_id("composer").fill(text)
        await self._page.get_by_test_id("composer").press("Enter")


@pytest.fixture
async def newcomer(bot: Services, arrive: Arrive, sim: SimClient) -> int:
    """Liza, who has never written to the bot; Pavel is a member already."""
    person = await arrive("Лиза", last_name="Воронова", username="liza21")
    member = await arrive("Павел", last_name="Дружинин", username="pavel21")
    await make_member(
        bot, member.id, name="Павел", last_name="Дружинин", username="pavel21", answers={Step.ROLE: "Data engineer"}
    )
    return person.id


async def register(chat: Chat) -> None:
    """From the empty chat to the welcome."""
    await chat.start()
    await chat.says("Добро пожаловать, Лиза!")
    await chat.press("Зарегистрироваться")
    for number, answer in enumerate(("lizavoro", "liza.voronova@example.com", "Lab.SberPay.NFC"), start=1):
        await chat.says(f"Шаг {number} из 5")
        await chat.write(answer)
    await chat.says("Шаг 4 из 5")
    await chat.press("Data engineer")
    await chat.says("Какой у вас уровень?")
    await chat.press("Senior")
    await chat.says("Шаг 5 из 5")
    await chat.press("Пропустить")
    await chat.says("liza.voronova")
    await chat.press("Всё верно ›")
    await chat.press("Подтвердить")
    await chat.says("вы в сообществе")


async def find_pavel(chat: Chat) -> None:
    """From the welcome to the card."""
    await chat.press("Найти коллегу")
    await chat.press("Data engineer · 2")
    await chat.press("Любой уровень")
    await chat.says("Нашлось 2 человека")
    await chat.press("Павел Дружинин · Lab.SberPay.NFC")
    await chat.says("Павел Дружинин")
    write = chat.newest.get_by_role("link", name="Написать")
    await expect(write).to_have_attribute("href", "https://t.me/pavel21")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_newcomer_registers_and_reads_a_card_by_clicking(
    newcomer: int, sandbox: RunningSandbox, page: Page
) -> None:
    await page.goto(sandbox.url)
    await page.get_by_test_id(f"person-{newcomer}").click()
    chat = Chat(page)
    await register(chat)
    await find_pavel(chat)
    await expect(page.get_by_test_id("call").and_(page.locator('[data-ok="false"]'))).to_have_count(0)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_same_works_on_a_phone_in_the_dark(
    newcomer: int, sandbox: RunningSandbox, open_page: OpenPage
) -> None:
    page = await open_page(viewport={"width": 390, "height": 844}, color_scheme="dark", has_touch=True)
    await page.goto(sandbox.url)
    await page.get_by_test_id(f"person-{newcomer}").click()
    chat = Chat(page)
    await register(chat)
    await find_pavel(chat)
