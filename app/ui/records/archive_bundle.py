"""A bound booklet of complaint papers: what is in it, where it is kept (R122)."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.domain import archive as rules
from app.services import archive_bundles
from app.services.archive_bundles import BundleFile
from app.ui.desk import Desk
from app.ui.dialogs.archive_bundle import BindDialog, kind_words, show_booklet
from app.ui.icons import icon
from app.ui.records import RecordPane
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone, mark
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, set_chip
from app.ui.widgets.timeline import moment_text


class ArchiveBundlePane(LivePane):
    """Head, buttons, facts, the cases."""

    kinds = ("archive_bundle",)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: BundleFile | None = None
        self.head = Head(self)
        self.state = chip("", parent=self)
        self.head.chips.addWidget(self.state)
        self.facts = Facts(2, self)
        heads = (
            translate("archive_bundle", "Complaint"), translate("archive_bundle", "Customer"),
            translate("archive_bundle", "Product"), translate("archive_bundle", "Amount"),
        )  # fmt: skip
        self.cases = SmallTable(heads, stretch=1, most=16)
        self.cases.setAccessibleName(translate("archive_bundle", "Complaints in the booklet"))
        self.cases.opened.connect(lambda row_id: desk.open_record("complaint", row_id))
        section = Section(translate("archive_bundle", "Complaints in the booklet"), self)
        section.add(self.cases)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(self._buttons())
        column.addWidget(self.facts)
        column.addWidget(section)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the booklet and show it."""
        found = self.found = archive_bundles.file(row_id)
        self.head.set_words(found.number, found.subject, kind_words(found.kind))
        set_chip(self.state, shown(rules.STATES[found.state]), Tone.PAUSED if found.state == "void" else Tone.DONE)
        ends = " – ".join(str(one) for one in (found.period_from, found.period_to) if one)
        self.facts.set_facts((
            (translate("archive_bundle", "Complaints"), str(found.cases)),
            (translate("archive_bundle", "Archived"), ends),
            (translate("archive_bundle", "Kept at"), found.place),
            (translate("archive_bundle", "Bound at"), moment_text(found.bound_at)),
            (translate("archive_bundle", "Bound by"), found.bound_by),
            (translate("archive_bundle", "Void because"), found.void_reason),
        ))  # fmt: skip
        self.cases.put([
            Row(one.id, (one.number, one.customer_name, one.product_name, format_yuan(one.amount or 0)))
            for one in found.lines
        ])  # fmt: skip
        self.move_button.setVisible(found.may_change)
        self.void_button.setVisible(found.may_void)

    def show_pdf(self) -> None:
        """Cover, contents and every paper, in the preview."""
        if self.found is not None:
            show_booklet(self.desk, self.found)

    def keep_elsewhere(self) -> None:
        """It is kept somewhere else."""
        if self.found is None:
            return
        question = translate("archive_bundle", "Where is {number} kept?").format(number=self.found.number)
        place = self.desk.prompts.ask_text(question, self.found.place)
        if place is not None:
            change, version = archive_bundles.move, self.found.row_version
            self.desk.bus.run(change, self.found.id, seen_version=version, place=place)

    def void(self) -> None:
        """It was bound by mistake: its cases may be bound again."""
        if self.found is None:
            return
        question = translate("archive_bundle", "Why is {number} void? Its complaints may be bound again.")
        reason = self.desk.prompts.ask_text(question.format(number=self.found.number))
        if reason:
            void, version = archive_bundles.void, self.found.row_version
            self.desk.bus.run(void, self.found.id, seen_version=version, reason=reason)

    def _buttons(self) -> FlowLayout:
        self.show_button = QPushButton(icon("preview"), translate("archive_bundle", "Show the booklet"), self)
        self.show_button.clicked.connect(lambda _on: self.show_pdf())
        self.move_button = QPushButton(icon("move"), translate("archive_bundle", "Kept elsewhere…"), self)
        self.move_button.clicked.connect(lambda _on: self.keep_elsewhere())
        self.void_button = QPushButton(icon("void"), translate("archive_bundle", "Void…"), self)
        mark(self.void_button, role="danger")
        self.void_button.clicked.connect(lambda _on: self.void())
        row = FlowLayout(SPACE // 2)
        for button in (self.show_button, self.move_button, self.void_button):
            row.addWidget(button)
        return row


def enter(desk: Desk, window: QWidget) -> None:
    """Bind another booklet."""
    BindDialog(desk, window).open()


RECORD = RecordPane(
    name="archive_bundle",
    build=ArchiveBundlePane,
    title=QT_TRANSLATE_NOOP("records", "Booklet"),
    icon="archive",
    enter=enter,
    help_page="complaints#archive",
)
