from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from app.core.errors import Bug
from app.core.paths import resources
from app.ui import theme
from app.ui.icons import MEANINGS, icon, outline
from app.ui.theme import Scheme, Tone


def _colours(image: QImage) -> set[str]:
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in points if image.pixelColor(x, y).alpha() == 255}


def test_every_meaning_is_baked_and_nothing_else() -> None:
    assert {file.stem for file in (resources() / "icons").glob("*.svg")} == set(MEANINGS)


@pytest.mark.parametrize("meaning", sorted(MEANINGS))
def test_outline_fits_its_square(meaning: str) -> None:
    box = outline(meaning).boundingRect()
    assert not box.isEmpty()
    assert box.left() >= 0
    assert box.top() >= 0
    assert box.right() <= 96
    assert box.bottom() <= 96


def test_a_meaning_nobody_declared_is_a_bug(qapp: QApplication) -> None:
    with pytest.raises(Bug, match="no icon means"):
        icon("unheard_of")


def test_the_colour_follows_tone_and_scheme(qapp: QApplication) -> None:
    late = icon("home", Tone.LATE)
    size = QSize(48, 48)
    assert _colours(late.pixmap(size).toImage()) == {QColor(theme.LIGHT.late).name()}
    theme.apply(qapp, Scheme.DARK)
    try:
        assert _colours(icon("home", Tone.DONE).pixmap(size).toImage()) == {QColor(theme.DARK.done).name()}
    finally:
        theme.apply(qapp, Scheme.LIGHT)


def test_disabled_icons_are_faint(qapp: QApplication) -> None:
    shown = icon("save").pixmap(QSize(48, 48), QIcon.Mode.Disabled).toImage()
    assert _colours(shown) == {QColor(theme.LIGHT.edge).name()}


def test_a_copied_icon_still_paints(qapp: QApplication) -> None:
    copy = QIcon(icon("home"))
    copy.addFile("nowhere.png")  # makes the copy its own
    assert not copy.pixmap(QSize(20, 20)).isNull()


def test_where_there_is_no_room_nothing_is_drawn(qapp: QApplication) -> None:
    assert icon("search").pixmap(QSize(0, 16)).isNull()
    assert not icon("search").pixmap(QSize(1, 1)).isNull()
