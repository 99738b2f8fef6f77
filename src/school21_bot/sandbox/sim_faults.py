"""The page's and the tests' side of faults: what is to go wrong, beginning anew."""

from starlette.requests import Request
from starlette.routing import Route

from school21_bot.sandbox.faults import CALL_KINDS, KINDS, UPDATE_KINDS, Fault
from school21_bot.sandbox.queue import KINDS as UPDATES
from school21_bot.sandbox.refusals import REFUSALS, as_fault
from school21_bot.sandbox.registry import METHODS
from school21_bot.sandbox.sim_routes import Json, route
from school21_bot.sandbox.wishes import SimError, field
from school21_bot.sandbox.world import World

_NUMBERS = {"chat_id": int, "times": int, "status": int, "retry_after": int, "probability": float, "seconds": float}
_TEXTS = ("method", "update", "description")
_LARGEST_BODY = 100_000


async def look(world: World, _: Request, __: Json) -> Json:
    """What is to go wrong, and everything that can be asked for."""
    return {
        **world.faults_seen(),
        "call_kinds": CALL_KINDS,
        "update_kinds": UPDATE_KINDS,
        "methods": [method.name for method in METHODS.values()],
        "updates": sorted(UPDATES),
        "refusals": [{"name": name, "code": code, "description": words} for name, (code, words) in REFUSALS.items()],
    }


async def add(world: World, _: Request, body: Json) -> Json:
    """Let something go wrong from now on; `seed` begins the series of chances anew."""
    fault = _fault(body)
    if body.get("seed") is not None:
        world.faults.seed(field(body, "seed", int))
    return {"n": world.faults.add(fault)}


async def mend(world: World, _: Request, body: Json) -> Json:
    """Let it go well again: one fault by its number, those of a method, or all."""
    world.faults.mend(field(body, "method", str, ""), field(body, "n", int, 0))
    return {}


async def limits(world: World, _: Request, body: Json) -> Json:
    """Let Telegram's rate limits hold, or not."""
    world.limit(on=field(body, "on", bool))
    return {}


async def reset(world: World, _: Request, __: Json) -> Json:
    """Begin anew: nobody there, nothing said, nothing to go wrong, the clock right; the bot stays as it is."""
    world.reset()
    return {}


def routes() -> list[Route]:
    """All addresses of faults, and that which begins anew."""
    return [
        route("/sim/faults", look),
        route("/sim/faults", add, "POST"),
        route("/sim/faults/mend", mend, "POST"),
        route("/sim/limits", limits, "POST"),
        route("/sim/reset", reset, "POST"),
    ]


def _fault(body: Json) -> Fault:
    """The fault that is asked for; raises SimError."""
    kind: str = field(body, "kind", str)
    if kind not in KINDS:
        raise SimError(400, f"kind must be one of {', '.join(KINDS)}")
    named: str = field(body, "refusal", str, "")
    if named and named not in REFUSALS:
        raise SimError(400, f"no such refusal: {named}")
    fields: Json = as_fault(named) if named else {}
    for name, type_ in _NUMBERS.items():
        if body.get(name) is not None:
            fields[name] = type_(field(body, name, int if type_ is int else (int, float)))
    for name in _TEXTS:
        if body.get(name) is not None:
            fields[name] = field(body, name, str)
    if body.get("body") is not None:
        fields["body"] = field(body, "body", str).encode()
    fault = Fault(kind, **fields)
    _check(fault)
    return fault


def _check(fault: Fault) -> None:
    if fault.method and fault.method.lower() not in METHODS:
        raise SimError(400, f"no such method: {fault.method}")
    if fault.update and fault.update not in UPDATES:
        raise SimError(400, f"no such kind of update: {fault.update}")
    if not 0 < fault.probability <= 1:
        raise SimError(400, "probability must be above 0 and at most 1")
    if fault.times < 0 or fault.retry_after < 0 or (fault.seconds < 0 and fault.kind != "shift"):
        raise SimError(400, "times, retry_after and seconds must not be negative")
    if not 200 <= fault.status <= 599:
        raise SimError(400, "status must be between 200 and 599")
    if len(fault.body) > _LARGEST_BODY:
        raise SimError(400, "body is too long")
