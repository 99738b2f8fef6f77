"""With REGISTRATION=approval somebody who has confirmed waits; staff decide once."""

import asyncio
from datetime import timedelta

import pytest

from school21_bot import clock
from school21_bot.access import COMMAND_LINE, Right, StaffRole, in_the_bot
from school21_bot.app import Services
from school21_bot.audit.models import AuditEntry
from school21_bot.errors import Conflict, NotAllowed, RuleViolated
from school21_bot.journal.models import Event
from school21_bot.messages.facts import Facts, place_of
from school21_bot.messages.models import Delivery, Outgoing
from school21_bot.people import CONSENT_VERSION, Account, DeclineReason, Status, Step, TelegramNames
from school21_bot.people.models import Attempt, PersonTag, Registration, Role
from school21_bot.people.models import Person as Row
from school21_bot.settings import Settings
from tests.flows.people import make_applicant
from tests.people.conftest import reread
from tests.services import OWNER

NEW_ROLE = {Step.ROLE: "Повар-кондитер"}
OTHER = {Step.SCHOOL_NICKNAME: "petrpetr", Step.MESSENGER_NICKNAME: "petr"}
BY_OWNER = in_the_bot(1, OWNER)


@pytest.fixture
def settings_of_services(settings_of_services: Settings) -> Settings:
    """The same settings, and staff approve."""
    return settings_of_services.model_copy(update={"registration": "approval"})


async def apply(services: Services, telegram_id: int = 1, answers: dict[Step, str] | None = None) -> Account:
    """Somebody who has confirmed."""
    applicant = await make_applicant(services, telegram_id, answers=answers, name="Иван", last_name="Петров")
    return await services.registration.confirm(applicant.id, consent_version=CONSENT_VERSION)


async def cards(services: Services) -> list[tuple[Delivery, dict[str, str | int]]]:
    """The state and the facts of every card, the oldest first."""
    rows = await Outgoing.filter(kind="staff-application").order_by("id")
    opened = [await services.sealer.open(place_of(row.id), row.record, Facts) for row in rows]
    return [(row.state, facts.values) for row, facts in zip(rows, opened, strict=True)]


async def told(account: Account) -> list[str]:
    """What a person was told, the oldest first."""
    return [row.kind for row in await Outgoing.filter(person_id=account.id).order_by("id")]


async def test_who_confirms_waits_and_is_not_a_member_yet(services: Services) -> None:
    account = await apply(services)
    row = await Row.get()
    attempt = await Registration.get()
    assert (account.status, account.draft) == (Status.WAITING, None)
    assert (row.joined_at, row.level_id, row.role_id) == (None, 4, None)
    assert (row.consent_version, row.consent_at is not None) == (CONSENT_VERSION, True)
    assert (attempt.status, attempt.finished_at is not None, attempt.deadline_at) == (Attempt.FINISHED, True, None)
    assert await services.dictionary.roles_by_use() == ()
    ((state, facts),) = await cards(services)
    assert state is Delivery.WAITING
    assert {"name": "Иван Петров", "role": "golang разработчик", "level": "senior"}.items() <= facts.items()


async def test_confirming_twice_makes_one_card(services: Services) -> None:
    account = await apply(services)
    again = await services.registration.confirm(account.id, consent_version=CONSENT_VERSION)
    assert again.status is Status.WAITING
    assert len(await cards(services)) == 1
    assert await Event.filter(kind="registration_finished").count() == 1


async def test_a_role_that_nobody_has_is_free_text_until_it_is_approved(services: Services) -> None:
    account = await apply(services, answers=NEW_ROLE)
    assert not await Role.exists()
    assert (await reread(services, account)).record.new_role == "Повар-кондитер"
    member = await services.approvals.approve(BY_OWNER, account.id)
    assert [role.name for role in await Role.all()] == ["Повар-кондитер"]
    assert member.record.new_role is None
    assert [role.name for role in await services.dictionary.roles_by_use()] == ["Повар-кондитер"]


async def test_the_nicknames_of_who_waits_are_taken(services: Services) -> None:
    await apply(services)
    with pytest.raises(RuleViolated, match="taken"):
        await make_applicant(services, 2)


async def test_who_waits_can_neither_start_over_nor_answer(services: Services) -> None:
    account = await apply(services)
    for attempt in (
        services.registration.begin(account.id),
        services.registration.restart(account.id),
        services.registration.answer(account.id, Step.TEAM, "T", cause="a"),
        services.invites.ensure(account),
    ):
        with pytest.raises(NotAllowed):
            await attempt
    assert (await reread(services, account)).status is Status.WAITING


async def test_approval_makes_a_member_and_counts_the_time(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)
    account = await apply(services)
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(minutes=10))
    member = await services.approvals.approve(BY_OWNER, account.id)
    row, event, entry = await Row.get(), await Event.get(kind="approved"), await AuditEntry.get()
    assert (member.status, row.joined_at) == (Status.MEMBER, now + timedelta(minutes=10))
    assert (event.seconds, event.person, event.role, event.level) == (600, account.id, row.role_id, row.level_id)
    assert (entry.action, entry.actor, entry.target) == ("application-approved", 1, account.id)
    assert await told(account) == ["approved"]
    ((_, facts),) = await cards(services)
    assert facts["outcome"] == "approved"


async def test_a_decline_gives_the_answers_back_to_be_corrected(services: Services) -> None:
    account = await apply(services, answers=NEW_ROLE)
    declined = await services.approvals.decline(BY_OWNER, account.id, DeclineReason.NOT_SCHOOL)
    row, attempt = await Row.get(), await Registration.get()
    assert declined.status is Status.ABANDONED
    assert declined.draft is not None
    assert declined.draft.next_step is Step.SUMMARY
    assert declined.draft.role is not None
    assert declined.draft.role.name == "Повар-кондитер"
    assert (row.role_id, row.level_id) == (None, None)
    assert (attempt.status, attempt.finished_at, attempt.deadline_at) == (Attempt.ABANDONED, None, None)
    assert not await PersonTag.exists()
    event, entry = await Event.get(kind="declined"), await AuditEntry.get()
    assert event.details is not None
    assert event.details["reason"] == "not-school"
    assert event.seconds is not None
    assert (entry.action, entry.details) == ("application-declined", {"reason": "not-school"})
    assert await told(account) == ["declined"]


async def test_who_was_declined_corrects_and_is_decided_about_anew(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = await apply(services)
    await services.approvals.decline(BY_OWNER, account.id, DeclineReason.INCOMPLETE)
    later = clock.now() + timedelta(minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    await services.registration.begin(account.id)
    await services.registration.answer(account.id, Step.TEAM, "Другая", cause="correct")
    await services.registration.confirm(account.id, consent_version=CONSENT_VERSION)
    (_, first), (_, second) = await cards(services)
    assert (first["outcome"], first["team"]) == ("declined", "Lab.SberPay.NFC")
    assert ("outcome" not in second, second["team"]) == (True, "Другая")
    with pytest.raises(Conflict):  # by the card of the answers that were declined
        await services.approvals.approve(BY_OWNER, account.id, number=int(first["number"]))
    assert await services.approvals.is_open(account.id, number=int(second["number"]))
    member = await services.approvals.approve(BY_OWNER, account.id, number=int(second["number"]))
    assert member.status is Status.MEMBER
    assert await told(account) == ["declined", "approved"]
    assert [facts["outcome"] for _, facts in await cards(services)] == ["declined", "approved"]
    assert await Registration.all().count() == 1


async def test_of_decisions_at_once_one_counts_and_the_person_is_told_once(services: Services) -> None:
    for telegram_id, letter in enumerate("abcdef", start=1):
        answers = {Step.SCHOOL_NICKNAME: f"nick{letter}", Step.MESSENGER_NICKNAME: f"mail{letter}"}
        account = await apply(services, telegram_id, answers)
        done = await asyncio.gather(
            services.approvals.approve(BY_OWNER, account.id),
            services.approvals.decline(BY_OWNER, account.id, DeclineReason.OTHER),
            services.approvals.approve(COMMAND_LINE, account.id),
            return_exceptions=True,
        )
        assert [type(one) for one in done if isinstance(one, BaseException)] == [Conflict, Conflict]
        assert len(await told(account)) == 1
        assert await Event.filter(kind__in=["approved", "declined"], person=account.id).count() == 1
        assert await AuditEntry.filter(target=account.id).count() == 1


async def test_nothing_is_decided_about_who_does_not_wait(services: Services) -> None:
    applicant = await make_applicant(services, 1)
    for person_id in (applicant.id, 12345):
        with pytest.raises(Conflict):
            await services.approvals.approve(BY_OWNER, person_id)
        with pytest.raises(Conflict):
            await services.approvals.decline(BY_OWNER, person_id, DeclineReason.OTHER)
    assert not await AuditEntry.exists()


async def test_only_who_looks_after_people_decides(services: Services) -> None:
    account = await apply(services)
    analyst = await services.accounts.arrive(77, TelegramNames("Анна"), "ru")
    await services.access.grant(BY_OWNER, 77, StaffRole.ANALYST, person_id=analyst.id)
    for by in (in_the_bot(analyst.id, 77), in_the_bot(account.id, account.telegram_id)):
        assert not await services.access.may(by, Right.PEOPLE)
        with pytest.raises(NotAllowed):
            await services.approvals.approve(by, account.id)
        with pytest.raises(NotAllowed):
            await services.approvals.decline(by, account.id, DeclineReason.OTHER)
    assert (await reread(services, account)).status is Status.WAITING


async def test_who_is_deleted_while_waiting_leaves_nothing_on_the_cards(services: Services) -> None:
    sent, unsent = await apply(services, 1), await apply(services, 2, OTHER)
    await Outgoing.filter(dedupe_key__contains=str(sent.id)).update(state=Delivery.SENT, message_id=5)
    await services.deletion.delete(sent.id)
    await services.deletion.delete(unsent.id)
    assert await cards(services) == [(Delivery.WAITING, {"outcome": "withdrawn"})]
    for account in (sent, unsent):
        with pytest.raises(Conflict):
            await services.approvals.approve(BY_OWNER, account.id)


async def test_a_member_who_was_approved_is_one_like_any_other(services: Services) -> None:
    account = await apply(services)
    await services.approvals.approve(BY_OWNER, account.id)
    with pytest.raises(NotAllowed):
        await services.registration.begin(account.id)
    again = await services.registration.confirm(account.id, consent_version=CONSENT_VERSION)
    assert (again.status, again.consent_is_due) == (Status.MEMBER, False)
    assert len(await cards(services)) == 1


async def test_the_card_is_amended_however_far_it_has_come(services: Services) -> None:
    answers = [{Step.SCHOOL_NICKNAME: f"nick{letter}", Step.MESSENGER_NICKNAME: f"mail{letter}"} for letter in "abcdef"]
    states = (Delivery.WAITING, Delivery.CLAIMED, Delivery.SENT, Delivery.BLOCKED, Delivery.FAILED, Delivery.UNKNOWN)
    for number, state in enumerate(states, start=1):
        account = await apply(services, number, answers[number - 1])
        await Outgoing.filter(dedupe_key__contains=str(account.id)).update(state=state)
        await services.approvals.approve(BY_OWNER, account.id)
    now = [state for state, _ in await cards(services)]
    # What was sent waits to be edited; what is on its way is looked at when it has arrived.
    assert now == [Delivery.WAITING if state is Delivery.SENT else state for state in states]
    assert {facts["outcome"] for _, facts in await cards(services)} == {"approved"}
