"""What an import wants to do, row by row: records to add, fields to change, or why not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from app.core.i18n import QT_TRANSLATE_NOOP
from app.models.base import Table

ADD, CHANGE, SAME, CONFLICT, REFUSED = "add", "change", "same", "conflict", "refused"

VERDICTS = {
    ADD: QT_TRANSLATE_NOOP("import", "Add"),
    CHANGE: QT_TRANSLATE_NOOP("import", "Change"),
    CONFLICT: QT_TRANSLATE_NOOP("import", "Conflict"),
    REFUSED: QT_TRANSLATE_NOOP("import", "Refused"),
    SAME: QT_TRANSLATE_NOOP("import", "Nothing new"),
}
"""What is to happen with a row, in words."""

OURS, THEIRS = "ours", "theirs"
"""Keep what is on file, or take what the sheet says."""


class Draft:
    """A record that would be added; a value that is a Draft stands for the id that it will have.

    `number` is drawn when it is added, unless the sheet brings one. `met` is whoever went over the drafts last and
    came by: cheaper than a set of a million that were seen, and without its growing.
    """

    __slots__ = ("id", "met", "number", "table", "values")

    def __init__(self, table: type[Table], values: dict[str, Any]) -> None:
        self.table, self.values, self.id, self.number = table, values, 0, ""
        self.met: object = None


class Change:
    """Fields of a record on file that would change: `before` and `values` as they are stored (dates as text)."""

    __slots__ = ("before", "number", "row_id", "table", "values")

    def __init__(
        self, table: type[Table], row_id: int, number: str, before: dict[str, Any], values: dict[str, Any]
    ) -> None:
        self.table, self.row_id, self.number, self.before, self.values = table, row_id, number, before, values


class RowPlan:
    """What one row of the sheet wants. `line` counts from 1 as the spreadsheet does."""

    __slots__ = ("changes", "drafts", "line", "reason", "title", "verdict")

    def __init__(self, line: int, title: str = "") -> None:
        self.line, self.title, self.reason, self.verdict = line, title, "", ADD
        self.drafts: list[Draft] = []
        self.changes: list[Change] = []

    def refuse(self, reason: str) -> RowPlan:
        """Nothing of this row goes in."""
        self.verdict, self.reason = REFUSED, reason
        self.drafts, self.changes = [], []
        return self

    def doubt(self, reason: str) -> None:
        """A person has to decide."""
        self.verdict = CONFLICT
        self.reason = self.reason or reason

    def remark(self, text: str) -> None:
        """Something worth knowing that stops nothing."""
        self.reason = f"{self.reason} {text}".strip()

    def settle(self) -> RowPlan:
        """Word what is left to do, unless it was refused or doubted."""
        if self.verdict in (ADD, CHANGE, SAME):
            self.verdict = CHANGE if self.changes else ADD if self.drafts else SAME
        return self


class Parsed(NamedTuple):
    """One row of the sheet understood: `values` by field name, or why it cannot be."""

    line: int
    values: dict[str, Any]
    reason: str = ""


def let_go(*holders: list[Any] | dict[Any, Any]) -> None:
    """Empty what nobody needs any more, one entry after the other.

    A hundred thousand records that go with one reference hold up every other thread for a fifth of a second.
    """
    for holder in holders:
        take = holder.popitem if isinstance(holder, dict) else holder.pop
        while holder:
            take()


@dataclass(frozen=True)
class Setting:
    """What the whole import goes by: its ledger, when the file was saved, the present moment."""

    ledger: str
    saved_at: datetime
    now: datetime
