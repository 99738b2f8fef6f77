"""Settings that staff change while everything runs: what counts, for how long, and who may."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from school21_bot import audit
from school21_bot.access import COMMAND_LINE, StaffRole, in_the_bot
from school21_bot.app import Services
from school21_bot.audit import Action, Filter
from school21_bot.errors import NotAllowed, RuleViolated
from school21_bot.setting_checks import LONGEST_TEXT
from school21_bot.setting_types import QuietHours
from school21_bot.settings import Settings
from school21_bot.storage import fetch
from school21_bot.tuning import OWN_TEXTS, Tunable, Tuning, written
from tests.services import OWNER

OWNS = in_the_bot(1, OWNER)

WRITTEN: dict[Tunable, tuple[str, Any]] = {
    Tunable.REGISTRATION: ("approval", "approval"),
    Tunable.REGISTRATION_TIMEOUT: ("2h", timedelta(hours=2)),
    Tunable.REMINDERS: ("1d,7d", (timedelta(days=1), timedelta(days=7))),
    Tunable.QUIET_HOURS: ("23-07", QuietHours(23, 7)),
    Tunable.INVITE_MODE: ("one_time", "one_time"),
    Tunable.INVITE_TTL: ("1d", timedelta(days=1)),
    Tunable.SUPPORT_URL: ("https://t.me/help", "https://t.me/help"),
    Tunable.CONSENT_VERSION: ("2027-01", "2027-01"),
    Tunable.CONSENT_RU: ("Согласен <b>на всё</b> &amp; сразу", "Согласен <b>на всё</b> &amp; сразу"),
    Tunable.CONSENT_EN: ("I <i>agree</i>", "I <i>agree</i>"),
    Tunable.WELCOME_RU: ("Привет 👋", "Привет 👋"),
    Tunable.WELCOME_EN: ("Hello", "Hello"),
    Tunable.DIGEST: ("both", "both"),
}

WRONG: list[tuple[Tunable, str, str]] = [
    (Tunable.REGISTRATION, "closed", "unusable"),
    (Tunable.REGISTRATION, "", "unusable"),
    (Tunable.REGISTRATION_TIMEOUT, "soon", "unusable"),
    (Tunable.REGISTRATION_TIMEOUT, "5s", "unusable"),
    (Tunable.REGISTRATION_TIMEOUT, "999999d", "unusable"),
    (Tunable.REGISTRATION_TIMEOUT, "9" * 40 + "d", "unusable"),
    (Tunable.REMINDERS, "7d,1d", "unusable"),
    (Tunable.REMINDERS, "1m", "unusable"),
    (Tunable.REMINDERS, "1d,2d,3d,4d,5d,6d", "unusable"),
    (Tunable.QUIET_HOURS, "9 to 5", "unusable"),
    (Tunable.QUIET_HOURS, "24-09", "unusable"),
    (Tunable.INVITE_MODE, "anybody", "unusable"),
    (Tunable.INVITE_TTL, "1m", "unusable"),
    (Tunable.INVITE_TTL, "366d", "unusable"),
    (Tunable.SUPPORT_URL, "ask Ivan", "unusable"),
    (Tunable.SUPPORT_URL, "javascript:alert(1)", "unusable"),
    (Tunable.CONSENT_VERSION, "", "unusable"),
    (Tunable.CONSENT_VERSION, "a b", "unusable"),
    (Tunable.CONSENT_VERSION, "x" * 33, "unusable"),
    (Tunable.CONSENT_RU, "<b>x", "unusable"),
    (Tunable.CONSENT_EN, "x\x00y", "unusable"),
    (Tunable.WELCOME_RU, "x" * (LONGEST_TEXT + 1), "too-long"),
    (Tunable.WELCOME_RU, "x" * 10**6, "too-long"),
    (Tunable.WELCOME_EN, '<a href="mailto:a@b.ru">x</a>', "link"),
    (Tunable.WELCOME_EN, "<b>x</b>" * 91, "too-many"),
    (Tunable.DIGEST, "hourly", "unusable"),
]


async def entries(action: Action) -> list[dict[str, Any]]:
    """The details of what was done, the oldest first."""
    return [entry.details async for batch in audit.everything(Filter(action=action)) for entry in batch]


def test_every_setting_is_tried() -> None:
    assert set(WRITTEN) == set(Tunable)
    assert {name for name, _, _ in WRONG} | {Tunable.CONSENT_EN} == set(Tunable)


@pytest.mark.parametrize("name", Tunable)
async def test_a_saved_value_counts_here_and_elsewhere_until_it_is_reset(
    name: Tunable, services: Services, settings_of_services: Settings
) -> None:
    text, value = WRITTEN[name]
    elsewhere, before = Tuning(settings_of_services), written(settings_of_services, name)
    await services.changes.save(OWNS, name, f" {text}\n")
    assert getattr(services.settings, name.value) == value
    shown = await services.changes.one(OWNS, name)
    assert (shown.environment, shown.saved, shown.current, shown.overrides) == (before, text, text, True)
    await elsewhere.look()
    assert getattr(elsewhere.now, name.value) == value
    others = set(Tunable) - {name}
    assert {one for one in others if written(services.settings, one) != written(settings_of_services, one)} == set()
    await services.changes.reset(OWNS, name)
    await services.changes.reset(OWNS, name)
    await elsewhere.look()
    assert written(services.settings, name) == written(elsewhere.now, name) == before
    assert (await services.changes.one(OWNS, name)).saved is None
    assert await entries(Action.SETTING_RESET) == [{"setting": name.value}]


@pytest.mark.parametrize(("name", "text", "reason"), WRONG, ids=lambda value: str(value)[:20])
async def test_what_a_setting_cannot_have_is_refused_and_changes_nothing(
    name: Tunable, text: str, reason: str, services: Services
) -> None:
    before = services.settings
    with pytest.raises(RuleViolated) as refusal:
        await services.changes.save(OWNS, name, text)
    assert (refusal.value.field, refusal.value.reason) == (name.value, reason)
    assert services.settings == before
    assert await fetch("SELECT 1 FROM setting") == []
    assert await entries(Action.SETTING_SAVED) == []


async def test_the_log_names_the_setting_and_no_text_and_no_address(services: Services) -> None:
    for name, (text, _) in WRITTEN.items():
        await services.changes.save(OWNS, name, text)
    quiet = OWN_TEXTS | {Tunable.SUPPORT_URL}
    assert await entries(Action.SETTING_SAVED) == [
        {"setting": name.value} if name in quiet else {"setting": name.value, "value": text}
        for name, (text, _) in WRITTEN.items()
    ]


async def test_what_is_saved_already_is_not_written_down_again(services: Services) -> None:
    for _ in range(2):
        await services.changes.save(OWNS, Tunable.DIGEST, "daily")
    assert len(await entries(Action.SETTING_SAVED)) == 1


async def test_several_are_changed_together_or_none_of_them(services: Services) -> None:
    wrong = {Tunable.CONSENT_RU: "Новое согласие", Tunable.CONSENT_VERSION: "a b"}
    with pytest.raises(RuleViolated):
        await services.changes.change(OWNS, wrong)
    assert await fetch("SELECT 1 FROM setting") == []
    await services.changes.change(OWNS, {Tunable.CONSENT_RU: "Новое согласие", Tunable.CONSENT_VERSION: "b"})
    assert (services.settings.consent_ru, services.settings.consent_version) == ("Новое согласие", "b")


async def test_a_saved_value_that_the_rules_of_today_refuse_is_passed_over_and_shown(services: Services) -> None:
    await services.changes.save(OWNS, Tunable.DIGEST, "daily")
    await fetch("UPDATE setting SET value = 'hourly' WHERE name = 'digest'")
    await fetch("INSERT INTO setting (name, value, updated_at) SELECT 'of_tomorrow', 'x', updated_at FROM setting")
    await services.changes.save(OWNS, Tunable.INVITE_TTL, "1d")
    shown = {one.name: one for one in await services.changes.all(OWNS)}
    digest = shown[Tunable.DIGEST]
    assert (digest.saved, digest.current, digest.unusable, digest.overrides) == ("hourly", "off", True, False)
    assert not shown[Tunable.INVITE_TTL].unusable
    assert services.settings.digest == "off"
    await services.changes.save(OWNS, Tunable.DIGEST, "weekly")
    assert not (await services.changes.one(OWNS, Tunable.DIGEST)).unusable


async def test_only_owners_and_admins_see_and_change_them(services: Services) -> None:
    await services.access.grant(COMMAND_LINE, 77, StaffRole.ADMIN)
    await services.access.grant(COMMAND_LINE, 78, StaffRole.ANALYST)
    await services.changes.save(in_the_bot(2, 77), Tunable.DIGEST, "daily")
    for nobody in (in_the_bot(3, 78), in_the_bot(4, 79), in_the_bot(5, None)):
        for refused in (
            services.changes.all(nobody),
            services.changes.one(nobody, Tunable.DIGEST),
            services.changes.save(nobody, Tunable.DIGEST, "off"),
            services.changes.reset(nobody, Tunable.DIGEST),
        ):
            with pytest.raises(NotAllowed):
                await refused
    assert services.settings.digest == "daily"
    assert len(await entries(Action.SETTING_SAVED)) == 1


async def test_whoever_saves_at_the_same_moment_is_heard_and_the_last_one_counts(
    services: Services, settings_of_services: Settings
) -> None:
    values = [f"{hours}h" for hours in range(1, 9)]
    await asyncio.gather(*(services.changes.save(OWNS, Tunable.REGISTRATION_TIMEOUT, value) for value in values))
    (row,) = await fetch("SELECT value FROM setting")
    assert row["value"] in values
    assert sorted(entry["value"] for entry in await entries(Action.SETTING_SAVED)) == values
    assert written(services.settings, Tunable.REGISTRATION_TIMEOUT) == row["value"]
    await asyncio.gather(*(services.changes.reset(OWNS, Tunable.REGISTRATION_TIMEOUT) for _ in range(8)))
    assert services.settings == settings_of_services
    assert len(await entries(Action.SETTING_RESET)) == 1
