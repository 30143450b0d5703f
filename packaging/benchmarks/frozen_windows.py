"""From starting the frozen Windows program to its painted window, against the same from the source with the Windows
Python of the build, by turns; both under Wine, on a screen of their own.

What `packaging/build.py windows` or `exercise` left is measured. Where there is none, or no Wine, a note says so.
"""

from __future__ import annotations

import os
import shutil
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from windows import wine

from benchmarks.frozen import ROOT, UNTIL_PAINTED
from benchmarks.measuring import Finding

ROUNDS = 7
BUILT = ROOT / "build" / "windows"
FROZEN = BUILT / "dist" / "Aftercare" / "Aftercare.exe"
PYTHON = BUILT / "py" / "python.exe"


def measure(branch: Path) -> Iterator[Finding]:
    """CPU of the process as Windows tells it, and what somebody waits who looks at the clock."""
    missing = [str(file) for file in (FROZEN, PYTHON) if not file.exists()]
    missing += [name for name in ("wine", "Xvfb") if not shutil.which(name)]
    if missing:
        print(f"note: the frozen Windows program is not measured: there is no {', '.join(missing)}", flush=True)
        return
    frozen, unfrozen = [], []
    with wine.screen() as display:
        here = wine.Wine(Path(os.environ.get("WINEPREFIX") or BUILT / "prefix"), display)
        here.make()
        try:
            for place in range(ROUNDS + 1):
                found = _painted(here, branch, FROZEN), _painted(here, branch, PYTHON, ROOT / "packaging" / "launch.py")
                if place:  # the first round fills the caches of the disk, and starts what Windows itself needs
                    frozen.append(found[0])
                    unfrozen.append(found[1])
        finally:
            here.end()
    for what, index, floor in (
        ("frozen Windows start to the painted window", 0, 1.3),
        ("the same on the clock", 1, 0.0),
    ):
        ours, theirs = (statistics.median(one[index] for one in taken) for taken in (frozen, unfrozen))
        yield Finding(what, ours, theirs, floor)


def _painted(here: wine.Wine, branch: Path, program: Path, *words: Path) -> tuple[float, float]:
    """Milliseconds of the processor and of the clock from the start of the process to the first paint."""
    env = {"AFTERCARE_DATA": here.path(branch.parent / "windows"), "PYTHONPATH": here.path(ROOT)}
    begun = time.time()
    code, said = here.run(program, *words, UNTIL_PAINTED, branch, env=env, cwd=ROOT, seconds=120.0, loud=False)
    if code or len(said.split()) < 2:
        raise RuntimeError(f"{program.name} ended with {code}: {said}")
    processor, moment = map(float, said.split()[-2:])
    return processor, (moment - begun) * 1000
