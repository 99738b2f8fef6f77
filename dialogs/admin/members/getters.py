"""What the windows about people read."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.widgets import (
    Choice,
    actor,
    date_text,
    moment_text,
    number_text,
    page_number,
    page_of,
    services,
    short,
    turn_to,
)
from school21_bot.access import Right
from school21_bot.app import Services
from school21_bot.people import (
    MAY_BE_HIDDEN,
    QUESTIONS,
    Category,
    DeclineReason,
    Deed,
    Group,
    HistoryLine,
    PersonFile,
    RosterLine,
    Status,
    Step,
    possible_deeds,
)
from school21_bot.texts import Translator
from school21_bot.wording import level_text

Getter = Callable[..., Awaitable[dict[str, Any]]]

FOUND_SCROLL = "found_pages"
PEOPLE_SCROLL = "people_pages"
FOUND_PER_PAGE = 10

GROUPS = tuple(Group)
REASONS = tuple(DeclineReason)


def chosen(manager: DialogManager) -> int:
    """The person whose file is open."""
    person_id: int = manager.dialog_data["person"]
    return person_id


async def lists(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The lists there are, with how many people are in each; those of nobody are left out."""
    counts = await services.roster.counts(actor(dialog_manager))
    return {
        "choices": [
            Choice(
                number,
                texts.plain(
                    "search-choice", name=texts.plain(f"group-{group.value}"), members=number_text(texts, counts[group])
                ),
            )
            for number, group in enumerate(GROUPS, start=1)
            if counts[group]
        ]
    }


async def found(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A page of those who were found."""
    data = dialog_manager.dialog_data
    ids: list[int] = data.get("found", [])
    shown, paging = await page_of(dialog_manager, FOUND_SCROLL, ids, FOUND_PER_PAGE)
    lines = await services.roster.lines(actor(dialog_manager), tuple(shown))
    return {
        "choices": [Choice(line.id, line_text(texts, line)) for line in lines],
        "total": len(ids),
        "banned": data.get("banned") is not None,
        **paging,
    }


async def people(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A page of a list."""
    group = Group(dialog_manager.dialog_data["group"])
    page = await services.roster.page(actor(dialog_manager), group, await page_number(dialog_manager, PEOPLE_SCROLL))
    await turn_to(dialog_manager, PEOPLE_SCROLL, page.number)
    return {
        "group": texts.plain(f"group-{group.value}"),
        "choices": [Choice(line.id, line_text(texts, line)) for line in page.lines],
        "total": page.total,
        "number": page.number + 1,
        "pages": page.pages,
        "several": page.pages > 1,
    }


async def file(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Everything about a person, and what can be done."""
    by = actor(dialog_manager)
    opened = await services.files.read(by, chosen(dialog_manager))
    role = await services.access.role_of(opened.account.telegram_id)
    return {
        **_described(texts, services, opened),
        **_deeds(services, opened),
        "staff": role.value if role else "none",
        "may_appoint": opened.account.telegram_id is not None and await services.access.may(by, Right.STAFF),
    }


async def history(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What happened last."""
    person_id = chosen(dialog_manager)
    lines = await services.files.history(actor(dialog_manager), person_id)
    opened = await services.files.read(actor(dialog_manager), person_id)
    return {
        "name": opened.account.record.full_name or texts.plain("nothing-stated"),
        "lines": "\n".join([_happened(texts, services, line) for line in lines]),
    }


async def fields(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """All answers as they are."""
    values = await _values(services, texts, dialog_manager)
    return {
        **{step.value: value or texts.plain("nothing-stated") for step, value in values.items()},
        "name": values[Step.SUMMARY],
    }


def correction(step: Step) -> Getter:
    """The data of a window in which an answer is corrected: whose, and the answer as it is."""

    async def getter(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
        values = await _values(services, texts, dialog_manager)
        return {
            "name": values[Step.SUMMARY],
            "value": values[step],
            "given": bool(values[step]),
            "role": values[Step.ROLE],
        }

    return getter


async def decision(services: Services, texts: Translator, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Whom a question is about, and the account it may be about."""
    opened = await services.files.read(actor(dialog_manager), chosen(dialog_manager))
    return {
        "name": opened.account.record.full_name or texts.plain("nothing-stated"),
        "account": str(dialog_manager.dialog_data.get("account", "")),
        "choices": [
            Choice(number, texts.plain(f"decline-reason-{reason.value}"))
            for number, reason in enumerate(REASONS, start=1)
        ],
    }


async def next_question(manager: DialogManager, person_id: int) -> Step | None:
    """What is yet to be entered for somebody whom staff enter by hand; None for anybody else."""
    opened = await services(manager).files.read(actor(manager), person_id)
    draft = opened.account.draft
    return draft.next_step if draft is not None and opened.account.telegram_id is None else None


def line_text(texts: Translator, line: RosterLine) -> str:
    """A person in a list: the name, by what else they are known, and where they stopped."""
    if not line.is_readable:
        return texts.plain("person-unreadable", number=str(line.id))
    parts = [line.name or texts.plain("nothing-stated"), line.nickname]
    if line.step is not None and line.status in {Status.APPLYING, Status.ABANDONED}:
        parts.append("…" + texts.plain(f"question-{line.step.value}"))
    return short(" · ".join(part for part in parts if part))


def _described(texts: Translator, services: Services, opened: PersonFile) -> dict[str, Any]:
    account, nothing, settings = opened.account, texts.plain("nothing-stated"), services.settings
    answers = account.record
    hidden = [texts.plain(f"field-{field.value}") for field in MAY_BE_HIDDEN if field in account.hidden]
    unwanted = [texts.plain(f"category-{category.value}") for category in Category if category in account.unwanted]
    return {
        "name": answers.full_name or nothing,
        "status": account.status.value,
        "role": opened.role.name if opened.role else nothing,
        "level": level_text(texts, opened.level),
        "school_nickname": answers.school_nickname or nothing,
        "messenger_nickname": answers.messenger_nickname or nothing,
        "team": answers.team or nothing,
        "description": answers.description or "",
        "telegram": f"@{answers.username}" if answers.username else texts.plain("card-no-username"),
        "telegram_id": "none" if account.telegram_id is None else str(account.telegram_id),
        "joined": date_text(opened.joined_at, settings),
        "left": date_text(opened.left_at, settings),
        "waiting": date_text(opened.finished_at if account.status is Status.WAITING else None, settings),
        "question": _stopped_at(texts, opened),
        "blocked": "yes" if account.bot_blocked else "no",
        "listed": "yes" if account.listed else "no",
        "hidden": bool(hidden),
        "fields": ", ".join(hidden),
        "unwanted": ", ".join(unwanted),
        "chat": f"https://t.me/{answers.username}" if answers.username else _by_id(account.telegram_id),
    }


def _by_id(telegram_id: int | None) -> str:
    return "" if telegram_id is None else f"tg://user?id={telegram_id}"


def _stopped_at(texts: Translator, opened: PersonFile) -> str:
    if opened.account.draft is None:
        return "none"
    return texts.plain(f"question-{opened.account.draft.next_step.value}")


def _deeds(services: Services, opened: PersonFile) -> dict[str, bool]:
    possible = possible_deeds(opened, has_chat=services.places.configured is not None)
    return {f"can_{deed.value}": deed in possible for deed in Deed}


def _happened(texts: Translator, services: Services, line: HistoryLine) -> str:
    at = moment_text(line.at, services.settings)
    if line.by_staff:
        return texts.html("history-line", at=at, what=texts.plain(f"audit-{line.what}"), more="none")
    more = texts.plain(f"question-{line.step}") if line.step in set(QUESTIONS) else "none"
    if (category := line.details.get("category")) in set(Category):
        more = texts.plain(f"category-{category}")
    return texts.html("history-line", at=at, what=texts.plain(f"event-{line.what}"), more=more)


async def _values(services: Services, texts: Translator, manager: DialogManager) -> dict[Step, str]:
    """The answers to all questions, "" where there is none; in place of the summary the name."""
    opened = await services.files.read(actor(manager), chosen(manager))
    answers = opened.account.record
    return {
        Step.SCHOOL_NICKNAME: answers.school_nickname or "",
        Step.MESSENGER_NICKNAME: answers.messenger_nickname or "",
        Step.TEAM: answers.team or "",
        Step.ROLE: opened.role.name if opened.role else "",
        Step.LEVEL: level_text(texts, opened.level) if opened.level else "",
        Step.DESCRIPTION: answers.description or "",
        Step.SUMMARY: answers.full_name or texts.plain("nothing-stated"),
    }
