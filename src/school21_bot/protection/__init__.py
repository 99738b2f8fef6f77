"""Protection at rest as staff operate it: seal or unseal everything, rotate keys, see how things stand.

How one record is sealed is the matter of the room `sealing`; here it is done to all of them, as jobs that anybody may
kill.
"""

from school21_bot.protection.deeds import ACTION_OF, Deed, Phase
from school21_bot.protection.proof import prove, prove_references
from school21_bot.protection.service import PROTECTION_JOB, Protection
from school21_bot.protection.views import KeyView, Operation, ProtectionStatus, Unreadable

__all__ = [
    "ACTION_OF",
    "PROTECTION_JOB",
    "Deed",
    "KeyView",
    "Operation",
    "Phase",
    "Protection",
    "ProtectionStatus",
    "Unreadable",
    "prove",
    "prove_references",
]
