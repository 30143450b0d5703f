"""Charge records as shown: one with its lines and dated steps, those of a call, cash that is with somebody (R059)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from app.core import clock
from app.domain import permissions
from app.domain.workflows import charge as workflow
from app.domain.workflows.charge import State
from app.models.charge import Charge
from app.models.service_call import ChargeLine, ServiceCall
from app.services import _charge_records, _damaged_parts
from app.services import session as sessions
from app.services._use_case import get, require
from app.services._visible import is_own, refuse_others, visible

_MOST = 1_000


@dataclass(frozen=True)
class ChargedLine:
    """A line that is charged; amounts in fen. `needs_disposal`: nobody said what becomes of the damaged part."""

    id: int
    row_version: int
    description: str
    unit: str
    quantity: int
    unit_price: int
    amount: int
    exclusion: str
    priced_on: date | None
    disposal: str
    disposal_by: str
    needs_disposal: bool = False
    is_damaged: bool = False


@dataclass(frozen=True)
class ChargeFile:
    """Everything about a charge record, with what this person may do next. Times are aware, amounts fen."""

    id: int
    row_version: int
    number: str
    part: int
    state: str
    settlement: str
    is_open: bool
    call_id: int
    call_number: str
    customer_id: int
    customer_name: str
    service_class: str
    began_at: datetime
    amount: int
    waived_amount: int
    collected_amount: int
    outstanding: int
    due_on: date | None
    is_late: bool
    announced_at: datetime | None
    agreed_by: str
    technician_id: int
    technician_name: str
    collect_on: date | None
    collect_notes: str
    collected_at: datetime | None
    collected_by: str
    method: str
    handed_in_at: datetime | None
    cash_handover_id: int
    cash_handover_number: str
    invoice_number: str
    invoice_title: str
    invoiced_at: datetime | None
    mailed_at: datetime | None
    mail_notes: str
    paid_at: datetime | None
    waived_at: datetime | None
    waived_by: str
    waive_reason: str
    void_reason: str
    lines: tuple[ChargedLine, ...]
    siblings: tuple[ChargeSummary, ...]
    steps: tuple[str, ...]
    taken_today: int
    """What other records of the call collected on the spot today, in fen: the limit is one for all of them."""

    @property
    def natural(self) -> str:
        """The step that is next for this person; empty when there is none."""
        return self.steps[0] if self.steps and self.steps[0] not in _CORRECTIONS else ""


@dataclass(frozen=True)
class ChargeSummary:
    """A record in one line."""

    id: int
    row_version: int
    number: str
    part: int
    state: str
    settlement: str
    is_open: bool
    amount: int
    outstanding: int
    due_on: date | None
    collected_at: datetime | None
    collected_by: str
    invoice_number: str


@dataclass(frozen=True)
class CashHeld:
    """Cash that somebody collected and has not handed in: who, since when, how much in fen."""

    holder: str
    technician_id: int
    since: datetime
    amount: int
    charges: tuple[HeldCharge, ...]


@dataclass(frozen=True)
class HeldCharge:
    """One collected charge on its way to finance."""

    id: int
    number: str
    call_number: str
    customer_name: str
    collected_at: datetime
    amount: int
    due_on: date | None


_CORRECTIONS = frozenset({"choose", "reduce", "waive", "undo_collection", "withdraw_invoice", "plan"})
_MADE_HERE = frozenset(
    {
        "is_late",
        "lines",
        "siblings",
        "steps",
        "taken_today",
        "technician_id",
        "cash_handover_id",
        "call_id",
        "customer_id",
    }
)
_COPIED = tuple(field.name for field in fields(ChargeFile) if field.name not in _MADE_HERE)
_IN_LINE = tuple(field.name for field in fields(ChargedLine) if field.name not in ("needs_disposal", "is_damaged"))


def file(charge_id: int) -> ChargeFile:
    """Everything about a record. Raises UserError when it is not there, NotPermitted for somebody else's."""
    row = get(Charge, charge_id)
    refuse_others("charge.view", row.technician_id)
    call = get(ServiceCall, row.call_id)
    lines = ChargeLine.select().where((ChargeLine.call == row.call_id) & ~ChargeLine.is_void).order_by(ChargeLine.id)
    others = Charge.select().where((Charge.call == row.call_id) & (Charge.id != row.id)).order_by(Charge.part)
    return ChargeFile(
        **{name: getattr(row, name) for name in _COPIED},
        call_id=row.call_id,
        customer_id=row.customer_id,
        technician_id=row.technician_id or 0,
        cash_handover_id=row.cash_handover_id or 0,
        is_late=bool(row.is_open and row.due_on and row.due_on < clock.today()),
        lines=tuple(_line(line) for line in lines if call.service_class == "A" or line.exclusion),
        siblings=tuple(_summary(other) for other in others),
        steps=steps_of(row),
        taken_today=_charge_records.on_the_spot(row, clock.today()),
    )


def steps_of(row: Charge) -> tuple[str, ...]:
    """What the person signed in can begin with a record now, what is natural first."""
    role, own = sessions.current().role, is_own(row.technician_id)
    found = workflow.steps(row.state, row.settlement, role, has_slip=bool(row.cash_handover_number))
    known = {item.event: item.action for item in workflow.MACHINE.transitions}
    return tuple(name for name in found if permissions.allowed(role, known[name], own=own))


def of_call(call_id: int) -> tuple[ChargeSummary, ...]:
    """The records of a call that this person may see, the first part first; void ones are left out."""
    rows = Charge.select().where((Charge.call == call_id) & (Charge.state != str(State.VOID)))
    if not permissions.allowed(sessions.current().role, "charge.view"):
        return ()
    return tuple(_summary(row) for row in visible(rows, Charge.technician, "charge.view").order_by(Charge.part))


def cash_held() -> tuple[CashHeld, ...]:
    """Cash that is still with who collected it, the longest held first. Raises NotPermitted."""
    require("charge.hand_in")
    rows = Charge.select().where(Charge.state == str(State.COLLECTED)).order_by(Charge.collected_at, Charge.id)
    by_person: dict[str, list[Charge]] = {}
    for row in rows.limit(_MOST):
        by_person.setdefault(row.collected_by, []).append(row)
    return tuple(_held(name, mine) for name, mine in by_person.items())


def _held(name: str, rows: Iterable[Charge]) -> CashHeld:
    mine = list(rows)
    charges = tuple(
        HeldCharge(
            row.id, row.number, row.call_number, row.customer_name, row.collected_at, row.collected_amount, row.due_on
        )
        for row in mine
    )
    return CashHeld(name, mine[0].technician_id or 0, mine[0].collected_at, sum(one.amount for one in charges), charges)


def _line(row: ChargeLine) -> ChargedLine:
    damaged = row.exclusion == _damaged_parts.MISUSE and row.kind == "part"
    known: dict[str, Any] = {name: getattr(row, name) for name in _IN_LINE}
    return ChargedLine(**known, is_damaged=damaged, needs_disposal=damaged and row.amount > 0 and not row.disposal)


def _summary(row: Charge) -> ChargeSummary:
    return ChargeSummary(**{field.name: getattr(row, field.name) for field in fields(ChargeSummary)})
