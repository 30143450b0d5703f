"""Faults injected on purpose, one file a guarantee (G1 … G31 of the fault study), each with a number of its own.

Every file has GUARANTEE ("G1"), PROMISE (one line), FULL (how many faults the whole run injects) and
`run(folder, count) -> Figures`. The tests of this folder call `run` with a small count at every commit;
`packaging/faults.py` calls them with the whole one and prints a table. A new file is found by its name.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Figures:
    """What a run injected and what came of it; nothing may be in `wrong`."""

    injected: int = 0
    wrong: list[str] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    skipped: str = ""

    def count(self, what: str, times: int = 1) -> None:
        """Count one of the outcomes that are as they should be."""
        self.seen[what] = self.seen.get(what, 0) + times

    def expect(self, holds: object, otherwise: str) -> bool:
        """Note what is wrong unless it holds."""
        if not holds:
            self.wrong.append(otherwise)
        return bool(holds)

    def words(self) -> str:
        """What was found, in one line."""
        parts = [f"{count:,} {what}" for what, count in self.seen.items()]
        parts += [f"{name} {value}" for name, value in self.notes.items()]
        return ", ".join(parts)


def holds(figures: Figures) -> None:
    """Fail the test when a promise was broken, or when nothing was put to the test."""
    import pytest

    if figures.skipped:
        pytest.skip(figures.skipped)
    assert figures.injected > 0
    assert not figures.wrong, f"{len(figures.wrong)} of {figures.injected}: {figures.wrong[:5]}"
