"""Requests for return or exchange: taken in, changed, decided, sent, arrived, withdrawn, void."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.ledgers._catalogue import all_ledgers
from app.ledgers._source import LedgerState, open_source
from app.models import search
from app.models.exchange_request import ExchangeRequest
from app.services import customers, devices, exchange_request_file, exchange_requests, finding, home, settings

DAY = date(2026, 11, 20)


def requested(work: Any, **more: Any) -> int:
    given = {
        "customer_id": work.customer_id, "device_id": work.device_id, "cause": "nonconforming", "wants": "exchange",
        **more,
    }  # fmt: skip
    return exchange_requests.request(**given).result


def row(request_id: int) -> ExchangeRequest:
    return ExchangeRequest.get_by_id(request_id)


def decide(request_id: int, decision: str = "agreed", **more: Any) -> None:
    given = {"reason": "符合规定", "seen_version": row(request_id).row_version, **more}
    exchange_requests.decide(request_id, decision=decision, **given)


def test_a_request_takes_goods_from_the_device_and_the_bearer_from_the_cause(work: Any) -> None:
    call_id = work.register()
    request_id = requested(work, call_id=call_id, remark="外观完好")
    found = exchange_request_file.file(request_id)
    device = devices.entry(work.device_id)
    assert found.number == "SL-GZ01-2611-0001"
    assert (found.goods, found.model, found.serial) == (device.product_name, device.model, device.serial)
    assert (found.cost_bearer, found.bearer_reason, found.quantity) == ("company", "", 1)
    assert (found.state, found.decision, found.device_id, found.call_id) == (
        "requested", "open", work.device_id, call_id,
    )  # fmt: skip
    assert found.call_number.startswith("JX")
    assert found.actions == {"change", "withdraw"}
    assert search.find("exchange_request", found.goods, 5) == [request_id]


def test_another_bearer_needs_a_reason_which_goes_when_it_is_as_suggested(work: Any) -> None:
    with pytest.raises(UserError) as refused:
        requested(work, cost_bearer="user")
    assert refused.value.field == "bearer_reason"
    request_id = requested(work, cost_bearer="user", bearer_reason="已过三包期")
    assert (row(request_id).cost_bearer, row(request_id).bearer_reason) == ("user", "已过三包期")
    exchange_requests.change(
        request_id, seen_version=1, cause="misuse", wants="return", device_id=work.device_id, goods="电源", quantity=3,
        cost_bearer="user", bearer_reason="已过三包期",
    )  # fmt: skip
    changed = row(request_id)
    assert (changed.bearer_reason, changed.goods, changed.quantity, changed.wants) == ("", "电源", 3, "return")


def test_a_branch_office_asks_by_its_name(work: Any) -> None:
    given = {"customer_id": 0, "device_id": 0, "goods": "交换机", "serial": "ab 12"}
    request_id = requested(work, office="佛山分公司", **given)
    requested(work, office="佛山分公司", **given)
    assert (row(request_id).customer_id, row(request_id).customer_name) == (None, "佛山分公司")
    assert exchange_request_file.offices() == ("佛山分公司",)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"customer_id": 0, "device_id": 0}, "customer_id"),
        ({"customer_id": 0, "office": " "}, "office"),
        ({"customer_id": 0, "office": "佛山分公司"}, "device_id"),
        ({"device_id": 0}, "goods"),
        ({"cause": ""}, "cause"),
        ({"wants": "money"}, "wants"),
        ({"quantity": 0}, "quantity"),
        ({"quantity": -1}, "quantity"),
        ({"quantity": 10**12}, "quantity"),
        ({"quantity": 1.5}, "quantity"),
        ({"cause": "weather"}, "cause"),
        ({"cost_bearer": "nobody", "bearer_reason": "商定"}, "cost_bearer"),
        ({"goods": "货" * 10_000}, "goods"),
        ({"model": "M" * 10_000}, "model"),
        ({"serial": "S" * 10_000}, "serial"),
        ({"remark": "备" * 100_000}, "remark"),
        ({"customer_id": 0, "device_id": 0, "goods": "电源", "office": "佛" * 121}, "office"),
        ({"cause": "unwanted"}, "cost_bearer"),
    ],
)
def test_what_cannot_be_requested(work: Any, more: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as refused:
        requested(work, **more)
    assert refused.value.field == field
    assert not ExchangeRequest.select().exists()


def test_device_and_call_are_of_the_customer(work: Any) -> None:
    call_id = work.register()
    other = customers.create(name="乙公司").result
    with pytest.raises(UserError, match="another customer"):
        requested(work, customer_id=other)
    with pytest.raises(UserError) as refused:
        requested(work, customer_id=other, device_id=0, goods="电源", call_id=call_id)
    assert refused.value.field == "call_id"
    second = devices.create(customer_id=work.customer_id, product_name="打印机").result
    with pytest.raises(UserError, match="another device"):
        requested(work, device_id=second, call_id=call_id)


def test_agreed_sent_and_arrived(work: Any, as_role: Any, frozen_clock: Any) -> None:
    request_id = requested(work)
    with pytest.raises(NotPermitted):
        decide(request_id)
    with as_role("supervisor"):
        decide(request_id, cost_bearer="counter", bearer_reason="柜台发错货")
    found = exchange_request_file.file(request_id)
    assert (found.state, found.decision, found.decision_reason) == ("agreed", "agreed", "符合规定")
    assert (found.cost_bearer, found.bearer_reason) == ("counter", "柜台发错货")
    assert found.decided_by
    assert found.actions == {"ship"}
    for day in (None, DAY - timedelta(days=1), DAY + timedelta(days=1)):
        with pytest.raises(UserError) as refused:
            exchange_requests.shipped(request_id, seen_version=found.row_version, day=day)
        assert refused.value.field == "day"
    exchange_requests.shipped(request_id, seen_version=found.row_version, day=DAY)
    frozen_clock(timedelta(days=2))
    with pytest.raises(UserError):
        exchange_requests.received(
            request_id, seen_version=row(request_id).row_version, day=DAY - timedelta(days=1)
        )  # fmt: skip
    exchange_requests.received(request_id, seen_version=row(request_id).row_version, day=DAY + timedelta(days=2))
    done = exchange_request_file.file(request_id)
    assert (done.state, done.shipped_on, done.received_on) == ("received", DAY, DAY + timedelta(days=2))
    assert not done.actions


def test_refused_withdrawn_and_void_stay_on_record(work: Any, as_role: Any) -> None:
    refused_id, withdrawn_id, void_id = (requested(work) for _ in range(3))
    with as_role("supervisor"):
        with pytest.raises(UserError) as refused:
            decide(refused_id, "refused", reason=" ")
        assert refused.value.field == "reason"
        with pytest.raises(UserError) as refused:
            decide(refused_id, "later")
        assert refused.value.field == "decision"
        decide(refused_id, "refused", reason="人为损坏")
    exchange_requests.withdraw(withdrawn_id, seen_version=1, reason="客户不换了")
    with pytest.raises(NotPermitted):
        exchange_requests.void(void_id, seen_version=1, reason="录入错误")
    with as_role("supervisor"):
        exchange_requests.void(void_id, seen_version=1, reason="录入错误")
    assert [(one.state, one.decision) for one in ExchangeRequest.select().order_by(ExchangeRequest.id)] == [
        ("refused", "refused"), ("withdrawn", "withdrawn"), ("void", "open"),
    ]  # fmt: skip
    assert row(refused_id).cost_bearer == "company"
    for over in (refused_id, withdrawn_id, void_id):
        with pytest.raises(UserError, match="does not fit here"):
            exchange_requests.change(over, seen_version=9, cause="misuse", wants="return", goods="电源")


@pytest.mark.parametrize("decision", ["agreed", "refused"])
def test_nobody_decides_a_request_that_they_took_in(work: Any, as_role: Any, decision: str) -> None:
    with as_role("supervisor"):
        request_id = requested(work)
        with pytest.raises(UserError, match="another supervisor decides it"):
            decide(request_id, decision)
        found = exchange_request_file.file(request_id)
        assert "another supervisor" in found.refusal
        assert found.actions == {"change", "withdraw", "void"}, "everything else is theirs"
    assert row(request_id).state == "requested"
    assert not exchange_request_file.file(request_id).refusal, "the desk decides none"
    ExchangeRequest.update(received_by="另一主管").where(ExchangeRequest.id == request_id).execute()
    with as_role("supervisor"):
        assert not exchange_request_file.file(request_id).refusal
        decide(request_id, decision)
        assert not exchange_request_file.file(request_id).refusal, "it is over"
    assert row(request_id).state == decision


def test_a_branch_with_one_supervisor_is_not_stuck(work: Any, as_role: Any) -> None:
    with as_role("supervisor"):
        request_id = requested(work)
    with as_role("administrator"):
        settings.change(values={"complaint.self_approval": True})
    with as_role("supervisor"):
        found = exchange_request_file.file(request_id)
        assert not found.refusal
        assert {"agree", "refuse"} <= found.actions
        decide(request_id)
    assert row(request_id).state == "agreed"


def test_two_do_not_overwrite_each_other(work: Any) -> None:
    request_id = requested(work)
    given: dict[str, Any] = {"cause": "misuse", "wants": "return", "goods": "电源"}
    exchange_requests.change(request_id, seen_version=1, **given)
    with pytest.raises(ChangedMeanwhile):
        exchange_requests.change(request_id, seen_version=1, **{**given, "goods": "主板"})


def test_technicians_neither_see_nor_enter_them(work: Any, as_role: Any) -> None:
    request_id = requested(work)
    with as_role("technician"):
        for act in (
            lambda: exchange_request_file.file(request_id),
            exchange_request_file.offices,
            lambda: requested(work),
        ):
            with pytest.raises(NotPermitted):
                act()


def test_what_waits_stands_on_the_page_of_the_day_of_who_is_to_act(work: Any, as_role: Any) -> None:
    def figures() -> dict[str, home.Figure]:
        return {one.key: one for one in home.figures() if one.key.startswith("exchanges_")}

    agreed, refused, *_ = [requested(work) for _ in range(4)]
    with as_role("supervisor"):
        decide(agreed)
        decide(refused, "refused")
        found = figures()
        assert {key: (one.count, one.tone) for key, one in found.items()} == {
            "exchanges_to_decide": (2, "due"), "exchanges_to_send": (1, "due"),
        }  # fmt: skip
        for one in found.values():
            assert open_source(all_ledgers()[one.ledger], LedgerState(view=one.view)).count() == one.count
    assert list(figures()) == ["exchanges_to_send"], "the desk decides nothing"
    for role in ("technician", "approver", "administrator"):
        with as_role(role):
            assert not figures()


@pytest.mark.parametrize("by", ["number", "serial", "goods"])
def test_a_request_is_found_by_who_may_see_it(work: Any, as_role: Any, by: str) -> None:
    request_id = requested(work, serial="HX-778899", goods="光模块")
    text = getattr(row(request_id), by)
    found = next(one for one in finding.find_anything(text) if one.kind == "exchange_request")
    assert found.id == request_id
    assert found.title.startswith(row(request_id).number)
    with as_role("technician"):
        assert "exchange_request" not in {one.kind for one in finding.find_anything(text)}
