"""Conditions: typed, kept, worded."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from app.core import clock
from app.core.errors import UserError
from app.ledgers._catalogue import all_ledgers
from app.ledgers._conditions import from_json, in_words, parse_condition, resolved, terms, to_json
from app.ledgers._declaration import Anchor, Condition, Me, Moving, Operator
from app.services import session

REPAIRS = all_ledgers()["repairs"]


@pytest.mark.parametrize(
    ("text", "operator", "value"),
    [
        ("state=logged", Operator.EQ, "logged"),
        ("state=Registered", Operator.EQ, "logged"),
        ("state=logged,scheduled", Operator.IN, ("logged", "scheduled")),
        ("state!=closed", Operator.NE, "closed"),
        ("fault_level=1", Operator.EQ, 1),
        ("charge>=100.50", Operator.AFTER, 10050),
        ("charge<1,000", Operator.BEFORE, 100000),
        ("received_at>=2026-11-01", Operator.AFTER, date(2026, 11, 1)),
        ("received_at=2026-11-01..2026-11-30", Operator.BETWEEN, (date(2026, 11, 1), date(2026, 11, 30))),
        ("received_at<2026-11-01T08:30", Operator.BEFORE, datetime(2026, 11, 1, 8, 30, tzinfo=clock.branch_zone())),
        ("customer_name~a=b", Operator.CONTAINS, "a=b"),
        ("customer_name=王..李", Operator.EQ, "王..李"),
        ("is_open=yes", Operator.EQ, True),
        ("arrived_at=", Operator.IS_EMPTY, None),
        ("arrived_at!=", Operator.NOT_EMPTY, None),
        ("work_minutes<=30", Operator.BETWEEN, (-(2**62), 30)),
        (" technician_name = 李明 ", Operator.EQ, "李明"),
    ],
)
def test_what_is_typed(text: str, operator: Operator, value: Any, branch: object) -> None:
    found = parse_condition(REPAIRS, text)
    assert (found.operator, found.value) == (operator, value)


@pytest.mark.parametrize(
    "text",
    [
        "state",
        "",
        "=",
        "colour=red",
        "state=blue",
        "fault_level=x",
        "charge=abc",
        "received_at=yesterday",
        "is_open=perhaps",
        "work_minutes<",
    ],
)
def test_nonsense_is_refused_with_a_sentence(text: str, branch: object) -> None:
    with pytest.raises(UserError) as caught:
        parse_condition(REPAIRS, text)
    assert caught.value.text.endswith(".")


def test_conditions_survive_keeping() -> None:
    kept = (
        Condition("state", Operator.IN, ("logged", "closed")),
        Condition("received_at", Operator.BETWEEN, (date(2026, 1, 1), Moving(Anchor.DAY, -3))),
        Condition("received_by", Operator.EQ, Me("name")),
        Condition("finished_at", Operator.BEFORE, datetime(2026, 1, 1, tzinfo=clock.branch_zone())),
        Condition("is_open", Operator.EQ, True),
        Condition("arrived_at", Operator.IS_EMPTY),
    )
    assert from_json(to_json(kept)) == kept


@pytest.mark.parametrize("text", ["[1]", '[["a", "no such", 1]]', "nothing", '[["a","eq",{"x":1}]]'])
def test_spoiled_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any wording
        from_json(text)


def test_moving_values(frozen_clock: object) -> None:
    assert resolved(Moving(Anchor.DAY, 1)) == date(2026, 11, 21)
    assert resolved(Moving(Anchor.MONTH)) == date(2026, 11, 1)
    assert resolved(Moving(Anchor.MONTH, 2)) == date(2027, 1, 1)
    assert resolved(Moving(Anchor.MONTH, -11)) == date(2025, 12, 1)
    assert resolved(Moving(Anchor.NOW)) == clock.now()
    with session.acting_as(session.Session(1, "desk", "", "representative", 9)):
        assert (resolved(Me()), resolved(Me("staff"))) == ("desk", 9)


def test_a_day_means_the_whole_day_at_the_branch(frozen_clock: object) -> None:
    (term,) = terms(REPAIRS, [Condition("received_at", Operator.EQ, Moving(Anchor.DAY))])
    assert term.params == ("2026-11-19T16:00:00Z", "2026-11-20T16:00:00Z")
    assert term.sql == "received_at >= ? AND received_at < ?"


def test_emptiness_knows_texts_from_dates() -> None:
    empty = [
        terms(REPAIRS, [Condition(name, Operator.IS_EMPTY)])[0].sql
        for name in ("reporter", "arrived_at", "satisfaction", "category")
    ]
    assert empty == ["reporter = ''", "arrived_at IS NULL", "satisfaction IS NULL", "category = ''"]


def test_an_empty_choice_matches_nothing() -> None:
    assert terms(REPAIRS, [Condition("state", Operator.IN, ())])[0].sql == "1 = 0"


def test_words(branch: object, frozen_clock: object) -> None:
    words = [
        in_words(REPAIRS, one)
        for one in (
            Condition("state", Operator.IN, ("logged", "closed")),
            Condition("charge", Operator.AFTER, 10050),
            Condition("received_at", Operator.BETWEEN, (Moving(Anchor.DAY), date(2026, 11, 30))),
            Condition("is_open", Operator.EQ, True),
            Condition("arrived_at", Operator.IS_EMPTY),
        )
    ]
    assert words == [
        "State: Registered, Archived",
        "Charge: from 100.50",
        "Received: 2026-11-20 to 2026-11-30",
        "Open: yes",
        "Arrived: empty",
    ]


def test_a_limit_at_midnight_belongs_to_the_day_that_ends_with_it(frozen_clock: object) -> None:
    complaints = all_ledgers()["complaints"]

    def sql(operator: Operator, value: Any) -> str:
        (term,) = terms(complaints, (Condition("close_due_at", operator, value),))
        return term.sql

    day = date(2026, 11, 30)
    assert sql(Operator.BETWEEN, (day, day)) == "close_due_at > ? AND close_due_at <= ?"
    assert sql(Operator.EQ, day) == "close_due_at > ? AND close_due_at <= ?"
    assert sql(Operator.BEFORE, day) == "close_due_at <= ?"
    assert sql(Operator.AFTER, day) == "close_due_at > ?"
    assert sql(Operator.BEFORE, clock.local_midnight(day)) == "close_due_at < ?", "a moment is a moment"
