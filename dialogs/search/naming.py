"""What a search is called: on its chips, above the list, and among the last searches."""

from functools import lru_cache

from dialogs.widgets import short
from school21_bot.app import Services
from school21_bot.errors import NotFound
from school21_bot.people import Filter, Query
from school21_bot.texts import Translator
from school21_bot.wording import level_text

LONGEST_WORDS = 60


async def role_name(services: Services, texts: Translator, role_id: int) -> str:
    """What a role is called now."""
    try:
        return (await services.dictionary.role(role_id)).name
    except NotFound:
        return texts.plain("search-no-more")


async def level_name(services: Services, texts: Translator, level_id: int) -> str:
    """What a level is called now."""
    try:
        return level_text(texts, await services.dictionary.level(level_id))
    except NotFound:
        return texts.plain("search-no-more")


async def names_of(services: Services, texts: Translator, query: Query) -> dict[Filter, list[str]]:
    """The values of each filter, as people call them."""
    return {
        Filter.TEXT: [texts.plain("search-words", words=short(query.text, LONGEST_WORDS))] if query.text else [],
        Filter.ROLES: [await role_name(services, texts, role_id) for role_id in query.roles],
        Filter.LEVELS: [await level_name(services, texts, level_id) for level_id in query.levels],
        Filter.MATES: [texts.plain("button-my-team")] if query.mates else [],
    }


def title_of(texts: Translator, query: Query, names: dict[Filter, list[str]]) -> str:
    """The whole search in a line; the path of role and level always names both."""
    parts = [", ".join(names[part]) for part in Filter]
    if not query.text and not query.mates:
        parts = [parts[0], parts[1] or texts.plain("search-any-role"), parts[2] or texts.plain("search-any-level")]
    return " · ".join(part for part in parts if part)


@lru_cache(maxsize=1024)
def with_count(texts: Translator, name: str, members: str, *, is_chosen: bool = False) -> str:
    """A role or a level with the number of its members; the same few labels stand on most taps of a search."""
    label = texts.plain("search-choice", name=short(name, 40), members=members)
    return f"✓ {label}" if is_chosen else label
