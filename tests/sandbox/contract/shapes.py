"""Whether an answer has the shape that aiogram's own types give it: all that must be there, and nothing besides."""

import re
from collections.abc import Iterator
from typing import Any

from aiogram import methods
from aiogram.types import TelegramObject
from pydantic import BaseModel, TypeAdapter


def read(method: str, result: Any) -> Any:
    """The result as the client's type of the method's answer; raises AssertionError for a field that it lacks."""
    kind = getattr(methods, method[0].upper() + method[1:])
    answer = TypeAdapter(kind.__returning__).validate_python(result)
    check(answer, method)
    return answer


def check(value: Any, where: str) -> None:
    """Raise AssertionError when the value carries a field that its type does not know."""
    unknown = list(_unknown(value, where))
    assert not unknown, f"no such field: {', '.join(unknown)}"


def _unknown(value: Any, where: str) -> Iterator[str]:
    if isinstance(value, (list, tuple)):
        for number, one in enumerate(value):
            yield from _unknown(one, f"{where}[{number}]")
    elif isinstance(value, BaseModel):
        assert isinstance(value, TelegramObject)
        for name in value.model_extra or {}:
            yield f"{where}.{re.sub('_$', '', name)}"
        for name in type(value).model_fields:
            yield from _unknown(getattr(value, name), f"{where}.{name}")
