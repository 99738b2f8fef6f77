"""Parameters that are missing or wrong, method by method, and the words of the server for each."""

from tests.sandbox.contract.stage import Stage
from tests.sandbox.contract.test_methods import Parameters, to_person

Wrong = tuple[Parameters, str]


def entities(*values: object) -> Parameters:
    """A text with these entities."""
    return to_person(text="Привет", entities=list(values))


def media(value: object) -> Parameters:
    """New media for the document."""
    return lambda s: {"chat_id": s.chat, "message_id": s.document, "media": value}


def menu(value: object) -> Parameters:
    """A button beside the text field."""
    return to_person(menu_button=value)


def scope(value: object) -> Parameters:
    """A scope of commands."""
    return lambda s: {"commands": [], "scope": value}


def copied(s: Stage, **parameters: object) -> dict[str, object]:
    """A copy of the text, into the other chat."""
    return {"chat_id": s.other, "from_chat_id": s.chat, "message_id": s.text} | parameters


WRONG: dict[str, list[Wrong]] = {
    "sendMessage": [
        (to_person(), "message text is empty"),
        (to_person(text="x", parse_mode="BBCode"), "unsupported parse_mode"),
        (entities(1), "can't parse MessageEntity: expected an Object"),
        (entities({"type": "bold", "length": 1}), "can't parse MessageEntity: Can't find field \"offset\""),
        (
            entities({"type": "bold", "offset": "a", "length": 1}),
            'can\'t parse MessageEntity: Field "offset" must be of type Number',
        ),
        (entities({"offset": 0, "length": 1}), "can't parse MessageEntity: Can't find field \"type\""),
        (
            entities({"type": "loud", "offset": 0, "length": 1}),
            "can't parse MessageEntity: Unsupported type specified",
        ),
        (
            entities({"type": "text_link", "offset": 0, "length": 1}),
            "can't parse MessageEntity: Can't find field \"url\"",
        ),
    ],
    "copyMessage": [
        (lambda s: {"chat_id": s.other, "message_id": s.text}, 'parameter "from_chat_id" is required'),
        (lambda s: copied(s, from_chat_id=5), "chat not found"),
        (lambda s: copied(s, message_id=""), "message identifier is not specified"),
        (lambda s: copied(s, message_id=999_999), "message to copy not found"),
        (lambda s: copied(s, chat_id=""), "chat_id is empty"),
        (lambda s: copied(s, from_chat_id=s.community, message_id=s.in_community, chat_id=5), "chat not found"),
    ],
    "editMessageText": [
        (lambda s: {"chat_id": s.chat, "text": "x"}, "message identifier is not specified"),
        (lambda s: {"text": "x"}, "message identifier is not specified"),
        (lambda s: {"inline_message_id": "AAAA", "text": "x"}, "MESSAGE_ID_INVALID"),
        (
            lambda s: {"chat_id": s.chat, "message_id": s.document, "text": "x"},
            "there is no text in the message to edit",
        ),
        (
            lambda s: {"chat_id": s.chat, "message_id": s.text, "text": "x", "reply_markup": {"keyboard": [["Да"]]}},
            "inline keyboard expected",
        ),
    ],
    "editMessageCaption": [
        (
            lambda s: {"chat_id": s.chat, "message_id": s.text, "caption": "x"},
            "there is no caption in the message to edit",
        ),
    ],
    "editMessageMedia": [
        (media(""), "can't parse input media JSON object"),
        (media("x.png"), "can't parse input media JSON object"),
        (media([]), "can't parse InputMedia: expected an Object"),
        (media({"media": "x"}), "can't parse InputMedia: Can't find field \"type\""),
        (media({"type": "photo"}), "can't parse InputMedia: Media is not specified"),
        (media({"type": "photo", "media": "attach://x"}), "can't parse InputMedia: media not found"),
        (media({"type": "photo", "media": "x"}), "wrong file identifier/HTTP URL specified"),
        (
            lambda s: media({"type": "photo", "media": s.file_id})(s),
            "can't use file of type Document as Photo",
        ),
        (
            lambda s: media({"type": "document", "media": s.file_id})(s) | {"message_id": s.typed},
            "message can't be edited",
        ),
    ],
    "deleteMessage": [
        (lambda s: {"message_id": s.text}, "chat identifier is not specified"),
        (to_person(), "message identifier is not specified"),
        (to_person(message_id="first"), "message identifier is not specified"),
    ],
    "deleteMessages": [
        (to_person(), "message identifiers are not specified"),
        (to_person(message_ids=[]), "message identifiers are not specified"),
        (to_person(message_ids="{"), "can't parse message_ids JSON object"),
        (to_person(message_ids={"a": 1}), "expected an Array of message identifiers"),
        (to_person(message_ids=["first"]), "message identifier must be a Number"),
        (to_person(message_ids=[-1]), "invalid message identifier specified"),
    ],
    "pinChatMessage": [
        (to_person(), "message identifier is not specified"),
        (to_person(message_id=999_999), "message to pin not found"),
        (
            lambda s: {"chat_id": s.weak, "message_id": s.in_weak},
            "not enough rights to manage pinned messages in the chat",
        ),
    ],
    "unpinChatMessage": [
        (to_person(), "message to unpin not found"),
        (to_person(message_id=999_999), "message to unpin not found"),
        (
            lambda s: {"chat_id": s.weak, "message_id": s.in_weak},
            "not enough rights to manage pinned messages in the chat",
        ),
    ],
    "setChatMenuButton": [
        (menu("{"), "can't parse menu button JSON object"),
        (menu([1]), "can't parse menu button: MenuButton must be an Object"),
        (menu({"text": "x"}), "can't parse menu button: Can't find field \"type\""),
        (menu({"type": "door"}), "can't parse menu button: MenuButton has unsupported type"),
        (menu({"type": "web_app", "text": "x"}), "can't parse menu button: Can't find field \"web_app\""),
        (menu({"type": "web_app", "web_app": {"url": "x"}}), "can't parse menu button: Can't find field \"text\""),
        (menu({"type": "web_app", "text": "x", "web_app": {}}), "can't parse menu button: Can't find field \"url\""),
        (
            menu({"type": "web_app", "text": "x", "web_app": {"url": "http://x.ru"}}),
            "menu button Web App URL 'http://x.ru' is invalid: Only HTTPS links are allowed",
        ),
        (lambda s: {"chat_id": s.community}, "invalid chat_id specified"),
    ],
    "answerCallbackQuery": [
        (lambda s: {"callback_query_id": s.query, "url": "https://school21.ru/"}, "URL_INVALID"),
    ],
    "getMyCommands": [(lambda s: {"language_code": "rus"}, "invalid language code specified")],
    "setMyCommands": [
        (lambda s: {"commands": "{"}, "can't parse commands JSON object"),
        (lambda s: {"commands": {"command": "x"}}, "expected an Array of BotCommand"),
        (lambda s: {"commands": [1]}, "can't parse BotCommand: expected an Object"),
        (lambda s: {"commands": [{"description": "x"}]}, "can't parse BotCommand: Can't find field \"command\""),
        (lambda s: {"commands": [{"command": "x"}]}, "can't parse BotCommand: Can't find field \"description\""),
        (lambda s: {"commands": [{"command": "X", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        (lambda s: {"commands": [{"command": "x", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        (scope("{"), "can't parse BotCommandScope JSON object"),
        (scope([1]), "can't parse BotCommandScope: BotCommandScope must be an Object"),
        (scope({"chat_id": 1}), "can't parse BotCommandScope: Can't find field \"type\""),
        (scope({"type": "moon"}), "can't parse BotCommandScope: Unsupported type specified"),
        (scope({"type": "chat"}), "can't parse BotCommandScope: Can't find field \"chat_id\""),
        (scope({"type": "chat", "chat_id": 5}), "chat not found"),
        (
            scope({"type": "chat_member", "chat_id": 5}),
            "can't parse BotCommandScope: Can't find field \"user_id\"",
        ),
        (
            scope({"type": "chat_member", "chat_id": 5, "user_id": 0}),
            "can't parse BotCommandScope: Invalid user_id specified",
        ),
        (lambda s: {"commands": [], "language_code": "rus"}, "invalid language code specified"),
    ],
    "getChatMember": [(lambda s: {"chat_id": s.community}, "invalid user_id specified")],
    "sendChatAction": [(to_person(action="dancing"), "wrong parameter action in request")],
    "getFile": [(lambda s: {}, "file_id not specified")],
}
