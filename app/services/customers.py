"""Customers (F01, R020): created, changed, noticed twice while typing; with their contacts and addresses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import codes, validation
from app.models.contract import Contract
from app.models.customer import Address, Contact, Customer, Device
from app.models.pinyin import initials_of, pinyin_of
from app.models.relationship import CareActivity, RelationshipCard
from app.models.service_call import ServiceCall
from app.services import _masking
from app.services._standing_customer import standing
from app.services._use_case import UnitOfWork, tuples, use_case

KINDS = ("company", "person", "owner")
GRADES = ("", "A", "B", "C")
STATUSES = ("active", "inactive", "prospect")
MOST_CONTACTS = 200
_HINTS = 8
_AFTER_ALL_TEXT = "\U0010ffff"


class ContactInput(NamedTuple):
    """A person at the customer, as a form holds it; `id` 0 for a new one."""

    name: str
    phone: str = ""
    position: str = ""
    email: str = ""
    notes: str = ""
    is_primary: bool = False
    id: int = 0


class AddressInput(NamedTuple):
    """A place of the customer, as a form holds it; `id` 0 for a new one. `area` is town, suburb or empty."""

    address: str
    label: str = ""
    region: str = ""
    is_primary: bool = False
    id: int = 0
    area: str = ""


@dataclass(frozen=True)
class DuplicateHint:
    """A customer that looks like the one being typed. `why` is "name", "phone" or "both"."""

    customer_id: int
    number: str
    name: str
    phone: str
    address: str
    status: str
    why: str


@use_case("customer.create")
def create(
    unit: UnitOfWork,
    *,
    name: str,
    kind: str = "company",
    status: str = "active",
    classification: str = "",
    grade: str = "",
    region: str = "",
    is_key_customer: bool = False,
    notes: str = "",
    consent_note: str = "",
    contacts: tuple[ContactInput, ...] = (),
    addresses: tuple[AddressInput, ...] = (),
) -> Customer:
    """Open a customer file; draws its number.

    The primary contact and address (the first unless marked) become the main ones. Raises UserError naming the field; a
    field of a contact is named `contacts.<row>.<field>`.
    """
    return add(
        unit,
        name=name,
        kind=kind,
        status=status,
        classification=classification,
        grade=grade,
        region=region,
        is_key_customer=is_key_customer,
        notes=notes,
        consent_note=consent_note,
        contacts=contacts,
        addresses=addresses,
    )


def add(
    unit: UnitOfWork,
    *,
    contacts: tuple[ContactInput, ...] = (),
    addresses: tuple[AddressInput, ...] = (),
    **values: Any,
) -> Customer:
    """Open a customer file inside another use case (a caller nobody knows yet); the parameters of `create`."""
    people, places = _checked_contacts(contacts), _checked_addresses(addresses)
    fields = _checked({"kind": "company", "status": "active", **values}, people, places)
    row = unit.insert(Customer, number=unit.number("customer"), **fields)
    _write_contacts(unit, row, people)
    _write_addresses(unit, row, places)
    return row


@use_case("customer.change")
def change(
    unit: UnitOfWork,
    *,
    customer_id: int,
    seen_version: int,
    name: str,
    kind: str = "company",
    status: str = "active",
    classification: str = "",
    grade: str = "",
    region: str = "",
    is_key_customer: bool = False,
    notes: str = "",
    consent_note: str = "",
    contacts: tuple[ContactInput, ...] = (),
    addresses: tuple[AddressInput, ...] = (),
) -> Customer:
    """Change a customer file as the whole form shows it.

    Contacts and addresses that are missing from it become inactive. Devices and contracts follow a new name; calls keep
    the name under which they came.
    """
    row = standing(customer_id)
    people = _checked_contacts(_meant(ContactInput, contacts, row.contacts))
    places = _checked_addresses(_meant(AddressInput, addresses, row.addresses))
    values = {
        "name": _masking.given(name, row.name),
        "kind": kind,
        "status": status,
        "classification": classification,
        "grade": grade,
        "region": region,
        "is_key_customer": is_key_customer,
        "notes": notes,
        "consent_note": consent_note,
    }
    if row.status == "inactive":
        values["status"] = "inactive"
    fields = _checked(values, people, places)
    renamed = fields["name"] != row.name
    before = row.row_version
    unit.update(row, seen_version, **fields)
    moved = _write_contacts(unit, row, people) | _write_addresses(unit, row, places)
    if moved and row.row_version == before:
        unit.bump(row)
    if renamed:
        _rename(unit, row)
    return row


@use_case("customer.deactivate")
def deactivate(unit: UnitOfWork, *, customer_id: int, seen_version: int, reason: str) -> Customer:
    """Take a customer out of use; their records stay. Refused while calls are open."""
    row = standing(customer_id)
    why = validation.required_line(reason, "reason")
    open_calls = ServiceCall.select().where((ServiceCall.customer == customer_id) & ServiceCall.is_open).count()
    if open_calls:
        raise UserError(
            translate(
                "customers", "{count} calls of this customer are still open. Finish or cancel them first."
            ).format(count=open_calls)
        )
    return unit.update(row, seen_version, reason=why, status="inactive")


@use_case("customer.deactivate")
def reactivate(unit: UnitOfWork, *, customer_id: int, seen_version: int) -> Customer:
    """Take a customer into use again."""
    return unit.update(standing(customer_id), seen_version, status="active")


def duplicates_while_typing(name: str = "", phone: str = "", exclude_id: int = 0) -> tuple[DuplicateHint, ...]:
    """Customers that look like the one being typed, those that agree in name and telephone first; at most eight.

    By indexed keys only, so that it can be asked with every key pressed. A telephone may belong to several customers:
    a hint, no refusal.
    """
    by_name, by_phone = _like_name(name), _like_phone(phone)
    wanted = [*(key for key in by_name if key in by_phone), *by_phone, *by_name]
    ids = [key for key in dict.fromkeys(wanted) if key != exclude_id][:_HINTS]
    found = Customer.select().where(Customer.id.in_(ids) & Customer.merged_into.is_null())
    rows = {row.id: row for row in found} if ids else {}
    return tuple(
        DuplicateHint(
            row.id,
            row.number,
            row.name,
            row.phone,
            row.address,
            row.status,
            "both" if row.id in by_name and row.id in by_phone else "name" if row.id in by_name else "phone",
        )
        for row in (rows[key] for key in ids if key in rows)
    )


def regions() -> tuple[str, ...]:
    """The regions in use, for completing what is typed."""
    rows = Customer.select(Customer.region).where(Customer.region != "").distinct().order_by(Customer.region).limit(500)
    return tuple(row.region for row in rows)


def classifications() -> tuple[str, ...]:
    """The branch's own classes of customer in use, for completing what is typed."""
    column = Customer.classification
    return tuple(
        row.classification for row in Customer.select(column).where(column != "").distinct().order_by(column).limit(200)
    )


def _like_name(name: str) -> list[int]:
    key = validation.name_similarity_key(name) if name.strip() else ""
    if len(key) < 2:
        return []
    same = tuples(Customer.select(Customer.id).where(Customer.similarity_key == key).limit(_HINTS))
    if len(key) > 2 and len(same) < _HINTS:
        begins = (Customer.similarity_key > key) & (Customer.similarity_key < key + _AFTER_ALL_TEXT)
        order = Customer.similarity_key
        same += tuples(Customer.select(Customer.id).where(begins).order_by(order).limit(_HINTS - len(same)))
    return [row_id for (row_id,) in same]


def _like_phone(phone: str) -> list[int]:
    digits = validation.phone_digits(phone[:60]) if phone.strip() else ""
    if len(digits) < 7:
        return []
    direct = Customer.select(Customer.id).where(Customer.phone_digits == digits).limit(_HINTS).tuples()
    through = (
        Contact.select(Contact.customer)
        .where((Contact.phone_digits == digits) & Contact.is_active)
        .limit(_HINTS)
        .tuples()
    )
    return list(dict.fromkeys(row_id for (row_id,) in [*direct, *through]))


def _checked(values: dict[str, Any], people: list[ContactInput], places: list[AddressInput]) -> dict[str, Any]:
    """The columns of a customer from a form, with what is kept in step."""
    name = validation.required_line(values["name"], "name")
    for field, allowed in (("kind", KINDS), ("grade", GRADES), ("status", STATUSES)):
        if values.get(field, "") not in allowed:
            raise UserError(translate("customers", "Choose one of the listed values."), field)
    main = next((person for person in people if person.is_primary), None)
    place = next((place for place in places if place.is_primary), None)
    phone = main.phone if main else ""
    return {
        "name": name,
        "pinyin": pinyin_of(name),
        "initials": initials_of(name),
        "similarity_key": validation.name_similarity_key(name),
        "kind": values["kind"],
        "status": values["status"],
        "classification": validation.clean_line(values.get("classification", ""), field="classification"),
        "grade": values.get("grade", ""),
        "region": validation.clean_line(values.get("region", ""), field="region"),
        "is_key_customer": bool(values.get("is_key_customer", False)),
        "notes": validation.clean_text(values.get("notes", ""), field="notes"),
        "consent_note": validation.clean_line(values.get("consent_note", ""), field="consent_note"),
        "contact_name": main.name if main else "",
        "phone": phone,
        "phone_digits": validation.phone_digits(phone),
        "address": place.address if place else "",
        "area": place.area if place else "",
    }


def _meant(kind: Any, entries: Iterable[tuple[Any, ...]], rows: Iterable[Any]) -> list[Any]:
    """The entries of a form with what stands behind masks in them: one may become the main one."""
    stored = {row.id: row.__data__ for row in rows}
    return [
        entry._replace(
            **{
                name: _masking.behind(name, value, str(stored[entry.id].get(name) or ""))
                for name, value in entry._asdict().items()
                if entry.id in stored and isinstance(value, str)
            }
        )
        for entry in (kind(*one) for one in entries)
    ]


def _checked_contacts(contacts: Iterable[tuple[Any, ...]]) -> list[ContactInput]:
    people: list[ContactInput] = []
    for index, entry in enumerate(contacts):
        person = ContactInput(*entry)
        field = f"contacts.{index}"
        cleaned = person._replace(
            name=validation.clean_line(person.name, 60, f"{field}.name"),
            phone=validation.normalise_phone(person.phone, f"{field}.phone"),
            position=validation.clean_line(person.position, 60, f"{field}.position"),
            email=validation.clean_line(person.email, 120, f"{field}.email"),
            notes=validation.clean_line(person.notes, field=f"{field}.notes"),
        )
        if cleaned.email and ("@" not in cleaned.email or " " in cleaned.email):
            raise UserError(translate("customers", "This is not an e-mail address."), f"{field}.email")
        if cleaned.name or cleaned.phone or cleaned.email:
            people.append(cleaned)
    return _one_primary(people, "contacts")


def _checked_addresses(addresses: Iterable[tuple[Any, ...]]) -> list[AddressInput]:
    places: list[AddressInput] = []
    for index, entry in enumerate(addresses):
        place = AddressInput(*entry)
        field = f"addresses.{index}"
        cleaned = place._replace(
            address=validation.clean_line(place.address, field=f"{field}.address"),
            label=validation.clean_line(place.label, 60, f"{field}.label"),
            region=validation.clean_line(place.region, 60, f"{field}.region"),
        )
        if place.area and place.area not in codes.AREAS:
            raise UserError(translate("customers", "Choose one of the listed values."), f"{field}.area")
        if cleaned.address:
            places.append(cleaned)
    return _one_primary(places, "addresses")


def _one_primary(entries: list[Any], field: str) -> list[Any]:
    """Exactly one main entry: the first that is marked, else the first."""
    if len(entries) > MOST_CONTACTS:
        raise UserError(translate("customers", "At most {count} are kept here.").format(count=MOST_CONTACTS), field)
    main = next((index for index, entry in enumerate(entries) if entry.is_primary), 0)
    return [entry._replace(is_primary=index == main) for index, entry in enumerate(entries)]


def _write_contacts(unit: UnitOfWork, customer: Customer, people: list[ContactInput]) -> bool:
    known = {row.id: row for row in Contact.select().where((Contact.customer == customer.id) & Contact.is_active)}
    touched = False
    for person in people:
        values = {
            "name": person.name,
            "phone": person.phone,
            "phone_digits": validation.phone_digits(person.phone),
            "position": person.position,
            "email": person.email,
            "notes": person.notes,
            "is_primary": person.is_primary,
        }
        touched |= _write_entry(unit, Contact, customer, known.pop(person.id, None), values)
    return _retire(unit, known) or touched


def _write_addresses(unit: UnitOfWork, customer: Customer, places: list[AddressInput]) -> bool:
    known = {row.id: row for row in Address.select().where((Address.customer == customer.id) & Address.is_active)}
    touched = False
    for place in places:
        values = {
            "address": place.address,
            "label": place.label,
            "region": place.region,
            "area": place.area,
            "is_primary": place.is_primary,
        }
        touched |= _write_entry(unit, Address, customer, known.pop(place.id, None), values)
    return _retire(unit, known) or touched


def _write_entry(unit: UnitOfWork, table: Any, customer: Customer, row: Any, values: dict[str, Any]) -> bool:
    if row is None:
        unit.insert(table, customer=customer.id, **values)
        return True
    version = row.row_version
    return unit.update(row, **values).row_version != version


def _retire(unit: UnitOfWork, rows: dict[int, Any]) -> bool:
    for row in rows.values():
        unit.update(row, is_active=False, is_primary=False)
    return bool(rows)


def _rename(unit: UnitOfWork, customer: Customer) -> None:
    for table in (Device, Contract, RelationshipCard, CareActivity):
        for row in table.select().where(table.customer == customer.id):
            unit.update(row, customer_name=customer.name)
