"""What goes into a package, and onto which drive: the first page of the wizard."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import shown
from app.packages.contents import CSV, PDF, XLSX, Measure, Wish, offered
from app.ui.drives import FoundDrive, found_drives
from app.ui.icons import icon
from app.ui.theme import SPACE, grown, mark
from app.ui.widgets.date_range import DateRange
from app.ui.widgets.screen_fit import is_cramped
from app.ui.widgets.tick_choice import TickChoice

_USUAL = frozenset({"customers", "devices", "contracts", "repairs", "vouchers", "visits", "complaints"})
_FIRST = date(2000, 1, 1)
_LOOKED_EVERY = 2_000
"""Milliseconds until the drives are looked for again: a stick that is put in appears by itself."""


class ChoicePage(QWidget):
    """`changed` whenever the wish is another one; `place_wanted` when another folder is to be asked for."""

    changed = Signal()
    place_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ledgers = QListWidget()
        self.ledgers.setAccessibleName(self.tr("Ledgers"))
        for ledger in offered():
            item = QListWidgetItem(shown(ledger.title), self.ledgers)
            item.setData(Qt.ItemDataRole.UserRole, ledger.name)
            item.setCheckState(Qt.CheckState.Checked if ledger.name in _USUAL else Qt.CheckState.Unchecked)
        self.drive = QComboBox()
        self.drive.setProperty("drafted", True)  # what is plugged in
        self.drive.setAccessibleName(self.tr("Write to"))
        self.drive.setMinimumWidth(320)
        self.drive.setPlaceholderText(self.tr("Put the stick in, or choose a folder"))
        self._roots: tuple[Path, ...] | None = None
        self.other = QPushButton(icon("folder"), self.tr("Another folder …"))
        self.other.setAutoDefault(False)
        self.purpose, self.reason = QLineEdit(), QLineEdit()
        self.purpose.setPlaceholderText(self.tr("such as: month's report to head office"))
        self.reason.setPlaceholderText(self.tr("why head office needs whole numbers"))
        self.period = DateRange()
        self.formats = TickChoice({XLSX: "Excel", CSV: "CSV", PDF: self.tr("Printable PDF")})
        self.formats.set_value((XLSX,))
        self.full = QCheckBox(self.tr("Whole telephone numbers (masked otherwise)"))
        self.scans = QCheckBox(self.tr("Scans as well"))
        self.password = QCheckBox(self.tr("One zip under a password that the program draws"))
        self.estimate = QLabel()
        self.estimate.setWordWrap(True)
        self.estimate.setProperty("role", "muted")
        self.trouble = QLabel()
        self.trouble.setWordWrap(True)
        self.trouble.setProperty("role", "error")
        self.trouble.hide()
        self._lay_out()
        self.list_drives()
        self._watch = QTimer(self, interval=_LOOKED_EVERY)
        self._watch.timeout.connect(lambda: self.list_drives() if self.isVisible() else None)
        self._watch.start()
        self._connect()
        self._follow_full()

    def _lay_out(self) -> None:
        self.all, self.none = QPushButton(self.tr("All")), QPushButton(self.tr("None"))
        row = QHBoxLayout()
        label = QLabel(self.tr("Ledgers"))
        label.setBuddy(self.ledgers)
        row.addWidget(label, 1)
        for button in (self.all, self.none):
            button.setAutoDefault(False)
            row.addWidget(button)
        left = QVBoxLayout()
        left.addLayout(row)
        left.addWidget(self.ledgers, 1)
        place = QHBoxLayout()
        place.addWidget(self.drive, 1)
        place.addWidget(self.other)
        form = QFormLayout()
        form.setVerticalSpacing(SPACE)
        form.setHorizontalSpacing(SPACE)
        form.addRow(self.tr("Write to"), place)
        form.addRow(self.tr("Purpose"), self.purpose)
        form.addRow(self.tr("Period"), self.period)
        form.addRow(self.tr("Kinds of file"), self.formats)
        form.addRow("", self.full)
        form.addRow(self.tr("Reason"), self.reason)
        form.addRow("", self.scans)
        form.addRow("", self.password)
        right = QVBoxLayout()
        right.addLayout(form)
        right.addWidget(self.trouble)
        right.addStretch(1)
        right.addWidget(self.estimate)
        columns = QVBoxLayout(self) if is_cramped(self) else QHBoxLayout(self)
        self.ledgers.setMinimumHeight(grown(150) if is_cramped(self) else 0)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(SPACE * 3)
        columns.addLayout(left, 2)
        columns.addLayout(right, 3)

    def _connect(self) -> None:
        self.all.clicked.connect(lambda: self.tick(Qt.CheckState.Checked))
        self.none.clicked.connect(lambda: self.tick(Qt.CheckState.Unchecked))
        self.other.clicked.connect(self.place_wanted)
        self.ledgers.itemChanged.connect(lambda _: self._changed())
        self.drive.currentIndexChanged.connect(lambda _: self._changed())
        self.full.toggled.connect(lambda _: self._follow_full())
        for box in (self.scans, self.password):
            box.toggled.connect(lambda _: self._changed())
        for line in (self.purpose, self.reason):
            line.textChanged.connect(lambda _: self._changed())
        self.period.edited.connect(self._changed)
        self.formats.edited.connect(self._changed)

    def _follow_full(self) -> None:
        """Scans show what is masked, so they go with whole numbers only; those leave under a password, usually."""
        whole = self.full.isChecked()
        self.reason.setEnabled(whole)
        self.scans.setEnabled(whole)
        if not whole:
            self.scans.setChecked(False)
        self.password.setChecked(whole)
        self._changed()

    def _changed(self) -> None:
        self.trouble.hide()
        self._mark("")
        self.changed.emit()

    def tick(self, state: Qt.CheckState) -> None:
        """Every ledger, or none."""
        for row in range(self.ledgers.count()):
            self.ledgers.item(row).setCheckState(state)

    # -- drives ------------------------------------------------------------------------------------------------------

    def list_drives(self) -> None:
        """The drives that are there now; the place chosen stays, else one that can be pulled is chosen, else none."""
        found = found_drives()
        roots = tuple(one.root for one in found)  # free space changes all the time
        if roots == self._roots:
            return
        chosen, self._roots = self.place(), roots
        with QSignalBlocker(self.drive):
            self.drive.clear()
            for one in found:
                self.drive.addItem(icon("usb"), self._words(one), one.root)
            usual = next((at for at, one in enumerate(found) if one.is_removable), -1)
            self.drive.setCurrentIndex(usual)
        if chosen is not None and chosen.is_dir():
            self.choose_place(chosen)

    def _words(self, one: FoundDrive) -> str:
        words = f"{one.name} ({one.root})" if one.name != str(one.root) else one.name
        free = self.tr("{size} GB free").format(size=f"{one.free / 1e9:,.1f}")
        return " · ".join(part for part in (words, one.file_system, free) if part)

    def choose_place(self, place: Path) -> None:
        """Write here."""
        at = next((at for at in range(self.drive.count()) if self.drive.itemData(at) == place), -1)
        if at < 0:
            self.drive.insertItem(0, icon("folder"), str(place), place)
            at = 0
        self.drive.setCurrentIndex(at)

    def place(self) -> Path | None:
        """Where to write."""
        return self.drive.currentData()

    # -- the wish ----------------------------------------------------------------------------------------------------

    def chosen_ledgers(self) -> tuple[str, ...]:
        """The ledgers that are ticked."""
        items = [self.ledgers.item(row) for row in range(self.ledgers.count())]
        ticked = (item for item in items if item.checkState() is Qt.CheckState.Checked)
        return tuple(item.data(Qt.ItemDataRole.UserRole) for item in ticked)

    def wish(self) -> Wish:
        """What is wished for. Raises UserError when the period cannot be understood."""
        first, last = self.period.value()
        return Wish(
            ledgers=self.chosen_ledgers(),
            purpose=self.purpose.text(),
            formats=self.formats.value(),
            period=(first or _FIRST, last or clock.today()) if first or last else None,
            masked=not self.full.isChecked(),
            reason=self.reason.text(),
            attachments=self.scans.isChecked(),
        )

    def show_measure(self, measure: Measure | None) -> None:
        """What the wish comes to."""
        if measure is None:
            self.estimate.setText("")
            return
        text = self.tr("{ledgers} ledgers, {rows} rows, at most about {size} MB.")
        rows = f"{sum(measure.rows.values()):,}"
        size = f"{measure.size / 1e6:,.1f}"
        self.estimate.setText(text.format(ledgers=len(measure.rows), rows=rows, size=size))

    def say(self, error: UserError) -> None:
        """What is missing, with the cursor where it is missing."""
        named = {"purpose": self.tr("Purpose"), "reason": self.tr("Reason")}.get(error.field or "")
        said = self.tr("{field}: {trouble}").format(field=named, trouble=error.text) if named else error.text
        self.trouble.setText(said)
        self.trouble.show()
        field = {"purpose": self.purpose, "reason": self.reason, "ledgers": self.ledgers, "period": self.period}
        self._mark(error.field or "")
        field.get(error.field or "", self.purpose).setFocus()

    def _mark(self, field: str) -> None:
        """Show which line is meant; none without a field."""
        for name, line in (("purpose", self.purpose), ("reason", self.reason)):
            if bool(line.property("wrong")) != (name == field):
                mark(line, wrong=name == field)
