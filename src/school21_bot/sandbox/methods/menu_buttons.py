"""The button beside the text field: commands, or a web app."""

from school21_bot.sandbox import links
from school21_bot.sandbox.errors import ApiError, bad_request
from school21_bot.sandbox.files import Json
from school21_bot.sandbox.registry import Call, method
from school21_bot.sandbox.world import EVERYBODY


@method("setChatMenuButton")
def set_chat_menu_button(call: Call) -> bool:
    """Replace the button of one private chat, or of all that have none of their own."""
    user_id, button = _user_id(call), _button(call)
    _check_known(call, user_id)
    if button["type"] == "default":
        call.world.menu_buttons.pop(user_id, None)
    else:
        call.world.menu_buttons[user_id] = button
    call.world.revision += 1
    return True


@method("getChatMenuButton")
def get_chat_menu_button(call: Call) -> Json:
    """The button of one private chat, or that of all others."""
    user_id = _user_id(call)
    _check_known(call, user_id)
    return call.world.menu_buttons.get(user_id) or {"type": "default" if user_id else "commands"}


def _user_id(call: Call) -> int:
    if not call.text("chat_id"):
        return EVERYBODY
    user_id = call.integer("chat_id")
    if user_id <= 0:
        raise bad_request("invalid chat_id specified")
    return user_id


def _check_known(call: Call, user_id: int) -> None:
    if user_id != EVERYBODY and user_id not in call.world.users:
        raise bad_request("USER_ID_INVALID")


def _button(call: Call) -> Json:
    button = call.json("menu_button", "menu button")
    if button is None:
        return {"type": "default"}
    if not isinstance(button, dict):
        raise _unreadable("MenuButton must be an Object")
    kind = _text(button, "type")
    if kind in ("default", "commands"):
        return {"type": kind}
    if kind != "web_app":
        raise _unreadable("MenuButton has unsupported type")
    if not isinstance(button.get("web_app"), dict):
        raise _unreadable('Can\'t find field "web_app"')
    text, url = _text(button, "text"), _text(button["web_app"], "url")
    if not text.strip():
        raise bad_request("menu button text must be non-empty")
    try:
        return {"type": kind, "text": text, "web_app": {"url": links.checked(url, https_only=True)}}
    except links.LinkError as error:
        raise bad_request(f"menu button Web App URL '{url}' is invalid: {error}") from None


def _text(values: Json, name: str) -> str:
    value = values.get(name)
    if not isinstance(value, str):
        raise _unreadable(f'Can\'t find field "{name}"')
    return value


def _unreadable(reason: str) -> ApiError:
    return bad_request(f"can't parse menu button: {reason}")
