"""Owners of premises (F09, R037): one moves out and becomes inactive, the next moves in where the devices stay."""

from __future__ import annotations

from datetime import date, timedelta

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.models.customer import Address, Customer, Device
from app.models.service_call import ServiceCall
from app.services import customers
from app.services._standing_customer import standing
from app.services._use_case import UnitOfWork, get, use_case
from app.services.customers import AddressInput, ContactInput

_SOON = timedelta(days=31)


@use_case("customer.move_out")
def move_out(
    unit: UnitOfWork, *, customer_id: int, seen_version: int, moved_out_on: date | None = None, note: str = ""
) -> Customer:
    """The owner moves out: out of use from that day on, the devices stay in the file until somebody moves in.

    Refused for other kinds of customers and while calls are open. Raises UserError.
    """
    return _move_out(unit, customer_id, seen_version, moved_out_on, note)


@use_case("customer.move_out")
def move_in(
    unit: UnitOfWork,
    *,
    customer_id: int,
    name: str,
    phone: str = "",
    moved_in_on: date | None = None,
    consent_note: str = "",
) -> Customer:
    """A new owner moves in after `customer_id` moved out: a new file at the same address, which takes the devices over.

    Contracts stay with who signed them. Raises UserError naming the field.
    """
    return _move_in(unit, standing(customer_id), name, phone, moved_in_on, consent_note)


@use_case("customer.move_out")
def hand_over(
    unit: UnitOfWork,
    *,
    customer_id: int,
    seen_version: int,
    name: str,
    phone: str = "",
    moved_out_on: date | None = None,
    moved_in_on: date | None = None,
    note: str = "",
    consent_note: str = "",
) -> Customer:
    """One owner moves out and the next moves in, in one step; the result is the new owner's file."""
    before = _move_out(unit, customer_id, seen_version, moved_out_on, note)
    return _move_in(unit, before, name, phone, moved_in_on or before.moved_out_on, consent_note)


def has_moved_out(customer_id: int) -> bool:
    """Whether this owner has moved out."""
    return get(Customer, customer_id).moved_out_on is not None


def next_owner(customer_id: int) -> int:
    """The id of the owner who moved in after this one, 0 while nobody did."""
    row = Customer.get_or_none((Customer.follows == customer_id) & Customer.merged_into.is_null())
    return row.id if row else 0


def _move_out(unit: UnitOfWork, customer_id: int, seen_version: int, day: date | None, note: str) -> Customer:
    owner = standing(customer_id)
    if owner.kind != "owner":
        raise UserError(translate("owners", "Only a customer of the kind “owner” moves out."))
    if owner.moved_out_on is not None:
        raise UserError(translate("owners", "{name} has moved out already.").format(name=owner.name))
    open_calls = ServiceCall.select().where((ServiceCall.customer == customer_id) & ServiceCall.is_open).count()
    if open_calls:
        text = translate("owners", "{count} calls of this owner are still open. Finish or cancel them first.")
        raise UserError(text.format(count=open_calls))
    gone = validation.check_date(day or clock.today(), clock.today(), "moved_out_on", ahead=_SOON)
    validation.check_order(owner.moved_in_on, gone, "moved_out_on")
    why = validation.clean_line(note, field="note")
    return unit.update(owner, seen_version, reason=why, moved_out_on=gone, status="inactive")


def _move_in(
    unit: UnitOfWork, before: Customer, name: str, phone: str, day: date | None, consent_note: str
) -> Customer:
    if before.kind != "owner" or before.moved_out_on is None:
        raise UserError(translate("owners", "The owner before has to move out first."))
    follower = next_owner(before.id)
    if follower:
        text = translate("owners", "{name} moved in there already.")
        raise UserError(text.format(name=get(Customer, follower).name))
    came = validation.check_date(day or clock.today(), clock.today(), "moved_in_on", ahead=_SOON)
    validation.check_order(before.moved_out_on, came, "moved_in_on")
    places = Address.select().where((Address.customer == before.id) & Address.is_active).order_by(Address.id)
    owner = customers.add(
        unit,
        name=name,
        kind="owner",
        region=before.region,
        classification=before.classification,
        consent_note=consent_note,
        contacts=(ContactInput(name=name, phone=phone, is_primary=True),) if phone.strip() else (),
        addresses=tuple(
            AddressInput(one.address, one.label, one.region, one.is_primary, area=one.area) for one in places
        ),
    )
    unit.update(owner, moved_in_on=came, follows=before.id)
    for device in Device.select().where(Device.customer == before.id):
        unit.update(device, customer=owner.id, customer_name=owner.name)
    return owner
