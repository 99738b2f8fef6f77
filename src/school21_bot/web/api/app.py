"""The API as one application, and its description."""

from dataclasses import replace
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from redis.asyncio import Redis
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from school21_bot.access import Scope
from school21_bot.app import Services
from school21_bot.errors import Refused
from school21_bot.web.api import dictionaries, exports, imports, invites, jobs, members, numbers, trail
from school21_bot.web.api.outer import Outer
from school21_bot.web.api.problems import MEDIA_TYPE, NOT_THIS_METHOD, Problem, Told, answer_to, on_error
from school21_bot.web.api.rate import Rates

PREFIX = "/api/v1"
VERSION = "1.0.0"
_ROUTERS = (
    members.router,
    dictionaries.router,
    numbers.router,
    invites.router,
    exports.router,
    imports.router,
    trail.router,
    jobs.router,
)
_SCOPES = ", ".join(f"`{scope.value}`" for scope in Scope)
_DESCRIPTION = f"""
The community for other systems: members, numbers, invites, dumps, the log, jobs.

Every request carries `Authorization: Bearer s21_…`; an owner or admin makes the key in the bot (`/admin`, *API keys*).
A key has scopes ({_SCOPES}), an end, and never more rights than its maker has at that moment.

Ids are strings. Lists are paged by an opaque `cursor`. What went wrong is told as `{MEDIA_TYPE}` (RFC 9457). Changes of
a member need `If-Match`; `POST` takes an `Idempotency-Key`. Each key may ask so often in a minute as the headers
`RateLimit` and `RateLimit-Policy` say.
""".strip()


def build_app(services: Services) -> FastAPI:
    """The endpoints and their description, without what stands around them."""
    app = FastAPI(
        title="School 21 community",
        version=VERSION,
        description=_DESCRIPTION,
        docs_url=None,  # their pages would load scripts from elsewhere
        redoc_url=None,
        openapi_url="/openapi.json",
        servers=[{"url": PREFIX}],
        root_path_in_servers=False,
        redirect_slashes=False,
        exception_handlers={Exception: on_error},
    )
    app.add_exception_handler(405, _not_this_method)
    for kind in (Told, Refused, HTTPException, RequestValidationError):
        app.add_exception_handler(kind, on_error)
    app.state.services = services
    for router in _ROUTERS:
        app.include_router(router)
    app.openapi = lambda: _described(app)  # type: ignore[method-assign]  # as the manual of FastAPI has it
    return app


def build_api(services: Services, redis: Redis, *, rate: int) -> ASGIApp:
    """The API as it is served; `rate`: how often a key may ask in a minute."""
    return Outer(build_app(services), services.api_keys, Rates(redis, rate))


async def _not_this_method(request: Request, _: Exception) -> Response:
    """Say every method of the path: the framework knows those of one endpoint alone."""
    path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
    routes = [route for router in _ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    found = [route for route in routes if route.path_regex.fullmatch(path)]
    methods = sorted({method for route in found for method in route.methods or ()})
    return answer_to(replace(NOT_THIS_METHOD, headers={"Allow": ", ".join(methods)}), request.scope.get("request_id"))


def _described(app: FastAPI) -> dict[str, Any]:
    if app.openapi_schema is None:
        found = get_openapi(
            title=app.title,
            version=app.version,
            description=app.description,
            routes=app.routes,
            servers=app.servers,
        )
        parts = found["components"]
        parts["schemas"]["Problem"] = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        parts["schemas"] |= parts["schemas"]["Problem"].pop("$defs")
        parts["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer", "bearerFormat": "s21_<id>_<secret>"}}
        found["security"] = [{"key": []}]
        for endpoint in (endpoint for methods in found["paths"].values() for endpoint in methods.values()):
            for parameter in endpoint.get("parameters", ()):
                if parameter["name"] == "If-Match":
                    parameter["required"] = True
        app.openapi_schema = found
    return app.openapi_schema
