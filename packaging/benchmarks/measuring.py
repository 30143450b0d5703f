"""How things are measured: CPU time of the process, medians over many rounds, what is compared measured by turns."""

from __future__ import annotations

import gc
import json
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Finding:
    """One line of the table: `value` against `baseline` (0: none) and the floor that must be kept (0: just told).

    `most` says that the floor is an upper limit of the ratio (of the value itself without a baseline), else the
    least ratio of baseline to value. Times in ms, memory in MB.
    """

    what: str
    value: float
    baseline: float = 0.0
    floor: float = 0.0
    unit: str = "ms"
    most: bool = True

    @property
    def ratio(self) -> float:
        """Value against baseline, or how many times quicker than the baseline; 0 without one."""
        if not self.baseline:
            return 0.0
        return self.value / self.baseline if self.most else self.baseline / self.value

    @property
    def is_kept(self) -> bool:
        """Whether the floor is kept."""
        if not self.floor:
            return True
        reached = self.ratio if self.baseline else self.value
        return reached <= self.floor if self.most else reached >= self.floor

    def line(self) -> str:
        """As a line of JSON, on its way from the measuring process."""
        return json.dumps(asdict(self))


Act = Callable[[], object]


def cpu(act: Act) -> float:
    """CPU milliseconds of this process that one call takes; the collector of garbage waits until it is over."""
    gc.disable()
    try:
        begin = time.process_time_ns()
        act()
        return (time.process_time_ns() - begin) / 1e6
    finally:
        gc.enable()


def wall(act: Act) -> float:
    """Milliseconds on the wall that one call takes, where a disk is waited for."""
    begin = time.perf_counter_ns()
    act()
    return (time.perf_counter_ns() - begin) / 1e6


def by_turns(ours: Sequence[Act], theirs: Sequence[Act], clock: Callable[[Act], float] = cpu) -> tuple[float, float]:
    """Medians of both, measured pair by pair so that a busy moment of the machine hits both."""
    pairs = [(clock(one), clock(other)) for one, other in zip(ours, theirs, strict=True)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def part(values: Iterable[float], share: float) -> float:
    """The value below which this share of the values lies."""
    found = sorted(values)
    return found[min(int(len(found) * share), len(found) - 1)]


def opened(branch: Path) -> None:
    """Open a branch with its supervisor at the desk; passwords are not what is measured."""
    from app import bootstrap
    from app.models.organisation import User
    from app.services import session

    bootstrap.open_branch(str(branch))
    boss = User.get(User.role == "supervisor")
    session.begin(session.Session(boss.id, boss.name, boss.full_name, boss.role))


def worst_first(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, those that come closest to their floor (or miss it) first."""
    yield from sorted(findings, key=lambda one: -(one.ratio / one.floor if one.floor else 0.0))
