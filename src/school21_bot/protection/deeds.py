"""What can be done with all data at once."""

from enum import StrEnum

from school21_bot.audit import Action


class Deed(StrEnum):
    """One kind of work on everything that is kept.

    `rotate` writes every record anew with a new key, `rotate_index` every tag.
    """

    SEAL = "seal"
    UNSEAL = "unseal"
    ROTATE = "rotate"
    ROTATE_INDEX = "rotate-index"


class Phase(StrEnum):
    """How far it is.

    Processes learn of a key; records are written anew; what is left is looked at; files are cleaned of the past.
    """

    WAITING = "waiting"
    WRITING = "writing"
    SETTLING = "settling"
    CLEANING = "cleaning"


ACTION_OF = {
    Deed.SEAL: Action.ENCRYPTION_SEAL,
    Deed.UNSEAL: Action.ENCRYPTION_UNSEAL,
    Deed.ROTATE: Action.ENCRYPTION_ROTATE,
    Deed.ROTATE_INDEX: Action.ENCRYPTION_ROTATE_INDEX,
}
