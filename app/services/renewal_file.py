"""What the renewal desk looks at: how far a renewal is, last year's use beside the offer, what a successor changes.

The use is priced by the branch's price list: a visit as its item W01, an hour of work as W04, parts as they were
charged or would have been.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.core import clock
from app.core.i18n import shown, translate
from app.core.money import format_yuan
from app.domain.cover_facts import add_months
from app.domain.workflows import contract_renewal as workflow
from app.models.contract import Contract, ContractInstalment, Inspection, RenewalContact
from app.models.customer import Device
from app.models.organisation import PriceItem
from app.services import _contract_devices, contract_usage, price_list, renewals, settings
from app.services._use_case import get, require

VISIT_ITEM, HOUR_ITEM = "W01", "W04"
"""The items of the price list by which a visit and an hour of work are priced."""


@dataclass(frozen=True)
class ContactEntry:
    """A talk about the renewal."""

    id: int
    happened_at: datetime
    channel: str
    by: str
    person: str
    said: str
    next_step: str
    next_step_on: date | None


@dataclass(frozen=True)
class YearOfUse:
    """What a contract was used for in the last year of its term, and its price without it; amounts in fen.

    `fee` is the fee of the current term for as many days as `since` to `until`.
    """

    since: date
    until: date
    calls: int
    visits: int
    minutes: int
    parts: int
    inspections: int
    visit_price: int
    hour_price: int
    fee: int

    @property
    def price(self) -> int:
        """What visits, inspections, hours and parts would have cost by the price list."""
        work = (self.visits + self.inspections) * self.visit_price + self.minutes * self.hour_price // 60
        return work + self.parts


@dataclass(frozen=True)
class RenewalFile:
    """How far the renewal of a contract is. `actions` are the events of the workflow that this person may do now."""

    contract_id: int
    row_version: int
    number: str
    customer_id: int
    customer_name: str
    starts_on: date
    ends_on: date
    fee: int
    months: int
    contract_state: str
    state: str
    state_label: str
    bucket: str
    days_left: int
    notified_on: date | None
    offer_fee: int | None
    offer_months: int | None
    next_step: str
    next_step_on: date | None
    outcome_on: date | None
    loss_reason: str
    loss_note: str
    owner: str
    contacts: tuple[ContactEntry, ...]
    use: YearOfUse
    actions: frozenset[str]
    successor_id: int
    successor_number: str
    notices: int


@dataclass(frozen=True)
class CarriedDevice:
    """A device that a successor may cover. `was_covered` by the old contract; `is_out_of_use` ones stay behind."""

    device_id: int
    title: str
    was_covered: bool
    is_out_of_use: bool


@dataclass(frozen=True)
class Proposal:
    """A successor as it is proposed: the next term, the offered fee, the devices to choose from."""

    starts_on: date
    ends_on: date
    fee: int
    covers_all: bool
    devices: tuple[CarriedDevice, ...]
    carried: tuple[str, ...]
    may_add_term: bool


@dataclass(frozen=True)
class Difference:
    """One thing that a renewal changes, in words; before and after are empty for what is added or left behind."""

    what: str
    before: str
    after: str


def file(contract_id: int) -> RenewalFile:
    """The renewal of a contract. Raises NotPermitted, UserError when there is none."""
    from app.services import expiry_notices
    from app.services import session as sessions

    require("contract.view")
    row = get(Contract, contract_id)
    today = clock.today()
    notice_days = settings.integer("contract.expiry_notice_days")
    state = workflow.state_of(row.renewal_state, row.state, row.ends_on, today, notice_days)
    permitted = workflow.permitted(state, sessions.current().role) if row.state != "cancelled" else ()
    after = Contract.select().where(Contract.predecessor == row.id).order_by(Contract.id.desc()).first()
    return RenewalFile(
        contract_id=row.id,
        row_version=row.row_version,
        number=row.number,
        customer_id=row.customer_id,
        customer_name=row.customer_name,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        fee=row.fee,
        months=renewals.months_of(row),
        contract_state=row.state,
        state=str(state),
        state_label=workflow.state_label(state),
        bucket=workflow.bucket(row.ends_on, today),
        days_left=(row.ends_on - today).days,
        notified_on=row.notified_on,
        offer_fee=row.offer_fee,
        offer_months=row.offer_months,
        next_step=row.next_step,
        next_step_on=row.next_step_on,
        outcome_on=row.outcome_on if row.state in ("renewed", "lapsed") else None,
        loss_reason=shown(workflow.LOSS_REASONS[row.loss_reason]) if row.loss_reason in workflow.LOSS_REASONS else "",
        loss_note=row.loss_note,
        owner=row.renewal_owner,
        contacts=_contacts(row),
        use=year_of_use(row),
        actions=frozenset(one.event for one in permitted),
        successor_id=after.id if after else 0,
        successor_number=after.number if after else "",
        notices=expiry_notices.count(row.number),
    )


def find_by_number(number: str) -> int:
    """The id of the contract with a number, 0 when there is none. Raises NotPermitted."""
    require("contract.view")
    row = Contract.get_or_none(Contract.number == number.strip().upper())
    return row.id if row else 0


def year_of_use(row: Contract) -> YearOfUse:
    """The last twelve months of a contract's current term, up to today, and what they would have cost."""
    until = min(row.ends_on, clock.today())
    since = max(row.starts_on, add_months(until, -12) + timedelta(days=1))
    if since > until:
        since = until = row.starts_on
    usage = contract_usage.in_span(row, since, until)
    mine = (Inspection.contract == row.id) & (Inspection.done_on >= since) & (Inspection.done_on <= until)
    whole = (row.ends_on - row.starts_on).days + 1
    return YearOfUse(
        since=since,
        until=until,
        calls=usage.calls,
        visits=usage.visits.used,
        minutes=usage.minutes.used,
        parts=usage.parts.used,
        inspections=Inspection.select().where(mine & (Inspection.state == "done")).count(),
        visit_price=_price(VISIT_ITEM),
        hour_price=_price(HOUR_ITEM),
        fee=row.fee * ((until - since).days + 1) // whole,
    )


def proposal(contract_id: int) -> Proposal:
    """A successor for a contract: the offered fee and months where there is an offer, else those of the old term."""
    require("contract.renew")
    row = get(Contract, contract_id)
    months = row.offer_months or renewals.months_of(row)
    first = renewals.first_day(row)
    in_use, gone = _contract_devices.carried(row)
    covered = {one.id for one in in_use}
    theirs = (Device.customer == row.customer_id) & (Device.status == "in_use")
    others = [one for one in Device.select().where(theirs).order_by(Device.id) if one.id not in covered]
    listed = [(one, True, False) for one in in_use] + [(one, True, True) for one in gone]
    listed += [(one, False, False) for one in others]
    return Proposal(
        starts_on=first,
        ends_on=renewals.proposed_end(first, months),
        fee=row.fee if row.offer_fee is None else row.offer_fee,
        covers_all=row.covers_all,
        devices=() if row.covers_all else tuple(CarriedDevice(one.id, _title(one), *told) for one, *told in listed),
        carried=_carried_words(row),
        may_add_term=row.state != "lapsed",
    )


def differences(
    contract_id: int, *, starts_on: date | None, ends_on: date | None, fee: int | None, device_ids: tuple[int, ...] = ()
) -> tuple[Difference, ...]:
    """What a renewal with these values would change, listed before it is done."""
    require("contract.renew")
    row = get(Contract, contract_id)
    found = [
        Difference(
            translate("renewals", "Term"),
            f"{row.starts_on.isoformat()} – {row.ends_on.isoformat()}",
            f"{starts_on.isoformat() if starts_on else '…'} – {ends_on.isoformat() if ends_on else '…'}",
        )
    ]
    if fee is not None and fee != row.fee:
        found.append(
            Difference(translate("renewals", "Fee"), format_yuan(row.fee, symbol=True), format_yuan(fee, symbol=True))
        )
    if not row.covers_all:
        in_use, gone = _contract_devices.carried(row)
        covered = {one.id: one for one in [*in_use, *gone]}
        added = [one for one in device_ids if one not in covered]
        for one in Device.select().where(Device.id.in_(added)).order_by(Device.id) if added else ():
            found.append(Difference(translate("renewals", "Device added"), "", _title(one)))
        for device_id, one in covered.items():
            if device_id not in device_ids:
                left = (
                    translate("renewals", "Device out of use")
                    if one in gone
                    else translate("renewals", "Device left out")
                )
                found.append(Difference(left, _title(one), ""))
    if starts_on is not None and (starts_on - row.ends_on).days > 1:
        gap = translate("renewals", "{days} days without cover").format(days=(starts_on - row.ends_on).days - 1)
        found.append(Difference(translate("renewals", "Gap"), "", gap))
    return tuple(found)


def _contacts(row: Contract) -> tuple[ContactEntry, ...]:
    mine = RenewalContact.select().where(RenewalContact.contract == row.id)
    return tuple(
        ContactEntry(
            one.id, one.happened_at, one.channel, one.by, one.person, one.said, one.next_step, one.next_step_on
        )
        for one in mine.order_by(RenewalContact.happened_at.desc(), RenewalContact.id.desc())
    )


def _price(code: str) -> int:
    item = PriceItem.get_or_none((PriceItem.code == code) & PriceItem.is_active)
    return price_list.prices_of(item).on(clock.today()).fen if item else 0


def _title(device: Device) -> str:
    return " ".join(part for part in (device.product_name, device.model, device.serial) if part) or device.number


def _carried_words(row: Contract) -> tuple[str, ...]:
    """What goes along without being asked, in words."""
    found = [translate("renewals", "kinds of work and services")]
    if row.inspection_months:
        found.append(translate("renewals", "inspection every {months} months").format(months=row.inspection_months))
    if row.response_hours or row.response_promise:
        found.append(translate("renewals", "response promise"))
    if any(limit is not None for limit in (row.visits_included, row.minutes_included, row.parts_budget)):
        found.append(translate("renewals", "entitlements, counted anew"))
    mine = (ContractInstalment.contract == row.id) & (ContractInstalment.term == row.term)
    count = ContractInstalment.select().where(mine & ContractInstalment.voided_at.is_null()).count()
    if count:
        found.append(translate("renewals", "{count} instalments").format(count=count))
    return tuple(found)
