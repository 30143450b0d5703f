"""What the due times of a complaint mean, by where it stands."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from app.core.tabular import Value
from app.domain.workflows.complaint import SETTLED_STATES
from app.ledgers import _complaint_cells as cells
from app.ledgers._declaration import Tone
from tests.conftest import MOMENT

DAY = date(2026, 11, 20)


def facts(**more: Value) -> dict[str, Value]:
    given: dict[str, Any] = {
        "is_open": True, "state": "verifying", "stage_due_at": None, "close_due_at": None, "reply_due_at": None,
        "replied_at": None, "promised_on": None, "visit_due_on": None,
    }  # fmt: skip
    return {**given, **more}


def test_settled_states_are_those_of_the_workflow() -> None:
    assert {*SETTLED_STATES, "visited", "corrected", "archived"} == cells._SETTLED


@pytest.mark.parametrize(("name", "tone"), [
    ("stage_due_at", cells.stage_tone), ("close_due_at", cells.close_tone), ("reply_due_at", cells.reply_tone),
])  # fmt: skip
def test_late_soon_and_far(name: str, tone: Any) -> None:
    for due, expected in (
        (MOMENT, Tone.LATE), (MOMENT + timedelta(hours=23), Tone.DUE), (MOMENT + timedelta(days=3), Tone.NORMAL),
        (None, Tone.NORMAL),
    ):  # fmt: skip
        assert tone(facts(**{name: due}), MOMENT) is expected
    assert tone(facts(**{name: MOMENT}, is_open=False), MOMENT) is not Tone.LATE


@pytest.mark.parametrize(("name", "tone"), [("promised_on", cells.promise_tone), ("visit_due_on", cells.visit_tone)])
def test_days(name: str, tone: Any) -> None:
    for days, expected in ((-1, Tone.LATE), (0, Tone.DUE), (1, Tone.NORMAL)):
        assert tone(facts(**{name: DAY + timedelta(days=days)}), MOMENT) is expected


def test_what_is_done_is_not_late() -> None:
    late: datetime = MOMENT - timedelta(days=9)
    assert cells.close_tone(facts(close_due_at=late, state="executed"), MOMENT) is Tone.DONE
    assert cells.reply_tone(facts(reply_due_at=late, replied_at=late), MOMENT) is Tone.DONE
    assert cells.promise_tone(facts(promised_on=DAY - timedelta(days=9), state="not_ours"), MOMENT) is Tone.DONE
    assert cells.visit_tone(facts(visit_due_on=DAY - timedelta(days=9), state="visited"), MOMENT) is Tone.DONE
    assert cells.visit_tone(facts(visit_due_on=DAY - timedelta(days=9), state="executed"), MOMENT) is Tone.LATE
    assert cells.state_tone(facts(is_open=False), MOMENT) is Tone.DONE


def test_settlement_in_words() -> None:
    assert cells.settlement("return allowance", MOMENT) == "Return、Price cut"
    assert cells.settlement("", MOMENT) == ""
