"""A setting that nothing reads is a promise nobody keeps: every declared one is asked for somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.settings import SETTINGS

APP = Path(__file__).parents[2] / "app"
COMPOSED = (
    ("sla.level", 'f"sla.level{level}.response_hours"'),
    ("sla.level", 'f"sla.level{level}.arrival_hours"'),
    ("sla.report_hours.", 'f"sla.report_hours.level{level}"'),
    ("number.", 'f"number.{kind}.format"'),
    ("print.paper.", 'f"print.paper.{form}"'),
)
"""Keys that are put together, and how."""


@pytest.fixture(scope="module")
def code() -> str:
    """Everything but the declarations, which stand in `domain/setting*.py`."""
    declared = set((APP / "domain").glob("setting*.py"))
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(APP.rglob("*.py")) if file not in declared)


def test_every_setting_is_read(code: str) -> None:
    unread = [
        key
        for key in SETTINGS
        if f'"{key}"' not in code and not any(key.startswith(begin) and how in code for begin, how in COMPOSED)
    ]
    assert unread == []


def test_what_is_put_together_still_is(code: str) -> None:
    assert [how for _, how in COMPOSED if how not in code] == []
