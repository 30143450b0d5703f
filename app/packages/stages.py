"""The stages of a package in the making: a small machine that the wizard shows and tests walk through."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from app.core.errors import Bug


class Stage(StrEnum):
    """Where a package in the making stands."""

    READY = "ready"
    BEGUN = "begun"  # on record, with its number; nothing written yet
    WRITING = "writing"  # files are put on the drive, or into the zip beside it
    SEALING = "sealing"  # cover, manifest, signature
    CHECKING = "checking"  # everything is read back from the drive
    NAMING = "naming"  # it gets its own name: from here on it is the new package
    DONE = "done"  # on record as verified
    INTERRUPTED = "interrupted"  # the drive failed; what is on it is kept and can be resumed
    GIVEN_UP = "given_up"  # stopped or refused; nothing of it is left


NEXT: dict[Stage, frozenset[Stage]] = {
    Stage.READY: frozenset({Stage.BEGUN, Stage.GIVEN_UP}),
    Stage.BEGUN: frozenset({Stage.WRITING, Stage.NAMING, Stage.INTERRUPTED, Stage.GIVEN_UP}),
    Stage.WRITING: frozenset({Stage.SEALING, Stage.INTERRUPTED, Stage.GIVEN_UP}),
    Stage.SEALING: frozenset({Stage.CHECKING, Stage.INTERRUPTED, Stage.GIVEN_UP}),
    Stage.CHECKING: frozenset({Stage.NAMING, Stage.INTERRUPTED, Stage.GIVEN_UP}),
    Stage.NAMING: frozenset({Stage.DONE, Stage.INTERRUPTED, Stage.GIVEN_UP}),
    Stage.INTERRUPTED: frozenset({Stage.BEGUN, Stage.GIVEN_UP}),
    Stage.DONE: frozenset(),
    Stage.GIVEN_UP: frozenset(),
}
"""Which stage may follow which."""


class Course:
    """The stage of one package; `seen` is told of every change."""

    def __init__(self, seen: Callable[[Stage], object] = lambda _: None) -> None:
        self.stage = Stage.READY
        self._seen = seen

    def go(self, to: Stage) -> None:
        """Enter the next stage. Raises Bug for one that cannot follow."""
        if to not in NEXT[self.stage]:
            raise Bug(f"a package cannot go from {self.stage} to {to}")
        self.stage = to
        self._seen(to)

    @property
    def is_over(self) -> bool:
        """Whether nothing can follow."""
        return not NEXT[self.stage]
