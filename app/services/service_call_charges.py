"""What a service costs (F28, F29, R057, R058, R061): parts and work on a call, named before the work, agreed, paid how.

A line is never deleted: it is struck with a reason. The call repeats the sum of its valid lines and, when every priced
line was named and agreed, when and by whom. How money is taken and invoices are made is not decided here, only that a
charge above the branch's limit is not collected on the spot (001 item 3).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import LARGEST_FEN, format_yuan
from app.domain import codes, validation
from app.domain.workflows import service_call as workflow
from app.models.service_call import ChargeLine, ServiceCall
from app.services import _call_events as events
from app.services import _charge_records, price_list, settings, spare_use
from app.services._call_input import one_of
from app.services._damaged_parts import MISUSE, DamagedPart, fields_of
from app.services._use_case import UnitOfWork, get, use_case
from app.services.spare_use import FromStock

__all__ = [
    "INVOICE_FIRST", "MISUSE", "MOST_LINES", "ON_SITE", "ChargeEntry", "DamagedPart", "FromStock", "add",
    "all_agreed", "announce", "checked_settlement", "is_large", "put_on", "replace_lines", "require_agreed", "void",
]  # fmt: skip

MOST_LINES = 200
ON_SITE, INVOICE_FIRST = "on_site", "invoice_first"
CHARGEABLE_STATES = workflow.WORKING_STATES | {workflow.State.PHONE_RESOLVED}
"""The customer has not signed yet: lines may come and go."""

_PAID = "A"
_EXCLUSIONS = ("", *codes.EXCLUSIONS)
_SETTLEMENTS = ("", *codes.SETTLEMENTS)


@dataclass(frozen=True)
class ChargeEntry:
    """A part or piece of work as written on the voucher; `unit_price` in fen, `code` from the price list or empty.

    `exclusion` is why cover does not pay for it, one of `codes.EXCLUSIONS`; `worth` in fen is what it would cost where
    cover pays and the price is therefore 0. `from_stock`: where the paper's part is taken from, unless it was already.
    """

    description: str
    quantity: int = 1
    unit_price: int = 0
    unit: str = ""
    code: str = ""
    exclusion: str = ""
    worth: int = 0
    from_stock: FromStock | None = None

    @property
    def amount(self) -> int:
        """Fen."""
        return self.quantity * self.unit_price


@use_case("charge.record")
def add(
    unit: UnitOfWork,
    call_id: int,
    *,
    seen_version: int,
    description: str,
    quantity: int = 1,
    unit_price: int = 0,
    measure: str = "",
    code: str = "",
    exclusion: str = "",
    kind: str = "",
    worth: int = 0,
    agreed_by: str = "",
    from_stock: FromStock | None = None,
    happened_at: datetime | None = None,
    damaged: DamagedPart | None = None,
) -> ServiceCall:
    """Put a part or piece of work on a call, from the price list (`code`) or free; `unit_price` in fen.

    `agreed_by` says that the customer was told its price and who agreed. On a call that is covered, a priced line says
    why cover does not pay for it. `kind` is part or work (by `codes.charge_kind` unless given); `worth` in fen is what
    the line would cost where cover pays. `from_stock` takes the part from a store or bag; `damaged` tells of one
    that the customer damaged. Raises UserError for what is missing or absurd, and once the customer has signed.
    """
    call = _open_to_charges(unit, call_id, seen_version)
    one_of(exclusion, _EXCLUSIONS, "exclusion")
    one_of(kind, ("", *codes.CHARGE_KINDS), "kind")
    measure = validation.clean_line(measure, 20, "measure")
    entry = ChargeEntry(description, quantity, unit_price, measure, code, exclusion, worth)
    _require_reason(call, entry.amount, exclusion, "exclusion")
    _check(entry, "")
    known = _valid(call)
    if len(known) >= MOST_LINES:
        raise UserError(translate("charges", "A call holds at most {count} lines.").format(count=MOST_LINES))
    moment = events.moment(unit, happened_at, call.received_at)
    who = validation.clean_line(agreed_by, field="agreed_by")
    told = moment if who else None
    if not known and not who and call.charge_announced_at and entry.amount <= call.charge:
        told, who = call.charge_announced_at, call.charge_agreed_by  # the sum was named before its parts
    line = _insert(unit, call, entry, kind=kind, announced_at=told, agreed_by=who, damaged=damaged)
    if from_stock is not None:
        spare_use.take(unit, call, line, from_stock)
    events.note(unit, call, "charge_added", moment, entry.description.strip(), amount=entry.amount)
    return _add_up(unit, call)


def put_on(unit: UnitOfWork, call: ServiceCall, entry: ChargeEntry, *, kind: str, agreed_by: str) -> ServiceCall:
    """Put a line that was agreed to on a call inside a use case, also after the customer has signed for the work.

    Raises UserError where a sum was named for the call without its parts, and they can still be listed: it would be
    lost among the lines.
    """
    known = _valid(call) or ([_named_sum(unit, call)] if call.charge else [])
    if len(known) >= MOST_LINES:
        raise UserError(translate("charges", "A call holds at most {count} lines.").format(count=MOST_LINES))
    _check(entry, "")
    _insert(unit, call, entry, kind=kind, announced_at=unit.now, agreed_by=agreed_by)
    events.note(unit, call, "charge_added", unit.now, entry.description, amount=entry.amount)
    return _add_up(unit, call, since=unit.now)


@use_case("charge.record")
def void(unit: UnitOfWork, line_id: int, *, seen_version: int, reason: str) -> ServiceCall:
    """Strike a line, with a reason; it stays in the call's history. Raises UserError once the customer has signed."""
    line = get(ChargeLine, line_id)
    call = _open_to_charges(unit, line.call_id, None)
    why = validation.required_line(reason, "reason")
    if line.is_void:
        raise UserError(translate("charges", "This line is struck already."))
    unit.update(line, seen_version, why, is_void=True, void_reason=why)
    spare_use.give_back(unit, line, why)
    events.note(unit, call, "charge_voided", unit.now, f"{line.description}\n{why}", amount=line.amount)
    return _add_up(unit, call)


@use_case("charge.announce")
def announce(
    unit: UnitOfWork,
    call_id: int,
    *,
    seen_version: int,
    amount: int,
    agreed_by: str,
    settlement: str = "",
    happened_at: datetime | None = None,
) -> ServiceCall:
    """The charge was named before the work, and somebody agreed (R058); `amount` in fen.

    Where parts and work are listed already it is their sum. `settlement` is on_site, invoice_first or empty while
    nobody said. Raises UserError for a charge that is too large to be collected on the spot, and, once the customer has
    signed, for any other sum than the call's.
    """
    call = events.load(unit, call_id, seen_version)
    _refuse_another_sum(call, amount)
    if not 0 <= amount <= LARGEST_FEN:
        raise UserError(translate("service_call", "This amount cannot be charged."), "amount")
    who = validation.required_line(agreed_by, "agreed_by")
    lines = _valid(call)
    total = sum(line.amount for line in lines)
    if lines and amount != total:
        text = translate("charges", "The parts and work listed come to {amount}. Change the lines first.")
        raise UserError(text.format(amount=format_yuan(total, symbol=True)), "amount")
    paid_how = checked_settlement(amount, settlement)
    moment = events.moment(unit, happened_at, call.received_at)
    for line in lines:
        if line.announced_at is None:
            unit.update(line, announced_at=moment, agreed_by=who)
    events.note(unit, call, "announce_charge", moment, who, amount=amount, settlement=paid_how)
    unit.update(call, charge_announced_at=moment, charge_agreed_by=who, charge=amount, charge_settlement=paid_how)
    _charge_records.follow(unit, call)
    return call


def is_large(amount: int) -> bool:
    """Whether a charge is too large to be collected on the spot (C19); `amount` in fen."""
    return amount > settings.integer("charge.onsite_limit")


def checked_settlement(amount: int, settlement: str) -> str:
    """How a charge is paid: as said, or as it must be when it is large (C19); `amount` in fen.

    Raises UserError for a large charge collected on the spot.
    """
    one_of(settlement, _SETTLEMENTS, "settlement")
    if not is_large(amount):
        return settlement
    if settlement == ON_SITE:
        limit = format_yuan(settings.integer("charge.onsite_limit"), symbol=True)
        text = translate("charges", "More than {limit} is not collected on the spot: the invoice comes first.")
        raise UserError(text.format(limit=limit), "settlement")
    return INVOICE_FIRST


def replace_lines(
    unit: UnitOfWork,
    call: ServiceCall,
    charges: tuple[ChargeEntry, ...] | None,
    announced_at: datetime | None,
    who: str,
) -> int:
    """Have exactly the lines of the signed paper on the call; None leaves them as they are. Returns the sum in fen.

    A line that stands there already keeps what is known of it; one that is not on the paper is struck. All are named
    and agreed when the paper says so. On a call that is covered every priced line says why cover does not pay for it
    (R061, domain.md A17): raises UserError naming `charges.N.exclusion` where one does not.
    """
    if charges is not None and len(charges) > MOST_LINES:
        text = translate("service_call", "A voucher holds at most {count} lines.")
        raise UserError(text.format(count=MOST_LINES), "charges")
    known = _valid(call)
    stood = bool(known)
    if charges is not None:
        for place, (entry, same) in enumerate(zip(charges, _standing(known, charges), strict=True)):
            _check(entry, f"charges.{place}")
            one_of(entry.exclusion, _EXCLUSIONS, f"charges.{place}.exclusion")
            why = entry.exclusion or (same.exclusion if same is not None else "")
            _require_reason(call, entry.amount, why, f"charges.{place}.exclusion")
            if same is not None:
                _follow_paper(unit, call, same, entry, why, f"charges.{place}.quantity")
            line = same or _insert(unit, call, entry, announced_at=announced_at, agreed_by=who if announced_at else "")
            spare_use.take_on_paper(unit, call, line, entry.from_stock, f"charges.{place}")
        why = translate("charges", "Not on the signed voucher")
        for line in known:
            unit.update(line, reason=why, is_void=True, void_reason=why)
            spare_use.give_back(unit, line, why)
    lines = _valid(call)
    if announced_at is not None:
        for line in lines:
            if line.announced_at is None:
                unit.update(line, announced_at=announced_at, agreed_by=who)
    return sum(line.amount for line in lines) if lines or stood else call.charge


def require_agreed(total: int, announced_at: datetime | None, agreed_by: str) -> None:
    """Raises UserError when money is asked for that nobody named before the work, or nobody agreed to (R058)."""
    if total and announced_at is None:
        raise UserError(translate("charges", "Tick that the charge was announced, or strike it."), "announced")
    if total and not agreed_by:
        raise UserError(translate("charges", "Enter who agreed to the charge."), "agreed_by")


def all_agreed(call: ServiceCall) -> bool:
    """Whether no priced line of the call was left out when the charge was named."""
    return all(line.announced_at is not None for line in _valid(call) if line.amount)


def _open_to_charges(unit: UnitOfWork, call_id: int, seen_version: int | None) -> ServiceCall:
    call = events.load(unit, call_id, seen_version)
    if call.state not in CHARGEABLE_STATES:
        raise UserError(translate("charges", "The customer has signed: the charges stay as they are on the paper."))
    return call


def _refuse_another_sum(call: ServiceCall, amount: int) -> None:
    """After the signature only the agreement to what stands on the call is noted (a class that was changed since),
    and only where nobody had agreed before.
    """
    is_settled = amount != call.charge or call.charge_announced_at is not None
    if call.state == workflow.State.CANCELLED or (call.state not in CHARGEABLE_STATES and is_settled):
        raise UserError(translate("charges", "The customer has signed: the charges stay as they are on the paper."))


def _valid(call: ServiceCall) -> list[ChargeLine]:
    query = ChargeLine.select().where((ChargeLine.call == call.id) & ~ChargeLine.is_void)
    return list(query.order_by(ChargeLine.id))


def _standing(known: list[ChargeLine], entries: tuple[ChargeEntry, ...]) -> list[ChargeLine | None]:
    """For each line of the paper the one that stands on the call already, taken out of `known`; of several the one
    that is charged for the same reason. What the paper takes from a place is what was taken there already.

    The paper bears no code. A part from stock is the same whatever its price, and whatever its quantity once every
    line of the same quantity has found its own: it was used.
    """
    found: list[ChargeLine | None] = [None] * len(entries)
    for is_same in (_taken_there, _alike, _same_part, _part_of_that_name):
        for place, entry in enumerate(entries):
            there = [line for line in known if found[place] is None and is_same(line, entry)]
            if there:
                of, why = entry.quantity, entry.exclusion
                line = found[place] = min(there, key=lambda one: (one.quantity != of, one.exclusion != why))
                known.remove(line)
    return found


def _taken_there(line: ChargeLine, entry: ChargeEntry) -> bool:
    source = entry.from_stock
    return source is not None and (line.part_id, line.from_key) == (source.part_id, source.place)


def _alike(line: ChargeLine, entry: ChargeEntry) -> bool:
    known = ChargeEntry(line.description, line.quantity, line.unit_price, line.unit, entry.code and line.code)
    return known == replace(entry, exclusion="", worth=0, from_stock=None)


def _same_part(line: ChargeLine, entry: ChargeEntry) -> bool:
    return _part_of_that_name(line, entry) and line.quantity == entry.quantity


def _part_of_that_name(line: ChargeLine, entry: ChargeEntry) -> bool:
    named = entry.from_stock.part_id if entry.from_stock is not None else 0
    return line.part_id is not None and (line.description == entry.description or line.part_id == named)


def _follow_paper(
    unit: UnitOfWork, call: ServiceCall, line: ChargeLine, entry: ChargeEntry, why: str, field: str
) -> None:
    """What the paper says of a line that stands already; nobody agreed yet to another price. `field`: its quantity."""
    fields: dict[str, Any] = {"exclusion": why, "worth": entry.worth or line.worth}
    if entry.quantity != line.quantity:
        spare_use.follow(unit, call, line, entry.quantity, field)
        fields |= {"quantity": entry.quantity, "worth": entry.worth or line.worth * entry.quantity // line.quantity}
    if entry.unit_price != line.unit_price:
        fields |= {"unit_price": entry.unit_price, "worth": entry.worth or entry.amount}
    if entry.amount != line.amount:
        fields |= {"amount": entry.amount, "announced_at": None, "agreed_by": ""}
    if entry.worth:
        fields["exclusion"] = ""
    unit.update(line, **fields)


def _require_reason(call: ServiceCall, amount: int, exclusion: str, field: str) -> None:
    if amount and call.service_class != _PAID and not exclusion:
        text = translate("charges", "This service is covered. Choose why this is charged, or that it is not.")
        raise UserError(text, field)


def _check(entry: ChargeEntry, where: str) -> None:
    """A line that can be charged. Raises UserError naming the field, below `where` when there are several lines."""
    validation.required_line(entry.description, f"{where}.description".lstrip("."))
    below = f"{where}." if where else ""
    if not 1 <= entry.quantity <= 99_999:
        text = translate("service_call", "“{text}”: the quantity is a whole number from 1 to 99999.")
        raise UserError(text.format(text=entry.description[:30]), f"{below}quantity")
    if not 0 <= entry.unit_price <= LARGEST_FEN or max(entry.amount, entry.worth) > LARGEST_FEN or entry.worth < 0:
        text = translate("service_call", "“{text}”: the amount is too large, or below zero.")
        raise UserError(text.format(text=entry.description[:30]), f"{below}unit_price")


def _named_sum(unit: UnitOfWork, call: ServiceCall) -> ChargeLine:
    """As a line the sum that was named without its parts, and signed for: nobody can list them any more."""
    covered = call.service_class != _PAID and _charge_records.to_charge(call)
    if call.state in CHARGEABLE_STATES or covered:
        text = translate("charges", "Call {number} has a charge without lines. List its parts and work first.")
        raise UserError(text.format(number=call.number))
    entry = ChargeEntry(translate("charges", "As agreed before the work"), unit_price=call.charge)
    at, who = call.charge_announced_at, call.charge_agreed_by
    return _insert(unit, call, entry, kind="work", announced_at=at, agreed_by=who)


def _insert(
    unit: UnitOfWork,
    call: ServiceCall,
    entry: ChargeEntry,
    *,
    kind: str = "",
    announced_at: datetime | None = None,
    agreed_by: str = "",
    damaged: DamagedPart | None = None,
) -> ChargeLine:
    sort = kind or codes.charge_kind(entry.code, entry.description, entry.unit)
    return unit.insert(
        ChargeLine, call=call.id, code=entry.code, unit=entry.unit, quantity=entry.quantity,
        description=validation.required_line(entry.description, "description"), unit_price=entry.unit_price,
        amount=entry.amount, kind=sort, worth=entry.worth or entry.amount or _listed_worth(call, entry),
        exclusion=entry.exclusion, announced_at=announced_at, agreed_by=agreed_by,
        **fields_of(call, entry.exclusion, sort, damaged or DamagedPart()),
    )  # fmt: skip


def _listed_worth(call: ServiceCall, entry: ChargeEntry) -> int:
    """What a line without a price costs by the price list of the day of the work: what a contract that pays spends."""
    return min(price_list.price_of(entry.code, price_list.day_of_work(call)) * entry.quantity, LARGEST_FEN)


def _add_up(unit: UnitOfWork, call: ServiceCall, since: datetime | None = None) -> ServiceCall:
    """Repeat on the call what its lines say: the sum, and whether all of it was named and agreed.

    What was to be collected on the spot and became too much for that is invoiced first.
    """
    lines = _valid(call)
    total = sum(line.amount for line in lines)
    priced = [line for line in lines if line.amount]
    told = [line.announced_at for line in priced if line.announced_at is not None]
    agreed = bool(priced) and len(told) == len(priced)
    unit.update(
        call,
        charge=total,
        charge_announced_at=max(told) if agreed else None,
        charge_agreed_by=priced[-1].agreed_by if agreed else "",
        charge_settlement=INVOICE_FIRST if is_large(total) else call.charge_settlement,
    )
    _charge_records.follow(unit, call, since)
    return call
