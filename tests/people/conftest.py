"""What the tests of people share."""

from school21_bot.app import Services
from school21_bot.people import Account


async def reread(services: Services, account: Account) -> Account:
    """The person as the database knows them."""
    found = await services.accounts.get(account.id)
    assert found is not None
    return found
