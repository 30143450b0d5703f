"""The frozen program's entry point."""

from __future__ import annotations

import multiprocessing
import sys

READING_SHEET = "--read-sheet"
"""As `app.imports.reading` calls the program to be its reading process: nothing else is loaded then."""


def say_damaged(version: str) -> None:
    """The version that came on a stick cannot run: say so where somebody sees it, and go on with the one of before."""
    from app import bootstrap
    from app.core.installed import damaged_words

    bootstrap.speak()
    text = damaged_words(version)
    if sys.stderr is not None:
        print(text, file=sys.stderr, flush=True)
    elif sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, "Aftercare", 0x30)


if __name__ == "__main__":
    multiprocessing.freeze_support()
    if sys.argv[1:2] == [READING_SHEET]:
        from app.imports.child import main as read_sheet

        sys.exit(read_sheet(sys.argv[2:]))
    from app.core.installed import hand_over

    ended = hand_over(sys.argv[1:], say_damaged)
    if ended is not None:
        sys.exit(ended)
    from app.__main__ import main

    sys.exit(main())
