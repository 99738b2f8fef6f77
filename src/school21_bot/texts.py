"""Everything people read comes from `locales/`; what they typed is escaped here and nowhere else."""

import html
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from school21_bot.resources import resource

LANGUAGES = ("ru", "en")


class MissingText(LookupError):
    """A text or one of its variables is not there; the message names which."""


class _Variables(Visitor):
    """Collects the names of the variables in a pattern, and of the messages and terms it refers to."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.references: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  # the visitor's protocol
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802  # the visitor's protocol
        self.references.add(node.id.name)


class Catalogue:
    """The messages of one language."""

    def __init__(self, language: str, folder: Path) -> None:
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        self._own: dict[str, _Variables] = {}
        self._constant: dict[str, str] = {}
        for path in sorted(folder.glob("*.ftl")):
            source = path.read_text(encoding="utf-8")
            self._bundle.add_resource(FluentResource(source))
            self._note_variables(path, source)
        self._variables = {key: tuple(sorted(self._all_variables(key))) for key in self._own}

    @property
    def keys(self) -> set[str]:
        """The keys of all messages (terms are not messages)."""
        return set(self._variables)

    def variables(self, key: str) -> tuple[str, ...]:
        """The names of the variables of message `key`, those of the messages it refers to included.

        Raises:
            MissingText: there is no such message.
        """
        try:
            return self._variables[key]
        except KeyError:
            raise MissingText(f"{self.language}: no text {key!r}") from None

    def format(self, key: str, values: Mapping[str, Any]) -> str:
        """The text of message `key`.

        Raises:
            MissingText: there is no such message, or it has a variable without a value.
        """
        if key in self._constant:
            return self._constant[key]
        variables = self.variables(key)
        for name in variables:
            if name not in values:
                raise MissingText(f"{self.language}: text {key!r} needs {name!r}")
        text = self._formatted(key, values)
        if not variables:
            self._constant[key] = text
        return text

    def _formatted(self, key: str, values: Mapping[str, Any]) -> str:
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise MissingText(f"{self.language}: text {key!r} is empty")
        text, errors = self._bundle.format_pattern(pattern, dict(values))
        if errors:
            raise MissingText(f"{self.language}: text {key!r} is broken")
        return str(text)

    def _note_variables(self, path: Path, source: str) -> None:
        for entry in FluentParser().parse(source).body:
            if isinstance(entry, ast.Junk):
                raise MissingText(f"{path.name}: not Fluent: {(entry.content or '').strip()[:60]!r}")
            if isinstance(entry, ast.Message):
                visitor = _Variables()
                visitor.visit(entry)
                self._own[entry.id.name] = visitor

    def _all_variables(self, key: str) -> set[str]:
        found = self._own[key]
        return found.variables.union(*(self._all_variables(reference) for reference in found.references))


class Translator:
    """The texts in one person's language."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.language = catalogue.language

    def plain(self, key: str, lookup: Callable[[str], Any] | None = None, **values: Any) -> str:
        """The text for a place without markup: a button, a toast. `lookup` finds the values not given."""
        return self._catalogue.format(key, self._values(key, lookup, values))

    def html(self, key: str, lookup: Callable[[str], Any] | None = None, **values: Any) -> str:
        """The text for a message: markup of ours stays, what people typed is escaped."""
        found = self._values(key, lookup, values)
        return self._catalogue.format(key, {name: _escaped(value) for name, value in found.items()})

    def _values(self, key: str, lookup: Callable[[str], Any] | None, given: Mapping[str, Any]) -> dict[str, Any]:
        if lookup is None:
            return dict(given)
        return {name: given[name] if name in given else lookup(name) for name in self._catalogue.variables(key)}


def _escaped(value: Any) -> Any:
    return html.escape(value, quote=False) if isinstance(value, str) else value


@cache
def catalogues() -> dict[str, Catalogue]:
    """All languages, read once."""
    folder = resource("locales")
    return {language: Catalogue(language, folder / language) for language in LANGUAGES}


def pick_language(code: str | None, default: str) -> str:
    """The language to speak with somebody whose Telegram says `code` ("ru", "en-GB", nothing)."""
    primary = (code or "").partition("-")[0].casefold()
    return primary if primary in LANGUAGES else default


@cache
def translator(language: str) -> Translator:
    """The texts in `language`, one of `LANGUAGES`."""
    return Translator(catalogues()[language])
