"""Cover drawn as bars: what they say, how they are chosen, that they are seen."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt

from app.core import clock
from app.domain.cover_bars import bars
from app.domain.cover_facts import ContractFacts, DeviceFacts
from app.ui.theme import LIGHT, tone_colour
from app.ui.widgets.cover_bars import CoverBars

TODAY = date(2026, 11, 20)
DEVICE = DeviceFacts(7, date(2024, 5, 1), None, 12, None, "CARD", date(2026, 12, 31), "EXT")
TERMS = ((date(2025, 1, 1), date(2025, 12, 31)), (date(2026, 3, 1), date(2026, 12, 31)))
TORN = ContractFacts("HT-1", "maintenance", *TERMS[1], terms=TERMS, suspended=((date(2026, 11, 1), None),))
NEXT = ContractFacts("HT-2", "warranty", date(2027, 1, 1), date(2027, 12, 31))


@pytest.fixture
def shown(qtbot: Any, frozen_clock: Any) -> CoverBars:
    widget = CoverBars()
    qtbot.addWidget(widget)
    widget.set_bars(bars(DEVICE, [NEXT, TORN]))
    widget.resize(700, widget.sizeHint().height())
    widget.show()
    return widget


def test_every_bar_says_what_it_is(shown: CoverBars) -> None:
    assert clock.today() == TODAY
    assert shown.text().splitlines() == [
        "Maker's warranty CARD: 2024-05-01 – 2025-05-01, over",
        "Extended warranty EXT: 2025-05-02 – 2026-12-31, covers today",
        "Warranty contract HT-2: 2027-01-01 – 2027-12-31, to come",
        "Maintenance contract HT-1: 2025-01-01 – 2026-12-31, suspended today",
    ]
    assert shown.accessibleDescription() == shown.text()


def test_bars_are_chosen_and_opened(shown: CoverBars, qtbot: Any) -> None:
    opened: list[str] = []
    shown.opened.connect(opened.append)
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_Up)
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert shown.accessibleDescription().startswith("Extended warranty")
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(500, 26 * 3 + 13))
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(500, 26 * 4 + 10))
    assert opened == ["EXT", "HT-1"]


def test_what_covers_today_is_filled(shown: CoverBars) -> None:
    picture = shown.grab().toImage()
    x = round(shown._x(TODAY - timedelta(days=30)))
    assert picture.pixelColor(x, 26 + 13) == tone_colour_of("done")
    assert picture.pixelColor(round(shown._x(date(2024, 8, 1))), 13).name() == LIGHT.paused_wash


def tone_colour_of(name: str) -> Any:
    from app.ui.theme import Tone

    return tone_colour(Tone(name))


def test_without_bars_there_is_nothing(shown: CoverBars) -> None:
    shown.set_bars(())
    assert shown.isHidden()


def test_the_tip_names_the_term_under_the_mouse(shown: CoverBars) -> None:
    bar = shown._bars[3]
    assert "Term 1: 2025-01-01 – 2025-12-31" in shown._tip(bar, date(2025, 6, 1))
    assert "Term 2: 2026-11-01 – 2026-12-31, suspended" in shown._tip(bar, TODAY)
    day = date(2026, 1, 1)
    assert abs(shown._day_at(shown._x(day)) - day) <= timedelta(days=2)
