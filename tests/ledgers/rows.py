"""Rows for ledger tests and measurements: deterministic, varied, written straight into the tables."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from app.core import clock
from app.models import database, search
from app.models.base import Table, new_uid
from app.models.contract import Contract, Inspection
from app.models.customer import Customer, Device
from app.models.organisation import FaultCategory, Staff
from app.models.pinyin import initials_of, pinyin_of
from app.models.relationship import CareActivity, RelationshipAssessment, RelationshipCard
from app.models.service_call import ReturnVisit, ServiceCall
from app.models.voucher import ServiceVoucher
from tests.branch_files import BranchFiles, known_to_be_whole

FAMILY = "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗欧阳𠮷"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂花玉春建国志文"
PLACES = ("广州恒信", "深圳蓝海", "佛山百川", "东莞天河", "珠海金湾", "Guangzhou Star")
TRADES = ("科技有限公司", "物业管理中心", "大酒店", "第一人民医院", "中学", "连锁超市")
FAULTS = ("开机无显示", "打印卡纸, 反复提示", "网络时断时续", "异响\n并有焦味", "屏幕花屏 E-201", "无法启动 50%_!", "")
MODELS = ("HX-200", "HX-350B", "LP2100", "KJ-9", "ZX-5000 Pro", "")
STATES = (
    "logged",
    "awaiting_reply",
    "scheduled",
    "dispatched",
    "on_site",
    "completed",
    "struck_off",
    "followed_up",
    "closed",
    "cancelled",
)
OPEN = frozenset(STATES[:5])


def fill(calls: int = 300, *, customers: int = 60, seed: int = 7) -> None:
    """Customers, devices, contracts, calls, vouchers and visits, with their search index."""
    rng = random.Random(seed)
    with database.transaction():
        FaultCategory.insert_many(_kept([{"code": "L1", "name": "线路"}, {"code": "D1", "name": "设备"}])).execute()
        technicians = _technicians()
        people = [_customer(rng, number) for number in range(1, customers + 1)]
        _insert(Customer, people)
        ids = [row_id for (row_id,) in database.query("SELECT id FROM customer ORDER BY id")]
        devices = [_device(rng, number, ids, people) for number in range(1, customers * 2 + 1)]
        _insert(Device, devices)
        _insert(Contract, [_contract(rng, number, ids, people) for number in range(1, customers + 1)])
        rows = [_call(rng, number, ids, people, technicians) for number in range(1, calls + 1)]
        _insert(ServiceCall, rows)
        found = database.query("SELECT id, number, customer_id, customer_name FROM service_call ORDER BY id")
        _insert(ServiceVoucher, [_voucher(rng, row, technicians) for row in found[: calls // 2]])
        _insert(ReturnVisit, [_visit(rng, row) for row in found[: calls // 2]])
        relations = random.Random(seed + 1)
        _insert(RelationshipCard, [_card(relations, number, ids, people) for number in range(customers)])
        _insert(CareActivity, [_care(relations, number, ids, people) for number in range(customers * 2)])
        _insert(RelationshipAssessment, [_assessment(relations, number, ids, people) for number in range(customers)])
        agreed = database.query("SELECT id, number, customer_id, customer_name FROM contract ORDER BY id")
        _insert(Inspection, [_inspection(random.Random(seed + 2), number, row) for number, row in enumerate(agreed, 1)])
    for kind in ("customer", "device", "contract", "service_call", "service_voucher", "return_visit"):
        search.rebuild(kind)
    for kind in ("relationship_card", "care_activity", "relationship_assessment", "inspection"):
        search.rebuild(kind)
    for file in sorted(Path(__file__).parent.glob("rows_*.py")):
        _part(file).fill(_insert)


def _part(file: Path) -> Any:
    """The rows of one part of the house, in a file of its own: `fill(insert)` writes them and their search index."""
    spec = importlib.util.spec_from_file_location(f"ledger_{file.stem}", file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@contextlib.contextmanager
def furnished(
    folder: Path, plain: BranchFiles | None, kept: dict[str, Any], *, to_write: bool = False
) -> Iterator[None]:
    """`fill` the open branch once; from then on lend what is `kept`: files of such a branch, or a database's name.

    A server's is opened itself, and lets nobody write, unless the test is `to_write`: copying it takes longer than most
    tests.
    """
    if plain is None:
        _furnish_on_server(kept, to_write=to_write)
        yield
        return
    target = folder / "branch.aftercare"
    if "files" not in kept:
        fill()
        template = plain.folder / f"filled-{os.urandom(4).hex()}.aftercare"
        database.execute("VACUUM INTO ?", (str(template),))
        kept["files"] = BranchFiles(template)
        yield
        return
    files: BranchFiles = kept["files"]
    database.close_database()
    plain.take_back(target)
    target.unlink(missing_ok=True)
    files.lend(target)
    with known_to_be_whole():
        database.open_database(target)
    yield
    database.close_database()
    files.take_back(target)


def _furnish_on_server(kept: dict[str, Any], *, to_write: bool) -> None:
    address = os.environ["AFTERCARE_TEST_POSTGRES"].rpartition("/")[0]
    name = database.location().rpartition("/")[2]
    if "server" not in kept:
        fill()
        database.close_database()
        filled = f"{name}_filled"
        others = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
        on_server(f"DROP DATABASE IF EXISTS {filled} WITH (FORCE)", others, f"CREATE DATABASE {filled} TEMPLATE {name}")
        on_server(f"ALTER DATABASE {filled} SET default_transaction_read_only = on")
        kept["server"] = filled.encode()
    database.close_database()
    filled = kept["server"].decode()
    if to_write:
        on_server(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name} TEMPLATE {filled}")
    database.open_database(f"{address}/{name if to_write else filled}")


def on_server(*statements: str) -> None:
    """Run statements on the test server itself."""
    import psycopg

    with psycopg.connect(os.environ["AFTERCARE_TEST_POSTGRES"], autocommit=True) as conn:
        for statement in statements:
            conn.execute(statement.encode())


def _technicians() -> list[tuple[int, str]]:
    for number, name in enumerate(("李明", "张伟", "欧阳春"), 2):
        person = {
            "number": f"S{number:03}",
            "name": name,
            "pinyin": pinyin_of(name),
            "initials": initials_of(name),
            "is_technician": True,
        }
        _insert(Staff, [person])
    return database.query("SELECT id, name FROM staff WHERE is_technician = ? ORDER BY id", (True,))


def _kept(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    now = clock.now()
    return [{"uid": new_uid(), "row_version": 1, "created_at": now, "changed_at": now, **row} for row in rows]


def _insert(table: type[Table], rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), 500):
        table.insert_many(_kept(rows[start : start + 500])).execute()


def _customer(rng: random.Random, number: int) -> dict[str, Any]:
    person = rng.random() < 0.4
    name = (
        rng.choice(FAMILY) + "".join(rng.choices(GIVEN, k=rng.choice((1, 2))))
        if person
        else rng.choice(PLACES) + rng.choice(TRADES)
    )
    phone = f"1{rng.randrange(30, 99)}{rng.randrange(10**8):08}"
    return {
        "number": f"KH{number:06}",
        "name": name,
        "pinyin": pinyin_of(name),
        "initials": initials_of(name),
        "similarity_key": name,
        "kind": "person" if person else "company",
        "classification": "",
        "grade": rng.choice(("A", "B", "C", "")),
        "region": rng.choice(("天河", "越秀", "番禺", "")),
        "is_key_customer": rng.random() < 0.1,
        "status": rng.choice(("active", "active", "active", "inactive", "prospect")),
        "phone": phone,
        "phone_digits": phone,
        "address": f"广州市天河区体育西路 {rng.randrange(1, 400)} 号",
        "contact_name": rng.choice(FAMILY) + rng.choice(GIVEN),
        "notes": "",
        "consent_note": "",
        "created_at": clock.now() - timedelta(days=rng.randrange(900)),
    }


def _day(rng: random.Random, before: int, after: int) -> date | None:
    return None if rng.random() < 0.1 else clock.today() + timedelta(days=rng.randrange(-before, after))


def _device(rng: random.Random, number: int, ids: list[int], people: list[dict[str, Any]]) -> dict[str, Any]:
    place = rng.randrange(len(ids))
    return {
        "number": f"SB{number:06}",
        "customer": ids[place],
        "customer_name": people[place]["name"],
        "product_name": rng.choice(("打印机", "交换机", "空调主机")),
        "model": rng.choice(MODELS),
        "serial": f"SN{rng.randrange(10**9):09}",
        "serial_key": "",
        "project_name": "",
        "address": people[place]["address"],
        "purchased_on": None,
        "installed_on": _day(rng, 900, 1),
        "accepted_on": None,
        "warranty_months": rng.choice((12, 24, None)),
        "warranty_ends_on": _day(rng, 400, 400),
        "status": rng.choice(("in_use", "in_use", "out_of_use")),
        "notes": "",
    }


def _inspection(rng: random.Random, number: int, row: tuple[Any, ...]) -> dict[str, Any]:
    contract_id, contract_number, customer_id, customer_name = row
    state = ("due", "planned", "done", "withdrawn")[number % 4]
    due = clock.today() + timedelta(days=number * 7 % 150 - 60)
    return {
        "number": f"XJ{number:06}",
        "contract": contract_id,
        "contract_number": contract_number,
        "customer": customer_id,
        "customer_name": customer_name,
        "slot_on": due,
        "due_on": due,
        "state": state,
        "technician_name": rng.choice(("陈志强", "", "刘洋")),
        "done_on": due if state == "done" else None,
        "score": number % 101 if state == "done" else None,
        "signed_by": "",
        "result": "",
        "reason": "用户停产" if state == "withdrawn" else "",
    }


def _contract(rng: random.Random, number: int, ids: list[int], people: list[dict[str, Any]]) -> dict[str, Any]:
    place = rng.randrange(len(ids))
    ends = clock.today() + timedelta(days=rng.randrange(-200, 300))
    return {
        "number": f"HT{number:06}",
        "customer": ids[place],
        "customer_name": people[place]["name"],
        "kind": rng.choice(("warranty", "maintenance")),
        "starts_on": ends - timedelta(days=365),
        "ends_on": ends,
        "covers_all": True,
        "included_services": "",
        "fee": rng.randrange(0, 900_000),
        "notes": "",
        "state": rng.choice(("active", "active", "suspended", "cancelled", "renewed", "lapsed")),
    }


def _near(rng: random.Random, moment: datetime, hours: int) -> datetime | None:
    return None if rng.random() < 0.25 else moment + timedelta(minutes=rng.randrange(hours * 60))


def _call(
    rng: random.Random,
    number: int,
    ids: list[int],
    people: list[dict[str, Any]],
    technicians: list[tuple[int, str]],
) -> dict[str, Any]:
    place = rng.randrange(len(ids))
    person = people[place]
    state = rng.choice(STATES)
    is_open = state in OPEN
    received = clock.now() - timedelta(minutes=rng.randrange(4 * 1440 if is_open else 900 * 1440) // 30 * 30)
    technician = rng.choice(technicians) if state not in ("logged", "awaiting_reply") else (None, "")
    finished = None if is_open or state == "cancelled" else received + timedelta(hours=rng.randrange(1, 90))
    struck = finished + timedelta(days=1) if finished and state in ("struck_off", "followed_up", "closed") else None
    return {
        "number": f"JX{number:08}",
        "received_at": received,
        "entered_at": received,
        "received_by": rng.choice(("desk", "boss")),
        "channel": rng.choice(("phone", "mail")),
        "call_kind": "repair",
        "customer": ids[place],
        "customer_name": person["name"],
        "customer_initials": person["initials"],
        "reporter": person["contact_name"],
        "phone": person["phone"],
        "phone_digits": person["phone_digits"],
        "address": person["address"],
        "device": None,
        "product_name": "打印机",
        "model": rng.choice(MODELS),
        "serial": f"SN{rng.randrange(10**9):09}",
        "order_number": "",
        "category": rng.choice(("L1", "D1", "")),
        "fault_text": rng.choice(FAULTS),
        "fault_level": rng.randrange(1, 5),
        "cover_kind": rng.choice(("free", "contract", "chargeable")),
        "cover_reason": "",
        "cover_document": "",
        "cover_ends_on": None,
        "service_class": rng.choice("ABCD"),
        "service_mode": "on_site",
        "state": state,
        "is_open": is_open,
        "is_paused": is_open and rng.random() < 0.15,
        "pause_reason": "",
        "interface_person": "",
        "promised_reply_at": received + timedelta(hours=30) if state == "awaiting_reply" else None,
        "appointed_at": received + timedelta(hours=rng.randrange(90)) if state in ("scheduled", "dispatched") else None,
        "appointed_minutes": 120,
        "technician": technician[0],
        "technician_name": technician[1],
        "response_due_at": received + timedelta(hours=2),
        "arrival_due_at": received + timedelta(hours=rng.choice((24, 48, 72))),
        "responded_at": _near(rng, received, 3),
        "dispatched_at": None,
        "arrived_at": None if is_open else _near(rng, received, 80),
        "finished_at": finished,
        "solution_text": "",
        "cause_text": "",
        "remedy": "",
        "work_minutes": rng.randrange(0, 300),
        "charge": rng.choice((0, 0, 12_000, 35_050)),
        "charge_announced_at": None,
        "charge_agreed_by": "",
        "voucher_number": f"FW{number:08}" if finished else "",
        "user_opinion": "",
        "satisfaction": rng.choice((None, 1, 3, 5)),
        "struck_off_at": struck,
        "struck_off_by": "",
        "followed_up_at": struck if state in ("followed_up", "closed") else None,
        "archived_at": None,
        "cancelled_at": received if state == "cancelled" else None,
        "cancel_reason": "",
    }


def _voucher(rng: random.Random, call: tuple[Any, ...], technicians: list[tuple[int, str]]) -> dict[str, Any]:
    issued = clock.now() - timedelta(days=rng.randrange(60))
    technician = rng.choice(technicians)
    state = rng.choice(("issued", "out", "out", "returned", "filed", "void"))
    return {
        "number": f"FW{call[0]:08}",
        "call": call[0],
        "call_number": call[1],
        "customer_name": call[3],
        "version": 1,
        "replaces_number": "",
        "state": state,
        "issued_at": issued,
        "issued_by": "desk",
        "technician": technician[0],
        "technician_name": technician[1],
        "out_at": issued,
        "technician_back_at": None,
        "returned_at": issued if state in ("returned", "filed") else None,
        "hand_in_due_on": clock.local(issued).date() + timedelta(days=5),
        "signer_name": "",
        "signed_on": None,
        "user_opinion": "",
        "satisfaction": None,
        "filed_at": issued if state == "filed" else None,
        "filed_by": "",
        "filing_place": "",
        "voided_at": None,
        "void_reason": "",
        "content_sha256": "",
    }


def _visit(rng: random.Random, call: tuple[Any, ...]) -> dict[str, Any]:
    state = rng.choice(("due", "done", "unreachable"))
    return {
        "number": f"HF{call[0]:08}",
        "call": call[0],
        "customer": call[2],
        "customer_name": call[3],
        "phone": "",
        "source": "call",
        "due_on": clock.today() + timedelta(days=rng.randrange(-9, 9)),
        "state": state,
        "done_at": clock.now() - timedelta(days=rng.randrange(50)) if state == "done" else None,
        "method": "phone",
        "person_reached": "",
        "attempts": 0,
        "satisfaction": rng.choice((1, 2, 3, 4, 5)) if state == "done" else None,
        "comment": "",
        "visitor": "",
        "entered_by": "",
    }


def _card(rng: random.Random, number: int, ids: list[int], people: list[dict[str, Any]]) -> dict[str, Any]:
    phone = f"1{rng.randrange(30, 99)}{rng.randrange(10**8):08}"
    return {
        "customer": ids[number],
        "customer_name": people[number]["name"],
        "name": rng.choice(FAMILY) + rng.choice(GIVEN),
        "work_unit": rng.choice(PLACES),
        "position": rng.choice(("经理", "主任", "")),
        "phone": phone,
        "phone_digits": phone,
        "birthday_key": rng.choice(("", f"{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}")),
        "interests": rng.choice(("羽毛球", "SN 1 收藏", "")),
        "importance": rng.choice(("key", "ordinary")),
        "owner": rng.choice(("林晓梅", "周建国")),
        "reviewed_on": clock.today() - timedelta(days=rng.randrange(600)),
        "is_active": rng.random() < 0.9,
    }


def _care(rng: random.Random, number: int, ids: list[int], people: list[dict[str, Any]]) -> dict[str, Any]:
    at = rng.randrange(len(ids))
    state = rng.choice(("planned", "planned", "done", "dropped"))
    day = clock.today() + timedelta(days=rng.randrange(-60, 60))
    return {
        "number": f"GH{number:06}",
        "customer": ids[at],
        "customer_name": people[at]["name"],
        "person": rng.choice(FAMILY) + rng.choice(GIVEN),
        "kind": rng.choice(("call_on", "special_visit", "holiday_greeting")),
        "subject": rng.choice(("春节问候", "50%_! 优惠", "")),
        "planned_on": day,
        "owner": rng.choice(("林晓梅", "周建国")),
        "state": state,
        "done_on": day if state == "done" else None,
        "result": "满意" if state == "done" else "",
        "cost": rng.randrange(0, 50_000) if state == "done" else 0,
        "entered_by": "desk",
    }


def _assessment(rng: random.Random, number: int, ids: list[int], people: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "number": f"PG{number:06}",
        "customer": ids[number],
        "customer_name": people[number]["name"],
        "assessed_on": clock.today() - timedelta(days=rng.randrange(600)),
        "assessor": rng.choice(("林晓梅", "周建国")),
        "grade": rng.choice("ABC"),
        "total": rng.randrange(0, 10_001),
        "advice": rng.choice(("improve", "keep", "end")),
        "remark": rng.choice(("继续观察", "")),
        "state": rng.choice(("valid", "valid", "void")),
        "entered_by": "desk",
    }
