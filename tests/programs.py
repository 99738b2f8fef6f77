"""Programs of the machine that a test may want: without one it is skipped, and where all is to be tried it fails."""

import os
import shutil

import pytest


def needed(program: str) -> str:
    """Where the program is."""
    found = shutil.which(program)
    if found is None:
        (pytest.fail if os.environ.get("REQUIRE_SERVERS") else pytest.skip)(f"there is no {program} here")
    return found
