"""Refuse what is not ours or is newer than we are; bring what is older up to date, with a backup first."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.errors import Bug, EnvironmentFault
from app.core.i18n import translate
from app.models import migrations
from app.models._faults import sentence
from app.models._file import APPLICATION_ID, DRIVER_ERRORS, OpenFile, connect_file

if TYPE_CHECKING:
    from app.core.progress import Progress

    Long = Callable[[Progress | None], None]
    """Work that takes minutes on a large branch."""

_HISTORY = "schema_migration"
_PLAIN_HEAD, _ENCRYPTED_PAGE = b"SQLite format 3\0", 4096


def migration_names() -> list[str]:
    """The steps this program knows, in order. Raises Bug when the files are missing, as in a badly frozen build."""
    folder = migrations_folder()
    files = folder.iterdir() if folder.is_dir() else ()  # a pattern would have to be compiled at every start
    names = sorted(file.stem for file in files if "0" <= file.name[0] <= "9" and file.suffix == ".py")
    if not names:
        raise Bug(f"no migrations in {folder}: is this build whole?")
    return names


def migrations_folder() -> Path:
    """Where the steps lie as plain files, in the checkout and in the frozen program."""
    return Path(migrations.__path__[0])


def has_content(path: Path) -> bool:
    """Whether the file is there and not empty."""
    return path.exists() and path.stat().st_size > 0


def refuse_foreign_file(path: Path, key: str, *, by_head: bool = False) -> None:
    """Look at a file before anything may change it. `by_head` believes its first bytes where they say that it is ours
    and has seen every step; whoever goes on finds out (`is_up_to_date`).

    Raises EnvironmentFault("not_ours" | "too_new" | "damaged"), and for an encrypted one without its key "encrypted",
    or "keys_missing" where the file of the key slots is not beside it.
    """
    if not has_content(path) or (by_head and not key and _is_ours_by_its_head(path)):
        return
    _look_into(path, key)


def _is_ours_by_its_head(path: Path) -> bool:
    """Whether the first bytes say that the file is ours, as new as we are, and changed by opening in nothing: then its
    tables are read once, by whoever works with them (https://sqlite.org/fileformat2.html#the_database_header).
    """
    if has_content(path.with_name(f"{path.name}-wal")):
        return False
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError:  # who looks into it says why
        return False
    return (
        head.startswith(_PLAIN_HEAD)
        and head[18:20] == b"\2\2"  # written and read with a log beside it
        and int.from_bytes(head[60:64], "big") == len(migration_names())
        and int.from_bytes(head[68:72], "big") == APPLICATION_ID
    )


def _look_into(path: Path, key: str) -> None:
    logged = has_content(path.with_name(f"{path.name}-wal"))
    conn = connect_file(str(path), key, mode="ro" if logged else "ro&immutable=1")  # without a log it leaves no trace
    try:
        tables = {name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        application = conn.execute("PRAGMA application_id").fetchone()[0]
        version = conn.execute("PRAGMA user_version").fetchone()[0]
        if application != APPLICATION_ID and (application or tables):
            raise EnvironmentFault(sentence("not_ours"), "not_ours")
        applied = _steps_in(conn) if _HISTORY in tables else set()
    except DRIVER_ERRORS:
        if not key:
            _refuse_encrypted(path)
        raise
    finally:
        conn.close()
    _refuse_newer(applied, version)


def _refuse_encrypted(path: Path) -> None:
    """Where a file that cannot be read is, or looks like, an encrypted branch."""
    with path.open("rb") as file:
        if file.read(len(_PLAIN_HEAD)) == _PLAIN_HEAD or path.stat().st_size % _ENCRYPTED_PAGE:
            return
    if path.with_name(f"{path.name}.keys").exists():
        raise EnvironmentFault(translate("encryption", "This branch is encrypted. Sign in to open it."), "encrypted")
    raise EnvironmentFault(
        translate(
            "encryption",
            "This is no database of this program, or an encrypted one whose key file {file} is missing. Put the key "
            "file back from a backup, or use the recovery sheet.",
        ).format(file=f"{path.name}.keys"),
        "keys_missing",
    )


def _steps_in(conn: Any) -> set[str]:
    return {name for (name,) in conn.execute(f"SELECT name FROM {_HISTORY}")}


def is_up_to_date(conn: Any) -> bool:
    """Whether a file has seen every step and says so; then nothing needs to be brought along to change it."""
    known = migration_names()
    if conn.execute("PRAGMA user_version").fetchone()[0] != len(known):
        return False
    has_history = conn.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (_HISTORY,)).fetchone()
    return has_history is not None and _steps_in(conn) == set(known)


def _refuse_newer(applied: set[str], version: int = 0) -> None:
    known = migration_names()
    if applied - set(known) or version > len(known):
        raise EnvironmentFault(
            translate(
                "database",
                "This database was made by a newer version of the program. Install that version; nothing was changed.",
            ),
            "too_new",
        )


def bring_up_to_date(database: Any, path: Path | None, progress: Progress | None = None) -> None:
    """Run the steps that the database has not seen, each whole or not at all; `path` is None for a server.

    `progress` hears how many of them are done; the copy that is made before counts as one.
    """
    known = migration_names()
    applied = _applied(database)
    if not applied and path is None:
        _refuse_foreign_server(database)
    _refuse_newer(applied)
    pending = [name for name in known if name not in applied]
    if path is not None and not applied:
        database.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    if pending:
        if applied and path is not None:
            if progress is not None:
                progress.report(0, len(pending) + 1)
            back_up_before(database.file, path, pending[0])
        _run_all(database, pending if applied else pending[-1:], progress)
    if path is not None and database.user_version != len(known):
        database.execute_sql(f"PRAGMA user_version = {len(known)}")


def bringing_up_to_date(file: OpenFile, path: Path) -> Long:
    """The same for a file, as work that may be done on another thread; it leaves no connection there."""
    opener = threading.get_ident()
    if not file.key and _is_ours_by_its_head(path):  # which was believed, and is not so
        _look_into(path, file.key)

    def work(progress: Progress | None) -> None:
        from app.models._engines import BranchFile

        try:
            bring_up_to_date(BranchFile(file), path, progress)
        finally:
            if threading.get_ident() != opener:
                file.close_connection()

    return work


def _refuse_foreign_server(database: Any) -> None:
    encoding = database.execute_sql("SHOW server_encoding").fetchone()[0]
    if database.get_tables() or encoding != "UTF8":
        raise EnvironmentFault(
            translate(
                "database",
                "This server database is not one of this program. Choose an empty one with the encoding UTF8.",
            ),
            "not_ours",
        )


def _applied(database: Any) -> set[str]:
    if not database.table_exists(_HISTORY):
        return set()
    return {name for (name,) in database.execute_sql(f"SELECT name FROM {_HISTORY}").fetchall()}


def _run_all(database: Any, steps: Sequence[str], progress: Progress | None) -> None:
    """Run up to each of these; where another process that opened the same database is quicker, go on behind it."""
    import peewee as pw
    from playhouse.migrations import Runner  # not needed at an ordinary start, and it brings psycopg along

    while True:
        before = _applied(database)
        try:
            runner = Runner(database, str(migrations_folder()), table_name=_HISTORY)
            for done, step in enumerate(steps, 1):
                if progress is not None:
                    progress.report(done, len(steps) + 1)
                runner.up(step)
            return
        except pw.PeeweeException:
            if _applied(database) == before:
                raise


def back_up_before(file: OpenFile, path: Path, step: str) -> Path:
    """A proven copy of the file in `backups` beside it, named after the step that comes; key slots go along."""
    from app.core import clock, paths
    from app.models.backup import copy_proven
    from app.models.backup_folder import copy_file
    from app.models.key_slots import slots_file

    stamp = clock.local(clock.now()).strftime("%Y%m%d-%H%M%S")
    target = paths.private_folder(path.parent / "backups") / f"{path.stem}-before-{step}-{stamp}{path.suffix}"
    slots = slots_file(path)
    if file.key and slots.is_file():
        copy_file(slots, slots_file(target), lambda _: None)
    copy_proven(file, target)
    return target
