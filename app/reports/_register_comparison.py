"""The reconciliation of two registers as a table, for the screen, paper and files."""

from __future__ import annotations

from datetime import date

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.core.tabular import TableColumn, ValueKind
from app.domain.register_matching import FIELDS, Entry, Line, Verdict
from app.reports._declaration import Opens, ReportResult, ReportRow
from app.services.reconciliation import Reconciliation

VERDICTS = {
    Verdict.MISSING_HERE: QT_TRANSLATE_NOOP("reconciliation", "Missing in ours"),
    Verdict.MISSING_THERE: QT_TRANSLATE_NOOP("reconciliation", "Missing in theirs"),
    Verdict.DIFFERENT: QT_TRANSLATE_NOOP("reconciliation", "Different"),
    Verdict.OTHER_NUMBER: QT_TRANSLATE_NOOP("reconciliation", "Another number"),
    Verdict.TWICE: QT_TRANSLATE_NOOP("reconciliation", "Twice in theirs"),
    Verdict.SAME: QT_TRANSLATE_NOOP("reconciliation", "The same"),
}
_LABELS = {one.name: one.label for one in FIELDS}


def result(found: Reconciliation) -> ReportResult:
    """One row a case that is not the same in both registers."""
    rows = tuple(_row(line) for line in found.lines)
    period = f"{found.first.isoformat()} – {found.last.isoformat()}"
    title = translate("reconciliation", "Reconciliation with {file}, {period}")
    return ReportResult(
        title=title.format(file=found.other.file_name, period=period),
        columns=(
            TableColumn("verdict", translate("reconciliation", "Finding"), ValueKind.TEXT, 12),
            TableColumn("number", translate("reconciliation", "Ours"), ValueKind.TEXT, 15),
            TableColumn("their_number", translate("reconciliation", "Theirs"), ValueKind.TEXT, 15),
            TableColumn("line", translate("reconciliation", "Row"), ValueKind.NUMBER, 6),
            TableColumn("received", translate("reconciliation", "Received"), ValueKind.DATE, 11),
            TableColumn("customer", translate("reconciliation", "Customer"), ValueKind.TEXT, 22),
            TableColumn("differs", translate("reconciliation", "What differs: ours | theirs"), ValueKind.TEXT, 46),
        ),
        rows=rows,
        notes=(summary(found), _compared(found)),
        remarks=(
            *(() if rows else (translate("reconciliation", "Both registers say the same."),)),
            translate("reconciliation", "Nothing was changed. Void complaints of ours are left out."),
        ),
    )


def summary(found: Reconciliation) -> str:
    """How many cases there are of each finding."""
    text = translate("reconciliation", "{finding}: {count}")
    return " · ".join(
        text.format(finding=shown(words), count=found.counts[verdict]) for verdict, words in VERDICTS.items()
    )


def _compared(found: Reconciliation) -> str:
    names = ", ".join(shown(one.label) for one in FIELDS if one.name in found.other.register.fields)
    words = translate("reconciliation", "Compared: {fields}").format(fields=names)
    if not found.prefix:
        return words
    ours = translate("reconciliation", "ours with numbers from {prefix}").format(prefix=found.prefix)
    return f"{words} · {ours}"


def _row(line: Line) -> ReportRow:
    either = line.ours or line.theirs
    assert either is not None
    ours, theirs = line.ours, line.theirs
    received = either.values.get("received")
    differs = "; ".join(
        f"{shown(_LABELS[name])}: {_said(ours, name)} | {_said(theirs, name)}" for name in line.differences
    )
    values = (
        shown(VERDICTS[line.verdict]), ours.text("number") if ours else "", theirs.text("number") if theirs else "",
        theirs.line if theirs else None, received if isinstance(received, date) else None, either.text("customer"),
        differs,
    )  # fmt: skip
    opens = Opens("complaints", (("number", "eq", ours.text("number")),)) if ours else None
    return ReportRow(values, 1 if ours else 0, opens)


def _said(entry: Entry | None, name: str) -> str:
    value = entry.values.get(name) if entry is not None else None
    if entry is not None and name in ("loss", "claim") and isinstance(value, int):
        return format_yuan(value)
    return (entry.text(name) if entry is not None else "") or "–"
