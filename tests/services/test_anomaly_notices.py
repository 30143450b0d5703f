"""Anomaly notices: noted, changed, improved, turned into a complaint, void; never counted as complaints."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.ledgers._catalogue import all_ledgers
from app.ledgers._source import LedgerState, open_source
from app.models import search
from app.models.anomaly_notice import AnomalyNotice
from app.models.complaint import Complaint
from app.models.organisation import Department
from app.services import anomaly_notice_file, anomaly_notices, customers, departments, finding
from tests.services.complaint_cases import a_case

DAY = date(2026, 11, 20)


def noted(work: Any, **more: Any) -> int:
    given = {"customer_id": work.customer_id, "device_id": work.device_id, "content": "外箱受潮变形", **more}
    return anomaly_notices.record(**given).result


def row(notice_id: int) -> AnomalyNotice:
    return AnomalyNotice.get_by_id(notice_id)


@pytest.fixture
def unit(work: Any, as_role: Any) -> int:
    with as_role("administrator"):
        return departments.create(name="仓储物流组").result


def test_a_notice_takes_its_goods_from_the_device(work: Any, unit: int) -> None:
    call_id = work.register()
    notice_id = noted(work, call_id=call_id, department_id=unit, due_on=DAY + timedelta(days=7), visited_by="周启明")
    found = anomaly_notice_file.file(notice_id)
    assert found.number == "YC-GZ01-2611-0001"
    assert (found.product_name, found.model, found.serial) == ("UPS 不间断电源", "UPS-20K", "UP240001")
    assert (found.unit, found.department_id, found.due_on) == ("仓储物流组", unit, DAY + timedelta(days=7))
    assert (found.call_id, found.received_by, found.state) == (call_id, "林晓梅", "open")
    assert found.actions == {"change", "improve", "raise"}
    assert search.find("anomaly_notice", "外箱受潮", 5) == [notice_id]
    assert [one.id for one in finding.find_anything("YC-GZ01-2611-0001")] == [notice_id]


def test_it_never_counts_as_a_complaint(work: Any) -> None:
    noted(work)
    assert not Complaint.select().exists()
    assert open_source(all_ledgers()["complaints"], LedgerState(view="all")).count() == 0


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"content": " "}, "content"),
        ({"visited_on": DAY + timedelta(days=1)}, "visited_on"),
        ({"visited_on": DAY - timedelta(days=1)}, "visited_on"),
        ({"due_on": DAY - timedelta(days=1)}, "due_on"),
    ],
)
def test_what_cannot_be_noted(work: Any, more: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as refused:
        noted(work, **more)
    assert refused.value.field == field
    assert not AnomalyNotice.select().exists()


def test_a_closed_unit_is_not_chosen(work: Any, unit: int) -> None:
    Department.update(is_active=False).execute()
    with pytest.raises(UserError) as refused:
        noted(work, department_id=unit)
    assert refused.value.field == "department_id"


def test_changed_while_open(work: Any) -> None:
    notice_id = noted(work)
    anomaly_notices.change(notice_id, seen_version=1, content="说明书缺页", product_name="终端", finding="内衬完好")
    assert (row(notice_id).content, row(notice_id).product_name, row(notice_id).finding) == (
        "说明书缺页", "终端", "内衬完好",
    )  # fmt: skip
    with pytest.raises(ChangedMeanwhile):
        anomaly_notices.change(notice_id, seen_version=1, content="x")


def test_improved_by_a_unit_on_a_day(work: Any, unit: int, frozen_clock: Any) -> None:
    notice_id = noted(work)
    frozen_clock(timedelta(days=3))
    for given, field in (
        ({"result": "加垫板", "done_on": DAY}, "department_id"),
        ({"result": " ", "done_on": DAY, "department_id": unit}, "result"),
        ({"result": "加垫板", "done_on": None, "department_id": unit}, "done_on"),
        ({"result": "加垫板", "done_on": DAY + timedelta(days=4), "department_id": unit}, "done_on"),
        ({"result": "加垫板", "done_on": DAY - timedelta(days=1), "department_id": unit}, "done_on"),
    ):
        with pytest.raises(UserError) as refused:
            anomaly_notices.improved(notice_id, seen_version=1, **given)
        assert refused.value.field == field
    anomaly_notices.improved(
        notice_id, seen_version=1, result="加垫板", done_on=DAY + timedelta(days=2), department_id=unit
    )
    found = anomaly_notice_file.file(notice_id)
    assert (found.state, found.result, found.unit, found.done_on) == (
        "done", "加垫板", "仓储物流组", DAY + timedelta(days=2),
    )  # fmt: skip
    assert found.actions == {"raise"}
    with pytest.raises(UserError, match="does not fit here"):
        anomaly_notices.change(notice_id, seen_version=found.row_version, content="x")


def test_a_loss_that_shows_later_makes_it_a_complaint(work: Any) -> None:
    notice_id = noted(work)
    origin = ("anomaly_notice", notice_id)
    with pytest.raises(UserError, match="another customer"):
        a_case(customer_id=customers.create(name="乙公司").result, origin=origin)
    case_id = a_case(customer_id=work.customer_id, origin=origin)
    found = anomaly_notice_file.file(notice_id)
    assert (found.state, found.complaint_id, found.complaint_number) == ("raised", case_id, "GZ01-2611-001")
    assert not found.actions


def test_void_keeps_its_number(work: Any, as_role: Any) -> None:
    notice_id = noted(work)
    with pytest.raises(NotPermitted):
        anomaly_notices.void(notice_id, seen_version=1, reason="误填")
    with as_role("supervisor"):
        anomaly_notices.void(notice_id, seen_version=1, reason="误填")
    assert (row(notice_id).state, row(notice_id).void_reason) == ("void", "误填")
    assert row(noted(work)).number == "YC-GZ01-2611-0002"


def test_a_technician_sees_and_changes_only_their_own(work: Any, as_role: Any) -> None:
    foreign = noted(work)
    with as_role("technician"):
        own = noted(work, content="说明书缺页")
        for act in (
            lambda: anomaly_notice_file.file(foreign),
            lambda: anomaly_notices.change(foreign, seen_version=1, content="x"),
        ):
            with pytest.raises(NotPermitted):
                act()
        rows = open_source(all_ledgers()["anomaly_notices"], LedgerState(view="all"))
        assert [one.id for one in rows.page(0, 10)] == [own]
        assert [one.id for one in finding.find_anything("YC-GZ01")] == [own]
        anomaly_notices.change(own, seen_version=1, content="说明书缺第三页")
