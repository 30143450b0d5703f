"""Returned goods have a month to be resold before their loss is counted (002C, 3.13.2)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.domain import loss
from app.domain.loss import Line
from app.models.complaint_decision import ComplaintLoss
from app.models.return_slip import ReturnSlip, ReturnSlipLine
from app.services import _complaint_reminders, complaint_file, complaint_losses, penalties, return_slips, settings
from app.services import session as sessions
from tests.services.complaint_cases import case, version
from tests.services.decided_cases import approved, attributed
from tests.services.settlement_cases import a_slip, drawn_plainly, executing

pytestmark = pytest.mark.usefixtures("frozen_clock")


def refused(act: Callable[[], object]) -> UserError:
    with pytest.raises(UserError) as found:
        act()
    return found.value


def back(case_id: int, quantity: int = 10, day: date | None = None) -> ComplaintLoss:
    """Goods of a case are back: their line of the loss."""
    line = Line("return", "电源模块", quantity, 50_000, returned_on=day or clock.today())
    complaint_losses.save(case_id, seen_version=version(case_id), lines=(line,))
    return only()


def only() -> ComplaintLoss:
    return ComplaintLoss.get(ComplaintLoss.is_active)


def sell(row: ComplaintLoss, **more: Any) -> None:
    given = {"quantity": 10, "sold_amount": 300_000, "grade_price": 50_000, "sold_on": clock.today(), **more}
    complaint_losses.resold(row.id, seen_version=row.row_version, **given)


def test_before_they_are_back_the_loss_is_what_it_would_cost(branch: Any) -> None:
    case_id = attributed()
    complaint_losses.save(case_id, seen_version=version(case_id), lines=(Line("return", "电源", 10, 50_000),))
    row = only()
    assert (row.amount, row.resale, row.waits_until) == (100_000, "", None)
    assert (case(case_id).loss_amount, case(case_id).proposed_amount) == (100_000, 100_000)


def test_goods_that_are_back_wait_a_month_and_nothing_is_counted(branch: Any) -> None:
    case_id = attributed()
    row = back(case_id)
    assert (row.resale, row.waits_until, row.amount) == ("waiting", date(2026, 12, 20), 100_000)
    found = case(case_id)
    assert (found.loss_amount, found.proposed_amount) == (0, 100_000)
    assert complaint_losses.waiting_until(case_id) == date(2026, 12, 20)
    (line,) = complaint_file.file(case_id).losses
    assert (line.resale, line.waits_until) == ("waiting", date(2026, 12, 20))


def test_counting_earlier_is_refused_naming_the_day(branch: Any, frozen_clock: Any) -> None:
    row = back(attributed())
    for days in (0, 29, 1):
        frozen_clock(timedelta(days=days))
        early = refused(lambda: complaint_losses.not_resold(row.id, seen_version=row.row_version))
        assert (early.field, "2026-12-20" in early.text) == ("resale", True)
    assert only().resale == "waiting"
    frozen_clock(timedelta(days=1))
    complaint_losses.not_resold(row.id, seen_version=row.row_version)
    found = only()
    assert (found.resale, found.amount, found.counted_by) == ("unsold", 100_000, "林晓梅")
    assert case(found.complaint_id).loss_amount == 100_000
    assert refused(lambda: complaint_losses.not_resold(found.id, seen_version=found.row_version)).field == "resale"


def test_resold_in_time_the_loss_is_what_is_missing_from_the_grade_a_price(branch: Any) -> None:
    case_id = attributed()
    sell(back(case_id), sold_to="佛山二手设备行")
    row = only()
    assert (row.resale, row.amount, row.sold_to) == ("sold", 200_000, "佛山二手设备行")
    assert case(case_id).loss_amount == 200_000
    (line,) = complaint_file.file(case_id).losses
    known = Line(**{name: getattr(line, name) for name in Line.__dataclass_fields__})
    assert loss.arithmetic(known) == "10 × 500.00 − 3,000.00 = 2,000.00"
    assert "佛山二手设备行" in loss.resale_words(known)


def test_resold_dearer_than_grade_a_nothing_is_lost(branch: Any) -> None:
    case_id = attributed()
    sell(back(case_id), sold_amount=600_000)
    assert (only().amount, case(case_id).loss_amount) == (0, 0)


def test_what_is_left_of_a_line_waits_on(branch: Any, frozen_clock: Any) -> None:
    case_id = attributed()
    sell(back(case_id), quantity=4, sold_amount=160_000)
    rows = list(ComplaintLoss.select().where(ComplaintLoss.is_active).order_by(ComplaintLoss.id))
    assert [(row.resale, row.quantity, row.amount) for row in rows] == [("sold", 4, 40_000), ("waiting", 6, 60_000)]
    assert rows[1].waits_until == rows[0].waits_until == date(2026, 12, 20)
    assert case(case_id).loss_amount == 40_000
    frozen_clock(timedelta(days=31))
    complaint_losses.not_resold(rows[1].id, seen_version=rows[1].row_version)
    assert case(case_id).loss_amount == 100_000


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"quantity": 0}, "quantity"),
        ({"quantity": 11}, "quantity"),
        ({"quantity": -1}, "quantity"),
        ({"sold_amount": 0}, "sold_amount"),
        ({"sold_amount": -1}, "sold_amount"),
        ({"sold_amount": 10**12}, "sold_amount"),
        ({"sold_amount": None}, "sold_amount"),
        ({"grade_price": 0}, "grade_price"),
        ({"grade_price": 10**12 - 1}, "grade_price"),
        ({"sold_on": date(2026, 11, 21)}, "sold_on"),
        ({"sold_on": date(2026, 11, 1)}, "sold_on"),
        ({"sold_to": "名" * 300}, "sold_to"),
    ],
)
def test_unsound_sales(branch: Any, more: dict[str, Any], field: str) -> None:
    row = back(attributed())
    assert refused(lambda: sell(row, **more)).field == field
    assert only().resale == "waiting"


def test_resold_after_the_month_it_counts_as_not_sold(branch: Any, frozen_clock: Any) -> None:
    row = back(attributed())
    frozen_clock(timedelta(days=31))
    late = refused(lambda: sell(row))
    assert (late.field, "2026-12-20" in late.text) == ("sold_on", True)
    sell(row, sold_on=date(2026, 12, 20))
    assert only().resale == "sold"


@pytest.mark.parametrize("days", [1, -1])
def test_goods_are_not_back_tomorrow_nor_before_the_complaint(branch: Any, days: int) -> None:
    case_id = attributed()
    assert refused(lambda: back(case_id, day=clock.today() + timedelta(days=days))).field == "returned_on"


def test_no_outcome_comes_in_by_the_back_door(branch: Any) -> None:
    case_id = attributed()
    line = Line("return", "电源", 10, 50_000, returned_on=clock.today(), resale="sold", sold_amount=499_999, amount=1)
    complaint_losses.save(case_id, seen_version=version(case_id), lines=(line,))
    assert (only().resale, only().amount, only().sold_amount) == ("waiting", 100_000, 0)


def test_a_counted_line_stays_counted_beside_new_ones(branch: Any) -> None:
    case_id = attributed()
    sell(back(case_id))
    (row,) = complaint_file.file(case_id).losses
    kept = Line(**{name: getattr(row, name) for name in Line.__dataclass_fields__})
    lines = (kept, Line("compensation", amount=5_000))
    complaint_losses.save(case_id, seen_version=version(case_id), lines=lines)
    assert case(case_id).loss_amount == 205_000


def test_without_months_nothing_is_waited_for(branch: Any, as_role: Any) -> None:
    with as_role("administrator"):
        settings.change(values={"loss.resale_months": 0})
    case_id = attributed()
    assert (back(case_id).resale, case(case_id).loss_amount) == ("", 100_000)


def test_a_line_keeps_the_month_it_was_given(branch: Any, as_role: Any) -> None:
    case_id = attributed()
    row = back(case_id)
    with as_role("administrator"):
        settings.change(values={"loss.resale_months": 3})
    complaint_losses.save(case_id, seen_version=version(case_id), lines=(complaint_losses.amounts.line_of(row),))
    assert only().waits_until == date(2026, 12, 20)


def test_two_count_the_same_goods(branch: Any) -> None:
    row = back(attributed())
    sell(row, quantity=4)
    with pytest.raises(ChangedMeanwhile):
        sell(row, quantity=1)


def test_who_may_not_propose_counts_nothing(branch: Any) -> None:
    row = back(attributed())
    with sessions.acting_as(branch.sessions["technician"]), pytest.raises(NotPermitted):
        sell(row)


def test_no_penalty_for_a_loss_that_is_not_counted(branch: Any, as_role: Any) -> None:
    with as_role("administrator"):
        settings.change(values={"penalty.enabled": True})
    case_id = attributed()
    row = back(case_id)
    with sessions.acting_as(branch.sessions["supervisor"]):
        share = penalties.shares(case_id)[0]
        given = {"kind": "penalty", "case_id": case_id, "responsibility_id": share.id, "reason": "未按规范"}
        early = refused(lambda: penalties.draft(**given))
        assert (early.field, "2026-12-20" in early.text) == ("responsibility_id", True)
        sell(row)
        assert penalties.draft(**given).result


def test_who_is_late_counting_is_reminded(branch: Any, frozen_clock: Any) -> None:
    case_id = approved()
    row = back(case_id)
    assert not _reminded()
    frozen_clock(timedelta(days=31))
    assert _reminded() == {case_id}
    complaint_losses.not_resold(row.id, seen_version=row.row_version)
    assert not _reminded()


def _reminded() -> set[int]:
    return {row_id for row_id, text in _complaints() if "returned goods" in text}


def _complaints() -> list[tuple[int, str]]:
    return [(one.row_id, one.text) for one in _complaint_reminders._unsold()]


def test_counted_by_the_warehouse_goods_begin_to_wait(branch: Any, as_role: Any) -> None:
    case_id, (line_id,) = executing(("return", {"goods": "电源模块", "quantity": 10, "amount": 500_000}))
    lines = (Line("return", "电源模块", 10, 50_000), Line("compensation", amount=500))
    complaint_losses.save(case_id, seen_version=version(case_id), lines=lines)
    assert case(case_id).loss_amount == 100_500
    with drawn_plainly():
        slip_id = a_slip(case_id, line_id)

        def seen() -> int:
            return int(ReturnSlip.get_by_id(slip_id).row_version)

        with as_role("approver"):
            return_slips.approve(slip_id, seen_version=seen())
        return_slips.arrive(slip_id, seen_version=seen(), day=clock.today(), received_by="孙立")
        pieces = {row.id: 10 for row in ReturnSlipLine.select()}
        return_slips.count(slip_id, seen_version=seen(), pieces=pieces, day=clock.today())
    rows = [(row.kind, row.resale, row.waits_until) for row in ComplaintLoss.select().order_by(ComplaintLoss.id)]
    assert rows == [("return", "waiting", date(2026, 12, 20)), ("compensation", "", None)]
    assert case(case_id).loss_amount == 500
