"""Keyboards under messages: what Telegram accepts as `reply_markup`, and in which words it refuses the rest."""

from typing import Any

from school21_bot.sandbox import links
from school21_bot.sandbox.errors import bad_request
from school21_bot.sandbox.registry import Call

Json = dict[str, Any]

DATA_BYTES = 64
MOST_BUTTONS = 100
MOST_IN_ROW = 8
COPY_CHARACTERS = 256
STYLES = ("danger", "success", "primary")
_OTHER_ACTIONS = {
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
    "pay",
}
_UNREADABLE = "can't parse reply keyboard markup JSON object"


def read_keyboard(call: Call) -> Json | None:
    """The keyboard of a new message, checked; None when there is none. Raises 400."""
    markup = call.json("reply_markup", "reply keyboard markup")
    if markup is None or markup == {}:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _inline(call, markup["inline_keyboard"])
    if "keyboard" in markup:
        return _reply(markup)
    if markup.get("remove_keyboard") or markup.get("force_reply"):
        return markup
    return None


def read_inline_keyboard(call: Call) -> Json | None:
    """The keyboard for an edited message: only an inline one will do. Raises 400."""
    keyboard = read_keyboard(call)
    if keyboard is not None and "inline_keyboard" not in keyboard:
        raise bad_request("inline keyboard expected")
    return keyboard


def _rows(value: Any, name: str) -> list[list[Any]]:
    if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
        raise bad_request(f'field "{name}" of the markup must be an Array of Arrays')
    return [row for row in value if row]


def _inline(call: Call, value: Any) -> Json | None:
    rows = [[_button(button) for button in row] for row in _rows(value, "inline_keyboard")]
    if sum(map(len, rows)) > MOST_BUTTONS or any(len(row) > MOST_IN_ROW for row in rows):
        raise bad_request("reply markup is too long")
    if any(_leads_to_a_private_person(call, button) for row in rows for button in row):
        raise bad_request("BUTTON_USER_PRIVACY_RESTRICTED")
    return {"inline_keyboard": rows} if rows else None


def _leads_to_a_private_person(call: Call, button: Json) -> bool:
    number = links.user_of(button["url"]) if "url" in button else None
    return number is not None and number in call.world.users and call.world.users[number].private


def _button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if "style" in button and button["style"] not in STYLES:
        raise bad_request("can't parse inline keyboard button: Invalid button style specified")
    stored = button | _action(button)
    if not text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    return stored


def _action(button: Json) -> Json:
    """The button's action as Telegram stores it; exactly what makes a tap do something."""
    data = button.get("callback_data")
    if data is not None:
        if not isinstance(data, str) or not 1 <= len(data.encode()) <= DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
        return {}
    if "url" in button:
        return {"url": _url(str(button["url"]))}
    if "copy_text" in button:
        return _copy(button["copy_text"])
    if "web_app" in button:
        return _web_app(button["web_app"])
    if not _OTHER_ACTIONS & button.keys():
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    return {}


def _url(url: str) -> str:
    if links.user_of(url):
        return url
    try:
        return links.checked(url)
    except links.LinkError as error:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: {error}") from None


def _copy(value: Any) -> Json:
    text = value.get("text") if isinstance(value, dict) else None
    if not isinstance(text, str) or not 1 <= len(text) <= COPY_CHARACTERS:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return {}


def _web_app(value: Any) -> Json:
    url = value.get("url", "") if isinstance(value, dict) else ""
    try:
        return {"web_app": {"url": links.checked(str(url), https_only=True)}}
    except links.LinkError as error:
        raise bad_request(f"inline keyboard button Web App URL '{url}' is invalid: {error}") from None


def _reply(markup: Json) -> Json | None:
    rows = [[_reply_button(button) for button in row] for row in _rows(markup["keyboard"], "keyboard")]
    return markup | {"keyboard": rows} if rows else None


def _reply_button(button: Any) -> Json:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request(_UNREADABLE)
    if not button["text"].strip():
        raise bad_request("keyboard button text must be non-empty")
    return button
