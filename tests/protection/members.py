"""Members whose nicknames are their own, and what the index keeps of them."""

from school21_bot.access import in_the_bot
from school21_bot.app import Services
from school21_bot.people import Account, Step, TelegramNames
from school21_bot.people.models import PersonTag
from school21_bot.sealing import KeyPurpose, KeyState
from school21_bot.sealing.models import DataKey
from tests.flows.people import make_member
from tests.services import OWNER

OWNS = in_the_bot(1, OWNER)


def nickname(number: int) -> str:
    return f"peer{chr(97 + number // 26)}{chr(97 + number % 26)}"


async def community(services: Services, number: int = 20) -> list[Account]:
    """Members with nicknames of their own."""
    return [
        await make_member(
            services,
            1_000 + n,
            answers={Step.SCHOOL_NICKNAME: nickname(n), Step.MESSENGER_NICKNAME: f"peer.{n}"},
        )
        for n in range(number)
    ]


async def generations() -> dict[int, int]:
    """How many tags there are of each generation."""
    found: dict[int, int] = {}
    for tag in await PersonTag.all():
        found[tag.generation] = found.get(tag.generation, 0) + 1
    return found


async def index_keys() -> dict[int, KeyState]:
    return {row.id: row.state for row in await DataKey.filter(purpose=KeyPurpose.INDEX)}


async def ban(services: Services, telegram_id: int) -> None:
    """Somebody is banned, and then deletes themselves: a tag is what is left."""
    account = await services.accounts.arrive(telegram_id, TelegramNames("Никто"), "ru")
    await services.membership.ban(OWNS, account.id)
    await services.deletion.delete(account.id)
