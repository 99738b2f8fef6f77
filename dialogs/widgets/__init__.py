"""What several flows share: translated text, form input, notices, lists, cards, pager, step bar."""

from dialogs.widgets.cards import card_data, chat_link
from dialogs.widgets.choices import Choice, OnChoice, choices, read_id
from dialogs.widgets.context import account, actor, cause_of, forget, help_of, remember, services, support_of, texts
from dialogs.widgets.documents import Streamed
from dialogs.widgets.input import Unread, document_input, form_input, is_next_of_album, reading_input, stray_input
from dialogs.widgets.invite import INVITE_PREVIEW, invite_offer, invite_text, join_button, watch_invite
from dialogs.widgets.moments import date_text, moment_text, short_moment_text
from dialogs.widgets.names import number_text, short
from dialogs.widgets.notice import Notice, set_notice, with_notice
from dialogs.widgets.pager import page_number, page_of, pager, turn_to
from dialogs.widgets.progress import progress_bar
from dialogs.widgets.roles import known_roles, known_roles_getter, levels, levels_getter, states_level
from dialogs.widgets.said import said_in, talk_input
from dialogs.widgets.step_bar import StepBar
from dialogs.widgets.text import Html, ItemText, Label, T
from dialogs.widgets.told import TOLD_PREVIEW, file_text, told_html, told_previews
from dialogs.widgets.ways import way_out, ways_back
from dialogs.widgets.who import Who, who_input

__all__ = [
    "INVITE_PREVIEW",
    "TOLD_PREVIEW",
    "Choice",
    "Html",
    "ItemText",
    "Label",
    "Notice",
    "OnChoice",
    "StepBar",
    "Streamed",
    "T",
    "Unread",
    "Who",
    "account",
    "actor",
    "card_data",
    "cause_of",
    "chat_link",
    "choices",
    "date_text",
    "document_input",
    "file_text",
    "forget",
    "form_input",
    "help_of",
    "invite_offer",
    "invite_text",
    "is_next_of_album",
    "join_button",
    "known_roles",
    "known_roles_getter",
    "levels",
    "levels_getter",
    "moment_text",
    "number_text",
    "page_number",
    "page_of",
    "pager",
    "progress_bar",
    "read_id",
    "reading_input",
    "remember",
    "said_in",
    "services",
    "set_notice",
    "short",
    "short_moment_text",
    "states_level",
    "stray_input",
    "support_of",
    "talk_input",
    "texts",
    "told_html",
    "told_previews",
    "turn_to",
    "watch_invite",
    "way_out",
    "ways_back",
    "who_input",
    "with_notice",
]
