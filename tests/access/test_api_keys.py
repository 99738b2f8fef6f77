"""A key of another system: shown once, for less than its maker may, over with its time, its maker, or a word."""

from datetime import timedelta

import pytest

from school21_bot import audit, clock
from school21_bot.access import COMMAND_LINE, RIGHT_OF, Actor, Right, Scope, StaffRole, in_the_bot, scopes_within
from school21_bot.access.models import ApiAnswer, ApiKey
from school21_bot.app import Services
from school21_bot.audit import Action, Filter
from school21_bot.errors import Conflict, NotAllowed, NotFound, RuleViolated
from school21_bot.storage import transaction
from tests.flows.people import make_member
from tests.flows.staff import make_admin, make_analyst
from tests.services import OWNER

OWNS = in_the_bot(1, OWNER)
DAY = timedelta(days=1)
READS = (Scope.MEMBERS_READ, Scope.NUMBERS_READ)


async def make(services: Services, by: Actor = OWNS, scopes: tuple[Scope, ...] = READS) -> tuple[int, str]:
    return await services.api_keys.make(by, "Intranet", scopes, 30 * DAY)


def test_every_scope_lies_within_a_right_and_none_makes_keys_or_staff() -> None:
    assert set(RIGHT_OF) == set(Scope)
    assert not {Right.KEYS, Right.STAFF, Right.ENCRYPTION, Right.SETTINGS} & set(RIGHT_OF.values())
    assert scopes_within([Right.NUMBERS]) == (Scope.NUMBERS_READ, Scope.JOBS_READ, Scope.JOBS_WRITE)


async def test_a_key_says_whose_it_is_and_only_its_hash_is_kept(services: Services) -> None:
    key_id, key = await make(services)
    caller = await services.api_keys.caller(key)
    assert caller is not None
    assert (caller.key, caller.scopes) == (key_id, frozenset(READS))
    assert (caller.actor.person_id, caller.actor.telegram_id, caller.actor.key) == (1, OWNER, key_id)
    secret = key.split("_", 2)[2]
    assert key == f"s21_{key_id}_{secret}"
    assert len(secret) == 43  # 256 bits
    row = await ApiKey.get(id=key_id)
    assert len(row.secret_hash) == 32
    assert secret.encode() != row.secret_hash
    page = await audit.page(Filter(), 0)
    assert [(one.via, one.action, one.target) for one in page.lines] == [("bot", "api-key-made", key_id)]


@pytest.mark.parametrize("change", ["_", "x", "secret", "id", "", "\u0661"])
async def test_what_is_not_quite_a_key_opens_nothing(services: Services, change: str) -> None:
    key_id, key = await make(services)
    _, other = await make(services)
    forged = {
        "secret": f"s21_{key_id}_{other.split('_', 2)[2]}",
        "id": key.replace(str(key_id), str(key_id + 1)),
        "": "",
    }.get(change, key[:-1] + ("A" if key[-1] != "A" else "B") if change == "x" else key + change)
    assert await services.api_keys.caller(forged) is None


async def test_a_key_ends_with_its_time(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    key_id, key = await make(services)
    now = clock.now
    monkeypatch.setattr(clock, "now", lambda: now() + 29 * DAY)
    assert await services.api_keys.caller(key) is not None
    monkeypatch.setattr(clock, "now", lambda: now() + 30 * DAY)
    assert await services.api_keys.caller(key) is None
    assert not (await services.api_keys.view(OWNS, key_id)).works


async def test_a_revoked_key_opens_nothing_and_cannot_be_revoked_twice(services: Services) -> None:
    key_id, key = await make(services)
    await services.api_keys.revoke(OWNS, key_id)
    assert await services.api_keys.caller(key) is None
    with pytest.raises(Conflict):
        await services.api_keys.revoke(OWNS, key_id)
    with pytest.raises(NotFound):
        await services.api_keys.revoke(OWNS, key_id + 1)
    assert [view.works for view in await services.api_keys.all(OWNS)] == [False]


async def test_a_key_may_what_its_maker_may_and_no_more(services: Services) -> None:
    admin = await make_admin(services, 77)
    assert set(await services.api_keys.may_give(admin)) == set(Scope)
    _, key = await make(services, admin)
    caller = await services.api_keys.caller(key)
    assert caller is not None
    may = {right for right in Right if await services.access.may(caller.actor, right)}
    assert may == {Right.PEOPLE, Right.NUMBERS}
    async with transaction():
        with pytest.raises(NotAllowed):
            await services.access.act(caller.actor, Action.API_KEY_MADE)


async def test_a_key_ends_when_its_maker_is_no_staff_any_more_and_stays_so(services: Services) -> None:
    admin = await make_admin(services, 77)
    _, key = await make(services, admin)
    await services.access.withdraw(COMMAND_LINE, 77)
    assert await services.api_keys.caller(key) is None
    await services.access.grant(COMMAND_LINE, 77, StaffRole.ADMIN)
    assert await services.api_keys.caller(key) is None


async def test_a_key_rests_while_its_maker_may_only_look_at_numbers(services: Services) -> None:
    admin = await make_admin(services, 77)
    key_id, key = await make(services, admin)
    await services.access.grant(COMMAND_LINE, 77, StaffRole.ANALYST)
    assert await services.api_keys.caller(key) is None
    assert (await services.api_keys.view(OWNS, key_id)).limited


async def test_keys_are_gone_with_their_maker(services: Services) -> None:
    member = await make_member(services, 77)
    admin = await make_admin(services, 77)
    await make(services, admin)
    await services.deletion.delete(member.id)
    assert not await ApiKey.exists()
    assert not await ApiAnswer.exists()


@pytest.mark.parametrize("role", ["analyst", "member"])
async def test_only_owners_and_admins_make_and_see_keys(services: Services, role: str) -> None:
    if role == "analyst":
        by = await make_analyst(services, 77)
    else:
        member = await make_member(services, 77)
        by = in_the_bot(member.id, 77)
    key_id, _ = await make(services)
    for refused in (
        make(services, by, (Scope.NUMBERS_READ,)),
        services.api_keys.all(by),
        services.api_keys.view(by, key_id),
        services.api_keys.revoke(by, key_id),
        services.api_keys.may_give(by),
    ):
        with pytest.raises(NotAllowed):
            await refused
    assert await ApiKey.all().count() == 1


@pytest.mark.parametrize(("name", "reason"), [("  ", "empty"), ("x" * 65, "too-long")])
async def test_a_key_has_a_short_name(services: Services, name: str, reason: str) -> None:
    with pytest.raises(RuleViolated) as refusal:
        await services.api_keys.make(OWNS, name, READS, DAY)
    assert refusal.value.reason == reason


@pytest.mark.parametrize(("scopes", "life"), [((), DAY), (READS, timedelta(0)), (READS, 367 * DAY)])
async def test_a_key_is_for_something_and_for_a_time(
    services: Services, scopes: tuple[Scope, ...], life: timedelta
) -> None:
    with pytest.raises(Conflict):
        await services.api_keys.make(OWNS, "Intranet", scopes, life)
