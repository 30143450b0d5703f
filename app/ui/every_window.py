"""What is the same in every window of the program, from the first rows on: letters under Alt, the way of Tab, room.

And a frame round what has the focus.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.ui.focus_frame import FocusFrame
from app.ui.mnemonics import AltLetters
from app.ui.small_screen import SmallScreen
from app.ui.tab_order import TabOrder


def watch(owner: QObject) -> None:
    """From now on, as long as its owner lives."""
    if owner.findChild(AltLetters) is None:
        AltLetters(owner)
        TabOrder(owner)
        SmallScreen(owner)
        FocusFrame(owner)
