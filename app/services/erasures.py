"""Erasing a customer on request (PIPL 47): a supervisor asks for it, an administrator carries it out.

Names, telephones and addresses go, everywhere; numbers of papers, days and amounts stay, so that no ledger breaks. Not
while anything of the customer is open. Which files were erased is kept beside the database, too (`erasure_list`): a
backup that is older than an erasure brings the customer back, and the erasure is repeated (`erasures_to_repeat`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.core.errors import AftercareError, UserError
from app.core.i18n import translate
from app.core.log import logger
from app.core.progress import Progress, Silent
from app.domain import validation
from app.domain.erasing import name_of_erased
from app.domain.workflows.exchange_request import OPEN_STATES as EXCHANGES
from app.models import audit, maintenance
from app.models.charge import Charge
from app.models.complaint import Complaint
from app.models.contract import Contract
from app.models.customer import Customer
from app.models.erasure import Erasure
from app.models.exchange_request import ExchangeRequest
from app.models.loaner import Loan
from app.models.opinion import Opinion
from app.models.returned_part import ReturnedPart
from app.models.service_call import ReturnVisit, ServiceCall
from app.services import _erasing, _personal_rows, branch_key, erasure_list
from app.services._standing_customer import standing
from app.services._use_case import UnitOfWork, get, require, use_case
from app.services.contracts import RUNNING

_log = logger("erasures")

REQUESTED, ERASING, DONE, WITHDRAWN = "requested", "erasing", "done", "withdrawn"


@dataclass(frozen=True)
class ErasureEntry:
    """An erasure as a list shows it; `customer_name` is who is meant, or what stands for them now."""

    id: int
    row_version: int
    customer_id: int
    customer_number: str
    customer_name: str
    reason: str
    with_attachments: bool
    state: str
    requested_name: str
    requested_at: datetime
    done_name: str
    done_at: datetime | None
    rows_changed: int


@dataclass(frozen=True)
class ErasureToRepeat:
    """A customer who was erased, and whom an older backup has brought back."""

    customer_id: int
    customer_number: str
    erased_at: datetime
    with_attachments: bool


@use_case("personal.request_erasure")
def request(unit: UnitOfWork, *, customer_id: int, reason: str, with_attachments: bool = False) -> Erasure:
    """Ask for a customer to be erased. Raises UserError while something is open, naming it."""
    customer = standing(customer_id)
    why = validation.required_line(reason, "reason")
    _refuse_open(customer)
    waiting = Erasure.select().where((Erasure.customer == customer_id) & (Erasure.state == REQUESTED)).exists()
    if waiting:
        raise UserError(translate("erasure", "This is asked for already; the administrator carries it out."))
    if _is_erased(customer):
        raise UserError(translate("erasure", "This customer is erased already."))
    return unit.insert(
        Erasure,
        customer=customer.id,
        customer_number=customer.number,
        reason=why,
        with_attachments=with_attachments,
        requested_by=unit.session.user_id,
        requested_name=unit.session.full_name or unit.session.name,
        requested_at=unit.now,
    )


@use_case("personal.request_erasure")
def withdraw(unit: UnitOfWork, *, erasure_id: int, seen_version: int) -> Erasure:
    """Take a request back. Raises UserError when it was carried out meanwhile."""
    row = get(Erasure, erasure_id)
    _refuse_unless_requested(row)
    return unit.update(row, seen_version, state=WITHDRAWN)


@use_case("personal.erase")
def erase(unit: UnitOfWork, *, erasure_id: int, seen_version: int) -> Erasure:
    """Carry out what a supervisor asked for. It cannot be taken back; `tidy` then takes the last traces off the disk.

    Raises UserError while something is open, or when one and the same person asked for it.
    """
    row = get(Erasure, erasure_id)
    _refuse_unless_requested(row)
    if row.requested_by == unit.session.user_id:
        raise UserError(translate("erasure", "Somebody else than who asked for it carries it out."))
    customer = standing(row.customer_id)
    _refuse_open(customer)
    return _carry_out(unit, row, customer, seen_version)


@use_case("personal.erase")
def repeat(unit: UnitOfWork) -> None:
    """Erase again whom an older backup has brought back. Nobody asks anew: it was decided."""
    for one in erasures_to_repeat():
        customer = get(Customer, one.customer_id)
        row = unit.insert(
            Erasure,
            customer=customer.id,
            customer_number=customer.number,
            reason=translate("erasure", "Repeated after a backup was restored"),
            with_attachments=one.with_attachments,
            requested_by=0,
            requested_name="",
            requested_at=unit.now,
        )
        _carry_out(unit, row, customer, row.row_version)


def _carry_out(unit: UnitOfWork, row: Erasure, customer: Customer, seen_version: int) -> Erasure:
    unit.update(row, seen_version, state=ERASING)
    work = _erasing.Erasing(unit, customer, with_attachments=row.with_attachments)
    count = work.run()
    who = unit.session.full_name or unit.session.name
    told = {"rows_changed": [None, count], audit.ERASED: [None, work.lines]}
    unit.note(row.record_kind(), row.id, row.customer_number, told)
    unit.update(row, state=DONE, done_name=who, done_at=unit.now, rows_changed=count)
    unit.touch(customer)
    branch_key.make_sure(unit)
    unit.when_over(lambda: _when_kept(row.id, work.files))
    return row


def _when_kept(erasure_id: int, digests: list[str]) -> None:
    """What happens outside the database, once the database has it for good: never for an erasure that was undone."""
    if not Erasure.select().where((Erasure.id == erasure_id) & (Erasure.state == DONE)).exists():
        return
    try:
        erasure_list.put_in_order()
    except AftercareError as fault:  # done it is; the list is written by `tidy`, the next backup or the next start
        _log.warning("the list of who was erased was not written: %s", type(fault).__name__)
    _erasing.remove_files(digests)


def obstacles(customer_id: int) -> tuple[str, ...]:
    """What of the customer is open still, a sentence each; nothing when they can be erased. Raises NotPermitted."""
    require("personal.view")
    return _open_matters(_personal_rows.files_of(customer_id))


def listing() -> tuple[ErasureEntry, ...]:
    """All erasures, those that wait first, then the latest first. Raises NotPermitted."""
    require("personal.view")
    rows = Erasure.select(Erasure, Customer.name.alias("whose")).join(Customer)
    ordered = rows.order_by((Erasure.state == REQUESTED).desc(), Erasure.id.desc()).objects()
    return tuple(
        ErasureEntry(
            row.id, row.row_version, row.customer_id, row.customer_number, row.whose, row.reason,
            bool(row.with_attachments), row.state, row.requested_name, row.requested_at, row.done_name, row.done_at,
            row.rows_changed,
        )
        for row in ordered
    )  # fmt: skip


def erasures_to_repeat() -> tuple[ErasureToRepeat, ...]:
    """Customers who were erased once and are on file again, because an older backup was restored.

    Only what this branch wrote itself counts (`erasure_list`). Raises EnvironmentFault when its list cannot be read.
    """
    found: dict[str, ErasureToRepeat] = {}
    for line in erasure_list.lines():
        customer = Customer.get_or_none(Customer.uid == line.uid)
        if customer is None or _is_erased(customer):
            continue
        found[line.uid] = ErasureToRepeat(customer.id, customer.number, line.at, line.with_attachments)
    return tuple(found.values())


def tidy(progress: Progress | None = None) -> None:
    """Take what was erased off the disk for good: the pages that SQLite had set free. For a worker; minutes a gigabyte.

    Raises NotPermitted, EnvironmentFault when the disk has no room for a copy of the database, or the list of who was
    erased cannot be written.
    """
    require("personal.view")
    erasure_list.put_in_order()
    maintenance.compact(progress or Silent())


def _is_erased(customer: Customer) -> bool:
    """Whether it was done and still is: a row that a salvage took from an older backup was changed last before."""
    done = (Erasure.customer == customer.id) & (Erasure.state == DONE)
    if customer.name != name_of_erased(customer.number):
        done &= Erasure.done_at <= customer.changed_at
    return Erasure.select().where(done).exists()


def _refuse_unless_requested(row: Erasure) -> None:
    if row.state != REQUESTED:
        raise UserError(translate("erasure", "This was carried out or taken back meanwhile."))


def _refuse_open(customer: Customer) -> None:
    matters = _open_matters(_personal_rows.files_of(customer.id))
    if matters:
        text = translate("erasure", "Not while something is open: {matters}. Finish it first.")
        raise UserError(text.format(matters=", ".join(matters)))


def _open_matters(files: list[int]) -> tuple[str, ...]:
    questions = (
        (translate("erasure", "service calls"), ServiceCall, ServiceCall.is_open),
        (translate("erasure", "complaints"), Complaint, Complaint.is_open),
        (translate("erasure", "devices or parts taken back"), ReturnedPart, ReturnedPart.is_open),
        (translate("erasure", "loaners"), Loan, Loan.state == "lent"),
        (translate("erasure", "charges"), Charge, Charge.is_open),
        (translate("erasure", "contracts"), Contract, Contract.state.in_(RUNNING)),
        (translate("erasure", "return visits"), ReturnVisit, ReturnVisit.state == "due"),
        (translate("erasure", "opinions"), Opinion, Opinion.is_open),
        (translate("erasure", "returns and exchanges"), ExchangeRequest, ExchangeRequest.state.in_(EXCHANGES)),
    )
    counted = (
        (words, table.select().where(table.customer.in_(files) & which).count()) for words, table, which in questions
    )
    return tuple(f"{words} {count}" for words, count in counted if count)
