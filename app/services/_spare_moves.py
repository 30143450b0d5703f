"""The one way in which a quantity of a spare part moves: stock at both ends, sums of the part, line of the hand-over.

Other use cases call `move` inside their own transaction; nobody else writes `spare_stock`.
"""

from __future__ import annotations

from typing import Any

from app.core.errors import UserError
from app.domain import custody as rules
from app.domain.custody import Holder, ObjectKind
from app.domain.stock import Place, check_count
from app.models.custody import Handover
from app.models.spare_part import SparePart, SpareStock
from app.services import custody
from app.services._use_case import UnitOfWork


def move(
    unit: UnitOfWork,
    part: SparePart,
    giver: Place | Holder,
    taker: Place | Holder,
    quantity: int,
    *,
    field: str = "quantity",
    **paper: Any,
) -> Handover:
    """Pass so many of a part on; an end that is a Place has stock, one that is a Holder (customer, supplier) has not.

    `paper` are fields of `Handover`. Raises UserError for no quantity, for one that the giver does not have, and
    where both are the same place.
    """
    check_count(quantity, field, 1)
    start, end = (one.holder if isinstance(one, Place) else one for one in (giver, taker))
    if isinstance(giver, Place):
        _lock(part)
        _require(part, giver, quantity, field)
    if start.kind != rules.HolderKind.NOBODY:
        rules.check_handover(f"{part.name} {part.number}", start, start, end)
    if isinstance(giver, Place):
        _change(unit, part, giver, -quantity)
    if isinstance(taker, Place):
        _change(unit, part, taker, quantity)
    given = {"quantity": quantity, **paper}
    return custody.write_down(unit, ObjectKind.SPARE_PART, part.id, start, end, unit.now, given)


def on_hand(part_id: int, place_key: str) -> int:
    """How many of a part are at a place."""
    row = SpareStock.get_or_none((SpareStock.part == part_id) & (SpareStock.place_key == place_key))
    return row.quantity if row is not None else 0


def keep_in_step(unit: UnitOfWork, part: SparePart) -> None:
    """Let the stock of a part repeat what its own row says now (name, buying price), and whether it is short."""
    _sum_up(part, 0, 0)
    for row in SpareStock.select().where(SpareStock.part == part.id):
        unit.update(row, value=row.quantity * part.cost, **_named(part))


def _require(part: SparePart, giver: Place, quantity: int, field: str) -> None:
    try:
        rules.check_quantity(part.name, on_hand(part.id, giver.key), quantity, giver.holder)
    except UserError as refused:
        raise UserError(refused.text, field) from None


def _change(unit: UnitOfWork, part: SparePart, place: Place, by: int) -> None:
    _sum_up(part, 0 if place.is_bag else by, by if place.is_bag else 0)
    unit.touch(part)
    row = SpareStock.get_or_none((SpareStock.part == part.id) & (SpareStock.place_key == place.key))
    count = by + (row.quantity if row is not None else 0)
    values = {"quantity": count, "value": count * part.cost, "moved_at": unit.now, "place_name": place.name}
    if row is not None:
        unit.update(row, **values)
        return
    where = {"place_key": place.key, "place_kind": str(place.kind), "place_id": place.id}
    unit.insert(SpareStock, part=part.id, **_named(part), **where, **values)


def _sum_up(part: SparePart, store: int, bags: int) -> None:
    """Add to the sums of a part in one statement: two movements at the same time count both."""
    in_store = SparePart.in_store + store
    SparePart.update(
        in_store=in_store,
        in_bags=SparePart.in_bags + bags,
        is_short=SparePart.is_active & (in_store < SparePart.minimum),
    ).where(SparePart.id == part.id).execute()


def _lock(part: SparePart) -> None:
    """Let a second movement of the same part wait until this one is kept."""
    _sum_up(part, 0, 0)


def _named(part: SparePart) -> dict[str, Any]:
    return {"part_number": part.number, "part_name": part.name, "model": part.model, "unit": part.unit}
