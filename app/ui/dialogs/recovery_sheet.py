"""The recovery sheet before a branch is encrypted: printed or written down, then proven by one of its groups."""

from __future__ import annotations

import secrets
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.core import clock
from app.core.i18n import translate
from app.services import encryption
from app.services.sign_board import sign_board
from app.ui.desk import PaperChoice
from app.ui.icons import icon
from app.ui.theme import SPACE
from app.ui.widgets.panel import Panel

_IN_A_ROW = 7


class _Memory:
    """Nobody is signed in who could remember a printer."""

    def get(self, key: str, default: Any = None) -> Any:
        return default

    def put(self, key: str, value: Any) -> None:
        """Forgotten at once."""


class RecoverySheet(QWidget):
    """Shows the groups, prints them, and asks for one of them again. `proven` tells whether the answer fits."""

    proven = Signal(bool)

    def __init__(self, change: encryption.KeyChange, made_by: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._change, self._made_by = change, made_by
        self._groups = encryption.secret(change.new_key)
        self._asked = secrets.randbelow(len(self._groups))
        self.print = QPushButton(icon("print"), self.tr("Print the sheet …"), self)
        self.print.setAutoDefault(False)
        self.print.clicked.connect(self.show_paper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(self._shown())
        row = QHBoxLayout()
        row.addWidget(self.print)
        row.addStretch(1)
        mark = QLabel(self.tr("Key {mark}").format(mark=encryption.mark(change.new_key)), self)
        mark.setProperty("role", "muted")
        row.addWidget(mark)
        column.addLayout(row)
        question = QLabel(
            self.tr("Take the sheet in your hand: which characters are in box {number}?").format(
                number=self._asked + 1
            ),
            self,
        )
        question.setWordWrap(True)
        self.answer = QLineEdit(self)
        self.answer.setAccessibleName(question.text())
        self.answer.setMaxLength(8)
        self.answer.setMaximumWidth(140)
        self.answer.textChanged.connect(self._compare)
        question.setBuddy(self.answer)
        asked = QHBoxLayout()
        asked.addWidget(question, 1)
        self.other = QLabel(self.tr("The sheet says something else."), self)
        self.other.setProperty("role", "error")
        self.other.setVisible(False)
        asked.addWidget(self.other)
        asked.addWidget(self.answer)
        column.addLayout(asked)

    def _shown(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(SPACE)
        for place, group in enumerate(self._groups):
            number = QLabel(str(place + 1), self)
            number.setProperty("role", "muted")
            letters = QLabel(group, self)
            letters.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            letters.setProperty("role", "title")
            row = place // _IN_A_ROW * 2
            grid.addWidget(number, row, place % _IN_A_ROW, Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(letters, row + 1, place % _IN_A_ROW, Qt.AlignmentFlag.AlignHCenter)
        return grid

    def is_proven(self) -> bool:
        """Whether the group that was asked for has been typed."""
        return self.answer.text().strip().upper() == self._groups[self._asked]

    def _compare(self) -> None:
        is_whole = len(self.answer.text().strip()) >= len(self._groups[self._asked])
        self.other.setVisible(is_whole and not self.is_proven())
        self.proven.emit(self.is_proven())

    def paper(self) -> bytes:
        """The sheet as a PDF."""
        from app.documents.recovery_sheet import RecoveryData, render

        names = sign_board()
        return render(
            RecoveryData(
                self._groups, encryption.mark(self._change.new_key), names.company, names.branch,
                self._change.path.name, self._made_by, clock.now(),
            )
        ).pdf  # fmt: skip

    def show_paper(self) -> None:
        """In the preview, from where it is printed; it cannot be saved as a file."""
        from app.ui.dialogs.print_preview import PrintPreview

        pdf = self.paper()
        choice = PaperChoice((), "A4", lambda _: pdf, may_save=False, form="recovery_sheet")
        PrintPreview(pdf, self.tr("Recovery sheet"), _Memory(), choice=choice, parent=self.window()).open()


def words() -> str:
    """What the sheet is for."""
    return translate(
        "encryption",
        "Without this sheet nobody can help when all passwords are forgotten: not even the makers of the program. "
        "Print it, or write it down, and lock it in the safe. It is shown only now.",
    )


class RecoverySheetPanel(Panel):
    """At the first run. `encrypt` when the sheet is in safe hands, `leave` to stay without encryption."""

    help_page = "encryption"
    encrypt = Signal()
    leave = Signal()

    def __init__(self, change: encryption.KeyChange, made_by: str) -> None:
        super().__init__("", words(), 640)
        self.title.setText(self.tr("The recovery sheet"))
        self.sheet = RecoverySheet(change, made_by)
        self.verb = QPushButton(self.tr("Encrypt the branch"))
        self.verb.setProperty("role", "primary")
        self.verb.setEnabled(False)
        self.verb.clicked.connect(self.encrypt)
        self.sheet.proven.connect(self.verb.setEnabled)
        self.sheet.answer.returnPressed.connect(self.verb.click)
        later = QPushButton(self.tr("Not now: leave the branch unencrypted"))
        later.setProperty("role", "link")
        later.clicked.connect(self.leave)
        for part in (self.sheet, self.verb, later):
            self.body.addWidget(part)


class RecoverySheetDialog(QDialog):
    """The same over the workplace; accepted when the sheet is in safe hands."""

    help_page = "encryption"

    def __init__(self, change: encryption.KeyChange, made_by: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("The recovery sheet"))
        self.setFixedWidth(640)
        said = QLabel(words(), self)
        said.setWordWrap(True)
        self.sheet = RecoverySheet(change, made_by, self)
        again = encryption.state().is_encrypted
        self.verb = QPushButton(self.tr("Change the key now") if again else self.tr("Encrypt now"), self)
        self.verb.setProperty("role", "primary")
        self.verb.setEnabled(False)
        self.verb.clicked.connect(self.accept)
        self.sheet.proven.connect(self.verb.setEnabled)
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.verb)
        row.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        for part in (said, self.sheet):
            column.addWidget(part)
        column.addLayout(row)
