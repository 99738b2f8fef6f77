"""What every endpoint has: a key, a scope, a rate, an id of the request, a limit of the body, and honest problems."""

import asyncio
import json
from datetime import timedelta
from typing import Any

import pytest
from fastapi.routing import APIRoute

from school21_bot import clock
from school21_bot.access import Scope
from school21_bot.app import Services
from school21_bot.errors import TooSlow
from school21_bot.people import Finding
from school21_bot.settings import Settings
from school21_bot.storage import DatabaseBusy
from school21_bot.web.api import build_app, rate
from school21_bot.web.api.asking import NEEDS
from tests.patience import PATIENCE_SECONDS
from tests.servers import ValkeyForTests
from tests.web.client import NEW, Api


def endpoints(services: Services) -> list[dict[str, Any]]:
    """Each path and method of the description."""
    paths = build_app(services).openapi()["paths"]
    return [{"path": path, "method": method, **what} for path, found in paths.items() for method, what in found.items()]


def scopes_of(dependant: Any) -> tuple[Scope, ...]:
    """The scopes that an endpoint asks for."""
    found: tuple[Scope, ...] = getattr(dependant.call, NEEDS, ())
    return found + tuple(scope for inner in dependant.dependencies for scope in scopes_of(inner))


def routes_of(services: Services) -> list[APIRoute]:
    """The endpoints of every room of the API."""
    from school21_bot.web.api.app import _ROUTERS

    return [route for router in _ROUTERS for route in router.routes if isinstance(route, APIRoute)]


async def test_every_endpoint_asks_for_a_scope_and_says_so(services: Services) -> None:
    routes = routes_of(services)
    assert len(routes) == len(endpoints(services)) > 20
    for route in routes:
        scopes = scopes_of(route.dependant)
        assert scopes, route.path
        for scope in scopes:
            assert f"`{scope.value}`" in route.description or "as for starting it" in route.description, route.path
    asked = {scope for route in routes for scope in scopes_of(route.dependant)}
    assert asked == set(Scope)


async def test_every_endpoint_is_described(services: Services) -> None:
    for one in endpoints(services):
        assert one["summary"]
        assert one["description"]
        assert {"400", "401", "403", "422", "429", "500", "503"} <= set(one["responses"]), one["path"]
        for status, answer in one["responses"].items():
            if int(status) >= 400:
                schema = answer["content"]["application/problem+json"]["schema"]
                assert schema == {"$ref": "#/components/schemas/Problem"}
        for parameter in one.get("parameters", ()):
            assert parameter["description"], (one["path"], parameter["name"])


async def test_without_a_key_nothing_is_told_of_what_there_is(api: Api) -> None:
    forged = api.key[:-2] + ("AA" if api.key[-2:] != "AA" else "BB")
    for path in ("/members", "/nonesuch", "/members/1", "/jobs"):
        for key in ("", forged, "s21_1_x", "é"):
            headers = {"Authorization": f"Bearer {key}"} if key else {}
            answer = await api.get(path, key="", headers=headers)
            assert (answer.status, answer.problem) == (401, "unauthorized"), (path, key)
            assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    basic = await api.get("/members", key="", headers={"Authorization": f"Basic {api.key}"})
    assert basic.status == 401


async def test_a_body_is_not_read_without_a_key(api: Api) -> None:
    answer = await api.ask("POST", "/members", key="", data=b"{", headers={"Content-Type": "application/json"})
    assert answer.status == 401


async def test_a_key_ends_in_the_middle_of_everything(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    key = await api.made(Scope.NUMBERS_READ)
    assert (await api.get("/numbers/funnel", key=key)).status == 200
    now = clock.now
    monkeypatch.setattr(clock, "now", lambda: now() + timedelta(days=30))
    assert (await api.get("/numbers/funnel", key=key)).status == 401


async def test_each_scope_opens_what_it_names_and_nothing_else(api: Api) -> None:
    """Whatever the path, method and body: without its scopes each endpoint refuses before it does anything."""
    for one in endpoints(api.services):
        route = next(
            route
            for route in routes_of(api.services)
            if route.path == one["path"] and one["method"].upper() in (route.methods or ())
        )
        for scope in set(scopes_of(route.dependant)):
            lesser = await api.made(*(set(Scope) - {scope}))
            path = one["path"].replace("{member_id}", "1").replace("{invite_id}", "1")
            path = path.replace("{job_id}", "1").replace("{import_id}", "1")
            answer = await api.ask(one["method"].upper(), path, {} if one["method"] != "get" else None, key=lesser)
            assert (answer.status, answer.problem) == (403, "scope-missing"), (one["path"], scope)
            assert answer.body["scope"] == scope.value


async def test_unknown_paths_and_methods_are_problems_too(api: Api) -> None:
    assert ((await api.get("/nonesuch")).status, (await api.get("/nonesuch")).problem) == (404, "not-found")
    answer = await api.ask("DELETE", "/members")
    assert (answer.status, answer.problem) == (405, "method-not-allowed")
    assert "GET" in answer.headers["Allow"]
    for path in ("/members/", "", "/", "//members", "/nonesuch%0A"):
        assert ((await api.get(path)).status, (await api.get(path)).problem) == (404, "not-found"), path
    assert (await api.get("/members/%0A")).problem == "invalid-request"


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"{", 422), (b"[]", 422), (b'"\xff"', 400), (b'{"name": "\\ud800"}', 422), (b"[" * 20_000, 400), (b"", 422)],
)
async def test_what_is_no_body_is_refused_politely(api: Api, body: bytes, status: int) -> None:
    answer = await api.ask("POST", "/members", data=body, headers={"Content-Type": "application/json"})
    assert answer.status == status
    assert answer.problem in {"invalid-request", "bad-request"}


@pytest.mark.parametrize("chunked", [False, True])
async def test_a_huge_body_is_refused(api: Api, chunked: bool) -> None:
    async def pieces() -> Any:
        for _ in range(200):
            yield b"x" * 1024

    data = pieces() if chunked else b"x" * 200 * 1024
    answer = await api.ask("POST", "/members", data=data, headers={"Content-Type": "application/json"})
    assert (answer.status, answer.problem) == (413, "too-big")


async def test_nothing_that_was_sent_comes_back_in_a_problem(api: Api) -> None:
    for answer in (
        await api.post("/members", NEW | {"school_nickname": "Секрет", "Тайна": 1}),
        await api.post("/members", NEW | {"school_nickname": "Секрет"}),
        await api.get("/members?limit=Тайна"),
        await api.get("/members/Секрет"),
        await api.get("/Тайна"),
        await api.get("/members?cursor=Секрет"),
    ):
        text = answer.content.decode()
        assert answer.status in {404, 422}
        assert not [word for word in ("Секрет", "Тайна") if word in text or json.dumps(word)[1:-1] in text]


async def test_a_request_is_named_and_the_proxys_name_is_kept(api: Api) -> None:
    names = {(await api.get("/levels")).headers["X-Request-Id"] for _ in range(3)}
    assert len(names) == 3
    kept = await api.get("/levels", headers={"X-Request-Id": "0123456789abcdef"})
    assert kept.headers["X-Request-Id"] == "0123456789abcdef"
    forged = await api.get("/levels", headers={"X-Request-Id": "a b\tc"})
    assert forged.headers["X-Request-Id"] != "a b\tc"


async def test_answers_are_kept_by_nobody_and_open_to_no_foreign_page(api: Api) -> None:
    answer = await api.get("/members", headers={"Origin": "https://evil.example"})
    assert answer.headers["Cache-Control"] == "no-store"
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]
    preflight = await api.ask("OPTIONS", "/members", headers={"Origin": "https://evil.example"})
    assert preflight.status == 405


class TestRate:
    """How often a key may ask."""

    @pytest.fixture
    def settings_of_services(self, settings_of_services: Settings) -> Settings:
        return settings_of_services.model_copy(update={"api_rate": 5})

    async def test_a_key_that_asks_too_often_waits_and_another_does_not(self, api: Api) -> None:
        answers = [await api.get("/levels") for _ in range(12)]
        refused = [answer for answer in answers if answer.status == 429]
        assert len(refused) >= 2, "even if a minute has begun meanwhile"
        assert refused[0].problem == "too-many-requests"
        assert 0 < int(refused[0].headers["Retry-After"]) <= rate.WINDOW
        assert answers[0].headers["RateLimit-Policy"] == '"key";q=5;w=60'
        assert answers[0].headers["RateLimit"].startswith('"key";r=4;t=')
        assert refused[0].headers["RateLimit"].startswith('"key";r=0;t=')
        assert (await api.get("/levels", key=await api.made(Scope.MEMBERS_READ))).status == 200

    async def test_without_redis_nobody_is_refused(self, api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
        async def hangs(*_: object, **__: object) -> None:
            await asyncio.sleep(3600)

        monkeypatch.setattr("redis.asyncio.client.Pipeline.execute", hangs)
        monkeypatch.setattr(rate, "PATIENCE", 0.05)
        answers = [await api.get("/levels") for _ in range(12)]
        assert {answer.status for answer in answers} == {200}

    async def test_a_redis_that_comes_back_counts_again(self, api: Api, valkey_server: ValkeyForTests) -> None:
        assert (await api.get("/levels")).status == 200
        valkey_server.come_back_empty()
        async with asyncio.timeout(PATIENCE_SECONDS):
            while "RateLimit" not in (await api.get("/levels")).headers:  # noqa: ASYNC110  # nobody announces it
                await asyncio.sleep(0.1)


@pytest.mark.parametrize(
    ("error", "status", "problem"),
    [
        (DatabaseBusy(), 503, "unavailable"),
        (ConnectionRefusedError("postgres://secret"), 503, "unavailable"),
        (TooSlow(), 503, "too-slow"),
        (ValueError("Иван Петров"), 500, "internal"),
    ],
)
async def test_trouble_is_told_without_what_it_says(
    api: Api, error: Exception, status: int, problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def breaks(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Finding, "listed", breaks)
    answer = await api.get("/search?q=x")
    assert (answer.status, answer.problem) == (status, problem)
    assert "Иван" not in answer.content.decode()
    assert "secret" not in answer.content.decode()
    assert ("Retry-After" in answer.headers) == (status == 503)


async def test_a_database_that_cannot_be_reached_is_said_so_before_the_key_is_known(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def breaks(*_: object, **__: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(type(api.services.api_keys), "caller", breaks)
    answer = await api.get("/members")
    assert (answer.status, answer.problem) == (503, "unavailable")


@pytest.mark.parametrize("cursor", ["AAAA", "i0", "i-1", "k1", "i1.5", "i\u0661", "i1'--", "i" + "9" * 20, ""])
async def test_a_forged_cursor_is_refused(api: Api, cursor: str) -> None:
    answer = await api.get(f"/audit?cursor={cursor}")
    assert (answer.status, answer.problem) == (422, "invalid-request")


async def test_any_place_in_a_list_can_be_read(api: Api) -> None:
    for path in (
        "/audit?cursor=i9999999999999999999",
        "/members?cursor=k9999999999999999999-9999999999999999&order=joined-last",
        "/members?cursor=k1&order=joined-first",
        "/search?q=x&cursor=c7-9999999999999999999",
    ):
        assert (await api.get(path)).status == 200


async def test_a_cursor_of_one_list_opens_no_other(api: Api) -> None:
    for team in ("one", "two"):
        await api.entered(school_nickname=f"nick{team}", messenger_nickname=f"m.{team}", name=f"Иван {team}", team=team)
    cursors = {
        path: (await api.get(f"{path}{'&' if '?' in path else '?'}limit=1")).body["next"]
        for path in ("/members", "/search?q=Иван", "/audit")
    }
    assert all(cursors.values())
    for path in cursors:
        for other, cursor in cursors.items():
            answer = await api.get(f"{path}{'&' if '?' in path else '?'}cursor={cursor}")
            assert answer.status == (200 if path == other else 422), (path, other)


async def test_the_description_is_open_to_everybody(api: Api) -> None:
    answer = await api.get("/openapi.json", key="")
    assert answer.status == 200
    assert answer.body["openapi"].startswith("3.1")
    assert answer.body["servers"] == [{"url": "/api/v1"}]
