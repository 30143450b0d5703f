"""What is the same in every window of the program, from the first rows on: letters under Alt, the way of Tab, room.

And a frame round what has the focus.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from app.ui.focus_frame import FocusFrame
from app.ui.mnemonics import AltLetters
from app.ui.small_screen import SmallScreen
from app.ui.tab_order import TabOrder


def watch(owner: QObject) -> None:
    """From now on, as long as its owner lives."""
    # only its own: a person's watchers, further down, end with that person
    if owner.findChild(AltLetters, options=Qt.FindChildOption.FindDirectChildrenOnly) is None:
        AltLetters(owner)
        TabOrder(owner)
        SmallScreen(owner)
        FocusFrame(owner)
