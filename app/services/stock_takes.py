"""Stock-takes (F86, R149): what is at a place is counted, compared with the books, and a supervisor settles it.

The sheet does not tell what the books say (a blind count). The books are those of the moment of the count: what moved
since is reckoned out, so nothing has to stand still. Parts are counted here; other things (tools) begin their count
with `begin_with`, inside a use case of their own, and share everything after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import stock, validation
from app.domain.stock import Place
from app.domain.workflows import stock_take as workflow
from app.models import database
from app.models.base import MomentField
from app.models.spare_part import SparePart, SpareStock
from app.models.stock_take import StockTake, StockTakeLine
from app.services import _spare_moves as moves
from app.services import _tool_counts, custody
from app.services import spare_places as places
from app.services._use_case import UnitOfWork, get, use_case

SPARE_PARTS, TOOLS = "spare_part", "tool"
MOST_LINES = 5_000


@dataclass(frozen=True)
class Counted:
    """What was counted of a line (None: not yet), and why it differs from the books."""

    line_id: int
    counted: int | None
    reason: str = ""


@dataclass(frozen=True)
class Expected:
    """A thing that the books say is there: its row, what it is called, how many, the value of one in fen."""

    object_id: int
    number: str
    name: str
    model: str = ""
    unit: str = ""
    quantity: int = 1
    cost: int = 0


@use_case("stock_take.record")
def begin(unit: UnitOfWork, *, place: str, note: str = "") -> StockTake:
    """Begin to count the spare parts of a store or bag (its key): every part that it has or once had.

    Raises UserError while another count of the place is open, and where it never had any part.
    """
    where = places.named(place)
    query = SpareStock.select(SpareStock, SparePart).join(SparePart).where(SpareStock.place_key == where.key)
    rows = query.where((SpareStock.quantity > 0) | SparePart.is_active).order_by(SpareStock.part_number)
    lines = [
        Expected(row.part_id, row.part_number, row.part_name, row.model, row.unit, row.quantity, row.part.cost)
        for row in rows
    ]
    return begin_with(unit, SPARE_PARTS, where, lines, note)


def begin_with(unit: UnitOfWork, kind: str, where: Place, expected: Iterable[Expected], note: str = "") -> StockTake:
    """Begin a count of these things at a place, inside the caller's use case; as `begin`."""
    lines = list(expected)
    busy = (StockTake.kind == kind) & (StockTake.place_key == where.key) & StockTake.state.in_(["open", "counted"])
    other = StockTake.get_or_none(busy)
    if other is not None:
        text = translate("stock_take", "{number} of this place is not settled yet.")
        raise UserError(text.format(number=other.number), "place")
    if not lines:
        raise UserError(translate("stock_take", "There is nothing to count at this place."), "place")
    if len(lines) > MOST_LINES:
        text = translate("stock_take", "A stock-take holds at most {count} lines.")
        raise UserError(text.format(count=MOST_LINES), "place")
    take = unit.insert(
        StockTake,
        number=unit.number("stock_take"),
        kind=kind,
        place_key=where.key,
        place_kind=str(where.kind),
        place_id=where.id,
        place_name=where.name,
        begun_at=unit.now,
        begun_by=unit.session.full_name,
        line_count=len(lines),
        note=validation.clean_line(note, field="note"),
    )
    for ordinal, one in enumerate(lines, 1):
        _add(unit, take, ordinal, one)
    return take


@use_case("stock_take.record")
def add_part(unit: UnitOfWork, take_id: int, *, seen_version: int, part_id: int) -> StockTake:
    """A part lies there that the books have never known at this place: put it on the sheet.

    It is to be counted, so that a count that was whole tells no differences any more.
    """
    take = get(StockTake, take_id)
    workflow.after(take.state, "enter")
    part = get(SparePart, part_id)
    if take.kind != SPARE_PARTS:
        raise UserError(translate("stock_take", "Spare parts are not counted here."), "part")
    if StockTakeLine.get_or_none((StockTakeLine.take == take.id) & (StockTakeLine.object_id == part.id)):
        raise UserError(translate("stock_take", "This part is on the sheet already."), "part")
    if take.line_count >= MOST_LINES:
        text = translate("stock_take", "A stock-take holds at most {count} lines.")
        raise UserError(text.format(count=MOST_LINES), "part")
    quantity = moves.on_hand(part.id, take.place_key)
    one = Expected(part.id, part.number, part.name, part.model, part.unit, quantity, part.cost)
    _add(unit, take, take.line_count + 1, one)
    return unit.update(
        take, seen_version, state="open", line_count=take.line_count + 1, differences=0, value_difference=0
    )


@use_case("stock_take.record")
def enter(
    unit: UnitOfWork,
    take_id: int,
    *,
    seen_version: int,
    counts: Iterable[Counted],
    counted_at: datetime | None = None,
) -> StockTake:
    """Enter what was counted; lines not named stay as they are. Counted is the whole when every line is.

    How much differs is told then and not before: it would say what the books say of the lines that are counted.

    `counted_at` is the moment the counting took place (when the sheet was begun unless given). Raises UserError naming
    `lines.N` for a count that is no whole number or below zero.
    """
    take = get(StockTake, take_id)
    state = workflow.after(take.state, "enter")
    moment = _moment(unit, take, counted_at)
    known = {row.id: row for row in StockTakeLine.select().where(StockTakeLine.take == take.id)}
    for place, one in enumerate(counts):
        row = known.get(one.line_id)
        if row is None:
            raise UserError(translate("stock_take", "This line belongs to another stock-take."), f"lines.{place}")
        _count(unit, take, row, one, f"lines.{place}")
    expected = _expected_at(take, moment)
    for row in known.values():
        books = expected.get(row.object_id, row.expected)
        difference = 0 if row.counted is None else row.counted - books
        unit.update(row, expected=books, difference=difference)
    lines = list(known.values())
    is_whole = all(row.counted is not None for row in lines)
    if is_whole:
        state = workflow.after(state, "finish", {"uncounted": 0})
    return unit.update(
        take,
        seen_version,
        state=str(state),
        counted_at=moment,
        counted_by=unit.session.full_name,
        differences=sum(1 for row in lines if row.difference) if is_whole else 0,
        value_difference=sum(row.difference * row.cost for row in lines) if is_whole else 0,
    )


@use_case("stock_take.settle")
def settle(unit: UnitOfWork, take_id: int, *, seen_version: int) -> StockTake:
    """A supervisor accepts the differences: the books follow the count. What moved since the count stays moved.

    Raises UserError while a line is not counted or a difference has no reason, and where more is missing than is left.
    """
    take = get(StockTake, take_id)
    lines = list(StockTakeLine.select().where(StockTakeLine.take == take.id).order_by(StockTakeLine.ordinal))
    unexplained = sum(1 for row in lines if row.difference and not row.reason)
    state = workflow.after(take.state, "settle", {"unexplained": unexplained})
    where = Place(take.place_key, take.place_kind, take.place_id, take.place_name)
    if take.kind == TOOLS:
        _tool_counts.settle(unit, where, take, lines)
    else:
        for row in lines:
            if row.difference:
                _correct(unit, take, where, row)
    return unit.update(take, seen_version, state=str(state), settled_at=unit.now, settled_by=unit.session.full_name)


@use_case("stock_take.settle")
def void(unit: UnitOfWork, take_id: int, *, seen_version: int, reason: str) -> StockTake:
    """Give a count up, with a reason; its number stays, the books too."""
    take = get(StockTake, take_id)
    why = validation.clean_line(reason, field="reason")
    state = workflow.after(take.state, "void", {"reason": why})
    return unit.update(take, seen_version, why, state=str(state), void_reason=why)


def _add(unit: UnitOfWork, take: StockTake, ordinal: int, one: Expected) -> None:
    unit.insert(
        StockTakeLine,
        take=take.id,
        ordinal=ordinal,
        object_id=one.object_id,
        number=one.number,
        name=one.name,
        model=one.model,
        unit=one.unit,
        cost=one.cost,
        expected=one.quantity,
    )


def _moment(unit: UnitOfWork, take: StockTake, counted_at: datetime | None) -> datetime:
    moment = counted_at or take.counted_at or take.begun_at
    if moment > unit.now:
        raise UserError(translate("stock_take", "This time lies in the future."), "counted_at")
    if moment < take.begun_at.replace(second=0, microsecond=0):  # people write minutes
        begun = clock.local(take.begun_at).strftime("%Y-%m-%d %H:%M")
        text = translate("stock_take", "The count began {time}; it cannot have been counted before.")
        raise UserError(text.format(time=begun), "counted_at")
    return max(moment, take.begun_at)


def _count(unit: UnitOfWork, take: StockTake, row: StockTakeLine, one: Counted, field: str) -> None:
    counted = None if one.counted is None else stock.check_count(one.counted, field)
    if counted is not None and take.kind == TOOLS and counted > 1:
        raise UserError(translate("stock_take", "A tool with a number is there once or not at all."), field)
    why = validation.clean_line(one.reason, 200, field)
    unit.update(row, counted=counted, also={"reason": why})


def _expected_at(take: StockTake, moment: datetime) -> Mapping[int, int]:
    """What the books of a place said at a moment: what they say now without what moved since; of parts only."""
    if take.kind != SPARE_PARTS:
        return {}
    now: dict[int, int] = dict(
        database.query("SELECT part_id, quantity FROM spare_stock WHERE place_key = ?", (take.place_key,))
    )
    since = MomentField().db_value(moment)
    branch_only = (take.place_kind, take.place_id, take.place_id, take.place_name)
    rows: list[tuple[Any, ...]] = []
    for end, sign in (("to", -1), ("from", 1)):
        rows += database.query(
            f"SELECT object_id, {sign} * sum(quantity) FROM handover WHERE kind = 'spare_part' AND happened_at > ? "
            f"AND {end}_kind = ? AND {end}_id = ? AND (? > 0 OR {end}_name = ?) GROUP BY object_id",
            (since, *branch_only),
        )
    for part_id, moved in rows:
        now[part_id] = now.get(part_id, 0) + int(moved)
    return now


def _correct(unit: UnitOfWork, take: StockTake, where: Place, row: StockTakeLine) -> None:
    """Let the books follow the count by its difference."""
    part = get(SparePart, row.object_id)
    off_the_books = custody.gone(take.number)
    ends = (off_the_books, where) if row.difference > 0 else (where, off_the_books)
    paper: dict[str, Any] = {"receipt_number": take.number, "reason": row.reason}
    moves.move(unit, part, *ends, abs(row.difference), field=f"lines.{row.ordinal - 1}", **paper)
