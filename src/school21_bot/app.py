"""Builds the services once; the only place that knows them all."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from school21_bot.lifecycle import Deletion, OwnData
from school21_bot.logs import logger
from school21_bot.people import Accounts, Dictionary, Directory, Profiles, RegistrationService, Uniqueness
from school21_bot.sealing import Keyring, Sealer, load_kek
from school21_bot.settings import Settings
from school21_bot.storage import migrate, open_database
from school21_bot.tables import MODELS


@dataclass(frozen=True, slots=True)
class Services:
    """Everything the dialogs may ask for."""

    settings: Settings
    accounts: Accounts
    dictionary: Dictionary
    registration: RegistrationService
    directory: Directory
    profiles: Profiles
    own_data: OwnData
    deletion: Deletion


def build_services(settings: Settings, keyring: Keyring) -> Services:
    """Wire the services together."""
    sealer, uniqueness, dictionary = Sealer(keyring), Uniqueness(keyring), Dictionary()
    accounts = Accounts(sealer, uniqueness)
    return Services(
        settings=settings,
        accounts=accounts,
        dictionary=dictionary,
        registration=RegistrationService(accounts, dictionary, uniqueness, timeout=settings.registration_timeout),
        directory=Directory(sealer, dictionary),
        profiles=Profiles(accounts, dictionary, uniqueness),
        own_data=OwnData(sealer),
        deletion=Deletion(uniqueness, dictionary),
    )


@asynccontextmanager
async def open_services(settings: Settings) -> AsyncIterator[Services]:
    """Bring the database up to date, open it and the keys, and hand out the services until the end.

    Raises:
        WrongSetting: a key or an address cannot be used; says which and what to do.
    """
    kek = load_kek(settings)
    await migrate(settings.database(), MODELS)
    async with open_database(settings.database(), MODELS):
        keyring = await Keyring.load(kek)
        if kek.just_made is not None:
            logger("sealing").warning(
                "A new encryption key was made. Keep a copy elsewhere: without it personal data cannot be read",
                file=str(kek.just_made),
            )
        yield build_services(settings, keyring)
