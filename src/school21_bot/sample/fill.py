"""Writing the sample community: all of it, or nothing."""

from collections import Counter
from datetime import datetime, timedelta

from school21_bot import clock
from school21_bot.invites.models import ChatPlace, Invite
from school21_bot.journal.models import Event
from school21_bot.logs import logger
from school21_bot.people import Searchable, Status
from school21_bot.people.models import Level, Person, PersonTag, Registration, Role
from school21_bot.people.spelling import role_key
from school21_bot.sample.community import Peer, community
from school21_bot.sample.history import History
from school21_bot.sample.joining import Joining
from school21_bot.sample.reminding import Reminding
from school21_bot.sample.rows import Dictionaries, Ids, Rows
from school21_bot.sealing import Keyring, Sealer, load_kek
from school21_bot.search import SearchIndex
from school21_bot.settings import Settings
from school21_bot.storage import open_database, transaction
from school21_bot.tables import MODELS

_AT_ONCE = 100


async def fill_with_sample(settings: Settings) -> None:
    """Put the sample community into a migrated database that knows nobody yet.

    Where somebody is already, nothing changes.

    Raises:
        WrongSetting: the key cannot be used.
        DatabaseUnreachable: the database does not answer.
    """
    kek = load_kek(settings)
    async with open_database(settings.database(), MODELS):
        await _fill(settings, community(), await Keyring.load(kek))


async def _fill(settings: Settings, peers: tuple[Peer, ...], keyring: Keyring) -> None:
    # One transaction, however long: nobody else is there yet, and half a community would pass for a whole one.
    async with transaction():
        if await Person.exists():
            logger("sample").info("There is a community already")
            return
        history = History(peers, now=clock.now(), timezone=settings.timezone, timeout=settings.registration_timeout)
        ids = Ids()
        dictionaries = Dictionaries(await _roles(history, ids), await _levels())
        reminding = Reminding(settings, clock.now())
        rows = Rows(history, keyring, dictionaries, ids, settings.registration_timeout, reminding)
        joining = _joining(settings, history, rows, ids, keyring)
        await Person.bulk_create(rows.people)
        await Registration.bulk_create(rows.registrations)
        await PersonTag.bulk_create(rows.tags)
        await Invite.bulk_create(joining.invites)
        await ChatPlace.bulk_create(joining.places)
        searchable = Searchable(Sealer(keyring), SearchIndex(keyring))
        for first in range(0, len(rows.people), _AT_ONCE):
            await searchable.refresh([person.id for person in rows.people[first : first + _AT_ONCE]])
        await Event.bulk_create(sorted([*rows.events, *joining.events], key=lambda event: event.id))
    by_status = Counter(person.status for person in rows.people)
    logger("sample").info(
        "The sample community is there",
        people=len(rows.people),
        members=by_status[Status.MEMBER],
        unfinished=by_status[Status.ABANDONED] + by_status[Status.APPLYING],
        events=len(rows.events) + len(joining.events),
    )


def _joining(settings: Settings, history: History, rows: Rows, ids: Ids, keyring: Keyring) -> Joining:
    """How the members came into the chat, if there is one."""
    chat_id = settings.community_chat_id
    joining = Joining(chat_id or 0, Sealer(keyring), ids.at, clock.now(), settings.invite_ttl)
    if chat_id is not None:
        people = {person.id: person for person in rows.people}
        for life in history.lives:
            joining.add(life, people[rows.id_of(life)])
    return joining


async def _roles(history: History, ids: Ids) -> dict[str, int]:
    """The ids of the roles by name; those that are missing are made when they were first named."""
    known = {role.key: role.id for role in await Role.all()}
    named: dict[str, datetime] = {}
    for life in history.lives:
        for act in life.story.acts:
            if act.names_role:
                named[life.peer.role] = min(life.at(act.at), named.get(life.peer.role, life.at(act.at)))
    made = [
        # A moment before the answer that names it, as the services do.
        Role(id=ids.at(at - timedelta(milliseconds=1)), name=name, key=role_key(name))
        for name, at in sorted(named.items(), key=lambda item: item[1])
        if role_key(name) not in known
    ]
    await Role.bulk_create(made)
    return {name: known[role_key(name)] for name in named if role_key(name) in known} | {r.name: r.id for r in made}


async def _levels() -> dict[str, int]:
    return {level.code: level.id for level in await Level.all()}
