"""A record of a branch as its packages told of it: to be read, never changed here."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.packages import row_words
from app.services import attachments, received_files, received_scans
from app.services.received_files import RowFile
from app.ui.desk import Desk
from app.ui.icons import icon
from app.ui.records import RecordPane
from app.ui.records._attachments import AttachmentsSection
from app.ui.records._pane import Head, LivePane
from app.ui.records._received_work import receive
from app.ui.theme import SPACE, Tone
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Section, chip, set_chip
from app.ui.widgets.timeline import moment_text


class ReceivedRowPane(LivePane):
    """Head, where it comes from, its scans, every value under its heading."""

    kinds = ("received_row", "attachment")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: RowFile | None = None
        self.head = Head(self)
        self.branch = chip("", parent=self)
        self.head.chips.addWidget(self.branch)
        self.package_button = QPushButton(icon("archive"), "", self)
        self.package_button.clicked.connect(lambda _on: self.open_package())
        buttons = FlowLayout(SPACE // 2)
        buttons.addWidget(self.package_button)
        self.origin = Facts(2, self)
        self.values = Facts(2, self)
        section = Section(translate("receiving", "As the branch has it"), self)
        section.add(self.values)
        self.scans = AttachmentsSection(desk, received_scans.OWNER, self, may_change=False)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(buttons)
        column.addWidget(self.origin)
        column.addWidget(self.scans)
        column.addWidget(section)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the row and show it."""
        found = self.found = received_files.row(row_id)
        self.head.set_words(found.number, found.title or found.number, row_words.ledger_title(found.ledger))
        set_chip(self.branch, found.branch_name, Tone.NORMAL)
        text = translate("receiving", "Package {name}")
        self.package_button.setText(text.format(name=found.package))
        self.origin.set_facts((
            (translate("receiving", "Last changed there"), moment_text(found.changed_at)),
            (translate("receiving", "Version"), str(found.version)),
            (translate("receiving", "Received"), moment_text(found.received_at)),
        ))  # fmt: skip
        scans = attachments.listing(received_scans.OWNER, row_id)
        self.scans.show_entries(row_id, scans)
        self.scans.setVisible(bool(scans))
        self.values.set_facts(row_words.told(found.ledger, found.values))

    def open_package(self) -> None:
        """The package that wrote it last."""
        if self.found is not None:
            self.desk.open_record("received_package", self.found.package_id)


RECORD = RecordPane(
    name="received_row",
    build=ReceivedRowPane,
    title=QT_TRANSLATE_NOOP("records", "Row of a branch"),
    icon="menu",
    enter=receive,
    help_page="head_office",
)
