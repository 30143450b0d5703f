"""What a report is: parameters in, one set of rows out, which table, chart, screen and paper all show.

A report's file holds one `REPORT`. `run` reads the branch once; the chart is made of the rows of the table, and every
row says which rows of a ledger it counts, so that a figure opens exactly these.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import format_yuan
from app.core.tabular import Table, TableColumn, Value, ValueKind
from app.domain.charts import Chart

Condition = tuple[str, str, Any]
"""Column, operator and value, as a ledger's page takes it."""


class ParameterKind(StrEnum):
    """How a parameter is asked for."""

    CHOICE = "choice"
    DAY = "day"  # a calendar date or nothing
    FLAG = "flag"


@dataclass(frozen=True)
class Parameter:
    """Something that a report is asked with. `choices` are code to marked wording, asked for anew when they are the
    branch's own; `default` says what it begins with.

    `only` names another parameter and the values at which this one matters.
    """

    name: str
    title: str
    kind: ParameterKind
    default: Callable[[], Any]
    choices: Mapping[str, str] | Callable[[], Mapping[str, str]] | None = None
    only: tuple[str, tuple[str, ...]] = ("", ())

    def options(self) -> Mapping[str, str]:
        """The choices as they are now."""
        return self.choices() if callable(self.choices) else self.choices or {}


@dataclass(frozen=True)
class Opens:
    """The rows of a ledger that a figure counts."""

    ledger: str
    conditions: tuple[Condition, ...] = ()
    view: str = ""


class Group(StrEnum):
    """Under which heading a report stands in the list."""

    MONTH = "month"
    SERVICE = "service"
    COMPLAINTS = "complaints"
    MONEY = "money"
    CUSTOMERS = "customers"
    STOCK = "stock"


@dataclass(frozen=True)
class Part:
    """What one figure of a row counts: `count` rows, or the sum `count` of the ledger's column `summed` over them."""

    count: int
    opens: Opens
    summed: str = ""


@dataclass(frozen=True)
class ReportRow:
    """A row of the table; `opens` are exactly the rows it counts, `count` how many.

    `words` are its texts where people read something else than the value in a file (a share as `33.3 %`). `parts` are
    the figures that count rows of their own, by their column's identifier; others open those of the row.
    """

    values: tuple[Value, ...]
    count: int
    opens: Opens | None = None
    words: tuple[str, ...] = ()
    parts: Mapping[str, Part] = field(default_factory=dict)


@dataclass(frozen=True)
class ReportResult:
    """A finished report.

    `columns` and `rows` are the table; `total` closes it (empty: none). `charts` are drawn of the same rows. `notes`
    are the parameters in words, `remarks` what a reader must know of the method. `form` is the paper that says the same
    in its own layout, about `subject` (as `paper_content.content` takes it); without one the table is printed.
    """

    title: str
    columns: tuple[TableColumn, ...]
    rows: tuple[ReportRow, ...]
    total: ReportRow | None = None
    charts: tuple[Chart, ...] = ()
    notes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    form: str = ""
    subject: str = ""

    def table(self) -> Table:
        """The rows with their total, for a file."""
        rows = [row.values for row in self.rows] + ([self.total.values] if self.total else [])
        return Table(self.title, self.columns, rows, len(rows), self.notes)

    def opened(self, row: ReportRow, column: int) -> Opens | None:
        """The rows behind a figure: its own, else those of its row."""
        part = row.parts.get(self.columns[column].identifier) if 0 <= column < len(self.columns) else None
        return part.opens if part is not None else row.opens

    def texts(self, row: ReportRow) -> tuple[str, ...]:
        """A row as people read it."""
        return row.words or tuple(
            _text(value, column.kind) for value, column in zip(row.values, self.columns, strict=True)
        )


@dataclass(frozen=True)
class Report:
    """A report. `run` takes the checked parameters by name; `permission` lets a role see it.

    `refreshed_by` are the kinds in Changes after which it may say something else; `own` offers it also to who may see
    only their own: `run` then tells of nobody else. `is_used` says whether the branch has a use for it at all. `group`
    is the heading of the list under which it stands, `place` its order there.
    """

    name: str
    title: str
    explanation: str
    parameters: tuple[Parameter, ...]
    run: Callable[[Mapping[str, Any]], ReportResult]
    permission: str
    refreshed_by: tuple[str, ...] = ()
    own: bool = False
    is_used: Callable[[], bool] | None = None
    group: Group = Group.SERVICE
    place: int = 50

    def checked(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The parameters by name, defaults for what is not given. Raises UserError naming the parameter."""
        unknown = set(given) - {one.name for one in self.parameters}
        if unknown:
            raise UserError(translate("reports", "This report does not ask for that."), min(unknown))
        found = {}
        for one in self.parameters:
            value = given.get(one.name, one.default())
            if one.kind is ParameterKind.CHOICE and value not in one.options():
                raise UserError(translate("reports", "Choose one of the listed values."), one.name)
            if one.kind is ParameterKind.DAY and value is not None and not isinstance(value, date):
                raise UserError(translate("reports", "This is no date."), one.name)
            found[one.name] = value
        return found


def _text(value: Value, kind: ValueKind) -> str:
    if value is None:
        return ""
    if kind is ValueKind.MONEY and isinstance(value, int):
        return format_yuan(value)
    if isinstance(value, int) and kind is ValueKind.NUMBER:
        return f"{value:,}"
    return value.isoformat() if isinstance(value, date) else str(value)
