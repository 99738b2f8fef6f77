"""What the tests of the protection share."""

import pytest


@pytest.fixture(autouse=True)
def _impatient(impatient: None) -> None:
    """Nobody is waited for as long as in earnest."""
