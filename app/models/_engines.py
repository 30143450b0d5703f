"""The two database engines as peewee has them, behind the same tables: one SQLite file, or a PostgreSQL server."""

from __future__ import annotations

from typing import Any

import peewee as pw
from playhouse.sqlcipher_ext import SqlCipherDatabase

from app.models._file import BUSY_MILLISECONDS, OpenFile
from app.models._turn import take_turn


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

    def __init__(self, file: OpenFile | str) -> None:
        self.file = file if isinstance(file, OpenFile) else OpenFile(file)
        super().__init__(self.file.path, lock_type="IMMEDIATE")

    def begin(self, lock_type: str | None = None) -> None:
        """Begin a transaction; one that may write waits for its turn as `take_turn` does."""
        if (lock_type or self._lock_type) != "IMMEDIATE":
            super().begin(lock_type)
            return
        with pw.__exception_wrapper__:
            take_turn(self.connection())

    def _connect(self) -> Any:
        conn = self.file.connection()
        self._add_conn_hooks(conn)
        return conn

    def _close(self, conn: Any) -> None:
        self.file.close_connection()


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
