"""What a command needs it imports itself: the other tests run most commands where that is imported already."""

import subprocess
import sys

import pytest

from tests.patience import PATIENCE_SECONDS


@pytest.mark.parametrize("name", ["backup", "dump", "keys", "settings"])
def test_the_commands_of_a_kind_need_nothing_that_others_imported(name: str) -> None:
    subprocess.run([sys.executable, "-c", f"import school21_bot.commands.{name}"], check=True, timeout=PATIENCE_SECONDS)
