"""The demonstration's typed figures: every quarter that ended, on their scales; what indicators say of it is lively."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from app.indicators import _catalogue
from app.indicators._declaration import period_of
from app.indicators._reading import read
from app.models import database
from app.services import _repeat_repairs
from tests.demonstrations import Demonstrations


def test_the_demonstration_has_figures(tmp_path: Path, frozen_clock: Any, demonstrations: Demonstrations) -> None:
    database.open_database(demonstrations.everyday(tmp_path / "demo.aftercare"))
    last = period_of("quarter", date(2026, 7, 1))
    every = _catalogue.all_indicators()
    for name in ("cost_control", "rule_compliance", "customer_relationship"):
        value = read(every[name], last).value
        assert value is not None
        assert 50_00 < value <= 100_00
    year = period_of("year", date(2026, 11, 1))
    shares = ("response_on_time", "arrival_on_time", "first_fix", "solved_by_phone", "visit_rate", "renewal_rate")
    for name in shares:
        found = read(every[name], year)
        assert 0 < (found.top or 0) < (found.bottom or 0), f"{name}: {found.words}"
    before = database.query("SELECT id, days_since_repair, days_to_repeat FROM service_call ORDER BY id")
    assert any(days is not None for _, days, _ in before)
    _repeat_repairs.count_anew(range(1, 2_000))
    assert database.query("SELECT id, days_since_repair, days_to_repeat FROM service_call ORDER BY id") == before
