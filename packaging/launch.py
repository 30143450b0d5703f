"""The frozen program's entry point."""

from __future__ import annotations

import multiprocessing
import sys

READING_SHEET = "--read-sheet"
"""As `app.imports.reading` calls the program to be its reading process: nothing else is loaded then."""

if __name__ == "__main__":
    multiprocessing.freeze_support()
    if sys.argv[1:2] == [READING_SHEET]:
        from app.imports.child import main as read_sheet

        sys.exit(read_sheet(sys.argv[2:]))
    from app.__main__ import main

    sys.exit(main())
