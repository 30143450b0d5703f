"""Where a file is to go when another program has it open: a workbook in Excel cannot be replaced on Windows."""

from __future__ import annotations

import os
import time
from itertools import count
from pathlib import Path

from app.core.errors import EnvironmentFault
from app.core.i18n import translate

HOLDS = os.name == "nt"
"""Whether the system keeps others from replacing a file that is open; elsewhere who reads it keeps what was there."""

_PAUSES = (0.05, 0.1, 0.2)
"""Antivirus programs hold a new file for a moment; a person keeps a workbook open for longer."""


def is_held(path: Path) -> bool:
    """Whether another program has the file so that it can neither be written nor replaced."""
    if not HOLDS or not path.is_file():
        return False
    try:
        _ask_for(path)
    except PermissionError:
        return True
    except OSError:  # gone meanwhile, or a drive with troubles of its own: writing will say so
        return False
    return False


def free_name(path: Path) -> Path:
    """The first name beside it that nobody uses: `calls (2).xlsx` for `calls.xlsx`."""
    return next(
        name for number in count(2) if not (name := path.with_name(f"{path.stem} ({number}){path.suffix}")).exists()
    )


def place_beside(path: Path) -> Path:
    """The path itself, or where another program has it open the first free name beside it."""
    return free_name(path) if is_held(path) else path


def put_in_place(beside: Path, path: Path) -> None:
    """Give the finished file its name. Raises OSError, and EnvironmentFault("in_use") when `path` is held."""
    for pause in (*_PAUSES, 0.0):
        try:
            beside.replace(path)
        except PermissionError as error:
            if not path.is_file() or not beside.is_file():
                raise
            if not pause:
                raise held(path) from error
            if HOLDS:
                time.sleep(pause)
        else:
            return


def held(path: Path) -> EnvironmentFault:
    """The sentence that names the file, and another name for it."""
    text = translate(
        "exports",
        "“{name}” is open in another program, such as Excel, and cannot be replaced. Close it there, "
        "or save under another name such as “{other}”.",
    )
    return EnvironmentFault(text.format(name=path.name, other=free_name(path).name), "in_use")


def _ask_for(path: Path) -> None:
    """Ask for the rights that replacing takes: to write, and to give its name away."""
    with path.open("r+b"):
        pass
    path.replace(path)
