"""Runs a module that knows nothing of supervisors, and ends it with the supervisor.

`python -m school21_bot.processes.watched MODULE [ARGUMENT …]`
"""

import runpy
import sys

from school21_bot.processes.watch import end_with_supervisor

if __name__ == "__main__":
    end_with_supervisor()
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
