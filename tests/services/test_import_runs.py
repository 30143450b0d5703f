"""Imports are listed, and taken back as long as nobody worked on what they brought."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import Cancelled, NotPermitted, UserError
from app.core.progress import Silent
from app.models import audit, database, search
from app.models.contract import Contract
from app.models.customer import Address, Contact, Customer, Device
from app.models.import_run import ImportRun
from app.models.service_call import ServiceCall
from app.services import customers, devices, history, import_runs, importing, service_calls
from tests.sheets import workbook

As = Callable[[str], contextlib.AbstractContextManager[None]]
HEAD = ["客户名称", "联系人", "电话", "地址", "型号", "机身号", "购买日期"]
EAST = ["广州东方电子有限公司", "王强", "13812345678", "天河路1号", "M-1", "SN0001", "2023.5.1"]
WEST = ["深圳西湖机械厂", "李丽", "0755-83330000", "南山路2号", "M-2", "SN0002", "2024-2-29"]


@pytest.fixture(autouse=True)
def _supervisor(as_role: As, frozen_clock: Any) -> Any:
    with as_role("supervisor"):
        yield


def entered(folder: Path, ledger: str, *rows: Sequence[Any], name: str = "a.xlsx", **choice: Any) -> int:
    path = workbook(folder / name, rows)
    file = importing.read(path)
    view = importing.sheet_view(file, ledger, "Sheet1")
    return importing.carry_out(importing.dry_run(file, ledger, "Sheet1", view.columns), **choice).result


def test_an_import_is_taken_back_whole(branch: Any, tmp_path: Path) -> None:
    run_id = entered(tmp_path, "customers", HEAD, EAST, WEST)
    assert import_runs.touched_since(run_id) == ()
    import_runs.undo(run_id=run_id, reason="错误的文件")
    assert {row.status for row in Customer.select()} == {"inactive"}
    assert {row.status for row in Device.select()} == {"out_of_use"}
    assert not any(row.is_active for table in (Contact, Address) for row in table.select())
    run = import_runs.entry(run_id)
    assert (run.undone_by, run.kept) == ("周建国", 0)
    assert audit.verify() is None
    told = history.of("customer", Customer.select().order_by(Customer.id).first().id)
    assert (told[0].reason, told[-1].number) == ("错误的文件", "KH-GZ01-00001")
    with pytest.raises(UserError, match="already"):
        import_runs.undo(run_id=run_id, reason="再来")


def test_what_was_changed_gets_its_old_values(branch: Any, tmp_path: Path) -> None:
    entered(tmp_path, "customers", HEAD, EAST)
    moved = [EAST[0], "孙丽", EAST[2], "越秀路9号", "M-77", *EAST[5:]]
    before = database.query("SELECT name, contact_name, address, phone FROM customer")
    run_id = entered(tmp_path, "customers", HEAD, moved, name="b.xlsx")
    assert Customer.get().address == "越秀路9号"
    import_runs.undo(run_id=run_id, reason="旧文件")
    assert database.query("SELECT name, contact_name, address, phone FROM customer") == before
    assert (Contact.get().name, Address.get().address, Device.get().model) == ("王强", "天河路1号", "M-1")
    assert search.find("customer", "天河路") == [Customer.get().id]
    assert search.find("customer", "越秀路") == []


def test_the_same_file_after_undoing_takes_into_use_again(branch: Any, tmp_path: Path) -> None:
    run_id = entered(tmp_path, "customers", HEAD, EAST, WEST)
    digest = ImportRun.get_by_id(run_id).digest
    import_runs.undo(run_id=run_id, reason="试一试")
    assert import_runs.of_same_file(digest) is None
    entered(tmp_path, "customers", HEAD, EAST, WEST, name="b.xlsx")
    assert [(row.number[-1], row.status) for row in Customer.select().order_by(Customer.id)] == [
        ("1", "active"), ("2", "active"),
    ]  # fmt: skip
    assert {row.status for row in Device.select()} == {"in_use"}
    assert all(row.is_active for table in (Contact, Address) for row in table.select())
    assert (Contact.select().count(), Address.select().count()) == (2, 2)


def _change_by_hand(customer: Customer) -> None:
    person, place = Contact.get(Contact.customer == customer.id), Address.get(Address.customer == customer.id)
    customers.change(
        customer_id=customer.id, seen_version=customer.row_version, name=customer.name, notes="亲笔",
        contacts=(customers.ContactInput(person.name, person.phone, is_primary=True, id=person.id),),
        addresses=(customers.AddressInput(place.address, is_primary=True, id=place.id),),
    )  # fmt: skip


def _call_about(customer: Customer) -> None:
    device = Device.get(Device.customer == customer.id)
    service_calls.register(customer_id=customer.id, device_id=device.id, fault_text="不开机", fault_level=2)


def _second_device(customer: Customer) -> None:
    devices.create(customer_id=customer.id, model="新机")


@pytest.mark.parametrize("work", [_change_by_hand, _call_about, _second_device])
def test_what_somebody_worked_on_is_told_and_left_alone(
    branch: Any, tmp_path: Path, as_role: As, frozen_clock: Callable[[timedelta], None],
    work: Callable[[Customer], None],
) -> None:  # fmt: skip
    run_id = entered(tmp_path, "customers", HEAD, EAST, WEST)
    frozen_clock(timedelta(hours=1))
    east = Customer.get(Customer.name == EAST[0])
    with as_role("representative"):
        work(east)
    touched = import_runs.touched_since(run_id)
    assert any(one.title == east.number for one in touched)
    before = database.scalar("SELECT count(*) FROM audit_entry")
    with pytest.raises(UserError) as refused:
        import_runs.undo(run_id=run_id, reason="错误")
    assert refused.value.field == "leave_touched"
    assert database.scalar("SELECT count(*) FROM audit_entry") == before
    import_runs.undo(run_id=run_id, reason="错误", leave_touched=True)
    assert [row.status for row in Customer.select().order_by(Customer.id)] == ["active", "inactive"]
    assert {row.is_active for row in Address.select().where(Address.customer == east.id)} == {True}
    assert import_runs.entry(run_id).kept >= 1


def test_a_device_that_is_worked_on_keeps_its_customer(branch: Any, tmp_path: Path) -> None:
    run_id = entered(tmp_path, "customers", HEAD, EAST, WEST)
    device = Device.get(Device.serial == "SN0001")
    devices.deactivate(device_id=device.id, seen_version=device.row_version, reason="报废")
    import_runs.undo(run_id=run_id, reason="错误", leave_touched=True)
    assert [row.status for row in Customer.select().order_by(Customer.id)] == ["active", "inactive"]


def test_contracts_and_old_calls_are_cancelled(branch: Any, tmp_path: Path) -> None:
    head = ["合同编号", "客户名称", "电话", "开始日期", "结束日期"]
    first = entered(tmp_path, "contracts", head, ["WB-1", EAST[0], EAST[2], date(2026, 1, 1), date(2026, 12, 31)])
    repairs = ["单号", "报修日期", "客户名称", "电话", "故障", "处理结果"]
    second = entered(
        tmp_path, "repairs", repairs, ["1", "2020-1-1", EAST[0], EAST[2], "漏油", "换垫"],
        ["2", "2026-11-1", EAST[0], EAST[2], "不转", ""], name="b.xlsx",
    )  # fmt: skip
    import_runs.undo(run_id=second, reason="错误")
    assert {(row.state, row.is_open, row.cancel_reason) for row in ServiceCall.select()} == {
        ("cancelled", False, "错误")
    }
    assert Customer.get().status == "active"
    import_runs.undo(run_id=first, reason="错误")
    assert Contract.get().state == "cancelled"
    assert Customer.get().status == "inactive"
    entered(
        tmp_path, "repairs", repairs, ["1", "2020-1-1", EAST[0], EAST[2], "漏油", "换垫"],
        ["2", "2026-11-1", EAST[0], EAST[2], "不转", ""], name="c.xlsx",
    )  # fmt: skip
    assert [row.state for row in ServiceCall.select().order_by(ServiceCall.id)] == ["closed", "logged"]


def test_stopping_an_undo_takes_nothing_back(branch: Any, tmp_path: Path) -> None:
    run_id = entered(tmp_path, "customers", HEAD, EAST)
    stopped = Silent()
    stopped.cancel()
    with pytest.raises(Cancelled):
        import_runs.undo(run_id=run_id, reason="错误", progress=stopped)
    assert Customer.get().status == "active"


def test_only_a_supervisor_takes_back(branch: Any, tmp_path: Path, as_role: As) -> None:
    run_id = entered(tmp_path, "customers", HEAD, EAST)
    with as_role("representative"), pytest.raises(NotPermitted):
        import_runs.undo(run_id=run_id, reason="错误")
    with pytest.raises(UserError):
        import_runs.undo(run_id=run_id, reason="  ")


def test_imports_are_listed_latest_first(branch: Any, tmp_path: Path) -> None:
    entered(tmp_path, "customers", HEAD, EAST)
    entered(tmp_path, "customers", HEAD, WEST, name="b.xlsx")
    assert [run.file_name for run in import_runs.runs()] == ["b.xlsx", "a.xlsx"]
