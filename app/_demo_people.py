"""Customers, devices and contracts of the demonstration branch, each worked out from its place alone: no list is kept
in memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from random import Random

from app import _demo_data as data
from app._demo_products import PRODUCTS, Product
from app.domain.cover import ContractFacts, DeviceFacts, add_months
from app.domain.validation import name_similarity_key, phone_digits, serial_key
from app.models.pinyin import initials_of, pinyin_of

_CUSTOMER, _DEVICE = 11, 13
_CACHE = 4_096


@dataclass(frozen=True)
class Person:
    """A customer: `row` as stored, `contacts` with name, position and phone; ids are places counted from 1."""

    id: int
    name: str
    initials: str
    kind: str
    phone: str
    digits: str
    address: str
    contact: str
    row: dict[str, object]
    contacts: tuple[tuple[str, str, str], ...]
    contract: ContractFacts | None


@dataclass(frozen=True)
class Machine:
    """A device and its owner."""

    id: int
    customer_id: int
    product: Product
    model: str
    serial: str
    installed_on: date
    facts: DeviceFacts
    row: dict[str, object]


class Population:
    """So many customers and devices, the same for the same seed; `today` is the day on which one looks at them."""

    def __init__(self, seed: int, customers: int, devices: int, years: int, today: date) -> None:
        self.seed, self.customer_count, self.device_count = seed, customers, devices
        self.years, self.today = years, today
        self.customer = lru_cache(_CACHE)(self._customer)
        self.device = lru_cache(_CACHE)(self._device)

    def draw(self, kind: int, place: int) -> Random:
        """The dice of one thing."""
        return Random((self.seed * 1_000_003 + kind) * 4_294_967_311 + place)

    def owner(self, device_id: int) -> int:
        """The customer of a device: everybody has one, some have many."""
        if device_id <= self.customer_count:
            return device_id
        return 1 + int(self.customer_count * self.draw(_DEVICE + 100, device_id).random() ** 2)

    def _customer(self, customer_id: int) -> Person:
        dice = self.draw(_CUSTOMER, customer_id)
        city, code, districts = dice.choices(data.CITIES, (40, 18, 14, 10, 6, 6, 6))[0]
        district = dice.choice(districts)
        kind = dice.choices(("company", "person", "owner"), (74, 18, 8))[0]
        name, group = _customer_name(dice, kind, city)
        phone = (
            _mobile(dice)
            if kind != "company" or dice.random() < 0.3
            else f"{code}-{dice.randint(2, 8)}{dice.randint(0, 9999999):07d}"
        )
        address = _address(dice, city, district, kind)
        people = tuple(
            (person_name(dice), "" if kind == "person" else dice.choice(data.POSITIONS), _mobile(dice))
            for _ in range(1 if kind == "person" else dice.randint(1, 3))
        )
        contact = name if kind == "person" else people[0][0]
        grade = dice.choices(("A", "B", "C", ""), (12, 30, 40, 18))[0]
        initials, digits = initials_of(name), phone_digits(phone)
        row = {
            "number": f"KH-{data.BRANCH['branch_code']}-{customer_id:05d}",
            "name": name,
            "pinyin": pinyin_of(name),
            "initials": initials,
            "similarity_key": name_similarity_key(name),
            "kind": kind,
            "classification": group,
            "grade": grade,
            "region": f"{city}{district}",
            "is_key_customer": grade == "A" and dice.random() < 0.5,
            "status": "inactive" if dice.random() < 0.02 else "active",
            "phone": phone,
            "phone_digits": digits,
            "address": address,
            "contact_name": contact,
            "notes": dice.choice(data.NOTES) if dice.random() < 0.1 else "",
        }
        contract = self._contract(dice, customer_id) if kind != "person" and dice.random() < 0.35 else None
        return Person(customer_id, name, initials, kind, phone, digits, address, contact, row, people, contract)

    def _contract(self, dice: Random, customer_id: int) -> ContractFacts:
        months = dice.choice((12, 12, 24, 36))
        starts = self.today - timedelta(days=dice.randint(0, self.years * 365 + 200))
        if dice.random() < 0.06:
            starts = add_months(self.today, -months) + timedelta(days=dice.randint(1, 28))
        ends = add_months(starts, months) - timedelta(days=1)
        kind = "maintenance" if dice.random() < 0.85 else "warranty"
        state = "suspended" if dice.random() < 0.02 else "active"
        if ends < self.today - timedelta(days=45):
            state = dice.choice(("renewed", "lapsed"))
        return ContractFacts(
            f"HT-{data.BRANCH['branch_code']}-{starts:%y%m}-{customer_id:05d}", kind, starts, ends, state
        )

    def _device(self, device_id: int) -> Machine:
        dice = self.draw(_DEVICE, device_id)
        product = dice.choice(PRODUCTS)
        model = dice.choice(product.models)
        installed = self.today - timedelta(days=dice.randint(20, (self.years + 2) * 365))
        serial = f"{product.prefix}{installed:%y}{dice.randint(1, 52):02d}{dice.randint(0, 999999):06d}"
        customer_id = self.owner(device_id)
        number = f"SB-{data.BRANCH['branch_code']}-{device_id:05d}"
        ends = add_months(installed, product.warranty_months)
        facts = DeviceFacts(device_id, installed - timedelta(days=9), installed, product.warranty_months, ends, number)
        row = {
            "number": number,
            "product_name": product.name,
            "model": model,
            "serial": serial,
            "serial_key": serial_key(serial),
            "address": "",
            "purchased_on": facts.purchased_on.isoformat() if facts.purchased_on else None,
            "installed_on": installed.isoformat(),
            "warranty_months": product.warranty_months,
            "warranty_ends_on": ends.isoformat(),
            "status": "out_of_use" if dice.random() < 0.02 else "in_use",
        }
        return Machine(device_id, customer_id, product, model, serial, installed, facts, row)


def person_name(dice: Random) -> str:
    """A Chinese name of two to four characters."""
    family = dice.choice(data.DOUBLE_SURNAMES) if dice.random() < 0.02 else dice.choice(data.SURNAMES)
    if dice.random() < 0.25:
        return family + dice.choice(data.GIVEN_SECOND)
    return family + dice.choice(data.GIVEN_FIRST) + dice.choice(data.GIVEN_SECOND)


def _customer_name(dice: Random, kind: str, city: str) -> tuple[str, str]:
    town = city.removesuffix("市")
    if kind == "person":
        return person_name(dice), "个人用户"
    if kind == "owner":
        estate = dice.choice(data.FIRM_WORDS) + dice.choice(("花园", "家园", "公馆", "豪庭"))
        return f"{estate}{dice.randint(1, 30)}栋业主委员会", "物业小区"
    if dice.random() < 0.15:
        place = dice.choice(data.INSTITUTIONS)
        group = "学校" if "学" in place else "医院" if "院" in place and "学" not in place else "机关单位"
        return f"{town}{dice.choice(('市', '东区', '西区', '新区', '高新区'))}{place}", group
    name = dice.choice((town, "广东", "华南", "")) + dice.choice(data.FIRM_WORDS)
    name += dice.choice(data.FIRM_TRADES) + dice.choice(data.FIRM_FORMS)
    return name, dice.choice(("制造企业", "商贸企业"))


def _address(dice: Random, city: str, district: str, kind: str) -> str:
    street = f"{dice.choice(data.ROADS)}{dice.randint(1, 1999)}号"
    building = dice.choice(data.BUILDINGS[-2:]) if kind == "person" else dice.choice(data.BUILDINGS)
    house = f"{dice.randint(1, 20)}栋{dice.randint(1, 32)}{dice.randint(1, 8):02d}"
    return f"{city}{district}{street}{dice.choice(data.FIRM_WORDS)}{building}{house}"


def _mobile(dice: Random) -> str:
    return (
        f"1{dice.choice(('38', '39', '36', '58', '59', '86', '88', '33', '77', '95'))}{dice.randint(0, 99999999):08d}"
    )
