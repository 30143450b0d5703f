"""Copies of the open database: one moment of it, page by page, checked before anybody trusts them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.errors import Cancelled, EnvironmentFault
from app.core.i18n import translate
from app.core.progress import Silent
from app.models._file import APPLICATION_ID, DRIVER_ERRORS, OpenFile, connect_file

if TYPE_CHECKING:
    from app.core.progress import Progress

WhenCancelled = Callable[[Callable[[], object]], object]
"""Takes what is to be called when the user stops the work."""
_PAGES_A_STEP = 1_000
_COMPARED_BELOW = 1 << 30
_PASSING = ("locked", "disk_full", "memory", "gone", "read_only")
"""Kinds of trouble that keep a check from being made and say nothing about the file."""

_TABLES = (
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY 1"
)


@dataclass(frozen=True)
class Facts:
    """What a file holds at one moment: rows a table, the last line of the change history, the last step of the tables.

    Two files with equal facts and sound pages hold the same branch.
    """

    counts: dict[str, int] = field(default_factory=dict)
    line: int = 0
    digest: str = ""
    schema: str = ""


def copy_proven(file: OpenFile, target: Path, progress: Progress | None = None) -> None:
    """Copy the open file to `target`, then prove the copy by reading all of it.

    The copy is in DELETE mode, so that it opens from a read-only disk, and carries the same key. It appears under its
    name only when it is whole. Raises EnvironmentFault("damaged") when the copy does not stand the check.
    """
    unfinished = target.with_name(f"{target.name}.part")
    unfinished.unlink(missing_ok=True)
    copy_moment(file, unfinished, progress)
    prove(unfinished, file.key)
    unfinished.replace(target)


def copy_moment(file: OpenFile, target: Path, progress: Progress | None = None) -> Facts:
    """Copy the open file as it is at one moment to `target`, which is not there yet; returns what it held then.

    Others go on writing meanwhile: the moment is held by a transaction that reads, which also keeps SQLite from
    beginning anew at every foreign write. `progress` hears the pages and may stop the copy between two portions.
    """
    from app.models import database

    try:
        return _copy(file, target, progress or Silent())
    except DRIVER_ERRORS as error:
        raise database.plain_fault(error) from error


def _copy(file: OpenFile, target: Path, told: Progress) -> Facts:
    source = file.new_connection(read_only=True)
    try:
        source.execute("PRAGMA mmap_size = 0")  # pages pass once: mapped, all of them would count as memory
        source.execute("BEGIN")
        found = facts(source, told)
        copy = connect_file(str(target), file.key)
        try:
            copy.execute("PRAGMA synchronous = OFF")  # it is flushed once, at the end
            source.backup(copy, pages=_PAGES_A_STEP, progress=lambda _, left, total: told.report(total - left, total))
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()
    finally:
        source.close()
    with target.open("rb+") as written:
        os.fsync(written.fileno())
    return found


def facts(conn: Any, progress: Progress | None = None) -> Facts:
    """What the file of this connection holds; `progress` may stop the counting between two tables."""
    counts: dict[str, int] = {}
    for (name,) in conn.execute(_TABLES).fetchall():
        if progress is not None:
            progress.report(0, 0)
        counts[name] = int(conn.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
    line, digest, schema = 0, "", ""
    if "audit_entry" in counts:
        head = conn.execute("SELECT id, digest FROM audit_entry ORDER BY id DESC LIMIT 1").fetchone()
        line, digest = head or (0, "")
    if "schema_migration" in counts:
        schema = str(conn.execute("SELECT max(name) FROM schema_migration").fetchone()[0] or "")
    return Facts(counts, line, digest, schema)


def prove(path: Path, key: str, when_cancelled: WhenCancelled | None = None) -> None:
    """Open a copy without the right to write and check it whole.

    Raises EnvironmentFault("damaged"), or what keeps anybody from telling now ("locked" | "gone" | …), Cancelled.

    Every page is read; in a file of less than a gigabyte every index is compared with its table, too. In a larger one
    that takes an hour and tells nothing of the copy, whose pages are those of the branch: `maintenance.check` does it.
    """
    from app.models import database

    check = "integrity_check" if path.stat().st_size < _COMPARED_BELOW else "quick_check"

    conn = connect_file(str(path), key, mode="ro")
    if when_cancelled is not None:
        when_cancelled(lambda: _interrupt(conn))
    try:
        answer = [text for (text,) in conn.execute(f"PRAGMA {check}(1)")]
        if key:
            answer += [text for (text,) in conn.execute("PRAGMA cipher_integrity_check")]
    except DRIVER_ERRORS as error:  # damage can keep the check itself from running
        worded = database.plain_fault(error)
        if isinstance(worded, Cancelled) or getattr(worded, "kind", "") in _PASSING:
            raise worded from error
        answer = [str(error)]
    finally:
        conn.close()
    if answer != ["ok"]:
        raise damaged()


def _interrupt(conn: Any) -> None:
    try:
        conn.interrupt()
    except DRIVER_ERRORS:  # it may just have closed
        return


def read_facts(path: Path, key: str, progress: Progress | None = None) -> Facts:
    """What a copy holds. Raises EnvironmentFault("not_ours" | "too_new" | "damaged")."""
    from app.models import _upgrade, database

    try:
        _upgrade.refuse_foreign_file(path, key)
    except DRIVER_ERRORS as error:
        raise database.plain_fault(error) from error
    conn = connect_file(str(path), key, mode="ro")
    try:
        if conn.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise damaged()
        return facts(conn, progress)
    except DRIVER_ERRORS as error:
        raise database.plain_fault(error) from error
    finally:
        conn.close()


def damaged() -> EnvironmentFault:
    """What is said of a copy that does not stand the check."""
    return EnvironmentFault(
        translate("database", "The backup is damaged and was not kept. Check the disk, then make another one."),
        "damaged",
    )
