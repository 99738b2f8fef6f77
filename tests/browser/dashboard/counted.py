"""The command line, for a dashboard that writes down how many pages it holds whenever it gets a SIGUSR1."""

import gc
import os
import signal
import sys
from pathlib import Path
from typing import Any

from bokeh.document import Document

from school21_bot.cli import main


def _count(_signal: int, _frame: Any) -> None:
    gc.collect()
    pages = sum(isinstance(one, Document) for one in gc.get_objects())
    file = Path(os.environ["DATA_DIR"]) / "pages"
    draft = file.with_suffix(".draft")
    draft.write_text(str(pages), encoding="ascii")
    draft.replace(file)


if __name__ == "__main__":
    signal.signal(signal.SIGUSR1, _count)
    sys.exit(main())
