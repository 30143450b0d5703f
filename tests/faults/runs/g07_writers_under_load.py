"""Several programs write into one file at once while the machine does much else: two burners for every core."""

from __future__ import annotations

import os
from pathlib import Path

from tests.faults.runs import Figures, g07_writers

GUARANTEE, FULL = "G7", 1_000
PROMISE = "programs wait for each other fairly on a busy machine, too"


def run(folder: Path, count: int) -> Figures:
    """As `g07_writers`, with twice as many burners as there are cores."""
    return g07_writers.run(folder, count, burners=2 * (os.cpu_count() or 1))
