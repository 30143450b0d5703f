"""Spare parts used on a call: taken from a store or bag, the old part owed, put back where the line is struck.

`service_call_charges` calls this inside its own transaction.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import LARGEST_FEN
from app.domain import permissions, stock
from app.models.customer import Customer
from app.models.organisation import Staff
from app.models.service_call import ChargeLine, ServiceCall
from app.models.spare_part import SparePart
from app.services import _spare_moves as moves
from app.services import custody, old_parts
from app.services import spare_places as places
from app.services._use_case import UnitOfWork, get


@dataclass(frozen=True)
class FromStock:
    """Where a line's part comes from: the part, the key of the place, who owes the old one (0: see `take`)."""

    part_id: int
    place: str
    technician_id: int = 0


def take(unit: UnitOfWork, call: ServiceCall, line: ChargeLine, source: FromStock) -> None:
    """Take what a line says from its place; the old parts are owed by who fitted the new ones.

    That is whose bag it came from, or `technician_id`, or the technician of the call. Raises UserError for a part that
    is not used any more, for more than there is, and where nobody can owe the old part.
    """
    part, place = get(SparePart, source.part_id), places.named(source.place)
    if not part.is_active:
        text = translate("spare_part", "This part is not used any more. Put it back on the list first.")
        raise UserError(text, "part")
    unit.update(
        line,
        part=part.id,
        from_key=place.key,
        from_name=place.name,
        code=line.code or part.number,
        kind="part",
        worth=line.worth or min(part.price * line.quantity, LARGEST_FEN),
    )
    moves.move(unit, part, place, _customer(call), line.quantity, call=call.id, receipt_number=call.number)
    if not part.needs_old_part:
        return
    _refuse_many(line.quantity, "quantity")
    owes = place.id if place.is_bag else source.technician_id or call.technician_id
    if not owes:
        raise UserError(translate("spare_part", "Choose who brings the old part back."), "technician")
    person = get(Staff, owes)
    for _ in range(line.quantity):
        old_parts.owe(unit, call, line, part, person)


def take_on_paper(unit: UnitOfWork, call: ServiceCall, line: ChargeLine, source: FromStock | None, where: str) -> None:
    """Take what a line of the signed paper says from its place, unless it was taken when it was used on the call.

    Raises UserError as `take`, naming the line's `where.quantity` or `where.stock`, and for the bag of another where
    technicians enter their own paper.
    """
    if source is None or line.part_id is not None:
        return
    place = places.named(source.place, f"{where}.stock")
    own = not place.is_bag or place.id == unit.session.staff_id
    if not permissions.allowed(unit.session.role, "spare_part.move", own=own):
        raise UserError(translate("spare_part", "You fill and empty your own bag only."), f"{where}.stock")
    try:
        take(unit, call, line, source)
    except UserError as refused:
        cell = "quantity" if refused.field == "quantity" else "stock"
        raise UserError(refused.text, f"{where}.{cell}") from None


def follow(unit: UnitOfWork, call: ServiceCall, line: ChargeLine, quantity: int, field: str) -> None:
    """Another quantity was used than the line says: the rest comes from its place, or goes back there.

    Old parts follow: who owes those of the line owes the further ones, the
    last of them are not owed any more. Raises UserError naming `field` for more than there is.
    """
    part, place = get(SparePart, line.part_id), places.named(line.from_key)
    more = quantity - line.quantity
    why = translate("spare_part", "{quantity} on the signed voucher").format(quantity=quantity)
    ends = (place, _customer(call)) if more > 0 else (_customer(call), place)
    moves.move(unit, part, *ends, abs(more), field=field, call=call.id, receipt_number=call.number, reason=why)
    if more < 0:
        old_parts.void_of_line(unit, line, why, -more)
    elif part.needs_old_part:
        _refuse_many(quantity, field)
        owes = old_parts.debtor_of_line(line) or (place.id if place.is_bag else call.technician_id)
        for _ in range(more if owes else 0):
            old_parts.owe(unit, call, line, part, get(Staff, owes))


def give_back(unit: UnitOfWork, line: ChargeLine, why: str) -> None:
    """Put a struck line's part back where it came from; an old part that is still owed is not owed any more."""
    if line.part_id is None:
        return
    call, part = get(ServiceCall, line.call_id), get(SparePart, line.part_id)
    place = places.named(line.from_key)
    moves.move(unit, part, _customer(call), place, line.quantity, call=call.id, receipt_number=call.number, reason=why)
    old_parts.void_of_line(unit, line, why)


def refuse_while_used(call: ServiceCall) -> None:
    """Raises UserError while spare parts stand on a call that is to be cancelled: they would be lost to the stock."""
    valid = (ChargeLine.call == call.id) & ~ChargeLine.is_void
    if ChargeLine.select().where(valid & ChargeLine.part.is_null(False)).exists():
        text = translate(
            "spare_part", "Spare parts were taken for this call. Strike their lines first: they go back to stock."
        )
        raise UserError(text)


def _refuse_many(quantity: int, field: str) -> None:
    if quantity > stock.MOST_OLD_PARTS:
        text = translate("spare_part", "The old parts are brought back one by one: at most {most} in one line.")
        raise UserError(text.format(most=stock.MOST_OLD_PARTS), field)


def _customer(call: ServiceCall) -> custody.Holder:
    return custody.customer(get(Customer, call.customer_id))
