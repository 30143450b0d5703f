"""A demonstration branch: years of believable customers, calls, vouchers and visits, the same for the same seed and
day.

Also what the benchmarks and some tests run on: any size, rows written by the thousand, memory independent of the
size.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random

from app import (
    _demo_boards,
    _demo_charges,
    _demo_closing,
    _demo_complaint_tales,
    _demo_complaints,
    _demo_complaints_told,
    _demo_contracts,
    _demo_exchange,
    _demo_figures,
    _demo_loaners,
    _demo_months,
    _demo_opinions,
    _demo_parts,
    _demo_penalties,
    _demo_relations,
    _demo_renewals,
    _demo_returned_parts,
    _demo_stores,
    _demo_surveys,
    _demo_take_back,
    _demo_today,
    _demo_visits,
)
from app import _demo_data as data
from app._demo_batch import Batch
from app._demo_people import Person, Population, person_name
from app._demo_rows import Chronicle, Numbers, verdict_on
from app._demo_story import Plot, cut_off, tell
from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.progress import Progress, Silent
from app.domain import numbering
from app.models import bulk, database, search
from app.models.contract import (
    Contract,
    ContractDevice,
    ContractInstalment,
    ContractService,
    ContractSuspension,
    ContractTerm,
)
from app.models.custody import CustodyObject, Handover
from app.models.customer import Address, Contact, Customer, Device
from app.models.organisation import NumberSeries, PriceItem, Staff, User
from app.models.returned_part import ReturnedPart, ReturnedPartEvent, TakeBackReceipt
from app.models.service_call import CarriedItem, ChargeLine, ReturnVisit, ServiceCall, ServiceCallEvent
from app.models.voucher import IssuedPaper, PrintLog, ServiceVoucher
from app.services import _repeat_repairs, branch, fault_categories, staff, voucher_content
from app.services._use_case import UnitOfWork, transact
from app.services.session import Session

YEARS = 3
_CHUNK = 1_000
_CHUNKS_AT_ONCE = 40
_LARGE = 20_000
"""From here on indexes are built after the rows: quicker than keeping them up."""
_WIDE = 10_000
"""From here on a million calls come from 200,000 customers with 500,000 devices."""
_LOADED = (
    Customer, Contact, Address, Device, Contract, ContractDevice, ContractInstalment, ContractService,
    ContractSuspension, ContractTerm, ServiceCall, ServiceCallEvent, ChargeLine, CarriedItem, ReturnVisit,
    ServiceVoucher, IssuedPaper, PrintLog, TakeBackReceipt, ReturnedPart, ReturnedPartEvent, CustodyObject, Handover,
    *_demo_complaints.TABLES,
)  # fmt: skip
_SEASON, _TROUBLED = 10_000, 3_000
_ALWAYS = 0.02
_PAPERS_KEPT = 20_000
_WAYS = ("phone", "promise", "promise_visit", "visit", "cancel", "reopen")
_HOW_OFTEN = (27, 6, 5, 57, 4, 1)

Account = tuple[str, str, str, str]
"""Sign-in name, full name, role, password."""


def build(
    size: int = 2_000, seed: int = 1, target: str | Path = "", progress: Progress | None = None
) -> tuple[Account, ...]:
    """Open a new branch at `target` (a path or address) and fill it with `size` calls; it stays open.

    Returns who can sign in. Raises UserError when there is a branch at that place already, Cancelled when the user
    stops it.
    """
    database.open_database(target)
    return fill(size, seed, progress)


def fill(size: int = 2_000, seed: int = 1, progress: Progress | None = None) -> tuple[Account, ...]:
    """Fill the open, empty branch; see `build`."""
    progress = progress or Silent()
    if branch.is_set_up():
        raise UserError(translate("demo", "There is a branch here already. A demonstration needs a new place."))
    now = clock.now()
    started = now - timedelta(days=YEARS * 365 + 30)
    accounts = tuple((name, full_name, role, data.DEMO_PASSWORD) for name, full_name, role in data.USERS)
    with clock.set_to(started):
        technicians = _people(accounts, size, seed)
    people = Population(seed, *_population(size), YEARS, clock.local(now).date())
    told = size - _demo_take_back.count(size)
    if size < _LARGE:
        batch = _write(people, technicians, told, started, now, progress)
    else:
        with bulk.loading(_LOADED):
            batch = _write(people, technicians, told, started, now, progress)
    with bulk.history_in_order():
        _tell_more(batch, now, size, seed)
    branch.mark_demonstration(accounts)
    return accounts


def _tell_more(batch: Batch, now: datetime, size: int, seed: int) -> None:
    """What is told with the use cases of the house: one story after the other, each with the clock set to its time."""
    _demo_renewals.plan_some()
    with database.transaction():
        _demo_parts.write(seed, now)
    with database.transaction():  # asks call by call, so not before there are indexes
        _demo_closing.write(batch)
        _repeat_repairs.count_all_anew()
    _demo_take_back.write(now, size, seed)
    _demo_loaners.write(now, size, seed)
    _demo_stores.write(now, seed)
    _demo_surveys.write(now, seed)
    _demo_charges.hand_over(now)
    _demo_exchange.write(now, size, seed)
    _demo_complaints_told.write(now, size, seed)
    _demo_complaint_tales.write(now, size, seed)
    _demo_penalties.write(now, size)
    _demo_opinions.write(now, size, seed)
    _demo_visits.write(now, size)
    _demo_figures.write(now, size, seed)
    _demo_months.write(now, size)
    _demo_boards.write(now, seed)


def _population(size: int) -> tuple[int, int]:
    """How many customers and devices so many calls come from: in a small branch the same ones call again and again."""
    if size < _WIDE:
        return max(200, size // 10), max(400, size // 4)
    return size // 5, size // 2


def _write(
    people: Population,
    technicians: tuple[tuple[int, str], ...],
    size: int,
    started: datetime,
    now: datetime,
    progress: Progress,
) -> Batch:
    """Customers and devices, then their calls; returns the hand that wrote them.

    A transaction holds many chunks, so that the search index sorts much at once.
    """
    batch, numbers = Batch(people.seed), Numbers(data.BRANCH["branch_code"])
    _customers(batch, people, started, progress)
    chronicle = Chronicle(batch, numbers, now, voucher_content.letterhead(), fault_categories.titles())
    plots = _plots(Random(people.seed), people, technicians, size, now)
    done = 0
    while done < size:
        with database.transaction():
            for chunk in islice(iter(lambda: list(islice(plots, _CHUNK)), []), _CHUNKS_AT_ONCE):
                for plot in chunk:
                    steps = cut_off(tell(people.draw(17, done), plot), now, plot.cut)
                    chronicle.call(plot, steps, keep_paper=size - done <= _PAPERS_KEPT)
                    done += 1
                batch.write()
                progress.report(done, size, translate("demo", "Service calls"))
    _demo_returned_parts.write_past(batch, numbers, now, people.seed)
    with database.transaction():
        _demo_relations.write(batch, numbers, people, now)
        _demo_renewals.write(batch, numbers, people, now)
        _demo_charges.write(batch, numbers, people.seed, now)
        _demo_complaints.write(batch, numbers, people.seed, started, now)
        _hand_over(numbers, people)
    for table in search.SEARCHED:
        with database.transaction():
            search.optimise(table.record_kind())
    return batch


def _people(accounts: tuple[Account, ...], size: int, seed: int) -> tuple[tuple[int, str], ...]:
    """Set the branch up with its five users and its technicians; returns the technicians as id and name."""
    admin = next(account for account in accounts if account[2] == "administrator")
    branch.set_up(**data.BRANCH, name=admin[0], full_name=admin[1], password=admin[3])
    known = User.get(User.name == admin[0])
    unit = UnitOfWork("users.change", Session(known.id, admin[0], admin[1], "administrator"))

    def act() -> tuple[tuple[int, str], ...]:
        unit.update(known, language="")  # visitors read it in the language of their computer
        account_of: dict[str, int] = {}
        for name, full_name, role, _ in accounts:
            if role != "administrator":
                user = unit.insert(
                    User,
                    name=name,
                    full_name=full_name,
                    role=role,
                    password_hash=known.password_hash,
                    language="",
                    approval_limit={"approver": 15_000_000, "supervisor": 10_000_000}.get(role),
                )
                account_of[full_name] = user.id
        for code, title, measure, price in data.PARTS:
            unit.insert(PriceItem, code=code, name=title, unit=measure, price=price)
        return tuple((int(row.id), str(row.name)) for row in _technicians(unit, account_of, size, seed))

    return transact(unit, act)


def _technicians(unit: UnitOfWork, account_of: dict[str, int], size: int, seed: int) -> Iterator[Staff]:
    dice = Random(seed + 5)
    wanted = min(120, max(6, size // 2_500))
    names = list(dict.fromkeys((*data.TECHNICIANS[:wanted], *(person_name(dice) for _ in range(wanted * 3)))))[:wanted]
    for name in names:
        phone = f"139{dice.randint(0, 99999999):08d}"
        yield staff.add(unit, name=name, phone=phone, is_technician=True, user_id=account_of.get(name, 0))


def _customers(batch: Batch, people: Population, stamp: datetime, progress: Progress) -> None:
    """Customers with contacts and address, then devices and contracts; a chunk at a time."""
    total = people.customer_count + people.device_count
    with database.transaction():
        for customer_id in range(1, people.customer_count + 1):
            _customer(batch, people.customer(customer_id), stamp)
            if not customer_id % _CHUNK:
                batch.write()
                progress.report(customer_id, total, translate("demo", "Customers"))
        batch.write()
    with database.transaction():
        for device_id in range(1, people.device_count + 1):
            machine = people.device(device_id)
            owner = people.customer(machine.customer_id)
            batch.put(Device, machine.row(owner), stamp)
            if device_id == owner.id and owner.contracts:
                told = (owner.id, owner.name, owner.contact)
                _demo_contracts.write(batch, stamp, told, owner.contracts, people.today)
            if not device_id % _CHUNK:
                batch.write()
                progress.report(people.customer_count + device_id, total, translate("demo", "Devices"))
        batch.write()
    progress.report(total, total, translate("demo", "Devices"))


def _customer(batch: Batch, person: Person, stamp: datetime) -> None:
    batch.put(Customer, person.row(), stamp)
    for place, (name, position, phone) in enumerate(person.contacts):
        batch.add(
            Contact,
            stamp,
            customer=person.id,
            name=name,
            position=position,
            phone=phone,
            phone_digits=phone,
            is_primary=not place,
            is_active=True,
        )
    batch.add(
        Address,
        stamp,
        customer=person.id,
        address=person.address,
        area=person.area,
        region=person.region,
        is_primary=True,
        is_active=True,
    )


def _plots(
    dice: Random, people: Population, technicians: tuple[tuple[int, str], ...], size: int, now: datetime
) -> Iterator[Plot]:
    """Who calls when, the earliest first: years of the past, then the calls of these days."""
    present = _demo_today.usual_count(size)
    days = list(_workdays(clock.local(now).date()))
    past = size - present
    for place in range(past):
        where = (place + dice.random()) / max(1, past) * len(days)
        day = days[min(int(where), len(days) - 1)]
        came = clock.local_midnight(day) + timedelta(minutes=8 * 60 + int(where % 1 * 590))
        caller = _caller(dice, people, place)
        yield _plot(dice, people, caller, technicians, came, dice.choices(_WAYS, _HOW_OFTEN)[0], 0, "")
    callers = dice.sample(range(1, people.device_count + 1), present)
    scenes = _demo_today.scenes(dice, now, present, len(technicians))
    for caller, (came, scene, visit_at, minutes, who) in zip(callers, scenes, strict=True):
        plot = _plot(dice, people, caller, (technicians[who],), came, scene.way, scene.level, scene.cut)
        yield replace(plot, visit_at=visit_at, minutes=minutes)


def _caller(dice: Random, people: Population, place: int) -> int:
    """Which device breaks down: one of those that give trouble in these weeks, so that faults come again.

    Some always do.
    """
    if dice.random() < _ALWAYS:
        return dice.randint(1, people.device_count // 100 + 1)
    season, step = place // _SEASON, max(1, people.device_count // _TROUBLED)
    return (season * 7_919 + dice.randint(0, _TROUBLED - 1) * step) % people.device_count + 1


def _workdays(today: date) -> Iterator[date]:
    """The days of the past years on which people call: all but Sundays, until the day before yesterday."""
    for back in range(YEARS * 365, 1, -1):
        day = today - timedelta(days=back)
        if day.weekday() != 6:
            yield day


def _plot(
    dice: Random,
    people: Population,
    caller: int,
    technicians: tuple[tuple[int, str], ...],
    came: datetime,
    way: str,
    level: int,
    cut: str,
) -> Plot:
    machine = people.in_place_of(people.device(caller), clock.local(came).date())
    person = people.customer(machine.customer_id)
    faults = machine.product.faults
    by_phone = [fault for fault in faults if fault[4] == "instruction"]
    fitting = [fault for fault in faults if not level or abs(fault[1] - level) < 2]
    fault = dice.choice(by_phone if way in ("phone", "promise") and by_phone else fitting or faults)
    day = clock.local(came).date()
    known = machine if machine.installed_on <= day else None
    level = level or min(4, max(1, fault[1] + dice.choice((0, 0, 0, 0, 1, -1))))
    return Plot(came, person, known, level, fault, verdict_on(person, known, day), technicians, way, cut)


def _hand_over(numbers: Numbers, people: Population) -> None:
    """Let the branch go on counting where the invented numbers end."""
    code = data.BRANCH["branch_code"]
    found = {**numbers.series, (str(numbering.NumberKind.CUSTOMER), ""): people.customer_count}
    found[str(numbering.NumberKind.DEVICE), ""] = people.device_count
    rows = [
        {"series": series, "branch": code, "period": period, "last_serial": last}
        for (series, period), last in found.items()
    ]
    NumberSeries.insert_many(rows).execute()
