"""What all pages share: the frame with its way around, the language, who looks, and that nothing stays behind."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Any

import panel as pn
import panel_material_ui as pmui
from bokeh.events import ConnectionLost, DocumentReady
from bokeh.models import CustomJS

from school21_bot.access import Visitor
from school21_bot.app import Services
from school21_bot.dashboard.downloads import Downloads
from school21_bot.dashboard.gate import LANGUAGE_HEADER, SESSION_HEADER, THEME_COOKIE, THEME_HEADER
from school21_bot.dashboard.pages import PAGES, Page, View
from school21_bot.errors import Refused
from school21_bot.logs import logger
from school21_bot.texts import Translator, translator

log = logger("dashboard")

_SHAPE = {"shape": {"borderRadius": 12}, "typography": {"button": {"textTransform": "none"}}}
_THEME = {
    "light": {"palette": {"primary": {"main": "#1769b3"}}, **_SHAPE},
    "dark": {
        "palette": {"primary": {"main": "#3a87cf"}},
        # White can be read on the primary colour where letters are large; those of the ways are not.
        "components": {"MuiAppBar": {"styleOverrides": {"root": {"backgroundColor": "#1b5c99"}}}},
        **_SHAPE,
    },
}


# A page whose socket is closed is dead: either its session has ended, and reloading leads to the login, or the server
# starts anew. What needs no session tells when it is there; the page itself would be built for nothing.
_LOOK_AGAIN = """
    const again = () => fetch("/healthz", {cache: "no-store"})
        .then(answer => { if (answer.ok) location.reload(); else throw answer })
        .catch(() => setTimeout(again, 2000))
    setTimeout(again, 500)
"""

# Panel writes the address, but does not hear when somebody goes back or forward, or follows a link that only narrows;
# and it would write what it hears as one step more.
_FOLLOW_THE_ADDRESS = """
    const address = Bokeh.documents[0].roots().find(one => one.type.endsWith("Location"))
    const push = history.pushState.bind(history)
    history.pushState = (state, title, url) => {
        if (new URL(url, location.href).href != location.href) push(state, title, url)
    }
    const follow = () => { address.search = location.search }
    addEventListener("popstate", follow)
    addEventListener("click", event => {
        if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
        const link = event.composedPath().find(one => one.getAttribute?.("href")?.startsWith("?"))
        if (!link) return
        event.preventDefault()
        history.pushState({}, "", link.href)
        follow()
    })
"""

_REMEMBER_THEME = f"""
    const secure = location.protocol === "https:" ? "; Secure" : ""
    const theme = cb_obj.data ? cb_obj.data.dark_theme : cb_obj.dark_theme
    document.cookie = `{THEME_COOKIE}=${{theme ? "dark" : "light"}}; Path=/; Max-Age=31536000; SameSite=Lax${{secure}}`
"""

_watchers: dict[Any, list[Any]] = {}
"""What each open page's frame watches of Panel's own state, by the page's document."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """A page in one browser."""

    page: Page
    services: Services
    downloads: Downloads
    words: Translator
    session: bytes
    body: Any


def applications(services: Services, downloads: Downloads) -> dict[str, Callable[[], Any]]:
    """The pages by their address."""
    pn.extension("tabulator", notifications=False)
    pn.state.on_session_destroyed(_forget)
    return {page.path: _opener(page, services, downloads) for page in PAGES}


def _opener(page: Page, services: Services, downloads: Downloads) -> Callable[[], Any]:
    # A function and nothing else that can be called: of anything else Panel shows the representation.
    def open_page() -> Any:
        try:
            return _build(page, services, downloads)
        except Exception as error:  # Panel would show where and with what it happened
            log.error("a page could not be opened", page=page.slug, exc_info=error)
            return pmui.Alert(object=translator(services.settings.default_language).plain("dashboard-trouble"))

    return open_page


def _build(page: Page, services: Services, downloads: Downloads) -> Any:
    headers = pn.state.headers
    words = translator(headers.get(LANGUAGE_HEADER, services.settings.default_language))
    body = pn.Column(
        pmui.LoadingSpinner(value=True, size=48, margin=40),
        sizing_mode="stretch_width",
        styles={
            "max-width": "1240px",
            "margin": "0 auto",
            "padding": "18px 14px",
            "width": "100%",
            # Else Panel keeps every part of a page as low as the window, and what is higher lies under the next one.
            "max-height": "none",
        },
    )
    opened = _Opened(page, services, downloads, words, bytes.fromhex(headers.get(SESSION_HEADER, "")), body)
    pn.state.onload(partial(_fill, opened))
    before = _watching()
    ways = _ways(page, words)
    frame = pmui.Page(
        title=words.plain("dashboard-title"),
        main=[body],
        header=[pn.pane.HTML(_HEAD_STYLE + ways, sizing_mode="stretch_width", margin=0)],
        sidebar=[pn.pane.HTML(_WAYS_STYLE + ways + _leave(words), sizing_mode="stretch_width")],
        sidebar_open=False,
        sidebar_width=240,
        theme_config=_THEME,
        dark_theme=headers.get(THEME_HEADER) == "dark",
    )
    frame.jscallback(dark_theme=_REMEMBER_THEME)
    pn.state.curdoc.js_on_event(ConnectionLost, CustomJS(code=_LOOK_AGAIN))
    pn.state.curdoc.js_on_event(DocumentReady, CustomJS(code=_FOLLOW_THE_ADDRESS))
    _watchers[pn.state.curdoc] = [one for one in _watching() if one not in before]
    return frame


async def _fill(opened: _Opened) -> None:
    """Put the page's own content into the frame, once it is there."""
    visitor = await opened.services.sessions.visitor_of(opened.session)
    if visitor is None:  # it ended between the page and this moment; the sweep closes the socket
        return
    opened.body[:] = await _content(opened, visitor)


async def _content(opened: _Opened, visitor: Visitor) -> list[Any]:
    view = View(opened.services, visitor, opened.words, opened.downloads)
    try:
        return await opened.page.build(view)
    except Refused:
        return [pmui.Alert(object=opened.words.plain("dashboard-not-for-you"), severity="info")]
    except Exception as error:
        log.error("a page could not be made", page=opened.page.slug, exc_info=error)
        return [pmui.Alert(object=opened.words.plain("dashboard-trouble"), severity="error")]


def _ways(here: Page, words: Translator) -> str:
    links = "".join(
        f'<a href="{page.path}"{" aria-current=page" * (page is here)}>'
        f"{escape(words.plain(f'dashboard-page-{page.slug}'))}</a>"
        for page in PAGES
    )
    return f"<nav>{links}</nav>"


def _leave(words: Translator) -> str:
    leave = escape(words.plain("dashboard-sign-out"))
    languages = "".join(
        f"<button name=language value={code}{' disabled' * (code == words.language)}>{name}</button>"
        for code, name in (("ru", words.plain("dashboard-russian")), ("en", words.plain("dashboard-english")))
    )
    return (
        f"<form class=languages method=post action=/language>{languages}</form>"
        f"<form method=post action=/logout><button>{leave}</button></form>"
    )


# Beside the title where there is room; elsewhere the ways stand behind the button before it.
_HEAD_STYLE = """<style>
nav {display: flex; gap: 2px; padding-left: 12px}
nav a {padding: 8px 12px; border-radius: 10px; color: #fff; text-decoration: none; white-space: nowrap}
nav a {font: 500 .94rem Roboto, sans-serif}
nav a:hover, nav a[aria-current] {background: rgba(0,0,0,.2)}
nav a:focus-visible {outline: 2px solid #fff; outline-offset: -2px}
@media (max-width: 1060px) {nav {display: none}}
</style>"""
_WAYS_STYLE = """<style>
nav a, button {display: block; padding: 11px 14px; border-radius: 10px; color: inherit; text-decoration: none}
nav a, button {font: 500 .98rem Roboto, sans-serif}
nav a:hover, button:hover {background: rgba(128,136,148,.14)}
nav a[aria-current] {background: rgba(23,105,179,.14); color: #2f86d0}
button {border: 0; background: none; width: 100%; text-align: left; cursor: pointer; opacity: .72}
button[disabled] {opacity: 1; font-weight: 700; cursor: default; background: none}
.languages {display: flex}
form {margin-top: 18px; border-top: 1px solid rgba(128,136,148,.22); padding-top: 10px}
</style>"""


def _forget(context: Any) -> None:
    """Let go of a closed page: its frame watches Panel's `busy`, so that its document would never go."""
    for watcher in _watchers.pop(context._document, ()):
        pn.state.param.unwatch(watcher)


def _watching() -> list[Any]:
    return list(pn.state.param.watchers.get("busy", {}).get("value", []))
