"""Who may do what: a right for each thing that staff can do, and none means denied."""

from enum import StrEnum

from school21_bot.audit import Action


class StaffRole(StrEnum):
    """What somebody may do for the community."""

    OWNER = "owner"
    ADMIN = "admin"
    ANALYST = "analyst"


class Right(StrEnum):
    """One thing that staff may be allowed."""

    NUMBERS = "numbers"
    PEOPLE = "people"
    DICTIONARIES = "dictionaries"
    INVITES = "invites"
    DUMPS = "dumps"
    ENCRYPTION = "encryption"
    MESSAGES = "messages"
    SUPPORT = "support"
    SETTINGS = "settings"
    AUDIT = "audit"
    KEYS = "keys"
    STAFF = "staff"


RIGHTS: dict[StaffRole, frozenset[Right]] = {
    StaffRole.OWNER: frozenset(Right),
    StaffRole.ADMIN: frozenset(Right) - {Right.STAFF},
    StaffRole.ANALYST: frozenset({Right.NUMBERS}),
}

RIGHT_FOR: dict[Action, Right] = {
    Action.STAFF_GRANTED: Right.STAFF,
    Action.STAFF_WITHDRAWN: Right.STAFF,
    Action.PERSON_OPENED: Right.PEOPLE,
    Action.PERSON_EDITED: Right.PEOPLE,
    Action.PERSON_ADDED: Right.PEOPLE,
    Action.PERSON_ADMITTED: Right.PEOPLE,
    Action.PERSON_REMOVED: Right.PEOPLE,
    Action.PERSON_BANNED: Right.PEOPLE,
    Action.PERSON_UNBANNED: Right.PEOPLE,
    Action.PERSON_MOVED: Right.PEOPLE,
    Action.PERSON_NUDGED: Right.PEOPLE,
    Action.APPLICATION_APPROVED: Right.PEOPLE,
    Action.APPLICATION_DECLINED: Right.PEOPLE,
    Action.INVITE_REISSUED: Right.INVITES,
    Action.INVITE_REVOKED: Right.INVITES,
    Action.ROLE_RENAMED: Right.DICTIONARIES,
    Action.ROLE_MERGED: Right.DICTIONARIES,
    Action.LEVEL_ADDED: Right.DICTIONARIES,
    Action.LEVEL_RENAMED: Right.DICTIONARIES,
    Action.LEVEL_MOVED: Right.DICTIONARIES,
    Action.DUMP_EXPORTED: Right.DUMPS,
    Action.DUMP_CHECKED: Right.DUMPS,
    Action.DUMP_IMPORTED: Right.DUMPS,
    Action.DUMP_CANCELLED: Right.DUMPS,
    Action.ENCRYPTION_SEAL: Right.ENCRYPTION,
    Action.ENCRYPTION_UNSEAL: Right.ENCRYPTION,
    Action.ENCRYPTION_ROTATE: Right.ENCRYPTION,
    Action.ENCRYPTION_ROTATE_INDEX: Right.ENCRYPTION,
    Action.ENCRYPTION_PAUSED: Right.ENCRYPTION,
    Action.ENCRYPTION_RESUMED: Right.ENCRYPTION,
    Action.ENCRYPTION_CANCELLED: Right.ENCRYPTION,
    Action.ENCRYPTION_DONE: Right.ENCRYPTION,
    Action.ENCRYPTION_REWRAP: Right.ENCRYPTION,
    Action.BROADCAST_STARTED: Right.MESSAGES,
    Action.BROADCAST_PAUSED: Right.MESSAGES,
    Action.BROADCAST_RESUMED: Right.MESSAGES,
    Action.BROADCAST_CANCELLED: Right.MESSAGES,
    Action.SUPPORT_ANSWERED: Right.SUPPORT,
    Action.SUPPORT_CLOSED: Right.SUPPORT,
    Action.SUPPORT_REOPENED: Right.SUPPORT,
    Action.SETTING_SAVED: Right.SETTINGS,
    Action.SETTING_RESET: Right.SETTINGS,
    Action.AUDIT_EXPORTED: Right.AUDIT,
    Action.API_KEY_MADE: Right.KEYS,
    Action.API_KEY_REVOKED: Right.KEYS,
    Action.SIGNED_IN: Right.NUMBERS,
    Action.SIGNED_OUT: Right.NUMBERS,
    Action.SIGNED_OUT_EVERYWHERE: Right.NUMBERS,
}
"""The right that each act needs."""
