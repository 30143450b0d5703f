"""A stock-take: its sheet, what was counted, what differs; settled by a supervisor (F86, R149)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.domain import permissions
from app.domain.workflows import stock_take as workflow
from app.services import attachments, stock_take_file, stock_take_papers, stock_takes
from app.services.stock_take_file import Sheet, TakeFile, TakeLine
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.stock_take import AddCountedPartDialog, BeginStockTakeDialog, CountDialog
from app.ui.dialogs.store_printing import print_issued
from app.ui.icons import icon
from app.ui.papers import may_print
from app.ui.records import RecordPane
from app.ui.records._attachments import AttachmentsSection
from app.ui.records._issued_versions import IssuedVersionsSection
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone, mark
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, set_chip

_TONES = {"open": Tone.NORMAL, "counted": Tone.DUE}


class StockTakePane(LivePane):
    """Head, what can be done, facts, the lines: those that differ first."""

    kinds = ("stock_take", "stock_take_line", "attachment", "issued_paper")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: TakeFile | None = None
        self.head = Head(self)
        self.state = chip("", parent=self)
        self.head.chips.addWidget(self.state)
        self.warning = QLabel(
            translate("stock_take", "What is kept of its sheet was altered after it was issued."), self
        )
        mark(self.warning, role="error")
        self.warning.setWordWrap(True)
        self.facts = Facts(2, self)
        self.lines = SmallTable((
            translate("stock_take", "Name"), translate("stock_take", "Books"), translate("stock_take", "Count"),
            translate("stock_take", "±"), translate("stock_take", "Reason"),
        ), stretch=4, most=14)  # fmt: skip
        self.lines.setAccessibleName(translate("stock_take", "Lines"))
        self.section = Section(translate("stock_take", "Lines"), self)
        self.section.add(self.lines)
        self.versions = IssuedVersionsSection(self.print_version, self)
        self.attachments = AttachmentsSection(desk, "stock_take", self)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addWidget(self.warning)
        column.addLayout(self._buttons())
        column.addWidget(self.facts)
        column.addWidget(self.section)
        column.addWidget(self.versions)
        column.addWidget(self.attachments)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the stock-take and show it."""
        take = self.found = stock_take_file.file(row_id)
        bag = translate("stock", "{name}'s bag").format(name=take.place_name)
        place = bag if take.place_key.startswith("staff:") and take.kind == stock_takes.SPARE_PARTS else take.place_name
        title = translate("stock_take", "{kind} in {place}").format(kind=shown(workflow.KINDS[take.kind]), place=place)
        self.head.set_words(take.number, title, take.note)
        set_chip(self.state, workflow.state_label(take.state), _TONES.get(take.state, Tone.DONE))
        counted = translate("stock_take", "{done} of {count}").format(done=take.counted_lines, count=len(take.lines))
        blind = take.state == "open"
        differ = str(take.differences) if take.counted_at and not blind else ""
        worth = format_yuan(take.value_difference, symbol=True) if take.differences else ""
        self.warning.setVisible(take.sheet is not None and take.sheet.altered)
        self.facts.set_facts((
            (translate("stock_take", "Begun"), _moment(take.begun_at, take.begun_by)),
            (translate("stock_take", "Lines counted"), counted),
            (translate("stock_take", "Counted at"), _moment(take.counted_at, take.counted_by)),
            (translate("stock_take", "Lines that differ"), differ),
            (translate("stock_take", "Difference in worth"), worth),
            (translate("stock_take", "Settled"), _moment(take.settled_at, take.settled_by)),
            (translate("stock_take", "Sheet"), _sheet_words(take.sheet)),
            (translate("stock_take", "Reason"), take.void_reason),
        ))  # fmt: skip
        ordered = sorted(take.lines, key=lambda line: (blind or not line.difference, line.ordinal))
        self.lines.put([_row(line, blind=blind) for line in ordered])
        for column in (1, 3):
            self.lines.setColumnHidden(column, blind)
        if permissions.allowed(self.desk.session.role, "attachment.view"):
            self.attachments.show_entries(take.id, attachments.listing("stock_take", take.id))
        events = {one.event for one in workflow.permitted(take.state, self.desk.session.role)}
        for event, button in self._by_event.items():
            button.setVisible(event in events)
        self.add.setVisible("enter" in events and take.kind == stock_takes.SPARE_PARTS)
        records = permissions.allowed(self.desk.session.role, "stock_take.record")
        self.sheet.setVisible(records)
        self.versions.show_versions(stock_take_papers.versions(take.id) if records else ())
        again = translate("stock_take", "Correct the count…")
        self.enter.setText(again if take.state == "counted" else translate("stock_take", "Enter the count…"))

    def open_count(self) -> None:
        """Type the sheet in."""
        self._dialog(CountDialog)

    def open_add(self) -> None:
        """One more part on the sheet."""
        self._dialog(AddCountedPartDialog)

    def print_sheet(self) -> None:
        """Show the sheet in the preview: issued as it is now, or one more copy where nothing was entered since."""
        take = self.found
        if take is None:
            return
        content = stock_take_papers.to_issue(take.id)
        if content is not None and not may_print(self.desk, content):
            return
        if content is None or self.desk.bus.run(stock_take_papers.issue, take.id) is not None:
            print_issued(self.desk, stock_take_papers.FORM, take.id)

    def print_version(self, paper_id: int) -> None:
        """Show one of the versions of the sheet in the preview, as it was issued."""
        if self.found is not None:
            print_issued(self.desk, stock_take_papers.FORM, self.found.id, paper_id)

    def settle(self) -> None:
        """Accept the differences, when that is meant."""
        take = self.found
        if take is None:
            return
        question = translate("stock_take", "Settle {number}? The books follow the count.").format(number=take.number)
        verb = translate("stock_take", "Settle the differences")
        if not take.differences or self.desk.prompts.confirm(question, verb):
            self.desk.bus.run(stock_takes.settle, take.id, seen_version=take.row_version)

    def void(self) -> None:
        """Give it up, with a reason."""
        take = self.found
        if take is None:
            return
        reason = self.desk.prompts.ask_text(translate("stock_take", "Why is {number} void?").format(number=take.number))
        if reason:
            self.desk.bus.run(stock_takes.void, take.id, seen_version=take.row_version, reason=reason)

    def _buttons(self) -> FlowLayout:
        self.enter = self._button("edit", translate("stock_take", "Enter the count…"), self.open_count)
        self.settle_button = self._button("save", translate("stock_take", "Settle the differences"), self.settle)
        self.sheet = self._button("print", translate("stock_take", "Print the sheet"), self.print_sheet)
        self.add = self._button("add", translate("stock_take", "One more part…"), self.open_add)
        self.give_up = self._button("void", translate("stock_take", "Void…"), self.void)
        self._by_event = {"enter": self.enter, "settle": self.settle_button, "void": self.give_up}
        row = FlowLayout(SPACE // 2)
        for button in (self.settle_button, self.enter, self.sheet, self.add, self.give_up):
            row.addWidget(button)
        return row

    def _button(self, meaning: str, words: str, clicked: Callable[[], object]) -> QPushButton:
        button = QPushButton(icon(meaning), words, self)
        button.clicked.connect(lambda _on: clicked())
        return button

    def _dialog(self, dialog: Callable[..., FormDialog]) -> None:
        if self.found is not None:
            dialog(self.desk, self.found, self.window()).open()


def _row(line: TakeLine, *, blind: bool) -> Row:
    counted = "" if line.counted is None else str(line.counted)
    difference = "" if blind or line.counted is None else f"{line.difference:+d}" if line.difference else "0"
    tone = Tone.LATE if line.difference and not blind else Tone.NORMAL
    texts = (f"{line.number} {line.name}", str(line.expected), counted, difference, line.reason)
    return Row(line.id, texts, (tone,) * len(texts))


def _sheet_words(sheet: Sheet | None) -> str:
    """Which version of the sheet is the last, and how many copies of it left the printer."""
    if sheet is None:
        return ""
    text = translate("stock_take", "version {version}, {moment}, printed {count}×")
    return text.format(version=sheet.version, moment=_moment(sheet.issued_at, ""), count=sheet.prints)


def _moment(moment: datetime | None, who: str) -> str:
    return f"{clock.local(moment).strftime('%Y-%m-%d %H:%M')} {who}".strip() if moment else ""


def enter(desk: Desk, window: QWidget) -> None:
    """Begin a stock-take of spare parts or tools."""
    BeginStockTakeDialog(desk, window).open()


RECORD = RecordPane(
    name="stock_take",
    build=StockTakePane,
    title=QT_TRANSLATE_NOOP("records", "Stock-take"),
    icon="stock_take",
    enter=enter,
    help_page="spare_parts#stock_take",
)
