"""The profile as people see it."""

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Group, Keyboard, Row, SwitchTo
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import Case, Multi

from dialogs.profile import getters, handlers
from dialogs.profile.states import Profile, editing
from dialogs.widgets import (
    CARD_PREVIEW,
    Choice,
    Label,
    Notice,
    T,
    form_input,
    known_roles,
    known_roles_getter,
    levels,
    levels_getter,
    stray_input,
)
from school21_bot.people import MAY_BE_HIDDEN, QUESTIONS, Category, Field, Status, Step
from school21_bot.texts import LANGUAGES

_DANGER = Style(ButtonStyle.DANGER)

_PREVIEW = {
    **CARD_PREVIEW,
    "listed": True,
    "hidden": True,
    "fields": "команда",
    "status": Status.APPLYING.value,
    "given": True,
    "choices": [Choice(1, "Golang разработчик"), Choice(2, "Python developer"), Choice(3, "QA"), Choice(4, "DevOps")],
    "pages": 2,
    "chosen": getters.FOLLOWS_TELEGRAM,
    "reminders": "on",
    "news": "off",
    "member": True,
    "kept_out": False,
    "in_chat": True,
}


def build_dialog() -> Dialog:
    """The dialog; it begins at `home_of` the person."""
    return Dialog(
        _overview(),
        _guest(),
        _fields(),
        _correction(Step.SCHOOL_NICKNAME),
        _correction(Step.MESSENGER_NICKNAME),
        _correction(Step.TEAM),
        _correction(Step.ROLE, known_roles(handlers.on_role), getter=known_roles_getter),
        _correction(Step.LEVEL, levels(handlers.on_level), _keep_the_level(), getter=levels_getter),
        _correction(Step.DESCRIPTION, _remove_description()),
        _visibility(),
        _language(),
        _messages(),
        _data(),
        _delete(),
    )


def _overview() -> Window:
    return Window(
        Multi(
            Case({True: T("profile-card"), False: T("profile-card-unlisted")}, selector="listed"),
            Notice(),
            T("card"),
            T("card-description", when=F["description"]),
            T("profile-hidden", when=F["hidden"]),
            sep="\n\n",
        ),
        stray_input(),
        SwitchTo(Label("button-edit-card"), id="to_fields", state=Profile.fields),
        SwitchTo(Label("button-visibility"), id="to_visibility", state=Profile.visibility),
        Row(
            SwitchTo(Label("button-messages"), id="to_messages", state=Profile.messages),
            SwitchTo(Label("button-language"), id="to_language", state=Profile.language),
        ),
        SwitchTo(Label("button-data"), id="to_data", state=Profile.data),
        _to_menu("overview"),
        state=Profile.overview,
        getter=getters.overview,
        preview_data=_PREVIEW | {"team": "скрыто"},
    )


def _guest() -> Window:
    """For whoever is not a member: what to do, and the own data all the same."""
    others = [status.value for status in Status if status is not Status.MEMBER]
    return Window(
        Multi(
            Notice(),
            T("profile-title"),
            Case({status: T(f"guest-{status}") for status in others}, selector="status"),
            sep="\n\n",
        ),
        stray_input(),
        Row(
            SwitchTo(Label("button-messages"), id="guest_to_messages", state=Profile.messages),
            SwitchTo(Label("button-language"), id="guest_to_language", state=Profile.language),
        ),
        SwitchTo(Label("button-data"), id="guest_to_data", state=Profile.data),
        _to_menu("guest"),
        state=Profile.guest,
        getter=getters.guest,
        preview_data=_PREVIEW,
    )


def _fields() -> Window:
    return Window(
        Multi(T("profile-fields"), Notice(), T("summary"), sep="\n\n"),
        stray_input(),
        Group(
            *(
                SwitchTo(Label(f"edit-{step.value}"), id=f"edit_{step.value}", state=editing(step))
                for step in QUESTIONS
            ),
            width=2,
        ),
        _ways_back("fields"),
        state=Profile.fields,
        getter=getters.fields,
        preview_data=_PREVIEW,
    )


def _correction(step: Step, *choices: Keyboard, getter: getters.Getter | None = None) -> Window:
    """One answer: what is asked, an example, the answer as it is, the choices, and the ways back."""
    asked = T("profile-ask-description") if step is Step.DESCRIPTION else T(f"ask-{step.value}")
    return Window(
        Multi(T("profile-editing"), Notice(), asked, T("registration-now", when=F["given"]), sep="\n\n"),
        form_input(handlers.typed(step)),
        *choices,
        Row(
            SwitchTo(Label("button-back"), id=f"back_{step.value}", state=Profile.fields),
            Button(Label("button-menu"), id=f"menu_{step.value}", on_click=handlers.on_close),
        ),
        state=editing(step),
        getter=[getters.correction(step), *([getter] if getter else [])],
        preview_data=_PREVIEW | {"value": _PREVIEW[step.value]},
    )


def _keep_the_level() -> SwitchTo:
    return SwitchTo(Label("button-keep"), id="keep_level", state=Profile.overview)


def _remove_description() -> Button:
    return Button(
        Label("button-remove-description"),
        id="remove_description",
        on_click=handlers.on_remove_description,
        when=F["given"],
    )


def _visibility() -> Window:
    """The buttons say what they will do, so that the second of two taps does no more than the first."""
    return Window(
        Multi(T("profile-visibility"), Notice(), sep="\n\n"),
        stray_input(),
        Button(
            Label("button-hide-card"),
            id="hide_card",
            on_click=handlers.on_list(listed=False),
            when=F["card"] == "shown",
        ),
        Button(
            Label("button-show-card"),
            id="show_card",
            on_click=handlers.on_list(listed=True),
            when=F["card"] == "hidden",
        ),
        Group(*(button for field in MAY_BE_HIDDEN for button in _hide_or_show(field)), width=2),
        _ways_back("visibility"),
        state=Profile.visibility,
        getter=getters.visibility,
        preview_data=_PREVIEW
        | {"card": "shown"}
        | {field.value: "shown" for field in MAY_BE_HIDDEN}
        | {"team": "hidden"},
    )


def _hide_or_show(field: Field) -> tuple[Button, Button]:
    name = field.value
    return (
        Button(
            Label(f"button-hide-{name}"),
            id=f"hide_{name}",
            on_click=handlers.on_hide(field, hidden=True),
            when=F[name] == "shown",
        ),
        Button(
            Label(f"button-show-{name}"),
            id=f"show_{name}",
            on_click=handlers.on_hide(field, hidden=False),
            when=F[name] == "hidden",
        ),
    )


def _language() -> Window:
    return Window(
        Multi(T("profile-language"), Notice(), sep="\n\n"),
        stray_input(),
        Row(*(_speak(language) for language in LANGUAGES)),
        _speak(getters.FOLLOWS_TELEGRAM),
        _ways_back("language"),
        state=Profile.language,
        getter=getters.language,
        preview_data=_PREVIEW,
    )


def _speak(language: str) -> Button:
    return Button(
        Label(f"button-language-{language}"), id=f"language_{language}", on_click=handlers.on_language(language)
    )


def _messages() -> Window:
    """The buttons say what they will do, as those of `_visibility`."""
    return Window(
        Multi(T("profile-messages"), Notice(), sep="\n\n"),
        stray_input(),
        *(button for category in Category for button in _want_or_not(category)),
        _ways_back("messages"),
        state=Profile.messages,
        getter=getters.messages,
        preview_data=_PREVIEW,
    )


def _want_or_not(category: Category) -> tuple[Button, Button]:
    name = category.value
    return (
        Button(
            Label(f"button-{name}-off"),
            id=f"{name}_off",
            on_click=handlers.on_messages(category, wanted=False),
            when=F[name] == "on",
        ),
        Button(
            Label(f"button-{name}-on"),
            id=f"{name}_on",
            on_click=handlers.on_messages(category, wanted=True),
            when=F[name] == "off",
        ),
    )


def _data() -> Window:
    return Window(
        Multi(T("profile-data"), Notice(), sep="\n\n"),
        stray_input(),
        Button(Label("button-take-data"), id="take", on_click=handlers.on_take),
        SwitchTo(Label("button-delete-data"), id="to_delete", state=Profile.delete),
        _ways_back("data"),
        state=Profile.data,
        preview_data=_PREVIEW,
    )


def _delete() -> Window:
    return Window(
        Multi(
            T("profile-delete"),
            Notice(),
            T("profile-delete-member", when=F["member"]),
            T("profile-delete-ban", when=F["kept_out"]),
            T("profile-delete-journal"),
            sep="\n\n",
        ),
        stray_input(),
        Button(Label("button-keep-data"), id="keep_data", on_click=handlers.on_home),
        Button(
            Label("button-really-delete"),
            id="really_delete",
            on_click=handlers.on_delete(leave_chat=False),
            style=_DANGER,
        ),
        Button(
            Label("button-delete-and-leave"),
            id="delete_and_leave",
            on_click=handlers.on_delete(leave_chat=True),
            style=_DANGER,
            when=F["in_chat"],
        ),
        state=Profile.delete,
        getter=getters.deletion,
        preview_data=_PREVIEW,
    )


def _ways_back(window: str) -> Row:
    return Row(Button(Label("button-back"), id=f"back_{window}", on_click=handlers.on_home), _to_menu(window))


def _to_menu(window: str) -> Button:
    return Button(Label("button-menu"), id=f"close_{window}", on_click=handlers.on_close)
