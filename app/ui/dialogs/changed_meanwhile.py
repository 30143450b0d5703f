"""Somebody else saved the same record: both versions side by side, field by field."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.i18n import shown
from app.ui.theme import SPACE


class ChangedMeanwhileDialog(QDialog):
    """Shows what this user typed beside what is stored now; one decision for the whole record."""

    help_page = "trouble"

    def __init__(self, text: str, differences: dict[str, tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Changed meanwhile"))
        self.setMinimumWidth(520)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        outer.setSpacing(SPACE * 2)
        sentence = QLabel(text)
        sentence.setWordWrap(True)
        outer.addWidget(sentence)
        outer.addWidget(self._table(differences))
        buttons = QDialogButtonBox()
        self.mine = QPushButton(self.tr("Keep mine"))
        self.theirs = QPushButton(self.tr("Take theirs"))
        buttons.addButton(self.mine, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.theirs, QDialogButtonBox.ButtonRole.RejectRole)
        self.theirs.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        outer.addWidget(buttons)

    def _table(self, differences: dict[str, tuple[str, str]]) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        grid = QGridLayout(card)
        grid.setHorizontalSpacing(SPACE * 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for column, heading in enumerate((self.tr("Field"), self.tr("Mine"), self.tr("Saved meanwhile"))):
            label = QLabel(heading)
            label.setProperty("role", "caption")
            grid.addWidget(label, 0, column)
        for row, (field, (mine, theirs)) in enumerate(differences.items(), start=1):
            for column, value in enumerate((shown(field), mine, theirs)):
                label = QLabel(value or "–")
                label.setWordWrap(True)
                label.setProperty("role", "muted" if column == 0 else "")
                grid.addWidget(label, row, column)
        return card

    def keeps_mine(self) -> bool:
        """Ask; True when this user's version shall be saved over the other."""
        return self.exec() == QDialog.DialogCode.Accepted
