"""Entry point: `aftercare` and `python -m app`. Without a sub-command the window, else the command line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app import bootstrap

if TYPE_CHECKING:
    from app.cli._command import Demonstration
    from app.core.progress import Progress


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns its exit code: 0 done, 1 refused, 2 wrong usage."""
    given = sys.argv[1:] if arguments is None else arguments
    target = _only_a_window(given)
    if target is not None:
        return bootstrap.show_window(target, fill_demonstration)
    from app.cli._command import Root
    from app.cli._run import run

    return run(
        given,
        Root(
            open_branch=bootstrap.open_branch,
            close_branch=bootstrap.close_branch,
            start_log=bootstrap.start_log,
            speak=bootstrap.speak,
            show_window=lambda where: bootstrap.show_window(where, fill_demonstration),
            demonstrate=_demonstrate,
            tour=_tour,
            self_test=_self_test,
        ),
    )


def _demonstrate(target: str, size: int, seed: int, progress: Progress) -> Demonstration:
    """Make a demonstration branch unless it is there."""
    from app import _demo_place
    from app.cli._command import Demonstration

    return Demonstration(*_demo_place.prepare(target, size=size, seed=seed, progress=progress))


def _tour(folder: Path, language: str) -> int:
    from app import tour

    return tour.run(folder, language)


def _self_test() -> int:
    from app import selftest

    return selftest.run()


def fill_demonstration(progress: Progress) -> str:
    """Make the demonstration branch unless it is there; returns its target."""
    from app import _demo_place

    return _demo_place.prepare(progress=progress)[0]


def _only_a_window(given: list[str]) -> str | None:
    """The database when nothing but a window is wanted, None otherwise.

    The common start must not wait for the command line.
    """
    if not given:
        return ""
    if len(given) == 2 and given[0] == "--database":
        return given[1]
    if len(given) == 1 and given[0].startswith("--database="):
        return given[0].partition("=")[2]
    return None


if __name__ == "__main__":
    sys.exit(main())
