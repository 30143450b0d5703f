"""Two registers of complaints side by side (R163, 002D): what only one of them has, and where they differ.

Plain values; nothing is stored. A case is the same when its number is; what is left over is the same case when
customer and day agree and nobody else has them, only registered under another number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain.sheet_columns import Field, heading_key
from app.domain.sheet_values import Cell, Row, day_of, fen_of, folded, is_blank, is_total, text_of

_HEAD_WITHIN = 30
_LEAST_HEADINGS = 2


def _field(name: str, label: str, headings: str) -> Field:
    return Field(name, label, tuple(map(heading_key, headings.split("|"))))


FIELDS = (
    _field("number", QT_TRANSLATE_NOOP("reconciliation", "Number"),
           "投诉编号|编号|受理编号|投诉单号|单号|案件编号|客诉编号|登记编号|complaintnumber|number|no|caseno|casenumber"),
    _field("customer", QT_TRANSLATE_NOOP("reconciliation", "Customer"),
           "客户|客户名称|客户姓名|投诉客户|投诉客户姓名|顾客|顾客姓名|顾客名称|投诉人|customer|customername|client"),
    _field("received", QT_TRANSLATE_NOOP("reconciliation", "Received"),
           "受理时间|受理日期|投诉日期|投诉时间|登记日期|日期|接收日期|received|receivedat|receivedon|date"),
    _field("content", QT_TRANSLATE_NOOP("reconciliation", "Complaint about"),
           "投诉内容|内容|投诉事项|投诉项目|complaintabout|content|complaint|matter"),
    _field("responsible", QT_TRANSLATE_NOOP("reconciliation", "Responsible"),
           "责任归属|责任单位|责任部门|归属|responsible|responsibleunit"),
    _field("settled", QT_TRANSLATE_NOOP("reconciliation", "Settled"),
           "已处理|处理日期|处理完成日期|结案日期|结案时间|办结日期|settled|settledat|settledon|closed|closedon"),
    _field("loss", QT_TRANSLATE_NOOP("reconciliation", "Loss"), "损失金额|损失|lossamount|loss"),
    _field("claim", QT_TRANSLATE_NOOP("reconciliation", "Claimed"), "索赔金额|要求金额|claimed|claimamount|claim"),
)  # fmt: skip
"""What is compared, with the headings that mean it in registers of this program and in usual ones."""

_DAYS, _SUMS = ("received", "settled"), ("loss", "claim")

Value = str | date | int | None


@dataclass(frozen=True)
class Entry:
    """A case of a register: values by field (days as dates, money in fen); `line` is its row in a sheet, 0 for ours.

    `unread` are the fields of which the cell could not be read; their value is the text of the cell.
    """

    values: dict[str, Value]
    line: int = 0
    unread: frozenset[str] = frozenset()

    def text(self, name: str) -> str:
        """A value as text."""
        found = self.values.get(name)
        return found.isoformat() if isinstance(found, date) else "" if found is None else str(found)

    @cached_property
    def key(self) -> str:
        """Its number as it is compared."""
        return _plain(self.text("number"))


class Verdict(StrEnum):
    """How a case stands in both registers."""

    MISSING_HERE = "missing_here"
    MISSING_THERE = "missing_there"
    DIFFERENT = "different"
    OTHER_NUMBER = "other_number"
    TWICE = "twice"  # the number stands in the sheet more than once
    SAME = "same"


@dataclass(frozen=True)
class Line:
    """One case: ours, theirs, and the fields in which they differ."""

    verdict: Verdict
    ours: Entry | None
    theirs: Entry | None
    differences: tuple[str, ...] = ()


@dataclass(frozen=True)
class Register:
    """A register read from a sheet: the fields its columns mean, and its cases."""

    fields: frozenset[str]
    entries: tuple[Entry, ...]


def read_register(rows: Sequence[Row]) -> Register:
    """The cases of a sheet. Raises UserError when no row of headings is found, or numbers and customers are missing."""
    head, columns = _heading(rows)
    entries = []
    for line, cells in enumerate(rows[head + 1 :], head + 2):
        if is_blank(cells) or is_total(cells):
            continue
        entry = _entry(cells, columns, line)
        if any(value not in (None, "") for value in entry.values.values()):
            entries.append(entry)
    return Register(frozenset(columns), tuple(entries))


def match(ours: Iterable[Entry], theirs: Iterable[Entry], fields: frozenset[str]) -> tuple[Line, ...]:
    """Every case once, in the order of the sheet; ours that are missing there come last."""
    own = {one.key: one for one in ours}
    lines: list[Line] = []
    left: list[Entry] = []
    seen: set[str] = set()
    for one in theirs:
        if one.key and one.key in seen:
            lines.append(Line(Verdict.TWICE, own.get(one.key), one))
        elif one.key in own:
            lines.append(_compared(own[one.key], one, fields, Verdict.SAME))
        else:
            left.append(one)
        seen.add(one.key)
    rest = [one for key, one in own.items() if key not in seen]
    pairs = _pairs(rest, left) if {"customer", "received"} <= fields else {}
    lines += [
        _compared(pairs[one.line], one, fields - {"number"}, Verdict.OTHER_NUMBER)
        if one.line in pairs
        else Line(Verdict.MISSING_HERE, None, one)
        for one in left
    ]
    lines.sort(key=lambda line: line.theirs.line if line.theirs else 0)
    taken = {one.key for one in pairs.values()}
    return (*lines, *(Line(Verdict.MISSING_THERE, one, None) for one in rest if one.key not in taken))


def _compared(ours: Entry, theirs: Entry, fields: frozenset[str], verdict: Verdict) -> Line:
    found = tuple(
        one.name for one in FIELDS if one.name in fields and one.name != "number" and not _agree(ours, theirs, one.name)
    )
    return Line(Verdict.DIFFERENT if found and verdict is Verdict.SAME else verdict, ours, theirs, found)


def _agree(ours: Entry, theirs: Entry, name: str) -> bool:
    one, other = ours.values.get(name), theirs.values.get(name)
    if name in theirs.unread:
        return False
    if name in (*_DAYS, *_SUMS):
        return (one or None) == (other or None)
    said, heard = ours.text(name), theirs.text(name)
    return said == heard or _plain(said) == _plain(heard)


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", folded(text)).casefold()


def _pairs(ours: list[Entry], theirs: list[Entry]) -> dict[int, Entry]:
    """Ours by the line of theirs that has the same customer and day, where either is the only one."""
    own, other = defaultdict(list), defaultdict(list)
    for entries, found in ((ours, own), (theirs, other)):
        for one in entries:
            if one.text("customer") and isinstance(one.values.get("received"), date):
                found[_plain(one.text("customer")), one.values["received"]].append(one)
    return {some[0].line: own[key][0] for key, some in other.items() if len(some) == 1 and len(own.get(key, ())) == 1}


def _heading(rows: Sequence[Row]) -> tuple[int, dict[str, int]]:
    best: dict[str, int] = {}
    place = 0
    for at, cells in enumerate(rows[:_HEAD_WITHIN]):
        found: dict[str, int] = {}
        for column, cell in enumerate(cells):
            key = heading_key(cell) if isinstance(cell, str) else ""
            name = next((one.name for one in FIELDS if key and key in one.headings), "")
            if name:
                found.setdefault(name, column)
        if len(found) > len(best):
            best, place = found, at
    if len(best) < _LEAST_HEADINGS or not ({"number"} & set(best) or {"customer", "received"} <= set(best)):
        raise UserError(
            translate(
                "reconciliation",
                "No row of headings was found. The sheet needs the number, or the customer and the day, of each "
                "complaint: 投诉编号, 客户, 受理时间.",
            ),
            "file",
        )
    return place, best


def _entry(cells: Row, columns: dict[str, int], line: int) -> Entry:
    values: dict[str, Value] = {}
    unread = set()
    for name, column in columns.items():
        cell = cells[column] if column < len(cells) else None
        try:
            values[name] = _value(name, cell)
        except UserError:
            values[name], _ = str(cell), unread.add(name)
    return Entry(values, line, frozenset(unread))


def _value(name: str, cell: Cell) -> Value:
    if cell is None or cell == "":
        return None
    if name in _DAYS:
        return day_of(cell)
    return fen_of(cell) if name in _SUMS else text_of(cell)
