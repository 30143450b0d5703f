"""The program with a console reads the modules inside its neighbour."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

SCRIPT = Path(__file__).resolve().parents[3] / "packaging" / "windows" / "command_archive.py"


def test_the_archive_of_the_neighbour_is_borrowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Archive:
        def __init__(self, *given: Any, **named: Any) -> None:
            self.given = (given, named)

    opened: list[str] = []

    def read(name: str, **_named: Any) -> Any:
        opened.append(name)
        return (tmp_path / "modules_at.txt").open(encoding="ascii")

    (tmp_path / "modules_at.txt").write_text("4711", encoding="ascii")
    own = Archive("own")
    importers = SimpleNamespace(pyz_archive=own, _pyz_tree={"old": 1})
    monkeypatch.setitem(sys.modules, "pyimod02_importers", importers)  # pyright: ignore[reportArgumentType]
    monkeypatch.setattr(sys, "executable", "D:\\工具\\Aftercare\\Aftercare-command.exe")
    monkeypatch.setattr(sys, "_MEIPASS", "D:\\工具\\Aftercare\\_internal", raising=False)
    monkeypatch.setattr("builtins.open", read)
    runpy.run_path(str(SCRIPT))
    assert opened[-1] == "D:\\工具\\Aftercare\\_internal\\modules_at.txt"
    assert importers.pyz_archive is own, "finders that were made before keep it"
    assert own.given == (("D:\\工具\\Aftercare\\Aftercare.exe", 4711), {"check_pymagic": True})
    assert importers._pyz_tree is None
