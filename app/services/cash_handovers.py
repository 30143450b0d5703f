"""Cash on its way to finance (001 item 3, R059): a numbered slip in two copies, frozen when it is issued; void with a
reason keeps its number and gives the money back to who had collected it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import format_yuan
from app.domain import numbering, permissions, validation
from app.domain.workflows import charge as workflow
from app.domain.workflows.charge import ON_SITE, State
from app.models.charge import CashHandover, Charge
from app.models.service_call import ServiceCall
from app.services import _call_events as events
from app.services import _charge_records as records
from app.services import issuing, settings, voucher_content
from app.services import session as sessions
from app.services._use_case import UnitOfWork, get, require, use_case
from app.services._visible import refuse_others

FORM = "cash_handover_slip"
"""The form's file name in `app.documents`."""

MOST_CHARGES = 200


@dataclass(frozen=True)
class SlipLine:
    """A charge on a slip; `amount` in fen."""

    charge_id: int
    number: str
    call_number: str
    customer_name: str
    collected_at: datetime | None
    amount: int
    invoice_number: str


@dataclass(frozen=True)
class SlipFile:
    """A slip with its charges, its prints, and what this person may do with it."""

    id: int
    row_version: int
    number: str
    state: str
    handed_over_at: datetime
    handed_by: str
    taken_by: str
    amount: int
    charges: int
    notes: str
    issued_by: str
    voided_at: datetime | None
    void_reason: str
    lines: tuple[SlipLine, ...]
    altered: bool
    prints: tuple[issuing.PrintedCopy, ...]
    may_void: bool
    may_print: bool


@use_case("charge.hand_in")
def issue(
    unit: UnitOfWork,
    *,
    charge_ids: Iterable[int],
    counted: int,
    taken_by: str,
    notes: str = "",
    paper: str = "",
    happened_at: datetime | None = None,
) -> CashHandover:
    """Hand collected cash to finance: number, frozen content, one rendering; every charge takes its step.

    `counted` is what was counted at finance, in fen. Raises UserError when it is not the sum, for charges of several
    people on one slip, for one that is not collected cash.
    """
    rows = _collected(charge_ids)
    total = sum(row.collected_amount for row in rows)
    if counted != total:
        text = translate("charge", "The charges come to {amount}: count again.")
        raise UserError(text.format(amount=format_yuan(total, symbol=True)), "counted")
    taker = validation.required_line(taken_by, "taken_by")
    latest = max(row.collected_at for row in rows)
    moment = events.moment(unit, happened_at, latest)
    number = unit.number("cash_handover")
    known = {
        "number": number, "handed_over_at": moment, "handed_by": rows[0].collected_by, "taken_by": taker,
        "notes": validation.clean_line(notes, 200, "notes"),
    }  # fmt: skip
    content = _content(unit, rows, known, total)
    _, digest = issuing.keep(unit, FORM, number, content, paper or settings.usual_paper(FORM) or "A5")
    slip = unit.insert(
        CashHandover, **known, technician=rows[0].technician_id if _is_one_person(rows) else None, amount=total,
        charges=len(rows), issued_by=unit.session.full_name, content_sha256=digest,
    )  # fmt: skip
    for row in rows:
        _hand_in(unit, row, slip, moment)
    return slip


@use_case("charge.waive")
def void(unit: UnitOfWork, slip_id: int, *, seen_version: int, reason: str) -> CashHandover:
    """Void a slip: its number stays, the money is with who had collected it.

    Raises UserError when it is void already, or a charge of it went on to its invoice.
    """
    slip = get(CashHandover, slip_id)
    why = validation.required_line(reason, "reason")
    if slip.state == "void":
        raise UserError(translate("charge", "This slip is void already."))
    for row in Charge.select().where(Charge.cash_handover == slip.id).order_by(Charge.id):
        try:
            state = str(workflow.after(row.state, "slip_void", {"settlement": row.settlement}))
        except UserError as error:
            text = translate("charge", "{number} went on already. Withdraw its invoice first.")
            raise UserError(text.format(number=row.number)) from error
        records.write(
            unit, row, None, why, state=state, handed_in_at=None, paid_at=None, cash_handover=None,
            cash_handover_number="",
        )  # fmt: skip
        call = get(ServiceCall, row.call_id)
        events.note(unit, call, "charge_slip_void", unit.now, f"{row.number} · {slip.number}\n{why}")
    return unit.update(slip, seen_version, why, state="void", voided_at=unit.now, void_reason=why)


@use_case("charge.hand_in")
def printed(unit: UnitOfWork, slip_id: int, *, printer: str, copies: int = 1, reprint: int = 0) -> CashHandover:
    """A copy has left the printer."""
    slip = get(CashHandover, slip_id)
    issuing.log_copy(unit, _paper_id(slip), printer=printer, copies=copies, reprint=reprint)
    unit.touch(slip)
    return slip


def for_printing(slip_id: int, *, paper: str = "") -> issuing.Copy:
    """The next copy of a slip: the original first, then marked reprints; a void one says 作废. Raises NotPermitted."""
    require("charge.hand_in")
    slip = get(CashHandover, slip_id)
    return issuing.copy(_paper_id(slip), paper=paper, is_void=slip.state == "void")


def find_by_code(text: str) -> int:
    """The id of the slip whose number was scanned or typed; 0 when there is none."""
    number = numbering.parse(text, settings.number_formats())
    if number is None or number.kind is not numbering.NumberKind.CASH_HANDOVER:
        return 0
    row = CashHandover.get_or_none(CashHandover.number == number.number)
    return row.id if row else 0


def file(slip_id: int) -> SlipFile:
    """A slip. Raises UserError when it is not there, NotPermitted for a technician's look at somebody else's."""
    slip = get(CashHandover, slip_id)
    refuse_others("charge.view", slip.technician_id)
    kept = issuing.paper_of(FORM, slip.number)
    role = sessions.current().role
    copied = {one.name: getattr(slip, one.name) for one in fields(SlipFile) if one.name in CashHandover._meta.fields}
    return SlipFile(
        **copied,
        lines=_lines(slip, kept),
        altered=bool(kept) and (issuing.altered(kept.paper_id) or kept.content_sha256 != slip.content_sha256),
        prints=kept.prints if kept else (),
        may_void=slip.state != "void" and permissions.allowed(role, "charge.waive"),
        may_print=permissions.allowed(role, "charge.hand_in"),
    )


def _lines(slip: CashHandover, kept: issuing.PaperState | None) -> tuple[SlipLine, ...]:
    """The charges as they stand on the paper: a void slip shows them still."""
    listed = kept.content.get("lines", ()) if kept else ()
    numbers = [line["number"] for line in listed]
    rows = {row.number: row for row in Charge.select().where(Charge.number.in_(numbers))} if numbers else {}
    return tuple(
        SlipLine(
            row.id, row.number, row.call_number, row.customer_name, row.collected_at, line["amount"], row.invoice_number
        )
        for line in listed
        if (row := rows.get(line["number"])) is not None
    )


def _collected(charge_ids: Iterable[int]) -> list[Charge]:
    ids = list(dict.fromkeys(charge_ids))
    if not ids:
        raise UserError(translate("charge", "Tick what is handed over."), "charge_ids")
    if len(ids) > MOST_CHARGES:
        text = translate("charge", "A slip holds at most {count} charges.")
        raise UserError(text.format(count=MOST_CHARGES), "charge_ids")
    rows = sorted((get(Charge, one) for one in ids), key=lambda row: (row.collected_at or row.began_at, row.id))
    for row in rows:
        if row.state != State.COLLECTED:
            text = translate("charge", "{number} is no collected cash: the state is “{state}”.")
            words = text.format(number=row.number, state=workflow.state_label(row.state))
            raise UserError(words, "charge_ids")
    if len({row.collected_by for row in rows}) > 1:
        raise UserError(translate("charge", "One slip for each person: choose the charges of one."), "charge_ids")
    return rows


def _is_one_person(rows: list[Charge]) -> bool:
    return len({row.technician_id for row in rows}) == 1 and rows[0].technician_name == rows[0].collected_by


def _hand_in(unit: UnitOfWork, row: Charge, slip: CashHandover, moment: datetime) -> None:
    is_last = row.settlement != ON_SITE
    event = "hand_in_last" if is_last else "hand_in"
    state = str(workflow.after(row.state, event, {"settlement": row.settlement}))
    paid: dict[str, Any] = {"paid_at": moment} if is_last else {}
    records.write(
        unit, row, None, state=state, handed_in_at=moment, cash_handover=slip.id, cash_handover_number=slip.number,
        **paid,
    )  # fmt: skip
    words = f"{row.number} · {format_yuan(row.collected_amount, symbol=True)} · {slip.number}"
    call = get(ServiceCall, row.call_id)
    events.note(unit, call, "charge_handed_in", moment, words, slip=slip.number, taken_by=slip.taken_by)


def _content(unit: UnitOfWork, rows: list[Charge], known: dict[str, Any], total: int) -> dict[str, Any]:
    return {
        "letterhead": voucher_content.letterhead(),
        **{name: value for name, value in known.items() if name != "handed_over_at"},
        "handed_over_at": known["handed_over_at"].isoformat(),
        "lines": [
            {
                "number": row.number,
                "call_number": row.call_number,
                "customer": row.customer_name,
                "collected_on": clock.local(row.collected_at).date().isoformat(),
                "amount": row.collected_amount,
                "invoice_number": row.invoice_number,
            }
            for row in rows
        ],
        "total": total,
        "operator": unit.session.full_name,
        "printed_at": unit.now.isoformat(),
    }


def _paper_id(slip: CashHandover) -> int:
    kept = issuing.paper_of(FORM, slip.number)
    if kept is None:
        text = translate("charge", "The sheet of slip {number} is not kept here.")
        raise UserError(text.format(number=slip.number))
    return kept.paper_id
