"""Figures that a supervisor types in: on their scale, for a period, with what they said before."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.models.organisation import AuditEntry
from app.services import typed_figures

OCTOBER = date(2026, 10, 1)


def enter(**more: Any) -> Any:
    given = {"indicator": "rule_compliance", "span": "quarter", "first_on": OCTOBER, "value": 92_50}
    return typed_figures.enter(**{**given, **more})


@pytest.fixture(autouse=True)
def _boss(branch: Any, frozen_clock: Any, as_role: Any) -> Any:
    with as_role("supervisor"):
        yield


def test_what_was_typed_is_read_for_exactly_its_period() -> None:
    enter()
    assert typed_figures.of("rule_compliance", OCTOBER, date(2026, 12, 31)) == (92_50, None)
    assert typed_figures.of("rule_compliance", OCTOBER, date(2026, 10, 31)) == (None, None), "the month was not judged"
    assert typed_figures.of("rule_compliance", date(2026, 7, 1), date(2026, 9, 30)) == (None, None)


def test_a_correction_keeps_what_it_said_before() -> None:
    enter()
    kept = typed_figures.entry("rule_compliance", "quarter", OCTOBER)
    assert kept is not None
    enter(value=88_00, seen_version=kept.row_version, note="复核")
    assert typed_figures.of("rule_compliance", OCTOBER, date(2026, 12, 31)) == (88_00, None)
    assert '"value": [9250, 8800]' in AuditEntry.select().order_by(AuditEntry.id.desc()).first().changes
    with pytest.raises(ChangedMeanwhile):
        enter(value=90_00, seen_version=kept.row_version)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"value": 100_01}, "value"),
        ({"value": -1}, "value"),
        ({"indicator": "data_accuracy", "value": 31, "base": 30}, "value"),
        ({"indicator": "data_accuracy", "value": 100_01}, "value"),
        ({"indicator": "cost_control", "value": 5, "base": 0}, "base"),
        ({"indicator": "cost_control", "value": None, "base": 5}, "value"),
        ({"indicator": "cost_control", "value": 10**11 + 1}, "value"),
        ({"indicator": "visit_rate"}, "indicator"),
        ({"span": "week"}, "span"),
        ({"first_on": date(2027, 1, 1)}, "first_on"),
        ({"first_on": date(2026, 7, 15)}, "first_on"),
        ({"first_on": date(2026, 8, 1)}, "first_on"),
        ({"span": "half_year", "first_on": date(2026, 4, 1)}, "first_on"),
        ({"span": "month", "first_on": date(2026, 10, 2)}, "first_on"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as refused:
        enter(**wrong)
    assert refused.value.field == field
    assert refused.value.text


def test_only_a_supervisor_types_figures(as_role: Any) -> None:
    with as_role("technician"):
        with pytest.raises(NotPermitted):
            enter()
        with pytest.raises(NotPermitted):
            typed_figures.entry("rule_compliance", "quarter", OCTOBER)
