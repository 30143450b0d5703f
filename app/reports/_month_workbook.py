"""The month's report as a workbook: what changed, every figure, every table, adjustments – a sheet each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.core import clock
from app.core.i18n import translate
from app.core.progress import Progress
from app.core.tabular import Table, TableColumn, Value, ValueKind
from app.exports import xlsx
from app.indicators._declaration import Unit


def write(
    content: Mapping[str, Any],
    sentences: Sequence[str],
    path: Path,
    fingerprint: str = "",
    progress: Progress | None = None,
) -> int:
    """Write the workbook; without `fingerprint` it says that it is a draft. Raises Cancelled, EnvironmentFault."""
    return xlsx.write_book(tuple(_tables(content, sentences, fingerprint)), path, progress)


def _tables(content: Mapping[str, Any], sentences: Sequence[str], fingerprint: str) -> Iterator[Table]:
    yield _front(content, sentences, fingerprint)
    yield _figures(content["figures"])
    for one in content["tables"]:
        yield _table(one)
    yield _adjustments(content["adjustments"])


def _front(content: Mapping[str, Any], sentences: Sequence[str], fingerprint: str) -> Table:
    gathered = clock.local(datetime.fromisoformat(content["gathered_at"])).strftime("%Y-%m-%d %H:%M")
    said = [
        (translate("month", "Month"), content["month"]),
        (translate("month", "Gathered"), gathered),
        (translate("month", "State"), translate("month", "closed") if fingerprint else translate("month", "draft")),
        (translate("month", "Fingerprint"), fingerprint),
        *((translate("month", "What changed") if not place else "", words) for place, words in enumerate(sentences)),
    ]
    columns = (
        TableColumn("what", translate("month", "Item"), ValueKind.TEXT, 16),
        TableColumn("words", translate("month", "Content"), ValueKind.TEXT, 80),
    )
    return _of(translate("month", "Month's report {month}").format(month=content["month"]), columns, said)


def _figures(figures: Sequence[Mapping[str, Any]]) -> Table:
    columns = (
        TableColumn("code", translate("month", "No."), ValueKind.TEXT, 5),
        TableColumn("figure", translate("month", "Figure"), ValueKind.TEXT, 28),
        TableColumn("words", translate("month", "This month"), ValueKind.TEXT, 14),
        TableColumn("value", translate("month", "As a number"), ValueKind.MONEY, 12),
        TableColumn("top", translate("month", "Counted"), ValueKind.NUMBER, 12),
        TableColumn("bottom", translate("month", "Out of"), ValueKind.NUMBER, 12),
        TableColumn("before", translate("month", "Month before"), ValueKind.MONEY, 12),
        TableColumn("change", translate("month", "Change"), ValueKind.TEXT, 14),
        TableColumn("year_before", translate("month", "Same month last year"), ValueKind.MONEY, 12),
        TableColumn("year_change", translate("month", "Change in a year"), ValueKind.TEXT, 14),
        TableColumn("formula", translate("month", "Formula"), ValueKind.TEXT, 40),
    )
    rows = [
        (
            one["code"], one["title"], one["words"], _number(one["value"], one["unit"]), one["top"], one["bottom"],
            _number(one["before"]["value"], one["unit"]), one["change"],
            _number(one["year_before"]["value"], one["unit"]), one["year_change"], one["formula"],
        )
        for one in figures
    ]  # fmt: skip
    return _of(translate("month", "Figures"), columns, rows)


def _number(value: int | None, unit: str) -> int | None:
    """In hundredths, as the workbook takes numbers with two decimals."""
    return value * 100 if value is not None and unit == Unit.COUNT else value


def _table(one: Mapping[str, Any]) -> Table:
    kinds = [ValueKind(kind) for kind in one["kinds"]]
    columns = tuple(
        TableColumn(str(place), words, kind, width)
        for place, (words, kind, width) in enumerate(zip(one["headings"], kinds, one["widths"], strict=True))
    )
    rows = [tuple(_read(value, kind) for value, kind in zip(row, kinds, strict=True)) for row in one["values"]]
    return _of(one["title"], columns, rows)


def _read(value: Any, kind: ValueKind) -> Value:
    """A kept value: days and moments are kept as texts."""
    if isinstance(value, str) and kind in (ValueKind.DATE, ValueKind.MOMENT):
        try:
            return date.fromisoformat(value) if kind is ValueKind.DATE else datetime.fromisoformat(value)
        except ValueError:
            return value
    return value


def _adjustments(lines: Sequence[Mapping[str, Any]]) -> Table:
    columns = (
        TableColumn("month", translate("month", "Closed month"), ValueKind.TEXT, 10),
        TableColumn("figure", translate("month", "Figure"), ValueKind.TEXT, 28),
        TableColumn("before", translate("month", "As reported"), ValueKind.TEXT, 18),
        TableColumn("after", translate("month", "As it came out later"), ValueKind.TEXT, 18),
        TableColumn("reason", translate("month", "Reason"), ValueKind.TEXT, 30),
    )
    rows = [(one["month"], one["title"], one["before_words"], one["after_words"], one["reason"]) for one in lines]
    return _of(translate("month", "Adjustments"), columns, rows)


def _of(title: str, columns: tuple[TableColumn, ...], rows: Sequence[tuple[Value, ...]]) -> Table:
    return Table(title, columns, rows, len(rows))
