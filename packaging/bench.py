"""How quick the program is, against baselines measured in the same run: `python packaging/bench.py`.

    --sizes 10000,100000,1000000   branches of so many service calls (made once and kept in build/bench)
    --only ledger,finding          these subjects only (see `benchmarks`)
    --keep FOLDER                  keep the branches somewhere else
    --report-only                  leave with 0 even when a floor is missed

CPU milliseconds of the process unless something else is said; every subject runs in a process of its own. The exit code
is 1 when a floor is missed on the largest branch, or a subject could not be measured.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
for folder in (str(ROOT / "packaging"), str(ROOT)):
    if folder not in sys.path:
        sys.path.insert(0, folder)

from benchmarks.measuring import Finding  # noqa: E402 - after the path is known

SUBJECTS = (
    "starting", "frozen", "frozen_windows", "ledger", "complaints", "every_ledger", "fluency", "finding",
    "customer_page", "saving", "memory", "papers", "importing", "exporting", "figures", "month_report", "encrypted",
)  # fmt: skip
APART = ("returned_parts",)
"""Subjects that are measured only when `--only` names them."""

SIZES = (10_000, 100_000, 1_000_000)
WRITING = ("saving", "returned_parts")
"""Subjects that change their branch: they get a copy."""

ONCE = ("frozen", "frozen_windows", "papers", "importing")
"""Subjects for which the size of the branch means nothing."""

SEED = 7
LONGEST_SECONDS = 1_800


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), type=_numbers)
    parser.add_argument("--only", default=",".join(SUBJECTS), type=_subjects)
    parser.add_argument("--keep", default=ROOT / "build" / "bench", type=Path, metavar="FOLDER")
    parser.add_argument("--report-only", action="store_true")
    parser.add_argument("--measure", nargs=2, metavar=("SUBJECT", "BRANCH"), help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if sys.platform == "linux":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if given.measure:
        return _measure(given.measure[0], Path(given.measure[1]))
    os.environ["AFTERCARE_DATA"] = str(given.keep.absolute() / "data")
    print(f"{'what':44}{'size':>10}{'median':>11}{'baseline':>11}{'ratio':>8}{'floor':>8}  ok", flush=True)
    missed = 0
    for size in sorted(given.sizes):
        branch = _branch(given.keep.absolute(), size)
        last = size == max(given.sizes)
        for subject in given.only:
            if last or subject not in ONCE:
                missed += _run(subject, branch, size, counts=last)
    return 1 if missed and not given.report_only else 0


def _run(subject: str, branch: Path, size: int, *, counts: bool) -> int:
    """Measure a subject in a process of its own; how many floors it misses."""
    scratch = None
    _forget_preferences(branch)
    if subject in WRITING:
        scratch = branch.with_name(f"scratch-{branch.name}")
        shutil.copy(branch, scratch)
    command = [sys.executable, __file__, "--measure", subject, str(scratch or branch)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST_SECONDS, check=False)
    finally:
        for ending in ("", "-wal", "-shm") if scratch else ():
            scratch.with_name(scratch.name + ending).unlink(missing_ok=True) if scratch else None
    findings = [Finding(**json.loads(line)) for line in done.stdout.splitlines() if line.startswith("{")]
    for finding in findings:
        print(_row(finding, size), flush=True)
    for line in done.stdout.splitlines():
        if line.startswith("note:"):
            print(line, flush=True)
    if done.returncode:
        print(f"{subject} could not be measured:\n{done.stderr}", flush=True)
        return 1
    return sum(not finding.is_kept for finding in findings) if counts else 0


def _forget_preferences(branch: Path) -> None:
    """What an earlier subject left as a user's own layout (an order without an index, say) is not what is measured."""
    from app.models import database

    database.open_database(branch)
    database.execute("DELETE FROM user_preference")
    database.close_database()


def _row(finding: Finding, size: int) -> str:
    sign = "≤" if finding.most else "≥"
    floor = f"{sign}{finding.floor:g}" if finding.floor else ""
    baseline = f"{finding.baseline:,.2f}" if finding.baseline else ""
    ratio = f"{finding.ratio:.2f}" if finding.baseline else ""
    verdict = ("yes" if finding.is_kept else "NO") if finding.floor else ""
    value = f"{finding.value:,.2f} {finding.unit}"
    return f"{finding.what:44}{size:>10,}{value:>14}{baseline:>11}{ratio:>8}{floor:>7}  {verdict}"


def _measure(subject: str, branch: Path) -> int:
    """The measuring process: one line of JSON a finding."""
    for finding in importlib.import_module(f"benchmarks.{subject}").measure(branch):
        print(finding.line(), flush=True)
    sys.stdout.flush()
    return 0


def _branch(keep: Path, size: int) -> Path:
    """The demonstration branch of this size, made unless it is kept from last time, with the tables of this version."""
    from app import demo
    from app.models import database

    branch = keep / f"branch-{size}.aftercare"
    if branch.exists():
        database.open_database(branch)  # a migration is not what is measured
        database.close_database()
    else:
        keep.mkdir(parents=True, exist_ok=True)
        begin = time.perf_counter()
        beside = branch.with_suffix(".part")
        beside.unlink(missing_ok=True)
        demo.build(size, SEED, beside)
        database.close_database()
        beside.replace(branch)
        print(f"made {branch.name} in {time.perf_counter() - begin:.0f} s", flush=True)
    return branch


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


def _subjects(text: str) -> tuple[str, ...]:
    wanted = tuple(text.split(","))
    known = (*SUBJECTS, *APART)
    if unknown := set(wanted) - set(known):
        raise argparse.ArgumentTypeError(f"no subject is called {', '.join(sorted(unknown))}: {', '.join(known)}")
    return wanted


if __name__ == "__main__":
    sys.exit(main())
