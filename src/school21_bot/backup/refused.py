"""Why a backup cannot be made, read or put back."""

from school21_bot.processes import CannotStart


class BackupRefused(CannotStart):
    """A sentence for whoever runs the command; nothing has been changed."""


class OthersAtIt(BackupRefused):
    """Another backup is being made there, which is no trouble."""


DAMAGED = "is cut or damaged: it cannot be restored. Take another one."
