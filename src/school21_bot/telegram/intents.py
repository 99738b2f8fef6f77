"""Ids of open dialogs that never meet.

The library makes them of the second and a number below a hundred: of a hundred people who open two dialogs within a
second, one would have both under the same id, and closing the upper one would take the lower one away.
"""

import secrets
import string

from aiogram_dialog.api.entities import stack

_SIGNS = string.ascii_letters + string.digits
# 47 bits; with the separator nine of a button's 64 bytes.
_LENGTH = 8


def use_unique_ids() -> None:
    """Let dialogs opened from now on have ids by chance alone."""
    stack.new_id = _new_id


def _new_id() -> str:
    return "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
