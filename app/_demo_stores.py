"""The demonstration's stores: suppliers and what they delivered, tools and who has them, a count of the tool store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from app._demo_papers import drawn_later
from app._demo_story import office, office_until
from app.core import clock
from app.models.organisation import Staff, User
from app.models.spare_part import SparePart
from app.models.stock_in_test import StockInTest
from app.models.tool import Tool, ToolLoan
from app.services import (
    spare_places,
    stock_in_file,
    stock_in_tests,
    stock_take_file,
    stock_takes,
    suppliers,
    tool_counts,
    tool_loans,
    tools,
)
from app.services.session import Session, acting_as
from app.services.stock_in_tests import Looked
from app.services.stock_takes import Counted

_SUPPLIERS = (
    ("华东电子配件有限公司", "许经理", "021-5566 7788", "电源、风扇、板卡"),
    ("深圳市蓝讯线缆有限公司", "彭小姐", "0755-8322 1190", "线缆、水晶头、跳线"),
    ("广州恒达蓄电池有限公司", "梁工", "020-3877 5521", "蓄电池、UPS 主机"),
    ("佛山顺安打印耗材商行", "谭先生", "13902882716", "墨粉盒、搓纸轮、定影膜"),
    ("宁波海伦电磁锁厂", "史经理", "0574-8710 3366", "门禁电磁锁、读卡板"),
)
_GOODS = (
    # supplier, spare part, product, quantity
    (0, "", "电源模块", 40), (2, "", "蓄电池 12V/65Ah", 24), (1, "P12", "网线水晶头", 3), (3, "P11", "墨粉盒", 5),
    (4, "", "门禁电磁锁", 12), (0, "P10", "散热风扇", 12), (0, "", "用户板", 8), (2, "", "UPS 主机 UPS-10K", 3),
    (1, "", "光纤跳线 3 m", 200), (4, "", "读卡板", 15),
)  # fmt: skip
_FAULTS = {
    0: "抽检 2 件空载电压偏低",
    2: "两盒压接后通断时有时无",
    4: "外壳有裂纹，附件缺说明书",
    6: "上电自检报错，接触不良",
}
"""Why a delivery failed, by its place among the goods."""
_TOOLS = (
    # name, model, price in fen, kind
    ("光时域反射仪", "AQ1200A", 2_680_000, "shared"), ("数字万用表", "FLUKE 17B+", 89_000, "shared"),
    ("光纤熔接机", "AV6471A", 3_150_000, "shared"), ("网线测试仪", "NF-8209", 36_000, "shared"),
    ("冲击钻", "GSB 600", 52_000, "shared"), ("钳形电流表", "UT216C", 29_800, "shared"),
    ("绝缘电阻测试仪", "UT501A", 48_000, "shared"), ("人字梯 3 m", "AL-30", 38_000, "shared"),
    ("热风枪", "858D", 23_500, "shared"), ("蓄电池内阻仪", "BT3554", 1_460_000, "shared"),
    ("红外热像仪", "TiS20+", 1_280_000, "shared"), ("工具箱", "46 件套", 45_000, "personal"),
)  # fmt: skip
_PURPOSES = ("机房线路检修", "客户端光缆抢修", "门禁安装", "UPS 蓄电池巡检", "打印机大修", "会议系统布线")
_MOST_PEOPLE = 8
_DAYS = 240


def write(now: datetime, seed: int) -> None:
    """Tell it with the use cases of the house; a modest number at any size, the same for the same seed and day."""
    dice = Random(seed + 57)
    names = {user.name: user.full_name for user in User.select()}
    desk, boss = (Session(0, name, names.get(name, ""), role) for name, role in _WHO)
    people = list(Staff.select().where(Staff.is_technician & Staff.is_active).order_by(Staff.id).limit(_MOST_PEOPLE))
    with acting_as(desk), drawn_later(stock_in_tests.FORM, tool_loans.FORM):
        with clock.set_to(office(now - timedelta(days=_DAYS + 20))):
            sellers = [
                suppliers.create(name=name, contact_name=contact, phone=phone, products=products).result
                for name, contact, phone, products in _SUPPLIERS
            ]
            stock = [_tool(dice, place, now) for place in range(len(_TOOLS) * 2 - 1)]
            stock += [_tool(dice, len(_TOOLS) - 1, now) for _person in people]
        _deliveries(dice, sellers, people, now)
        _lending(dice, stock, people, now)
        _count(boss, now)


_WHO = (("desk", "representative"), ("boss", "supervisor"))


def _tool(dice: Random, place: int, now: datetime) -> int:
    name, model, value, kind = _TOOLS[place % len(_TOOLS)]
    bought = clock.local(now).date() - timedelta(days=dice.randint(_DAYS + 30, 1400))
    serial = f"{dice.randint(10_000_000, 99_999_999)}" if value > 30_000 and kind == "shared" else ""
    return tools.register(name=name, model=model, value=value, kind=kind, serial=serial, bought_on=bought).result


def _deliveries(dice: Random, sellers: list[int], people: list[Staff], now: datetime) -> None:
    """One delivery a week or so, the last ones not tested, passed but not booked in, failed, back at the supplier."""
    parts = {row.number: row.id for row in SparePart.select()}
    count = 26
    for place in range(count):
        seller, number, product, quantity = _GOODS[place % len(_GOODS)]
        left = count - place
        came = office_until(now - timedelta(days=_DAYS * left / count if left > 4 else left * 1.2, hours=3), now)
        person = people[place % len(people)]
        with clock.set_to(came):
            given = {"part_id": parts[number]} if number in parts else {}
            test_id = stock_in_tests.deliver(
                supplier_id=sellers[seller], product=product, quantity=quantity, order_number=f"CG-26{place + 110}",
                delivery_number=f"SH-{place + 2207}", batch=f"26{place % 9 + 1:02}A", tester_id=person.id, **given,
            ).result  # fmt: skip
        if left > 2:
            with clock.set_to(office_until(min(came + timedelta(days=1 + place % 2), now), now)):
                _tested(dice, test_id, place, left)


def _tested(dice: Random, test_id: int, place: int, left: int) -> None:
    fails = place % 6 == 4 or left == 4
    looked = [Looked(item, "good") for item in stock_in_tests.usual_items()]
    defective = 0
    if fails:
        defective = min(2, StockInTest.get_by_id(test_id).sample_size)
        looked[-2] = Looked(looked[-2].item, "faulty", "额定负载", defective, "见不合格原因")
    _run(
        stock_in_tests.decide, test_id, verdict="failed" if fails else "passed", looked=looked, defective=defective,
        reason=_FAULTS.get(place % len(_GOODS), "功能测试不通过") if fails else "", tested_on=clock.today(),
    )  # fmt: skip
    if not fails and left > 3:
        store = spare_places.main_store().key
        is_part = bool(StockInTest.get_by_id(test_id).part_id)
        _run(stock_in_tests.book_in, test_id, place=store if is_part else "库房二架")
    if fails and left > 4:
        _run(stock_in_tests.send_back, test_id, day=clock.today(), paper=f"TH-{place + 31}")
        if left > 8:
            _run(stock_in_tests.exchange, test_id, day=clock.today())
            again = stock_in_tests.retest(test_id, seen_version=StockInTest.get_by_id(test_id).row_version).result
            good = [Looked(item, "good") for item in stock_in_tests.usual_items()]
            _run(stock_in_tests.decide, again, verdict="passed", looked=good, tested_on=clock.today())


def _run(step: Callable[..., object], test_id: int, **given: object) -> None:
    step(test_id, seen_version=stock_in_file.file(test_id).row_version, **given)


def _lending(dice: Random, stock: list[int], people: list[Staff], now: datetime) -> None:
    """Personal tools with everybody; shared ones out and back through the months, some out now, two of them late."""
    personal = [one for one in stock if Tool.get_by_id(one).kind == "personal"]
    shared = [one for one in stock if one not in personal]
    with clock.set_to(office(now - timedelta(days=_DAYS))):
        for tool_id, person in zip(personal, people, strict=False):
            _lend(dice, [tool_id], person)
    for place in range(40):
        out = office(now - timedelta(days=_DAYS - 2 - place * 5.5))
        tool_id = shared[place % (len(shared) - 6)]
        if Tool.get_by_id(tool_id).state != "in_store":
            continue
        with clock.set_to(out):
            loan_id = _lend(dice, [tool_id], dice.choice(people))
        with clock.set_to(office(out + timedelta(days=dice.choice((1, 2, 3, 4)), hours=6))):
            _back(loan_id, place)
    for place, tool_id in enumerate(shared[-6:-1]):
        with clock.set_to(office_until(now - timedelta(days=(6, 5, 2, 1, 0)[place], hours=2), now)):
            both = [tool_id, shared[-1]] if place == 2 else [tool_id]
            _lend(dice, both, people[place % len(people)], signed=place != 3)


def _lend(dice: Random, tool_ids: list[int], person: Staff, *, signed: bool = True) -> int:
    given = {"signed_by": person.name, "signed_on": clock.today()} if signed else {}
    why = "" if Tool.get_by_id(tool_ids[0]).kind == "personal" else dice.choice(_PURPOSES)
    return tool_loans.lend(
        tool_ids=tool_ids, borrower_id=person.id, purpose=why, due_on=tool_loans.default_due(),
        condition="完好，附件齐全", **given,
    ).result  # fmt: skip


def _back(loan_id: int, place: int) -> None:
    row = ToolLoan.get_by_id(loan_id)
    if place in (11, 37):
        tool_loans.take_in(loan_id, seen_version=row.row_version, is_damaged=True, damage_note="外壳摔裂，屏幕有坏点",
                           compensation=20_000 if place == 11 else 0)  # fmt: skip
        tool = Tool.get_by_id(row.tool_id)
        if place == 11:
            tools.mend(tool.id, seen_version=tool.row_version, reason="送修，更换外壳")
    else:
        tool_loans.take_in(loan_id, seen_version=row.row_version, condition="完好")


def _count(boss: Session, now: datetime) -> None:
    """The tool store, counted a week ago with everything there, and since this morning again."""
    with clock.set_to(office_until(now - timedelta(days=7), now)):
        take_id = tool_counts.begin(place=f"branch:{tools.stores()[0]}", note="工具月度盘点").result
        found = stock_take_file.file(take_id)
        counts = [Counted(line.id, 1) for line in found.lines]
        stock_takes.enter(take_id, seen_version=found.row_version, counts=counts)
        with acting_as(boss):
            stock_takes.settle(take_id, seen_version=stock_take_file.file(take_id).row_version)
    with clock.set_to(office_until(now - timedelta(hours=5), now)):
        tool_counts.begin(place=f"branch:{tools.stores()[0]}", note="抽查")
