"""A branch at head office: its key, what is here of it, the packages that came."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import permissions
from app.domain.receiving import PACKAGE_STATES, package_name
from app.ledgers._declaration import Condition, Operator
from app.packages.row_words import ledger_title
from app.services import received_files, received_packages
from app.services.received_files import BranchFile
from app.ui.desk import Desk
from app.ui.icons import icon
from app.ui.records import RecordPane
from app.ui.records._pane import Head, LivePane
from app.ui.records._received_work import receive
from app.ui.theme import SPACE, Tone, mark
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Row, Section, SmallTable
from app.ui.widgets.timeline import moment_text

_TONES = {"set_aside": Tone.LATE, "undone": Tone.PAUSED, "closed": Tone.PAUSED}


class KnownBranchPane(LivePane):
    """Head, buttons, facts, rows by ledger, packages."""

    kinds = ("known_branch", "received_package")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: BranchFile | None = None
        self.head = Head(self)
        self.receive_button = QPushButton(icon("import"), translate("receiving", "Receive a package …"), self)
        self.receive_button.clicked.connect(lambda _on: receive(desk, self.window()))
        self.receive_button.setVisible(permissions.allowed(desk.session.role, "package.receive"))
        self.rows_button = QPushButton(icon("menu"), translate("receiving", "All its rows"), self)
        self.rows_button.clicked.connect(lambda _on: self.show_rows())
        buttons = FlowLayout(SPACE // 2)
        buttons.addWidget(self.receive_button)
        buttons.addWidget(self.rows_button)
        self.end_button = QPushButton(icon("reset"), translate("receiving", "The branch begins anew …"), self)
        mark(self.end_button, role="danger")
        self.end_button.clicked.connect(lambda _on: self.end_series())
        buttons.addWidget(self.end_button)
        self.facts = Facts(2, self)
        self.rows = SmallTable((translate("receiving", "Ledger"), translate("receiving", "Rows here")), most=10)
        self.rows.setAccessibleName(translate("receiving", "Rows by ledger"))
        self.rows.opened.connect(self._open_ledger)
        rows = Section(translate("receiving", "Rows by ledger"), self)
        rows.add(self.rows)
        heads = (
            translate("receiving", "Package"), translate("receiving", "Made"), translate("receiving", "State"),
            translate("receiving", "New"), translate("receiving", "Changed"),
        )  # fmt: skip
        self.packages = SmallTable(heads, most=12)
        self.packages.setAccessibleName(translate("receiving", "Packages"))
        self.packages.opened.connect(lambda row_id: desk.open_record("received_package", row_id))
        packages = Section(translate("receiving", "Packages"), self)
        packages.add(self.packages)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(buttons)
        for part in (self.facts, rows, packages):
            column.addWidget(part)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the branch and show it."""
        found = self.found = received_files.branch(row_id)
        self.head.set_words(found.code, found.name, found.company)
        may_end = permissions.allowed(self.desk.session.role, "package.undo_receiving")
        self.end_button.setVisible(may_end and bool(found.fingerprint))
        last = package_name(found.code, found.last_number) if found.last_number else ""
        made, received = found.last_made_at, found.last_received_at
        self.facts.set_facts((
            (translate("receiving", "Last package"), last),
            (translate("receiving", "Made"), moment_text(made) if made else ""),
            (translate("receiving", "Received"), moment_text(received) if received else ""),
            (translate("receiving", "Rows here"), f"{found.row_count:,}"),
            (translate("receiving", "Fingerprint"), found.fingerprint),
            (translate("receiving", "Key compared"), f"{moment_text(found.trusted_at)} {found.trusted_by}"),
        ))  # fmt: skip
        self.rows.put(
            [Row(at, (ledger_title(name), f"{count:,}")) for at, (name, count) in enumerate(found.rows)], right={1}
        )
        self.packages.put(
            [
                Row(one.id, (
                    str(one.serial), f"{clock.local(one.made_at):%Y-%m-%d}", shown(PACKAGE_STATES[one.state]),
                    f"{one.added:,}", f"{one.changed:,}",
                ), (Tone.NORMAL, Tone.NORMAL, _TONES.get(one.state, Tone.NORMAL)))
                for one in found.received
            ],
            right={3, 4},
        )  # fmt: skip

    def show_rows(self, ledger: str = "") -> None:
        """The rows of this branch, of one ledger or of all."""
        if self.found is not None:
            conditions = [Condition("branch_code", Operator.EQ, self.found.code)]
            if ledger:
                conditions.append(Condition("ledger", Operator.EQ, ledger))
            self.desk.show_rows("received_rows", "all", tuple(conditions))

    def end_series(self) -> None:
        """Its next package is the first one of a new series, with a key that is compared again."""
        if self.found is None:
            return
        question = translate(
            "receiving",
            "{branch} begins anew? Its rows stay here; its next package need not follow the last one, and its key is "
            "compared with the signed cover sheet again. Do this only when its computer or key was lost, or it stands "
            "on an old backup. What happened?",
        )
        reason = self.desk.prompts.ask_text(question.format(branch=self.found.name))
        if reason:
            end, version = received_packages.end_series, self.found.row_version
            self.desk.bus.run(end, self.found.id, seen_version=version, reason=reason)

    def _open_ledger(self, at: int) -> None:
        if self.found is not None:
            self.show_rows(self.found.rows[at][0])


RECORD = RecordPane(
    name="known_branch",
    build=KnownBranchPane,
    title=QT_TRANSLATE_NOOP("records", "Branch"),
    icon="department",
    enter=receive,
    help_page="head_office",
)
