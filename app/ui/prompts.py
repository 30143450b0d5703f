"""One bridge for everything the program says or asks.

Messages go to a strip, questions to a box, and tests give the answers.
"""

from __future__ import annotations

import weakref
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6 import QtWidgets  # its classes are made when first named, and no box is shown at the start
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.core.errors import EnvironmentFault
from app.core.record import record
from app.ui.theme import Tone


@record
class Message:
    """One sentence for the strip. It leaves by itself unless `stays`; `action` is run by the button worded `verb`."""

    text: str
    tone: Tone = Tone.NORMAL
    verb: str = ""
    action: Callable[[], object] | None = None
    stays: bool = False


_NO_ANSWER = object()


class Prompts(QObject):
    """Says and asks.

    `said` announces every message; strips that were attached show it, the topmost visible one first.
    """

    said = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answers: deque[Any] = deque()
        self._strips: list[weakref.ref[QWidget]] = []
        self.asked: list[str] = []
        """Every question asked so far, for tests."""
        self.nobody_answers = False
        """The computer is shutting down: every question is taken as cancelled, no box holds it up."""

    # -- saying
    # -------------------------------------------------------------------------------------------------------------

    def attach(self, strip: QWidget) -> None:
        """Let a strip (a widget with `show_message`) show messages while it is visible; the one attached last wins."""
        self._strips.append(weakref.ref(strip))

    def say(self, text: str, verb: str = "", action: Callable[[], object] | None = None) -> None:
        """Tell that something was done."""
        self.show(Message(text, Tone.DONE, verb, action))

    def warn(self, text: str, verb: str = "", action: Callable[[], object] | None = None) -> None:
        """Tell that something was refused or needs attention."""
        self.show(Message(text, Tone.DUE, verb, action))

    def fault(self, error: EnvironmentFault, verb: str = "", action: Callable[[], object] | None = None) -> None:
        """Tell that the world does not cooperate and what to do; stays until it is closed."""
        self.show(Message(error.text, Tone.LATE, verb, action, stays=True))

    def show(self, message: Message) -> None:
        """Show a message in the topmost visible strip."""
        self.said.emit(message)
        for reference in reversed(self._strips):
            strip = reference()
            if strip is None or not isValid(strip):  # its dialog is gone, however long Python keeps the shell
                self._strips.remove(reference)
            elif strip.window().isVisible():
                strip.show_message(message)
                return

    # -- asking
    # -------------------------------------------------------------------------------------------------------------

    def next_answer(self, *answers: Any) -> None:
        """Answer the next questions without a box (tests, the tour).

        Bool for confirm, text for ask_text, a Path for files, None to cancel.
        """
        self._answers.extend(answers)

    @property
    def unasked(self) -> tuple[Any, ...]:
        """Answers that no question has taken yet."""
        return tuple(self._answers)

    def confirm(self, text: str, verb: str, detail: str = "") -> bool:
        """Ask before what cannot be undone; `verb` words the button that does it. Esc and Enter both mean no."""
        prepared = self._prepared(text)
        if prepared is not _NO_ANSWER:
            return bool(prepared)
        box = QtWidgets.QMessageBox(QtWidgets.QMessageBox.Icon.NoIcon, "", text, parent=_parent())
        box.setWindowTitle(QApplication.applicationDisplayName())
        box.setInformativeText(detail)
        do_it = box.addButton(verb, QtWidgets.QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton(self.tr("Cancel"), QtWidgets.QMessageBox.ButtonRole.RejectRole)
        do_it.setProperty("role", "danger")
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        agreed: list[bool] = []
        do_it.clicked.connect(lambda: agreed.append(True))
        box.exec()  # may return because its window went away, and the box with it
        return bool(agreed)

    def ask_text(self, text: str, value: str = "", *, secret: bool = False, lines: bool = False) -> str | None:
        """Ask for a line (or for several `lines`); None when cancelled."""
        prepared = self._prepared(text)
        if prepared is not _NO_ANSWER:
            return prepared
        title = QApplication.applicationDisplayName()
        if lines:
            answer, given = QtWidgets.QInputDialog.getMultiLineText(_parent(), title, text, value)
        else:
            echo = QtWidgets.QLineEdit.EchoMode.Password if secret else QtWidgets.QLineEdit.EchoMode.Normal
            answer, given = QtWidgets.QInputDialog.getText(_parent(), title, text, echo, value)
        return answer if given else None

    def choose(self, text: str, options: list[str]) -> str | None:
        """Let one of a few options be picked; None when cancelled."""
        prepared = self._prepared(text)
        if prepared is not _NO_ANSWER:
            return prepared
        answer, given = QtWidgets.QInputDialog.getItem(
            _parent(), QApplication.applicationDisplayName(), text, options, 0, False
        )
        return answer if given else None

    def open_file(self, title: str, kinds: str = "") -> Path | None:
        """Ask for a file to read; `kinds` as Qt words it, such as "PDF (*.pdf)"."""
        prepared = self._prepared(title)
        if prepared is not _NO_ANSWER:
            return prepared
        name, _ = QtWidgets.QFileDialog.getOpenFileName(_parent(), title, "", kinds)
        return Path(name) if name else None

    def open_files(self, title: str, kinds: str = "") -> list[Path]:
        """Ask for any number of files to read."""
        prepared = self._prepared(title)
        if prepared is not _NO_ANSWER:
            return list(prepared or [])
        names, _ = QtWidgets.QFileDialog.getOpenFileNames(_parent(), title, "", kinds)
        return [Path(name) for name in names]

    def save_file(self, title: str, name: str = "", kinds: str = "") -> Path | None:
        """Ask where to write; asks again before an existing file is replaced, or when another program has it open."""
        prepared = self._prepared(title)
        if prepared is not _NO_ANSWER:
            path = prepared
        else:
            found, _ = QtWidgets.QFileDialog.getSaveFileName(_parent(), title, name, kinds)
            path = Path(found) if found else None
        from app.ui.desktop.held_files import another_if_held  # with the first file

        return another_if_held(self, path) if path is not None else None

    def folder(self, title: str) -> Path | None:
        """Ask for a folder."""
        prepared = self._prepared(title)
        if prepared is not _NO_ANSWER:
            return prepared
        name = QtWidgets.QFileDialog.getExistingDirectory(_parent(), title)
        return Path(name) if name else None

    def changed_meanwhile(self, text: str, differences: dict[str, tuple[str, str]]) -> bool:
        """Show both versions field by field; True keeps mine, False takes theirs."""
        prepared = self._prepared(text)
        if prepared is not _NO_ANSWER:
            return bool(prepared)
        from app.ui.dialogs.changed_meanwhile import ChangedMeanwhileDialog

        return ChangedMeanwhileDialog(text, differences, _parent()).keeps_mine()

    def _prepared(self, question: str) -> Any:
        self.asked.append(question)
        if self.nobody_answers:
            return None
        return self._answers.popleft() if self._answers else _NO_ANSWER


def _parent() -> QWidget | None:
    return QApplication.activeModalWidget() or QApplication.activeWindow()
