"""Import of what people have today (R011): customers, devices, contracts and old repair ledgers from spreadsheets.

Three steps: read the file (`read`), list what it would do (`dry_run`), carry it out as one transaction (`carry_out`).
Nothing is written before the last step, and all of it or nothing after it. Only supervisors: one wrong column is
thousands of wrong records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.core.progress import Progress, Silent
from app.domain.sheet_columns import FIELDS, LEDGERS, Heading, find_heading, guess_ledger, match_columns
from app.domain.sheet_values import Row
from app.exports import _refused_rows as mended
from app.imports import reading
from app.imports.reading import SheetFile
from app.models import audit, database
from app.models.import_run import ImportRun
from app.services import (
    _import_calls,
    _import_contracts,
    _import_devices,
    _import_hands,
    preferences,
)
from app.services import _wording as wording
from app.services._field_labels import KEPT_IN_STEP
from app.services._import_parts import (
    ADD,
    CHANGE,
    CONFLICT,
    OURS,
    REFUSED,
    SAME,
    THEIRS,
    VERDICTS,
    Parsed,
    RowPlan,
    Setting,
    let_go,
)
from app.services._import_rows import STEP, parse
from app.services._import_writing import ORDER, Writing
from app.services._use_case import UnitOfWork, require, use_case

__all__ = ["ADD", "CHANGE", "CONFLICT", "LEDGERS", "OURS", "REFUSED", "SAME", "THEIRS", "VERDICTS", "SheetFile"]

SUFFIXES = reading.SUFFIXES


@dataclass(frozen=True)
class SheetView:
    """A sheet with the meaning of its columns: `columns` holds a field's name for each, "" for none."""

    name: str
    heading: Heading
    columns: tuple[str, ...]
    preview: tuple[Row, ...]
    row_count: int


@dataclass(frozen=True)
class ListLine:
    """One row of the sheet on the list: what would happen, of what, why; `fields` are (label, old, new) of a change."""

    line: int
    verdict: str
    title: str
    reason: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass
class ImportList:
    """What an import would do, row by row. Nothing of it is written yet."""

    file: SheetFile
    sheet: str
    heading: Heading
    columns: tuple[str, ...]
    ledger: str
    plans: list[RowPlan]
    head: int
    chosen: dict[int, str] = field(default_factory=dict)
    """By line: `ours` or `theirs` where a person decided otherwise than for all."""

    def __len__(self) -> int:
        return len(self.plans)

    def counts(self) -> dict[str, int]:
        """How many rows of each verdict."""
        found = Counter(plan.verdict for plan in self.plans)
        return {verdict: found[verdict] for verdict in VERDICTS}

    def places(self, verdict: str = "") -> list[int]:
        """The places in the list of the rows with this verdict, of all rows without one."""
        return [at for at, plan in enumerate(self.plans) if verdict in ("", plan.verdict)]

    def line(self, at: int) -> ListLine:
        """A row of the list in words."""
        plan = self.plans[at]
        return ListLine(plan.line, plan.verdict, plan.title, plan.reason, tuple(dict.fromkeys(_fields(plan))))

    def refused_rows(self) -> Iterator[tuple[Row, str]]:
        """The rows that cannot go in as they stand in the sheet, with the reason."""
        rows = self._rows()
        for plan in self.plans:
            if plan.verdict == REFUSED:
                yield rows[plan.line - 1], plan.reason

    def _rows(self) -> Sequence[Row]:
        return next(sheet.rows for sheet in self.file.sheets if sheet.name == self.sheet)


def _fields(plan: RowPlan) -> Iterator[tuple[str, str, str]]:
    """The fields of a change in words; what is kept twice (the main address) is told once by the caller."""
    for change in plan.changes:
        kind = change.table.record_kind()
        for name, value in change.values.items():
            if name not in KEPT_IN_STEP:
                yield (
                    wording.field(kind, name),
                    wording.value(kind, name, change.before[name]),
                    wording.value(kind, name, value),
                )


def read(path: Path, progress: Progress | None = None) -> SheetFile:
    """Read a file, in a process of its own. Raises NotPermitted, UserError, EnvironmentFault, Cancelled."""
    require("import.run")
    return reading.read(path, progress)


def ledger_of(file: SheetFile, sheet: str) -> str:
    """The ledger that a sheet's headings speak of."""
    return guess_ledger(_sheet_rows(file, sheet)[:40])


def fields_of(ledger: str) -> tuple[tuple[str, str, bool, bool], ...]:
    """What columns may mean: name, label, whether it is required, whether several columns may mean it."""
    return tuple((one.name, shown(one.label), one.required, one.many) for one in FIELDS[ledger])


def sheet_view(file: SheetFile, ledger: str, sheet: str) -> SheetView:
    """A sheet with its headings and what its columns mean: as it was said for these headings last time, else found.

    Raises UserError when there are no headings.
    """
    rows = _sheet_rows(file, sheet)
    heading = find_heading(ledger, rows)
    below = rows[heading.first :]
    remembered = preferences.get(_key(ledger, heading.texts))
    names = {name for name, *_ in fields_of(ledger)} | {""}
    if isinstance(remembered, list) and len(remembered) == len(heading.texts) and set(remembered) <= names:
        columns = tuple(remembered)
    else:
        columns = match_columns(ledger, heading.texts, below)
    return SheetView(sheet, heading, columns, tuple(below[:20]), len(below))


def remember_columns(ledger: str, heading: Heading, columns: Sequence[str]) -> None:
    """Keep what these columns mean, for the next sheet with the same headings."""
    preferences.put(_key(ledger, heading.texts), list(columns))


def _key(ledger: str, texts: Sequence[str]) -> str:
    return f"import.{ledger}.{sha256('|'.join(texts).encode()).hexdigest()[:16]}"


def _sheet_rows(file: SheetFile, sheet: str) -> Sequence[Row]:
    for one in file.sheets:
        if one.name == sheet:
            return one.rows
    names = ", ".join(one.name for one in file.sheets)
    raise UserError(
        translate("import", "There is no sheet {name}; there are: {names}.").format(name=sheet, names=names)
    )


def check_columns(ledger: str, columns: Sequence[str]) -> None:
    """Raise UserError when a required column is missing or two mean the same."""
    for name, label, required, many in fields_of(ledger):
        if required and name not in columns:
            raise UserError(translate("import", "Say which column is “{field}”.").format(field=label), name)
        if not many and list(columns).count(name) > 1:
            raise UserError(translate("import", "Two columns cannot both be “{field}”.").format(field=label), name)


def dry_run(
    file: SheetFile, ledger: str, sheet: str, columns: Sequence[str], progress: Progress | None = None
) -> ImportList:
    """List what an import would do, without writing anything. Raises UserError, Cancelled, NotPermitted."""
    require("import.run")
    if ledger not in LEDGERS:
        raise UserError(translate("import", "Choose one of the listed values."), "ledger")
    check_columns(ledger, columns)
    progress = progress or Silent()
    head = audit.head()[0]
    rows = _sheet_rows(file, sheet)
    heading = find_heading(ledger, rows)
    parsed = list(parse(ledger, rows, heading.first, columns, progress))
    setting = Setting(ledger, file.saved_at, clock.now())
    plans: list[RowPlan] = []
    for at, plan in enumerate(_planned(ledger, parsed, setting)):
        if at % STEP == 0:
            progress.report(at, len(parsed), translate("import", "Comparing with what is on file"))
        plans.append(_said_before(plan, setting))
    let_go(parsed)
    _import_hands.doubt_what_is_newer(plans, file.saved_at)
    return ImportList(file, sheet, heading, tuple(columns), ledger, plans, head)


def _planned(ledger: str, parsed: list[Parsed], setting: Setting) -> Iterator[RowPlan]:
    if ledger == "contracts":
        return _import_contracts.plans(parsed)
    if ledger == "repairs":
        return _import_calls.plans(parsed, setting)
    return _import_devices.plans(ledger, parsed)


def _said_before(plan: RowPlan, setting: Setting) -> RowPlan:
    """A row that brings only what earlier rows bring says nothing new."""
    if plan.verdict == ADD:
        fresh = [draft for draft in plan.drafts if draft.met is not setting]
        for draft in fresh:
            draft.met = setting
        if not fresh:
            plan.verdict = SAME
    return plan


@use_case("import.run")
def carry_out(
    unit: UnitOfWork,
    listed: ImportList,
    *,
    changes: str = THEIRS,
    conflicts: str = OURS,
    progress: Progress | None = None,
) -> ImportRun:
    """Enter a list as one transaction.

    `changes` and `conflicts` decide for all rows of that kind what counts, `ours` (what is on file) or `theirs` (the
    sheet); `listed.chosen` for single lines. Raises UserError (field `stale`) when records were changed since the list
    was made, Cancelled when the user stops it: nothing was written then.
    """
    _refuse_stale(listed)
    decided = {CHANGE: changes, CONFLICT: conflicts}
    taken: list[RowPlan] = []
    passed_over = 0
    for plan in listed.plans:
        if plan.verdict in (CHANGE, CONFLICT) and listed.chosen.get(plan.line, decided[plan.verdict]) == OURS:
            passed_over += 1
        elif plan.verdict not in (REFUSED, SAME):
            taken.append(plan)
    if not taken:
        raise UserError(translate("import", "There is nothing to enter: no row adds or changes anything."))
    writing = Writing(unit, progress or Silent())
    writing.carry_out(taken)
    counts = listed.counts()
    return unit.insert(
        ImportRun,
        number=unit.number("import_run"),
        ledger=listed.ledger,
        file_name=listed.file.path.name,
        sheet_name=listed.sheet,
        digest=listed.file.digest,
        row_count=len(listed.plans),
        added=sum(not plan.changes for plan in taken),
        changed=sum(bool(plan.changes) for plan in taken),
        same=counts[SAME],
        passed_over=passed_over,
        refused=counts[REFUSED],
        user_name=unit.session.name,
        first_line=writing.first_line,
        last_line=writing.last_line,
    )


def save_refused(listed: ImportList, path: Path, progress: Progress | None = None) -> int:
    """Save the rows that cannot go in as a workbook, the reason in the last column, to be mended and imported again.

    Cells keep what they were: real dates, numbers, and texts that stay texts. Returns how many rows there are.
    """
    headings = [*listed.heading.texts, translate("import", "Why it was refused")]
    rows = list(listed.refused_rows())
    return mended.write(headings, rows, path, progress)


def _refuse_stale(listed: ImportList) -> None:
    kinds = [table.record_kind() for table in ORDER]
    places = ", ".join("?" * len(kinds))
    moved = database.query(
        f"SELECT 1 FROM audit_entry WHERE id > ? AND kind IN ({places}) LIMIT 1", (listed.head, *kinds)
    )
    if moved:
        text = translate("import", "Records were changed since the list was made. Make the list again.")
        raise UserError(text, "stale")


def told(value: Any) -> str:
    """A cell of the preview as people read it."""
    if value is None:
        return ""
    return value.isoformat(sep=" ") if hasattr(value, "hour") else str(value)
