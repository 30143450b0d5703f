"""The notice of a second complaint (R112): what the customer complained of lately, and whether this is the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.core import clock
from app.core.i18n import shown, translate
from app.domain.complaint_repeat import WHY
from app.domain.workflows.complaint import state_label
from app.services import settings
from app.services.complaint_repeats import EarlierCase
from app.ui.theme import SPACE, Tone, mark
from app.ui.widgets.section import link_button


class EarlierComplaints(QFrame):
    """Hidden while there is none. `case_wanted` asks to open one."""

    edited = Signal()
    case_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._cases: tuple[EarlierCase, ...] = ()
        self._said: int | None = None
        self.notice = QLabel(self)
        self.notice.setWordWrap(True)
        self.box = QComboBox(self)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(18)
        self.box.setAccessibleName(translate("complaint", "Second complaint"))
        self.box.activated.connect(self._chosen)
        self.look = link_button(translate("complaint", "Look at it"), self._open, self)
        row = QHBoxLayout()
        row.addWidget(self.box, 1)
        row.addWidget(self.look)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, 4, SPACE, 6)
        column.setSpacing(4)
        column.addWidget(self.notice)
        column.addLayout(row)
        self.hide()

    def show_cases(self, cases: Sequence[EarlierCase]) -> None:
        """List the cases; the newest about the same matter is taken unless somebody said otherwise."""
        self._cases = tuple(cases)
        same = sum(bool(one.why) for one in cases)
        taken = self._said
        if taken is None or (taken and all(one.id != taken for one in cases)):
            taken = next((one.id for one in cases if one.why), 0)
        self.box.clear()
        for one in cases:
            self.box.addItem(_line(one), one.id)
        self.box.addItem(translate("complaint", "Another matter, no second complaint"), 0)
        self.box.setCurrentIndex(max(0, self.box.findData(taken)))
        days = settings.integer("complaint.repeat_days")
        text = (
            translate("complaint", "A second complaint? About the same matter within {days} days: {count}.")
            if same
            else translate("complaint", "The customer complained in the last {days} days: {count}.")
        )
        self.notice.setText(text.format(days=days, count=same or len(cases)))
        mark(self.notice, role="error" if same else "muted")
        mark(self, tone=Tone.LATE.value if same else Tone.NORMAL.value)
        self.setVisible(bool(cases))
        self._show_look()

    def value(self) -> int | None:
        """The case that this one repeats, 0 for another matter; None where there is none to choose from."""
        return self.box.currentData() if self._cases else None

    def said(self) -> int | None:
        """What somebody chose here, None while nobody did."""
        return self._said

    def set_said(self, case_id: int | None) -> None:
        """Put back what was chosen."""
        self._said = case_id

    def _chosen(self, _row: int) -> None:
        self._said = self.box.currentData()
        self._show_look()
        self.edited.emit()

    def _show_look(self) -> None:
        self.look.setEnabled(bool(self.box.currentData()))

    def _open(self) -> None:
        if self.box.currentData():
            self.case_wanted.emit(self.box.currentData())


def _line(one: EarlierCase) -> str:
    why = translate("complaint", ", ").join(shown(WHY[code]) for code in one.why)
    parts = (
        one.number, f"{clock.local(one.received_at):%m-%d}", one.category_name, state_label(one.state),
        one.content.replace("\n", " ")[:24],
    )  # fmt: skip
    line = " · ".join(part for part in parts if part)
    return f"{line} ({why})" if why else line
