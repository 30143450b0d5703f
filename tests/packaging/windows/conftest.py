"""The modules of `packaging/windows`, which are no part of the program, by their names."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[3] / "packaging"


@pytest.fixture(autouse=True)
def _packaging_is_found(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """For one test only: another module may be named `windows` elsewhere."""
    monkeypatch.syspath_prepend(PACKAGING)
    before = set(sys.modules)
    yield
    for name in set(sys.modules) - before:
        if name.partition(".")[0] in {"windows", "develop", "build", "shipped"}:
            del sys.modules[name]
