"""The row of buttons of a record: what may be done with it, step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.icons import icon
from app.ui.theme import SPACE, mark
from app.ui.widgets.flow import FlowLayout


class StepRow(FlowLayout):
    """One button a step, given as (event, meaning of the icon, words, what a click does).

    `buttons` holds them by event; the one of the event "void" is marked as dangerous.
    """

    def __init__(self, parent: QWidget, steps: Iterable[tuple[str, str, str, Callable[[], object]]]) -> None:
        super().__init__(SPACE // 2)
        self.buttons: dict[str, QPushButton] = {}
        for event, meaning, words, clicked in steps:
            button = self.buttons[event] = QPushButton(icon(meaning), words, parent)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on, clicked=clicked: clicked())
            self.addWidget(button)
        if "void" in self.buttons:
            mark(self.buttons["void"], role="danger")
