"""How long the tests wait for what has to come.

Nothing takes as long, however busy the machine is with other tests and other work: this only ends a test that hangs.
"""

PATIENCE_SECONDS = 120.0
