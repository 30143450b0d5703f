"""A loan of a tool: who has it, for what, until when, how it came back, its card, and what else they have (F86)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.domain import permissions
from app.domain.workflows import tool as tool_workflow
from app.domain.workflows import tool_loan as workflow
from app.services import attachments, staff, tool_file, tool_loans
from app.services.tool_file import LoanFile, Renewal
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.lend_tools import LendToolsDialog
from app.ui.dialogs.store_printing import print_issued
from app.ui.dialogs.tool_loan_actions import (
    DecideToolDialog,
    LoseToolDialog,
    RenewToolDialog,
    SignToolCardDialog,
    TakeInToolDialog,
)
from app.ui.icons import icon
from app.ui.papers import print_form
from app.ui.records import RecordPane
from app.ui.records._attachments import AttachmentsSection
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone, mark
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, link_button, set_chip
from app.ui.widgets.timeline import moment_text

_TONES = {"lent": Tone.DUE, "returned": Tone.DONE, "lost": Tone.LATE, "void": Tone.PAUSED}


class ToolLoanPane(LivePane):
    """Head, links, steps, both ways, what else this colleague has."""

    kinds = ("tool_loan", "tool", "issued_paper", "attachment")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: LoanFile | None = None
        self.head = Head(self)
        self.state, self.late, self.owed = (chip("", parent=self) for _ in range(3))
        for label in (self.owed, self.late, self.state):
            self.head.chips.addWidget(label)
        self.tool = link_button("", self._open_tool, self, flush=True)
        self.warning = QLabel(
            translate("tool_loan", "What is kept of this card was altered after it was issued."), self
        )
        mark(self.warning, role="error")
        self.warning.setWordWrap(True)
        words = translate("tool_loan", "Past its day: bring it to the tool store, where it is renewed or taken in.")
        self.bring = QLabel(words, self)
        self.bring.setWordWrap(True)
        self.facts, self.back = Facts(2, self), Facts(2, self)
        self.back_section = Section(translate("tool_loan", "Back"), self)
        self.back_section.add(self.back)
        heads = (translate("tool_loan", "Loan"), translate("tool_loan", "Tool"), translate("tool_loan", "Back by"))
        self.others = SmallTable(heads, stretch=1, most=8)
        self.others.setAccessibleName(translate("tool_loan", "With this colleague now"))
        self.others.opened.connect(lambda row_id: desk.open_record("tool_loan", row_id))
        self.others_section = Section("", self)
        self.others_section.add(self.others)
        heads = (
            translate("tool_loan", "Renewed on"), translate("tool_loan", "By"), translate("tool_loan", "Back by"),
            translate("tool_loan", "Reason"),
        )  # fmt: skip
        self.renewals = SmallTable(heads, stretch=3, most=5)
        self.renewals.setAccessibleName(translate("tool_loan", "Renewals"))
        self.renewals_section = Section(translate("tool_loan", "Renewals"), self)
        self.renewals_section.add(self.renewals)
        self.attachments = AttachmentsSection(desk, "tool_loan", self)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addWidget(self.tool)
        column.addWidget(self.warning)
        column.addWidget(self.bring)
        column.addLayout(self._buttons())
        for part in (self.facts, self.renewals_section, self.back_section, self.attachments, self.others_section):
            column.addWidget(part)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the loan and show it."""
        found = self.found = tool_file.loan(row_id)
        entry = found.entry
        self.head.set_words(entry.number, entry.tool, entry.borrower_name)
        set_chip(self.state, workflow.state_label(entry.state), _TONES[entry.state])
        set_chip(self.late, translate("tool_loan", "Not back in time") if entry.is_late else "", Tone.LATE)
        set_chip(self.owed, translate("tool_loan", "Compensation to decide") if found.to_decide else "", Tone.DUE)
        self.tool.setText(translate("tool_loan", "Tool {number}").format(number=entry.tool_number))
        self.warning.setVisible(found.altered)
        keeps = permissions.allowed(self.desk.session.role, "tool.lend")
        self.bring.setVisible(entry.is_late and not keeps and found.tool_kind == "shared")
        self.facts.set_facts(_out_facts(found))
        self.renewals.put([_renewal_row(place, one) for place, one in enumerate(found.renewed, 1)])
        self.renewals_section.setVisible(bool(found.renewed))
        back = _back_facts(found)
        self.back.set_facts(back)
        self.back_section.setVisible(any(value for _label, value in back))
        self.attachments.show_entries(entry.id, attachments.listing("tool_loan", entry.id))
        held = tool_file.held_by(entry.borrower_id)
        self.others.put([
            Row(one.id, (one.number, f"{one.tool_number} {one.tool}", one.due_on.isoformat() if one.due_on else ""),
                (Tone.NORMAL, Tone.NORMAL, Tone.LATE if one.is_late else Tone.NORMAL))
            for one in held
        ])  # fmt: skip
        title = translate("tool_loan", "With {name} now: {count}")
        self.others_section.title.setText(title.format(name=entry.borrower_name, count=len(held)))
        self.others_section.setVisible(bool(held))
        for event, button in self.steps.items():
            button.setVisible(event in found.actions)
        self.card.setVisible(keeps and bool(found.paper_id))

    def void(self) -> None:
        """The tool never left."""
        if self.found is None:
            return
        entry = self.found.entry
        question = translate("tool_loan", "Why is loan {number} void? The tool goes back to its store.")
        reason = self.desk.prompts.ask_text(question.format(number=entry.number))
        if reason:
            self.desk.bus.run(tool_loans.void, entry.id, seen_version=entry.row_version, reason=reason)

    def print_card(self) -> None:
        """Show the next copy of the card."""
        if self.found is not None:
            print_issued(self.desk, tool_loans.FORM, self.found.entry.id)

    def print_all(self) -> None:
        """Show everything that this colleague has."""
        if self.found is not None:
            print_form(self.desk, "personal_tool_card", staff.entry(self.found.entry.borrower_id).number)

    def _buttons(self) -> FlowLayout:
        self.steps: dict[str, QPushButton] = {
            "take_in": self._button(
                "take_back", translate("tool_loan", "Take in…"), lambda: self._dialog(TakeInToolDialog), primary=True
            ),
            "sign": self._button(
                "signature", translate("tool_loan", "Card is signed…"), lambda: self._dialog(SignToolCardDialog)
            ),
            "renew": self._button(
                "calendar", translate("tool_loan", "Renew…"), lambda: self._dialog(RenewToolDialog)
            ),
            "decide": self._button(
                "money", translate("tool_loan", "Compensation…"), lambda: self._dialog(DecideToolDialog)
            ),
            "lose": self._button(
                "warning", translate("tool_loan", "It is lost…"), lambda: self._dialog(LoseToolDialog)
            ),
            "void": self._button("void", translate("tool_loan", "Void…"), self.void),
        }  # fmt: skip
        self.card = self._button("print", translate("tool_loan", "Print the card"), self.print_card)
        self.all = self._button("checklist", translate("tool_loan", "Personal tool card"), self.print_all)
        row = FlowLayout(SPACE // 2)
        for button in (*list(self.steps.values())[:3], self.card, self.all, *list(self.steps.values())[3:]):
            row.addWidget(button)
        return row

    def _button(self, meaning: str, words: str, clicked: Callable[[], object], *, primary: bool = False) -> QPushButton:
        button = QPushButton(icon(meaning, token="on_accent") if primary else icon(meaning), words, self)
        if primary:
            button.setProperty("role", "primary")
        button.clicked.connect(lambda _on: clicked())
        return button

    def _dialog(self, dialog: Callable[..., FormDialog]) -> None:
        if self.found is not None:
            dialog(self.desk, self.found, self.window()).open()

    def _open_tool(self) -> None:
        if self.found is not None:
            self.desk.open_record("tool", self.found.entry.tool_id)


def _out_facts(found: LoanFile) -> tuple[tuple[str, str], ...]:
    entry = found.entry
    signed = " ".join(part for part in (found.signed_by, str(found.signed_on or "")) if part)
    until = entry.due_on.isoformat() if entry.due_on else translate("tool_loan", "until they leave")
    value = format_yuan(found.tool_value, symbol=True) if found.tool_value else ""
    return (
        (translate("tool_loan", "Lent"), moment_text(entry.out_at)),
        (translate("tool_loan", "Back by"), until),
        (translate("tool_loan", "Purpose"), found.purpose),
        (translate("tool_loan", "Lent by"), found.lent_by),
        (translate("tool_loan", "Signed"), signed or translate("tool_loan", "not yet")),
        (translate("tool_loan", "Kind"), shown(tool_workflow.KINDS[found.tool_kind])),
        (translate("tool_loan", "Price"), value),
        (translate("tool_loan", "Renewed"), str(found.renewals) if found.renewals else ""),
        (translate("tool_loan", "Card"), entry.card_number if found.card else ""),
        (translate("tool_loan", "Condition"), found.condition_out),
        (translate("tool_loan", "Reason"), "" if found.renewed and entry.state == "lent" else found.reason),
    )


def _back_facts(found: LoanFile) -> tuple[tuple[str, str], ...]:
    entry = found.entry
    worn = translate("tool_loan", "worn out by use")
    paid = format_yuan(found.compensation, symbol=True) if found.compensation else ""
    signed = " ".join(part for part in (found.returned_signed_by, str(found.returned_signed_on or "")) if part)
    return (
        (translate("tool_loan", "Returned"), moment_text(entry.in_at) if entry.in_at else ""),
        (translate("tool_loan", "Taken in by"), found.taken_in_by),
        (translate("tool_loan", "Signed"), signed),
        (translate("tool_loan", "Condition"), found.condition_in),
        (translate("tool_loan", "Return check"), worn if found.is_worn else ""),
        (translate("tool_loan", "Damage"), found.damage_note),
        (translate("tool_loan", "Compensation"), paid),
        (translate("tool_loan", "About it"), found.compensation_note),
    )


def _renewal_row(place: int, one: Renewal) -> Row:
    days = f"{one.old or '–'} → {one.new or '–'}"
    return Row(place, (moment_text(one.at), one.who, days, one.reason))


def enter(desk: Desk, window: QWidget) -> None:
    """Lend tools."""
    LendToolsDialog(desk, parent=window).open()


RECORD = RecordPane(
    name="tool_loan",
    build=ToolLoanPane,
    title=QT_TRANSLATE_NOOP("records", "Loan of a tool"),
    icon="tools",
    enter=enter,
    help_page="tools",
)
