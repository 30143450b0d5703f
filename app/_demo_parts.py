"""Spare parts of the demonstration branch: bought, carried in bags, used on calls, old parts owed, places counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from app import _demo_data as data
from app._demo_story import office, office_until
from app.core import clock
from app.models import database
from app.models.base import MomentField, parse_moment
from app.models.old_part import OldPart
from app.models.organisation import Staff
from app.models.service_call import ChargeLine, ServiceCall
from app.services import old_parts, spare_parts, spare_places, spare_use, stock_take_file, stock_takes
from app.services import session as sessions
from app.services._use_case import UnitOfWork, transact
from app.services.session import Session
from app.services.spare_use import FromStock
from app.services.stock_takes import Counted

_DAYS = 400
_MOST_USES = 160
_BAGS = 5
_WAIVED = 11
_STILL_OWED = frozenset({0, 1, 3, 6, 7, _WAIVED})
"""Of the uses, the newest first: their old parts are not handed in."""
_SUPPLIER = "华东电子配件有限公司"
_STOCK = (
    # number, name, model, unit, price, cost, minimum, shelf, old part, left in the store
    ("P01", "硬盘 4TB 监控级", "ST4000VX015", "块", 68000, 46000, 4, "A-1-2", True, 3),
    ("P02", "电源模块", "R4850G2", "个", 42000, 29000, 4, "A-1-3", True, 2),
    ("P03", "用户板", "ASL32", "块", 95000, 71000, 2, "A-2-1", True, 5),
    ("P04", "搓纸轮组件", "RM1-6414", "套", 8500, 4200, 6, "B-1-1", False, 4),
    ("P05", "开关电源 12V", "LRS-150-12", "个", 12000, 7800, 5, "A-1-4", True, 9),
    ("P06", "蓄电池 12V/65Ah", "NP65-12", "节", 46000, 33500, 8, "D-0-1", True, 11),
    ("P07", "读卡板", "RC-522D", "块", 28000, 19000, 3, "A-2-3", True, 1),
    ("P10", "散热风扇", "AFB0812SH", "个", 3500, 1600, 10, "B-2-1", False, 23),
    ("P11", "墨粉盒", "CF228A", "支", 32000, 21000, 4, "B-1-4", False, 7),
    ("P12", "网线水晶头", "RJ45 超六类", "盒", 4500, 2600, 2, "C-1-1", False, 6),
    ("P13", "门禁电磁锁", "MA-280", "把", 26000, 15800, 3, "C-2-2", True, 1),
    ("P14", "接触器", "CJX2-3210", "个", 9800, 5900, 4, "D-1-1", True, 5),
    ("P15", "压缩机电容", "CBB65 45μF", "只", 6800, 3100, 4, "D-1-2", False, 2),
    ("P16", "主板电池", "CR2032", "粒", 800, 250, 20, "C-1-3", False, 46),
    ("P17", "旧型号定影膜", "RG5-3528", "张", 15000, 9800, 0, "B-3-3", False, 0),
)  # fmt: skip

_WANTED_BACK = frozenset(row[0] for row in _STOCK if row[8])


@dataclass(frozen=True)
class _Use:
    """A charge line of a finished call whose part comes from stock."""

    line_id: int
    call_id: int
    number: str
    quantity: int
    technician_id: int
    done_at: datetime
    from_bag: bool


def write(seed: int, now: datetime) -> None:
    """Tell it in the order of time with the use cases of the house; the same for the same seed and day."""
    (desk, desk_name, _role), _tech, (chief, chief_name, _rank) = data.USERS[:3]
    desk, boss = Session(1, desk, desk_name, "representative"), Session(1, chief, chief_name, "supervisor")
    uses = list(_uses(Random(seed + 71), now))
    begun = office(now - timedelta(days=_DAYS + 5))
    with sessions.acting_as(desk):
        with clock.set_to(begun):
            parts = _list_of_parts()
            bags = _bags(uses)
            _stock_up(parts, bags, uses)
        steps = [*_calls(parts, uses), *_handed_in(uses, now, boss), *_counts(bags, now, boss)]
        for moment, act in sorted(steps, key=lambda step: step[0]):
            with clock.set_to(moment):
                act()


def _list_of_parts() -> dict[str, int]:
    found = {}
    for number, name, model, measure, price, cost, minimum, shelf, back, _left in _STOCK:
        made = spare_parts.create(
            number=number, name=name, model=model, measure=measure, price=price, cost=cost, minimum=minimum,
            shelf=shelf, needs_old_part=back,
        )  # fmt: skip
        found[number] = made.result
    return found


def _uses(dice: Random, now: datetime) -> Iterator[_Use]:
    since = MomentField().db_value(now - timedelta(days=_DAYS))
    codes = ", ".join(f"'{row[0]}'" for row in _STOCK)
    rows = database.query(
        "SELECT l.id, c.id, l.code, l.quantity, c.technician_id, c.finished_at FROM service_call c "
        "JOIN charge_line l ON l.call_id = c.id WHERE c.received_at > ? AND c.finished_at IS NOT NULL "
        f"AND c.technician_id IS NOT NULL AND NOT l.is_void AND l.code IN ({codes}) "
        f"ORDER BY c.received_at DESC, l.id LIMIT {_MOST_USES}",
        (since,),
    )
    for line_id, call_id, code, quantity, technician_id, finished_at in rows:
        done_at = parse_moment(finished_at)
        if done_at is not None and quantity <= 5:
            yield _Use(line_id, call_id, code, quantity, technician_id, done_at, dice.random() < 0.6)


def _bags(uses: list[_Use]) -> list[str]:
    """The bags of those who use most."""
    busiest = Counter(use.technician_id for use in uses).most_common(_BAGS)
    return [f"staff:{technician}" for technician, _count in busiest]


def _stock_up(parts: dict[str, int], bags: list[str], uses: list[_Use]) -> None:
    """Buy what the story needs and what is left at its end; fill the bags."""
    wanted = Counter[tuple[str, str]]()
    for use in uses:
        wanted[use.number, _place(use, bags)] += use.quantity
    store = spare_places.main_store().key
    for place, row in enumerate(_STOCK):
        number, left, carried = row[0], row[9], place % 3 if row[9] else 0
        in_bags = {bag: wanted[number, bag] + carried for bag in bags if wanted[number, bag] + carried}
        total = wanted[number, store] + left + sum(in_bags.values())
        if total:
            spare_parts.receive(
                parts[number], place=store, quantity=total, supplier=_SUPPLIER, paper=f"SH-{place + 2061}",
                is_opening=True,
            )  # fmt: skip
        for bag, count in in_bags.items():
            spare_parts.move(parts[number], giver=store, taker=bag, quantity=count)


def _place(use: _Use, bags: list[str]) -> str:
    own = f"staff:{use.technician_id}"
    return own if use.from_bag and own in bags else spare_places.main_store().key


def _calls(parts: dict[str, int], uses: list[_Use]) -> Iterator[tuple[datetime, Callable[[], object]]]:
    bags = _bags(uses)
    for use in uses:
        yield use.done_at, lambda use=use: _take(parts[use.number], use, _place(use, bags))


def _take(part_id: int, use: _Use, place: str) -> None:
    """What a finished call had on its paper came from stock."""
    unit = UnitOfWork("charge.record", sessions.current())
    call, line = ServiceCall.get_by_id(use.call_id), ChargeLine.get_by_id(use.line_id)
    transact(unit, lambda: spare_use.take(unit, call, line, FromStock(part_id, place, use.technician_id)))


def _handed_in(uses: list[_Use], now: datetime, boss: Session) -> Iterator[tuple[datetime, Callable[[], object]]]:
    """Most old parts come back after some days, some late, a few not at all: one of the technician who signs in."""
    signing_in = Staff.get(Staff.name == data.USERS[1][1]).id
    mine = (use for use in uses if use.technician_id == signing_in and use.number in _WANTED_BACK)
    own = next((use for use in mine if use not in uses[_WAIVED : _WAIVED + 1]), None)
    for place, use in enumerate(uses):
        later = office(use.done_at + timedelta(days=2 + place % 6, hours=1))
        if place in _STILL_OWED or use is own or later > now:
            continue
        yield later, lambda use=use: _each_old_part(use, "owed", _hand_in)
        settled = office(later + timedelta(days=4))
        if settled < now and place % 3 != 2:
            act = _send_back if place % 3 == 0 else _scrap
            yield settled, lambda use=use, act=act: _each_old_part(use, "handed_in", act)
    if len(uses) > _WAIVED and (moment := (waived := uses[_WAIVED]).done_at + timedelta(days=1)) < now:
        yield moment, lambda: _each_old_part(waived, "owed", lambda row: _waive(row, boss))


def _each_old_part(use: _Use, state: str, act: Callable[[OldPart], object]) -> None:
    for row in OldPart.select().where((OldPart.charge_line == use.line_id) & (OldPart.state == state)):
        act(row)


def _hand_in(row: OldPart) -> None:
    worn = ("外观完好", "有烧蚀痕迹", "接口氧化", "封签已拆")[row.id % 4]
    old_parts.hand_in(row.id, seen_version=row.row_version, serial=f"OP{row.id:06d}", condition=worn)


def _send_back(row: OldPart) -> None:
    old_parts.send_back(row.id, seen_version=row.row_version, supplier=_SUPPLIER, paper=f"FH-{row.id + 300}")


def _scrap(row: OldPart) -> None:
    old_parts.scrap(row.id, seen_version=row.row_version, reason="无修复价值")


def _waive(row: OldPart, boss: Session) -> None:
    with sessions.acting_as(boss):
        old_parts.waive(row.id, seen_version=row.row_version, reason="客户要求自留旧件")


def _counts(bags: list[str], now: datetime, boss: Session) -> Iterator[tuple[datetime, Callable[[], object]]]:
    """The store counted and settled weeks ago, a bag counted since yesterday, another being counted."""
    store = spare_places.main_store().key
    yield office_until(now - timedelta(days=21), now), lambda: _count(store, "月末盘点", (-1, 1), boss)
    for place, bag in enumerate(bags[:2]):
        missing = (-1,) if place == 0 else None
        begun = office_until(now - timedelta(hours=20 - 18 * place), now)
        yield begun, lambda bag=bag, missing=missing: _count(bag, "抽查", missing)


def _count(place: str, note: str, differences: tuple[int, ...] | None, boss: Session | None = None) -> None:
    """Begin a count; enter it with these differences in its first lines that have enough; settle it by `boss`."""
    take_id = stock_takes.begin(place=place, note=note).result
    if differences is None:
        return
    found = stock_take_file.file(take_id)
    open_differences, counts = list(differences), []
    for line in found.lines:
        by = open_differences.pop(0) if open_differences and line.expected > 1 else 0
        why = ("", "上次少计，实物在货架内侧", "已用于维修，漏登记")[by]
        counts.append(Counted(line.id, line.expected + by, why))
    stock_takes.enter(take_id, seen_version=found.row_version, counts=counts)
    if boss is not None:
        with sessions.acting_as(boss):
            stock_takes.settle(take_id, seen_version=stock_take_file.file(take_id).row_version)
