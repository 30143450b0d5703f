"""SQLite versions that can lose commits, pretended to be the one inside: refused before anything is opened."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from app.core.errors import EnvironmentFault
from app.models._file import require_safe_engine
from tests.faults.runs import Figures

GUARANTEE, FULL = "G5", 30
PROMISE = "only engines that keep commits are used"
ROOT = Path(__file__).resolve().parents[3]
UNSAFE = (
    "3.7.0", "3.8.11", "3.22.0", "3.31.1", "3.37.2", "3.39.4", "3.40.1", "3.41.2", "3.43.2", "3.44.0", "3.44.5",
    "3.45.0", "3.45.3", "3.46.1", "3.49.1", "3.50.0", "3.50.4", "3.50.6", "3.51.0", "3.51.1", "3.51.2", "3.52.0", "",
    "four",
)  # fmt: skip
SAFE = ("3.44.6", "3.50.7", "3.50.9", "3.51.3", "3.53.4", "4.0.0")
PRETENDED = (
    "from sqlcipher3 import dbapi2\ndbapi2.sqlite_version = '3.40.1'\n"
    "from app.models import database\ndatabase.open_database({file!r})"
)


def run(folder: Path, count: int) -> Figures:
    """Every version of the list; and one real start with an old engine."""
    figures = Figures()
    for version in UNSAFE + SAFE:
        figures.injected += 1
        try:
            require_safe_engine(version)
            accepted = True
        except EnvironmentFault as fault:
            accepted = fault.kind != "unsafe_engine"
        if figures.expect(accepted == (version in SAFE), f"{version!r} is {'accepted' if accepted else 'refused'}"):
            figures.count("accepted" if accepted else "refused")
    file = folder / "branch.aftercare"
    done = subprocess.run(
        [sys.executable, "-c", PRETENDED.format(file=str(file))], cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    figures.expect("3.40.1" in done.stderr and done.returncode and not file.exists(), "an old engine opened a file")
    return figures
