"""Nobody gets anything of the dashboard without a session, nor more than their own with one."""

import asyncio
import base64
import json
import re

import aiohttp
import pytest

from school21_bot.access import in_the_bot
from school21_bot.app import Services
from tests.attacks.conftest import SignIn, post, stranger
from tests.dashboards import OWNER, Dashboard
from tests.patience import PATIENCE_SECONDS

HTML = {"Accept": "text/html"}
OWNS = in_the_bot(1, OWNER)

CLOSED = (
    "/",
    "/operations",
    "/static/js/bokeh.min.js",
    "/static/extensions/panel/panel.min.js",
    "/components/os/__file__",
    "/components/school21_bot.settings/x",
    "/autoload.js?bokeh-autoload-element=x",
    "/metadata",
    "/operations/metadata",
    "/favicon.ico",
    "/rest/session_info",
    "/liveness",
    "/admin",
    "/no/such/page",
    "/login/",
    "//login",
)


async def token_of(browser: aiohttp.ClientSession, dashboard: Dashboard, path: str = "/") -> str:
    """The signed token that a page is sent with."""
    async with browser.get(dashboard.url + path, headers=HTML) as answer:
        found = re.search(r'"token":"([^"]+)"', await answer.text())
        assert answer.status == 200
        assert found is not None
        return found[1]


async def knock(
    browser: aiohttp.ClientSession, dashboard: Dashboard, token: str, *, origin: str | None = "", path: str = "/ws"
) -> int:
    """The status that the opening of a socket gets; 101 when it is open."""
    headers = {} if origin is None else {"Origin": origin or dashboard.url}
    try:
        async with browser.ws_connect(dashboard.url + path, protocols=("bokeh", token), headers=headers):
            return 101
    except aiohttp.WSServerHandshakeError as error:
        return error.status


@pytest.mark.parametrize("path", CLOSED)
async def test_without_a_session_no_path_answers_with_anything(dashboard: Dashboard, path: str) -> None:
    async with stranger() as browser:
        async with browser.get(dashboard.url + path, allow_redirects=False) as answer:
            assert (answer.status, await answer.read()) == (401, b"")
        async with browser.get(dashboard.url + path, headers=HTML, allow_redirects=False) as answer:
            assert (answer.status, answer.headers["Location"]) == (303, "/login")


@pytest.mark.parametrize("cookie", ["", "x", "a" * 5000, "' OR 1=1 --"])
async def test_no_made_up_cookie_opens_anything(dashboard: Dashboard, cookie: str) -> None:
    async with stranger() as browser:
        headers = {"Cookie": f'session="{cookie}"; is_guest=1; user=admin', "X-Auth-Sid": "0" * 64}
        async with browser.get(dashboard.url + "/", headers=headers) as answer:
            assert answer.status == 401


async def test_a_link_works_once_and_only_by_the_button(dashboard: Dashboard, staff: Services) -> None:
    secret = await staff.sessions.invite(OWNS, "ru")
    async with stranger() as browser:
        for _ in range(2):
            async with browser.get(f"{dashboard.url}/login?secret={secret}") as answer:
                assert answer.status == 200
                assert "Set-Cookie" not in answer.headers
        first = await post(browser, dashboard.url, "/login", secret=secret)
        assert first.status == 303
        flags = first.headers["Set-Cookie"].lower()
        assert all(flag in flags for flag in ("httponly", "samesite=lax", "path=/"))
        for wrong in (secret, "", "x" * 100_000):
            assert (await post(browser, dashboard.url, "/login", secret=wrong)).status == 403


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example", "http://127.0.0.1:1"])
async def test_a_form_of_another_site_signs_nobody_in(
    dashboard: Dashboard, staff: Services, origin: str | None
) -> None:
    secret = await staff.sessions.invite(OWNS, "ru")
    headers = {} if origin is None else {"Origin": origin}
    async with stranger() as browser:
        async with browser.post(dashboard.url + "/login", data={"secret": secret}, headers=headers) as answer:
            assert answer.status == 403
        assert (await post(browser, dashboard.url, "/login", secret=secret)).status == 303


async def test_another_name_of_the_machine_is_led_to_the_right_one_or_refused(dashboard: Dashboard) -> None:
    async with stranger() as browser:
        foreign = {"Host": "evil.example"}
        async with browser.get(dashboard.url, headers={**HTML, **foreign}, allow_redirects=False) as answer:
            assert (answer.status, answer.headers["Location"]) == (303, dashboard.url)
        async with browser.get(dashboard.url + "/static/js/bokeh.min.js", headers=foreign) as answer:
            assert answer.status == 421


async def test_a_session_opens_pages_and_files_but_no_module_that_an_address_names(
    dashboard: Dashboard, sign_in: SignIn
) -> None:
    browser = await sign_in()
    for path in ("/", "/operations", "/static/js/bokeh.min.js"):
        async with browser.get(dashboard.url + path, headers=HTML) as answer:
            assert answer.status == 200
            assert answer.headers["X-Frame-Options"] == "DENY"
            assert answer.headers["Referrer-Policy"] == "same-origin"
    for path in ("/components/os/__file__", "/components/antigravity/x", "/components/panelx/y", "/components"):
        async with browser.get(dashboard.url + path) as answer:
            assert answer.status == 403


async def test_the_page_does_not_hold_the_cookie(dashboard: Dashboard, sign_in: SignIn) -> None:
    browser = await sign_in()
    (cookie,) = browser.cookie_jar
    token = await token_of(browser, dashboard)
    payload = base64.urlsafe_b64decode(token.split(".")[0] + "===").decode("utf-8", "replace")
    async with browser.get(dashboard.url, headers=HTML) as answer:
        assert cookie.value not in await answer.text()
    assert cookie.value not in payload


async def test_a_page_names_its_session_itself_for_nobody(dashboard: Dashboard, sign_in: SignIn) -> None:
    browser = await sign_in()
    token = await token_of(browser, dashboard)
    for query, headers in (
        (f"?bokeh-token={token}", {}),
        ("?bokeh-session-id=abc", {}),
        ("", {"Bokeh-Session-Id": "abc"}),
    ):
        async with browser.get(f"{dashboard.url}/{query}", headers={**HTML, **headers}) as answer:
            assert answer.status == 403


async def test_a_socket_needs_the_cookie_the_origin_and_the_token_of_the_same_session(
    dashboard: Dashboard, sign_in: SignIn
) -> None:
    owner, analyst = await sign_in(), await sign_in(7_001)
    token = await token_of(owner, dashboard)
    assert await knock(owner, dashboard, token) == 101
    assert await knock(owner, dashboard, await token_of(owner, dashboard, "/operations"), path="/operations/ws") == 101
    for origin in (None, "null", "https://evil.example", dashboard.url.replace("http", "https")):
        assert await knock(owner, dashboard, token, origin=origin) == 403
    assert await knock(analyst, dashboard, token) == 403
    assert await knock(owner, dashboard, await token_of(analyst, dashboard)) == 403
    async with stranger() as nobody:
        assert await knock(nobody, dashboard, token) == 401


async def test_a_forged_token_opens_no_socket(dashboard: Dashboard, sign_in: SignIn) -> None:
    browser = await sign_in()
    token = await token_of(browser, dashboard)
    forged = base64.urlsafe_b64encode(json.dumps({"session_id": "x", "session_expiry": 9e9}).encode()).decode()
    for wrong in (forged.rstrip("="), "x", "", "{}"):
        assert await knock(browser, dashboard, wrong or "-") == 403
    body, *rest = token.split(".")
    async with browser.ws_connect(
        dashboard.url + "/ws",
        protocols=("bokeh", ".".join([body, *("x" * len(one) for one in rest)])),
        headers={"Origin": dashboard.url},
    ) as socket:
        assert (await socket.receive(timeout=PATIENCE_SECONDS)).type in {
            aiohttp.WSMsgType.CLOSE,
            aiohttp.WSMsgType.CLOSED,
        }


async def test_whoever_is_withdrawn_loses_the_open_socket_within_seconds_and_everything_else_at_once(
    dashboard: Dashboard, staff: Services, sign_in: SignIn
) -> None:
    analyst, owner = await sign_in(7_002), await sign_in()
    tokens = [await token_of(browser, dashboard) for browser in (analyst, owner)]
    headers = {"Origin": dashboard.url}
    async with (
        analyst.ws_connect(dashboard.url + "/ws", protocols=("bokeh", tokens[0]), headers=headers) as theirs,
        owner.ws_connect(dashboard.url + "/ws", protocols=("bokeh", tokens[1]), headers=headers) as ours,
    ):
        assert (await theirs.receive(timeout=PATIENCE_SECONDS)).type is aiohttp.WSMsgType.TEXT  # the greeting, in parts
        await staff.access.withdraw(OWNS, 7_002)
        async with analyst.get(dashboard.url + "/static/js/bokeh.min.js") as answer:
            assert answer.status == 401
        assert await knock(analyst, dashboard, tokens[0]) == 401
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not theirs.closed:
                await theirs.receive()
        assert theirs.close_code == 4001
        assert not ours.closed


async def test_signing_out_ends_this_session_and_everywhere_ends_all(
    dashboard: Dashboard, staff: Services, sign_in: SignIn
) -> None:
    first, second = await sign_in(), await sign_in()
    assert (await post(first, dashboard.url, "/logout")).headers["Location"] == "/login"
    assert [await _status(browser, dashboard) for browser in (first, second)] == [401, 200]
    await staff.sessions.end_all(OWNS)
    assert await _status(second, dashboard) == 401


async def test_health_needs_no_session_and_tells_nothing(dashboard: Dashboard) -> None:
    async with stranger() as browser:
        for path in ("/healthz", "/readyz"):
            async with browser.get(dashboard.url + path, headers={"Host": "probe"}) as answer:
                assert (answer.status, await answer.text()) == (200, "ok\n")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
async def test_no_other_method_is_served(dashboard: Dashboard, sign_in: SignIn, method: str) -> None:
    browser = await sign_in()
    async with browser.request(method, dashboard.url + "/", headers={"Origin": dashboard.url}) as answer:
        assert answer.status in {403, 405}


async def _status(browser: aiohttp.ClientSession, dashboard: Dashboard) -> int:
    async with browser.get(dashboard.url + "/static/js/bokeh.min.js") as answer:
        return answer.status
