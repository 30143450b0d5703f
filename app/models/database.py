"""Open the branch's database, keep it safe, and give everything above one way to reach it.

By default one SQLite file; a `postgresql://` address opens a server with the same tables. One writer at a time on both:
SQLite takes the right to write at BEGIN IMMEDIATE, PostgreSQL by an advisory lock at the start of the outermost
transaction. So numbers have no gaps, the audit chain no forks and no two writers can block each other; everybody else
waits for their turn, of a file ten seconds at most (`_turn`), of a server five.

A file is opened, checked and asked without peewee, which costs a fifth of a start: `current` brings it along when a
table is first used, on the same connections.
"""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from app.core import paths
from app.core.errors import AftercareError, Bug, EnvironmentFault
from app.models import _faults, _upgrade
from app.models._file import DRIVER_ERRORS, OpenFile, require_safe_engine
from app.models._places import keep_from_others, prepare_place
from app.models._reader import Parameters, Reader, open_reader, placeholders

if TYPE_CHECKING:
    from app.models._engines import BranchFile, BranchServer
    from app.models._upgrade import Long
    from app.models.base import Table


Engine = Literal["sqlite", "postgresql"]

_ADVISORY_LOCK = 0x41465443
_opened: OpenFile | BranchServer | None = None
_database: BranchFile | BranchServer | None = None
_bringing_peewee = threading.Lock()
_told: list[Callable[[Any], object]] = []
_location = ""
_generation = 0
_check_is_due = False
_ended_badly = False

_CHECKED_IN_A_BLINK = 6_000_000
_CHECKED_AT_ONCE = 8_000_000
_CHECKED_AFTER_A_CRASH = 64_000_000
"""Sizes in bytes up to which a file is checked while opening (about 5 ms a megabyte); a larger one is checked behind
the window.
"""


def open_database(
    target: str | Path,
    *,
    key: str = "",
    on_wait: Callable[[], object] = lambda: None,
    carry_out: Callable[[Long], None] | None = None,
) -> None:
    """Open a database file, made when it is not there, or a `postgresql://` address, and bring its tables up to date.

    `key` encrypts the file: 64 hexadecimal digits are the key itself, anything else is a passphrase. An older database
    is backed up beside the file before it is changed. `on_wait` is called before whatever takes longer than a blink;
    what may take minutes, bringing an older file up to date, is given to `carry_out`, which may do it on a thread of
    its own but returns only afterwards, raising what it raises.
    Raises EnvironmentFault, and then nothing is open and a file that
    is not ours, or is newer than this program, was not touched.
    """
    global _opened, _database, _location, _generation, _check_is_due, _ended_badly  # noqa: PLW0603 - one branch per process
    close_database()
    _check_is_due = _ended_badly = False
    text = str(target)
    try:
        if text.startswith(("postgresql://", "postgres://")):
            on_wait()
            _opened = _database = _open_server(text)
            _location = text
        else:
            path = paths.reachable(Path(text).absolute())
            _opened, _location = _open_file(path, key, on_wait, carry_out), str(path)
    except (OSError, UnicodeDecodeError, *_engine_errors()) as error:  # the second where a complaint quotes rubbish
        raise plain_fault(error) from error
    _generation += 1
    for tell in _told:
        tell(current())


def _open_file(
    path: Path, key: str, on_wait: Callable[[], object], carry_out: Callable[[Long], None] | None
) -> OpenFile:
    global _check_is_due, _ended_badly
    require_safe_engine()
    if path.with_name(f"{path.name}.restoring").exists():
        from app.models import restoring

        restoring.finish(path)
    prepare_place(path)
    crashed = _upgrade.has_content(path.with_name(f"{path.name}-wal"))
    _upgrade.refuse_foreign_file(path, key, by_head=True)
    size = path.stat().st_size if path.exists() else 0
    at_once = size <= (_CHECKED_AFTER_A_CRASH if crashed else _CHECKED_AT_ONCE)
    file = OpenFile(str(path), key)
    try:
        if at_once:
            if size > _CHECKED_IN_A_BLINK:
                on_wait()
            _refuse_damage(file.connection())
        if not _upgrade.is_up_to_date(file.connection()):
            on_wait()
            work = _upgrade.bringing_up_to_date(file, path)
            if carry_out is not None and size:
                carry_out(work)
            else:
                work(None)
    except BaseException:
        file.close_every_connection()
        raise
    _check_is_due, _ended_badly = crashed or not at_once, crashed
    keep_from_others(path)
    return file


def _open_server(url: str) -> BranchServer:
    """Connect and migrate; on trouble nothing stays open."""
    from app.models._engines import BranchServer

    server = BranchServer(url)
    try:
        server.connect()
        with _alone_on_server(server):
            _upgrade.bring_up_to_date(server, None)
    except BaseException:
        with contextlib.suppress(*_engine_errors()):
            server.close()
        server.close_every_connection()
        raise
    return server


def _engine_errors() -> tuple[type[Exception], ...]:
    """What a file's driver raises, and what peewee does, if it is here."""
    peewee = sys.modules.get("peewee")
    return (*DRIVER_ERRORS, peewee.PeeweeException) if peewee is not None else DRIVER_ERRORS


@contextlib.contextmanager
def _alone_on_server(database: BranchServer) -> Iterator[None]:
    """Let one program at a time bring a server up to date; a file's migrations wait for each other by themselves."""
    database.execute_sql("SELECT pg_advisory_lock(%s)", (_ADVISORY_LOCK,))
    try:
        yield
    finally:
        database.execute_sql("SELECT pg_advisory_unlock(%s)", (_ADVISORY_LOCK,))


def _refuse_damage(conn: Any) -> None:
    try:
        answer = conn.execute("PRAGMA quick_check(1)").fetchone()[0]
    except DRIVER_ERRORS as error:
        if not isinstance(plain_fault(error), Bug):
            raise
        answer = str(error)  # damage can keep the check itself from running
    if answer != "ok":
        raise EnvironmentFault(_faults.sentence("damaged"), "damaged")


def check_is_due() -> bool:
    """Whether opening left a check to be made behind the window (`maintenance.check`): the file is large, or was not
    closed.
    """
    return _check_is_due


def check_is_done() -> None:
    """The check that was due has been made."""
    global _check_is_due  # noqa: PLW0603 - one branch per process
    _check_is_due = False


def ended_badly() -> bool:
    """Whether the file was not closed last time (a power cut, a killed program). Nothing that was saved is lost."""
    return _ended_badly


def close_database() -> None:
    """Tidy up and close every connection of this process; nothing happens when none is open."""
    global _opened, _database, _location
    opened, database = _opened, _database
    _opened, _database, _location = None, None, ""
    if opened is None:
        return
    try:
        if isinstance(opened, OpenFile):
            with contextlib.suppress(*DRIVER_ERRORS):
                conn = opened.connection()
                conn.execute("PRAGMA optimize").fetchall()
                conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                opened.close_connection()
        if database is not None:
            with contextlib.suppress(*_engine_errors()):
                database.close()
    finally:
        opened.close_every_connection()
        for tell in _told:
            tell(None)


def is_open() -> bool:
    """Whether a database is open."""
    return _opened is not None


def generation() -> int:
    """Counts the databases opened by this process: what was cached under another count belongs to another database."""
    return _generation


def current() -> BranchFile | BranchServer:
    """The open database as peewee has it, which comes along with the first call. Raises Bug when none is open."""
    global _database  # noqa: PLW0603 - one branch per process
    if _database is None:
        opened = _ours()
        assert isinstance(opened, OpenFile)
        from app.models._engines import BranchFile

        with _bringing_peewee:
            if _database is None:
                _database = BranchFile(opened)
    return _database


def tell_tables(tell: Callable[[Any], object]) -> None:
    """Call `tell` with what `current` gives, now if a database is open and whenever one is opened; with None at its
    end.
    """
    _told.append(tell)
    if is_open():
        tell(current())


def _ours() -> OpenFile | BranchServer:
    if _opened is None:
        raise Bug("no database is open")
    return _opened


def engine() -> Engine:
    """Which engine is behind the tables."""
    return "sqlite" if isinstance(_ours(), OpenFile) else "postgresql"


def location() -> str:
    """The file's full path, or the server's address without its password."""
    _ours()
    if "://" not in _location:
        return _location
    scheme, _, rest = _location.partition("://")
    who, at, where = rest.rpartition("@")
    return f"{scheme}://{who.partition(':')[0]}{at}{where}"


def key() -> str:
    """The key of the open file, 64 hexadecimal digits; empty for a plain one and for a server."""
    opened = _ours()
    return opened.key if isinstance(opened, OpenFile) else ""


def folder() -> Path:
    """The folder of what lies beside the database (attachments, backups); for a server, in the user's data folder."""
    if engine() == "sqlite":
        return Path(_location).parent
    return paths.data_folder() / "server"


@contextlib.contextmanager
def transaction() -> Iterator[None]:
    """One transaction, alone in writing; inside another one a savepoint. An exception undoes it.

    Trouble with the engine leaves it as `plain_fault` words it.
    """
    database = current()
    outermost = not database.in_transaction()
    with _worded(), database.atomic():
        if outermost and engine() == "postgresql":
            database.execute_sql("SELECT pg_advisory_xact_lock(%s)", (_ADVISORY_LOCK,))
        yield


@contextlib.contextmanager
def _worded() -> Iterator[None]:
    try:
        yield
    except _engine_errors() as error:
        raise plain_fault(error) from error


def in_transaction() -> bool:
    """Whether this thread is inside a transaction."""
    _ours()
    return _database is not None and _database.in_transaction()


def next_serial(table: type[Table], series: str, branch: str, period: str, count: int = 1) -> int:
    """Draw the next serial of a series, beginning with 1; a transaction that is undone gives it back.

    With `count` so many are drawn at once and the last of them is returned. Raises Bug outside of a transaction: the
    number must live or die with the record that carries it.
    """
    if not in_transaction():
        raise Bug("a number is drawn in the transaction that uses it")
    name = table.record_kind()
    drawn = query(
        f"INSERT INTO {name} (series, branch, period, last_serial) VALUES (?, ?, ?, ?) "
        f"ON CONFLICT (series, branch, period) DO UPDATE SET last_serial = {name}.last_serial + excluded.last_serial "
        "RETURNING last_serial",
        (series, branch, period, count),
    )
    return int(drawn[0][0])


def plain_fault(error: BaseException) -> AftercareError:
    """An error of the engine or the operating system as a sentence for people; see `_faults.plain_fault`."""
    free = None
    if isinstance(_opened, OpenFile):
        import shutil

        with contextlib.suppress(OSError):
            free = shutil.disk_usage(Path(_location).parent).free
    return _faults.plain_fault(error, free_bytes=free)


def query(sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
    """All rows of a statement on this thread's connection; placeholders are `?` on both engines."""
    with _worded():
        return _cursor(sql, parameters).fetchall()


def named(sql: str, parameters: Parameters = ()) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The names of a statement's columns, and all its rows, as `query`."""
    with _worded():
        cursor = _cursor(sql, parameters)
        return [str(column[0]) for column in cursor.description], cursor.fetchall()


def scalar(sql: str, parameters: Parameters = ()) -> Any:
    """The first value of the first row, None when there is no row."""
    with _worded():
        row = _cursor(sql, parameters).fetchone()
    return row[0] if row else None


def stamp() -> tuple[int, ...]:
    """Another value whenever anybody has written since; empty where the engine does not tell (a server)."""
    opened = _ours()
    if not isinstance(opened, OpenFile):
        return ()
    changes: int = opened.connection().total_changes
    return _generation, threading.get_ident(), int(scalar("PRAGMA data_version")), changes


def execute(sql: str, parameters: Parameters = ()) -> int:
    """Run one statement on this thread's connection; returns the number of rows it touched."""
    with _worded():
        return _cursor(sql, parameters).rowcount


def execute_many(sql: str, rows: Iterable[Parameters]) -> None:
    """Run one statement for many rows: the quick way in for bulk work."""
    opened = _ours()
    with _worded():
        if isinstance(opened, OpenFile):
            opened.connection().executemany(sql, list(rows))
            return
        import peewee as pw

        with pw.__exception_wrapper__:
            opened.cursor().executemany(placeholders(opened, sql), list(rows))


def _cursor(sql: str, parameters: Parameters) -> Any:
    opened = _ours()
    if isinstance(opened, OpenFile):
        return opened.connection().execute(sql, tuple(parameters))
    return opened.execute_sql(placeholders(opened, sql), tuple(parameters))


def explain(sql: str, parameters: Parameters = ()) -> list[str]:
    """The engine's plan for a statement, one line a step."""
    if engine() == "sqlite":
        return [str(row[-1]) for row in query(f"EXPLAIN QUERY PLAN {sql}", parameters)]
    return [str(row[0]) for row in query(f"EXPLAIN {sql}", parameters)]


@contextlib.contextmanager
def reader() -> Iterator[Reader]:
    """A read-only connection of its own for the length of the block."""
    with open_reader(_ours(), plain_fault) as opened:
        yield opened
