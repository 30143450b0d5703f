"""What the taskbar takes the program for: one and the same, whichever version of it runs.

Without an id of its own a window counts as its `.exe`, and each version is another. With one, the windows of all
versions stand behind the button that was pinned, and what is pinned is the installer's shortcut, which bears the id
too and starts what was installed (learn.microsoft.com/windows/win32/shell/appids).
"""

from __future__ import annotations

from typing import Any

IDENTITY = "Aftercare.Aftercare"
"""Company and program, as Windows wants it; `packaging/windows/setup.nsi` gives it to the shortcuts."""


def tell() -> None:
    """Say it, before the first window; where it cannot be said, the taskbar goes by the file as ever.

    Nothing is logged, for nothing but the window may be loaded at this moment.
    """
    import ctypes

    try:
        shell: Any = getattr(ctypes, "windll")["shell32"]  # noqa: B009 - it is not there on other systems
        shell.SetCurrentProcessExplicitAppUserModelID(ctypes.c_wchar_p(IDENTITY))
    except (AttributeError, OSError):
        return
