"""Service vouchers (F12, F13): issued, out with a technician, signed and back, filed.

Or void with a reason (R013, R047-R050). Issuing draws the number, freezes the content and keeps the one rendering
(`issuing`). The paper that comes back signed is entered once, by `hand_in`: times, work, charge, opinion and signature
go to the voucher and to its call together.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.domain.workflows import service_voucher as workflow
from app.models.service_call import ServiceCall
from app.models.voucher import IssuedPaper, ServiceVoucher
from app.services import _call_events as events
from app.services import _masking, attachments, dispatch, issuing, session, settings, voucher_content
from app.services._use_case import UnitOfWork, get, require, use_case
from app.services.service_call_charges import ChargeEntry
from app.services.service_call_visit import Result, Signed, finish_visit, hand_in_due_on
from app.services.voucher_codes import FORM, VoucherFound, find_by_code, find_by_number

__all__ = [
    "VoucherFound",
    "content_to_issue",
    "correct",
    "file",
    "find_by_code",
    "find_by_number",
    "for_printing",
    "hand_in",
    "hand_out",
    "issue",
    "printed",
    "void",
]


@use_case("service_voucher.issue")
def issue(
    unit: UnitOfWork, call_id: int, *, seen_version: int, paper: str = "", happened_at: datetime | None = None
) -> ServiceVoucher:
    """Print the voucher of an appointed call: number, frozen content, one rendering; the call is dispatched (001).

    `paper` is A4, A5 or 241x139.7, the branch's usual one when empty. Raises UserError when the call is not
    appointed, nobody is assigned, or the content cannot be printed.
    """
    call = events.load(unit, call_id, seen_version, "service_call.dispatch")
    _one_valid(call)
    voucher, _ = _issue(unit, call, paper, replaces=None)
    events.step(
        unit,
        call,
        "dispatch",
        events.moment(unit, happened_at, call.received_at),
        facts={
            "voucher_number": voucher.number,
            "technician": call.technician_id,
            "unticked_items": sum(not item.is_taken for item in dispatch.checklist(call.id)),
        },
        data={"voucher": voucher.number, "technician": call.technician_name},
        dispatched_at=unit.now,
        voucher_number=voucher.number,
    )
    return voucher


@use_case("service_voucher.hand_out")
def hand_out(unit: UnitOfWork, voucher_id: int, *, seen_version: int | None = None) -> ServiceVoucher:
    """The printed paper goes out with the technician."""
    voucher = get(ServiceVoucher, voucher_id)
    if voucher.state == "out":
        return voucher
    state = _after(voucher.state, "hand_out", {"technician": voucher.technician_id})
    return unit.update(voucher, seen_version, state=state, out_at=unit.now)


@use_case("service_voucher.void")
def void(unit: UnitOfWork, voucher_id: int, *, seen_version: int, reason: str) -> ServiceVoucher:
    """Void a voucher: the number stays, the call waits for another one.

    Once somebody was on site the visit needs its paper: then only `correct` replaces it. Raises UserError otherwise.
    """
    voucher = get(ServiceVoucher, voucher_id)
    call = get(ServiceCall, voucher.call_id)
    if call.state != "dispatched":
        text = translate("service_voucher", "The visit has begun: issue a corrected voucher instead.")
        raise UserError(text)
    events.void_voucher(unit, voucher, validation.required_line(reason, "reason"), seen_version)
    events.step(
        unit,
        call,
        "withdraw",
        unit.now,
        reason=voucher.void_reason,
        data={"voucher": voucher.number},
        voucher_number="",
    )
    return voucher


@use_case("service_voucher.void")
def correct(unit: UnitOfWork, voucher_id: int, *, seen_version: int, reason: str, paper: str = "") -> ServiceVoucher:
    """Void a voucher and issue its corrected version under a new number that points at the old one (peers.md 5.2)."""
    voucher = get(ServiceVoucher, voucher_id)
    call = get(ServiceCall, voucher.call_id)
    if not call.is_open:
        raise UserError(translate("service_voucher", "The call is struck off already; its voucher stays."))
    events.void_voucher(unit, voucher, validation.required_line(reason, "reason"), seen_version)
    again, _ = _issue(unit, call, paper, replaces=voucher)
    events.note(
        unit, call, "voucher_corrected", unit.now, voucher.void_reason, voucher=again.number, replaces=voucher.number
    )
    unit.update(call, voucher_number=again.number)
    return again


@use_case("service_voucher.hand_in")
def hand_in(
    unit: UnitOfWork,
    voucher_id: int,
    *,
    seen_version: int,
    result: Result,
    signed: Signed,
    charges: Iterable[ChargeEntry] | None = None,
    opinion: str = "",
    satisfaction: int | None = None,
    technician_back_at: datetime | None = None,
    scan: tuple[str, bytes] | None = None,
) -> ServiceVoucher:
    """The signed paper is back: what stands on it goes to the voucher and to its call, in one step.

    `charges` None leaves the lines as they are. `scan` is a file's name and bytes. Raises UserError when signer or date
    are missing (R019), for impossible times, and for a paid call whose charge was not announced and agreed (R058).
    """
    voucher = get(ServiceVoucher, voucher_id)
    call = events.load(unit, voucher.call_id, None, "service_voucher.hand_in")
    signer = validation.clean_line(signed.signer_name, field="signer_name")
    _check_signature(call, signer, signed.signed_on, clock.local(unit.now).date())
    if satisfaction is not None and satisfaction not in (1, 2, 3, 4, 5):
        raise UserError(translate("service_voucher", "Satisfaction is from 1 to 5."), "satisfaction")
    said = validation.clean_text(opinion, field="opinion")
    state = _after(
        voucher.state,
        "hand_in",
        {"signer_name": signer, "signed_on": signed.signed_on, "technician": voucher.technician_id},
    )
    lines = None if charges is None else tuple(charges)
    finish_visit(unit, call, result, lines, Signed(signer, signed.signed_on), opinion=said, satisfaction=satisfaction)
    back = technician_back_at or result.finished_at
    events.moment(unit, back, result.finished_at, "technician_back_at")
    unit.update(
        voucher,
        seen_version,
        state=state,
        out_at=voucher.out_at or voucher.issued_at,
        returned_at=unit.now,
        technician_back_at=back,
        hand_in_due_on=hand_in_due_on(back),
        signer_name=signer,
        signed_on=signed.signed_on,
        user_opinion=said,
        satisfaction=satisfaction,
    )
    if scan:
        attachments.add_to(unit, voucher, name=scan[0], content=scan[1])
    return voucher


@use_case("service_voucher.file")
def file(unit: UnitOfWork, voucher_id: int, *, seen_version: int, place: str) -> ServiceVoucher:
    """File the company copy behind its register entry; `place` is the binder or drawer."""
    voucher = get(ServiceVoucher, voucher_id)
    call = get(ServiceCall, voucher.call_id)
    where = validation.required_line(place, "place")
    state = _after(voucher.state, "file", {"struck_off": call.struck_off_at is not None, "place": where})
    return unit.update(
        voucher, seen_version, state=state, filed_at=unit.now, filed_by=unit.session.name, filing_place=where
    )


@use_case("service_voucher.reprint")
def printed(unit: UnitOfWork, voucher_id: int, *, printer: str, copies: int = 1, reprint: int = 0) -> ServiceVoucher:
    """A copy has left the printer; the original takes the voucher out with its technician."""
    voucher = get(ServiceVoucher, voucher_id)
    issuing.log_copy(unit, _paper_id(voucher), printer=printer, copies=copies, reprint=reprint)
    if voucher.state == "issued":
        unit.update(
            voucher, state=_after(voucher.state, "hand_out", {"technician": voucher.technician_id}), out_at=unit.now
        )
    unit.touch(voucher)
    return voucher


def content_to_issue(call_id: int) -> dict[str, Any]:
    """What the voucher of a call would say were it issued now, without its number.

    To be looked at before one is drawn.
    """
    require("service_voucher.issue")
    return voucher_content.of_call(get(ServiceCall, call_id), "", clock.now(), session.current().full_name)


def for_printing(voucher_id: int, *, paper: str = "") -> issuing.Copy:
    """The next copy of a voucher: the original first, then reprints marked and counted; a void voucher says 作废.

    While the job is open the technician who carries it needs the customer's telephone, whoever prints it. Raises
    NotPermitted where no copy may be made: a copy that was never logged must not leave the program (R013).
    """
    require("service_voucher.reprint")
    voucher = get(ServiceVoucher, voucher_id)
    goes_along = voucher.state != "void" and get(ServiceCall, voucher.call_id).is_open
    with _masking.whole() if goes_along else contextlib.nullcontext():
        return issuing.copy(_paper_id(voucher), paper=paper, is_void=voucher.state == "void")


def _after(state: str, event: str, facts: Mapping[str, Any]) -> str:
    return str(workflow.after(state, event, facts))


def _one_valid(call: ServiceCall) -> None:
    valid = ServiceVoucher.get_or_none((ServiceVoucher.call == call.id) & ServiceVoucher.state.in_(("issued", "out")))
    if valid is not None:
        text = translate("service_voucher", "Voucher {number} is still valid. Void it first.")
        raise UserError(text.format(number=valid.number))


def _issue(
    unit: UnitOfWork, call: ServiceCall, paper: str, replaces: ServiceVoucher | None
) -> tuple[ServiceVoucher, IssuedPaper]:
    if not call.technician_id:
        raise UserError(
            translate("service_voucher", "Assign a technician before the voucher is printed."), "technician_id"
        )
    number = unit.number("service_voucher")
    version = replaces.version + 1 if replaces else 1
    wanted = paper or settings.text("print.paper.service_voucher")
    content = voucher_content.of_call(
        call, number, unit.now, unit.session.full_name, version, replaces.number if replaces else ""
    )
    kept, digest = issuing.keep(unit, FORM, number, content, wanted, version)
    voucher = unit.insert(
        ServiceVoucher,
        number=number,
        call=call.id,
        call_number=call.number,
        customer_name=call.customer_name,
        version=version,
        replaces_number=replaces.number if replaces else "",
        issued_at=unit.now,
        issued_by=unit.session.name,
        technician=call.technician_id,
        technician_name=call.technician_name,
        hand_in_due_on=hand_in_due_on(max(call.appointed_at or unit.now, unit.now)),
        content_sha256=digest,
    )
    return voucher, kept


def _paper_id(voucher: ServiceVoucher) -> int:
    kept = issuing.paper_of(FORM, voucher.number)
    if kept is None:
        raise UserError(
            translate("service_voucher", "The sheet of voucher {number} is not kept here.").format(
                number=voucher.number
            )
        )
    return kept.paper_id


def _check_signature(call: ServiceCall, signer: str, signed_on: date | None, today: date) -> None:
    """A form is signed only with name and date (R019)."""
    if not signer:
        raise UserError(translate("service_voucher", "Enter who signed."), "signer_name")
    if signed_on is None:
        raise UserError(translate("service_voucher", "Enter the date beside the signed."), "signed_on")
    if signed_on > today:
        raise UserError(translate("service_voucher", "The signature is dated in the future."), "signed_on")
    if signed_on < clock.local(call.received_at).date():
        raise UserError(translate("service_voucher", "The signature is older than the call."), "signed_on")
