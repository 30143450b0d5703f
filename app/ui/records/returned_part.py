"""A returned part (F21): where it stands, who has it, what may be done next, the test, the repair, its trail."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.domain import permissions
from app.domain.cover_facts import SWAP_RULE_LABELS, SwapRule
from app.domain.workflows import returned_part as workflow
from app.services import attachments, custody, returned_part_file, swap_notes
from app.services.returned_part_file import PartEntry, PartEvent, PartFile
from app.ui.desk import Desk
from app.ui.dialogs.lend_unit import LendUnitDialog
from app.ui.dialogs.returned_part_actions import ordered, step_words, take
from app.ui.dialogs.swap_printing import print_note, print_version
from app.ui.icons import icon
from app.ui.papers import print_form
from app.ui.records import RecordPane
from app.ui.records._attachments import AttachmentsSection
from app.ui.records._issued_versions import IssuedVersionsSection
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, link_button, set_chip
from app.ui.widgets.timeline import moment_text

_EVENT_WORDS = {
    "receive": QT_TRANSLATE_NOOP("part", "Taken back"),
    "begin_test": QT_TRANSLATE_NOOP("part", "Test begun"),
    "enter_test": QT_TRANSLATE_NOOP("part", "Tested"),
    "begin_repair": QT_TRANSLATE_NOOP("part", "Repair begun"),
    "send_out": QT_TRANSLATE_NOOP("part", "Sent out"),
    "come_back": QT_TRANSLATE_NOOP("part", "Came back"),
    "repair": QT_TRANSLATE_NOOP("part", "Repaired"),
    "find_no_fault": QT_TRANSLATE_NOOP("part", "No fault found"),
    "check": QT_TRANSLATE_NOOP("part", "Checked"),
    "repair_again": QT_TRANSLATE_NOOP("part", "Repaired again"),
    "give_up": QT_TRANSLATE_NOOP("part", "Cannot be repaired"),
    "replace": QT_TRANSLATE_NOOP("part", "Replaced"),
    "scrap": QT_TRANSLATE_NOOP("part", "Scrapped"),
    "leave_as_is": QT_TRANSLATE_NOOP("part", "Goes back as it is"),
    "move": QT_TRANSLATE_NOOP("part", "Put elsewhere"),
    "promise": QT_TRANSLATE_NOOP("part", "Promised for another day"),
    "hand_back": QT_TRANSLATE_NOOP("part", "Handed back"),
    "close": QT_TRANSLATE_NOOP("part", "Closed"),
    "void": QT_TRANSLATE_NOOP("part", "Receipt void"),
}


def part_tone(entry: PartEntry) -> Tone:
    """How a part stands."""
    if not entry.is_open:
        return Tone.DONE
    if entry.state == "unrepairable" or (entry.days_left is not None and entry.days_left < 0):
        return Tone.LATE
    return Tone.DUE if entry.state in workflow.READY_STATES else Tone.NORMAL


def promise_words(entry: PartEntry) -> tuple[str, Tone]:
    """Until when it is promised, and how that stands; nothing once it is back."""
    if entry.days_left is None or entry.expected_return_on is None:
        return "", Tone.NORMAL
    day = entry.expected_return_on.isoformat()
    if entry.days_left < 0:
        return translate("part", "promised for {day}, {days} days late").format(
            day=day, days=-entry.days_left
        ), Tone.LATE
    if entry.days_left == 0:
        return translate("part", "promised for today"), Tone.DUE
    return translate("part", "promised for {day}").format(day=day), Tone.NORMAL


class PartSteps(QWidget):
    """The steps that are open, as buttons: the natural one first. The bench has them as well, by number keys."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, numbered: bool = False) -> None:
        super().__init__(parent)
        self._desk, self._numbered = desk, numbered
        self.part: PartFile | None = None
        self.names: tuple[str, ...] = ()
        self.flow = FlowLayout(SPACE // 2)
        self.setLayout(self.flow)

    def show_part(self, part: PartFile | None) -> None:
        """Show the steps of a part."""
        self.part = part
        while (item := self.flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.names = ordered(part.actions) if part is not None else ()
        for place, name in enumerate(self.names, 1):
            title, meaning = step_words(name)
            first = place == 1
            words = f"{place}  {title}" if self._numbered else title
            button = QPushButton(icon(meaning, token="on_accent") if first else icon(meaning), words, self)
            button.setObjectName(f"step_{name}")
            button.setAutoDefault(False)
            if first:
                button.setProperty("role", "primary")
            button.clicked.connect(partial(self._take, name))
            self.flow.addWidget(button)
        self.setVisible(bool(self.names))

    def take_number(self, place: int) -> bool:
        """Begin the step with this number; False when there is none."""
        if not 1 <= place <= len(self.names):
            return False
        self._take(self.names[place - 1])
        return True

    def _take(self, name: str, _on: bool = False) -> None:
        if self.part is not None:
            take(self._desk, name, self.part, self.window())


class ReturnedPartPane(LivePane):
    """Head, links, steps, facts, what happened, who had it, photographs."""

    kinds = ("returned_part", "take_back_receipt", "custody_object", "attachment", "device", "issued_paper")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: PartFile | None = None
        self.head = Head(self)
        self.state, self.promise = chip("", parent=self), chip("", parent=self)
        for label in (self.promise, self.state):
            self.head.chips.addWidget(label)
        self.links = FlowLayout(0)
        names = ("customer", "call", "receipt", "device", "replacement")
        self.link = {name: link_button("", partial(self._open, name), self, flush=True) for name in names}
        for link in self.link.values():
            self.links.addWidget(link)
        self.steps = PartSteps(desk, self)
        self.tag = QPushButton(icon("print"), translate("part", "Print the repair tag"), self)
        self.tag.clicked.connect(lambda _on: self.print_tag())
        self.swap_note = QPushButton(icon("print"), translate("part", "Print the swap note"), self)
        self.swap_note.clicked.connect(lambda _on: self.print_swap_note())
        self.lend = QPushButton(icon("loaners"), translate("part", "Lend a unit…"), self)
        self.lend.clicked.connect(lambda _on: self.open_lend())
        self.facts = Facts(2, self)
        when = translate("part", "When")
        heads = (when, translate("part", "What"), translate("part", "Remark"), translate("part", "By"))
        self.happened = SmallTable(heads, stretch=2, most=9)
        self.happened.setAccessibleName(translate("part", "What happened"))
        heads = (when, translate("part", "From"), translate("part", "To"), translate("part", "Signed"))
        self.trail = SmallTable(heads, stretch=2, most=7)
        self.trail.setAccessibleName(translate("part", "From hand to hand"))
        self.versions = IssuedVersionsSection(lambda paper_id: print_version(desk, paper_id), self)
        self.attachments = AttachmentsSection(desk, "returned_part", self)
        self._lay_out()

    def read(self, row_id: int) -> None:
        """Read the part and show it."""
        found = self.found = returned_part_file.file(row_id)
        entry = found.entry
        self.head.set_words(entry.number, entry.title, found.fault_text)
        set_chip(self.state, workflow.state_label(entry.state), part_tone(entry))
        set_chip(self.promise, *promise_words(entry))
        self._show_links(entry)
        self.steps.show_part(found)
        self.tag.setVisible(entry.is_open)
        self.swap_note.setVisible(bool(entry.replacement_id))
        self.versions.show_versions(swap_notes.versions_of_part(entry.number) if entry.replacement_id else ())
        self.lend.setVisible(entry.is_open and permissions.allowed(self.desk.session.role, "loaner.lend"))
        self.facts.set_facts(facts_of(found))
        self.happened.put([
            Row(place, (moment_text(one.happened_at), _what(one), _line(one), one.user_name))
            for place, one in enumerate(reversed(found.events), 1)
        ])  # fmt: skip
        role = self.desk.session.role
        may_trail = permissions.allowed(role, "custody.view")
        self.trail_section.setVisible(may_trail)
        if may_trail:
            self._show_trail(row_id)
        if permissions.allowed(role, "attachment.view"):
            self.attachments.show_entries(entry.id, attachments.listing("returned_part", entry.id))

    def print_swap_note(self) -> None:
        """Show in the preview which unit went, which came, and how the warranty runs."""
        if self.found is not None:
            print_note(self.desk, self.found.entry.number)

    def print_tag(self) -> None:
        """Show the tag in the preview."""
        if self.found is not None:
            print_form(self.desk, "repair_tag", self.found.entry.number)

    def open_lend(self) -> None:
        """Lend the customer a unit while theirs is here."""
        if self.found is not None:
            LendUnitDialog(self.desk, returned_part_id=self.found.entry.id, parent=self.window()).open()

    def _show_links(self, entry: PartEntry) -> None:
        words = {
            "customer": entry.customer_name,
            "call": translate("part", "Call {number}").format(number=entry.call_number),
            "receipt": translate("part", "Receipt {number}").format(number=entry.receipt_number),
            "device": translate("part", "Device on file") if entry.device_id else "",
            "replacement": translate("part", "Replacement {serial}").format(serial=entry.replacement_serial)
            if entry.replacement_id
            else "",
        }
        for name, text in words.items():
            self.link[name].setText(text)
            self.link[name].setVisible(bool(text))

    def _show_trail(self, row_id: int) -> None:
        passings = custody.trail("returned_part", row_id) if custody.may_see("returned_part", row_id) else []
        rows = []
        for place, one in enumerate(reversed(passings), 1):
            signed = " ".join(part for part in (one.signed_by, str(one.signed_on or "")) if part)
            rows.append(Row(place, (moment_text(one.happened_at), one.giver.name, one.taker.name, signed)))
        self.trail.put(rows)

    def _lay_out(self) -> None:
        happened = Section(translate("part", "What happened"), self)
        happened.add(self.happened)
        self.trail_section = Section(translate("part", "From hand to hand"), self)
        self.trail_section.add(self.trail)
        papers = QHBoxLayout()
        papers.addWidget(self.tag)
        papers.addWidget(self.swap_note)
        papers.addWidget(self.lend)
        papers.addStretch(1)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(self.links)
        column.addWidget(self.steps)
        column.addLayout(papers)
        for part in (self.facts, happened, self.trail_section, self.versions, self.attachments):
            column.addWidget(part)
        column.addStretch(1)

    def _open(self, name: str) -> None:
        if self.found is None:
            return
        entry = self.found.entry
        kinds = {
            "customer": ("customer", entry.customer_id), "call": ("service_call", entry.call_id),
            "receipt": ("take_back_receipt", entry.receipt_id), "device": ("device", entry.device_id),
            "replacement": ("device", entry.replacement_id),
        }  # fmt: skip
        self.desk.open_record(*kinds[name])


def facts_of(found: PartFile) -> tuple[tuple[str, str], ...]:
    """What is known of it; what is empty is left out by the widget."""
    entry = found.entry
    sent = " ".join(part for part in (found.supplier_name, _day(found.sent_on)) if part)
    said = shown(workflow.REPRODUCED.get(found.symptom_reproduced, "")), shown(workflow.VERDICTS.get(found.verdict, ""))
    test = " · ".join(part for part in (*said, found.cause) if part)
    minutes = translate("part", "{count} min").format(count=found.repair_minutes) if found.repair_minutes else ""
    rule = shown(SWAP_RULE_LABELS[SwapRule(found.swap_rule)]) if found.swap_rule else ""
    return (
        (
            translate("part", "Is with"),
            " · ".join(dict.fromkeys(part for part in (entry.holder_name, found.place) if part)),
        ),
        (translate("part", "Received"), moment_text(entry.received_at)),
        (translate("part", "Accessories"), found.accessories),
        (translate("part", "Visible condition"), found.condition),
        (translate("part", "Technician"), entry.technician_name),
        (translate("part", "Repaired where"), shown(workflow.ROUTES.get(found.route, ""))),
        (translate("part", "Sent to"), sent if found.sent_on else ""),
        (translate("part", "Due back"), _day(found.due_back_on)),
        (translate("part", "Came back"), _day(found.back_on)),
        (translate("part", "Test"), test),
        (translate("part", "Tested by"), " ".join(part for part in (found.tested_by, _day(found.tested_on)) if part)),
        (translate("part", "Work done"), found.work_text),
        (translate("part", "Parts replaced"), found.parts_text),
        (translate("part", "Time used"), minutes),
        (
            translate("part", "Repaired by"),
            " ".join(part for part in (found.repaired_by, _day(found.repaired_on)) if part),
        ),
        (
            translate("part", "Checked by"),
            " ".join(part for part in (found.checked_by, _day(found.checked_on)) if part),
        ),
        (translate("part", "Cost"), format_yuan(found.cost, symbol=True) if found.cost else ""),
        (translate("part", "Outcome"), shown(workflow.OUTCOMES.get(entry.outcome, ""))),
        (translate("part", "Serial of the replacement"), entry.replacement_serial),
        (translate("part", "Reason"), found.outcome_reason),
        (translate("part", "Decided by"), found.decided_by),
        (translate("part", "Cover of the replacement"), rule),
        (
            translate("part", "Returned"),
            " ".join(part for part in (_day(found.returned_on), found.returned_to) if part),
        ),
        (translate("part", "Closed"), _day(found.closed_on)),
    )


def _what(one: PartEvent) -> str:
    return shown(_EVENT_WORDS.get(one.kind, one.kind))


def _line(one: PartEvent) -> str:
    return " · ".join(one.detail.splitlines())


def _day(day: object) -> str:
    return str(day) if day else ""


RECORD = RecordPane(
    name="returned_part",
    build=ReturnedPartPane,
    title=QT_TRANSLATE_NOOP("records", "Returned part"),
    icon="returned_parts",
    help_page="returned_parts",
)
