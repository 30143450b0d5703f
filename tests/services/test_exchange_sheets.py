"""The sheet of requests for return or exchange is frozen when it is printed: what comes later makes a version."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from app.core.errors import NotPermitted, UserError
from app.models.customer import Customer
from app.models.exchange_request import ExchangeRequest
from app.models.voucher import IssuedPaper, PrintLog
from app.services import exchange_requests, exchange_sheets, issuing, swap_notes
from tests.services.test_erasures import NAME, PHONE, ask_and_erase, make
from tests.services.test_exchange_papers import requested


@pytest.fixture(autouse=True)
def _drawn(renderer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(issuing.RENDERERS, exchange_sheets.FORM, renderer)


def issue(*rows: ExchangeRequest) -> int:
    return exchange_sheets.issue(subject=subject(*rows)).result


def further(seen_version: int, *rows: ExchangeRequest) -> int:
    return exchange_sheets.issue_further(subject=subject(*rows), seen_version=seen_version).result


def subject(*rows: ExchangeRequest) -> str:
    return " ".join(row.number for row in rows)


def agree(row: ExchangeRequest, as_role: Any) -> None:
    with as_role("supervisor"):
        exchange_requests.decide(row.id, seen_version=row.row_version, decision="agreed", reason="符合规定")


def said(paper_id: int) -> tuple[dict[str, Any], int, bool]:
    content, _paper, reprint, is_void = json.loads(exchange_sheets.for_printing(paper_id).pdf)
    return content, reprint, is_void


def test_what_was_signed_stays_what_it_was(work: Any, as_role: Any) -> None:
    row = requested(work, remark="完好")
    assert exchange_sheets.standing(row.number).paper_id == 0
    first = issue(row)
    before = said(first)[0]
    exchange_sheets.printed(first, printer="Laser")
    agree(row, as_role)
    content, reprint, is_void = said(first)
    assert (content, reprint, is_void) == (before, 1, False)
    assert content["lines"][0]["decision"] == ""
    assert issue(row) == first
    assert exchange_sheets.standing(row.number) == exchange_sheets.Standing(row.number, first, 1, is_current=False)
    second = further(1, row)
    content, reprint, _ = said(second)
    assert (content["version"], content["decision"], content["decided_by"], reprint) == (2, "同意", "周建国", 0)
    assert said(first)[0] == before
    assert exchange_sheets.standing(row.number) == exchange_sheets.Standing(row.number, second, 2)
    assert [(one.paper_id, one.version, one.prints) for one in exchange_sheets.versions(row.id)] == [
        (second, 2, 0), (first, 1, 1),
    ]  # fmt: skip


def test_a_sheet_that_says_what_is_on_file_has_no_further_version(work: Any, as_role: Any) -> None:
    row = requested(work)
    with pytest.raises(UserError, match="not printed yet"):
        further(1, row)
    issue(row)
    Customer.update(phone="020-99887766", address="新址").where(Customer.id == work.customer_id).execute()
    assert exchange_sheets.standing(row.number).is_current
    with pytest.raises(UserError, match="says what is on file"):
        further(1, row)
    agree(row, as_role)
    further(1, row)
    with pytest.raises(UserError, match="Somebody else issued"):
        further(1, row)
    assert IssuedPaper.select().where(IssuedPaper.form == exchange_sheets.FORM).count() == 2


def test_several_on_one_sheet_are_a_sheet_of_its_own_and_found_from_each(work: Any, as_role: Any) -> None:
    rows = [requested(work) for _place in range(3)]
    alone, joint = issue(rows[0]), issue(*rows)
    assert exchange_sheets.standing(subject(*rows)).number == f"{rows[0].number}~{rows[2].number[-4:]}"
    assert [one.paper_id for one in exchange_sheets.versions(rows[0].id)] == [joint, alone]
    assert [one.paper_id for one in exchange_sheets.versions(rows[1].id)] == [joint]
    agree(rows[1], as_role)
    assert exchange_sheets.standing(rows[0].number).is_current
    assert not exchange_sheets.standing(subject(*rows)).is_current
    assert [line["decision"] for line in said(further(1, *rows))[0]["lines"]] == ["", "同意", ""]


def test_of_two_months_both_numbers_are_told_whole(work: Any, frozen_clock: Any) -> None:
    first = requested(work)
    frozen_clock(timedelta(days=40))
    last = requested(work)
    assert exchange_sheets.standing(subject(first, last)).number == f"{first.number}~{last.number}"


def test_what_is_void_is_marked_and_makes_no_version(work: Any, as_role: Any) -> None:
    row, other = requested(work), requested(work)
    paper, joint = issue(row), issue(row, other)
    with as_role("supervisor"):
        exchange_requests.void(row.id, seen_version=1, reason="录入错误")
    assert exchange_sheets.standing(row.number).is_current
    assert said(paper)[2] is True
    assert said(joint)[2] is False
    assert not exchange_sheets.standing(subject(row, other)).is_current


def test_who_may_print_it(work: Any, as_role: Any) -> None:
    row = requested(work)
    with as_role("technician"):
        for asked in (lambda: issue(row), lambda: exchange_sheets.versions(row.id)):
            with pytest.raises(NotPermitted):
                asked()
    with as_role("approver"):
        paper = issue(row)
        exchange_sheets.printed(paper, printer="Laser", copies=2)
    assert PrintLog.get().copies == 2


def test_another_paper_is_no_sheet(work: Any, as_role: Any) -> None:
    paper = issue(requested(work))
    with pytest.raises(UserError, match="no swap note"):
        swap_notes.for_printing(paper)
    IssuedPaper.update(form="swap_note").where(IssuedPaper.id == paper).execute()
    with pytest.raises(UserError, match="no sheet"):
        exchange_sheets.for_printing(paper)


def test_a_customer_who_is_erased_is_gone_from_every_sheet(work: Any, as_role: Any) -> None:
    customer_id = make()
    rows = [requested(work, customer_id=customer_id) for _place in range(2)]
    issue(rows[1])
    issue(*rows)
    other = issue(requested(work))
    for row in rows:
        exchange_requests.withdraw(row.id, seen_version=1, reason="不换了")
    ask_and_erase(as_role, customer_id)
    kept = {row.id: row.content for row in IssuedPaper.select().where(IssuedPaper.form == exchange_sheets.FORM)}
    assert len(kept) == 3
    assert not [content for content in kept.values() if NAME in content or PHONE in content]
    assert "广州华盛" in kept[other]
