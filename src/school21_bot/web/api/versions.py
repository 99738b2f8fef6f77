"""Versions: ETag on what is read, If-None-Match to spare it, If-Match so that nobody overwrites what they never saw."""

import hashlib
import re
from typing import Annotated

from fastapi import Header
from pydantic import BaseModel, WithJsonSchema
from starlette.responses import Response

from school21_bot.web.api.problems import MISSING_VERSION, OTHER_VERSION, Told

IfMatch = Annotated[
    # The description says that it is needed; without it the answer is another one than for a wrong request.
    Annotated[str | None, WithJsonSchema({"type": "string", "minLength": 1})],
    Header(
        alias="If-Match",
        max_length=200,
        description="The ETag of what was read. Needed: without it the answer is 428. `*` is any version.",
        examples=['"7-90cb0a1f"'],
    ),
]
IfNoneMatch = Annotated[
    str | None,
    Header(alias="If-None-Match", max_length=200, description="The ETag that is known: the answer is 304 if it stays."),
]

_TAG = re.compile(r'\s*(W/)?"(([1-9][0-9]{0,9})(?:-[0-9a-f]+)?)"\s*', re.ASCII)
_LARGEST_VERSION = 2**31 - 1


def tagged(body: BaseModel, version: int, known: str | None = None) -> Response:
    """What is read, with its ETag; nothing but that if it is `known`.

    The tag has the version, by which writes are told apart, and a digest of what this key may see: another key sees
    something else, and a role may be renamed without another version.
    """
    content = body.model_dump_json().encode()
    tag = f'"{version}-{hashlib.blake2b(content, digest_size=4).hexdigest()}"'
    if known is not None and (known.strip() == "*" or tag in _tags(known)):
        return Response(status_code=304, headers={"ETag": tag})
    return Response(content, media_type="application/json", headers={"ETag": tag})


def version_of(if_match: str | None) -> int | None:
    """The version that is to be changed; None for any.

    Raises:
        Told: it is not said, or it is no version of ours.
    """
    if if_match is None or not if_match.strip():
        raise Told(MISSING_VERSION)
    if if_match.strip() == "*":
        return None
    found = _TAG.fullmatch(if_match)
    # A weak one never matches (RFC 9110), and of several it would be unclear which one was read.
    if found is None or found[1] or int(found[3]) > _LARGEST_VERSION:
        raise Told(OTHER_VERSION)
    return int(found[3])


def _tags(known: str) -> set[str]:
    return {one.strip().removeprefix("W/") for one in known.split(",")}
