"""Spare parts (F26; peers.md rows 51 and 55): the list of parts, goods coming in, moved, written off or found.

What is used on a call goes through `spare_use`; `spare_part_file` tells what is known of a part.
"""

from __future__ import annotations

from typing import Any

from app.core.errors import NotPermitted, UserError
from app.core.i18n import translate
from app.domain import permissions, stock, validation
from app.domain.custody import Holder, HolderKind, ObjectKind
from app.models.custody import Handover
from app.models.spare_part import SparePart
from app.services import _spare_moves as moves
from app.services import custody, settings
from app.services import spare_places as places
from app.services._use_case import UnitOfWork, get, use_case

LONGEST_NUMBER = 40


@use_case("spare_part.change")
def create(
    unit: UnitOfWork,
    *,
    number: str,
    name: str,
    model: str = "",
    measure: str = "",
    price: int = 0,
    cost: int = 0,
    minimum: int = 0,
    shelf: str = "",
    needs_old_part: bool = False,
    notes: str = "",
) -> SparePart:
    """Put a sort of part on the list; prices in fen, `measure` is what is counted (个, 套, 米).

    Raises UserError for a part number that is taken, and for a price with three decimals.
    """
    plain = validation.required_line(number, "number", LONGEST_NUMBER)
    if SparePart.get_or_none(SparePart.number == plain):
        raise UserError(translate("spare_part", "This part number is taken."), "number")
    values = _checked(name, model, measure, price, cost, minimum, shelf, needs_old_part, notes)
    return unit.insert(SparePart, number=plain, is_short=values["minimum"] > 0, **values)


@use_case("spare_part.change")
def change(
    unit: UnitOfWork,
    part_id: int,
    *,
    seen_version: int,
    name: str,
    model: str = "",
    measure: str = "",
    price: int = 0,
    cost: int = 0,
    minimum: int = 0,
    shelf: str = "",
    needs_old_part: bool = False,
    notes: str = "",
) -> SparePart:
    """Change a part; its number stays. Lines of calls keep what they were charged."""
    values = _checked(name, model, measure, price, cost, minimum, shelf, needs_old_part, notes)
    part = unit.update(get(SparePart, part_id), seen_version, **values)
    moves.keep_in_step(unit, part)
    return part


@use_case("spare_part.change")
def deactivate(unit: UnitOfWork, part_id: int, *, seen_version: int) -> SparePart:
    """No longer offer a part. Raises UserError while some of it still lie somewhere."""
    part = get(SparePart, part_id)
    left = part.in_store + part.in_bags
    if left:
        text = translate(
            "spare_part", "There are still {count} of this part. Use them, move them out or write them off."
        )
        raise UserError(text.format(count=left))
    part = unit.update(part, seen_version, is_active=False)
    moves.keep_in_step(unit, part)
    return part


@use_case("spare_part.change")
def reactivate(unit: UnitOfWork, part_id: int, *, seen_version: int) -> SparePart:
    """Offer a part again."""
    part = unit.update(get(SparePart, part_id), seen_version, is_active=True)
    moves.keep_in_step(unit, part)
    return part


@use_case("spare_part.change")
def receive(
    unit: UnitOfWork,
    part_id: int,
    *,
    place: str,
    quantity: int,
    supplier: str = "",
    paper: str = "",
    cost: int | None = None,
    is_opening: bool = False,
) -> SparePart:
    """Goods come in at a place (its key), from a supplier, with a delivery paper; `cost` is a new buying price in fen.

    `is_opening`: they lay there before the part was on the list; its first stock only. Raises UserError for a part that
    is not offered any more, and where only tested goods come in (R145).
    """
    part = get(SparePart, part_id)
    if not part.is_active:
        raise UserError(translate("spare_part", "This part is not used any more. Put it back on the list first."))
    if is_opening and not may_open(part_id):
        text = translate("spare_part", "Opening stock is the first stock of a part: this one has moved already.")
        raise UserError(text)
    if are_tested_first() and not is_opening:
        text = translate("spare_part", "Deliveries are tested first here: book in what passed, from its test.")
        raise UserError(text)
    seller, opening = validation.clean_line(supplier, 120, "supplier"), translate("spare_part", "Opening stock")
    bought = bool(seller) or not is_opening
    giver = Holder(HolderKind.SUPPLIER, 0, seller or _somebody()) if bought else custody.gone(opening)
    why = opening if is_opening else ""
    if cost is not None and stock.check_amount(cost, "cost") != part.cost:
        part = unit.update(part, cost=cost)
        moves.keep_in_step(unit, part)
    number = validation.clean_line(paper, 60, "paper")
    moves.move(unit, part, giver, places.named(place), quantity, receipt_number=number, reason=why)
    return part


def are_tested_first() -> bool:
    """Whether deliveries come in from a passed test only (`stock_in.required`, R145)."""
    return settings.flag("stock_in.required")


def may_open(part_id: int) -> bool:
    """Whether a part has never moved: what lies there of it may be entered as its opening stock."""
    moved = (Handover.kind == str(ObjectKind.SPARE_PART)) & (Handover.object_id == part_id)
    return not Handover.select().where(moved).exists()


@use_case("spare_part.move")
def move(
    unit: UnitOfWork, part_id: int, *, giver: str, taker: str, quantity: int, signed_by: str = "", reason: str = ""
) -> SparePart:
    """From one place to another, by their keys: into a bag, back to the store, from bag to bag.

    Technicians fill and empty only their own bag. Raises UserError for more than the giver has.
    """
    part = get(SparePart, part_id)
    start, end = places.named(giver, "giver"), places.named(taker, "taker")
    _own_bag_only(unit, start, end)
    signer = validation.clean_line(signed_by, 60, "signed_by")
    why = validation.clean_line(reason, field="reason")
    moves.move(unit, part, start, end, quantity, signed_by=signer, reason=why)
    return part


@use_case("spare_part.adjust")
def write_off(unit: UnitOfWork, part_id: int, *, place: str, quantity: int, reason: str) -> SparePart:
    """Broken in the store, lost, given away: gone for good, with a reason; supervisors only."""
    part = get(SparePart, part_id)
    why = validation.required_line(reason, "reason")
    moves.move(unit, part, places.named(place), custody.gone(why), quantity, reason=why)
    return part


@use_case("spare_part.adjust")
def find_again(unit: UnitOfWork, part_id: int, *, place: str, quantity: int, reason: str) -> SparePart:
    """Found without a count: more lie there than the books say, with a reason; supervisors only."""
    part = get(SparePart, part_id)
    why = validation.required_line(reason, "reason")
    moves.move(unit, part, custody.gone(why), places.named(place), quantity, reason=why)
    return part


def _own_bag_only(unit: UnitOfWork, start: stock.Place, end: stock.Place) -> None:
    """Who may only move their own: out of the own bag, or from a store into it."""
    mine = unit.session.staff_id
    own = (start.is_bag and start.id == mine != 0) or (not start.is_bag and end.is_bag and end.id == mine != 0)
    if not permissions.allowed(unit.session.role, unit.action, own=own):
        raise NotPermitted(translate("spare_part", "You fill and empty your own bag only."))


def _somebody() -> str:
    return translate("spare_part", "Supplier")


def _checked(
    name: str,
    model: str,
    measure: str,
    price: int,
    cost: int,
    minimum: int,
    shelf: str,
    needs_old_part: bool,
    notes: str,
) -> dict[str, Any]:
    return {
        "name": validation.required_line(name, "name", 120),
        "model": validation.clean_line(model, 120, "model"),
        "unit": validation.clean_line(measure, 20, "measure"),
        "price": stock.check_amount(price, "price"),
        "cost": stock.check_amount(cost, "cost"),
        "minimum": stock.check_count(minimum, "minimum"),
        "shelf": validation.clean_line(shelf, 40, "shelf"),
        "needs_old_part": needs_old_part,
        "notes": validation.clean_text(notes, field="notes"),
    }
