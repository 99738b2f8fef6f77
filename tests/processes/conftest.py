"""What the tests of whole processes share."""

import pytest

from tests.dashboards import free_port


@pytest.fixture
def port() -> int:
    """A port that is free now."""
    return free_port()
