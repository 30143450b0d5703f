"""Vouchers as shown: one with its sheet and prints, those out with each technician, those late (R050)."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from app.core import clock
from app.domain import permissions
from app.domain.workflows import service_voucher as workflow
from app.models.service_call import ServiceCall
from app.models.voucher import ServiceVoucher
from app.services import attachments, issuing
from app.services import session as sessions
from app.services._people import full_names, in_full
from app.services._use_case import get, require
from app.services._visible import is_own, refuse_others, visible
from app.services.voucher_codes import FORM

_MOST = 1_000


@dataclass(frozen=True)
class VoucherFile:
    """A voucher with everything about it.

    `content` is what was frozen when it was issued; `altered` tells a broken digest.
    """

    id: int
    row_version: int
    number: str
    version: int
    replaces_number: str
    replaced_by: str
    state: str
    state_label: str
    call_id: int
    call_number: str
    call_state: str
    call_row_version: int
    customer_name: str
    fault_text: str
    received_at: datetime
    appointed_at: datetime | None
    arrived_at: datetime | None
    finished_at: datetime | None
    solution_text: str
    cause_text: str
    remedy: str
    work_minutes: int
    charge: int
    charge_announced_at: datetime | None
    charge_agreed_by: str
    service_class: str
    issued_at: datetime
    issued_by: str
    technician_id: int
    technician_name: str
    out_at: datetime | None
    technician_back_at: datetime | None
    returned_at: datetime | None
    hand_in_due_on: date | None
    is_late: bool
    signer_name: str
    signed_on: date | None
    user_opinion: str
    satisfaction: int | None
    filed_at: datetime | None
    filed_by: str
    filing_place: str
    voided_at: datetime | None
    void_reason: str
    content_sha256: str
    paper_id: int
    paper: str
    content: dict[str, Any]
    altered: bool
    prints: tuple[issuing.PrintedCopy, ...]
    attachments: tuple[attachments.AttachmentEntry, ...]
    actions: frozenset[str]


@dataclass(frozen=True)
class OutVoucher:
    """A voucher that is not back. `days_left` until the last day for handing in, negative when late."""

    id: int
    row_version: int
    number: str
    call_id: int
    call_number: str
    customer_name: str
    technician_id: int
    technician_name: str
    out_at: datetime | None
    hand_in_due_on: date | None
    days_left: int | None

    @property
    def is_late(self) -> bool:
        """Past the last day for handing in."""
        return self.days_left is not None and self.days_left < 0


@dataclass(frozen=True)
class WithTechnician:
    """What one technician owes."""

    technician_id: int
    technician_name: str
    vouchers: tuple[OutVoucher, ...]

    @property
    def late_count(self) -> int:
        """How many of them are late."""
        return sum(one.is_late for one in self.vouchers)


_PEOPLE = ("issued_by", "filed_by")
_OF_VOUCHER = tuple(
    field.name
    for field in fields(VoucherFile)
    if field.name in ServiceVoucher._meta.fields and field.name not in _PEOPLE
)
_OF_CALL = (
    "fault_text",
    "received_at",
    "appointed_at",
    "arrived_at",
    "finished_at",
    "solution_text",
    "cause_text",
    "remedy",
    "work_minutes",
    "charge",
    "charge_announced_at",
    "charge_agreed_by",
    "service_class",
)


def file(voucher_id: int) -> VoucherFile:
    """Everything about a voucher.

    Raises UserError when it is not there, NotPermitted for a technician's look at somebody else's.
    """
    row = get(ServiceVoucher, voucher_id)
    refuse_others("service_voucher.view", row.technician_id)
    role, own = sessions.current().role, is_own(row.technician_id)
    call = ServiceCall.get_by_id(row.call_id)
    kept = issuing.paper_of(FORM, row.number)
    follower = ServiceVoucher.get_or_none(
        (ServiceVoucher.call == row.call_id) & (ServiceVoucher.replaces_number == row.number)
    )
    names = full_names()
    prints = kept.prints if kept else ()
    return VoucherFile(
        **{name: getattr(row, name) for name in _OF_VOUCHER},
        **in_full(row, _PEOPLE, names),
        **{name: getattr(call, name) for name in _OF_CALL},
        replaced_by=follower.number if follower else "",
        state_label=workflow.state_label(row.state),
        call_id=call.id,
        call_state=call.state,
        call_row_version=call.row_version,
        technician_id=row.technician_id or 0,
        is_late=is_late(row),
        paper_id=kept.paper_id if kept else 0,
        paper=kept.paper if kept else "",
        content=dict(kept.content) if kept else {},
        altered=bool(kept) and (issuing.altered(kept.paper_id) or kept.content_sha256 != row.content_sha256),
        prints=tuple(replace(one, user_name=names.get(one.user_name, one.user_name)) for one in prints),
        attachments=attachments.listing("service_voucher", row.id),
        actions=frozenset(
            item.event
            for item in workflow.permitted(row.state, role)
            if permissions.allowed(role, item.action, own=own)
        ),
    )


def is_late(row: ServiceVoucher) -> bool:
    """Whether the paper came, or is still to come, after its last day (R050)."""
    if row.hand_in_due_on is None or row.state == "void":
        return False
    day = clock.local(row.returned_at).date() if row.returned_at else clock.today()
    return day > row.hand_in_due_on


def out_with_technicians() -> tuple[WithTechnician, ...]:
    """The vouchers whose paper is outside, by technician, those longest due first; a technician sees their own."""
    require("service_voucher.view")
    states = [str(state) for state in workflow.OPEN_STATES]
    out = ServiceVoucher.select().where(ServiceVoucher.state.in_(states))
    query = visible(out, ServiceVoucher.technician, "service_voucher.view")
    today = clock.today()
    by_person: dict[int, list[OutVoucher]] = {}
    for row in query.order_by(ServiceVoucher.hand_in_due_on, ServiceVoucher.id).limit(_MOST):
        due = row.hand_in_due_on
        by_person.setdefault(row.technician_id or 0, []).append(
            OutVoucher(
                row.id,
                row.row_version,
                row.number,
                row.call_id,
                row.call_number,
                row.customer_name,
                row.technician_id or 0,
                row.technician_name,
                row.out_at,
                due,
                (due - today).days if due else None,
            )
        )
    found = [WithTechnician(staff_id, rows[0].technician_name, tuple(rows)) for staff_id, rows in by_person.items()]
    return tuple(sorted(found, key=lambda one: (-one.late_count, one.technician_name)))
