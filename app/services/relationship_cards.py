"""Relationship cards (F06, R024): a card a person at a customer, key ones apart, kept current."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import care, validation
from app.models.customer import Contact, Customer
from app.models.relationship import RelationshipCard
from app.services._standing_customer import standing
from app.services._use_case import UnitOfWork, get, require, use_case

IMPORTANCES = tuple(care.IMPORTANCES)


@dataclass(frozen=True)
class CardEntry:
    """A relationship card as forms, lists and the printed card show it. `birthday` is `05-12` or `1980-05-12`."""

    id: int
    row_version: int
    customer_id: int
    customer_number: str
    customer_name: str
    is_key_customer: bool
    contact_id: int
    name: str
    work_unit: str
    position: str
    home_address: str
    phone: str
    other_contact: str
    birthday: str
    birthday_key: str
    holiday_note: str
    interests: str
    importance: str
    owner: str
    reviewed_on: date
    is_active: bool
    notes: str


@use_case("relationship.change")
def create(
    unit: UnitOfWork,
    *,
    customer_id: int,
    name: str,
    contact_id: int = 0,
    work_unit: str = "",
    position: str = "",
    home_address: str = "",
    phone: str = "",
    other_contact: str = "",
    birthday: str = "",
    holiday_note: str = "",
    interests: str = "",
    importance: str = "ordinary",
    owner: str = "",
    notes: str = "",
) -> RelationshipCard:
    """Make a card of a person at a customer. Raises UserError naming the field."""
    customer = standing(customer_id)
    values = _checked(
        {
            "name": name,
            "contact_id": contact_id,
            "work_unit": work_unit,
            "position": position,
            "home_address": home_address,
            "phone": phone,
            "other_contact": other_contact,
            "birthday": birthday,
            "holiday_note": holiday_note,
            "interests": interests,
            "importance": importance,
            "owner": owner or unit.session.full_name,
            "notes": notes,
        },
        customer.id,
    )
    return unit.insert(RelationshipCard, customer=customer.id, customer_name=customer.name, **values)


@use_case("relationship.change")
def change(
    unit: UnitOfWork,
    *,
    card_id: int,
    seen_version: int,
    name: str,
    contact_id: int = 0,
    work_unit: str = "",
    position: str = "",
    home_address: str = "",
    phone: str = "",
    other_contact: str = "",
    birthday: str = "",
    holiday_note: str = "",
    interests: str = "",
    importance: str = "ordinary",
    owner: str = "",
    notes: str = "",
) -> RelationshipCard:
    """Change a card as the whole form shows it; saving it counts as its last update, even when nothing differs."""
    row = get(RelationshipCard, card_id)
    values = _checked(
        {
            "name": name,
            "contact_id": contact_id,
            "work_unit": work_unit,
            "position": position,
            "home_address": home_address,
            "phone": phone,
            "other_contact": other_contact,
            "birthday": birthday,
            "holiday_note": holiday_note,
            "interests": interests,
            "importance": importance,
            "owner": owner or row.owner,
            "notes": notes,
        },
        row.customer_id,
    )
    return unit.update(row, seen_version, **values)


@use_case("relationship.change")
def retire(unit: UnitOfWork, *, card_id: int, seen_version: int, reason: str) -> RelationshipCard:
    """Put a card away with a reason (the person left); it stays readable."""
    why = validation.required_line(reason, "reason")
    return unit.update(get(RelationshipCard, card_id), seen_version, reason=why, is_active=False)


@use_case("relationship.change")
def bring_back(unit: UnitOfWork, *, card_id: int, seen_version: int) -> RelationshipCard:
    """Take a card into use again."""
    return unit.update(get(RelationshipCard, card_id), seen_version, is_active=True)


def entry(card_id: int) -> CardEntry:
    """One card. Raises UserError when there is none, NotPermitted."""
    require("relationship.view")
    return as_entry(get(RelationshipCard, card_id))


def of_customer(customer_id: int, *, active_only: bool = False) -> tuple[CardEntry, ...]:
    """The cards of a customer: those in use first, key people first, by name. Raises NotPermitted."""
    require("relationship.view")
    rows = RelationshipCard.select().where(RelationshipCard.customer == customer_id)
    if active_only:
        rows = rows.where(RelationshipCard.is_active)
    found = [as_entry(row) for row in rows]
    return tuple(sorted(found, key=lambda one: (not one.is_active, one.importance != "key", one.name, one.id)))


def number_is_known(number: str) -> int:
    """The id of the customer with this number, which is also the number of its cards (F06); 0 when there is none."""
    row = Customer.get_or_none(Customer.number == number.strip().upper())
    return row.id if row else 0


def as_entry(row: RelationshipCard) -> CardEntry:
    """A card as plain values."""
    birthday = f"{row.birth_year}-{row.birthday_key}" if row.birth_year and row.birthday_key else row.birthday_key
    customer = row.customer
    return CardEntry(
        id=row.id,
        row_version=row.row_version,
        customer_id=row.customer_id,
        customer_number=customer.number,
        customer_name=customer.name,
        is_key_customer=customer.is_key_customer,
        contact_id=row.contact_id or 0,
        name=row.name,
        work_unit=row.work_unit,
        position=row.position,
        home_address=row.home_address,
        phone=row.phone,
        other_contact=row.other_contact,
        birthday=birthday,
        birthday_key=row.birthday_key,
        holiday_note=row.holiday_note,
        interests=row.interests,
        importance=row.importance,
        owner=row.owner,
        reviewed_on=row.reviewed_on,
        is_active=row.is_active,
        notes=row.notes,
    )


def _checked(given: dict[str, Any], customer_id: int) -> dict[str, Any]:
    if given["importance"] not in IMPORTANCES:
        raise UserError(translate("relationship", "Choose key or ordinary."), "importance")
    if given["contact_id"] and get(Contact, given["contact_id"]).customer_id != customer_id:
        raise UserError(translate("relationship", "This contact belongs to another customer."), "contact_id")
    key, year = care.parse_birthday(given["birthday"])
    if year is not None and care.birthday_in(year, key) > clock.today():
        raise UserError(translate("relationship", "A birthday lies in the past."), "birthday")
    phone = validation.normalise_phone(given["phone"], "phone")
    lines = ("work_unit", "position", "home_address", "other_contact", "owner")
    return {
        "name": validation.required_line(given["name"], "name", 60),
        "contact": given["contact_id"] or None,
        "phone": phone,
        "phone_digits": validation.phone_digits(phone),
        "birthday_key": key,
        "birth_year": year,
        "importance": given["importance"],
        "reviewed_on": clock.today(),
        **{name: validation.clean_line(given[name], field=name) for name in lines},
        **{name: validation.clean_text(given[name], field=name) for name in ("holiday_note", "interests", "notes")},
    }
