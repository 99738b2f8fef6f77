"""`python -m tests.chaos`: a hundred people live with the bot while everything breaks, seed after seed."""

import sys


def main() -> int:
    """Run as the arguments say; 1 when something was found."""
    from tests.chaos.running import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
