"""The tour: the real window driven through the main job on a small demonstration branch, in a scratch folder.

Leaves numbered pictures, the voucher and the exported ledger; nothing of the user's own data is touched. The clock
stands at a fixed morning, so that the same program leaves the same tour on any day.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app import _demo_place, bootstrap
from app.core import clock, paths
from app.core.errors import EnvironmentFault
from app.core.i18n import translate
from app.core.progress import Progress

MOMENT = datetime(2026, 11, 17, 2, 20, tzinfo=UTC)
"""Tuesday 17 November 2026, twenty past ten at the branch."""

CALLS = 900
"""Size of the branch: three years of calls in two seconds."""

SEED = 1
_LEFT = ("[0-9][0-9]-*.png", "[0-9][0-9][0-9]-*.png", "stopped.png", "voucher-*.pdf", "repairs.*", "tour.txt")
"""Files of an earlier tour."""


def run(folder: Path, language: str) -> int:
    """Leave the tour in `folder`, made when missing; returns 0.

    Raises UserError naming the step that did not arrive, EnvironmentFault when the folder cannot be written.
    """
    folder = folder.absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for left in _LEFT:
            for old in folder.glob(left):
                old.unlink()  # also because Qt's dialog would ask before a file is written over
    except OSError as error:
        text = translate("tour", "“{folder}” cannot be written. Choose another folder.")
        raise EnvironmentFault(text.format(folder=folder), "read_only") from error
    with _scratch() as scratch, clock.set_to(MOMENT) as advance:
        if not _has_screen() and os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
            os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_imagined_screen(scratch)}"
        from app.ui import first_paint, tour

        tour.prepare(language)
        guide = tour.Guide(folder, scratch, advance)

        def begin(program: Any, window: Any) -> Any:
            return guide.begin(program, window, bootstrap.house("", _fill))

        first_paint.show(["aftercare"], str(paths.data_folder() / "window.ini"), begin)
        guide.leave()
    print(translate("tour", "{count} pictures are in {folder}").format(count=guide.pictures, folder=folder))
    return 0


def _fill(progress: Progress) -> str:
    return _demo_place.prepare(size=CALLS, seed=SEED, progress=progress)[0]


def _imagined_screen(scratch: Path) -> Path:
    """The office's usual screen, 1366 × 768; the one that Qt imagines by itself is smaller than any in use."""
    file = scratch / "screen.json"
    size = {"x": 0, "y": 0, "width": 1366, "height": 768}
    file.write_text(json.dumps({"screens": [{"name": "usual", **size, "dpr": 1}]}), encoding="utf-8")
    return file


def _has_screen() -> bool:
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


@contextmanager
def _scratch() -> Iterator[Path]:
    """A folder that stands for the user's data folder during the tour."""
    before = os.environ.get("AFTERCARE_DATA")
    with tempfile.TemporaryDirectory(prefix="aftercare-tour-", ignore_cleanup_errors=True) as name:
        os.environ["AFTERCARE_DATA"] = str(Path(name) / "data")
        try:
            yield Path(name)
        finally:
            if before is None:
                os.environ.pop("AFTERCARE_DATA", None)
            else:
                os.environ["AFTERCARE_DATA"] = before
