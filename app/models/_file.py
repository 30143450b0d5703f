"""One branch in one file through SQLCipher's library, without peewee: the recipe of every connection.

The recipe is here and nowhere else, and is read back: a pragma that did not take is an error. The first rows of a start
are read through these connections; peewee, when something needs it, goes on with the same ones.
"""

from __future__ import annotations

import contextlib
import threading
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from app.core.errors import EnvironmentFault
from app.core.i18n import translate

APPLICATION_ID = 0x41465443
"""Written into the head of every file of ours ("AFTC"), so that a file of another program is never touched."""

DRIVER_ERRORS: tuple[type[Exception], ...] = (sqlcipher.Error,)
CACHE_KIB = 4_608
"""Pages of a plain file lie in the system's cache and are mapped; more of our own is memory spent twice."""
CACHE_READING_KIB = 2_048
"""Readers come and go, mostly passing over an index once."""
CACHE_ENCRYPTED_KIB = 65_536
"""Pages of an encrypted file are dear to read again."""
MAPPED_BYTES = 2_147_418_112
BUSY_MILLISECONDS = 5_000

_HEXADECIMAL = frozenset("0123456789abcdefABCDEF")
_RAW_KEY_DIGITS = 64


def is_safe_engine(version: str) -> bool:
    """Whether this SQLite cannot lose commits in WAL mode with two connections (the WAL-reset bug of 3.7.0–3.51.2).

    Safe are 3.51.3 and later, 3.50.7 and later in its line, 3.44.6 and later in its line; 3.52.0 was withdrawn.
    """
    parts = version.split(".")
    if len(parts) not in (3, 4) or not all(part.isdecimal() and part.isascii() for part in parts):
        return False
    number = tuple(int(part) for part in parts[:3])
    if number == (3, 52, 0):
        return False
    return number >= (3, 51, 3) or (3, 50, 7) <= number < (3, 51, 0) or (3, 44, 6) <= number < (3, 45, 0)


def require_safe_engine(version: str = sqlcipher.sqlite_version) -> None:
    """Refuse to open anything with a SQLite that can lose data. Raises EnvironmentFault("unsafe_engine")."""
    if not is_safe_engine(version):
        raise EnvironmentFault(
            translate(
                "database",
                "This build contains SQLite {version}, which can lose saved records. Install the program again.",
            ).format(version=version),
            "unsafe_engine",
        )


class OpenFile:
    """A branch's file and this process's connections to it, one a thread."""

    def __init__(self, path: str, key: str = "") -> None:
        self.path, self.key = path, key
        if key:
            _keep_memory_to_ourselves()
        self._mine = threading.local()
        self._every_connection: list[Any] = []
        self._guard = threading.Lock()

    @property
    def driver_errors(self) -> tuple[type[Exception], ...]:
        """What the driver itself raises, where peewee does not stand between."""
        return DRIVER_ERRORS

    def connection(self) -> Any:
        """The connection of the thread that asks, opened when it asks first."""
        conn = getattr(self._mine, "connection", None)
        if conn is None:
            conn = self._mine.connection = self.new_connection()
            with self._guard:
                self._every_connection.append(conn)
        return conn

    def close_connection(self) -> None:
        """Close the connection of the thread that asks, if it has one."""
        conn = getattr(self._mine, "connection", None)
        if conn is not None:
            self._mine.connection = None
            with self._guard, contextlib.suppress(ValueError):
                self._every_connection.remove(conn)
            conn.close()

    def close_every_connection(self) -> None:
        """Close what threads that have ended, or are about to, left open."""
        with self._guard:
            left, self._every_connection = self._every_connection, []
        for conn in left:
            with contextlib.suppress(sqlcipher.Error):
                conn.close()

    def new_connection(self, *, read_only: bool = False) -> Any:
        """A connection by the recipe, of nobody's keeping."""
        conn = connect_file(self.path, self.key)
        try:
            _apply_recipe(conn, encrypted=bool(self.key), read_only=read_only)
        except BaseException:
            conn.close()
            raise
        return conn


def _keep_memory_to_ourselves() -> None:
    """No crash of this process writes its memory, with the key, to the disk. Windows does that only where it is asked
    to.
    """
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def connect_file(path: str, key: str, *, mode: str = "") -> Any:
    """A bare connection with the key set; `mode` are options of SQLite's URI, such as "ro"."""
    target = f"file:{_uri_path(path)}?mode={mode}" if mode else path
    conn = sqlcipher.connect(
        target, timeout=BUSY_MILLISECONDS / 1000, isolation_level=None, check_same_thread=False, uri=bool(mode)
    )
    try:
        conn.execute("PRAGMA cipher_log_level = NONE")
        if key:
            is_raw = len(key) == _RAW_KEY_DIGITS and _HEXADECIMAL.issuperset(key)
            literal = f"x'{key}'" if is_raw else key
            conn.execute("PRAGMA key = '{}'".format(literal.replace("'", "''")))
            conn.execute("PRAGMA temp_store = 2")  # what a statement sorts or puts aside is not encrypted on the disk
    except BaseException:
        conn.close()
        raise
    return conn


def _uri_path(path: str) -> str:
    plain = path.replace("\\", "/").replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    if plain.startswith("//"):  # a server, or Windows' long spelling: an empty authority goes before it
        return f"//{plain}"
    return f"/{plain}" if plain[1:3] == ":/" else plain


def _apply_recipe(conn: Any, *, encrypted: bool, read_only: bool) -> None:
    plain = CACHE_READING_KIB if read_only else CACHE_KIB
    wanted: dict[str, int | str] = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": BUSY_MILLISECONDS,
        "cache_size": -(CACHE_ENCRYPTED_KIB if encrypted else plain),
        # a plain file's readers sort in small portions on the disk: a third less time, a quarter of the memory
        "temp_store": 1 if read_only and not encrypted else 2,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 2,
        "query_only": int(read_only),
    }
    for name, value in wanted.items():
        conn.execute(f"PRAGMA {name} = {value}")
        if name != "secure_delete" and conn.execute(f"PRAGMA {name}").fetchone()[0] != value:
            raise sqlcipher.OperationalError(f"pragma {name} did not become {value}")
    conn.execute(f"PRAGMA mmap_size = {0 if encrypted else MAPPED_BYTES}")
