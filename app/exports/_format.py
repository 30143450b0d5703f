"""What an export format offers, and how a file comes into being: whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import IO, TypeVar

from app.core import clock
from app.core.errors import EnvironmentFault
from app.core.i18n import translate
from app.core.progress import Progress, Silent
from app.core.tabular import Table, Value
from app.exports._place import put_in_place

Item = TypeVar("Item")

STEP = 500
"""Rows between two reports of progress, and so between two chances to cancel."""

UNPRINTABLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(55296, 57344), 65534, 65535))
"""Characters that no spreadsheet file may hold."""


@dataclass(frozen=True)
class ExportFormat:
    """A kind of file that a Table can become.

    `write(table, target, progress)` makes the whole file or, when stopped or refused, leaves nothing behind; it returns
    the rows written. Into a file that is open already it just writes, and OSError is the caller's to word. Raises
    Cancelled, EnvironmentFault.
    """

    name: str
    title: str
    suffix: str
    write: Callable[[Table, Path | IO[bytes], Progress], int]


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A file beside `path` to write into; it becomes `path` when the block ends well and disappears when it does not.

    Raises EnvironmentFault when the folder cannot be written, the disk is full or the drive is gone; "in_use" when
    another program has `path` open.
    """
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        yield beside
        with beside.open("rb+") as written:
            os.fsync(written.fileno())
        put_in_place(beside, path)
    except OSError as error:
        raise _fault(error, path) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


@contextlib.contextmanager
def opened(target: Path | IO[bytes]) -> Iterator[IO[bytes]]:
    """What to write into: a file beside `target` as `whole_file` has it, or `target` itself where it is open."""
    if not isinstance(target, Path):
        yield target
        return
    with whole_file(target) as beside, beside.open("wb") as file:
        yield file


@contextlib.contextmanager
def opened_text(target: Path | IO[bytes], encoding: str, newline: str) -> Iterator[TextIOWrapper]:
    """The same for text; a file that was open before stays so."""
    with opened(target) as file:
        text = TextIOWrapper(file, encoding=encoding, newline=newline)
        try:
            yield text
        except BaseException:
            with contextlib.suppress(OSError):
                text.detach()
            raise
        text.detach()


def _fault(error: OSError, path: Path) -> EnvironmentFault:
    if error.errno == 28:  # ENOSPC
        return EnvironmentFault(
            translate("exports", "The disk is full. Make room or choose another drive."), "disk_full"
        )
    if isinstance(error, PermissionError):
        return EnvironmentFault(
            translate(
                "exports", "{path} cannot be written. Close it in other programs, or choose another folder."
            ).format(path=path),
            "read_only",
        )
    if isinstance(error, FileNotFoundError):
        return EnvironmentFault(
            translate("exports", "The folder {path} is not there any more.").format(path=path.parent), "gone"
        )
    return EnvironmentFault(
        translate("exports", "The file {path} could not be written: {reason}").format(
            path=path, reason=error.strerror or error
        ),
        "write_failed",
    )


def reported(rows: Iterator[Item], total: int, progress: Progress | None) -> Iterator[Item]:
    """The rows, with a report every `STEP` rows and at the end. Raises Cancelled when the user stops it."""
    progress = progress or Silent()
    done = 0
    progress.report(0, total)
    for row in rows:
        yield row
        done += 1
        if done % STEP == 0:
            progress.report(done, total)
    progress.report(done, total)


def local_text(value: Value) -> str:
    """A value as text for people: moments on the branch's clock."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return translate("ledgers", "yes") if value else translate("ledgers", "no")
    if isinstance(value, datetime):
        return clock.local(value).strftime("%Y-%m-%d %H:%M:%S")
    return value.isoformat() if isinstance(value, date) else str(value)
