"""Settings that stand in files of their own: BOT_TOKEN_FILE names a file that holds BOT_TOKEN."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource

# Longer than any text among the settings, and little enough to read when the path names the wrong thing.
_LONGEST = 64 * 1024


class WrongFiles(ValueError):
    """One line per file that gives no value: the variable, the problem, what to do; never what is in it."""


class SettingsInFiles(PydanticBaseSettingsSource):
    """For every NAME of the settings that has no file of its own kind, what is in the file that NAME_FILE names.

    It stands right after the source whose `variables` it reads, and knows no others.
    """

    def __init__(self, settings_cls: type[BaseSettings], variables: Mapping[str, str | None]) -> None:
        super().__init__(settings_cls)
        self._variables = variables

    def __call__(self) -> dict[str, Any]:
        """Read all of them.

        Raises:
            WrongFiles: a file cannot be read, or a setting is given twice.
        """
        found, wrong = {}, []
        for name in names_with_files(self.settings_cls):
            path = self._variables.get(f"{name}_file")
            if not path:
                continue
            try:
                found[name] = self._read(name, Path(path))
            except WrongFiles as problem:
                wrong.append(str(problem))
        if wrong:
            raise WrongFiles("\n".join(wrong))
        return found

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:  # noqa: ARG002
        """Asked for by the library's base class alone."""
        return self().get(field_name), field_name, False

    def _read(self, name: str, path: Path) -> str:
        variable = f"{name.upper()}_FILE"
        if self._variables.get(name):
            raise WrongFiles(f"{name.upper()}: is set, and {variable} too. Leave one of them.")
        try:
            with path.open("rb") as file:
                content = file.read(_LONGEST + 1)
        except PermissionError:
            raise WrongFiles(
                f"{variable}: {path} may not be read by user {os.geteuid()}, who runs this process. "
                "Let that user read it."
            ) from None
        except OSError as problem:
            raise WrongFiles(
                f"{variable}: {path}: {problem.strerror}. Name a file that holds nothing but the value. "
                f"For example: {variable}=/run/secrets/{name}"
            ) from None
        if len(content) > _LONGEST:
            raise WrongFiles(f"{variable}: {path} is too large to be the value of a setting. Name another file.")
        try:
            text = content.decode("utf-8-sig").strip()
        except UnicodeDecodeError:
            raise WrongFiles(f"{variable}: {path} is no text. Name a file that holds nothing but the value.") from None
        if not text:
            raise WrongFiles(f"{variable}: {path} is empty. Put the value into it, or name another file.")
        return text


def names_with_files(settings_cls: type[BaseSettings]) -> list[str]:
    """The settings that can be given by NAME_FILE: all whose NAME_FILE is not a setting itself."""
    fields = settings_cls.model_fields
    return [name for name in fields if not name.endswith("_file") and f"{name}_file" not in fields]
