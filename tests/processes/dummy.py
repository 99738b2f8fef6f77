"""A child for the supervisor's tests: `dummy.py NAME BEHAVIOUR`."""

import signal
import subprocess
import sys
import time
from types import FrameType

from school21_bot.processes import end_with_supervisor, say_ready

name, behaviour = sys.argv[1:]


def say(what: str) -> None:
    sys.stdout.write(f"{name} {what}\n")
    sys.stdout.flush()


def on_term(_number: int, _frame: FrameType | None) -> None:
    say("ends")
    sys.exit(0)


signal.signal(signal.SIGTERM, on_term)
if behaviour == "stubborn":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
end_with_supervisor(grace=0.3)
if behaviour == "parent":
    subprocess.Popen(["sleep", "600"])
if behaviour == "slow":
    time.sleep(0.5)
say("is up")
say_ready()
if behaviour == "crash":
    time.sleep(0.2)
    sys.exit(3)
if behaviour == "leaves":
    sys.exit(0)
while True:
    time.sleep(600)
