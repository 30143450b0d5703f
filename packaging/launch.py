"""The frozen program's entry point."""

from __future__ import annotations

import sys

READING_SHEET = "--read-sheet"
"""As `app.imports.reading` calls the program to be its reading process: nothing else is loaded then."""
UNTIL_PAINTED = "--until-painted"
"""As `packaging/benchmarks/frozen.py` measures the start: what it took until the first paint is said."""


def until_painted(target: str) -> int:
    """Start as ever on this branch, but end with the first paint of the window."""
    import os
    import time

    from app import __main__ as program
    from app.ui import lean_qt

    with lean_qt.lean_imports():
        from app.ui.main_window import MainWindow

    def told(_window: object, _event: object) -> None:
        print(time.process_time() * 1000, time.time(), flush=True)
        os._exit(0)

    MainWindow.paintEvent = told
    return program.main(["--database", target])


def say_damaged(version: str, instead: str) -> None:
    """The version that is chosen cannot run, or what was installed: say so where somebody sees it, and go on."""
    from app import bootstrap
    from app.core.installed import damaged_words

    bootstrap.speak()
    text = damaged_words(version, instead)
    if sys.stderr is not None:
        print(text, file=sys.stderr, flush=True)
    elif sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, "Aftercare", 0x30)


if __name__ == "__main__":
    if sys.argv[1:2] == [READING_SHEET]:
        from app.imports.child import main as read_sheet

        sys.exit(read_sheet(sys.argv[2:]))
    if sys.argv[1:2] == [UNTIL_PAINTED]:
        sys.exit(until_painted(sys.argv[2]))
    from app.core.installed import hand_over

    ended = hand_over(sys.argv[1:], say_damaged)
    if ended is not None:
        sys.exit(ended)
    from app.__main__ import main

    sys.exit(main())
