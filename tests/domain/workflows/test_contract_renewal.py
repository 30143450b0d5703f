"""The states of a renewal (3.8), its guards and buckets."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import NotPermitted, UserError
from app.domain.workflows import contract_renewal as renewal
from app.domain.workflows.contract_renewal import State

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("days", "bucket", "state"),
    [
        (-1, "overdue", "expiring"), (0, "30", "expiring"), (30, "30", "expiring"), (31, "60", "active"),
        (60, "60", "active"), (61, "90", "active"), (90, "90", "active"), (91, "later", "active"),
    ],
)  # fmt: skip
def test_buckets_count_by_the_last_day(days: int, bucket: str, state: str) -> None:
    ends = TODAY + timedelta(days=days)
    assert renewal.bucket(ends, TODAY) == bucket
    assert renewal.state_of("", "active", ends, TODAY, 30) == state
    assert renewal.state_of("notified", "active", ends, TODAY, 30) == State.NOTIFIED
    assert renewal.state_of("notified", "lapsed", ends, TODAY, 30) == State.LAPSED


def test_the_way_of_a_renewal() -> None:
    assert renewal.after("expiring", "notify") == State.NOTIFIED
    assert renewal.after("notified", "contact") == State.NEGOTIATING
    assert renewal.after("negotiating", "notify") == State.NEGOTIATING
    for state in ("active", "expiring", "notified", "negotiating", "lapsed"):
        assert renewal.after(state, "offer") == state, "an offer is prepared before anybody was told (F05)"
    assert renewal.after("negotiating", "renew") == State.RENEWED
    assert renewal.after("negotiating", "lapse", {"loss_reason": "price"}) == State.LAPSED
    assert renewal.after("lapsed", "contact") == State.LAPSED
    assert renewal.after("lapsed", "renew") == State.RENEWED
    assert renewal.after("lapsed", "restore") == State.ACTIVE


@pytest.mark.parametrize(
    ("state", "event", "facts", "field"),
    [
        ("expiring", "lapse", {}, "loss_reason"),
        ("expiring", "lapse", {"loss_reason": "whim"}, "loss_reason"),
        ("expiring", "lapse", {"loss_reason": "other"}, "loss_note"),
        ("active", "lapse", {"loss_reason": "price", "days_left": 181}, None),
        ("lapsed", "renew", {"contract_state": "lapsed", "by_term": True}, "by_term"),
        ("expiring", "renew", {"term_follows": False}, "starts_on"),
        ("expiring", "renew", {"successors": 1}, None),
        ("lapsed", "restore", {"successors": 1}, None),
        ("expiring", "renew", {"contract_state": "cancelled"}, None),
        ("expiring", "notify", {"contract_state": "cancelled"}, None),
        ("renewed", "lapse", {"loss_reason": "price"}, None),
        ("lapsed", "notify", {}, None),
        ("renewed", "renew", {}, None),
    ],
)  # fmt: skip
def test_what_the_guards_refuse(state: str, event: str, facts: dict, field: str | None) -> None:
    with pytest.raises(UserError) as refused:
        renewal.after(state, event, facts)
    assert refused.value.field == field


def test_a_technician_renews_nothing() -> None:
    with pytest.raises(NotPermitted):
        renewal.after("expiring", "renew", {}, "technician")
    assert {one.event for one in renewal.permitted("lapsed", "representative")} == {
        "contact", "offer", "renew", "restore",
    }  # fmt: skip


@given(
    st.dates(date(2000, 1, 1), date(2090, 1, 1)),
    st.dates(date(2000, 1, 1), date(2090, 1, 1)),
    st.integers(7, 180),
    st.sampled_from(("", "notified", "negotiating")),
    st.sampled_from(("active", "suspended", "lapsed", "renewed")),
)
def test_state_and_bucket_agree(ends: date, today: date, notice: int, stored: str, state: str) -> None:
    found = renewal.state_of(stored, state, ends, today, notice)
    left = (ends - today).days
    assert (found in (State.LAPSED, State.RENEWED)) == (state in ("lapsed", "renewed"))
    if found == State.EXPIRING:
        assert left <= notice
    if found == State.ACTIVE:
        assert left > notice
    where = renewal.bucket(ends, today)
    assert (where == "overdue") == (left < 0)
    if where.isdigit():
        assert left <= int(where)


@given(st.lists(st.sampled_from(("notify", "contact", "offer", "renew", "lapse", "restore")), max_size=12))
def test_only_a_decision_ends_the_round(events: list[str]) -> None:
    state = State.EXPIRING
    for event in events:
        try:
            state = renewal.after(state, event, {"loss_reason": "price"})
        except UserError:
            continue
        assert (state == State.RENEWED) == (event == "renew")
        if state == State.LAPSED:
            assert event in ("lapse", "contact", "offer")
