"""A chart on the screen: the same geometry as on paper, reached by keys and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.charts import PALETTE, Chart, ChartKind, Slice
from app.ui.widgets.chart import ChartView


@pytest.fixture
def view(qtbot: QtBot, qapp: object) -> ChartView:
    made = ChartView()
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


def chart(kind: ChartKind, *values: int) -> Chart:
    return Chart("图", kind, tuple(Slice(f"第{at}", value, f"{value}", at) for at, value in enumerate(values)))


def share(view: ChartView, colour: str) -> float:
    image = view.grab().toImage()
    wanted = QColor(colour).rgb()
    hits = sum(image.pixel(x, y) == wanted for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    return hits / (image.width() * image.height() / 4)


def test_the_pieces_are_as_large_as_their_values(view: ChartView) -> None:
    view.show_chart(chart(ChartKind.PIE, 3, 1))
    assert 2.6 < share(view, PALETTE[0]) / share(view, PALETTE[1]) < 3.3


@pytest.mark.parametrize("kind", [ChartKind.BAR, ChartKind.COLUMN])
def test_bars_grow_with_their_values(view: ChartView, kind: ChartKind) -> None:
    view.show_chart(chart(kind, 4, 4))
    both = share(view, PALETTE[0])
    view.show_chart(chart(kind, 4, 2))
    assert 0.7 < share(view, PALETTE[0]) / both < 0.8


@pytest.mark.parametrize("kind", list(ChartKind))
def test_every_part_can_be_clicked(view: ChartView, qtbot: QtBot, kind: ChartKind) -> None:
    view.show_chart(chart(kind, 5, 3, 2))
    layout = view.layout_now()
    assert layout is not None
    for part in layout.parts:
        at = QPoint(int(part.legend.x + part.legend.width / 2 + 8), int(part.legend.y + part.legend.height / 2 + 8))
        with qtbot.waitSignal(view.opened) as opened:
            qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
        assert opened.args == [part.index]
    qtbot.mouseMove(view, QPoint(10, 10))


def test_keys_walk_round(view: ChartView, qtbot: QtBot) -> None:
    view.show_chart(chart(ChartKind.PIE, 5, 3, 2))
    with qtbot.assertNotEmitted(view.opened):
        qtbot.keyClick(view, Qt.Key.Key_Return)
    for key, place in ((Qt.Key.Key_Right, 0), (Qt.Key.Key_Left, 2), (Qt.Key.Key_Down, 0), (Qt.Key.Key_Down, 1)):
        qtbot.keyClick(view, key)
        assert view.current == place
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [1]


def test_nothing_to_show_is_said_and_whole_turns_are_drawn(view: ChartView) -> None:
    view.show_chart(None)
    assert share(view, PALETTE[0]) == 0
    view.show_chart(chart(ChartKind.PIE, 0, 0))
    assert share(view, PALETTE[0]) == 0
    view.show_chart(chart(ChartKind.PIE, 7))
    assert share(view, PALETTE[0]) > 0.1
    assert view.accessibleDescription() == "第0: 7"


def test_the_tooltip_tells_the_part(view: ChartView) -> None:
    view.show_chart(chart(ChartKind.PIE, 5, 3))
    layout = view.layout_now()
    assert layout is not None
    place = QPoint(int(layout.parts[1].legend.x + 12), int(layout.parts[1].legend.y + 12))
    assert QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, place, view.mapToGlobal(place)))
