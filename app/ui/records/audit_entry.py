"""A line of the change history: what was before, what came after, and the way to the record it is about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain.permissions import ROLE_LABELS, Role
from app.services import history
from app.services.history import FieldChange, HistoryEntry
from app.ui.desk import Desk
from app.ui.records import RecordPane, record_pane
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone
from app.ui.widgets.section import Facts, Section, chip, link_button, set_chip


class AuditEntryPane(LivePane):
    """Who, when, what, old and new of one line; the record, and every other line about it, one click away."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.entry: HistoryEntry | None = None
        self._target: tuple[str, int, str] | None = None
        self.head = Head(self)
        self.clock = chip("", parent=self)
        self.head.chips.addWidget(self.clock)
        self.record = link_button("", self.open_record, self, flush=True)
        self.others = link_button(translate("history", "Every change of it"), self.show_others, self, flush=True)
        self.facts = Facts(2, self)
        self.section = Section(translate("history", "What changed"), self)
        self.changes = Facts(1, self)
        self.section.add(self.changes)
        self.code = QLabel(self)
        self.code.setProperty("role", "muted")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        for part in (self.head, self.record, self.others, self.facts, self.section, self.code):
            column.addWidget(part)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the line and show it."""
        entry = self.entry = history.entry(row_id)
        line = entry.line
        self.head.set_words(line.number, line.what, line.about)
        set_chip(self.clock, translate("history", "Clock was set back") if line.clock_suspect else "", Tone.LATE)
        role = shown(ROLE_LABELS[Role(line.role)]) if line.role in ROLE_LABELS else line.role
        self.facts.set_facts((
            (translate("history", "Who"), line.who),
            (translate("history", "Role"), role),
            (translate("history", "When"), f"{clock.local(line.at):%Y-%m-%d %H:%M:%S}"),
            (translate("history", "Line"), f"{line.seq:,}"),
            (translate("history", "Reason"), line.reason),
        ))  # fmt: skip
        said = [(one.label, old_and_new(one)) for one in line.changes if one.old or one.new]
        self.changes.set_facts(said)
        self.section.setVisible(bool(said))
        self.code.setText(translate("history", "Code of the line: {code}").format(code=entry.code))
        self._target = next((one for one in entry.records if record_pane(one[0]) is not None), None)
        if self._target is not None:
            text = translate("history", "Open: {record}")
            self.record.setText(text.format(record=self._target[2]))
        self.record.setVisible(self._target is not None)
        self.others.setVisible(bool(entry.about[1]))

    def open_record(self) -> None:
        """Open the record, or what it belongs to."""
        if self._target is not None:
            self.desk.open_record(*self._target[:2])

    def show_others(self) -> None:
        """Show every line about the same record."""
        if self.entry is not None:
            kind, row_id = self.entry.about
            self.desk.show_rows("history", "all", (("kind", "eq", kind), ("row_id", "eq", row_id)))


def old_and_new(one: FieldChange) -> str:
    """A change as it stands beside the field's name."""
    return f"{one.old} → {one.new or translate('history', 'empty')}" if one.old else one.new


RECORD = RecordPane(
    name="audit_entry",
    build=AuditEntryPane,
    title=QT_TRANSLATE_NOOP("records", "Line of the history"),
    icon="history",
    help_page="history",
)
