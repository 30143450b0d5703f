"""The sheet of requests for return or exchange: one or several of one asker, in the words of the paper."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from app.core.errors import NotPermitted, UserError
from app.domain import exchange
from app.models.exchange_request import ExchangeRequest
from app.services import customers, exchange_papers, exchange_requests


def requested(work: Any, **more: Any) -> ExchangeRequest:
    given = {
        "customer_id": work.customer_id,
        "goods": "电源模块",
        "cause": "nonconforming",
        "wants": "exchange",
        **more,
    }
    return ExchangeRequest.get_by_id(exchange_requests.request(**given).result)


def sheet(*rows: ExchangeRequest) -> dict[str, Any]:
    return exchange_papers.exchange_request(" ".join(row.number for row in rows))


def test_one_request_as_it_stands(work: Any, as_role: Any) -> None:
    row = requested(
        work, device_id=work.device_id, quantity=2, cost_bearer="user", bearer_reason="已过七日", remark="完好"
    )
    found = sheet(row)
    assert json.loads(json.dumps(found)) == found
    assert (found["number"], found["asker"], found["is_office"]) == (row.number, "广州华盛电子科技有限公司", False)
    line = found["lines"][0]
    assert (line["wants"], line["cause"], line["bearer"], line["quantity"]) == ("换货", "产品不合格", "用户", 2)
    assert found["rules"] == "产品不合格：一律更换，并追究内部责任（002A）"
    assert (found["bearer_reason"], found["remark"]) == ("已过七日", "完好")
    assert "decision" not in found
    with as_role("supervisor"):
        exchange_requests.decide(row.id, seen_version=row.row_version, decision="agreed", reason="符合规定")
    found = sheet(row)
    assert (found["decision"], found["decision_reason"], found["decided_by"]) == ("同意", "符合规定", "周建国")
    assert found["lines"][0]["decision"] == "同意"


def test_several_of_one_asker_on_one_sheet_and_what_differs_in_its_line(work: Any, as_role: Any) -> None:
    rows = [requested(work, remark=f"第{place}件") for place in range(3)]
    with as_role("supervisor"):
        exchange_requests.decide(rows[0].id, seen_version=1, decision="agreed", reason="符合规定")
        exchange_requests.decide(rows[1].id, seen_version=1, decision="refused", reason="人为损坏")
        exchange_requests.void(rows[2].id, seen_version=1, reason="录入错误")
    found = exchange_papers.exchange_request(f"{rows[1].number}，{rows[0].number.lower()}、{rows[2].number}")
    assert [line["number"] for line in found["lines"]] == [row.number for row in rows]
    assert [line["decision"] for line in found["lines"]] == ["同意", "不同意", "作废"]
    assert "decision" not in found
    assert found["decision_reason"].splitlines() == [
        f"{rows[0].number}：符合规定", f"{rows[1].number}：人为损坏", f"{rows[2].number}：录入错误",
    ]  # fmt: skip
    assert not found["is_void"]
    assert sheet(rows[2])["is_void"]
    assert exchange_papers.of_that_day(rows[0].id) == (rows[0].number, rows[1].number)
    assert exchange_papers.of_that_day(rows[2].id) == tuple(row.number for row in rows)


def test_what_an_office_asked_for_on_another_day_is_left_out(work: Any, frozen_clock: Any) -> None:
    first = requested(work, customer_id=0, office="佛山分公司")
    requested(work)
    frozen_clock(timedelta(days=1))
    later = requested(work, customer_id=0, office="佛山分公司")
    assert exchange_papers.of_that_day(first.id) == (first.number,)
    assert exchange_papers.of_that_day(later.id) == (later.number,)
    assert sheet(first, later)["is_office"] is True


def test_what_cannot_be_printed(work: Any, as_role: Any) -> None:
    row, other = requested(work), requested(work, customer_id=customers.create(name="乙公司").result)
    office, another = (requested(work, customer_id=0, office=name) for name in ("佛山分公司", "东莞分公司"))
    too_many = " ".join([row.number, *(f"SL-GZ01-2611-{place:04}" for place in range(200))])
    for subject in ("", " ，", "SL-GZ01-2611-9999", "nonsense", too_many):
        with pytest.raises(UserError) as refused:
            exchange_papers.exchange_request(subject)
        assert refused.value.field == "subject"
    for pair in ((row, other), (row, office), (office, another)):
        with pytest.raises(UserError, match="different customers"):
            sheet(*pair)
    with as_role("technician"), pytest.raises(NotPermitted):
        sheet(row)


def test_every_word_of_the_domain_has_one_on_paper() -> None:
    assert set(exchange_papers.CAUSES) == set(exchange.CAUSES)
    assert set(exchange_papers.BEARERS) == set(exchange.BEARERS)
    assert set(exchange_papers.WANTS) == set(exchange.WANTS)
