"""Which parts of a request do not fit the schema, and what to do about it; never what was sent."""

from typing import Any

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field


class Fault(BaseModel):
    """What is wrong with one part of a request."""

    field: str = Field(description="Which part: `body.team`, `query.limit`, or the field of a rule.")
    reason: str = Field(description="Why, as a short name that stays the same: `too-long`, `taken`, `missing`.")
    limit: int | None = Field(default=None, description="The limit that is overstepped, if there is one.")
    length: int | None = Field(default=None, description="How long it is.")


NO_OBJECT = Fault(field="body", reason="no-object")
NO_OTHERS = Fault(field="query", reason="extra-forbidden")
NO_JSON = Fault(field="body", reason="json-invalid")


def faults_of(error: RequestValidationError) -> tuple[list[Fault], str | None]:
    """Where and why, and what to do if the names of the fields do not say it."""
    faults, detail = [], None
    for one in error.errors():
        if one["type"] == "json_invalid":
            faults.append(NO_JSON)
            detail = f"The body is no JSON from character {one['loc'][-1]} on."
        elif one["type"] == "model_attributes_type" and tuple(one["loc"]) == ("body",):
            faults.append(NO_OBJECT)
            detail = "Send a JSON object, with `Content-Type: application/json`."
        else:
            faults.append(_fault(one))
    return faults, detail


def _fault(one: dict[str, Any]) -> Fault:
    place = [str(part) for part in one["loc"]]
    # Names in the body that are not ours may be anything.
    if one["type"] == "extra_forbidden":
        place = place[:-1]
    return Fault(field=".".join(place), reason=one["type"].replace("_", "-"))
