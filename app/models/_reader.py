"""A read-only connection for a worker thread, whose statement any other thread may stop."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from app.core.errors import AftercareError
from app.models._file import OpenFile

if TYPE_CHECKING:
    from app.models._engines import BranchServer

Parameters = Sequence[Any]
_STREAMED = 2_000
_LETTING_GO = ("PRAGMA shrink_memory", "PRAGMA mmap_size = 0")


def placeholders(database: OpenFile | BranchServer, sql: str) -> str:
    """`?` as the driver spells it. SQL that peewee made for PostgreSQL has its own placeholders already."""
    if isinstance(database, OpenFile) or "%s" in sql:
        return sql
    return sql.replace("%", "%%").replace("?", "%s")


class Reader:
    """A read-only connection of its own, for one thread; only `interrupt` may be called from another."""

    def __init__(self, database: OpenFile | BranchServer, worded: Callable[[BaseException], AftercareError]) -> None:
        self._database = database
        self._worded = worded
        self._connection = database.new_connection(read_only=True)

    def rows(self, sql: str, parameters: Parameters = ()) -> Iterator[tuple[Any, ...]]:
        """The rows one by one as the engine finds them.

        Raises Cancelled after `interrupt`, EnvironmentFault on trouble.
        """
        statement, values = placeholders(self._database, sql), tuple(parameters)
        try:
            if isinstance(self._database, OpenFile):
                # chained, because `yield from` would close the bare cursor, perhaps after its connection
                yield from chain(self._connection.execute(statement, values))
            else:
                with self._connection.transaction(), self._connection.cursor(name="reader") as cursor:
                    cursor.itersize = _STREAMED
                    cursor.execute(statement, values)
                    yield from cursor
        except self._database.driver_errors as error:
            raise self._worded(error) from error

    def interrupt(self) -> None:
        """Stop the running statement at once; harmless when none runs, or when it was closed meanwhile."""
        with contextlib.suppress(*self._database.driver_errors):
            if isinstance(self._database, OpenFile):
                self._connection.interrupt()
            else:
                self._connection.cancel()

    def close(self) -> None:
        """Give the connection back.

        Closing holds up every other thread until its memory is free, half a second after a sort of a million rows: so
        that is done before, by statements, which hold up nobody.
        """
        if isinstance(self._database, OpenFile):
            with contextlib.suppress(*self._database.driver_errors):
                for statement in _LETTING_GO:
                    self._connection.execute(statement).fetchall()
        self._connection.close()


@contextlib.contextmanager
def open_reader(
    database: OpenFile | BranchServer, worded: Callable[[BaseException], AftercareError]
) -> Iterator[Reader]:
    """A Reader for the length of the block; trouble is worded by `worded`."""
    try:
        opened = Reader(database, worded)
    except database.driver_errors as error:
        raise worded(error) from error
    try:
        yield opened
    finally:
        opened.close()
