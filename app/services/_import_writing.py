"""Carry out what was decided: every record, its line in the audit trail and its search grams, in one transaction."""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from app.core import clock
from app.core.i18n import translate
from app.core.progress import Progress
from app.domain.numbering import NumberKind
from app.models import audit, bulk_rows, database, search
from app.models.base import MomentField, Record, Table
from app.models.contract import Contract, ContractDevice, ContractTerm
from app.models.customer import Address, Contact, Customer, Device
from app.models.pinyin import initials_of, pinyin_of
from app.models.service_call import ServiceCall, ServiceCallEvent
from app.services import _repeat_repairs
from app.services._import_parts import Change, Draft, RowPlan
from app.services._numbers import draw_numbers
from app.services._use_case import UnitOfWork

ORDER: tuple[type[Table], ...] = (
    Customer, Contact, Address, Device, Contract, ContractTerm, ContractDevice, ServiceCall, ServiceCallEvent,
)  # fmt: skip
_SERIES = {Customer: NumberKind.CUSTOMER, Device: NumberKind.DEVICE, Contract: NumberKind.CONTRACT}
_REFERENCES = ("customer", "contract", "device", "call")
_CHUNK = 500
_MANY = 2_000
_MUCH = 0.25
"""A kind that grew by this share has its search index merged at once."""

_encode = json.JSONEncoder(ensure_ascii=False).encode
_quoted = json.encoder.encode_basestring
"""As `_encode` does with a text, without asking what it is."""


class Writing:
    """One carrying out; `first_line` and `last_line` are its lines in the audit trail."""

    def __init__(self, unit: UnitOfWork, progress: Progress) -> None:
        self._unit, self._progress = unit, progress
        self._stamp = str(MomentField().db_value(unit.now))
        self._done = self._total = 0
        self._added: Counter[type[Table]] = Counter()
        self.first_line = self.last_line = 0

    def carry_out(self, plans: Iterable[RowPlan]) -> None:
        """Add and change everything that these rows want. Raises Cancelled; the transaction is the caller's.

        Some hundred rows of the sheet at a time, each with all that belongs to it: what its records say alike (a name,
        a telephone) is cut into search grams once.
        """
        chosen = list(plans)
        self._total = len(chosen)
        self._report()
        with bulk_rows.roomy_cache() if len(chosen) >= _MANY else contextlib.nullcontext():
            self._write(chosen)

    def _write(self, chosen: list[RowPlan]) -> None:
        once = _Once()
        chunks = [chosen[begin : begin + _CHUNK] for begin in range(0, len(chosen), _CHUNK)]
        wanted = [once.drafts(chunk) for chunk in chunks]
        self._number(wanted)
        for chunk, drafts in zip(chunks, wanted, strict=True):
            for table in ORDER:
                for draft, row_id in zip(drafts[table], bulk_rows.reserve_ids(table, len(drafts[table])), strict=True):
                    draft.id = row_id
            for table in ORDER:
                self._add(table, drafts[table])
            self._done += len(chunk)
            self._report()
        changes = [change for plan in chosen for change in plan.changes]
        self._change(changes)
        calls = [draft.id for drafts in wanted for draft in drafts[ServiceCall]]
        calls += [change.row_id for change in changes if change.table is ServiceCall]
        _repeat_repairs.follow_many(self._unit, calls)
        self._settle()

    def _report(self, _rows: int = 0) -> None:
        self._progress.report(self._done, self._total, translate("import", "Entering the rows"))

    def _number(self, chunks: list[dict[type[Table], list[Draft]]]) -> None:
        """Once for all rows: SQLite writes out the open search grams before each statement of this kind."""
        day = clock.local(self._unit.now).date()
        for table, series in _SERIES.items():
            waiting = [draft for drafts in chunks for draft in drafts[table] if not draft.values["number"]]
            if waiting:
                for draft, number in zip(waiting, draw_numbers(str(series), day, len(waiting)), strict=True):
                    draft.number = number

    def _add(self, table: type[Table], drafts: list[Draft]) -> None:
        if not drafts:
            return
        kind = table.record_kind()
        rows = [_resolved(draft) for draft in drafts]
        if table is ServiceCallEvent:
            rows = [{**row, "user_name": self._unit.session.name} for row in rows]
        bulk_rows.insert(table, rows, [draft.id for draft in drafts], self._stamp, self._report)
        self._added[table] += len(drafts)
        self._unit.touch_all(kind, [draft.id for draft in drafts])
        if issubclass(table, Record):
            self._tell(_additions(kind, drafts, rows))

    def _settle(self) -> None:
        """Leave the search indexes as usual, merged where a kind grew much."""
        for table, count in self._added.items():
            kind = table.record_kind()
            if table in search.SEARCHED:
                total = int(database.scalar(f'SELECT max(id) FROM "{kind}"'))
                (search.optimise if count >= max(_MANY, _MUCH * total) else search.settle)(kind)

    def _change(self, changes: list[Change]) -> None:
        by_table: dict[type[Table], list[Change]] = {}
        for change in changes:
            by_table.setdefault(change.table, []).append(change)
        for table, wanted in by_table.items():
            for begin in range(0, len(wanted), bulk_rows.BATCH):
                group = wanted[begin : begin + bulk_rows.BATCH]
                bulk_rows.update(table, ((one.row_id, one.values) for one in group), self._stamp)
                self._report()
            self._unit.touch_all(table.record_kind(), [one.row_id for one in wanted])
            self._added.setdefault(table, 0)
        self._tell(_changed(changes))

    def _tell(self, lines: Iterable[tuple[str, int, str, str, str]]) -> None:
        """Write lines of the audit trail; nothing else comes between those of one import."""
        who = self._unit.session
        first, last = audit.append_many(
            lines, at=self._unit.now, user_name=who.name, role=who.role, action=self._unit.action
        )
        self.first_line, self.last_line = self.first_line or first, last or self.last_line


def _additions(kind: str, drafts: list[Draft], rows: list[dict[str, Any]]) -> Iterator[tuple[str, int, str, str, str]]:
    begins = {name: f"{_encode(name)}: [null, " for name in {name: None for row in rows for name in row}}
    for draft, row in zip(drafts, rows, strict=True):
        told = [
            f"{begins[name]}{_quoted(value) if type(value) is str else _encode(value)}]"
            for name, value in row.items()
            if value is not None and value != ""
        ]
        yield kind, draft.id, row.get("number", ""), f"{{{', '.join(told)}}}", ""


def _changed(changes: Iterable[Change]) -> Iterator[tuple[str, int, str, str, str]]:
    for change in changes:
        pairs = {name: [change.before[name], value] for name, value in change.values.items()}
        yield change.table.record_kind(), change.row_id, change.number, _encode(pairs), ""


class _Once:
    """The records to add, each once although several rows may want it, in the order of the sheet."""

    def __init__(self) -> None:
        self._people: set[tuple[int, str, str]] = set()

    def drafts(self, plans: Iterable[RowPlan]) -> dict[type[Table], list[Draft]]:
        """What these rows want that no row before them brought."""
        found: dict[type[Table], list[Draft]] = {table: [] for table in ORDER}
        for plan in plans:
            for draft in plan.drafts:
                if draft.met is not self:
                    draft.met = self
                    if draft.table is not Contact or not self._is_known_person(draft):
                        found[draft.table].append(draft)
        return found

    def _is_known_person(self, draft: Draft) -> bool:
        """The same person of the same customer, from two rows that were both doubted."""
        owner = draft.values["customer"]
        person = (owner if isinstance(owner, int) else -id(owner), draft.values["phone"], draft.values["name"])
        known = person in self._people
        self._people.add(person)
        return known


def _resolved(draft: Draft) -> dict[str, Any]:
    """The values as they are stored: ids in place of drafts, the number that was drawn."""
    values = draft.values
    drawn: dict[str, Any] = {"number": draft.number} if draft.number else {}
    referred = {name: values[name].id for name in _REFERENCES if isinstance(values.get(name), Draft)}
    if draft.table is Customer:
        name = values["name"]
        drawn |= {"pinyin": pinyin_of(name), "initials": initials_of(name)}
    return {**values, **drawn, **referred} if drawn or referred else values
