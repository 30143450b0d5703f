"""A request for return or exchange: what is asked for and why, who pays, what was decided, how the goods went (F70)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import exchange
from app.domain.workflows import exchange_request as workflow
from app.services import exchange_papers, exchange_request_file, exchange_requests, exchange_sheets
from app.services.exchange_request_file import RequestFile
from app.ui.desk import Desk
from app.ui.dialogs.exchange_printing import print_sheet, print_version
from app.ui.dialogs.exchange_request import ExchangeDecisionDialog, ExchangeRequestDialog, day_form
from app.ui.records import RecordPane
from app.ui.records._exchanges import TONES
from app.ui.records._issued_versions import IssuedVersionsSection
from app.ui.records._pane import Head, LivePane
from app.ui.records._steps import StepRow
from app.ui.theme import SPACE, Tone
from app.ui.widgets.section import Facts, Section, chip, link_button, set_chip
from app.ui.widgets.timeline import moment_text


class ExchangeRequestPane(LivePane):
    """Head, links, steps, the request, the decision and the way of the goods."""

    kinds = ("exchange_request", "issued_paper")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: RequestFile | None = None
        self.that_day: tuple[str, ...] = ()
        self.head = Head(self)
        self.state = chip("", parent=self)
        self.head.chips.addWidget(self.state)
        self.customer, self.device, self.call = (
            link_button("", lambda kind=kind: self._open(kind), self, flush=True)
            for kind in ("customer", "device", "service_call")
        )
        links = QHBoxLayout()
        self.paper = link_button(translate("exchange_request", "Print"), self.print_request, self, flush=True)
        self.day_paper = link_button("", self.print_day, self, flush=True)
        for link in (self.customer, self.device, self.call, self.paper, self.day_paper):
            links.addWidget(link)
        links.addStretch(1)
        self.refusal = QLabel(self)
        self.refusal.setWordWrap(True)
        self.facts, self.decided = Facts(2, self), Facts(2, self)
        self.section = Section(translate("exchange_request", "Decision and goods"), self)
        self.section.add(self.decided)
        self.versions = IssuedVersionsSection(lambda paper_id: print_version(desk, paper_id), self)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(links)
        column.addLayout(self._buttons())
        column.addWidget(self.refusal)
        column.addWidget(self.facts)
        column.addWidget(self.section)
        column.addWidget(self.versions)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the request and show it."""
        found = self.found = exchange_request_file.file(row_id)
        goods = " ".join(part for part in (found.goods, found.model) if part)
        self.head.set_words(
            found.number, f"{goods} × {found.quantity}", "" if found.customer_id else found.customer_name
        )
        set_chip(self.state, workflow.state_label(found.state), TONES.get(found.state, Tone.NORMAL))
        self.customer.setText(found.customer_name)
        self.customer.setVisible(found.customer_id != 0)
        self.device.setText(translate("exchange_request", "Device"))
        self.device.setVisible(found.device_id != 0)
        self.call.setText(found.call_number)
        self.call.setVisible(found.call_id != 0)
        self.that_day = exchange_papers.of_that_day(row_id)
        words = translate("exchange_request", "Print all {count} of that day on one sheet")
        self.day_paper.setText(words.format(count=len(self.that_day)))
        self.day_paper.setVisible(len(self.that_day) > 1)
        self.facts.set_facts(_request_facts(found))
        facts = _decision_facts(found)
        self.decided.set_facts(facts)
        self.section.setVisible(any(value for _label, value in facts))
        self.versions.show_versions(exchange_sheets.versions(row_id))
        for event, button in self.steps.items():
            button.setVisible(event in found.actions)
        self.refusal.setText(found.refusal)
        self.refusal.setVisible(bool(found.refusal))

    def edit(self) -> None:
        """Change it while it is not decided."""
        if self.found is not None:
            ExchangeRequestDialog(self.desk, found=self.found, parent=self.window()).open()

    def decide(self) -> None:
        """Agree or refuse."""
        if self.found is not None:
            ExchangeDecisionDialog(self.desk, self.found, self.window()).open()

    def move(self, event: str) -> None:
        """The goods were sent, or arrived."""
        if self.found is not None:
            day_form(self.desk, self.found, event, self.window()).open()

    def print_request(self) -> None:
        """Show its sheet in the preview."""
        if self.found is not None:
            print_sheet(self.desk, self.found.number)

    def print_day(self) -> None:
        """Show everything that was asked for on that day on one sheet."""
        if self.found is not None and self.that_day:
            print_sheet(self.desk, " ".join(self.that_day))

    def withdraw(self) -> None:
        """Whoever asked does not want it any more."""
        self._end(exchange_requests.withdraw, translate("exchange_request", "Why is {number} withdrawn?"))

    def void(self) -> None:
        """It was entered by mistake."""
        self._end(exchange_requests.void, translate("exchange_request", "Why is {number} void?"))

    def _end(self, step: Callable[..., object], question: str) -> None:
        if self.found is None:
            return
        reason = self.desk.prompts.ask_text(question.format(number=self.found.number))
        if reason:
            self.desk.bus.run(step, self.found.id, seen_version=self.found.row_version, reason=reason)  # pyright: ignore[reportArgumentType]

    def _buttons(self) -> StepRow:
        row = StepRow(self, (
            ("agree", "approve", translate("exchange_request", "Decide…"), self.decide),
            ("ship", "out", translate("exchange_request", "Sent…"), lambda: self.move("ship")),
            ("receive", "hand_in", translate("exchange_request", "Arrived…"), lambda: self.move("receive")),
            ("change", "edit", translate("exchange_request", "Edit…"), self.edit),
            ("withdraw", "undo", translate("exchange_request", "Withdraw…"), self.withdraw),
            ("void", "void", translate("exchange_request", "Void…"), self.void),
        ))  # fmt: skip
        self.steps = row.buttons
        return row

    def _open(self, kind: str) -> None:
        if self.found is not None:
            ids = {"customer": self.found.customer_id, "device": self.found.device_id}
            self.desk.open_record(kind, ids.get(kind, self.found.call_id))


def _request_facts(found: RequestFile) -> tuple[tuple[str, str], ...]:
    return (
        (translate("exchange_request", "Wanted"), shown(exchange.WANTS[found.wants])),
        (translate("exchange_request", "Serial"), found.serial),
        (translate("exchange_request", "Cause"), shown(exchange.CAUSES[exchange.Cause(found.cause)])),
        (translate("exchange_request", "Rule"), exchange.rule_words(found.cause)),
        (translate("exchange_request", "Cost borne by"), shown(exchange.BEARERS[exchange.Bearer(found.cost_bearer)])),
        (translate("exchange_request", "Why not as suggested"), found.bearer_reason),
        (translate("exchange_request", "Requested"), moment_text(found.received_at)),
        (translate("exchange_request", "Received by"), found.received_by),
        (translate("exchange_request", "Remark"), found.remark),
    )


def _decision_facts(found: RequestFile) -> tuple[tuple[str, str], ...]:
    decision = "" if found.decision == "open" else shown(workflow.DECISIONS[found.decision])
    return (
        (translate("exchange_request", "Decision"), decision),
        (translate("exchange_request", "Reason"), found.decision_reason),
        (translate("exchange_request", "Decided by"), found.decided_by),
        (translate("exchange_request", "Decided"), moment_text(found.decided_at) if found.decided_at else ""),
        (translate("exchange_request", "Sent on"), found.shipped_on.isoformat() if found.shipped_on else ""),
        (translate("exchange_request", "Arrived on"), found.received_on.isoformat() if found.received_on else ""),
        (translate("exchange_request", "Void because"), found.void_reason),
    )


def enter(desk: Desk, window: QWidget) -> None:
    """A new request."""
    ExchangeRequestDialog(desk, parent=window).open()


RECORD = RecordPane(
    name="exchange_request",
    build=ExchangeRequestPane,
    title=QT_TRANSLATE_NOOP("records", "Return or exchange"),
    icon="loaners",
    enter=enter,
    help_page="returned_parts#exchange",
)
