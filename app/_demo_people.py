"""Customers and devices of the demonstration branch, each worked out from its place alone.

No list is kept in memory.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache
from random import Random

from app import _demo_data as data
from app._demo_contracts import Agreement, agreements
from app._demo_products import PRODUCTS, Product
from app.domain.cover_facts import DeviceFacts, SwapRule, add_months, passed_warranty
from app.domain.validation import name_similarity_key, phone_digits, serial_key
from app.models.pinyin import initials_of, pinyin_of

_CUSTOMER, _DEVICE = 11, 13
_SWAPPED = 53
"""The first unit of every so many customers was replaced."""
_CACHE = 4_096


@dataclass(frozen=True)
class Person:
    """A customer with its `contacts` (name, position, phone); ids are places counted from 1."""

    id: int
    name: str
    group: str
    phone: str
    address: str
    region: str
    contacts: tuple[tuple[str, str, str], ...]
    contracts: tuple[Agreement, ...]
    marks: dict[str, object]

    @property
    def number(self) -> str:
        """KH-GZ-00001."""
        return f"KH-{data.BRANCH['branch_code']}-{self.id:05d}"

    @property
    def contact(self) -> str:
        """Who is asked for first."""
        return self.contacts[0][0]

    @cached_property
    def initials(self) -> str:
        """Of the name's pinyin."""
        return initials_of(self.name)

    @cached_property
    def digits(self) -> str:
        """Of the telephone number."""
        return phone_digits(self.phone)

    @property
    def area(self) -> str:
        """In the middle of a city or outside it."""
        return "town" if self.region.endswith(data.INNER_DISTRICTS) else "suburb"

    def row(self) -> dict[str, object]:
        """The customer as stored."""
        return self.marks | {
            "number": self.number,
            "name": self.name,
            "pinyin": pinyin_of(self.name),
            "initials": self.initials,
            "similarity_key": name_similarity_key(self.name),
            "classification": self.group,
            "region": self.region,
            "phone": self.phone,
            "phone_digits": self.digits,
            "address": self.address,
            "area": self.area,
            "contact_name": self.contact,
        }


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
    is_in_use: bool
    replaces: int | None = None
    cover_rule: str = ""

    def row(self, owner: Person) -> dict[str, object]:
        """The device as stored."""
        return {
            "number": f"SB-{data.BRANCH['branch_code']}-{self.id:05d}",
            "customer": owner.id,
            "customer_name": owner.name,
            "address": owner.address,
            "product_name": self.product.name,
            "model": self.model,
            "serial": self.serial,
            "serial_key": serial_key(self.serial),
            "purchased_on": self.facts.purchased_on,
            "installed_on": self.installed_on,
            "warranty_months": self.product.warranty_months,
            "warranty_ends_on": self.facts.warranty_ends_on,
            "status": "in_use" if self.is_in_use else "out_of_use",
            "warranty_document": self.facts.warranty_document if self.replaces else "",
            "extension_ends_on": self.facts.extension_ends_on,
            "extension_document": self.facts.extension_document,
            "replaces": self.replaces,
            "replaced_on": self.facts.passed_on or (self.installed_on if self.replaces else None),
            "cover_rule": self.cover_rule,
        }


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
        """The customer of a device: everybody has one, some have many; a replacement stays with the customer."""
        if device_id <= self.customer_count:
            return device_id
        before = (device_id - self.customer_count) * _SWAPPED
        if before <= self.customer_count:
            return before
        return 1 + int(self.customer_count * self.draw(_DEVICE + 100, device_id).random() ** 2)

    def _customer(self, customer_id: int) -> Person:
        dice = self.draw(_CUSTOMER, customer_id)
        city, code, districts = dice.choices(data.CITIES, (40, 18, 14, 10, 6, 6, 6))[0]
        district = dice.choice(districts)
        kind = dice.choices(("company", "person", "owner"), (74, 18, 8))[0]
        name, group = data.RARE_NAMES.get(customer_id) or _customer_name(dice, kind, city)
        if customer_id in data.RARE_NAMES:
            kind = "person" if group == "个人用户" else "company"
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
        if kind == "person":
            people = ((name, "", phone),)
        grade = dice.choices(("A", "B", "C", ""), (12, 30, 40, 18))[0]
        marks = {
            "kind": kind,
            "grade": grade,
            "is_key_customer": grade == "A" and dice.random() < 0.25,
            "status": "inactive" if dice.random() < 0.02 else "active",
            "notes": dice.choice(data.NOTES) if dice.random() < 0.1 else "",
        }
        made: tuple[Agreement, ...] = ()
        if kind != "person" and dice.random() < 0.35:
            made = agreements(dice, customer_id, self.today, self.years, customer_id > self.customer_count // 2)
        return Person(customer_id, name, group, phone, address, f"{city}{district}", people, made, marks)

    def _device(self, device_id: int) -> Machine:
        dice = self.draw(_DEVICE, device_id)
        product = dice.choice(PRODUCTS)
        model = dice.choice(product.models)
        installed = self.today - timedelta(days=dice.randint(20, (self.years + 2) * 365))
        old = self._replaced(device_id)
        if old is not None and old.facts.passed_on is not None:
            product, model, installed = old.product, old.model, old.facts.passed_on
        serial = f"{product.prefix}{installed:%y}{dice.randint(1, 52):02d}{dice.randint(0, 999999):06d}"
        customer_id = self.owner(device_id)
        number = self._device_number(device_id)
        months = product.warranty_months
        ends, bought = add_months(installed, months), installed - timedelta(days=9)
        facts = DeviceFacts(device_id, bought, installed, months, ends, number)
        in_use = dice.random() >= 0.02
        if dice.random() < 0.05:
            until = add_months(ends, dice.choice((12, 24)))
            facts = replace(facts, extension_ends_on=until, extension_document=f"YB-{device_id:05d}")
        if old is not None:
            return self._came_in(device_id, old, facts, serial)
        if self._replacement(device_id):
            passed = max(installed + timedelta(days=15), self.today - timedelta(days=dice.randint(10, 500)))
            after = self._device_number(self._replacement(device_id))
            facts, in_use = replace(facts, passed_on=passed, passed_to=after), False
        return Machine(device_id, customer_id, product, model, serial, installed, facts, in_use)

    def _came_in(self, device_id: int, old: Machine, facts: DeviceFacts, serial: str) -> Machine:
        """A unit that replaced another, by each rule in turn."""
        rule = list(SwapRule)[device_id % len(SwapRule)]
        passed = passed_warranty(old.facts, facts, facts.installed_on or self.today, rule)
        facts = replace(
            facts, purchased_on=None, warranty_ends_on=passed.ends_on, warranty_document=passed.document,
            extension_ends_on=old.facts.extension_ends_on, extension_document=old.facts.extension_document,
        )  # fmt: skip
        installed = facts.installed_on or self.today
        return Machine(
            device_id, old.customer_id, old.product, old.model, serial, installed, facts, True, old.id, str(rule)
        )

    def _replacement(self, device_id: int) -> int:
        """The unit that replaced a device; 0 when none did."""
        place, rest = divmod(device_id, _SWAPPED)
        found = self.customer_count + place
        return found if not rest and device_id <= self.customer_count and found <= self.device_count else 0

    def _replaced(self, device_id: int) -> Machine | None:
        """The device that a unit replaced."""
        before = (device_id - self.customer_count) * _SWAPPED
        return self.device(before) if 0 < before <= self.customer_count else None

    def _device_number(self, device_id: int) -> str:
        return f"SB-{data.BRANCH['branch_code']}-{device_id:05d}"

    def in_place_of(self, machine: Machine, day: date) -> Machine:
        """The unit that stands there on a day."""
        gone = machine.facts.passed_on is not None and machine.facts.passed_on <= day
        return self.device(self._replacement(machine.id)) if gone else machine


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
