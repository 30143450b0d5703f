"""Spreadsheets become customers, devices, contracts and old calls: listed first, then whole or not at all."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import Cancelled, NotPermitted, UserError
from app.core.progress import Silent
from app.models import audit, database, search
from app.models.contract import Contract, ContractDevice, ContractTerm
from app.models.customer import Address, Contact, Customer, Device
from app.models.import_run import ImportRun
from app.models.organisation import AuditEntry
from app.models.service_call import ServiceCall, ServiceCallEvent
from app.services import contracts, customers, devices, import_runs, importing, service_call_file, timeline
from app.services.importing import ImportList
from tests.sheets import book, workbook

As = Callable[[str], contextlib.AbstractContextManager[None]]
HEAD = ["客户名称", "联系人", "电话", "地址", "型号", "机身号", "购买日期", "保修期"]
EAST = ["广州东方电子有限公司", "王强", "13812345678", "天河路1号", "M-1", "SN0001", "2023.5.1", "12"]
WEST = ["深圳西湖机械厂", "李丽", "0755-83330000", "南山路2号", "M-2", "SN0002", date(2024, 2, 29), 24]


@pytest.fixture(autouse=True)
def _supervisor(as_role: As, frozen_clock: Any) -> Any:
    with as_role("supervisor"):
        yield


def listed(path: Path, ledger: str, columns: Sequence[str] = ()) -> ImportList:
    file = importing.read(path)
    sheet = file.sheets[0].name
    return importing.dry_run(file, ledger, sheet, columns or importing.sheet_view(file, ledger, sheet).columns)


def entered(path: Path, ledger: str, **choice: Any) -> ImportRun:
    return ImportRun.get_by_id(importing.carry_out(listed(path, ledger), **choice).result)


def sheet(folder: Path, *rows: Sequence[Any], head: Sequence[str] = HEAD, name: str = "sheet.xlsx") -> Path:
    return workbook(folder / name, [head, *rows])


def verdicts(found: ImportList) -> list[tuple[str, str]]:
    return [(line.verdict, line.reason) for line in map(found.line, range(len(found)))]


def state_of_the_branch() -> tuple[Any, ...]:
    kinds = ("customer", "contact", "address", "device", "contract", "service_call", "audit_entry", "number_series")
    return tuple(database.scalar(f"SELECT count(*) FROM {kind}") for kind in kinds)


# -- adding ----------------------------------------------------------------------------------------------------------


def test_customers_come_with_contacts_addresses_and_devices(branch: Any, tmp_path: Path) -> None:
    run = entered(sheet(tmp_path, EAST, WEST), "customers")
    assert (run.number, run.row_count, run.added, run.refused) == ("DR-GZ01-2611-0001", 2, 2, 0)
    east, west = Customer.select().order_by(Customer.id)
    assert (east.number, east.name, east.phone, east.contact_name) == ("KH-GZ01-00001", EAST[0], EAST[2], "王强")
    assert (east.pinyin.split()[:2], east.initials[:4]) == (["guang", "zhou"], "gzdf")
    assert (west.phone, west.phone_digits, west.kind) == ("0755-83330000", "075583330000", "company")
    assert [row.address for row in Address.select().order_by(Address.id)] == ["天河路1号", "南山路2号"]
    assert [(row.name, row.is_primary) for row in Contact.select().order_by(Contact.id)] == [
        ("王强", True),
        ("李丽", True),
    ]
    one, other = Device.select().order_by(Device.id)
    assert (one.customer_id, one.purchased_on, one.warranty_ends_on) == (
        east.id, date(2023, 5, 1), devices.entry(one.id).warranty_ends_on,
    )  # fmt: skip
    by_hand = devices.create(customer_id=west.id, model="x", purchased_on=date(2024, 2, 29), warranty_months=24)
    assert other.warranty_ends_on == Device.get_by_id(by_hand.result).warranty_ends_on
    assert search.find("customer", "东方电子") == [east.id]
    assert search.find("device", "sn0002") == [other.id]
    assert search.find("customer", "gzdf") == search.scan("customer", "gzdf") == [east.id]


def test_the_audit_trail_tells_all_and_stays_whole(branch: Any, tmp_path: Path) -> None:
    run = entered(sheet(tmp_path, EAST, WEST), "customers")
    assert audit.verify() is None
    lines = list(
        AuditEntry.select().where(AuditEntry.id.between(run.first_line, run.last_line)).order_by(AuditEntry.id)
    )
    assert [line.kind for line in lines] == ["customer"] * 2 + ["contact"] * 2 + ["address"] * 2 + ["device"] * 2
    assert {line.action for line in lines} == {"import.run"}
    assert json.loads(lines[0].changes)["name"] == [None, EAST[0]]
    assert lines[0].row_number == "KH-GZ01-00001"
    assert AuditEntry.get(AuditEntry.kind == "import_run").id == run.last_line + 1


def test_numbers_go_on_where_they_were(branch: Any, tmp_path: Path) -> None:
    customers.create(name="早先的客户")
    entered(sheet(tmp_path, EAST, WEST), "customers")
    customers.create(name="后来的客户")
    assert [row.number[-1] for row in Customer.select().order_by(Customer.id)] == ["1", "2", "3", "4"]


def test_several_devices_of_a_customer_are_one_customer(branch: Any, tmp_path: Path) -> None:
    second = [*EAST[:4], "M-9", "SN0009", None, None]
    third = [EAST[0], "赵会计", "020-83331111/13900000001", None, "M-9", "SN0010", None, None]
    entered(sheet(tmp_path, EAST, second, third), "customers")
    (customer,) = Customer.select()
    assert Device.select().where(Device.customer == customer.id).count() == 3
    assert [(row.name, row.phone) for row in Contact.select().order_by(Contact.id)] == [
        ("王强", "13812345678"), ("赵会计", "020-83331111"), ("赵会计", "13900000001"),
    ]  # fmt: skip


def test_two_persons_of_one_name_are_two_customers(branch: Any, tmp_path: Path) -> None:
    rows = [["张伟", "", "13800000001"], ["张伟", "", "13800000002"], ["张伟", "", "13800000001"]]
    found = listed(sheet(tmp_path, *rows), "customers")
    assert [verdict for verdict, _ in verdicts(found)] == ["add", "add", "same"]
    importing.carry_out(found)
    assert [row.kind for row in Customer.select()] == ["person", "person"]


def test_a_foreign_number_of_a_customer_is_kept_and_found(branch: Any, tmp_path: Path) -> None:
    head = ["客户编号", "客户名称", "电话"]
    entered(sheet(tmp_path, ["C-007", "广州东方电子有限公司", "13812345678"], head=head), "customers")
    assert Customer.get().number == "C-007"
    again = sheet(tmp_path, ["C-007", "广州东方电子", "13900000009"], ["KH-GZ01-00099", "新客户公司", ""], head=head)
    found = listed(again, "customers")
    assert found.line(0).verdict == "add"  # a further telephone
    assert found.line(1).verdict == "refused"
    assert "KH-GZ01-00099" in found.line(1).reason
    importing.carry_out(found)
    assert Customer.select().count() == 1
    assert Contact.select().count() == 2


# -- nothing twice ---------------------------------------------------------------------------------------------------


def test_the_same_file_twice_adds_nothing(branch: Any, tmp_path: Path) -> None:
    path = sheet(tmp_path, EAST, WEST, ["无机用户商店", "", "", "人民路3号", "M-7", None, "2020-1-1", None])
    first = entered(path, "customers")
    before = state_of_the_branch()
    file = importing.read(path)
    same = import_runs.of_same_file(file.digest)
    assert same is not None
    assert same.number == first.number
    found = listed(path, "customers")
    assert [verdict for verdict, _ in verdicts(found)] == ["same"] * 3
    with pytest.raises(UserError, match="nothing to enter"):
        importing.carry_out(found)
    assert state_of_the_branch() == before


def test_equal_rows_without_a_serial_are_not_guessed(branch: Any, tmp_path: Path) -> None:
    row = [*EAST[:5], None, "2023-5-1", "12"]
    found = listed(sheet(tmp_path, row, row), "customers")
    assert found.line(1).verdict == "refused"
    assert "line 2" in found.line(1).reason


# -- changes and conflicts -------------------------------------------------------------------------------------------


def test_a_change_is_listed_with_old_and_new(branch: Any, tmp_path: Path) -> None:
    entered(sheet(tmp_path, EAST), "customers")
    moved = [EAST[0], "孙丽", EAST[2], "越秀路9号", "M-1", "SN0001", "2023.5.1", "24"]
    found = listed(sheet(tmp_path, moved, name="b.xlsx"), "customers")
    line = found.line(0)
    assert line.verdict == "change"
    told = {(old, new) for _, old, new in line.fields}
    assert {("天河路1号", "越秀路9号"), ("王强", "孙丽"), ("12", "24")} <= told
    importing.carry_out(found)
    customer = Customer.get()
    assert (customer.address, customer.contact_name, customer.row_version) == ("越秀路9号", "孙丽", 2)
    assert Device.get().warranty_ends_on == date(2025, 5, 1)
    assert search.find("customer", "越秀路") == [customer.id]
    assert search.find("customer", "天河路") == []


def test_ours_can_be_kept_for_all_or_for_one_row(branch: Any, tmp_path: Path) -> None:
    entered(sheet(tmp_path, EAST, WEST), "customers")
    rows = [[EAST[0], "孙丽", *EAST[2:]], [WEST[0], "周红", *WEST[2:]]]
    found = listed(sheet(tmp_path, *rows, name="b.xlsx"), "customers")
    with pytest.raises(UserError, match="nothing to enter"):
        importing.carry_out(found, changes="ours")
    found.chosen[found.line(0).line] = "ours"
    run = ImportRun.get_by_id(importing.carry_out(found).result)
    assert (run.changed, run.passed_over) == (1, 1)
    assert [row.contact_name for row in Customer.select().order_by(Customer.id)] == ["王强", "周红"]


def test_what_was_changed_by_hand_since_the_import_is_a_conflict(branch: Any, tmp_path: Path) -> None:
    entered(sheet(tmp_path, EAST), "customers")
    row = Customer.get()
    place = Address.get()
    person = Contact.get()
    customers.change(
        customer_id=row.id, seen_version=row.row_version, name=row.name,
        contacts=(customers.ContactInput(person.name, person.phone, is_primary=True, id=person.id),),
        addresses=(customers.AddressInput("新址8号", is_primary=True, id=place.id),),
    )  # fmt: skip
    found = listed(sheet(tmp_path, EAST), "customers")
    assert found.line(0).verdict == "conflict"
    assert "boss" in found.line(0).reason
    with pytest.raises(UserError):
        importing.carry_out(found)
    importing.carry_out(listed(sheet(tmp_path, EAST), "customers"), conflicts="theirs")
    assert Customer.get().address == "天河路1号"


def test_another_telephone_of_a_company_on_file_is_for_a_person_to_decide(branch: Any, tmp_path: Path) -> None:
    entered(sheet(tmp_path, EAST), "customers")
    other = [EAST[0], "新人", "13900001111", None, "M-5", "SN5", None, None]
    path = sheet(tmp_path, other, name="b.xlsx")
    found = listed(path, "customers")
    assert found.line(0).verdict == "conflict"
    importing.carry_out(found, conflicts="theirs")
    assert Customer.select().count() == 1
    assert Contact.select().count() == 2
    assert Device.select().count() == 2


def test_two_candidates_are_a_conflict_and_become_a_third_only_if_wanted(branch: Any, tmp_path: Path) -> None:
    for _ in range(2):
        customers.create(name="广州东方电子有限公司", contacts=(customers.ContactInput("王强", "13812345678"),))
    found = listed(sheet(tmp_path, EAST), "customers")
    assert found.line(0).verdict == "conflict"
    assert "KH-GZ01-00001" in found.line(0).reason
    importing.carry_out(found, conflicts="theirs")
    assert Customer.select().count() == 3


def test_a_serial_of_another_customer_is_a_conflict(branch: Any, tmp_path: Path) -> None:
    entered(sheet(tmp_path, EAST), "customers")
    taken = [*WEST[:5], "sn-0001", None, None]
    found = listed(sheet(tmp_path, taken, name="b.xlsx"), "customers")
    assert found.line(0).verdict == "conflict"
    assert EAST[0] in found.line(0).reason


def test_records_changed_since_the_list_was_made_refuse_it(branch: Any, tmp_path: Path) -> None:
    found = listed(sheet(tmp_path, EAST), "customers")
    customers.create(name="有人在此期间登记")
    with pytest.raises(UserError) as refused:
        importing.carry_out(found)
    assert refused.value.field == "stale"
    assert Customer.select().count() == 1


# -- refused ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["", "王", "13812345678"], "missing"),
        (["甲公司", "王", "138", "路", "M", "SN1", "去年", ""], "no date"),
        (["甲公司", "王", "138", "路", "M", "SN1", "1899-1-1", ""], "too early"),
        (["甲公司", "王", "138", "路", "M", 1.234567e17, "", ""], "lost digits"),
        (["甲公司", "王", "138", "路", "M", "SN1", "2023-1-1", "终身"], "months"),
        (["公" * 201, "王", "138"], "at most 200"),
    ],
)
def test_a_row_that_cannot_go_in_says_why(branch: Any, tmp_path: Path, row: list[Any], said: str) -> None:
    found = listed(sheet(tmp_path, EAST, row), "customers")
    assert found.line(1).verdict == "refused"
    assert said in found.line(1).reason
    ((cells, reason),) = found.refused_rows()
    assert (cells[1], reason) == (row[1], found.line(1).reason)
    run = ImportRun.get_by_id(importing.carry_out(found).result)
    assert (run.added, run.refused) == (1, 1)


def test_refused_rows_are_saved_mended_and_imported_again(branch: Any, tmp_path: Path) -> None:
    bad = ["甲公司", "王", "13800000002", "=1+1", "M", "00012345", "去年", ""]
    found = listed(sheet(tmp_path, EAST, bad), "customers")
    importing.carry_out(found)
    target = tmp_path / "refused.xlsx"
    assert importing.save_refused(found, target) == 1
    again = importing.read(target)
    head, row = again.sheets[0].rows
    assert head[:-1] == tuple(HEAD)
    assert "no date" in str(row[-1])
    assert (row[3], row[5]) == ("=1+1", "00012345")  # a text stays a text
    mended = [*row[:6], "2023-1-1", None, row[-1]]
    workbook(target, [head, mended])
    assert listed(target, "customers").line(0).verdict == "add"


def test_formulas_stay_what_they_are(branch: Any, tmp_path: Path) -> None:
    entered(sheet(tmp_path, ["=cmd|' /C calc'!A0公司", "@SUM(1)", "13812345678", "+1路"]), "customers")
    customer = Customer.get()
    assert (customer.name, customer.contact_name, customer.address) == ("=cmd|' /C calc'!A0公司", "@SUM(1)", "+1路")


# -- contracts and old calls -----------------------------------------------------------------------------------------

CONTRACT = ["合同编号", "客户名称", "电话", "类型", "开始日期", "结束日期", "合同金额", "机身号", "签订日期"]


def test_contracts_come_with_their_first_term_and_devices(branch: Any, tmp_path: Path) -> None:
    entered(sheet(tmp_path, EAST), "customers")
    row = ["WB-2024-1", EAST[0], EAST[2], "全保", "2024.1.1", "2024年12月31日", "1.2万", "SN0001", "2023-12-20"]
    path = sheet(tmp_path, row, head=CONTRACT, name="c.xlsx")
    run = entered(path, "contracts")
    assert run.added == 1
    contract, term = Contract.get(), ContractTerm.get()
    assert (contract.number, contract.kind, contract.fee, contract.covers_all) == (
        "WB-2024-1",
        "maintenance",
        1_200_000,
        False,
    )
    assert (term.ordinal, term.starts_on, term.ends_on, term.fee) == (
        1,
        date(2024, 1, 1),
        date(2024, 12, 31),
        1_200_000,
    )
    assert ContractDevice.get().device_id == Device.get().id
    assert contracts.entry(contract.id).number == "WB-2024-1"
    assert [verdict for verdict, _ in verdicts(listed(path, "contracts"))] == ["same"]
    longer = sheet(tmp_path, [*row[:5], "2025-6-30", *row[6:]], head=CONTRACT, name="d.xlsx")
    assert entered(longer, "contracts").changed == 1
    assert Contract.get().ends_on == ContractTerm.get().ends_on == date(2025, 6, 30)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({4: "2025-1-1", 5: "2024-1-1"}, "before the beginning"),
        ({4: ""}, "missing"),
        ({7: "SN9999"}, "no device with the serial"),
        ({0: "HT-GZ01-2611-0001"}, "no such contract"),
        ({6: "面议"}, "no amount"),
    ],
)
def test_a_contract_that_cannot_be_says_why(branch: Any, tmp_path: Path, change: dict[int, str], said: str) -> None:
    row = ["WB-1", EAST[0], EAST[2], "维保", "2024-1-1", "2024-12-31", "1000", "", ""]
    for at, value in change.items():
        row[at] = value
    found = listed(sheet(tmp_path, row, head=CONTRACT), "contracts")
    assert found.line(0).verdict == "refused"
    assert said in found.line(0).reason


def test_a_contract_number_of_another_customer_is_refused(branch: Any, tmp_path: Path) -> None:
    row = ["WB-1", EAST[0], EAST[2], "维保", "2024-1-1", "2024-12-31", "1000", "", ""]
    entered(sheet(tmp_path, row, head=CONTRACT), "contracts")
    row[1], row[2] = WEST[0], WEST[2]
    assert EAST[0] in listed(sheet(tmp_path, row, head=CONTRACT, name="b.xlsx"), "contracts").line(0).reason


def test_two_contracts_never_cover_the_same_days_and_devices(branch: Any, tmp_path: Path) -> None:
    row = ["WB-1", EAST[0], EAST[2], "维保", "2024-1-1", "2024-12-31", "1000", "", ""]
    meets, apart = (
        ["WB-2", *row[1:4], "2024-12-31", "2025-6-30", *row[6:]],
        ["WB-3", *row[1:4], "2026-1-1", "2026-6-30", *row[6:]],
    )
    found = listed(sheet(tmp_path, row, meets, apart, head=CONTRACT), "contracts")
    assert [verdict for verdict, _ in verdicts(found)] == ["add", "refused", "add"]
    assert "line 2" in found.line(1).reason
    importing.carry_out(found)
    again = listed(
        sheet(tmp_path, meets, [*apart[:4], "2024-6-1", *apart[5:]], head=CONTRACT, name="b.xlsx"), "contracts"
    )
    assert [verdict for verdict, _ in verdicts(again)] == ["refused", "refused"]
    assert all("WB-1" in reason for _, reason in verdicts(again))


def test_a_hand_newer_than_the_file_is_a_conflict(branch: Any, tmp_path: Path) -> None:
    made = customers.create(
        name=EAST[0],
        contacts=(customers.ContactInput(EAST[1], EAST[2]),),
        addresses=(customers.AddressInput("新址1号"),),
    ).result
    path = sheet(tmp_path, EAST)
    assert listed(path, "customers").line(0).verdict == "change"
    long_ago = datetime(2020, 1, 1).timestamp()
    os.utime(path, (long_ago, long_ago))
    found = listed(path, "customers")
    assert found.line(0).verdict == "conflict"
    importing.carry_out(found, conflicts="theirs")
    assert Customer.get_by_id(made).address == EAST[3]


REPAIR = [
    "单号",
    "报修日期",
    "时间",
    "客户名称",
    "电话",
    "机型",
    "机身号",
    "故障现象",
    "处理结果",
    "维修人员",
    "完成日期",
    "费用",
    "状态",
]
DONE = [
    "001",
    "2019.3.5",
    "14:20",
    EAST[0],
    EAST[2],
    "M-1",
    "SN0001",
    "不开机",
    "更换电源",
    "陈志强",
    "2019-3-6",
    "150元",
    "已完成",
]
OPEN = ["002", "2026-11-19", "", "新客户机械厂", "13700000001", "M-3", "", "漏油", "", "", "", "", "未完成"]


def test_an_old_repair_ledger_disturbs_no_number(branch: Any, tmp_path: Path) -> None:
    entered(sheet(tmp_path, EAST), "customers")
    year_later = [DONE[0], "2020.3.5", *DONE[2:10], "", *DONE[11:]]
    path = sheet(tmp_path, DONE, OPEN, year_later, head=REPAIR, name="r.xlsx")
    entered(path, "repairs")
    done, standing, later = ServiceCall.select().order_by(ServiceCall.id)
    assert [done.number, standing.number, later.number] == ["旧-001", "旧-002", "旧-001(20200305)"]
    assert done.received_at.isoformat() == "2019-03-05T06:20:00+00:00"
    assert (done.state, done.is_open, done.charge, done.technician_name) == ("closed", False, 15_000, "陈志强")
    assert done.device_id == Device.get().id
    assert done.technician_id == branch.technician_id
    assert (standing.state, standing.is_open) == ("logged", True)
    assert standing.response_due_at is not None
    assert [row.kind for row in ServiceCallEvent.select().where(ServiceCallEvent.call == done.id)] == [
        "register", "complete", "close",
    ]  # fmt: skip
    assert not database.query("SELECT 1 FROM number_series WHERE series = 'service_call'")
    assert search.find("service_call", "更换电源") == [later.id, done.id]
    assert [verdict for verdict, _ in verdicts(listed(path, "repairs"))] == ["same"] * 3
    assert service_call_file.file(done.id).number == "旧-001"
    assert timeline.for_customer(done.customer_id).entries


def test_an_old_call_without_a_number_is_known_again(branch: Any, tmp_path: Path) -> None:
    path = sheet(tmp_path, ["", *DONE[1:]], head=REPAIR)
    entered(path, "repairs")
    assert [verdict for verdict, _ in verdicts(listed(path, "repairs"))] == ["same"]
    assert ServiceCall.get().number.startswith("旧-20190305-")


# -- all or nothing, and who may -------------------------------------------------------------------------------------


class _StopsLater(Silent):
    def __init__(self, reports: int) -> None:
        super().__init__()
        self._left = reports

    def report(self, done: int, total: int, text: str = "") -> None:
        self._left -= 1
        if self._left < 0:
            self.cancel()
        super().report(done, total, text)


@pytest.mark.parametrize("reports", range(6))
def test_stopping_leaves_nothing_behind(branch: Any, tmp_path: Path, reports: int) -> None:
    found = listed(sheet(tmp_path, EAST, WEST), "customers")
    before = state_of_the_branch()
    with pytest.raises(Cancelled):
        importing.carry_out(found, progress=_StopsLater(reports))
    assert state_of_the_branch() == before
    assert search.find("customer", "东方") == []
    importing.carry_out(found)
    assert audit.verify() is None


@pytest.mark.parametrize("role", ["representative", "technician", "approver", "administrator"])
def test_only_a_supervisor_imports(branch: Any, tmp_path: Path, as_role: As, role: str) -> None:
    path = sheet(tmp_path, EAST)
    found = listed(path, "customers")
    with as_role(role):
        with pytest.raises(NotPermitted):
            importing.read(path)
        with pytest.raises(NotPermitted):
            importing.carry_out(found)
        with pytest.raises(NotPermitted):
            import_runs.runs()


# -- columns ---------------------------------------------------------------------------------------------------------


def test_the_meaning_of_columns_is_remembered_for_the_same_headings(branch: Any, tmp_path: Path) -> None:
    path = sheet(tmp_path, ["甲厂", "M1", "备用"], head=["单位", "规格", "杂项"])
    file = importing.read(path)
    view = importing.sheet_view(file, "customers", "Sheet1")
    assert view.columns == ("name", "model", "")
    importing.remember_columns("customers", view.heading, ("name", "model", "notes"))
    assert importing.sheet_view(file, "customers", "Sheet1").columns == ("name", "model", "notes")


def test_a_required_column_must_be_said_and_none_twice(branch: Any, tmp_path: Path) -> None:
    file = importing.read(sheet(tmp_path, EAST))
    with pytest.raises(UserError, match="Customer name"):
        importing.dry_run(file, "customers", "Sheet1", [""] * 8)
    with pytest.raises(UserError, match="Model"):
        importing.dry_run(file, "customers", "Sheet1", ["name", "model", "model", *[""] * 5])


def test_a_sheet_is_chosen_among_several(branch: Any, tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx", {"说明": [["请先阅读"]], "客户": [HEAD, EAST]})
    file = importing.read(path)
    assert [one.name for one in file.sheets] == ["说明", "客户"]
    assert importing.ledger_of(file, "客户") == "customers"
    with pytest.raises(UserError, match="headings"):
        importing.sheet_view(file, "customers", "说明")
    with pytest.raises(UserError, match="说明, 客户"):
        importing.sheet_view(file, "customers", "没有")


# -- devices ---------------------------------------------------------------------------------------------------------

UNITS = ["设备名称", "型号", "序列号", "客户名称", "电话", "地址", "安装日期", "备注"]


def test_a_sheet_of_devices_leaves_customers_as_they_are(branch: Any, tmp_path: Path) -> None:
    entered(sheet(tmp_path, EAST), "customers")
    known = ["复印机", "M-8", "SN0008", EAST[0], EAST[2], "分店9号", "2024-1-1", "在二楼"]
    new = ["空调", "K-1", "SN0010", "新客户贸易公司", "13800000010", "路10号", "", ""]
    moved = ["复印机", "M-1B", "SN-0001", EAST[0], EAST[2], "", "", ""]
    path = sheet(tmp_path, known, new, moved, ["", "", "", EAST[0], EAST[2], "", "", ""], head=UNITS, name="d.xlsx")
    found = listed(path, "devices")
    assert [verdict for verdict, _ in verdicts(found)] == ["add", "add", "change", "refused"]
    importing.carry_out(found)
    east = Customer.get(Customer.name == EAST[0])
    assert (east.address, east.row_version) == ("天河路1号", 1)
    second = Device.get(Device.serial == "SN0008")
    assert (second.customer_id, second.address, second.notes) == (east.id, "分店9号", "在二楼")
    assert Device.get(Device.serial_key == "SN0001").model == "M-1B"
    assert Device.get(Device.serial == "SN0010").customer_name == "新客户贸易公司"
    assert [verdict for verdict, _ in verdicts(listed(path, "devices"))] == ["same", "same", "same", "refused"]


def test_what_is_out_of_use_comes_back_with_a_newer_sheet(branch: Any, tmp_path: Path) -> None:
    entered(sheet(tmp_path, EAST), "customers")
    device, customer = Device.get(), Customer.get()
    devices.deactivate(device_id=device.id, seen_version=device.row_version, reason="报废")
    customers.deactivate(customer_id=customer.id, seen_version=customer.row_version, reason="搬走")
    found = listed(sheet(tmp_path, EAST), "customers")
    assert found.line(0).verdict == "conflict"
    importing.carry_out(found, conflicts="theirs")
    assert (Device.get().status, Customer.get().status) == ("in_use", "active")


def test_a_merged_file_stands_for_the_one_it_went_into(branch: Any, tmp_path: Path) -> None:
    kept = customers.create(name="保留的公司", contacts=(customers.ContactInput("王", "13800000001"),)).result
    gone = customers.create(name=EAST[0], contacts=(customers.ContactInput("王强", EAST[2]),)).result
    Customer.update(status="merged", merged_into=kept).where(Customer.id == gone).execute()
    found = listed(sheet(tmp_path, [EAST[0], "", EAST[2], "", "M-1", "SN0001", "", ""]), "devices")
    importing.carry_out(found)
    assert Device.get().customer_id == kept


@pytest.mark.parametrize(("said", "state"), [("已取消", "cancelled"), ("待处理", "logged"), ("√", "closed")])
def test_where_an_old_call_stands(branch: Any, tmp_path: Path, said: str, state: str) -> None:
    entered(sheet(tmp_path, [*DONE[:10], "", "", said], head=REPAIR), "repairs")
    assert ServiceCall.get().state == state
    assert service_call_file.file(ServiceCall.get().id).state == state


def test_a_state_that_nobody_knows_is_refused(branch: Any, tmp_path: Path) -> None:
    found = listed(sheet(tmp_path, [*DONE[:12], "蓝色"], head=REPAIR), "repairs")
    assert found.line(0).verdict == "refused"


def test_a_hundred_rows_of_everything_messy(branch: Any, tmp_path: Path) -> None:
    """A title, a merged head, blank lines, numbers as text, totals and signatures: only the rows are counted."""
    rows: list[list[Any]] = [
        ["客户设备台帐（二〇二四年）"],
        [],
        ["序号", "客户信息", None, "设备", None],
        [None, "客户名称", "电话", "型号", "机身号"],
    ]
    for at in range(100):
        rows.append(
            [
                str(at + 1),
                f"第{at}实业公司",
                f"０２０－８{at:07}" if at % 2 else 13_800_000_000 + at,
                "M-1",
                10_000 + at,
            ]
        )
        if at % 10 == 9:
            rows.append(["小计", None, None, 10])
            rows.append([])
    rows += [["合  计", "100 户"], ["制表人：张三", None, "审核：李四"]]
    found = listed(workbook(tmp_path / "m.xlsx", rows), "customers")
    assert found.counts() == {"add": 100, "change": 0, "conflict": 0, "refused": 0, "same": 0}
    importing.carry_out(found)
    assert Device.select().where(Device.serial == "10042").count() == 1
    assert {row.phone[:4] for row in Customer.select()} <= {"020-", "1380"}


def test_texts_that_a_server_could_not_hold_go_in_clean_and_are_told_first(branch: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [f"客户{at}有限公司,137000{at:05},{'地' * 30}{at}号" for at in range(60)]
    path.write_text(
        "\n".join(["客户名称,电话,地址", *rows, "西\0湖机械厂,13900000001,南山路\0 2 号"]), encoding="utf-8"
    )
    file = importing.read(path)
    assert file.cleaned == 2
    entered(path, "customers")
    last = Customer.select().order_by(Customer.id.desc()).first()
    assert (last.name, last.address) == ("西湖机械厂", "南山路 2 号")
