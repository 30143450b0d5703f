"""A frozen folder laid out once more for an exercise, without writing its hundred megabytes anew where that can be."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def lay_out(folder: Path, target: Path) -> None:
    """Make `target`, which is not there yet, with the files of `folder`: linked, or copied where links cannot be."""
    shutil.copytree(folder, target, copy_function=_link_or_copy)


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # /tmp often is a file system of its own
        shutil.copy2(source, target)
