"""From starting the frozen program to its painted window, against the same from the source, by turns.

The program in `dist/Aftercare` is measured, which `packaging/build.py linux` makes.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring import Finding

ROUNDS = 11
ROOT = Path(__file__).resolve().parents[2]
FROZEN = ROOT / "dist" / "Aftercare" / ("Aftercare.exe" if sys.platform == "win32" else "Aftercare")
UNFROZEN = [sys.executable, str(ROOT / "packaging" / "launch.py")]
UNTIL_PAINTED = "--until-painted"
"""As `packaging/launch.py` is asked to end with the first paint and to say what it took."""


def measure(branch: Path) -> Iterator[Finding]:
    """CPU of the process, and what somebody waits who looks at the clock."""
    if not FROZEN.exists():
        raise RuntimeError(f"there is no {FROZEN}: make it with python packaging/build.py linux")
    frozen, unfrozen = [], []
    for place in range(ROUNDS + 1):
        found = _painted([str(FROZEN)], branch), _painted(UNFROZEN, branch)
        if place:  # the first round fills the caches of the disk
            frozen.append(found[0])
            unfrozen.append(found[1])
    for what, index, floor in (("frozen start to the painted window", 0, 1.3), ("the same on the clock", 1, 0.0)):
        ours, theirs = (statistics.median(one[index] for one in taken) for taken in (frozen, unfrozen))
        yield Finding(what, ours, theirs, floor)


def _painted(program: list[str], branch: Path) -> tuple[float, float]:
    """Milliseconds of the processor and of the clock from the start of the process to the first paint."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = time.time()
    answer = subprocess.run(
        [*program, UNTIL_PAINTED, str(branch)],
        cwd=ROOT, env={**kept, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    if answer.returncode or not answer.stdout.strip():
        raise RuntimeError(answer.stderr)
    processor, moment = map(float, answer.stdout.split()[-2:])
    return processor, (moment - begun) * 1000
