"""What staff can do that is written down."""

from enum import StrEnum


class Action(StrEnum):
    """One kind of act; its text is `audit-<action>`."""

    STAFF_GRANTED = "staff-granted"
    STAFF_WITHDRAWN = "staff-withdrawn"
    PERSON_OPENED = "person-opened"
    PERSON_EDITED = "person-edited"
    PERSON_ADDED = "person-added"
    PERSON_ADMITTED = "person-admitted"
    PERSON_REMOVED = "person-removed"
    PERSON_BANNED = "person-banned"
    PERSON_UNBANNED = "person-unbanned"
    PERSON_MOVED = "person-moved"
    PERSON_NUDGED = "person-nudged"
    APPLICATION_APPROVED = "application-approved"
    APPLICATION_DECLINED = "application-declined"
    INVITE_REISSUED = "invite-reissued"
    INVITE_REVOKED = "invite-revoked"
    ROLE_RENAMED = "role-renamed"
    ROLE_MERGED = "role-merged"
    LEVEL_ADDED = "level-added"
    LEVEL_RENAMED = "level-renamed"
    LEVEL_MOVED = "level-moved"
    DUMP_EXPORTED = "dump-exported"
    DUMP_CHECKED = "dump-checked"
    DUMP_IMPORTED = "dump-imported"
    DUMP_CANCELLED = "dump-cancelled"
    AUDIT_EXPORTED = "audit-exported"
    SIGNED_IN = "signed-in"
    SIGNED_OUT = "signed-out"
    SIGNED_OUT_EVERYWHERE = "signed-out-everywhere"


class Target(StrEnum):
    """What an act was done to."""

    PERSON = "person"
    STAFF = "staff"
    ROLE = "role"
    LEVEL = "level"
    INVITE = "invite"
    DUMP = "dump"
    SESSION = "session"
