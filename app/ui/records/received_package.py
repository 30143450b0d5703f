"""A received package: what it said of itself, what it did, and taking it back."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import permissions
from app.domain.receiving import PACKAGE_STATES, Verdict, package_name
from app.ledgers._declaration import Condition, Operator
from app.packages import row_words
from app.services import received_files, received_packages
from app.services.received_files import DoneLine
from app.services.received_packages import PackageFile
from app.ui.desk import Desk
from app.ui.icons import icon
from app.ui.records import RecordPane
from app.ui.records._pane import Head, LivePane
from app.ui.records._received_work import print_receipt, receive, take_back, write_receipt
from app.ui.theme import SPACE, Tone, mark
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, set_chip
from app.ui.widgets.timeline import moment_text

_TONES = {"taken_in": Tone.DONE, "set_aside": Tone.LATE, "undone": Tone.PAUSED, "closed": Tone.PAUSED}
_SHORT = 16


class ReceivedPackagePane(LivePane):
    """Head, buttons, facts, changes, conflicts."""

    kinds = ("received_package",)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: PackageFile | None = None
        self.head = Head(self)
        self.state = chip("", parent=self)
        self.head.chips.addWidget(self.state)
        self.rows_button = QPushButton(icon("menu"), translate("receiving", "Rows it wrote last"), self)
        self.rows_button.clicked.connect(lambda _on: self.show_rows())
        self.undo_button = QPushButton(icon("undo"), translate("receiving", "Take it back …"), self)
        mark(self.undo_button, role="danger")
        self.undo_button.clicked.connect(lambda _on: self.take_back())
        self.receipt_button = QPushButton(icon("save"), translate("receiving", "Receipt to the stick …"), self)
        self.receipt_button.clicked.connect(lambda _on: self.write_receipt())
        self.paper_button = QPushButton(icon("print"), translate("receiving", "Receipt on paper"), self)
        self.paper_button.clicked.connect(lambda _on: self.print_receipt())
        buttons = FlowLayout(SPACE // 2)
        for button in (self.receipt_button, self.paper_button, self.rows_button, self.undo_button):
            buttons.addWidget(button)
        self.facts = Facts(2, self)
        self.changes, self.change_section = self._table(translate("receiving", "Changes"))
        self.conflicts, self.conflict_section = self._table(translate("receiving", "Conflicts"))
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(buttons)
        for part in (self.facts, self.conflict_section, self.change_section):
            column.addWidget(part)
        column.addStretch(1)

    def _table(self, title: str) -> tuple[SmallTable, Section]:
        heads = (translate("receiving", "Number"), translate("receiving", "From what to what"))
        table = SmallTable(heads, stretch=1, most=10)
        table.setAccessibleName(title)
        table.opened.connect(lambda row_id: self.desk.open_record("received_row", row_id))
        section = Section(title, self)
        section.add(table)
        return table, section

    def read(self, row_id: int) -> None:
        """Read the package and show it."""
        found = self.found = received_packages.file(row_id)
        self.head.set_words(found.number, found.branch_name, found.purpose)
        set_chip(self.state, shown(PACKAGE_STATES[found.state]), _TONES[found.state])
        self.facts.set_facts(self._facts(found))
        for verdict, table, section in (
            (Verdict.CHANGE, self.changes, self.change_section),
            (Verdict.CONFLICT, self.conflicts, self.conflict_section),
        ):
            lines = received_files.done_by(row_id, verdict)
            table.put([_row(line) for line in lines])
            section.setVisible(bool(lines))
        self.undo_button.setVisible(
            found.is_last and permissions.allowed(self.desk.session.role, "package.undo_receiving")
        )
        is_here = found.state in ("taken_in", "closed")
        self.rows_button.setVisible(is_here)
        may_receipt = is_here and permissions.allowed(self.desk.session.role, "package.receive")
        for button in (self.receipt_button, self.paper_button):
            button.setVisible(may_receipt)

    def _facts(self, found: PackageFile) -> tuple[tuple[str, str], ...]:
        days = " – ".join(str(day) for day in (found.first_day, found.last_day) if day)
        follows = package_name(found.branch_code, found.previous_serial) if found.previous_serial else ""
        gap = translate("receiving", "{name}, which was never here").format(name=follows) if found.has_gap else follows
        counts = translate("receiving", "{rows} · {added} new, {changed} changed, {unchanged} unchanged").format(
            rows=f"{found.row_count:,}", added=f"{found.added:,}", changed=f"{found.changed:,}",
            unchanged=f"{found.unchanged:,}",
        )  # fmt: skip
        side = (
            translate("receiving", "the package's side was taken")
            if found.conflicts_taken
            else translate("receiving", "what was here stayed")
        )
        undone = f"{moment_text(found.undone_at)} {found.undone_by}" if found.undone_at else ""
        line = f"{found.audit_line:,} · {found.audit_digest[:_SHORT]}" if found.audit_line else ""
        masked = translate("receiving", "hidden") if found.is_masked else ""
        return (
            (translate("receiving", "Refused because"), found.refusal),
            (translate("receiving", "Received"), f"{moment_text(found.received_at)} {found.received_by}"),
            (translate("receiving", "Made"), f"{moment_text(found.made_at)} {found.made_by}"),
            (translate("receiving", "Follows"), gap),
            (translate("receiving", "Period"), days),
            (translate("receiving", "Rows"), counts if found.state != "set_aside" else f"{found.row_count:,}"),
            (translate("receiving", "Scans"), f"{found.scan_count:,}" if found.scan_count else ""),
            (translate("receiving", "Receipt written"), moment_text(found.receipt_at) if found.receipt_at else ""),
            (translate("receiving", "Conflicts"), f"{found.conflicts:,} · {side}" if found.conflicts else ""),
            (translate("receiving", "Telephone numbers"), masked),
            (translate("receiving", "Taken back"), undone),
            (translate("receiving", "Taken back because"), found.undo_reason),
            (translate("receiving", "Digest"), found.digest[:_SHORT]),
            (translate("receiving", "Branch's history"), line),
        )

    def show_rows(self) -> None:
        """The rows as this package left them, as far as no later one wrote them again."""
        if self.found is not None:
            self.desk.show_rows("received_rows", "all", (Condition("package_id", Operator.EQ, self.found.id),))

    def write_receipt(self) -> None:
        """The signed receipt into a folder of the branch's stick."""
        if self.found is not None:
            write_receipt(self.desk, self.found)

    def print_receipt(self) -> None:
        """The receipt to sign, in the preview."""
        if self.found is not None:
            print_receipt(self.desk, self.found)

    def take_back(self) -> None:
        """Take the package back."""
        if self.found is not None:
            take_back(self.desk, self.found)


def _row(line: DoneLine) -> Row:
    fields = row_words.changed(line.ledger, line.before, line.values)
    told = "; ".join(f"{label}: {old or '–'} → {new or '–'}" for label, old, new in fields)
    return Row(line.row_id, (line.number or line.title, told))


RECORD = RecordPane(
    name="received_package",
    build=ReceivedPackagePane,
    title=QT_TRANSLATE_NOOP("records", "Received package"),
    icon="archive",
    enter=receive,
    help_page="head_office",
)
