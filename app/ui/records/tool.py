"""A tool: who has it, what it is worth, its loans, its way from hand to hand (F86)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.domain import permissions
from app.domain.workflows import tool as workflow
from app.domain.workflows import tool_loan as loan_workflow
from app.services import attachments, tool_file, tools
from app.services.tool_file import LoanEntry, ToolFile
from app.ui.desk import Desk
from app.ui.dialogs.lend_tools import LendToolsDialog
from app.ui.dialogs.tool_editor import ExchangeToolDialog, ToolDialog
from app.ui.icons import icon
from app.ui.records import RecordPane
from app.ui.records._attachments import AttachmentsSection
from app.ui.records._custody import TrailSection
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, link_button, set_chip
from app.ui.widgets.timeline import moment_text

_TONES = {"lent": Tone.DUE, "damaged": Tone.LATE, "in_store": Tone.DONE}
_LOAN_TONES = {"lent": Tone.DUE, "lost": Tone.LATE, "void": Tone.PAUSED}


class ToolPane(LivePane):
    """Head, steps, facts, loans, trail."""

    kinds = ("tool", "tool_loan", "custody_object", "handover", "attachment")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: ToolFile | None = None
        self.head = Head(self)
        self.state, self.late = chip("", parent=self), chip("", parent=self)
        self.head.chips.addWidget(self.late)
        self.head.chips.addWidget(self.state)
        self.loan = link_button("", self._open_loan, self, flush=True)
        self.facts = Facts(2, self)
        heads = (
            translate("tool", "Loan"), translate("tool", "Borrower"), translate("tool", "Lent"),
            translate("tool", "Back"),
        )  # fmt: skip
        self.loans = SmallTable(heads, stretch=1, most=6)
        self.loans.setAccessibleName(translate("tool", "Loans of this tool"))
        self.loans.opened.connect(lambda row_id: desk.open_record("tool_loan", row_id))
        self.history = Section(translate("tool", "Loans of this tool"), self)
        self.history.add(self.loans)
        self.attachments = AttachmentsSection(desk, "tool", self)
        self.trail = TrailSection(desk, self)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addWidget(self.loan)
        column.addLayout(self._buttons())
        for part in (self.facts, self.history, self.attachments, self.trail):
            column.addWidget(part)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the tool and show it."""
        found = self.found = tool_file.file(row_id)
        entry = found.entry
        self.head.set_words(entry.number, entry.name, " ".join(part for part in (entry.model, entry.serial) if part))
        set_chip(self.state, workflow.state_label(entry.state), _TONES.get(entry.state, Tone.PAUSED))
        late = entry.due_on is not None and entry.due_on < clock.today()
        set_chip(self.late, translate("tool", "Not back in time") if late else "", Tone.LATE)
        due = translate("tool", "{loan}: with {name}, back by {day}").format(
            loan=entry.open_loan_number, name=entry.borrower_name, day=entry.due_on
        )
        kept = translate("tool", "{loan}: with {name}").format(loan=entry.open_loan_number, name=entry.borrower_name)
        self.loan.setText(due if entry.due_on else kept)
        self.loan.setVisible(bool(entry.open_loan_id))
        worth = format_yuan(found.residual, symbol=True) if entry.value else ""
        gone = entry.state in ("lost", "scrapped")
        self.facts.set_facts((
            (translate("tool", "Kind"), shown(workflow.KINDS[entry.kind])),
            (translate("tool", "Store"), entry.place),
            (translate("tool", "Price"), format_yuan(entry.value, symbol=True) if entry.value else ""),
            (translate("tool", "Still worth"), "" if gone else worth),
            (translate("tool", "Bought on"), entry.bought_on.isoformat() if entry.bought_on else ""),
            (translate("tool", "Counted on"), found.counted_on.isoformat() if found.counted_on else ""),
            (translate("tool", "Times lent"), str(found.lent_count)),
            (translate("tool", "In this state since"), moment_text(found.since)),
            (translate("tool", "Reason"), found.reason if entry.state != "in_store" else ""),
            (translate("tool", "Notes"), found.notes),
        ))  # fmt: skip
        self.loans.put([
            Row(one.id, (one.number, one.borrower_name, f"{clock.local(one.out_at):%Y-%m-%d}", _back_words(one)),
                (*(Tone.NORMAL,) * 3, _LOAN_TONES.get(one.state, Tone.NORMAL)))
            for one in found.loans
        ])  # fmt: skip
        self.history.setVisible(bool(found.loans))
        self.attachments.show_entries(entry.id, attachments.listing("tool", entry.id))
        self.trail.show_object("tool", entry.id)
        self.edit.setVisible(permissions.allowed(self.desk.session.role, "tool.lend") and not gone)
        for event, button in self.steps.items():
            button.setVisible(event in found.actions)
        self.steps["exchange"].setVisible("scrap" in found.actions)
        self.steps["lose"].setVisible("lose" in found.actions and entry.state != "lent")

    def open_lend(self) -> None:
        """Lend it, and others with it."""
        if self.found is not None:
            LendToolsDialog(self.desk, self.found.entry, self.window()).open()

    def open_editor(self) -> None:
        """Correct what is known of it."""
        ToolDialog(self.desk, self.found, self.window()).open()

    def open_exchange(self) -> None:
        """A new one takes its place."""
        if self.found is not None:
            ExchangeToolDialog(self.desk, self.found, self.window()).open()

    def step(self, use_case: Callable[..., object], question: str) -> None:
        """A step with its reason."""
        if self.found is None:
            return
        entry = self.found.entry
        reason = self.desk.prompts.ask_text(question.format(number=entry.number))
        if reason:
            self.desk.bus.run(use_case, entry.id, seen_version=entry.row_version, reason=reason)  # pyright: ignore[reportArgumentType]

    def _buttons(self) -> FlowLayout:
        damaged = translate("tool", "What is wrong with {number}?")
        mended = translate("tool", "How was {number} repaired, or what was it exchanged for?")
        scrapped = translate("tool", "Why is {number} scrapped? It cannot be taken back.")
        lost = translate("tool", "How was {number} lost? It cannot be taken back.")
        self.edit = self._button("edit", translate("tool", "Edit…"), self.open_editor)
        self.steps = {
            "lend": self._button("tools", translate("tool", "Lend…"), self.open_lend, primary=True),
            "mend": self._button("repairs", translate("tool", "Repaired…"), lambda: self.step(tools.mend, mended)),
            "damage": self._button(
                "warning", translate("tool", "Found damaged…"), lambda: self.step(tools.damage, damaged)
            ),
            "exchange": self._button("refresh", translate("tool", "Old for new…"), self.open_exchange),
            "scrap": self._button("delete", translate("tool", "Scrap…"), lambda: self.step(tools.scrap, scrapped)),
            "lose": self._button("void", translate("tool", "Lost…"), lambda: self.step(tools.lose, lost)),
        }  # fmt: skip
        row = FlowLayout(SPACE // 2)
        for button in (self.steps["lend"], self.edit, *list(self.steps.values())[1:]):
            row.addWidget(button)
        return row

    def _button(self, meaning: str, words: str, clicked: Callable[[], object], *, primary: bool = False) -> QPushButton:
        button = QPushButton(icon(meaning, token="on_accent") if primary else icon(meaning), words, self)
        if primary:
            button.setProperty("role", "primary")
        button.clicked.connect(lambda _on: clicked())
        return button

    def _open_loan(self) -> None:
        if self.found is not None:
            self.desk.open_record("tool_loan", self.found.entry.open_loan_id)


def _back_words(one: LoanEntry) -> str:
    """The day it came back, or why it did not."""
    if one.state == "returned" and one.in_at:
        return f"{clock.local(one.in_at):%Y-%m-%d}"
    return loan_workflow.state_label(one.state)


def enter(desk: Desk, window: QWidget) -> None:
    """A new tool."""
    ToolDialog(desk, parent=window).open()


RECORD = RecordPane(
    name="tool",
    build=ToolPane,
    title=QT_TRANSLATE_NOOP("records", "Tool"),
    icon="tools",
    enter=enter,
    help_page="tools",
)
