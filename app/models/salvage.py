"""Bring what can still be read of a damaged file into a new one, row by row, with the last backup's help (G12).

A page that cannot be read takes its rows along and nothing else. Those rows are taken from a backup, where one is
given. In an encrypted file every page is sealed: what is read is what was written. A plain file may give back altered
rows, which nobody can tell.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.core.errors import EnvironmentFault
from app.core.i18n import translate
from app.core.progress import Progress
from app.models import _upgrade, database, maintenance
from app.models._file import DRIVER_ERRORS, OpenFile, connect_file

_OURS = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' "
    "AND name NOT LIKE '%!_search' ESCAPE '!' AND name NOT LIKE '%!_grams%' ESCAPE '!' "
    "AND name <> 'schema_migration' ORDER BY name"
)
_COUNTERS = "number_series"
_SKIPPED_NUMBERS = 1_000
"""A counter of a backup stands behind: its series goes on so much further, or it would draw numbers that are used."""

_MOST_FAILURES = 400
"""Spans that fail are halved until one row is left, but not for hours: what is still unread then is given up."""

_PROBES = 16
"""So many places of a table are asked for before it is halved, and as many closer and closer to its beginning, for
nobody may know where it ends: where each fails, what leads to its rows is gone."""

_FAR = 1 << 17
"""As far as rows are looked for behind those of the backup when the file does not even say where its table ends."""


@dataclass
class Salvaged:
    """What came of it: rows read, rows taken from the backup instead, and spans of ids that nobody has, by table."""

    read: dict[str, int] = field(default_factory=dict)
    from_backup: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)


class _Damaged:
    """A file of which every page may fail; opened anew after each failure, for the engine forgets nothing."""

    def __init__(self, path: Path, key: str) -> None:
        self._path, self._key = path, key
        self._conn: Any = None
        self._known: dict[str, bool] = {}

    def rows(self, sql: str, parameters: tuple[Any, ...] = ()) -> list[tuple[Any, ...]] | None:
        """All rows of a statement; None when the file fails."""
        try:
            if self._conn is None:
                self._conn = connect_file(str(self._path), self._key, mode="ro")
                self._conn.execute("PRAGMA cell_size_check = 1")
                # where its list of tables is damaged, those before the damage are known all the same
                self._conn.execute("PRAGMA writable_schema = 1")
            return self._conn.execute(sql, parameters).fetchall()
        except (*DRIVER_ERRORS, UnicodeDecodeError):
            self.close()
            return None

    def knows(self, table: str) -> bool:
        """Whether the file says where this table is; asked once, for each failure costs an opening."""
        if table not in self._known:
            self._known[table] = self.rows(f"SELECT 1 FROM {table} LIMIT 0") is not None
        return self._known[table]

    def close(self) -> None:
        """Let go of the file."""
        if self._conn is not None:
            with contextlib.suppress(*DRIVER_ERRORS):
                self._conn.close()
            self._conn = None


def opens(file: Path, key: str) -> bool:
    """Whether a file's first page can be read with this key; a damaged one cannot with the right one either."""
    one = _Damaged(file, key)
    try:
        return one.rows("PRAGMA user_version") is not None
    finally:
        one.close()


def salvage(
    damaged: Path, target: Path, progress: Progress, *, key: str = "", backup: Path | None = None,
    backup_key: str | None = None,
) -> Salvaged:  # fmt: skip
    """Make `target`, under `key`, of what `damaged` and the `backup` (a database with the same key or its own) hold.

    Only reads the two. Raises EnvironmentFault when the target is there already or nothing of the file can be read,
    Cancelled; then there is no target.
    """
    if target.exists():
        text = translate("salvage", "{file} is there already. Choose another name.")
        raise EnvironmentFault(text.format(file=target.name), "exists")
    done, old = Salvaged(), _Damaged(damaged, key)
    file = OpenFile(str(target), key)
    spare = _Damaged(backup, key if backup_key is None else backup_key) if backup is not None else None
    try:
        _upgrade.bringing_up_to_date(file, target)(None)
        _fill(file.connection(), old, spare, done, progress)
        file.close_every_connection()
        if not sum(done.read.values()) and not sum(done.from_backup.values()):
            text = translate("salvage", "Nothing of {file} can be read. Restore the last backup.")
            raise EnvironmentFault(text.format(file=damaged.name), "damaged")
        _finish(target, key, progress)
        return done
    except BaseException:
        file.close_every_connection()
        for end in ("", "-wal", "-shm"):
            target.with_name(target.name + end).unlink(missing_ok=True)
        raise
    finally:
        for one in (old, spare):
            if one is not None:
                one.close()


def _fill(conn: Any, old: _Damaged, spare: _Damaged | None, done: Salvaged, progress: Progress) -> None:
    conn.execute("PRAGMA foreign_keys = 0")
    tables = [name for (name,) in conn.execute(_OURS).fetchall()]
    for at, table in enumerate(tables):
        progress.report(at, len(tables), translate("salvage", "Reading {table}").format(table=table))
        conn.execute("BEGIN")
        columns = [name for (name,) in conn.execute(f"SELECT name FROM pragma_table_info('{table}')")]
        _one_table(conn, table, columns, old, spare, done)
        conn.execute("COMMIT")


def _one_table(
    conn: Any, table: str, columns: list[str], old: _Damaged, spare: _Damaged | None, done: Salvaged
) -> None:
    there = (old.knows(table) and _columns_of(old, table)) or (spare and _columns_of(spare, table)) or []
    shared = [name for name in columns if name in there]
    if not shared:
        return
    names = ", ".join(f'"{name}"' for name in shared)
    last = _last(old, spare, table)
    if last is None:
        return
    gone: list[tuple[int, int]] = []
    put = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({', '.join('?' * len(shared))})"
    reading = f"SELECT {names} FROM {table} WHERE rowid BETWEEN ? AND ?"
    if old.knows(table):
        for rows in _readable(old, reading, 1, last, gone):
            conn.executemany(put, rows)
    else:
        gone.append((1, last))
    done.read[table] = conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    for first, end in gone:
        taken = (spare.rows(reading, (first, end)) if spare is not None else None) or []
        if table == _COUNTERS and "last_serial" in shared:
            place = shared.index("last_serial")
            taken = [(*row[:place], row[place] + _SKIPPED_NUMBERS, *row[place + 1 :]) for row in taken]
        conn.executemany(put, taken)
        done.lost[table] = done.lost.get(table, 0) + end - first + 1 - len(taken)
    helped = conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0] - done.read[table]
    if helped:
        done.from_backup[table] = helped


def _columns_of(file: _Damaged, table: str) -> list[str]:
    return [name for (name,) in file.rows(f"SELECT name FROM pragma_table_info('{table}')") or []]


def _last(old: _Damaged, spare: _Damaged | None, table: str) -> int | None:
    """The last id to look for; None for an empty table."""
    asking = f"SELECT coalesce(max(rowid), 0) FROM {table}"
    if old.knows(table) and (answer := old.rows(asking)) is not None:
        return answer[0][0] or None
    known = spare.rows(asking) if spare is not None else None
    return (known[0][0] if known else 0) + _FAR


def _readable(
    file: _Damaged, sql: str, first: int, last: int, gone: list[tuple[int, int]]
) -> Iterator[list[tuple[Any, ...]]]:
    """The rows between two ids in pieces; spans that cannot be read go into `gone`, joined where they touch."""
    if (rows := file.rows(sql, (first, last))) is not None:
        yield rows
        return
    step = max(1, (last - first) // (_PROBES - 1))
    places = {*range(first, last + 1, step), *(first + (1 << power) for power in range((last - first).bit_length()))}
    if all(file.rows(sql, (one, one)) is None for one in sorted(places)):
        gone.append((first, last))
        return
    waiting, failures = [(first, last)], 0
    while waiting:
        begin, end = waiting.pop()
        rows = file.rows(sql, (begin, end))
        if rows is not None:
            if rows:
                yield rows
        elif begin == end or (failures := failures + 1) > _MOST_FAILURES:
            if gone and gone[-1][1] == begin - 1:
                gone[-1] = (gone[-1][0], end)
            else:
                gone.append((begin, end))
        else:
            middle = (begin + end) // 2
            waiting += [(middle + 1, end), (begin, middle)]


def _finish(target: Path, key: str, progress: Progress) -> None:
    """Build the search index anew; the file is closed as a sound one."""
    database.open_database(target, key=key)
    try:
        maintenance.rebuild_index(progress)
    finally:
        database.close_database()
