"""Whose row it is: the customer found by number, else by name and telephone, else a new one.

Two companies of one name are one customer, unless a telephone speaks against it: then a person decides. Two persons of
one name and different telephones are two customers.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from app.core.i18n import translate
from app.domain import numbering, validation
from app.domain.sheet_values import Phone, is_organisation
from app.models.contract import Contract
from app.models.customer import Address, Contact, Customer, Device
from app.models.pinyin import initials_of, pinyin_of
from app.services import _stored_settings as settings
from app.services import _wording as wording
from app.services._import_known import rows_where
from app.services._import_parts import Change, Draft, Parsed, RowPlan, let_go

_STORED = (
    "id", "number", "name", "initials", "similarity_key", "kind", "status", "classification", "grade", "region",
    "is_key_customer", "phone", "phone_digits", "address", "contact_name", "notes", "merged_into_id",
)  # fmt: skip
phone_digits = lru_cache(maxsize=4_096)(validation.phone_digits)
"""Asked for the same number again within a row."""

_COMPARED = (
    ("region", "region"), ("customer_kind", "kind"), ("grade", "grade"), ("classification", "classification"),
    ("is_key_customer", "is_key_customer"), ("notes", "notes"),
)  # fmt: skip


class Party:
    """A customer on file (`row_id`) or one that the sheet brings (`draft`), with what is known of it."""

    __slots__ = ("address_id", "asleep", "contacts", "draft", "line", "phones", "places", "row_id", "stored")

    def __init__(self, stored: dict[str, Any], draft: Draft | None = None, line: int = 0) -> None:
        self.stored, self.draft, self.line = stored, draft, line
        self.row_id = int(stored.get("id", 0))
        self.phones: set[str] = {stored["phone_digits"]} - {""}
        self.contacts: list[dict[str, Any]] = []
        self.asleep: list[tuple[type[Contact | Address], int]] = []
        self.places: set[str] = {stored["address"]} - {""}
        self.address_id = 0

    @property
    def reference(self) -> Draft | int:
        """What a record of this customer refers to."""
        return self.draft or self.row_id

    @property
    def title(self) -> str:
        """Number and name, as far as there are any."""
        return " ".join(part for part in (self.stored["number"], self.stored["name"]) if part)


class Found(NamedTuple):
    """The answer for a row: a customer, or None for a new one; `doubt` when a person has to decide."""

    party: Party | None
    doubt: str = ""
    refusal: str = ""


class Parties:
    """All customers that the rows of one sheet can mean."""

    def __init__(self, parsed: Iterable[Parsed]) -> None:
        self._by_number: dict[str, Party] = {}
        self._by_key: dict[str, list[Party]] = {}
        self._undecided: dict[tuple[str, frozenset[str]], Party] = {}
        self._formats = settings.number_formats()
        rows = [one.values for one in parsed if not one.reason]
        self._load([row.get("customer_number", "") for row in rows], [row["key"] for row in rows if "key" in row])

    def _load(self, numbers: list[str], keys: list[str]) -> None:
        parties, gone = self._read(numbers, keys)
        _read_parts(parties)
        for party in parties.values():
            kept, seen = party, set[int]()
            while kept.row_id in gone and kept.row_id not in seen:  # a merged file stands for the one it went into
                seen.add(kept.row_id)
                kept = parties[gone[kept.row_id]]
            kept.phones |= party.phones
            self._by_number.setdefault(party.stored["number"], kept)
            known = self._by_key.setdefault(party.stored["similarity_key"], [])
            if kept not in known:
                known.append(kept)

    @staticmethod
    def _read(numbers: list[str], keys: list[str]) -> tuple[dict[int, Party], dict[int, int]]:
        """The customers that may be meant by id, and by a merged one's id the file that it went into."""
        parties: dict[int, Party] = {}
        for column, values in (("number", numbers), ("similarity_key", keys)):
            for stored in rows_where(Customer, column, values, _STORED):
                parties.setdefault(stored["id"], Party(stored))
        gone = {one.row_id: one.stored["merged_into_id"] for one in parties.values() if one.stored["merged_into_id"]}
        while missing := set(gone.values()) - parties.keys():
            for stored in rows_where(Customer, "id", missing, _STORED):
                parties[stored["id"]] = Party(stored)
                if stored["merged_into_id"]:
                    gone[stored["id"]] = stored["merged_into_id"]
        return parties, gone

    def forget(self) -> None:
        """Nobody asks any more."""
        let_go(self._by_number, self._by_key, self._undecided)

    @property
    def on_file(self) -> set[int]:
        """The ids of the customers on file that rows may mean."""
        return {one.row_id for many in self._by_key.values() for one in many if one.row_id}

    def is_own_number(self, number: str) -> bool:
        """Whether a number is of one of the branch's own series: those are drawn, never brought along."""
        return numbering.parse(number, self._formats) is not None

    def find(self, values: dict[str, Any]) -> Found:
        """Which customer a row means."""
        number = values.get("customer_number", "")
        if number:
            party = self._by_number.get(number)
            if party is not None:
                if party.stored["similarity_key"] == values["key"]:
                    return Found(party)
                text = translate("import", "Number {number} is on file for {name}.")
                return Found(party, text.format(number=number, name=party.stored["name"]))
            if self.is_own_number(number):
                text = translate("import", "{number} is a number of this branch, but there is no such customer.")
                return Found(None, refusal=text.format(number=number))
        return self._by_name(values, number)

    def _by_name(self, values: dict[str, Any], number: str) -> Found:  # noqa: PLR0911 - one answer a case
        candidates = [one for one in self._by_key.get(values["key"], ()) if self._may_be(one, number)]
        if not candidates:
            return Found(None)
        digits = digits_of(values)
        same = [one for one in candidates if one.phones & digits] if digits else candidates
        if len(same) > 1:
            text = translate(
                "import", "Several customers may be meant: {customers}. Write the right number into the sheet."
            )
            return Found(None, text.format(customers=", ".join(one.title for one in same[:4])))
        whole = is_organisation(values["name"])
        if same and (digits or whole or same[0].draft or not same[0].phones):
            return Found(same[0])
        only = candidates[0] if len(candidates) == 1 else None
        if only is not None and not only.phones:
            return Found(only)
        if only is not None and only.draft and whole:
            return Found(only)  # another telephone of a company that the sheet brings
        if only is None or (digits and not whole):
            return Found(None)
        if not digits:
            return Found(only, translate("import", "Only the name agrees with {customer}.").format(customer=only.title))
        text = translate("import", "{customer} has another telephone: {phone}.")
        return Found(only, text.format(customer=only.title, phone=only.stored["phone"]))

    def _may_be(self, party: Party, number: str) -> bool:
        """Whether the numbers do not speak against it: a branch's number does not, another foreign one does."""
        theirs = party.stored["number"]
        return not number or not theirs or theirs == number or (bool(party.row_id) and self.is_own_number(theirs))

    def bring(self, values: dict[str, Any], plan: RowPlan, *, doubtful: bool = False) -> Party:
        """A new customer; a doubtful one is not found by later rows, who have the same doubt."""
        mark = (values["key"], frozenset(digits_of(values)))
        if doubtful and mark in self._undecided:
            return self._undecided[mark]
        party = Party(_new_customer(values), line=plan.line)
        party.draft = Draft(Customer, party.stored)
        phones: list[Phone] = values.get("phone", [])
        for place, phone in enumerate(phones or [Phone("")]):
            self.add_contact(party, values, phone, is_primary=place == 0)
        if "address" in values:
            self._add_address(party, values["address"], is_primary=True)
        if doubtful:
            self._undecided[mark] = party
        else:
            self._by_key.setdefault(values["key"], []).append(party)
            if party.stored["number"]:
                self._by_number[party.stored["number"]] = party
        return party

    def add_contact(self, party: Party, values: dict[str, Any], phone: Phone, *, is_primary: bool) -> Draft | None:
        """A person with a telephone; without either there is none."""
        name = (values.get("contact", "") if is_primary or not phone.label else "") or phone.label[:60]
        if not (name or phone.number):
            return None
        digits = phone_digits(phone.number)
        contact = {
            "customer": party.reference, "name": name, "phone": phone.number, "phone_digits": digits,
            "position": values.get("position", "") if is_primary else "",
            "email": values.get("email", "") if is_primary else "", "is_primary": is_primary,
        }  # fmt: skip
        draft = Draft(Contact, contact)
        party.contacts.append({"id": 0, "name": name, "phone_digits": digits, "draft": draft})
        party.phones |= {digits} - {""}
        return draft

    def _add_address(self, party: Party, text: str, *, is_primary: bool) -> Draft:
        party.places.add(text)
        draft = Draft(Address, {"customer": party.reference, "address": text, "is_primary": is_primary})
        party.contacts.append({"id": 0, "name": "", "phone_digits": "", "draft": draft})
        return draft

    # -- what a further row says of a customer -----------------------------------------------------------------------

    def enter(self, party: Party, plan: RowPlan) -> None:
        """Let a row carry everything that a new customer consists of: whichever row is carried out brings it."""
        if party.draft is not None:
            plan.drafts.append(party.draft)
            plan.drafts += [one["draft"] for one in party.contacts if "draft" in one]

    def complete(self, party: Party, values: dict[str, Any], plan: RowPlan) -> None:
        """What a further row of the sheet says of a customer that an earlier one brought: it fills what was empty."""
        stored = party.stored
        stored |= self._said(party, values, plan)
        for phone in values.get("phone", []):
            if phone_digits(phone.number) not in party.phones:
                first = not stored["phone"]
                self.add_contact(party, values, phone, is_primary=first)
                if first:
                    stored |= {"phone": phone.number, "phone_digits": phone_digits(phone.number)}
        address = values.get("address", "")
        if address and address not in party.places:
            self._add_address(party, address, is_primary=not stored["address"])
            stored["address"] = stored["address"] or address

    def _said(self, party: Party, values: dict[str, Any], plan: RowPlan) -> dict[str, Any]:
        """The fields that a row may set: of several rows about a customer the first one counts, others fill gaps."""
        counts = party.line in (0, plan.line)
        new: dict[str, Any] = {}
        other: list[str] = []
        for name, column in _COMPARED:
            value, stored = values.get(name, ""), party.stored[column]
            if value in ("", stored):
                continue
            if counts or stored in ("", False, None):
                new[column] = value
            elif name != "notes":
                other.append(wording.field(Customer.record_kind(), column))
        if other:
            text = translate("import", "Line {line} says otherwise of this customer ({fields}) and counts.")
            plan.remark(text.format(line=party.line, fields=", ".join(other)))
        return new

    def wake(self, party: Party, plan: RowPlan) -> None:
        """Take a customer into use again, with the main contact and address that an undone import had brought."""
        self.change(party, {"status": "active"}, plan)
        for table, row_id in party.asleep:
            plan.changes.append(Change(table, row_id, "", {"is_active": False}, {"is_active": True}))
            if table is Address:
                party.address_id = row_id
        party.asleep = []

    def compare(self, party: Party, values: dict[str, Any], plan: RowPlan) -> None:
        """What a row says otherwise than the file of a customer."""
        new: dict[str, Any] = {}
        counts = party.line in (0, plan.line)
        if counts and values["key"] != party.stored["similarity_key"]:
            new |= names_of(values["name"])
            self._rename(party, values["name"], plan)
        new |= self._said(party, values, plan)
        self._compare_phones(party, values, plan, new, counts=counts)
        self._compare_address(party, values.get("address", ""), plan, new, counts=counts)
        party.line = party.line or plan.line
        self.change(party, new, plan)

    def _compare_address(self, party: Party, address: str, plan: RowPlan, new: dict[str, Any], *, counts: bool) -> None:
        """Another address takes the place of the main one; a further one of the same sheet stands beside it."""
        if not address or address in party.places:
            return
        party.places.add(address)
        if counts and party.address_id:
            before = {"address": party.stored["address"]}
            plan.changes.append(Change(Address, party.address_id, "", before, {"address": address}))
            new["address"] = address
            return
        is_main = not party.stored["address"]
        plan.drafts.append(Draft(Address, {"customer": party.row_id, "address": address, "is_primary": is_main}))
        if is_main:
            new["address"] = address

    def _compare_phones(
        self, party: Party, values: dict[str, Any], plan: RowPlan, new: dict[str, Any], *, counts: bool
    ) -> None:
        contact = values.get("contact", "")
        for phone in values.get("phone", []):
            digits = phone_digits(phone.number)
            if digits not in party.phones:
                first = not party.stored["phone"]
                draft = self.add_contact(party, values, phone, is_primary=first)
                if draft is not None:
                    plan.drafts.append(draft)
                if first:
                    new |= {"phone": phone.number, "phone_digits": digits, "contact_name": contact}
            elif counts and contact and digits == party.stored["phone_digits"]:
                self._compare_contact(party, digits, contact, plan, new)

    def _compare_contact(self, party: Party, digits: str, contact: str, plan: RowPlan, new: dict[str, Any]) -> None:
        """Another person answers the main telephone."""
        known = next((one for one in party.contacts if one["phone_digits"] == digits and one["id"]), None)
        if known is None or contact == known["name"]:
            return
        plan.changes.append(Change(Contact, known["id"], "", {"name": known["name"]}, {"name": contact}))
        known["name"] = contact
        if known["is_primary"]:
            new["contact_name"] = contact

    def change(self, party: Party, new: dict[str, Any], plan: RowPlan) -> None:
        """Change fields of a customer on file."""
        new = {name: value for name, value in new.items() if value != party.stored[name]} if new else new
        if new:
            before = {name: party.stored[name] for name in new}
            plan.changes.append(Change(Customer, party.row_id, party.stored["number"], before, new))
            party.stored |= new

    def _rename(self, party: Party, name: str, plan: RowPlan) -> None:
        """Devices and contracts follow a new name, as in `customers.change`."""
        for table in (Device, Contract):
            for row in rows_where(table, "customer_id", [party.row_id], ("id", "number", "customer_name")):
                before = {"customer_name": row["customer_name"]}
                plan.changes.append(Change(table, row["id"], row["number"], before, {"customer_name": name}))


def digits_of(values: dict[str, Any]) -> set[str]:
    """The digits of a row's telephones."""
    return {phone_digits(phone.number) for phone in values.get("phone", ())} - {""}


def names_of(name: str) -> dict[str, Any]:
    """A customer's name with what is kept in step with it."""
    return {
        "name": name,
        "pinyin": pinyin_of(name),
        "initials": initials_of(name),
        "similarity_key": validation.name_similarity_key(name),
    }


def _new_customer(values: dict[str, Any]) -> dict[str, Any]:
    phones: list[Phone] = values.get("phone", [])
    phone = phones[0].number if phones else ""
    name = values["name"]
    return {
        "number": values.get("customer_number", ""),
        "name": name,
        "similarity_key": values["key"],
        "kind": values.get("customer_kind") or ("company" if is_organisation(name) else "person"),
        "status": "active",
        "classification": values.get("classification", ""),
        "grade": values.get("grade", ""),
        "region": values.get("region", ""),
        "is_key_customer": values.get("is_key_customer", False),
        "notes": values.get("notes", ""),
        "phone": phone,
        "phone_digits": phone_digits(phone),
        "address": values.get("address", ""),
        "contact_name": values.get("contact", "") or (phones[0].label if phones else ""),
    }


def _read_parts(parties: dict[int, Party]) -> None:
    """Contacts and addresses of customers on file."""
    for contact in rows_where(
        Contact, "customer_id", parties, ("id", "customer_id", "name", "phone_digits", "is_primary", "is_active")
    ):
        party = parties[contact["customer_id"]]
        if contact["is_active"]:
            party.contacts.append(contact)
            party.phones |= {contact["phone_digits"]} - {""}
        elif contact["is_primary"]:
            party.asleep.append((Contact, contact["id"]))
    for place in rows_where(
        Address, "customer_id", parties, ("id", "customer_id", "address", "is_primary", "is_active")
    ):
        if place["is_active"]:
            parties[place["customer_id"]].places.add(place["address"])
        if place["is_primary"] and place["is_active"]:
            parties[place["customer_id"]].address_id = place["id"]
        elif place["is_primary"]:
            parties[place["customer_id"]].asleep.append((Address, place["id"]))
