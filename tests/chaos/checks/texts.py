"""Telling by its words what a message was: each text of `locales/` as a pattern, in both languages."""

import re
from functools import cache
from itertools import product
from pathlib import Path

from fluent.syntax import FluentParser, ast

from school21_bot.resources import resource
from tests.chaos.record import Line

LANGUAGES = ("ru", "en")
_MARKUP = re.compile(r"</?[a-z][^>]*>")
_SPACE = re.compile(r"\s+")
_SPACE_IN_LINE = re.compile(r"[^\S\n]+")
_MOST_FORMS = 64
# A variable stands in a form by its name, or by none for what is not told apart.
_FILLED = re.compile(r"\0(\w*)\0")
_ANYTHING = "\0\0"
_OF_SEVERAL_LINES = frozenset({"description"})


def says(line: Line, *keys: str) -> bool:
    """Whether a message says one of these texts, perhaps among others."""
    text = plain(line.text)
    return any(pattern.search(text) for key in keys for pattern in patterns(key))


def labels(*keys: str) -> frozenset[str]:
    """What buttons of these texts say; only for texts in which nothing is filled in."""
    found = {form for key in keys for language in LANGUAGES for form in forms(language, key)}
    return frozenset(form for form in found if not _FILLED.search(form))


def values_in(text: str, key: str) -> dict[str, str] | None:
    """What is filled into a text of several lines, by the names of its variables; None if it is not there."""
    lines = "\n".join(_SPACE_IN_LINE.sub(" ", line).strip() for line in text.split("\n"))
    found = (pattern.search(lines) for pattern in _line_patterns(key))
    return next((match.groupdict() for match in found if match), None)


def plain(text: str) -> str:
    """A text with one space where there are several, of whatever kind."""
    return _SPACE.sub(" ", text).strip()


@cache
def patterns(key: str, *languages: str) -> tuple[re.Pattern[str], ...]:
    """The forms of a text in all languages, or in these; anything may stand where something is filled in."""
    return tuple(
        re.compile(".*?".join(re.escape(piece) for piece in pieces(form)), re.DOTALL)
        for language in languages or LANGUAGES
        for form in forms(language, key)
    )


@cache
def _line_patterns(key: str) -> tuple[re.Pattern[str], ...]:
    found = []
    for language in LANGUAGES:
        for form in _raw_forms(language, key):
            pattern = "".join(
                _group(piece) if number % 2 else re.escape(piece) for number, piece in enumerate(_FILLED.split(form))
            )
            found.append(re.compile(rf"(?:^|(?<=\n)){pattern}(?=\n|\Z)", re.DOTALL))
    return tuple(found)


def _group(name: str) -> str:
    signs = ".*?" if name in _OF_SEVERAL_LINES else r"[^\n]*?"
    return f"(?P<{name}>{signs})" if name else signs


def pieces(form: str) -> list[str]:
    """What stands between what is filled in."""
    return _FILLED.split(form)[::2]


def forms(language: str, key: str) -> list[str]:
    """What a text may be, with marks where something is filled in."""
    return list(dict.fromkeys(map(plain, _raw_forms(language, key))))


def _raw_forms(language: str, key: str) -> list[str]:
    message = _entries(language)[key]
    assert message.value is not None, key
    return list(dict.fromkeys(_MARKUP.sub("", form) for form in _of_pattern(language, message.value)))


def _of_pattern(language: str, pattern: ast.Pattern) -> list[str]:
    choices = [_of_element(language, element) for element in pattern.elements]
    return ["".join(parts) for parts in _some(choices)]


def _some(choices: list[list[str]]) -> list[tuple[str, ...]]:
    """Every way to choose; where these are too many, anything may stand for each choice."""
    number = 1
    for choice in choices:
        number *= len(choice)
    if number > _MOST_FORMS:
        choices = [choice if len(choice) == 1 else [_ANYTHING] for choice in choices]
    return list(product(*choices))


def _of_element(language: str, element: ast.TextElement | ast.Placeable) -> list[str]:
    if isinstance(element, ast.TextElement):
        return [element.value]
    match element.expression:
        case ast.StringLiteral() as literal:
            return [str(literal.parse()["value"])]
        case ast.TermReference() as term:
            wanted = [str(one.value.parse()["value"]) for one in term.arguments.named] if term.arguments else []
            return _of_term(language, f"-{term.id.name}", wanted)
        case ast.MessageReference() as message:
            return _of_pattern(language, _entries(language)[message.id.name].value or ast.Pattern([]))
        case ast.SelectExpression() as select:
            return [form for variant in select.variants for form in _of_pattern(language, variant.value)]
        case ast.VariableReference() as variable:
            return [f"\0{variable.id.name}\0"]
        case _:
            return [_ANYTHING]


def _of_term(language: str, name: str, wanted: list[str]) -> list[str]:
    """A term in the case that is asked for; terms know no other arguments."""
    value = _entries(language)[name].value
    assert value is not None, name
    found = []
    for element in value.elements:
        if isinstance(element, ast.Placeable) and isinstance(element.expression, ast.SelectExpression):
            variants = element.expression.variants
            fitting = [one for one in variants if isinstance(one.key, ast.Identifier) and one.key.name in wanted]
            chosen = fitting or [one for one in variants if one.default]
            found.append(_of_pattern(language, chosen[0].value))
        else:
            found.append(_of_element(language, element))
    return ["".join(parts) for parts in product(*found)]


@cache
def _entries(language: str) -> dict[str, ast.Message | ast.Term]:
    found: dict[str, ast.Message | ast.Term] = {}
    folder: Path = resource("locales") / language
    for path in sorted(folder.glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message):
                found[entry.id.name] = entry
            elif isinstance(entry, ast.Term):
                found[f"-{entry.id.name}"] = entry
    return found


@cache
def keys(language: str) -> tuple[str, ...]:
    """All texts by their names."""
    return tuple(key for key, entry in _entries(language).items() if not key.startswith("-") and entry.value)


@cache
def every_text() -> tuple[str, ...]:
    """All that the bot says to everybody, in all languages."""
    return tuple(
        plain(piece)
        for language in LANGUAGES
        for key in keys(language)
        for form in forms(language, key)
        for piece in pieces(form)
    )
