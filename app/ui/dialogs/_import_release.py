"""Letting go of a large list without anybody noticing."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer

_AT_ONCE = 400


class Release(QObject):
    """Empties lists a few hundred entries at a time between the window's events.

    A hundred thousand records that go with one reference hold up the window for a third of a second.
    """

    def __init__(self, lists: list[list[Any]], parent: QObject) -> None:
        super().__init__(parent)
        self._lists = lists
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._some)
        self._timer.start(0)

    def _some(self) -> None:
        while self._lists and not self._lists[-1]:
            self._lists.pop()
        if not self._lists:
            self._timer.stop()
            self.deleteLater()
            return
        del self._lists[-1][-_AT_ONCE:]


def let_go(*lists: list[Any]) -> None:
    """Empty these lists, which nobody needs any more, little by little; at once where no window is."""
    program = QCoreApplication.instance()
    if program is not None:
        Release([one for one in lists if one], program)
        return
    for one in lists:
        one.clear()
