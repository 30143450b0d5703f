"""Which contracts get an expiry notice now: each with whether and when it was notified, ticked unless it was (F05)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import translate
from app.services import expiry_notices
from app.services.expiry_notices import Candidate
from app.ui.icons import icon
from app.ui.theme import SPACE
from app.ui.widgets.screen_fit import resize_within
from app.ui.widgets.section import link_button


class NoticeListDialog(QDialog):
    """Ticks before contracts; `accepted_ids` gets those that are ticked."""

    help_page = "renewal#batch"

    def __init__(
        self, found: Sequence[Candidate], accepted_ids: Callable[[tuple[int, ...]], object], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("notice", "Print expiry notices"))
        self._found = tuple(found)
        self._accepted_ids = accepted_ids
        self._ticks: list[QTableWidgetItem] = []
        self.told = QLabel(_told_words(self._found), self)
        self.told.setWordWrap(True)
        self.early = QLabel(self)
        self.early.setWordWrap(True)
        self.early.setProperty("role", "error")
        self.table = self._filled()
        every = link_button(translate("notice", "Tick all"), lambda: self.tick(lambda one: True), self)
        words = translate("notice", "Tick those not notified")
        fresh = link_button(words, lambda: self.tick(lambda one: one.notified_on is None), self)
        self.verb = QPushButton(icon("print", token="on_accent"), "", self)
        self.verb.setProperty("role", "primary")
        self.verb.setToolTip(translate("form", "Ctrl+Enter"))
        self.verb.clicked.connect(lambda _on: self.submit())
        cancel = QPushButton(translate("form", "Cancel"), self)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(every)
        row.addWidget(fresh)
        row.addStretch(1)
        for button in (self.verb, cancel):
            button.setAutoDefault(False)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        for part in (self.told, self.table, self.early):
            column.addWidget(part, 1 if part is self.table else 0)
        column.addLayout(row)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.submit)
        self.table.itemChanged.connect(lambda _item: self._count())
        self._count()
        self.table.setFocus()
        resize_within(self, 760, 560)

    def chosen(self) -> tuple[int, ...]:
        """The contracts that are ticked."""
        return tuple(one.contract_id for one in self._ticked())

    def tick(self, wanted: Callable[[Candidate], bool]) -> None:
        """Tick these and no others; decided ones never."""
        self.table.blockSignals(True)
        for item, one in zip(self._ticks, self._found, strict=True):
            item.setCheckState(_check(wanted(one) and not one.is_decided))
        self.table.blockSignals(False)
        self._count()

    def submit(self) -> None:
        """Go on with what is ticked."""
        ids = self.chosen()
        if ids:
            self.accept()
            self._accepted_ids(ids)

    def _ticked(self) -> list[Candidate]:
        checked = Qt.CheckState.Checked
        return [one for item, one in zip(self._ticks, self._found, strict=True) if item.checkState() is checked]

    def _count(self) -> None:
        """What the button does, and whether something is early."""
        ticked = self._ticked()
        self.verb.setText(translate("notice", "Print notices ({count})").format(count=len(ticked)))
        self.verb.setEnabled(bool(ticked))
        self.early.setText(early_words(ticked))
        self.early.setVisible(bool(self.early.text()))

    def _filled(self) -> QTableWidget:
        heads = (
            translate("notice", "Contract"), translate("notice", "Customer"), translate("notice", "Until"),
            translate("notice", "Days left"), translate("notice", "Notified"),
        )  # fmt: skip
        table = QTableWidget(len(self._found), len(heads), self)
        table.setTabKeyNavigation(False)
        table.setAccessibleName(translate("notice", "Contracts for which notices are printed"))
        table.setHorizontalHeaderLabels(heads)
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        for place, one in enumerate(self._found):
            cells = (one.number, one.customer_name, one.ends_on.isoformat(), str(one.days_left), notified_words(one))
            for at, words in enumerate(cells):
                item = QTableWidgetItem(words)
                if at == 0:
                    self._ticks.append(item)
                    item.setCheckState(_check(one.notified_on is None and not one.is_decided))
                if one.is_decided:
                    item.setFlags(Qt.ItemFlag.NoItemFlags)
                table.setItem(place, at, item)
        head = table.horizontalHeader()
        for at, width in enumerate((160, 0, 92, 70, 190)):
            table.setColumnWidth(at, width or 200)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        return table


def notified_words(one: Candidate) -> str:
    """Whether, when and how a customer was told, in words."""
    if one.is_decided:
        return translate("notice", "decided already")
    if one.notified_on is None:
        return translate("notice", "not yet")
    if not one.notices:
        return translate("notice", "{day}, without paper").format(day=one.notified_on.isoformat())
    return translate("notice", "{day}, notices: {count}").format(day=one.notified_on.isoformat(), count=one.notices)


def early_words(found: Sequence[Candidate]) -> str:
    """A sentence when terms end later than the desk looks ahead; empty when none does."""
    early = [one for one in found if one.is_early]
    if not early:
        return ""
    if len(early) == 1:
        text = translate(
            "notice", "{number} has {days} days left, more than {most}: the notice is early. Print it if that is meant."
        )
        return text.format(number=early[0].number, days=early[0].days_left, most=expiry_notices.EARLY_DAYS)
    text = translate(
        "notice",
        "{count} of the ticked have more than {most} days left: their notices are early. Print them if that is meant.",
    )
    return text.format(count=len(early), most=expiry_notices.EARLY_DAYS)


def _told_words(found: Sequence[Candidate]) -> str:
    told = sum(one.notified_on is not None and not one.is_decided for one in found)
    decided = sum(one.is_decided for one in found)
    words = [translate("notice", "Contracts: {count}.").format(count=len(found))]
    if told:
        words.append(translate("notice", "Notified already, so not ticked: {count}.").format(count=told))
    if decided:
        text = translate("notice", "Cancelled, renewed or lapsed, so without a notice: {count}.")
        words.append(text.format(count=decided))
    return " ".join(words)


def _check(on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
