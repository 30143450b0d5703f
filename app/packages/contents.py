"""What a package holds: the wish of a supervisor, and the files it comes to, one after the other."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from typing import IO

from app.core import clock
from app.core.errors import EnvironmentFault, UserError
from app.core.i18n import shown, translate
from app.core.progress import Progress
from app.core.tabular import Table, TableColumn, ValueKind
from app.domain import permissions
from app.exports._format import STEP
from app.ledgers._catalogue import all_ledgers
from app.ledgers._declaration import Condition, Filter, Ledger, Operator
from app.ledgers._records import records, travelling_columns
from app.ledgers._source import LedgerState, open_source
from app.models.base import Record
from app.models.tables import ALL_TABLES
from app.packages import scan_list
from app.services import _masking, exporting, package_attachments, session, settings, voucher_content

XLSX, CSV, PDF = "xlsx", "csv", "pdf"
FORMATS = (XLSX, CSV, PDF)
PDF_MOST = 20_000
"""So many rows are put into a printable PDF (some 700 pages); whoever has more wants the workbook."""

SCANS = "attachments/list.csv"
_STANDING = frozenset({"contracts", "custody"})
"""Ledgers in the order of a date that say how things stand: they go whole, as those without such an order do."""

_CELL = {XLSX: 8, CSV: 14, PDF: 30}
_RECORD_CELL = 34
_PAPER = 60_000
_RECORDS = frozenset(table.record_kind() for table in ALL_TABLES if issubclass(table, Record))

_STAY = frozenset({"known_branch", "received_package", "received_row", "package_run"})
"""What head office holds of other branches stays with them; the log of packages is about what travels."""

_LAST = 1_000

Write = Callable[[IO[bytes], Progress], int]


@dataclass(frozen=True)
class Wish:
    """What is to go along. `period` first and last day, None for everything; `reason` why whole telephone numbers."""

    ledgers: tuple[str, ...]
    purpose: str
    formats: tuple[str, ...] = (XLSX,)
    period: tuple[date, date] | None = None
    masked: bool = True
    reason: str = ""
    attachments: bool = False


@dataclass(frozen=True)
class Piece:
    """A file of the package: `write(file, progress)` writes it into an open file and returns its rows."""

    path: str
    ledger: str
    write: Write


@dataclass(frozen=True)
class Measure:
    """What a wish comes to before anything is written: rows of each ledger, bytes as far as can be said."""

    rows: dict[str, int]
    size: int


def offered() -> tuple[Ledger, ...]:
    """The ledgers that the person signed in can take along: those of our own records that they may see."""
    role = session.current().role
    known = (
        ledger
        for ledger in all_ledgers().values()
        if ledger.table in _RECORDS - _STAY and (not ledger.permission or permissions.allowed(role, ledger.permission))
    )
    return tuple(sorted(known, key=lambda ledger: (ledger.tab or _LAST, ledger.name)))


def checked(wish: Wish) -> Wish:
    """The wish with its ledgers in the usual order, each once. Raises UserError for what there is not."""
    known = {ledger.name: place for place, ledger in enumerate(offered())}
    for name in wish.ledgers:
        if name not in known:
            text = translate("packages", "There is no ledger “{name}” for packages. Ledgers: {names}.")
            raise UserError(text.format(name=name, names=", ".join(known)), "ledgers")
    for kind in wish.formats:
        if kind not in FORMATS:
            text = translate("packages", "There is no kind of file “{name}”. Kinds: {names}.")
            raise UserError(text.format(name=kind, names=", ".join(FORMATS)), "formats")
    ledgers = tuple(sorted(set(wish.ledgers), key=lambda name: known[name]))
    formats = tuple(kind for kind in FORMATS if kind in wish.formats)
    return Wish(**{**vars(wish), "ledgers": ledgers, "formats": formats})


def period_column(ledger: Ledger) -> str:
    """The column whose day decides whether a row falls into a period; empty for ledgers that always go whole."""
    if ledger.name in _STANDING:
        return ""
    order = ledger.column(ledger.default_sort)
    return order.name if order.kind in (ValueKind.DATE, ValueKind.MOMENT) and order.derive is None else ""


def filters(ledger: Ledger, wish: Wish) -> tuple[Filter, ...]:
    """The wish's period as a condition of this ledger."""
    column = period_column(ledger)
    return (Condition(column, Operator.BETWEEN, wish.period),) if wish.period and column else ()


def measured(wish: Wish) -> Measure:
    """Count the rows and estimate the size, generously."""
    rows, size = dict[str, int](), _PAPER * 2
    for name in wish.ledgers:
        ledger = all_ledgers()[name]
        count = rows[name] = open_source(ledger, _state(ledger, wish)).count()
        size += count * len(travelling_columns(ledger)) * _RECORD_CELL
        for kind in wish.formats:
            columns = _columns(ledger, kind)
            if kind != PDF or count <= PDF_MOST:
                size += count * len(columns) * _CELL[kind] + _PAPER
        if wish.attachments:
            size += sum(scan.size for scan in package_attachments.of_kind(ledger.record_kind))
    return Measure(rows, size)


def hiding(wish: Wish) -> AbstractContextManager[None]:
    """Inside this context numbers are read as the wish has them: masked, or whole."""
    return _masking.masked() if wish.masked else _masking.whole()


@dataclass
class Gathering:
    """The files of a wish one after the other; `missing` names scans whose file is not what it was."""

    wish: Wish
    missing: list[str] = field(default_factory=list)

    def pieces(self) -> Iterator[Piece]:
        """Each file, to be written before the next is asked for: a PDF is left out when its ledger is too long."""
        for name in self.wish.ledgers:
            ledger = all_ledgers()[name]
            yield Piece(f"records/{name}.jsonl", name, lambda file, told, of=ledger: self._records(of, file, told))
            for kind in self.wish.formats:
                if kind == PDF and open_source(ledger, _state(ledger, self.wish)).count() > PDF_MOST:
                    continue
                yield Piece(f"ledgers/{name}.{kind}", name, self._listing(ledger, kind))
        if self.wish.attachments:
            yield from self._scans()

    def _records(self, ledger: Ledger, file: IO[bytes], told: Progress) -> int:
        total = open_source(ledger, _state(ledger, self.wish)).count()
        count = 0
        with hiding(self.wish):
            for _, record in records(ledger, filters(ledger, self.wish)):
                file.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
                count += 1
                if count % STEP == 0:
                    told.report(count, total)
        return count

    def _listing(self, ledger: Ledger, kind: str) -> Write:
        def write(file: IO[bytes], told: Progress) -> int:
            with hiding(self.wish):
                state = _state(ledger, self.wish)
                table = open_source(ledger, state).table(_columns(ledger, kind), for_file=kind != PDF)
                if kind == PDF:
                    return _paper(table, file, told)
                return exporting.format_named(kind).write(table, file, told)

        return write

    def _scans(self) -> Iterator[Piece]:
        lines, told, sent = list[tuple[str, ...]](), list[str](), set[str]()
        for name in self.wish.ledgers:
            ledger = all_ledgers()[name]
            owners = dict[int, tuple[str, str]]()
            scans = tuple(package_attachments.of_kind(ledger.record_kind))
            if scans and ledger.table == ledger.record_kind:
                with hiding(self.wish):
                    found = records(ledger, filters(ledger, self.wish))
                    owners = {key: (record["uid"], record["number"]) for key, record in found}
            for scan in scans:
                if scan.owner_id not in owners:
                    continue
                uid, number = owners[scan.owner_id]
                path = f"attachments/{scan.sha256[:2]}/{scan.sha256}"
                if scan.sha256 not in sent:
                    sent.add(scan.sha256)
                    yield Piece(path, "", lambda file, _, of=scan: self._scan(of, file))
                added = clock.local(scan.added_at).strftime("%Y-%m-%d %H:%M")
                lines.append((shown(ledger.title), number, scan.name, path, scan.added_by, added))
                told.append(scan_list.line(name, uid, scan))
        yield Piece(SCANS, "", lambda file, told: _list_of_scans(lines, file, told))
        yield Piece(scan_list.PATH, "", lambda file, _: _list_for_head_office(told, file))

    def _scan(self, scan: package_attachments.Scan, file: IO[bytes]) -> int:
        try:
            file.write(package_attachments.content(scan.sha256))
        except EnvironmentFault as fault:
            if fault.kind not in ("gone", "damaged"):
                raise
            self.missing.append(scan.name)
            raise LeftOut from fault
        return 0


class LeftOut(Exception):
    """A scan's file is missing or damaged here: the package goes without it, and says so."""


def _list_for_head_office(lines: list[str], file: IO[bytes]) -> int:
    file.write("".join(f"{line}\n" for line in lines).encode())
    return 0


def _list_of_scans(lines: list[tuple[str, ...]], file: IO[bytes], told: Progress) -> int:
    headings = (
        translate("packages", "Ledger"),
        translate("packages", "Number"),
        translate("packages", "Name of the scan"),
        translate("packages", "File in the package"),
        translate("packages", "Added by"),
        translate("packages", "Added"),
    )
    columns = tuple(TableColumn(f"c{place}", heading) for place, heading in enumerate(headings))
    return exporting.format_named(CSV).write(Table("", columns, lines, len(lines)), file, told)


def _state(ledger: Ledger, wish: Wish) -> LedgerState:
    return LedgerState(view=ledger.views[0].name, conditions=filters(ledger, wish))


def _columns(ledger: Ledger, kind: str) -> tuple[str, ...]:
    """On paper those that the ledger shows; in a file every one that it offers."""
    if kind == PDF:
        return ledger.shown_columns()
    return tuple(column.name for column in ledger.columns if column.offered)


def _paper(table: Table, file: IO[bytes], told: Progress) -> int:
    from app.documents._form import Letterhead
    from app.documents._listing import render_listing
    from app.documents._plain import from_content

    drawn = render_listing(
        table,
        letterhead=from_content(Letterhead, voucher_content.letterhead()),
        operator=session.current().full_name,
        printed_at=clock.now(),
        paper=settings.usual_paper("listing"),
        progress=told,
    )
    file.write(drawn.pdf)
    return table.row_count
