"""The day's dispatch (F14, F15, R046, R056).

Technicians and their calls by the hour, what was left over, what is taken along.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from peewee import fn

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.models.customer import Customer
from app.models.organisation import Staff
from app.models.service_call import CarriedItem, ServiceCall
from app.services import _call_events as events
from app.services import settings
from app.services._call_input import check_appointment, technician_named
from app.services._use_case import UnitOfWork, get, require, use_case
from app.services._visible import visible

PLANNED = ("scheduled", "dispatched", "on_site")
WAITING = ("logged", "awaiting_reply", "scheduled")
ITEM_KINDS = ("tool", "spare", "document")
_MOST_LEFT_OVER = 500


@dataclass(frozen=True)
class PlannedCall:
    """A call on the board.

    `starts_at` is None while no time is agreed; `conflicts` are the numbers of calls it collides with.
    """

    call_id: int
    row_version: int
    number: str
    state: str
    customer_id: int
    customer_name: str
    is_key_customer: bool
    address: str
    phone: str
    reporter: str
    product_name: str
    model: str
    serial: str
    fault_text: str
    fault_level: int
    service_class: str
    technician_id: int
    technician_name: str
    starts_at: datetime | None
    minutes: int
    arrival_due_at: datetime | None
    is_paused: bool
    voucher_number: str
    conflicts: tuple[str, ...] = ()

    @property
    def ends_at(self) -> datetime | None:
        """When the visit is over by plan."""
        return self.starts_at + timedelta(minutes=self.minutes) if self.starts_at else None

    @property
    def is_late(self) -> bool:
        """Whether the plan misses the arrival limit."""
        return bool(self.starts_at and self.arrival_due_at and self.starts_at > self.arrival_due_at)


@dataclass(frozen=True)
class TechnicianDay:
    """A technician's calls of the day in order of time, and the load in minutes against the working minutes."""

    staff_id: int
    name: str
    phone: str
    calls: tuple[PlannedCall, ...]
    load_minutes: int
    available_minutes: int

    @property
    def is_overloaded(self) -> bool:
        """More planned than a working day holds."""
        return self.available_minutes > 0 and self.load_minutes > self.available_minutes


@dataclass(frozen=True)
class DayPlan:
    """The plan of a day: left-over calls first (TPL), then who goes where.

    `unassigned` have this day but nobody to go.
    """

    day: date
    left_over: tuple[PlannedCall, ...]
    unassigned: tuple[PlannedCall, ...]
    waiting: tuple[PlannedCall, ...]
    technicians: tuple[TechnicianDay, ...]
    is_workday: bool

    @property
    def call_count(self) -> int:
        """Calls planned for the day."""
        return len(self.unassigned) + sum(len(one.calls) for one in self.technicians)


@dataclass(frozen=True)
class Carried:
    """A tool, spare or document on the checklist of a visit."""

    id: int
    row_version: int
    kind: str
    name: str
    quantity: int
    is_taken: bool
    is_back: bool


def day_plan(day: date) -> DayPlan:
    """The plan of a day: scheduled and dispatched calls of the day by technician, and what still has to be placed.

    `left_over` are visits of earlier days that did not take place or end; `waiting` are open calls without any
    appointment. A technician sees their own. Raises NotPermitted.
    """
    require("service_call.view")
    start, end = clock.local_midnight(day), clock.local_midnight(day + timedelta(days=1))
    calls = visible(ServiceCall.select(), ServiceCall.technician, "service_call.view")
    open_calls = calls.where(ServiceCall.is_open & ServiceCall.state.in_((*PLANNED, "logged", "awaiting_reply")))
    rows = list(open_calls.order_by(ServiceCall.fault_level, ServiceCall.received_at, ServiceCall.id))
    done = list(
        calls.where(
            (ServiceCall.appointed_at >= start)
            & (ServiceCall.appointed_at < end)
            & ServiceCall.state.not_in((*PLANNED, "logged", "awaiting_reply", "cancelled"))
        ).order_by(ServiceCall.appointed_at, ServiceCall.id)
    )
    keys = _key_customers(rows + done)
    today = [row for row in rows if row.appointed_at and start <= row.appointed_at < end] + done
    colliding = _conflicts(today)
    planned = [_planned(row, keys, colliding.get(row.id, ())) for row in today]
    left_over = [
        _planned(row, keys) for row in rows if row.state in PLANNED and row.appointed_at and row.appointed_at < start
    ]
    waiting = [_planned(row, keys) for row in rows if row.appointed_at is None and row.state in WAITING]
    return DayPlan(
        day=day,
        left_over=tuple(sorted(left_over, key=lambda one: (one.fault_level, one.starts_at))[:_MOST_LEFT_OVER]),
        unassigned=tuple(sorted((one for one in planned if not one.technician_id), key=_by_time)),
        waiting=tuple(waiting[:_MOST_LEFT_OVER]),
        technicians=_by_technician(planned, _working_minutes(day)),
        is_workday=_working_minutes(day) > 0,
    )


@use_case("service_call.appoint")
def assign(
    unit: UnitOfWork,
    call_id: int,
    *,
    seen_version: int,
    technician_id: int,
    appointed_at: datetime,
    minutes: int = 0,
    reason: str = "",
) -> ServiceCall:
    """Put a call on the board, or move it: who, when, how long. `minutes` 0 keeps the length.

    A first place needs no reason; moving an agreed time or taking a call from another technician does. Once the
    voucher is out, only who may reassign may change the technician.
    """
    call = events.load(unit, call_id, seen_version)
    length = minutes or call.appointed_minutes or settings.integer("dispatch.visit_minutes")
    check_appointment(appointed_at, length, call.received_at)
    technician = technician_named(technician_id) if technician_id else None
    why = validation.clean_line(reason, field="reason")
    return events.place(unit, call, appointed_at, length, technician, why, unit.now)


@use_case("service_call.dispatch")
def add_item(unit: UnitOfWork, call_id: int, *, kind: str, name: str, quantity: int = 1) -> CarriedItem:
    """Put a tool, spare or document on the checklist of a visit (F14)."""
    call = get(ServiceCall, call_id)
    if kind not in ITEM_KINDS:
        raise UserError(translate("dispatch", "Choose tool, spare or document."), "kind")
    if not 1 <= quantity <= 9999:
        raise UserError(translate("dispatch", "The quantity is from 1 to 9999."), "quantity")
    item = unit.insert(
        CarriedItem, call=call.id, kind=kind, name=validation.required_line(name, "name"), quantity=quantity
    )
    unit.touch(call)
    return item


@use_case("service_call.dispatch")
def remove_item(unit: UnitOfWork, item_id: int) -> CarriedItem:
    """Take an item off the checklist; what was taken along stays until it is back."""
    item = get(CarriedItem, item_id)
    if item.is_taken and not item.is_back:
        raise UserError(translate("dispatch", "This was taken along and is not back yet."))
    unit.touch("service_call", item.call_id)
    return unit.update(item, is_void=True)


@use_case("service_call.dispatch")
def tick(unit: UnitOfWork, item_id: int, *, taken: bool | None = None, back: bool | None = None) -> CarriedItem:
    """Mark an item as taken along, or as brought back. Raises UserError for what is back without having been taken."""
    item = get(CarriedItem, item_id)
    is_taken = item.is_taken if taken is None else taken
    is_back = item.is_back if back is None else back
    if is_back and not is_taken:
        raise UserError(translate("dispatch", "What was not taken along cannot come back."))
    unit.touch("service_call", item.call_id)
    return unit.update(item, is_taken=is_taken, is_back=is_back)


@use_case("service_call.dispatch")
def take_suggested(unit: UnitOfWork, call_id: int) -> ServiceCall:
    """Fill an empty checklist with what visits of this category usually need."""
    call = get(ServiceCall, call_id)
    for kind, name, quantity in suggested_items(call_id):
        unit.insert(CarriedItem, call=call.id, kind=kind, name=name, quantity=quantity)
    unit.touch(call)
    return call


def checklist(call_id: int) -> tuple[Carried, ...]:
    """What is taken along on a visit, in the order it was written down."""
    rows = CarriedItem.select().where((CarriedItem.call == call_id) & ~CarriedItem.is_void).order_by(CarriedItem.id)
    return tuple(
        Carried(row.id, row.row_version, row.kind, row.name, row.quantity, row.is_taken, row.is_back) for row in rows
    )


def suggested_items(call_id: int) -> tuple[tuple[str, str, int], ...]:
    """Kind, name and quantity of what this visit probably needs and is not yet on its list.

    Documents every visit needs, a tool bag by the branch of the fault category, and what visits with the same
    category took along most often before.
    """
    call = get(ServiceCall, call_id)
    present = {(item.kind, item.name) for item in checklist(call_id)}
    wanted = [("document", "服务凭证", 1), ("document", "收费标准", 1), ("tool", "常用工具包", 1)]
    wanted += [(kind, name, 1) for prefix, kind, name in _BY_CATEGORY if call.category.startswith(prefix)]
    before = (
        CarriedItem.select(CarriedItem.kind, CarriedItem.name, fn.COUNT(CarriedItem.id).alias("times"))
        .join(ServiceCall)
        .where(ServiceCall.id.in_(_earlier_calls(call)) & CarriedItem.is_taken)
        .group_by(CarriedItem.kind, CarriedItem.name)
        .order_by(fn.COUNT(CarriedItem.id).desc(), CarriedItem.name)
        .limit(3)
    )
    wanted += [(row.kind, row.name, 1) for row in before]
    return tuple(item for item in dict.fromkeys(wanted) if item[:2] not in present)


def _earlier_calls(call: ServiceCall) -> list[int]:
    """The latest calls with the same category and product, whose checklists are worth looking at."""
    same = (ServiceCall.category == call.category) & (ServiceCall.received_at < call.received_at)
    rows = ServiceCall.select(ServiceCall.id).where(same).order_by(ServiceCall.received_at.desc()).limit(50)
    return [row.id for row in rows] if call.category else []


def _planned(row: ServiceCall, keys: set[int], conflicts: tuple[str, ...] = ()) -> PlannedCall:
    return PlannedCall(
        call_id=row.id,
        row_version=row.row_version,
        number=row.number,
        state=row.state,
        customer_id=row.customer_id,
        customer_name=row.customer_name,
        is_key_customer=row.customer_id in keys,
        address=row.address,
        phone=row.phone,
        reporter=row.reporter,
        product_name=row.product_name,
        model=row.model,
        serial=row.serial,
        fault_text=row.fault_text,
        fault_level=row.fault_level,
        service_class=row.service_class,
        technician_id=row.technician_id or 0,
        technician_name=row.technician_name,
        starts_at=row.appointed_at,
        minutes=row.appointed_minutes,
        arrival_due_at=row.arrival_due_at,
        is_paused=row.is_paused,
        voucher_number=row.voucher_number,
        conflicts=conflicts,
    )


def _by_time(planned: PlannedCall) -> tuple[datetime, int]:
    return planned.starts_at or datetime.max.replace(tzinfo=UTC), planned.call_id


def _by_technician(planned: Iterable[PlannedCall], available: int) -> tuple[TechnicianDay, ...]:
    """Every active technician, also those with nothing to do; others only when they have calls."""
    people = {row.id: row for row in Staff.select().where(Staff.is_technician & Staff.is_active)}
    own: dict[int, list[PlannedCall]] = {staff_id: [] for staff_id in people}
    for one in planned:
        if one.technician_id:
            own.setdefault(one.technician_id, []).append(one)
    missing = [staff_id for staff_id in own if staff_id not in people]
    if missing:
        people |= {row.id: row for row in Staff.select().where(Staff.id.in_(missing))}
    days = [
        TechnicianDay(
            staff_id,
            people[staff_id].name,
            people[staff_id].phone,
            tuple(sorted(calls, key=_by_time)),
            sum(one.minutes for one in calls),
            available,
        )
        for staff_id, calls in own.items()
    ]
    return tuple(sorted(days, key=lambda one: (people[one.staff_id].pinyin, one.staff_id)))


def _conflicts(rows: Iterable[ServiceCall]) -> dict[int, tuple[str, ...]]:
    """For every call the numbers of the calls that its technician cannot do at the same time."""
    found: dict[int, list[str]] = {}
    placed = [row for row in rows if row.technician_id and row.appointed_at]
    for index, one in enumerate(placed):
        for other in placed[index + 1 :]:
            if one.technician_id == other.technician_id and _overlap(one, other):
                found.setdefault(one.id, []).append(other.number)
                found.setdefault(other.id, []).append(one.number)
    return {call_id: tuple(numbers) for call_id, numbers in found.items()}


def _overlap(one: ServiceCall, other: ServiceCall) -> bool:
    ends, other_ends = (row.appointed_at + timedelta(minutes=row.appointed_minutes) for row in (one, other))
    return one.appointed_at < other_ends and other.appointed_at < ends


def _key_customers(rows: Iterable[ServiceCall]) -> set[int]:
    wanted = {row.customer_id for row in rows}
    marked = Customer.select(Customer.id).where(Customer.id.in_(sorted(wanted)) & Customer.is_key_customer)
    return {row.id for row in marked}


def _working_minutes(day: date) -> int:
    """Minutes between opening and closing, breaks taken off; 0 on a day off."""
    start, end = clock.local_midnight(day), clock.local_midnight(day + timedelta(days=1))
    return int(settings.work_calendar().between(start, end).total_seconds() // 60)


_BY_CATEGORY = (
    ("line", "tool", "网线钳及测线仪"),
    ("line.power", "tool", "万用表"),
    ("device", "tool", "防静电手环"),
    ("device.no_start", "tool", "万用表"),
    ("device.software", "tool", "调试笔记本电脑"),
    ("operation", "document", "使用说明书"),
)
