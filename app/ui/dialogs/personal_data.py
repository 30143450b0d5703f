"""Personal data of the branch: erasures that wait and that were carried out, and who looked or took lists out."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.errors import EnvironmentFault
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import permissions
from app.domain.permissions import ROLE_LABELS, Role
from app.services import erasure_list, erasures, personal_data
from app.services.erasures import ErasureEntry, ErasureToRepeat
from app.services.personal_data import Access
from app.ui import personal_data as steps
from app.ui.desk import Desk
from app.ui.icons import icon
from app.ui.theme import SPACE, Tone
from app.ui.widgets.message_strip import MessageStrip
from app.ui.widgets.screen_fit import resize_within
from app.ui.widgets.section import Row, SmallTable

STATES = {
    erasures.REQUESTED: QT_TRANSLATE_NOOP("erasure", "Waiting"),
    erasures.ERASING: QT_TRANSLATE_NOOP("erasure", "Under way"),
    erasures.DONE: QT_TRANSLATE_NOOP("erasure", "Erased"),
    erasures.WITHDRAWN: QT_TRANSLATE_NOOP("erasure", "Taken back"),
}
_TONES = {erasures.REQUESTED: Tone.DUE, erasures.DONE: Tone.DONE, erasures.WITHDRAWN: Tone.PAUSED}


class PersonalDataDialog(QDialog):
    """Two lists: erasures, with what the role may do about them, and accesses."""

    help_page = "privacy"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("erasure", "Personal data"))
        self.desk = desk
        self.entries: dict[int, ErasureEntry] = {}
        self.strip = MessageStrip(self)
        desk.prompts.attach(self.strip)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._erasures_tab(), translate("erasure", "Erasures"))
        self.tabs.addTab(self._accesses_tab(), translate("erasure", "Who looked, what was taken out"))
        close = QPushButton(translate("erasure", "Close"), self)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.strip)
        column.addLayout(foot)
        resize_within(self, 1080, 560)
        desk.bus.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Read both lists again."""
        found = erasures.listing()
        self.entries = {entry.id: entry for entry in found}
        self.table.put([_erasure_row(entry) for entry in found])
        if found and not self.table.current_id():
            self.table.selectRow(0)
        waiting = sum(entry.state == erasures.REQUESTED for entry in found)
        nothing = translate("erasure", "Nobody waits to be erased. It is asked for in a customer's file, under About.")
        some = translate("erasure", "{count} waiting. It is carried out by somebody else than who asked for it.")
        self.said.setText(some.format(count=waiting) if waiting else nothing)
        back, strange = self._of_the_list()
        self.again.setVisible(bool(back) and permissions.allowed(self.desk.session.role, "personal.erase"))
        if back:
            text = translate("erasure", "A backup brought {count} erased customers back: {numbers}. Erase them again.")
            numbers = ", ".join(one.customer_number for one in back[:8])
            self.said.setText(text.format(count=len(back), numbers=numbers))
        self.strange.setText(strange)
        self.strange.setVisible(bool(strange))
        self.accesses.put([_access_row(place, one) for place, one in enumerate(personal_data.accesses(), 1)])
        self._allow()

    def _of_the_list(self) -> tuple[tuple[ErasureToRepeat, ...], str]:
        """Who came back, and what is wrong with the list that tells it."""
        try:
            return erasures.erasures_to_repeat(), erasure_list.refused_words()
        except EnvironmentFault as fault:
            return (), fault.text

    def chosen(self) -> ErasureEntry | None:
        """The erasure that is marked."""
        return self.entries.get(self.table.current_id())

    def carry_out(self) -> None:
        """Erase the marked one, after asking."""
        entry = self.chosen()
        if entry is not None and steps.carry_out(self.desk, entry):
            self.refresh()

    def withdraw(self) -> None:
        """Take the marked request back."""
        entry = self.chosen()
        if entry is not None:
            self.desk.bus.run(erasures.withdraw, erasure_id=entry.id, seen_version=entry.row_version)

    def repeat(self) -> None:
        """Erase again whom a backup brought back."""
        if steps.repeat(self.desk):
            self.refresh()

    def _erasures_tab(self) -> QWidget:
        self.said = QLabel(self)
        self.said.setProperty("role", "muted")
        self.said.setWordWrap(True)
        self.strange = QLabel(self)
        self.strange.setProperty("tone", "due")
        self.strange.setWordWrap(True)
        heads = (
            translate("erasure", "Customer"), translate("erasure", "Reason"), translate("erasure", "Asked for by"),
            translate("erasure", "On"), translate("erasure", "State"), translate("erasure", "Carried out"),
            translate("erasure", "Records"),
        )  # fmt: skip
        self.table = SmallTable(heads, stretch=1, most=14)
        self.table.setAccessibleName(translate("erasure", "Erasures"))
        self.table.chosen.connect(lambda _row: self._allow())
        self.table.opened.connect(lambda _row: self._open())
        self.erase = QPushButton(icon("void", token="on_accent"), translate("erasure", "Erase…"), self)
        self.erase.setProperty("role", "primary")
        self.erase.clicked.connect(lambda _on: self.carry_out())
        self.back = QPushButton(translate("erasure", "Take the request back"), self)
        self.back.clicked.connect(lambda _on: self.withdraw())
        self.again = QPushButton(translate("erasure", "Erase them again"), self)
        self.again.clicked.connect(lambda _on: self.repeat())
        buttons = QHBoxLayout()
        for button in (self.erase, self.back, self.again):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        return _page((self.said, self.strange), self.table, buttons)

    def _accesses_tab(self) -> QWidget:
        told = QLabel(
            translate(
                "erasure",
                "Numbers that were shown, reports of what is on file, ledgers exported or printed: the last 500.",
            ),
            self,
        )
        told.setProperty("role", "muted")
        told.setWordWrap(True)
        heads = (
            translate("erasure", "When"), translate("erasure", "Who"), translate("erasure", "Role"),
            translate("erasure", "What"), translate("erasure", "About"), translate("erasure", "Rows"),
            translate("erasure", "Reason"),
        )  # fmt: skip
        self.accesses = SmallTable(heads, stretch=4, most=16)
        self.accesses.setAccessibleName(translate("erasure", "Who looked, what was taken out"))
        return _page((told,), self.accesses, QHBoxLayout())

    def _open(self) -> None:
        entry = self.chosen()
        if entry is not None:
            self.desk.open_record("customer", entry.customer_id)

    def _allow(self) -> None:
        entry, role = self.chosen(), self.desk.session.role
        waits = entry is not None and entry.state == erasures.REQUESTED
        self.erase.setVisible(permissions.allowed(role, "personal.erase"))
        self.back.setVisible(permissions.allowed(role, "personal.request_erasure"))
        self.erase.setEnabled(waits)
        self.back.setEnabled(waits)

    def _changed(self, changes: Changes) -> None:
        if changes.touches("erasure"):
            self.refresh()


def _page(said: tuple[QLabel, ...], table: SmallTable, buttons: QHBoxLayout) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, SPACE, 0, 0)
    for label in said:
        column.addWidget(label)
    column.addWidget(table, 1)
    column.addLayout(buttons)
    return holder


def _erasure_row(entry: ErasureEntry) -> Row:
    done = f"{_moment(entry.done_at)} {entry.done_name}" if entry.done_at else ""
    scans = translate("erasure", "{reason} (scans too)").format(reason=entry.reason)
    texts = (
        f"{entry.customer_number} {entry.customer_name}" if entry.state != erasures.DONE else entry.customer_name,
        scans if entry.with_attachments else entry.reason, entry.requested_name, _moment(entry.requested_at),
        shown(STATES[entry.state]), done, str(entry.rows_changed or ""),
    )  # fmt: skip
    tone = _TONES.get(entry.state, Tone.NORMAL)
    return Row(entry.id, texts, (Tone.NORMAL,) * 4 + (tone,) + (Tone.NORMAL,) * 2)


def _access_row(place: int, one: Access) -> Row:
    role = shown(ROLE_LABELS[Role(one.role)]) if one.role in permissions.ROLES else one.role
    rows = f"{one.rows:,}" if one.rows else ""
    return Row(place, (_moment(one.at), one.who, role, one.what, one.about, rows, one.reason))


def _moment(moment: datetime) -> str:
    return f"{clock.local(moment):%Y-%m-%d %H:%M}"
