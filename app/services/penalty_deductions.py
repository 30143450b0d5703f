"""What months take of fines (4.7, R137): at most the cap of a month's bonus, the rest carried; and the list of a month.

A person's fines share the cap, oldest notice first. A step that takes the whole bonus of a month (4.6: a major demerit)
takes it beside the fines, which are carried on. A month may be entered again as long as no later one was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import format_yuan
from app.domain import penalty as rules
from app.domain.archive import month_of
from app.domain.workflows import penalty as workflow
from app.models.penalty import Penalty, PenaltyDeduction
from app.services import settings
from app.services._use_case import UnitOfWork, require, use_case

_MONTH = re.compile(r"\d{4}-\d{2}")


@dataclass(frozen=True)
class Debtor:
    """Whoever owes fines before a month; amounts in fen. `bonus` None: the month is not entered yet."""

    staff_id: int
    person: str
    notices: tuple[str, ...]
    owed: int
    bonus: int | None
    deducted: int
    forfeits: bool = False  # the whole bonus of the month

    @property
    def carried(self) -> int:
        """What is left for the following months."""
        return self.owed - self.deducted


@dataclass(frozen=True)
class Taken:
    """What a month took of a notice; amounts in fen."""

    id: int
    month: str
    bonus: int
    before: int
    amount: int
    carried: int
    forfeited: int = 0


@dataclass(frozen=True)
class MonthLine:
    """A notice in the list of a month; amounts in fen.

    `before` is owed as the month begins, `forfeited` is the whole bonus that a step took, `pay_back` was taken for a
    notice that is withdrawn.
    """

    id: int
    number: str
    complaint_number: str
    unit: str
    person: str
    step: str
    fine: int
    before: int
    bonus: int | None
    amount: int
    carried: int
    pay_back: int
    state: str
    forfeited: int = 0
    step_words: str = ""


@use_case("penalty.change")
def settle(unit: UnitOfWork, *, month: str, bonus: int, staff_id: int = 0, person: str = "") -> Penalty | None:
    """Deduct a month's part of all standing fines of a person (a unit by its name) from that month's bonus, in fen.

    Raises UserError for a month that has not begun, that is followed by one entered already, or when nothing is owed.
    """
    _, last = _month(month)
    cap = rules.cap_of(bonus, settings.number("penalty.bonus_cap") or 0)
    rows = _fines(staff_id, person, last)
    later = _later(rows, month)
    if later:
        text = translate("penalty", "{month} is entered already: a month before it cannot be changed any more.")
        raise UserError(text.format(month=later), "month")
    owed = [_before(row, month) for row in rows]
    taking = [row for row in rows if row.bonus_month == month]
    if not any(owed) and not taking:
        raise UserError(translate("penalty", "Nothing is owed in this month."), "staff_id")
    left = 0 if taking else cap - _taken_beside(rows, staff_id, person, month, last)
    for row, open_before, amount in zip(rows, owed, rules.deduct(owed, left), strict=True):
        if open_before or row in taking or _of(row, month) is not None:
            gone = bonus if taking and row.id == taking[0].id else 0
            _write(unit, row, month, bonus, (open_before, amount, gone))
    return rows[0]


def debtors(month: str) -> tuple[Debtor, ...]:
    """Who owes fines in a month, by name. Raises NotPermitted, UserError for a month that is none."""
    require("penalty.view")
    _, last = _month(month)
    found: dict[tuple[int, str], list[Penalty]] = {}
    for row in _standing(last):
        found.setdefault(_whose(row), []).append(row)
    debtors = []
    for (staff_id, person), rows in sorted(found.items(), key=lambda item: (item[0][1], item[0][0])):
        owed = sum(_before(row, month) for row in rows)
        forfeits = any(row.bonus_month == month for row in rows)
        entered = [one for row in rows if (one := _of(row, month)) is not None]
        if owed or entered or forfeits:
            debtors.append(Debtor(
                staff_id, person, tuple(row.number for row in rows), owed, entered[0].bonus if entered else None,
                sum(one.amount for one in entered), forfeits,
            ))  # fmt: skip
    return tuple(debtors)


def expected(debtor: Debtor, bonus: int) -> str:
    """What a month with this bonus takes, in a sentence with its arithmetic. Raises UserError (field `bonus`)."""
    percent = settings.number("penalty.bonus_cap") or 0
    cap = rules.cap_of(bonus, percent)
    if debtor.forfeits:
        text = translate("penalty", "The whole bonus of the month, {bonus}, is taken; fines of {rest} are carried on.")
        return text.format(bonus=format_yuan(bonus), rest=format_yuan(debtor.owed))
    taken = sum(rules.deduct([debtor.owed], cap))
    text = translate("penalty", "{bonus} × {percent} % = {cap} at most; {taken} is deducted, {rest} carried on.")
    return text.format(
        bonus=format_yuan(bonus), percent=f"{percent:g}", cap=format_yuan(cap), taken=format_yuan(taken),
        rest=format_yuan(debtor.owed - taken),
    )  # fmt: skip


def month_list(month: str) -> tuple[MonthLine, ...]:
    """The settlement list of a month: every notice that owes, is deducted from, appealed, or to be paid back.

    Raises NotPermitted, UserError for a month that is none.
    """
    require("penalty.view")
    _, last = _month(month)
    lines = []
    for row in _approved(last):
        before, taken = _before(row, month), _of(row, month)
        withdrawn = row.state == workflow.State.WITHDRAWN
        pay_back = row.settled + forfeited(row) if withdrawn else 0
        due = (before or row.bonus_month == month) and not withdrawn
        if not (pay_back or taken or due):
            continue
        amount = taken.amount if taken else 0
        lines.append(MonthLine(
            row.id, row.number, row.complaint_number, row.unit, row.person, row.step, row.fine, before,
            taken.bonus if taken else None, amount, 0 if withdrawn else before - amount, pay_back, row.state,
            taken.forfeited if taken else 0, row.step_words,
        ))  # fmt: skip
    return tuple(lines)


def months() -> tuple[str, ...]:
    """The months that a list may be asked for, newest first: from the first notice on, at least a year."""
    today = clock.today()
    first = Penalty.select(Penalty.approved_at).where(Penalty.approved_at.is_null(False))
    oldest = first.order_by(Penalty.approved_at).first()
    begin = min(clock.local(oldest.approved_at).date() if oldest else today, date(today.year - 1, today.month, 1))
    count = (today.year - begin.year) * 12 + today.month - begin.month
    places = (today.year * 12 + today.month - 1 - back for back in range(count + 1))
    return tuple(f"{place // 12:04}-{place % 12 + 1:02}" for place in places)


def last_month() -> str:
    """The month before this one: its list is due by the tenth (002C)."""
    return months()[1]


def of_penalty(penalty_id: int) -> tuple[Taken, ...]:
    """The months of a notice, oldest first. Raises NotPermitted."""
    require("penalty.view")
    rows = PenaltyDeduction.select().where(PenaltyDeduction.penalty == penalty_id).order_by(PenaltyDeduction.month)
    return tuple(
        Taken(row.id, row.month, row.bonus, row.before, row.amount, row.carried, row.forfeited) for row in rows
    )


def forfeited(row: Penalty) -> int:
    """What the step of a notice took of a month's bonus so far, in fen."""
    taken = PenaltyDeduction.select().where((PenaltyDeduction.penalty == row.id) & (PenaltyDeduction.forfeited > 0))
    return sum(one.forfeited for one in taken)


def _month(month: str) -> tuple[date, date]:
    if not _MONTH.fullmatch(month):
        raise UserError(translate("penalty", "Write the month as 2026-11."), "month")
    first, last = month_of(month)
    if first > clock.today():
        raise UserError(translate("penalty", "This month has not begun yet."), "month")
    return first, last


def _approved(last: date) -> list[Penalty]:
    """The notices approved up to a day that take something of a bonus, oldest first."""
    end = clock.local_midnight(date.fromordinal(last.toordinal() + 1))
    takes = (Penalty.fine > 0) | (Penalty.bonus_month != "")
    fines = (Penalty.kind == "penalty") & takes & (Penalty.approved_at < end)
    query = Penalty.select().where(fines & (Penalty.state != "void"))
    return list(query.order_by(Penalty.approved_at, Penalty.id))


def _standing(last: date) -> list[Penalty]:
    return [row for row in _approved(last) if row.state in workflow.STANDING]


def _whose(row: Penalty) -> tuple[int, str]:
    """Whose bonus a fine is taken from: the person's, else the unit's."""
    return (row.staff_id, row.person) if row.staff_id else (0, row.person or row.unit)


def _fines(staff_id: int, person: str, last: date) -> list[Penalty]:
    return [
        row
        for row in _standing(last)
        if (row.staff_id == staff_id if staff_id else _whose(row) == (0, person))
    ]  # fmt: skip


def _taken_beside(rows: list[Penalty], staff_id: int, person: str, month: str, last: date) -> int:
    """What the month's bonus gave already for fines that are appealed meanwhile: it shares the cap."""
    counted = {row.id for row in rows}
    held = [row for row in _approved(last) if row.state == workflow.State.APPEALED and row.id not in counted]
    mine = (row for row in held if (row.staff_id == staff_id if staff_id else _whose(row) == (0, person)))
    return sum(one.amount + one.forfeited for row in mine if (one := _of(row, month)) is not None)


def _before(row: Penalty, month: str) -> int:
    """What is still owed of a fine as a month begins."""
    earlier = (PenaltyDeduction.penalty == row.id) & (PenaltyDeduction.month < month)
    return row.fine - sum(one.amount for one in PenaltyDeduction.select().where(earlier))


def _of(row: Penalty, month: str) -> PenaltyDeduction | None:
    return PenaltyDeduction.get_or_none((PenaltyDeduction.penalty == row.id) & (PenaltyDeduction.month == month))


def _later(rows: list[Penalty], month: str) -> str:
    after = PenaltyDeduction.penalty.in_([row.id for row in rows]) & (PenaltyDeduction.month > month)
    found = PenaltyDeduction.select().where(after).order_by(PenaltyDeduction.month).first() if rows else None
    return found.month if found else ""


def _write(unit: UnitOfWork, row: Penalty, month: str, bonus: int, parts: tuple[int, int, int]) -> None:
    """What a month takes of a notice: owed before, deducted of the fine, and of the bonus besides."""
    before, amount, gone = parts
    values: dict[str, Any] = {
        "bonus": bonus, "before": before, "amount": amount, "carried": before - amount, "forfeited": gone,
        "entered_by": unit.session.full_name,
    }  # fmt: skip
    known = _of(row, month)
    if known is None:
        staff_id, person = _whose(row)
        unit.insert(PenaltyDeduction, penalty=row.id, staff=staff_id or None, person=person, month=month, **values)
    else:
        unit.update(known, **values)
    unit.update(row, settled=row.fine - before + amount)
