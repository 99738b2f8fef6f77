"""How the tests are brought together: without looking for garbage meanwhile, and the long ones first."""

import gc
import os
from collections.abc import Generator
from itertools import groupby

import pytest

# They take from one minute to several. Whoever begins such a file last lets everybody else wait.
LONG = (
    "tests/deploy/test_topology.py",
    "tests/resilience/",
    "tests/browser/dashboard/test_leaks.py",
    "tests/processes/test_demo",
    "tests/leaks/test_the_system_leaks_nothing.py",
    "tests/upgrades/",
    "tests/backup/test_files.py",
    "tests/browser/dashboard/",
    "tests/bench/",
)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is made now stays: neither now nor later is it worth looking through."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each process begin with some of the long files; it is given as many tests as each other, in this order."""
    processes = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    if processes == 1:
        return
    long = [item for item in items if item.nodeid.startswith(LONG)]
    others = [item for item in items if not item.nodeid.startswith(LONG)]
    files = [list(tests) for _, tests in groupby(sorted(long, key=_place), key=lambda item: item.path)]
    share, items[:] = len(items) // processes, []
    for number in range(processes):
        first = [item for file in files[number::processes] for item in file]
        room = max(0, share - len(first)) if number < processes - 1 else len(others)
        items += first + others[:room]
        del others[:room]


def _place(item: pytest.Item) -> int:
    return next(number for number, start in enumerate(LONG) if item.nodeid.startswith(start))
