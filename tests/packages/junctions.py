"""A folder of Windows that stands for another place: a junction, for which nobody needs rights."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest


def junction(place: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make one on Windows; on another system a link that is told as Python tells a junction there."""
    if sys.platform == "win32":
        import _winapi

        try:
            _winapi.CreateJunction(str(elsewhere), str(place))
        except OSError:
            pytest.skip("no junctions on this drive")
        if not os.path.lexists(place):  # Wine
            pytest.skip("no junctions on this system")
        return
    place.symlink_to(elsewhere, target_is_directory=True)
    of_all = Path.lstat

    def lstat(path: Path) -> Any:
        if path == place and os.path.islink(path):
            return SimpleNamespace(st_mode=stat.S_IFDIR | 0o777, st_size=0, st_reparse_tag=0xA0000003)
        return of_all(path)

    monkeypatch.setattr(Path, "lstat", lstat)
    monkeypatch.setattr(Path, "is_symlink", lambda path: path != place and os.path.islink(path))
