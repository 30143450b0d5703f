"""A service call beside the repair ledger: where it stands, its clocks, what may be done next, papers and history."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QTabWidget, QToolButton, QVBoxLayout, QWidget

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import codes, permissions
from app.domain.deadline_wording import duration_text
from app.services import service_call_file, service_calls, timeline
from app.services.drafts import About
from app.services.service_call_file import CallFile, ClockReading
from app.ui.call_words import call_state
from app.ui.commands import lettered
from app.ui.desk import Desk
from app.ui.desktop.typed_inline import TypedInline
from app.ui.dialogs._call_outcome import REMEDY_NAMES
from app.ui.dialogs.call_actions import take
from app.ui.dialogs.call_take_back import STEPS as TAKE_BACK_STEPS
from app.ui.dialogs.call_take_back import take_step
from app.ui.dialogs.hand_in import open_hand_in
from app.ui.dialogs.next_steps import next_steps, step_words
from app.ui.dialogs.register_call import CALL_KIND_NAMES, CHANNEL_NAMES
from app.ui.icons import icon
from app.ui.papers import print_form
from app.ui.records import RecordPane
from app.ui.records._attachments import AttachmentsSection
from app.ui.records._charges import ChargesSection
from app.ui.records._closing import ClosingSection
from app.ui.records._complaints import ComplaintsSection
from app.ui.records._loans import LoansSection, PromiseLine, lend_for_call
from app.ui.records._opinions import OpinionsSection
from app.ui.records._pane import Head, LivePane, bare, scrolled, stacked
from app.ui.records._returned_parts import ReturnedPartsSection
from app.ui.records._vouchers import VisitsSection, VouchersSection
from app.ui.theme import SPACE, Tone
from app.ui.widgets.checklist import Checklist
from app.ui.widgets.clock_explained import ClockLine, ClocksExplained
from app.ui.widgets.cover_badge import CoverBadge
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.level_choice import LEVEL_MEANINGS, LEVEL_NAMES
from app.ui.widgets.section import Facts, Section, chip, link_button, set_chip
from app.ui.widgets.timeline import TimelineView, moment_text

FORMS = {
    "service_record": QT_TRANSLATE_NOOP("papers", "Service record"),
    "dispatch_checklist": QT_TRANSLATE_NOOP("papers", "Dispatch checklist"),
}
"""Said here as in `app.documents`, whose files are loaded when something is printed."""
_CLOCK_TONES = {"amber": Tone.DUE, "red": Tone.LATE, "normal": Tone.NORMAL}
_LATE_STATES = {"cancelled": Tone.PAUSED, "closed": Tone.DONE, "followed_up": Tone.DONE, "struck_off": Tone.DONE}
_BUTTONS, _EVERYTHING = 3, 1_000


class ServiceCallPane(LivePane):
    """Head, cover, clocks and steps stay; timeline, work and papers are tabs below."""

    kinds = (
        "service_call", "service_voucher", "return_visit", "attachment", "charge", "charge_line", "carried_item",
        "returned_part", "take_back_receipt",
        "loan", "loaner_decline", "old_part", "closing_waiver", "complaint", "opinion", "opinion_card",
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.call: CallFile | None = None
        self.head = Head(self)
        self.state, self.level, self.held = chip("", parent=self), chip("", parent=self), chip("", parent=self)
        for label in (self.held, self.level, self.state):
            self.head.chips.addWidget(label)
        self.links = FlowLayout(0)
        self.customer = link_button("", self._open_customer, self, flush=True)
        self.device = link_button("", self._open_device, self, flush=True)
        self.links.addWidget(self.customer)
        self.links.addWidget(self.device)
        self.cover = CoverBadge(self)
        self.clocks = ClocksExplained(self)
        self.promise = PromiseLine(desk, self)
        self.steps = FlowLayout(SPACE // 2)
        self.closing = ClosingSection(desk, self)
        self.closing.step_wanted.connect(self.step)
        self.closing.checklist_wanted.connect(self._show_checklist)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._timeline_tab(), translate("call", "Timeline"))
        self.tabs.addTab(self._work_tab(), translate("call", "Work"))
        self.tabs.addTab(self._papers_tab(), translate("call", "Papers"))
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(self.links)
        column.addWidget(self.cover)
        column.addWidget(self.clocks)
        column.addWidget(self.promise)
        column.addLayout(self.steps)
        column.addWidget(self.closing)
        column.addWidget(self.tabs, 1)

    def read(self, row_id: int) -> None:
        """Read the call and show it."""
        call = self.call = service_call_file.file(row_id)
        fault = call.fault_text.strip() or translate("call", "No fault text")
        self.head.set_words(call.number, fault[:300], _reported(call))
        set_chip(self.state, call_state(call.state), _LATE_STATES.get(call.state, Tone.NORMAL))
        set_chip(self.level, shown(LEVEL_NAMES[call.fault_level]), Tone.LATE if call.fault_level == 1 else Tone.NORMAL)
        self.level.setToolTip(shown(LEVEL_MEANINGS[call.fault_level]))
        set_chip(self.held, translate("call", "On hold") if call.is_paused else "", Tone.PAUSED)
        star = "★ " if call.is_key_customer else ""
        self.customer.setText(f"{star}{call.customer_name}")
        device = " ".join(part for part in (call.product_name, call.model, call.serial) if part)
        self.device.setText(device)
        self.device.setVisible(bool(device))
        self.cover.show_verdict(call.verdict)
        response = clock_line(translate("call", "Response"), call.response)
        self.clocks.set_clocks((response, clock_line(translate("call", "Arrival"), call.arrival), *_report(call)))
        self.promise.show_call(call.id)
        self._show_steps(call)
        self.closing.show_call(call)
        entries = timeline.for_call(row_id, size=_EVERYTHING).entries
        self.timeline.set_lines([replace(one, number="") for one in entries])
        title = translate("call", "Note · {number}").format(number=call.number)
        self.typed_note.turn(About(("service_call",), call.id), title, self.note.clear)
        for part in (self.note, self.writing):
            part.setVisible(call.may("note"))
        self._show_work(call)
        self.vouchers.show_vouchers(call.vouchers)
        self.complaints.show_call(call.id)
        self.opinions.show_call(call.id, call.customer_id, is_done=call.finished_at is not None)
        self.loans.show_call(call.id, may_lend=call.is_open)
        self.visits.show_visits(call.visits)
        self.attachments.show_entries(call.id, call.attachments)
        papers = len(call.vouchers) + len(call.attachments)
        title = translate("call", "Papers {count}").format(count=papers) if papers else translate("call", "Papers")
        self.tabs.setTabText(2, title)

    def has_unsaved(self) -> bool:
        """A note that was not put down yet."""
        return bool(self.note.text().strip())

    def discard_typed(self) -> None:
        """The note is not wanted."""
        self.typed_note.discard()

    def add_note(self) -> None:
        """Put down the note."""
        text = self.note.text().strip()
        if text and self.call is not None and self.desk.bus.run(service_calls.add_note, self.call.id, text=text):
            self.note.clear()
            self.typed_note.saved()

    def print(self, form: str) -> None:
        """Show a form about the call in the preview."""
        if self.call is not None:
            print_form(self.desk, form, self.call.number)

    def step(self, name: str) -> None:
        """Begin a step of the call."""
        call = self.call
        if call is None:
            return
        if name in ("hand_in", "file"):
            wanted = ("issued", "out") if name == "hand_in" else ("returned",)
            voucher = next((one for one in call.vouchers if one.state in wanted), None)
            if voucher is not None:
                open_hand_in(self.desk, voucher.id, parent=self.window())
            return
        if name == "follow_up":
            self._follow_up(call)
            return
        if name == "lend":
            lend_for_call(self.desk, call.id, self.window())
            return
        if name in TAKE_BACK_STEPS:
            take_step(self.desk, name, call, self.window())
            return
        take(self.desk, name, call, self.window())

    def complain(self) -> None:
        """The customer complains about what this call is about, or how it was dealt with."""
        call = self.call
        if call is not None:
            reach = {"contact_name": call.reporter, "phone": call.phone}
            self.desk.register_complaint(
                customer_id=call.customer_id, device_id=call.device_id or 0, call_id=call.id, reception=reach
            )

    def _show_checklist(self) -> None:
        self.tabs.setCurrentIndex(1)
        self.checklist.table.setFocus()

    def _follow_up(self, call: CallFile) -> None:
        """Ask the customer: the page of the visit, where what was said before and the telephone number stand."""
        due = next((one for one in call.visits if one.state == "due"), None)
        if due is not None:
            self.desk.open_record("return_visit", due.id)

    def _show_steps(self, call: CallFile) -> None:
        while (item := self.steps.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        natural, others = next_steps(call)
        names = (*natural, *others)
        for place, name in enumerate(names[:_BUTTONS]):
            title, meaning = step_words(name, call)
            is_next = place == 0 and bool(natural)
            button = QPushButton(icon(meaning, token="on_accent") if is_next else icon(meaning), title, self)
            button.setObjectName(f"step_{name}")
            button.setProperty("role", "primary" if is_next else "")
            button.clicked.connect(lambda _on, name=name: self.step(name))
            self.steps.addWidget(button)
        if names[_BUTTONS:]:
            more = QToolButton(self)
            more.setText(translate("call", "More ▾"))
            more.setAccessibleName(translate("call", "More steps"))
            menu = QMenu(more)
            lettered(menu)
            for name in names[_BUTTONS:]:
                title, meaning = step_words(name, call)
                action = QAction(icon(meaning), title, menu)
                action.triggered.connect(lambda _on, name=name: self.step(name))
                menu.addAction(action)
            more.setMenu(menu)
            more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            self.steps.addWidget(more)
        if permissions.allowed(self.desk.session.role, "complaint.register"):
            complain = QPushButton(icon("complaints"), translate("call", "Complaint…"), self)
            complain.setObjectName("step_complaint")
            complain.clicked.connect(lambda _on: self.complain())
            self.steps.addWidget(complain)

    def _timeline_tab(self) -> QWidget:
        self.timeline = TimelineView(self)
        self.timeline.opened.connect(self._open_line)
        self.note = QLineEdit(self)
        self.note.setPlaceholderText(translate("call", "Write a note, then Enter"))
        self.note.setAccessibleName(translate("call", "Note"))
        self.note.returnPressed.connect(self.add_note)
        self.writing = bare(self.note)
        self.typed_note = TypedInline(self.desk, self.writing, "note")
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.addWidget(self.writing)
        column.addWidget(self.timeline, 1)
        return holder

    def _work_tab(self) -> QWidget:
        self.facts = Facts(2, self)
        self.charges = ChargesSection(self.desk, self)
        self.checklist = Checklist(self.desk, self)
        tools = Section(translate("call", "Tools and spares"), self)
        tools.add(self.checklist)
        tools.add_button("print", translate("call", "Print the checklist"), lambda: self.print("dispatch_checklist"))
        self.returned = ReturnedPartsSection(self.desk, self)
        return scrolled(stacked(self.facts, self.returned, self.charges, tools))

    def _papers_tab(self) -> QWidget:
        self.vouchers = VouchersSection(self.desk, self)
        self.loans = LoansSection(self.desk, self)
        self.visits = VisitsSection(self.desk, self)
        self.complaints = ComplaintsSection(self.desk, self)
        self.opinions = OpinionsSection(self.desk, self)
        self.attachments = AttachmentsSection(self.desk, "service_call", self)
        forms = Section(translate("call", "Forms to print"), self)
        for form, words in FORMS.items():
            forms.add(link_button(shown(words), lambda form=form: self.print(form), self, flush=True))
        about = (self.vouchers, self.loans, self.visits, self.complaints, self.opinions, self.attachments, forms)
        return scrolled(stacked(*about))

    def _show_work(self, call: CallFile) -> None:
        self.facts.set_facts(facts_of(call))
        self.charges.show_call(call)
        self.returned.show_call(call.id)
        self.checklist.show_call(call.id, call.number)
        to_bring_back = any(item.is_taken and not item.is_back for item in call.carried)
        may_tick = permissions.allowed(self.desk.session.role, "service_call.dispatch")
        self.checklist.setEnabled(call.may("plan") or call.may("dispatch") or (to_bring_back and may_tick))

    def _open_line(self, kind: str, row_id: int) -> None:
        if (kind, row_id) != ("service_call", self.row_id):
            self.desk.open_record(kind, row_id)

    def _open_customer(self) -> None:
        if self.call is not None:
            self.desk.open_record("customer", self.call.customer_id)

    def _open_device(self) -> None:
        if self.call is not None and self.call.device_id:
            self.desk.open_record("device", self.call.device_id)


def clock_line(name: str, reading: ClockReading) -> ClockLine:
    """A clock as a line of the head."""
    tone = _CLOCK_TONES.get(reading.tone, Tone.NORMAL)
    if reading.state == "paused":
        tone = Tone.PAUSED
    elif reading.state == "met":
        tone = Tone.DONE
    due = ""
    if reading.stopped_at is not None and reading.state in ("met", "missed"):
        due = translate("call", "at {time}").format(time=_short(reading.stopped_at))
    elif reading.due_at is not None:
        due = translate("call", "due {time}").format(time=_short(reading.due_at))
    used = reading.share if reading.target is not None and reading.state != "not_applicable" else None
    return ClockLine(name, reading.text, due, used, tone, arithmetic(reading))


def arithmetic(reading: ClockReading) -> tuple[str, ...]:
    """A clock's arithmetic: the limit, what counted and what did not, the sum."""
    lines = [*reading.limits, *reading.lines]
    if reading.target is not None:
        lines.append(translate("call", "Counted together: {span}.").format(span=duration_text(reading.elapsed)))
    return tuple(lines)


def facts_of(call: CallFile) -> list[tuple[str, str]]:
    """What is known of the work, as pairs."""
    minutes = translate("call", "{minutes} min").format(minutes=call.work_minutes) if call.work_minutes else ""
    satisfaction = f"{call.satisfaction} / 5" if call.satisfaction else ""
    return [
        (translate("call", "Channel"), shown(CHANNEL_NAMES.get(call.channel, call.channel))),
        (translate("call", "Kind"), shown(CALL_KIND_NAMES.get(call.call_kind, call.call_kind))),
        (translate("call", "Category"), call.category_name),
        (translate("call", "Service class"), shown(codes.SERVICE_CLASSES.get(call.service_class, call.service_class))),
        (translate("call", "Address"), call.address),
        (translate("call", "Area"), shown(codes.AREAS.get(call.area, ""))),
        (translate("call", "Interface person"), call.interface_person),
        (translate("call", "Promised reply"), _moment(call.promised_reply_at)),
        (translate("call", "Visit"), _moment(call.appointed_at)),
        (translate("call", "Technician"), call.technician_name),
        (translate("call", "Arrived"), _moment(call.arrived_at)),
        (translate("call", "Finished"), _moment(call.finished_at)),
        (translate("call", "Work"), minutes),
        (translate("call", "Cause"), call.cause_text),
        (translate("call", "Solution"), call.solution_text),
        (translate("call", "Remedy"), shown(REMEDY_NAMES.get(call.remedy, call.remedy))),
        (translate("call", "User's opinion"), call.user_opinion),
        (translate("call", "Satisfaction"), satisfaction),
        (translate("call", "Reported to the supervisor"), _moment(call.reported_at)),
        (translate("call", "Struck off"), " ".join((_moment(call.struck_off_at), call.struck_off_by)).strip()),
        (translate("call", "Cancelled because"), call.cancel_reason),
    ]


def _reported(call: CallFile) -> str:
    who = " ".join(part for part in (call.reporter, call.phone) if part)
    came = translate("call", "received {time} by {who}")
    came = came.format(time=moment_text(call.received_at), who=call.received_by)
    late = clock.local(call.entered_at) if (call.entered_at - call.received_at).total_seconds() > 900 else None
    entered = translate("call", "entered {time}").format(time=f"{late:%Y-%m-%d %H:%M}") if late else ""
    return " · ".join(part for part in (who, came, entered) if part)


def _report(call: CallFile) -> tuple[ClockLine, ...]:
    """The clock until the supervisor is told, where this level has one or somebody told without."""
    if call.report.target is None and call.reported_at is None:
        return ()
    line = clock_line(translate("call", "Report"), call.report)
    if call.report.target is None:
        told = translate("call", "at {time}").format(time=_short(call.reported_at)) if call.reported_at else ""
        line = replace(line, status=translate("call", "the supervisor knows"), due=told)
    return (line,)


def _short(moment: datetime) -> str:
    return f"{clock.local(moment):%m-%d %H:%M}"


def _moment(value: object) -> str:
    return moment_text(value) if value else ""  # pyright: ignore[reportArgumentType]


RECORD = RecordPane(
    name="service_call",
    build=ServiceCallPane,
    title=QT_TRANSLATE_NOOP("records", "Service call"),
    icon="service_call",
    help_page="register_call",
)
