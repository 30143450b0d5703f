"""When visits fall due, whose score may be asked by whom, whom to ring first (F30, R070–R072)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from app.domain import visit_rules as rules
from app.domain.visit_rules import Days, Milestone, Somebody

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def test_a_contract_is_asked_about_at_three_points() -> None:
    found = rules.contract_days(*YEAR, date(2025, 12, 20), Days(14, 0, 60))
    assert found == {
        Milestone.SIGNED: date(2026, 1, 15),
        Milestone.HALFWAY: date(2026, 7, 2),
        Milestone.BEFORE_END: date(2026, 11, 1),
    }


def test_an_empty_setting_asks_for_no_visit() -> None:
    assert rules.contract_days(*YEAR, None, Days(None, None, None)) == {}
    assert set(rules.contract_days(*YEAR, None, Days(None, None, 30))) == {Milestone.BEFORE_END}


def test_a_short_term_has_no_two_visits_on_the_wrong_side_of_each_other() -> None:
    found = rules.contract_days(date(2026, 1, 1), date(2026, 2, 15), None, Days(40, 0, 60))
    assert found == {Milestone.SIGNED: date(2026, 2, 10)}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Somebody(3, "陈志强"), Somebody(3, "陈志強"), True),
        (Somebody(3, "陈志强"), Somebody(4, "陈志强"), False),
        (Somebody(3, "陈志强"), Somebody(0, " 陈 志强"), True),
        (Somebody(0, ""), Somebody(0, ""), False),
        (Somebody(0, "Li Wei"), Somebody(9, "LI WEI"), True),
    ],
)
def test_who_is_who(one: Somebody, other: Somebody, same: bool) -> None:
    assert one.is_same(other) is other.is_same(one) is same
    assert rules.is_own_score(one, (Somebody(77, "王芳"), other)) is same


def test_whom_to_ring_first() -> None:
    today = date(2026, 11, 20)
    at = datetime(2026, 11, 20, 3, tzinfo=UTC)
    late = today - timedelta(days=1)
    order = [
        rules.rank("call", today, at, today),
        rules.rank("contract", today, at + timedelta(hours=1), today),
        rules.rank("complaint", late, None, today),
        rules.rank("complaint", today, None, today),
        rules.rank("call", late - timedelta(days=5), None, today),
        rules.rank("care", late, None, today),
        rules.rank("call", today, None, today),
    ]
    assert order == sorted(order)
    assert len(set(order)) == len(order)
