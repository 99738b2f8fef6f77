"""Where the menu leads, and where it opens."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode, StartMode

from dialogs.admin.menu.states import AdminMenu
from dialogs.menu.states import Menu, state_for
from dialogs.profile.states import Profile, home_of
from dialogs.registration.handlers import FIND
from dialogs.registration.states import Registration, state_of
from dialogs.search.sought import as_data, begun
from dialogs.search.states import Search
from dialogs.widgets import account, actor, cause_of, remember, services, watch_invite, with_notice
from school21_bot.access import Right
from school21_bot.people import Account, Query, Status


async def open_menu(manager: DialogManager, *, notice: str | None = None, show_mode: ShowMode | None = None) -> None:
    """Open the menu that fits the person, with everything else closed."""
    await manager.start(
        state_for(account(manager)),
        data=with_notice(notice),
        mode=StartMode.RESET_STACK,
        show_mode=show_mode,
    )


async def open_registration(manager: DialogManager, *, notice: str | None = None) -> None:
    """Open the registration where the answers in the database say, whatever became of the dialog."""
    await open_menu(manager, show_mode=ShowMode.NO_UPDATE)
    manager.show_mode = ShowMode.DELETE_AND_SEND
    await _go_on(manager, account(manager), notice)


async def open_profile(manager: DialogManager) -> None:
    """Open the profile over the menu, with everything else closed."""
    await open_menu(manager, show_mode=ShowMode.NO_UPDATE)
    await manager.start(home_of(account(manager)), show_mode=ShowMode.DELETE_AND_SEND)


async def open_admin(manager: DialogManager) -> None:
    """Open the staff's menu over everybody's, with everything else closed."""
    await open_menu(manager, show_mode=ShowMode.NO_UPDATE)
    await manager.start(AdminMenu.main, show_mode=ShowMode.DELETE_AND_SEND)


async def ask_to_restart(manager: DialogManager) -> None:
    """Open the question whether to start over, with everything else closed."""
    await manager.start(Menu.restart, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


async def open_invite(manager: DialogManager) -> None:
    """Open the way into the chat, with a link made if there is none."""
    offer = await services(manager).invites.ensure(account(manager))
    await manager.start(Menu.invite, mode=StartMode.RESET_STACK, show_mode=ShowMode.DELETE_AND_SEND)
    await watch_invite(manager, offer)


async def on_invite(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Show the way into the chat."""
    offer = await services(manager).invites.ensure(account(manager))
    await manager.switch_to(Menu.invite)
    await watch_invite(manager, offer)


async def on_menu(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Back to the menu that fits now."""
    await manager.switch_to(state_for(account(manager)))


async def to_menu(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """To the menu that fits now, from however deep."""
    await open_menu(manager)


async def on_renew(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """A new link in place of the old one."""
    await watch_invite(manager, await services(manager).invites.renew(account(manager)))


async def on_begin(tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Start the registration, or go on with it."""
    changed = await services(manager).registration.begin(account(manager).id, cause=cause_of(tap))
    await _go_on(manager, remember(manager, changed))


async def on_restart(tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Forget the answers and start over."""
    changed = await services(manager).registration.restart(account(manager).id, cause=cause_of(tap))
    await _go_on(manager, remember(manager, changed))


async def on_find(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Open the search."""
    await manager.start(Search.role)


async def on_words(manager: DialogManager, text: str) -> None:
    """Words were written in front of the menu: look for them."""
    found = await begun(manager, Query(text))
    await manager.start(Search.results, data=as_data(found), show_mode=ShowMode.EDIT)


async def on_profile(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Open the profile."""
    await manager.start(home_of(account(manager)))


async def on_admin(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Open the staff's menu, unless the role was withdrawn meanwhile."""
    await services(manager).access.require(actor(manager), Right.NUMBERS)
    await manager.start(AdminMenu.main)


async def on_delete(_tap: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    """Ask in the profile whether everything is to be deleted."""
    await manager.start(Profile.delete)


async def on_agree(tap: CallbackQuery, _widget: Any, manager: DialogManager, version: str) -> None:
    """The member agrees to the version of the consent that was shown."""
    changed = await services(manager).profiles.agree(account(manager).id, version, cause=cause_of(tap))
    await manager.switch_to(state_for(remember(manager, changed)))


async def on_result(_start_data: Any, result: Any, manager: DialogManager) -> None:
    """A flow ended: show the menu that fits now, or go where the flow said."""
    person = account(manager)
    await manager.switch_to(state_for(person))
    if result == FIND and person.status is Status.MEMBER:
        await manager.start(Search.role)


async def _go_on(manager: DialogManager, person: Account, notice: str | None = None) -> None:
    state = state_of(person.draft.next_step) if person.draft else Registration.school_nickname
    await manager.start(state, data=with_notice(notice))
