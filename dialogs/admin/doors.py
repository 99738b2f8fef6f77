"""Which right opens which group of windows; a group of this folder that is not here has no door, and a test objects."""

from typing import Any

from aiogram.fsm.state import StatesGroup

from dialogs.admin.audit.states import AdminAudit
from dialogs.admin.dictionaries.states import AdminDictionaries
from dialogs.admin.dumps.states import AdminDumps
from dialogs.admin.invites.states import AdminInvites
from dialogs.admin.keys.states import AdminKeys
from dialogs.admin.members.states import AdminMembers
from dialogs.admin.menu.states import AdminMenu
from dialogs.admin.messages.states import AdminMessages
from dialogs.admin.sealing.states import AdminSealing
from dialogs.admin.settings.states import AdminSettings
from dialogs.admin.staff.states import AdminStaff
from dialogs.admin.support.states import AdminSupport
from school21_bot.access import Right

DOORS: dict[type[StatesGroup] | Any, Right] = {
    AdminDumps: Right.DUMPS,
    AdminMenu: Right.NUMBERS,
    AdminDictionaries: Right.DICTIONARIES,
    AdminInvites: Right.INVITES,
    AdminAudit: Right.AUDIT,
    AdminKeys: Right.KEYS,
    AdminMembers: Right.PEOPLE,
    AdminMessages: Right.MESSAGES,
    AdminSealing: Right.ENCRYPTION,
    AdminSettings: Right.SETTINGS,
    AdminStaff: Right.STAFF,
    AdminSupport: Right.SUPPORT,
}
"""The right that each group of windows needs."""
