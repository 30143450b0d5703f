"""Used of included."""

from __future__ import annotations

from typing import Any

import pytest

from app.ui.theme import LIGHT
from app.ui.widgets.meter import Meter


@pytest.mark.parametrize(
    ("share", "colour"), [(0.5, LIGHT.done), (0.8, LIGHT.due), (1.0, LIGHT.late), (3.0, LIGHT.late), (None, "")]
)
def test_the_bar_says_how_near_the_end_is(qtbot: Any, share: float | None, colour: str) -> None:
    meter = Meter()
    qtbot.addWidget(meter)
    meter.show_use("Visits", "2 of 4", share)
    meter.resize(meter.sizeHint())
    meter.show()
    assert meter.text() == meter.accessibleName() == "Visits: 2 of 4"
    picture = meter.grab().toImage()
    seen = {picture.pixelColor(x, meter.height() - 6).name() for x in range(4, meter.width() // 3)}
    assert (colour in seen) == bool(colour)
    assert not seen & ({LIGHT.done, LIGHT.due, LIGHT.late} - {colour})
