"""Russian and English say the same, every text is used, and no text hides in the code."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import Any

import pytest

from dialogs.admin.audit.dates import Period
from dialogs.admin.dumps.getters import FIELDS
from dialogs.admin.settings.options import GROUPS
from dialogs.menu.states import Menu
from dialogs.profile.getters import FOLLOWS_TELEGRAM
from school21_bot.access import Scope, StaffRole, Via
from school21_bot.analytics import LONG_JOBS, DigestKind, Grain
from school21_bot.analytics.invitations import KINDS
from school21_bot.audit import Action, Target
from school21_bot.dashboard.filters import PERIODS
from school21_bot.dashboard.operations.acts import COLUMNS as ACT_COLUMNS
from school21_bot.dashboard.operations.imports import COUNTS as IMPORT_COUNTS
from school21_bot.dashboard.pages import PAGES
from school21_bot.dashboard.pages.funnel import COLUMNS as STEP_COLUMNS
from school21_bot.dashboard.pages.overview import HOURLY as OVERVIEW_SERIES
from school21_bot.dashboard.pages.search import SERIES as SEARCH_SERIES
from school21_bot.dashboard.people_table import COLUMNS as PEOPLE_COLUMNS
from school21_bot.dashboard.person_card import DEEDS
from school21_bot.dumps import ImportState, Left, Reason, Why
from school21_bot.dumps.cleaning import DATES
from school21_bot.invites import Way
from school21_bot.jobs import JobState
from school21_bot.journal import Kind
from school21_bot.messages import CampaignState
from school21_bot.people import (
    LEVEL_NAME,
    MAY_BE_HIDDEN,
    QUESTIONS,
    Category,
    DeclineReason,
    Field,
    Filter,
    Group,
    Order,
    Status,
    Step,
)
from school21_bot.people.level_words import LevelCode
from school21_bot.people.rules import REFUSALS, Refusal
from school21_bot.ports import Parcel, Topic
from school21_bot.resources import resource
from school21_bot.sandbox import html
from school21_bot.sandbox.errors import ApiError
from school21_bot.telegram.commands import COMMANDS
from school21_bot.texts import LANGUAGES, catalogues, translator
from school21_bot.tuning import OWN_TEXTS, Tunable
from school21_bot.wording import CHOICES, DETAILS, LINES, UNITS
from tests.house.source import docstrings, modules

RU, EN = catalogues()["ru"], catalogues()["en"]
KEYS = sorted(RU.keys | EN.keys)
LONGEST_BUTTON = 24

_OWN_MENU = {Menu.applying, Menu.restart, Menu.consent, Menu.consent_details, Menu.invite}
"""Menus whose texts are named in full."""

_HEALTH = ["drift", "notes", "waiting", "troubled", "failing", "failed", "room"]
"""What the dashboard says of the system's health."""

_SEALING_BUTTONS = ["sealing-resume", "sealing-pause", "sealing-cancel", "seal", "rotate", "rotate-index", "unseal"]
_SEALING_BUTTONS += ["really-unseal", "back"]

BUILT: dict[str, Sequence[str]] = {
    "menu-{}": [state.state.partition(":")[2] for state in Menu.__states__ if state not in _OWN_MENU and state.state],
    "ask-{}": [step.value for step in QUESTIONS],
    "edit-{}": [step.value for step in QUESTIONS],
    "question-{}": [step.value for step in Step],
    "guest-{}": [status.value for status in Status if status is not Status.MEMBER],
    "search-several-{}": [Filter.ROLES.value, Filter.LEVELS.value],
    "field-{}": [field.value for field in MAY_BE_HIDDEN],
    "button-hide-{}": [field.value for field in MAY_BE_HIDDEN],
    "button-show-{}": [field.value for field in MAY_BE_HIDDEN],
    "button-{}-off": [category.value for category in Category],
    "button-{}-on": [category.value for category in Category],
    "category-{}": [category.value for category in Category],
    "button-language-{}": [*LANGUAGES, FOLLOWS_TELEGRAM],
    "decline-reason-{}": [reason.value for reason in DeclineReason],
    "declined-{}": [reason.value for reason in DeclineReason],
    "dashboard-login-{}": ["hint", "over"],
    "dashboard-page-{}": [page.slug for page in PAGES],
    "dashboard-status-{}": [status.value for status in Status],
    "dashboard-is-{}": [status.value for status in Status],
    "dashboard-order-{}": [order.value for order in Order],
    "dashboard-column-{}": list(PEOPLE_COLUMNS),
    "dashboard-deed-{}": [*DEEDS, "remove-really", "ban-really"],
    "dashboard-done-{}": list(DEEDS),
    "dashboard-step-{}": [step.value for step in Step],
    "dashboard-period-{}": list(PERIODS),
    "dashboard-health-{}": _HEALTH,
    "dashboard-advice-{}": [name for name in _HEALTH if name != "waiting"],
    "dashboard-jobs-{}": ["what", "began", "state"],
    "dashboard-job-{}": list(LONG_JOBS),
    "dashboard-job-is-{}": [state.value for state in JobState],
    "dashboard-export-{}": ["about", "passphrase", "download", "plain", "plain-about", "plain-download"],
    "dashboard-upload-{}": ["choose", "stop", "stopped", "broken"],
    "dashboard-acts-{}": list(ACT_COLUMNS),
    "dashboard-import-{}": ["unlock", "other-file", "skip", "update", "cancel"],
    "dashboard-import-is-{}": [state.value for state in ImportState],
    "dashboard-import-count-{}": list(IMPORT_COUNTS),
    "dashboard-grain-{}": [grain.value for grain in Grain],
    "dashboard-until-{}": ["approved", "declined"],
    "dashboard-table-{}": ["date", "all", "registered", "unregistered", "share"],
    "dashboard-reminders-{}": ["reminded", "came_back", "came_back_finished"],
    "dashboard-steps-{}": list(STEP_COLUMNS),
    "dashboard-{}": [
        *OVERVIEW_SERIES,
        *SEARCH_SERIES,
        *KINDS,
        "applying",
        "conversion",
        "members",
        "roles",
        "levels",
        "statuses",
    ],
    "event-{}": [kind.value for kind in Kind],
    "setting-{}": [name.value for name in Tunable],
    "settings-about-{}": [name.value for name in Tunable],
    "settings-how-{}": ["choice", "text", *(name.value for name in Tunable if name not in {*CHOICES, *OWN_TEXTS})],
    "settings-group-{}": list(GROUPS),
    "settings-value-{}-{}": [f"{name.value}-{value}" for name, values in CHOICES.items() for value in values],
    "settings-time-{}": list(UNITS),
    "settings-words-{}": [*UNITS, "never"],
    "digest-title-{}": [kind.value for kind in DigestKind],
    "digest-nothing-{}": [kind.value for kind in DigestKind],
    "digest-line-{}": list(LINES),
    "group-{}": [group.value for group in Group],
    "staff-{}": [role.value for role in StaffRole],
    "button-appoint-{}": [role.value for role in StaffRole],
    "level-{}": [code.value for code in LevelCode],
    "command-{}": list(COMMANDS),
    "invite-{}": [way.value for way in Way],
    "letter-{}": [topic.value for topic in Topic if topic is not Topic.BROADCAST],
    "broadcast-{}": [state.value for state in CampaignState if state is not CampaignState.DRAFT],
    "campaign-is-{}": [state.value for state in CampaignState],
    "dump-refused-{}": [reason.value for reason in Reason],
    "dump-left-{}": [left.value for left in Left],
    "dump-why-{}": sorted({why.value for why in Why} | {refusal.reason for refusal in REFUSALS}),
    "dump-field-{}": [*FIELDS, "telegram_id", "registration_date", "is_admin", "attempts", *DATES],
    "button-{}": [*_SEALING_BUTTONS],
    "sealing-is-{}": [state.value for state in JobState],
    "dumps-export-{}": [state.value for state in JobState],
    "dumps-import-{}": [state.value for state in ImportState],
    "parcel-{}": [parcel.value for parcel in Parcel],
    "right-{}": ["can_invite_users", "can_restrict_members", "member"],
    "audit-{}": [action.value for action in Action],
    "scope-{}": [scope.value.replace(":", "-") for scope in Scope],
    "audit-via-{}": [via.value for via in Via],
    "audit-target-{}": [target.value for target in Target],
    "audit-detail-{}": list(DETAILS),
    "audit-period-{}": [period.value for period in Period],
    "button-period-{}": [period.value for period in Period],
    "dictionaries-roles-{}": ["all", "found", "not_found", "none"],
    "refused-{}-{}": [
        *(f"{refusal.field}-{refusal.reason}" for refusal in REFUSALS),
        "passphrase-too-short",
        "passphrase-wrong",
        "word-different",
        f"{Field.SCHOOL_NICKNAME}-taken",
        f"{Field.MESSENGER_NICKNAME}-taken",
        f"{Field.SCHOOL_NICKNAME}-taken-by-other",
        f"{Field.MESSENGER_NICKNAME}-taken-by-other",
        "level-unknown",
        *(f"post-{reason}" for reason in ("too-long", "too-long-caption", "unreadable")),
        *(f"buttons-{reason}" for reason in ("too-many", "unreadable", "too-long", "not-a-link")),
        *(f"moment-{reason}" for reason in ("unreadable", "past", "too-far")),
        "audience-nobody",
        *(f"{Field.ROLE}-{reason}" for reason in ("known", "with-level")),
        *(f"{LEVEL_NAME}-{reason}" for reason in ("empty", "no-letters", "too-long", "known")),
        "words-too-long",
        *(f"dates-{reason}" for reason in ("unreadable", "wrong-order")),
        *(f"support-{reason}" for reason in ("empty", "too-long", "caption-too-long", "too-many")),
        *(f"report-{reason}" for reason in ("empty", "too-long", "too-many")),
        *(f"key_name-{reason}" for reason in ("empty", "too-long")),
        "name-empty",
        "name-too-long",
        *(f"{name.value}-unusable" for name in Tunable if name not in {*CHOICES, *OWN_TEXTS}),
        *(f"own_text-{reason}" for reason in ("too-long", "too-many", "link", "unusable")),
    ],
}
"""Keys that the code puts together, and everything it can put there."""

TAKES_A_KEY = {"T", "Label", "plain", "html", "set_notice", "_refuse", "_warn", "with_notice", "Unread"}
TAKES_A_KEY |= {"Outcome", "_show_below"}
KEY_ARGUMENTS = {"notice", "went_on", "otherwise", "done", "conflict"}
"""What a key is handed to: functions, and arguments by name."""

_WITHOUT_TEXTS = (
    "sandbox",
    "sample",
    "people/",
    "school21_bot/invites/",
    "school21_bot/messages/",
    "/jobs/",
    "/lifecycle/",
    "bot/dumps/",
    "/protection/",
)
"""Rooms that ask for no text: their keys are those of something else."""

HOLDS_KEYS = {"_HELP", "_REASONS", "key"}
"""Tables from something to the key of its text, and a key that is chosen before it is handed on."""

NUMBERS = {"step", "steps", "limit", "length", "number", "pages", "total", "members", "times"}
NUMBERS |= {"parts", "line", "version", "known", "done", "meanwhile", "admins"}


MOST_COMBINATIONS = 300


def _asked() -> Iterator[ast.expr]:
    """Every expression that stands where a key is expected."""
    for _, tree in modules(*_WITHOUT_TEXTS):
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in TAKES_A_KEY:
                yield from node.args
            yield from (keyword.value for keyword in node.keywords if keyword.arg in KEY_ARGUMENTS)


def _constants(node: ast.expr) -> Iterator[str]:
    branches = [node.body, node.orelse] if isinstance(node, ast.IfExp) else [node]
    yield from (one.value for one in branches if isinstance(one, ast.Constant) and isinstance(one.value, str))


def _pattern(node: ast.JoinedStr) -> str:
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)


def _named() -> set[str]:
    return {key for node in _asked() for key in _constants(node)}


def _assigned() -> set[str]:
    """Every string in what holds keys, except for the name under which one is looked up."""
    return {
        inner.value
        for _, tree in modules(*_WITHOUT_TEXTS)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name) and target.id in HOLDS_KEYS
        for inner in ast.walk(node.value)
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str) and inner.value != "key"
    }


def _built() -> set[str]:
    return {pattern.replace("{}-{}", "{}").format(value) for pattern, values in BUILT.items() for value in values}


def test_both_languages_have_the_same_messages() -> None:
    assert RU.keys == EN.keys


def test_a_message_has_the_same_variables_in_both_languages() -> None:
    assert {key: RU.variables(key) for key in KEYS} == {key: EN.variables(key) for key in KEYS}


def test_every_text_that_the_code_asks_for_exists() -> None:
    assert (_named() | _built() | _assigned()) - RU.keys == set()


def test_every_text_is_used() -> None:
    assert RU.keys - _named() - _built() - _assigned() == set()


def test_keys_are_put_together_only_in_the_ways_enumerated_here() -> None:
    assert {_pattern(node) for node in _asked() if isinstance(node, ast.JoinedStr)} == set(BUILT)


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: f"{refusal.field}-{refusal.reason}")
def test_a_refusal_speaks_only_of_numbers_that_its_rule_gives(refusal: Refusal) -> None:
    assert set(RU.variables(f"refused-{refusal.field}-{refusal.reason}")) <= set(refusal.facts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_can_read_the_markup_of_every_message(language: str) -> None:
    assert [trouble for key in KEYS for trouble in _unreadable(key, language)] == []


def _unreadable(key: str, language: str) -> Iterator[str]:
    names = catalogues()[language].variables(key)
    given: list[list[Any]] = [[1, 2, 5] if name in NUMBERS else ["none", "<b>Иван</b> & </i>", ""] for name in names]
    # A text with many variables is tried with some of all combinations, spread evenly.
    every = max(1, 3 ** len(names) // MOST_COMBINATIONS)
    for values in islice(product(*given), 0, None, every):
        try:
            text, _ = html.parse(translator(language).html(key, **dict(zip(names, values, strict=True))))
        except ApiError as error:
            yield f"{key} {values}: {error}"
        else:
            if not text.strip() or "{" in text:
                yield f"{key} {values}: {text!r}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_on_buttons_is_short_and_has_no_markup(language: str) -> None:
    labels = {key for key in KEYS if key.startswith(("button-", "edit-", "search-any-"))}
    labels |= {key for key in KEYS if key.startswith("level-")}
    texts = {key: translator(language).plain(key) for key in labels}
    assert {key: text for key, text in texts.items() if len(text) > LONGEST_BUTTON or "<" in text} == {}


def test_labels_of_buttons_are_named_so_that_they_are_known_as_such() -> None:
    labels = {
        key
        for _, tree in modules("sandbox")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Label"
        for argument in node.args
        for key in _constants(argument)
    }
    assert {key for key in labels if not key.startswith(("button-", "edit-", "search-any-"))} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_written_twice(language: str) -> None:
    written = Counter(
        line.split(" =")[0]
        for file in (resource("locales") / language).glob("*.ftl")
        for line in file.read_text(encoding="utf-8").splitlines()
        if re.match(r"-?[a-z][\w-]* =", line)
    )
    assert [key for key, times in written.items() if times > 1] == []


def test_no_text_in_cyrillic_hides_in_the_code() -> None:
    """Words that are understood or searched, the sample and what the preview shows are no texts of ours."""
    found = [
        f"{name}:{node.lineno}"
        for name, tree in modules(
            "sandbox",
            "sample",
            "visitors",
            "level_words",
            "role_line",
            "dumps/original",
            "search/skeleton",
            "search/sounds",
            "search/stems",
            "search/words",
        )
        for shown in [docstrings(tree) | _previews(tree)]
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in shown
        and re.search("[а-яё]{2}", node.value, re.IGNORECASE)
    ]
    assert found == []


def _previews(tree: ast.Module) -> set[int]:
    """The identities of the nodes that only `make preview` shows."""
    assigned = [
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and any("PREVIEW" in getattr(target, "id", "") for target in node.targets)
    ]
    handed = [
        keyword.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "preview_data"
    ]
    return {id(inner) for outer in (*assigned, *handed) for inner in ast.walk(outer)}
