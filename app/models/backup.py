"""Copies of the open database that are proven before they are trusted."""

from __future__ import annotations

import os
from pathlib import Path

from app.core.errors import EnvironmentFault
from app.core.i18n import translate
from app.models._file import DRIVER_ERRORS, OpenFile, connect_file


def copy_proven(file: OpenFile, target: Path) -> None:
    """Copy the open file to `target` with SQLite's online backup in one step, then prove the copy.

    The copy is in DELETE mode, so that it opens from a read-only disk, and carries the same key. It appears under its
    name only when it is whole. Raises EnvironmentFault("damaged") when the copy does not stand the check.
    """
    unfinished = target.with_name(f"{target.name}.part")
    unfinished.unlink(missing_ok=True)
    source = file.new_connection(read_only=True)
    try:
        copy = connect_file(str(unfinished), file.key)
        try:
            source.backup(copy, pages=-1)
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()
    finally:
        source.close()
    prove(unfinished, file.key)
    with unfinished.open("rb+") as written:
        os.fsync(written.fileno())
    unfinished.replace(target)


def prove(path: Path, key: str) -> None:
    """Open a copy without the right to write and check it whole. Raises EnvironmentFault("damaged")."""
    conn = connect_file(str(path), key, mode="ro")
    try:
        answer = [text for (text,) in conn.execute("PRAGMA integrity_check(1)")]
        if key:
            answer += [text for (text,) in conn.execute("PRAGMA cipher_integrity_check")]
    except DRIVER_ERRORS as error:  # damage can keep the check itself from running
        answer = [str(error)]
    finally:
        conn.close()
    if answer != ["ok"]:
        raise EnvironmentFault(
            translate("database", "The backup is damaged and was not kept. Check the disk, then make another one."),
            "damaged",
        )
