"""A supervisor over dummies: `dummy_system.py NAME:BEHAVIOUR …`. One that is "slow" is waited for."""

import os
import sys
from dataclasses import replace
from pathlib import Path

from school21_bot.processes import Child, ReadySignal, supervise


def dummy(text: str) -> Child:
    name, _, behaviour = text.partition(":")
    behaviour, _, step = behaviour.partition("/")
    command = [sys.executable, str(Path(__file__).with_name("dummy.py")), name, behaviour]
    child = Child(name, command, os.environ, is_step=bool(step))
    if behaviour != "slow":
        return child
    ready = ReadySignal()
    environment = {**os.environ, **ready.variables}
    return replace(child, environment=environment, descriptors=[ready.descriptor], ready=ready.arrived)


sys.exit(supervise([dummy(text) for text in sys.argv[1:]], greeting="all are up"))
