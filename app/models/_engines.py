"""The two database engines behind the same tables: one SQLite file through SQLCipher's library, or a PostgreSQL server.

The recipe of every connection is here and nowhere else, and is read back: a pragma that did not take is an error.
"""

from __future__ import annotations

import contextlib
import re
import threading
from typing import Any

import peewee as pw
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2 as sqlcipher

from app.core.errors import EnvironmentFault
from app.core.i18n import translate

APPLICATION_ID = 0x41465443
"""Written into the head of every file of ours ("AFTC"), so that a file of another program is never touched."""

DRIVER_ERRORS: tuple[type[Exception], ...] = (sqlcipher.Error,)
CACHE_KIB = 16_384
"""Pages of a plain file lie in the system's cache and are mapped; more of our own is memory spent twice."""
CACHE_READING_KIB = 4_096
"""Readers come and go, mostly passing over an index once."""
CACHE_ENCRYPTED_KIB = 65_536
"""Pages of an encrypted file are dear to read again."""
MAPPED_BYTES = 2_147_418_112
BUSY_MILLISECONDS = 5_000

_RAW_KEY = re.compile(r"[0-9A-Fa-f]{64}")


def is_safe_engine(version: str) -> bool:
    """Whether this SQLite cannot lose commits in WAL mode with two connections (the WAL-reset bug of 3.7.0–3.51.2).

    Safe are 3.51.3 and later, 3.50.7 and later in its line, 3.44.6 and later in its line; 3.52.0 was withdrawn.
    """
    found = re.fullmatch(r"(\d+)\.(\d+)\.(\d+)(?:\.\d+)?", version)
    if found is None:
        return False
    number = tuple(int(part) for part in found.groups())
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


class BranchFile(SqlCipherDatabase):
    """One branch in one file. Tables are STRICT, so every field type maps to one of SQLite's five."""

    field_types = {
        "BIGINT": "INTEGER",
        "BOOL": "INTEGER",
        "CHAR": "TEXT",
        "DATE": "TEXT",
        "DATETIME": "TEXT",
        "DECIMAL": "TEXT",
        "SMALLINT": "INTEGER",
        "VARCHAR": "TEXT",
    }

    def __init__(self, path: str, *, key: str = "") -> None:
        self.key = key
        self._every_connection: list[Any] = []
        self._guard = threading.Lock()
        super().__init__(path, lock_type="IMMEDIATE")

    @property
    def driver_errors(self) -> tuple[type[Exception], ...]:
        """What the driver itself raises, where peewee does not stand between."""
        return DRIVER_ERRORS

    def _connect(self) -> Any:
        conn = self.new_connection()
        self._add_conn_hooks(conn)
        with self._guard:
            self._every_connection.append(conn)
        return conn

    def _close(self, conn: Any) -> None:
        with self._guard, contextlib.suppress(ValueError):
            self._every_connection.remove(conn)
        super()._close(conn)

    def close_every_connection(self) -> None:
        """Close what threads that have ended, or are about to, left open."""
        with self._guard:
            left, self._every_connection = self._every_connection, []
        for conn in left:
            with contextlib.suppress(sqlcipher.Error):
                conn.close()

    def new_connection(self, *, read_only: bool = False) -> Any:
        """A connection by the recipe, outside of peewee's keeping."""
        conn = connect_file(self.database, self.key)
        try:
            _apply_recipe(conn, encrypted=bool(self.key), read_only=read_only)
        except BaseException:
            conn.close()
            raise
        return conn


def connect_file(path: str, key: str, *, mode: str = "") -> Any:
    """A bare connection with the key set; `mode` are options of SQLite's URI, such as "ro"."""
    target = f"file:{_uri_path(path)}?mode={mode}" if mode else path
    conn = sqlcipher.connect(
        target, timeout=BUSY_MILLISECONDS / 1000, isolation_level=None, check_same_thread=False, uri=bool(mode)
    )
    try:
        conn.execute("PRAGMA cipher_log_level = NONE")
        if key:
            literal = f"x'{key}'" if _RAW_KEY.fullmatch(key) else key
            conn.execute("PRAGMA key = '{}'".format(literal.replace("'", "''")))
    except BaseException:
        conn.close()
        raise
    return conn


def _uri_path(path: str) -> str:
    plain = path.replace("\\", "/").replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"/{plain}" if re.match(r"[A-Za-z]:/", plain) else plain


def _apply_recipe(conn: Any, *, encrypted: bool, read_only: bool) -> None:
    plain = CACHE_READING_KIB if read_only else CACHE_KIB
    wanted: dict[str, int | str] = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": BUSY_MILLISECONDS,
        "cache_size": -(CACHE_ENCRYPTED_KIB if encrypted else plain),
        "temp_store": 2,
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


class _Psycopg(pw.Psycopg3Adapter):
    """peewee's adapter, with psycopg imported when a server is opened instead of with peewee."""

    def __init__(self) -> None:
        import psycopg
        from psycopg.pq import TransactionStatus
        from psycopg.types.json import Json, Jsonb

        self.driver = psycopg
        self.txn_idle, self.txn_inerror = TransactionStatus.IDLE, TransactionStatus.INERROR
        self.txn_unknown = TransactionStatus.UNKNOWN
        self.json_type, self.jsonb_type, self.cast_json_case = Json, Jsonb, False

    def check_driver(self) -> None:
        """The driver was imported in the constructor."""

    def get_binary_type(self) -> Any:
        return self.driver.Binary

    def connect(self, db: Any, **params: Any) -> Any:
        return self.driver.connect(conninfo=db.database, **params)


class BranchServer(pw.PostgresqlDatabase):
    """A branch on a PostgreSQL server, for an office that outgrew one PC.

    Text is compared by code point, as SQLite does, so that both engines sort alike whatever the server's locale is.
    """

    field_types = {**pw.PostgresqlDatabase.field_types, "TEXT": 'TEXT COLLATE "C"'}
    psycopg2_adapter = psycopg3_adapter = _Psycopg

    def __init__(self, url: str) -> None:
        self._every_connection: list[Any] = []
        super().__init__(
            url,
            connect_timeout=5,
            application_name="aftercare",
            options=f"-c lock_timeout={BUSY_MILLISECONDS} -c timezone=UTC -c client_min_messages=warning",
        )

    @property
    def driver_errors(self) -> tuple[type[Exception], ...]:
        """What the driver itself raises, where peewee does not stand between."""
        return (self._adapter.driver.Error,)

    def _connect(self) -> Any:
        conn = super()._connect()
        self._every_connection.append(conn)
        return conn

    def close_every_connection(self) -> None:
        """Close what threads that have ended, or are about to, left open."""
        left, self._every_connection = self._every_connection, []
        for conn in left:
            conn.close()

    def new_connection(self, *, read_only: bool = False) -> Any:
        """A connection outside of peewee's keeping.

        A read-only one reads in transactions, so that rows can be streamed.
        """
        conn = super()._connect()
        conn.autocommit = not read_only
        conn.read_only = read_only
        return conn
