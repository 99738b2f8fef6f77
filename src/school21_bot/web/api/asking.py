"""What an endpoint is given: the services, and the system that asks, with the scopes that it needs."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.dependencies.models import Dependant
from fastapi.params import Depends as Dependency

from school21_bot.access import Caller, Scope
from school21_bot.app import Services
from school21_bot.web.api.problems import UNKNOWN_PARAMETER, Told, missing_scope

NEEDS = "needed_scopes"
"""The attribute of a dependency that names the scopes: a test reads it of every endpoint."""


async def _services(request: Request) -> Services:
    found: Services = request.app.state.services
    return found


Asked = Annotated[Services, Depends(_services)]


def needs(*scopes: Scope) -> Dependency:
    """Whoever asks, if the key has all of these scopes; whoever misspells a filter gets nothing instead of all."""

    async def check(request: Request) -> Caller:
        caller: Caller = request.scope["caller"]
        for scope in scopes:
            if scope not in caller.scopes:
                raise missing_scope(scope)
        if request.query_params and not set(request.query_params) <= set(_parameters(request.scope["route"].dependant)):
            raise Told(UNKNOWN_PARAMETER)
        return caller

    setattr(check, NEEDS, scopes)
    found: Any = Depends(check)
    return found  # type: ignore[no-any-return]  # that is what it is


def _parameters(of: Dependant) -> Iterator[str]:
    """What may stand in the query of an endpoint."""
    yield from (parameter.alias for parameter in of.query_params)
    for dependency in of.dependencies:
        yield from _parameters(dependency)


Check = Callable[[Request], Awaitable[Caller]]
