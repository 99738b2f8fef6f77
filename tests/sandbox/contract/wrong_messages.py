"""Texts in HTML, inline keyboards and links on buttons that Telegram does not take, and its words for each."""

from tests.sandbox.calling import Json
from tests.sandbox.contract.stage import BUTTON

HTML: dict[str, str] = {
    "Привет <x>": 'Unsupported start tag "x" at byte offset 13',
    "👋🏽<Table>": 'Unsupported start tag "table" at byte offset 8',
    "1 < 2 >": 'Unsupported start tag "" at byte offset 2',
    "<b>жирно": 'Can\'t find end tag corresponding to start tag "b"',
    "<b>жирно <i>и</b></i>": 'Unmatched end tag at byte offset 19, expected "</i>", found "</b>"',
    "<b>x</i>": 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
    "да</b>": "Unexpected end tag at byte offset 4",
    "да <b": "Unclosed start tag at byte offset 5",
    "<b>да</b": "Unclosed end tag at byte offset 7",
    "<span>x</span>": 'Tag "span" must have class "tg-spoiler" at byte offset 0',
    "<a href>x</a>": 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
    '<a ="x">y</a>': 'Empty attribute name in the tag "a" at byte offset 0',
    "<a href=http://x.ru>y</a>": "Unexpected end of name token at byte offset 8",
}

LINKS: dict[str, str] = {
    "http://localhost:8021/login": "Wrong HTTP URL",
    "http://": "URL host is empty",
    "": "URL host is empty",
    "https://school 21.ru": "Wrong HTTP URL",
    "ftp://school21.ru/x": "Unsupported URL protocol",
    "javascript://x.ru/%0aalert(1)": "Unsupported URL protocol",
    "https://school21.ru:99999/": "Wrong port number specified in the URL",
}
GOOD_LINKS = [
    "tg://user?id=1001",
    "https://t.me/school21",
    "http://127.0.0.1:8021/login",
    "school21.ru",
    "tg://resolve?domain=x",
]


def button(**fields: object) -> Json:
    """A keyboard of one button."""
    return {"inline_keyboard": [[{"text": "x"} | fields]]}


KEYBOARDS: list[tuple[object, str]] = [
    ("{", "can't parse reply keyboard markup JSON object"),
    ([1], "object expected as reply markup"),
    (button(callback_data=""), "BUTTON_DATA_INVALID"),
    (button(callback_data="я" * 33), "BUTTON_DATA_INVALID"),
    (button(), "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
    (button(text=" ", callback_data="x"), "inline keyboard button text must be non-empty"),
    (button(copy_text={"text": "x" * 257}), "BUTTON_COPY_TEXT_INVALID"),
    (button(copy_text={"text": ""}), "BUTTON_COPY_TEXT_INVALID"),
    (
        {"inline_keyboard": [[{"callback_data": "x"}]]},
        "can't parse inline keyboard button: Can't find field \"text\"",
    ),
    ({"inline_keyboard": [[BUTTON]] * 101}, "reply markup is too long"),
    ({"inline_keyboard": [[BUTTON] * 9]}, "reply markup is too long"),
    *((button(url=url), f"inline keyboard button URL '{url}' is invalid: {reason}") for url, reason in LINKS.items()),
]
