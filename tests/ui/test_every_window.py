"""What watches every window is there once for its owner, and ends with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from app.ui.every_window import watch
from app.ui.mnemonics import AltLetters
from app.ui.tab_order import TabOrder


@pytest.mark.parametrize("kind", [AltLetters, TabOrder])
def test_each_owner_has_its_own_once(qapp: QApplication, kind: type[QObject]) -> None:
    house = QObject()
    person = QObject(house)
    watch(person)
    watch(person)
    watch(house)
    for owner in (person, house):
        found = owner.findChildren(kind, options=Qt.FindChildOption.FindDirectChildrenOnly)
        assert len(found) == 1
