"""`python -m school21_bot.cli`."""

import sys

from school21_bot.cli import main

if __name__ == "__main__":
    sys.exit(main())
