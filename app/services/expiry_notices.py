"""Expiry notices 保养到期通知书 (F05, R029): issued one by one or many at once, frozen, kept, printed again as copies.

A notice bears its contract's number; each further one is the next version. Issuing marks the contract as notified.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.progress import Progress
from app.domain.workflows.contract_renewal import BUCKETS
from app.models.contract import Contract
from app.models.customer import Customer
from app.models.voucher import IssuedPaper
from app.services import _contract_devices, _masking, issuing, renewals, session, settings, voucher_content
from app.services._use_case import UnitOfWork, get, require, use_case
from app.services.contracts import RUNNING

FORM = "expiry_notice"
"""The form's file name in `app.documents`."""

MOST_AT_ONCE = 500
EARLY_DAYS = max(BUCKETS)
"""A notice for a term that ends later than this is early: it is printed, but not without a word."""

_PAPER = "A4"
_KINDS = {"warranty": "保修合同", "maintenance": "维保合同"}
_REPLY_DAYS = 7
_REPLY_DAYS_AT_LEAST = 3
_NOT_COMPARED = frozenset({"operator", "printed_at", "issued_on", "reply_by", "version"})


@dataclass(frozen=True)
class Candidate:
    """A contract that a notice may go out for: whether and when its customer was told, on how many notices (0: without
    paper). `is_decided` ones (cancelled, renewed, lapsed) get none.
    """

    contract_id: int
    number: str
    customer_name: str
    ends_on: date
    days_left: int
    notified_on: date | None
    notices: int
    is_decided: bool

    @property
    def is_early(self) -> bool:
        """Whether the term ends later than the desk's largest bucket."""
        return self.days_left > EARLY_DAYS


@dataclass(frozen=True)
class Drawn:
    """A notice drawn before it is issued, of the contract as it was in `row_version`."""

    row_version: int
    version: int
    content: Mapping[str, Any]
    pdf: bytes


@use_case("contract.renew")
def issue(
    unit: UnitOfWork, *, contract_ids: Iterable[int], drawn: Mapping[int, Drawn] | None = None
) -> Contract | None:
    """Issue the notices of these contracts in one go: all of them or none. `drawn` are those of `prepare`.

    Raises UserError naming the contract for which none can be issued, or that changed since its notice was drawn.
    """
    ids = _not_too_many(contract_ids)
    if not ids:
        raise UserError(translate("notices", "Choose contracts first."))
    row = None
    for contract_id in ids:
        row = get(Contract, contract_id)
        ready = (drawn or {}).get(contract_id)
        if ready is not None and (ready.row_version, ready.version) != (row.row_version, count(row.number) + 1):
            raise _changed(row)
        try:
            renewals.notified(unit, row, None, clock.today())
        except UserError as error:
            raise UserError(f"{row.number}: {error.text}") from error
        version = count(row.number) + 1
        if ready is None:
            issuing.keep(unit, FORM, row.number, content_of(row, version), _PAPER, version)
        else:
            issuing.keep(unit, FORM, row.number, ready.content, _PAPER, version, ready.pdf)
    return row if len(ids) == 1 else None


@use_case("contract.renew")
def printed(unit: UnitOfWork, *, paper_ids: Iterable[int], printer: str, copies: int, reprints: Iterable[int]) -> None:
    """Copies have left the printer."""
    for paper_id, reprint in zip(paper_ids, reprints, strict=True):
        issuing.log_copy(unit, paper_id, printer=printer, copies=copies, reprint=reprint)


def candidates(contract_ids: Iterable[int]) -> tuple[Candidate, ...]:
    """What the desk sees of these contracts before it prints, in the order given. Raises NotPermitted."""
    require("contract.renew")
    ids = list(dict.fromkeys(contract_ids))
    shown = (Contract.number, Contract.customer_name, Contract.ends_on, Contract.notified_on, Contract.state)
    rows = {row.id: row for row in Contract.select(Contract.id, *shown).where(Contract.id.in_(ids))} if ids else {}
    numbers = [row.number for row in rows.values()]
    mine = IssuedPaper.select(IssuedPaper.number).where((IssuedPaper.form == FORM) & IssuedPaper.number.in_(numbers))
    issued = Counter(row.number for row in mine) if numbers else Counter()
    today = clock.today()
    return tuple(
        Candidate(
            row.id,
            row.number,
            row.customer_name,
            row.ends_on,
            (row.ends_on - today).days,
            row.notified_on,
            issued[row.number],
            row.state not in RUNNING,
        )
        for row in (rows[one] for one in ids if one in rows)
    )


def prepare(contract_ids: Iterable[int], progress: Progress) -> dict[int, Drawn]:
    """Draw the notices that these contracts want, without writing anything.

    Raises NotPermitted, Cancelled, and UserError for too many or for one that was decided meanwhile.
    """
    require("contract.renew")
    ids = _not_too_many(contract_ids)
    found: dict[int, Drawn] = {}
    for place, contract_id in enumerate(ids):
        row = get(Contract, contract_id)
        progress.report(place, len(ids), row.number)
        if row.state not in RUNNING:
            raise _changed(row)
        if not is_current(contract_id):
            version = count(row.number) + 1
            with _masking.whole():
                content = content_of(get(Contract, contract_id), version)
            found[contract_id] = Drawn(row.row_version, version, content, issuing.draw(FORM, content, _PAPER))
    progress.report(len(ids), len(ids))
    return found


def for_printing(contract_id: int, *, paper: str = "") -> issuing.Copy:
    """The next copy of a contract's latest notice: the original first, then copies marked as such.

    Raises UserError when none was issued.
    """
    require("contract.renew")
    row = get(Contract, contract_id)
    found = _latest(row.number)
    if found is None:
        text = translate("notices", "No notice was issued for contract {number}.")
        raise UserError(text.format(number=row.number))
    return issuing.copy(found.id, paper=paper)


def is_current(contract_id: int) -> bool:
    """Whether the latest notice says what one issued now would say: then it is printed again, not issued anew."""
    import json

    require("contract.view")
    row = get(Contract, contract_id)
    found = _latest(row.number)
    if found is None:
        return False
    kept = json.loads(found.content)
    with _masking.whole():
        now = content_of(get(Contract, contract_id), found.version)
    return all(kept.get(name) == value for name, value in now.items() if name not in _NOT_COMPARED)


def content_to_issue(contract_id: int) -> dict[str, Any]:
    """What the notice of a contract would say were it issued now."""
    require("contract.renew")
    row = get(Contract, contract_id)
    return content_of(row, count(row.number) + 1)


def count_of(contract_id: int) -> int:
    """How many notices were issued for a contract. Raises NotPermitted."""
    require("contract.view")
    return count(get(Contract, contract_id).number)


def count(number: str) -> int:
    """How many notices were issued under a contract's number."""
    mine = (IssuedPaper.form == FORM) & (IssuedPaper.number == number)
    return IssuedPaper.select().where(mine).count()


def content_of(row: Contract, version: int) -> dict[str, Any]:
    """The content of a notice as plain JSON values, with the keys of the form's data."""
    customer = get(Customer, row.customer_id)
    today = clock.today()
    follows = row.ends_on + timedelta(days=1)
    months = row.offer_months
    return {
        "letterhead": voucher_content.letterhead(),
        "number": row.number,
        "version": version,
        "customer": customer.name,
        "customer_number": customer.number,
        "address": customer.address,
        "contact": customer.contact_name,
        "phone": customer.phone,
        "project": row.project_name,
        "kind": _KINDS.get(row.kind, ""),
        "starts_on": row.starts_on.isoformat(),
        "ends_on": row.ends_on.isoformat(),
        "covers_all": row.covers_all,
        "equipment": _equipment(row),
        "offer_fee": row.offer_fee,
        "offer_months": months,
        "offer_starts_on": follows.isoformat() if months else None,
        "offer_ends_on": renewals.proposed_end(follows, months).isoformat() if months else None,
        "reply_by": _reply_by(row, today).isoformat(),
        "issuer": session.current().full_name,
        "service_phone": settings.text("complaint_phone"),
        "issued_on": today.isoformat(),
        "operator": session.current().full_name,
        "printed_at": clock.now().isoformat(),
    }


def _not_too_many(contract_ids: Iterable[int]) -> list[int]:
    ids = list(dict.fromkeys(contract_ids))
    if len(ids) > MOST_AT_ONCE:
        raise UserError(translate("notices", "At most {count} notices at once.").format(count=MOST_AT_ONCE))
    return ids


def _changed(row: Contract) -> UserError:
    text = translate("notices", "{number} was changed meanwhile. Nothing was issued; please begin again.")
    return UserError(text.format(number=row.number))


def _reply_by(row: Contract, today: date) -> date:
    """A week before the end; of a term that ends sooner within three days, of one that is over within a week."""
    if row.ends_on <= today:
        return today + timedelta(days=_REPLY_DAYS)
    return min(
        max(row.ends_on - timedelta(days=_REPLY_DAYS), today + timedelta(days=_REPLY_DAYS_AT_LEAST)), row.ends_on
    )


def _equipment(row: Contract) -> list[dict[str, str]]:
    return [
        {"name": one.product_name, "model": one.model, "serial": one.serial} for one in _contract_devices.in_use(row)
    ]


def _latest(number: str) -> IssuedPaper | None:
    mine = (IssuedPaper.form == FORM) & (IssuedPaper.number == number)
    return IssuedPaper.select().where(mine).order_by(IssuedPaper.version.desc()).first()
