"""Whether somebody sits at this command who can be asked for a password."""

from __future__ import annotations

import sys
from getpass import getpass
from typing import TextIO


def can_ask() -> bool:
    """Whether there is a terminal to ask on."""
    return is_terminal(sys.stdin)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sits at the other end of an input or an output.

    Windows calls each of its devices a terminal, the printer and the nothing that a scheduled task reads from too:
    asked on that, Python would read letters that nobody types, without end and without ever giving up.
    """
    if stream is None or not stream.isatty():
        return False
    return sys.platform != "win32" or _is_console(stream.fileno())


def ask(words: str) -> str:
    """What somebody types without its being shown. Raises EOFError when nobody is there, or the typing is ended."""
    if not can_ask():
        raise EOFError
    return getpass(words)


def _is_console(number: int) -> bool:
    """Windows: whether an open file is a console; the device NUL is not."""
    import ctypes
    import msvcrt

    mode = ctypes.c_ulong()
    kernel = ctypes.WinDLL("kernel32")
    return bool(kernel.GetConsoleMode(ctypes.c_void_p(msvcrt.get_osfhandle(number)), ctypes.byref(mode)))
