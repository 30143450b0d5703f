"""Charge records keep in step with the lines of their call (F29): begun, changed and ended by what the call charges.

The valid records of a call always add up to what it charges. One that nobody took money or made an invoice for follows
the lines; any other stays as it is: what is charged on top opens the next part, and no line may be struck below it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import format_yuan
from app.domain.workflows import charge as workflow
from app.domain.workflows import service_call as calls
from app.domain.workflows.charge import INVOICE_FIRST, ON_SITE, State
from app.models.charge import Charge
from app.models.service_call import ChargeLine, ServiceCall
from app.services import settings
from app.services._use_case import UnitOfWork

_FINISHED = frozenset(calls.STATE_ORDER) - calls.WORKING_STATES - {calls.State.CANCELLED}
_CLASS_OF_VERDICT = {"chargeable": "A", "contract": "B", "free": "C"}
_PAID = "A"


def follow(unit: UnitOfWork, call: ServiceCall, since: datetime | None = None) -> None:
    """Bring the records of a call in step with its lines, class and state; a first record begins when the call was
    finished, or at `since` where what is charged came up then.

    Raises UserError where less would be charged than was collected or invoiced already.
    """
    records = of_call(call.id)
    is_due = call.state in _FINISHED
    if not records and not is_due:
        return
    fixed = [one for one in records if one.state not in (State.OPEN, State.VOID)]
    still_open = [one for one in records if one.state == State.OPEN]
    booked = sum(one.amount for one in fixed)
    rest = (0 if call.state == calls.State.CANCELLED else to_charge(call)) - booked
    if rest < 0:
        rest += _let_off_less(unit, fixed, -rest)
    if rest < 0:
        raise _less_than(booked, fixed)
    if still_open:
        _follow_lines(unit, call, _joined(unit, still_open), rest)
    elif rest > 0 and is_due:
        _begin(unit, call, rest, len(records) + 1, since)


def to_charge(call: ServiceCall) -> int:
    """What the customer pays for the call in fen: every line of paid service, of covered service those that cover does
    not pay for. A sum that was named without its parts counts unless a supervisor made the service free afterwards.
    """
    lines = ChargeLine.select().where((ChargeLine.call == call.id) & ~ChargeLine.is_void)
    amounts = [(line.amount, line.exclusion) for line in lines]
    if not amounts:
        as_judged = call.service_class == _CLASS_OF_VERDICT.get(call.cover_kind, _PAID)
        return call.charge if call.service_class == _PAID or as_judged else 0
    return sum(amount for amount, exclusion in amounts if call.service_class == _PAID or exclusion)


def of_call(call_id: int) -> list[Charge]:
    """The records of a call, void ones too, the first part first."""
    return list(Charge.select().where(Charge.call == call_id).order_by(Charge.part))


def on_the_spot(row: Charge, day: date) -> int:
    """What other records of the call collected on the spot on a day of the branch, in fen; not what was taken back."""
    begins, ends = clock.local_midnight(day), clock.local_midnight(day + timedelta(days=1))
    others = Charge.select(Charge.collected_amount).where(
        (Charge.call == row.call_id) & (Charge.id != row.id) & (Charge.settlement == ON_SITE)
        & (Charge.collected_at >= begins) & (Charge.collected_at < ends)
    )  # fmt: skip
    return sum(one.collected_amount for one in others)


def write(unit: UnitOfWork, row: Charge, seen_version: int | None = None, reason: str = "", **fields: Any) -> Charge:
    """Change a record, and what is projected from it: what is owed, by when something is to be done, open or not."""
    now = {name: fields.get(name, getattr(row, name)) for name in _STANDING}
    return unit.update(row, seen_version, reason, **{**fields, **standing(**now)})


_STANDING = (
    "state", "settlement", "amount", "waived_amount", "began_at", "collected_at", "handed_in_at", "invoiced_at",
    "collect_on",
)  # fmt: skip


def standing(
    *,
    state: str,
    settlement: str,
    amount: int,
    waived_amount: int,
    began_at: datetime,
    collected_at: datetime | None,
    handed_in_at: datetime | None,
    invoiced_at: datetime | None,
    collect_on: date | None,
) -> dict[str, Any]:
    """What follows from where a record stands; the days are the branch's (`charge.*_days`)."""
    owed = amount - waived_amount if workflow.owes(state, settlement) else 0
    to_finance, to_invoice = settings.integer("charge.hand_in_days"), settings.integer("charge.invoice_days")
    due = None
    if state == State.OPEN:
        due = _within(began_at, to_invoice if settlement == INVOICE_FIRST else to_finance)
    elif state == State.COLLECTED:
        due = _within(collected_at, to_finance)
    elif state == State.HANDED_IN or (state == State.INVOICED and settlement == ON_SITE):
        due = _within(handed_in_at, to_invoice)
    elif state in (State.INVOICED, State.MAILED):
        due = collect_on or _within(invoiced_at, settings.integer("charge.payment_days"))
    return {"outstanding": owed, "due_on": due, "is_open": workflow.is_open(state)}


def _within(moment: datetime | None, days: int) -> date | None:
    return clock.local(moment).date() + timedelta(days=days) if moment is not None else None


def _begin(unit: UnitOfWork, call: ServiceCall, amount: int, part: int, since: datetime | None) -> None:
    began = since or (call.finished_at if part == 1 and call.finished_at else unit.now)
    fields = {"state": str(State.OPEN), "settlement": call.charge_settlement, "amount": amount, "began_at": began}
    known = {name: fields.get(name) for name in _STANDING} | {"waived_amount": 0}
    unit.insert(
        Charge,
        number=unit.number("charge"),
        call=call.id,
        call_number=call.number,
        part=part,
        customer=call.customer_id,
        customer_name=call.customer_name,
        **_from_call(call),
        **fields,
        **standing(**known),  # pyright: ignore[reportArgumentType]
    )


def _from_call(call: ServiceCall) -> dict[str, Any]:
    return {
        "service_class": call.service_class,
        "announced_at": call.charge_announced_at,
        "agreed_by": call.charge_agreed_by,
        "technician": call.technician_id,
        "technician_name": call.technician_name,
    }


def _joined(unit: UnitOfWork, still_open: list[Charge]) -> Charge:
    """The first of the open records, for all of them: one whose money or invoice was taken back is open beside the
    further part that opened meanwhile, and both would ask for what the lines say.
    """
    first, *others = still_open
    for row in others:
        why = translate("charge", "Joined with {number}").format(number=first.number)
        if row.waived_amount:
            told = {name: getattr(row, name) for name in ("waived_at", "waived_by", "waive_reason")}
            write(unit, first, reason=why, waived_amount=first.waived_amount + row.waived_amount, **told)
        _void(unit, row, why)
    return first


def _follow_lines(unit: UnitOfWork, call: ServiceCall, row: Charge, rest: int) -> None:
    if not rest:
        _void(unit, row, translate("charge", "Nothing is charged any more"))
        return
    if row.waived_amount >= rest:
        why = translate("charge", "No more is charged than was waived")
        write(unit, row, reason=why, state=str(State.WAIVED), amount=rest, waived_amount=rest, **_from_call(call))
        return
    settlement = call.charge_settlement or row.settlement
    if settlement == ON_SITE and rest > settings.integer("charge.onsite_limit"):
        settlement = INVOICE_FIRST
    write(unit, row, amount=rest, settlement=settlement, **_from_call(call))


def _let_off_less(unit: UnitOfWork, fixed: Iterable[Charge], excess: int) -> int:
    """Take back, of what was waived before there was an invoice, what is not charged any more; fen, at most `excess`.

    Nobody paid it, so that nothing is to be given back.
    """
    taken = 0
    for row in fixed:
        less = min(row.amount, excess - taken)
        if row.state != State.WAIVED or row.invoice_number or not less:
            continue
        taken += less
        if less == row.amount:
            _void(unit, row, translate("charge", "Nothing is charged any more"))
        else:
            write(unit, row, amount=row.amount - less, waived_amount=row.amount - less)
    return taken


def _void(unit: UnitOfWork, row: Charge, why: str) -> None:
    write(unit, row, reason=why, state=str(State.VOID), voided_at=unit.now, void_reason=why)


def _less_than(booked: int, fixed: Iterable[Charge]) -> UserError:
    text = translate(
        "charge",
        "{amount} of it is collected, invoiced or waived already ({numbers}). A supervisor takes that back first.",
    )
    numbers = ", ".join(one.number for one in fixed)
    return UserError(text.format(amount=format_yuan(booked, symbol=True), numbers=numbers))
