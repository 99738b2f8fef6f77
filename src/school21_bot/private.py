"""Folders and files that only this user may read. What is there already keeps the rights that somebody gave it."""

from pathlib import Path


def make_private_folder(folder: Path) -> None:
    """Make a folder for what the bot keeps, unless it is there.

    Raises:
        OSError: it cannot be made.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def make_private_file(file: Path) -> None:
    """Make an empty file and its folder, unless they are there.

    Raises:
        OSError: it cannot be made.
    """
    make_private_folder(file.parent)
    if not file.exists():
        file.touch(mode=0o600)
