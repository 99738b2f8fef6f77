"""A supervisor over an embedded Valkey: `valkey_system.py FOLDER`."""

import sys
from pathlib import Path

from school21_bot.processes import CannotStart, supervise
from school21_bot.storage.valkey import EmbeddedValkey

valkey = EmbeddedValkey(Path(sys.argv[1]))
try:
    valkey.claim()
except CannotStart as problem:
    sys.exit(str(problem))
sys.exit(supervise([valkey.child()], greeting=valkey.url))
