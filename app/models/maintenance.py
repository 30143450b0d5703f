"""Is the database sound? Damage, dangling references, broken audit chain, incomplete search index, lost attachments.

And papers that are not what was issued (reliability.md G23).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from app.core.errors import Bug
from app.core.i18n import translate
from app.core.progress import Progress, Silent
from app.models import attachment_store, audit, database, search
from app.models._file import DRIVER_ERRORS

_LACKING = "SELECT count(*) FROM {one} WHERE id NOT IN (SELECT id FROM {other})"


class Curable(str):
    """A finding that building the search index anew puts right: what people entered is whole."""

    __slots__ = ()


WhenCancelled = Callable[[Callable[[], object]], object]
"""Takes what is to be called when the user stops the work."""


class _Readers:
    """Opens the connections of a check; the statement that runs can be stopped from another thread."""

    def __init__(self) -> None:
        self._open: database.Reader | None = None

    @contextmanager
    def one(self) -> Iterator[database.Reader]:
        """A connection for one step."""
        with database.reader() as reader:
            self._open = reader
            try:
                yield reader
            finally:
                self._open = None

    def interrupt(self) -> None:
        """Stop the running statement, if any."""
        reader = self._open
        if reader is not None:
            with suppress(*DRIVER_ERRORS):  # it may just have closed
                reader.interrupt()


def check(
    *,
    quick: bool = False,
    thorough: bool = False,
    progress: Progress | None = None,
    when_cancelled: WhenCancelled | None = None,
) -> list[str]:
    """What is wrong, one sentence each; an empty list for a sound database. Reads only, on connections of its own.

    The quick check only reads every page in use once (about five seconds a gigabyte); the thorough one also compares
    indexes with tables, verifies an encrypted file's page seals, reads every attachment and compares every issued paper
    with its digests. Raises Cancelled when the user stops it.
    """
    progress, readers = progress or Silent(), _Readers()
    if when_cancelled is not None:
        when_cancelled(readers.interrupt)
    steps = [_damage(readers, thorough)]
    if not quick:
        steps += [_references(readers), _history(readers), _index(readers), _attachments(readers, thorough)]
    if thorough:
        steps.append(_papers(readers))
    found: list[str] = []
    for done, step in enumerate(steps):
        progress.report(done, len(steps))
        found += step
    progress.report(len(steps), len(steps))
    return found


def rebuild_index(progress: Progress) -> None:
    """Build the search index of every kind anew, one transaction a kind (about a minute a million calls).

    Nobody else can write meanwhile.
    """
    for table in search.SEARCHED:
        search.rebuild(table.record_kind(), progress)


def _damage(readers: _Readers, thorough: bool) -> Iterator[str]:
    if database.engine() != "sqlite":
        return
    checks = ("integrity_check(5)", "cipher_integrity_check") if thorough else ("quick_check(5)",)
    with readers.one() as reader:
        for one in checks:
            for answer in _answers(reader, f"PRAGMA {one}"):
                if answer != "ok":
                    yield translate("maintenance", "The file is damaged: {detail}").format(detail=answer)


def _answers(reader: database.Reader, check_statement: str) -> Iterator[str]:
    try:
        yield from (answer for (answer,) in reader.rows(check_statement))
    except Bug as error:  # damage can keep the check itself from running
        yield str(error)


def _references(readers: _Readers) -> Iterator[str]:
    if database.engine() != "sqlite":
        return
    with readers.one() as reader:
        for table, row_id, target, _ in reader.rows("PRAGMA foreign_key_check"):
            text = translate("maintenance", "{table} {row} refers to a missing {target}.")
            yield text.format(table=table, row=row_id, target=target)


def _history(readers: _Readers) -> Iterator[str]:
    with readers.one() as reader:
        broken = audit.verify(reader)
    if broken is not None:
        yield translate("maintenance", "The change history was altered at line {line}.").format(line=broken)


def _index(readers: _Readers) -> Iterator[str]:
    with readers.one() as reader:
        for table in search.SEARCHED:
            kind = table.record_kind()
            missing = _first(reader, _LACKING.format(one=kind, other=f"{kind}_search"))
            stray = _first(reader, _LACKING.format(one=f"{kind}_search", other=kind))
            if missing or stray:
                text = translate("maintenance", "Search index of {table}: {missing} rows missing, {stray} too many.")
                yield Curable(text.format(table=kind, missing=missing, stray=stray))


def _first(reader: database.Reader, sql: str) -> Any:
    (row,) = reader.rows(sql)
    return row[0]


def _attachments(readers: _Readers, thorough: bool) -> Iterator[str]:
    with readers.one() as reader:
        for sha256, size, name in reader.rows("SELECT DISTINCT sha256, size, name FROM attachment"):
            if not attachment_store.is_whole(sha256, size, thorough=thorough):
                yield translate("maintenance", "The attachment {name} is missing or damaged.").format(name=name)


def _papers(readers: _Readers) -> Iterator[str]:
    """Issued papers that do not fit their digests, and records whose paper, by its digest, is not kept."""
    from app.models.tables import ALL_TABLES

    columns = "number, content, content_sha256, pdf, pdf_sha256"
    with readers.one() as reader:
        for number, content, content_digest, pdf, pdf_digest in reader.rows(f"SELECT {columns} FROM issued_paper"):
            same = hashlib.sha256(content.encode()).hexdigest() == content_digest
            if not same or (pdf and hashlib.sha256(pdf).hexdigest() != pdf_digest):
                yield translate("maintenance", "The paper {number} was altered after it was issued.").format(
                    number=number
                )
    for table in ALL_TABLES:
        kind = table.record_kind()
        if "content_sha256" not in table._meta.fields or kind == "issued_paper":
            continue
        missing = "content_sha256 <> '' AND content_sha256 NOT IN (SELECT content_sha256 FROM issued_paper)"
        with readers.one() as reader:
            for (number,) in reader.rows(f"SELECT number FROM {kind} WHERE {missing} ORDER BY number"):
                text = translate("maintenance", "The paper that was issued for {number} is missing, or is another one.")
                yield text.format(number=number)


def compact(progress: Progress) -> None:
    """Write the database anew without what was deleted from it, which else stays readable in the file (G28).

    Needs as much room as the database has; nobody else can write meanwhile. Raises EnvironmentFault on a full disk.
    """
    steps = len(search.SEARCHED) + 1
    for done, table in enumerate(search.SEARCHED):
        progress.report(done, steps)
        search.optimise(table.record_kind())
    progress.report(steps - 1, steps)
    if database.engine() == "sqlite":
        database.execute("VACUUM")
        database.query("PRAGMA wal_checkpoint(TRUNCATE)")
    progress.report(steps, steps)
