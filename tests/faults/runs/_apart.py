"""A run in a fresh process: without the window's library, whose memory a fork would count as its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.faults.runs import Figures

ROOT = Path(__file__).resolve().parents[3]


def run_apart(name: str, folder: Path, count: int) -> Figures:
    """The figures of a run; a process that dies is what is wrong."""
    command = [sys.executable, "-m", "tests.faults.runs", name, str(folder), str(count)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        return Figures(injected=1, wrong=[f"the run itself ended with {done.returncode}: {done.stderr[-2000:]}"])
    return Figures(**json.loads(done.stdout.splitlines()[-1]))
