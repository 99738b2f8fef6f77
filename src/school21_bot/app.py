"""Builds the services once; the only place that knows them all."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta

from school21_bot.access import Access, Answers, ApiKeys, OwnJobs, Sessions, Trail
from school21_bot.analytics import (
    LONG_JOBS,
    Analytics,
    Digest,
    Folding,
    Gauges,
    Glance,
    Health,
    Recount,
    build_analytics,
)
from school21_bot.backup import BackupNotices
from school21_bot.dumps import ExportService, ImportService, ReservedTags, UploadService
from school21_bot.invites import GATE_JOB, INVITE_JOB, Gate, InviteBook, Invites, Links, Places
from school21_bot.jobs import JobKind, Jobs, JobStream, Periodic, Work, repeat
from school21_bot.lifecycle import Deletion, Enrolment, Membership, Moving, OwnData
from school21_bot.logs import logger
from school21_bot.messages import (
    AbandonedRegistrations,
    Campaigns,
    Cards,
    Courier,
    DeliveryService,
    Drafts,
    Feeding,
    Helpdesk,
    Outbox,
    Reminders,
    Reports,
    Requests,
    Support,
)
from school21_bot.people import (
    Accounts,
    Approvals,
    Attempts,
    Consents,
    Deadlines,
    Dictionary,
    Directory,
    Editing,
    Files,
    Finding,
    Introducing,
    LevelBook,
    Listing,
    Names,
    NicknameTags,
    Preferences,
    Profiles,
    RecentSearches,
    Recognising,
    RegistrationService,
    Reindexing,
    Reminding,
    RoleBook,
    Roster,
    Searchable,
    Searching,
    SearchTokens,
    Standing,
    Uniqueness,
    Wholes,
)
from school21_bot.ports import Chats, Documents, NoDocuments, NoTelegram, Topic
from school21_bot.protection import Protection, prove, prove_references
from school21_bot.sealing import Kek, Keyring, Presence, Sealer, WrongKey, load_kek, replicas
from school21_bot.search import SearchIndex
from school21_bot.settings import Settings
from school21_bot.storage import migrate, open_database
from school21_bot.tables import MODELS
from school21_bot.tuning import Changes, Tuning

_SECOND = timedelta(seconds=1)
_LAST_LOOK_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Services:
    """Everything the dialogs may ask for."""

    tuning: Tuning
    changes: Changes
    sealer: Sealer
    jobs: Jobs
    outbox: Outbox
    backup_notices: BackupNotices
    drafts: Drafts
    campaigns: Campaigns
    access: Access
    trail: Trail
    sessions: Sessions
    api_keys: ApiKeys
    answers: Answers
    own_jobs: OwnJobs
    invites: Invites
    invite_book: InviteBook
    gate: Gate
    places: Places
    accounts: Accounts
    consents: Consents
    names: Names
    dictionary: Dictionary
    role_book: RoleBook
    level_book: LevelBook
    registration: RegistrationService
    approvals: Approvals
    directory: Directory
    profiles: Profiles
    preferences: Preferences
    reminders: Reminders
    own_data: OwnData
    deletion: Deletion
    roster: Roster
    listing: Listing
    files: Files
    editing: Editing
    membership: Membership
    enrolment: Enrolment
    wholes: Wholes
    moving: Moving
    glance: Glance
    digest: Digest
    analytics: Analytics
    folding: Folding
    recount: Recount
    exports: ExportService
    imports: ImportService
    uploads: UploadService
    health: Health
    gauges: Gauges
    protection: Protection
    support: Support
    helpdesk: Helpdesk
    cards: Cards
    reindexing: Reindexing
    finding: Finding
    searching: Searching
    introducing: Introducing
    recognising: Recognising
    reports: Reports

    @property
    def settings(self) -> Settings:
        """The settings as they are now, those that staff changed among them."""
        return self.tuning.now


def build_services(
    settings: Settings, keyring: Keyring, chats: Chats | None = None, documents: Documents | None = None
) -> Services:
    """Wire the services together; without `chats` and `documents`, for a process that does not speak to Telegram."""
    chats, documents = chats or NoTelegram(), documents or NoDocuments()
    sealer, uniqueness, dictionary = Sealer(keyring), Uniqueness(keyring), Dictionary()
    tuning, index = Tuning(settings), SearchIndex(keyring)
    searchable = Searchable(sealer, index)
    accounts = Accounts(sealer, uniqueness, tuning, index)
    jobs = Jobs(JobStream(settings.redis_url) if settings.redis_url else None)
    outbox = Outbox(sealer, tuning)
    access = Access(settings, jobs, outbox)
    drafts = Drafts(access, sealer)
    names = Names(access, sealer)
    requests = Requests(sealer)
    cards = Cards(access, outbox, requests)
    links, places = Links(sealer), Places(settings)
    finding, directory = Finding(sealer, dictionary, index), Directory(sealer, dictionary)
    reports = Reports(access, accounts, directory, outbox)
    recent = RecentSearches(sealer)
    attempts = Attempts(tuning, outbox)
    reminders = Reminders(Reminding(accounts, tuning), outbox)
    folding = Folding(settings)
    invites = Invites(accounts, links, places, jobs, chats, outbox, tuning)
    indexed = (NicknameTags(sealer, keyring), ReservedTags(sealer, keyring), SearchTokens(index, searchable))
    gate = Gate(accounts, Standing(accounts), links, places, jobs, chats, outbox)
    listing = Listing(access, sealer)
    editing = Editing(access, accounts, attempts, dictionary, uniqueness, sealer)
    membership = Membership(
        access, accounts, attempts, uniqueness, dictionary, invites, gate, places, jobs, outbox, reminders
    )
    imports = ImportService(access, accounts, dictionary, sealer, keyring, searchable, jobs, documents, settings)
    return Services(
        tuning=tuning,
        changes=Changes(access, tuning),
        sealer=sealer,
        jobs=jobs,
        outbox=outbox,
        backup_notices=BackupNotices(outbox, settings),
        drafts=drafts,
        campaigns=Campaigns(access, drafts, sealer, jobs, tuning),
        access=access,
        trail=Trail(access),
        sessions=Sessions(access, settings.dashboard()),
        api_keys=ApiKeys(access),
        answers=Answers(),
        own_jobs=OwnJobs(access, jobs, LONG_JOBS),
        invites=invites,
        invite_book=InviteBook(access, accounts, names, links),
        gate=gate,
        places=places,
        accounts=accounts,
        consents=Consents(access),
        names=names,
        dictionary=dictionary,
        registration=RegistrationService(accounts, dictionary, uniqueness, outbox, tuning),
        approvals=Approvals(
            access, accounts, dictionary, uniqueness, outbox, has_chat=settings.community_chat_id is not None
        ),
        role_book=RoleBook(access, dictionary),
        level_book=LevelBook(access, dictionary),
        directory=directory,
        profiles=Profiles(accounts, dictionary, uniqueness),
        preferences=Preferences(accounts),
        reminders=reminders,
        own_data=OwnData(sealer, requests, recent),
        deletion=Deletion(access, uniqueness, dictionary, links, places, jobs, chats, outbox, requests, cards, reports),
        roster=Roster(access, sealer, uniqueness, index),
        listing=listing,
        wholes=Wholes(access, sealer, dictionary, listing, finding),
        files=Files(access, accounts),
        editing=editing,
        membership=membership,
        enrolment=Enrolment(access, accounts, dictionary, editing, membership),
        moving=Moving(access, accounts, uniqueness, invites, gate, places, outbox),
        glance=Glance(access, folding, settings),
        digest=Digest(access, folding, jobs, outbox, tuning),
        analytics=build_analytics(access, settings),
        folding=folding,
        recount=Recount(settings),
        exports=ExportService(access, accounts, sealer, jobs, documents, settings),
        imports=imports,
        uploads=UploadService(access, imports, settings),
        health=Health(access, jobs, settings),
        gauges=Gauges(jobs),
        support=Support(accounts, requests, cards),
        helpdesk=Helpdesk(access, accounts, requests, cards),
        cards=cards,
        reindexing=Reindexing(index, searchable, jobs),
        finding=finding,
        searching=Searching(finding, recent),
        introducing=Introducing(finding, directory),
        recognising=Recognising(sealer, index),
        reports=reports,
        protection=Protection(access, jobs, keyring, indexed, settings),
    )


def work_of(services: Services, courier: Courier) -> Work:
    """What the workers do for the services: their kinds of jobs, and what is done again and again."""
    feeding = Feeding(services.sealer, services.tuning)
    lost = {Topic.SUPPORT_ANSWER: services.cards.undelivered, Topic.STAFF_SUPPORT: services.cards.unshown}
    delivery = DeliveryService(services.sealer, services.accounts, courier, feeding, lost)
    abandoned = AbandonedRegistrations(Deadlines(services.accounts, services.tuning), services.outbox)
    return Work(
        # A link that Telegram refuses today is made when somebody has mended it, however long that takes.
        kinds=(
            JobKind(INVITE_JOB, services.invites.work, attempts=1000),
            JobKind(GATE_JOB, services.gate.work, attempts=1000),
            *services.exports.kinds(),
            *services.imports.kinds(),
            services.protection.kind(),
            feeding.kind(),
            services.reindexing.kind(),
        ),
        periodics=(
            Periodic("registrations: timer", _SECOND, abandoned.tick),
            Periodic("registrations: reminders", _SECOND, services.reminders.tick),
            Periodic("messages: delivery", _SECOND / 2, delivery.deliver),
            Periodic("messages: broadcasts", _SECOND / 2, delivery.deliver_bulk),
            Periodic("messages: repeats", _SECOND * 5, delivery.recount),
            Periodic("messages: lost", _SECOND * 30, delivery.give_up_lost),
            Periodic("invites: expiry", _SECOND * 5, services.invites.expire),
            Periodic("invites: revocation", _SECOND, services.invites.revoke),
            Periodic("counts: folding", _SECOND * 5, services.folding.fold),
            Periodic("counts: recount", _SECOND * 60, services.recount.recount_next),
            Periodic("counts of listed members: check", _SECOND * 60, services.dictionary.listed.check),
            Periodic("digest", _SECOND * 15, services.digest.tick),
            Periodic("sessions: tidying", _SECOND * 60, services.sessions.tidy),
            Periodic("api: tidying", _SECOND * 60, services.answers.tidy),
            services.exports.periodic(),
            services.imports.periodic(),
            services.uploads.periodic(),
            services.backup_notices.periodic(),
            services.reindexing.periodic(),
            *services.protection.periodics(),
        ),
    )


@asynccontextmanager
async def open_services(
    settings: Settings, chats: Chats | None = None, documents: Documents | None = None
) -> AsyncIterator[Services]:
    """Bring the database up to date, open it and the keys, and hand out the services until the end.

    Raises:
        WrongSetting: a key or an address cannot be used; says which and what to do.
        RedisUnreachable: its address cannot be understood.
    """
    kek = load_kek(settings)
    await migrate(settings.database(), MODELS)
    async with open_database(settings.database(), MODELS):
        keyring = await load_keys(kek)
        if kek.just_made is not None:
            logger("sealing").warning(
                "A new encryption key was made. Keep a copy elsewhere: without it personal data cannot be read",
                file=str(kek.just_made),
            )
        services = build_services(settings, keyring, chats, documents)
        try:
            await services.tuning.look()
            async with _looking("settings: look", services.tuning.look), _present(keyring):
                yield services
        finally:
            await services.jobs.close()


async def load_keys(kek: Kek) -> Keyring:
    """The keys of the open database, proved on what was written with them.

    Raises:
        WrongKey: one sentence about what is wrong and what to do; nothing has been written, and no key stays behind.
    """
    await prove_references()
    try:
        keyring = await Keyring.load(kek)
    except WrongKey:
        if kek.just_made is None:
            raise
        # The database had a key, and this is not it: a fresh one in its place would only mislead.
        kek.just_made.unlink(missing_ok=True)
        raise WrongKey(
            f"{kek.source}: the file is missing, and what is in the database was sealed with the key that was in it. "
            "Put back the key from your copy of that file; without it the personal data cannot be read."
        ) from None
    await prove(keyring, NicknameTags(Sealer(keyring), keyring))
    return keyring


@asynccontextmanager
async def _present(keyring: Keyring) -> AsyncIterator[None]:
    """Be one of the processes that use the keys: follow their changes, and say which one is known."""
    presence = Presence(keyring)
    await presence.look()
    try:
        async with _looking("keys: look", presence.look):
            yield
    finally:
        with suppress(Exception):  # whoever is not heard of any more is not waited for either
            await presence.leave()


@asynccontextmanager
async def _looking(name: str, look: Callable[[], Awaitable[bool]]) -> AsyncIterator[None]:
    """Look again and again whether another process has changed something."""
    stop = asyncio.Event()
    looking = asyncio.create_task(repeat(Periodic(name, replicas.LOOK, look), stop))
    try:
        yield
    finally:
        stop.set()
        await asyncio.wait([looking], timeout=_LAST_LOOK_SECONDS)
        looking.cancel()
