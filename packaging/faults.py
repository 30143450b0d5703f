"""What the program promises and what was done to it: `python packaging/faults.py [g1 g11 …]`.

    --share 0.1     a tenth of the faults of the whole run (1, the default: about two hours on two cores)
    --count 2000    so many faults for each guarantee instead
    --report-only   leave with 0 even when a guarantee does not hold

Every run injects its faults in a process and a folder of its own. The exit code is 1 when a guarantee does not hold.
The runs are the files of `tests/faults/runs`; the same ones run with a few faults at every commit.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.faults.runs import Figures  # noqa: E402 - after the path is known
from tests.faults.runs._apart import run_apart  # noqa: E402

RUNS = sorted(file.stem for file in (ROOT / "tests" / "faults" / "runs").glob("g*.py"))


def main(arguments: list[str] | None = None) -> int:
    """Inject, print a table; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="guarantees (g1, G11) or runs; all without a name")
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--count", type=int, default=0)
    parser.add_argument("--report-only", action="store_true")
    given = parser.parse_args(arguments)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    chosen = [name for name in RUNS if not given.names or _is_meant(name, given.names)]
    if not chosen:
        parser.error(f"no such guarantee; there are: {', '.join(RUNS)}")
    print(f"{'':5}{'faults':>8} {'expected':12}{'found wrong':>12}{'seconds':>9}{'CPU':>7}", flush=True)
    broken = 0
    for name in chosen:
        module = import_module(f"tests.faults.runs.{name}")
        count = given.count or max(10, round(module.FULL * given.share))
        broken += not _one(name, module.GUARANTEE, module.PROMISE, count)
    print(f"{len(chosen) - broken} of {len(chosen)} hold", flush=True)
    return 1 if broken and not given.report_only else 0


def _is_meant(run: str, names: list[str]) -> bool:
    """Whether a run is called by its own name or by that of its guarantee: g1 means g01_…, not g11_…."""
    number = run.partition("_")[0][1:].lstrip("0")
    return any(name == run or name.lower().lstrip("g").lstrip("0") == number for name in names)


def _one(name: str, guarantee: str, promise: str, count: int) -> bool:
    begun, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory(prefix="aftercare-faults-", ignore_cleanup_errors=True) as folder:
        figures = run_apart(name, Path(folder), count)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    _print(guarantee, promise, figures, time.monotonic() - begun, cpu)
    return not figures.wrong


def _print(guarantee: str, promise: str, figures: Figures, seconds: float, cpu: float) -> None:
    if figures.skipped:
        print(f"{guarantee:5}{'-':>8} skipped: {figures.skipped} ({promise})", flush=True)
        return
    verdict = len(figures.wrong) or "nothing"
    print(f"{guarantee:5}{figures.injected:>8,} {'nothing':12}{verdict:>12}{seconds:>9.0f}{cpu:>7.0f}  {promise}")
    print(f"{'':14}{figures.words()}", flush=True)
    for what in figures.wrong[:8]:
        print(f"{'':14}WRONG: {what}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
