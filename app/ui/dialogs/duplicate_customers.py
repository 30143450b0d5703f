"""Customer files that may be one customer: compare and merge them, or say that they are two."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.services import customer_duplicates
from app.services.customer_duplicates import SuspectedPair
from app.services.customer_merges import FileHead
from app.ui.desk import Desk
from app.ui.dialogs.merge_customers import MergeDialog
from app.ui.icons import icon
from app.ui.ledger.on_worker import in_my_name
from app.ui.theme import SPACE
from app.ui.widgets.screen_fit import resize_within
from app.ui.widgets.section import Row, SmallTable

WHY = {
    "name": QT_TRANSLATE_NOOP("merge", "name"),
    "phone": QT_TRANSLATE_NOOP("merge", "telephone and a similar name"),
    "both": QT_TRANSLATE_NOOP("merge", "name and telephone"),
}


class DuplicatesDialog(QDialog):
    """The suspected pairs of the whole branch, read off the window's thread."""

    help_page = "merge_customers"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("merge", "Customers that may be on file twice"))
        self.desk = desk
        self.pairs: tuple[SuspectedPair, ...] = ()
        self.said = QLabel(translate("merge", "Looking through all files…"), self)
        self.said.setProperty("role", "muted")
        self.said.setWordWrap(True)
        heads = (translate("merge", "One file"), translate("merge", "Another file"), translate("merge", "The same"))
        self.table = SmallTable(heads, most=14)
        self.table.horizontalHeader().setSectionResizeMode(1, self.table.horizontalHeader().ResizeMode.Stretch)
        self.table.setAccessibleName(translate("merge", "Suspected pairs"))
        self.table.opened.connect(lambda _row: self.compare())
        self.table.chosen.connect(lambda _row: self._allow())
        self.verb = QPushButton(icon("merge", token="on_accent"), translate("merge", "Compare and merge…"), self)
        self.verb.setProperty("role", "primary")
        self.verb.clicked.connect(lambda _on: self.compare())
        self.apart = QPushButton(translate("merge", "These are two customers"), self)
        self.apart.clicked.connect(lambda _on: self.tell_apart())
        close = QPushButton(translate("merge", "Close"), self)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.verb)
        buttons.addWidget(self.apart)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        resize_within(self, 900, 480)
        desk.bus.changed.connect(self._changed)
        self.load()

    def load(self) -> None:
        """Look through all files again."""
        self._allow()
        self.desk.tasks.run(in_my_name(self.desk, lambda _task: customer_duplicates.suspects()), self.show_pairs)

    def show_pairs(self, pairs: tuple[SuspectedPair, ...]) -> None:
        """Show the pairs; the row's id is its place, beginning with 1."""
        if not isValid(self.table):  # the window was closed while the files were looked through
            return
        self.pairs = pairs
        rows = (
            Row(place, (_title(pair.first), _title(pair.second), shown(WHY[pair.why])))
            for place, pair in enumerate(pairs, 1)
        )
        self.table.put(list(rows))
        nothing = translate("merge", "No two files look like one customer.")
        several = translate("merge", "{count} pairs look alike. Nothing is changed before you have compared them.")
        self.said.setText(several.format(count=len(pairs)) if pairs else nothing)
        if pairs and not self.table.current_id():
            self.table.selectRow(0)
        self._allow()

    def compare(self) -> None:
        """Show the chosen pair side by side."""
        pair = self._chosen()
        if pair is not None:
            MergeDialog(self.desk, pair.first.id, pair.second.id, self).open()

    def tell_apart(self) -> None:
        """The chosen pair is no longer suspected."""
        pair = self._chosen()
        if pair is not None:
            self.desk.bus.run(customer_duplicates.tell_apart, first_id=pair.first.id, second_id=pair.second.id)

    def _changed(self, changes: object) -> None:
        kinds = getattr(changes, "kinds", ())
        if {"customer", "customer_merge", "customer_distinction"} & set(kinds):
            self.load()

    def _chosen(self) -> SuspectedPair | None:
        place = self.table.current_id()
        return self.pairs[place - 1] if 0 < place <= len(self.pairs) else None

    def _allow(self) -> None:
        for button in (self.verb, self.apart):
            button.setEnabled(self._chosen() is not None)


def _title(file: FileHead) -> str:
    return " · ".join(part for part in (f"{file.number} {file.name}", file.phone, file.address) if part)
