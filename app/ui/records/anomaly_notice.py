"""An anomaly notice: what is not as it should be, who improves it, what was done; on paper; or it is a complaint."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain.workflows import anomaly_notice as workflow
from app.services import anomaly_notice_file, anomaly_notices
from app.services.anomaly_notice_file import NoticeFile
from app.ui.desk import Desk
from app.ui.dialogs.anomaly_notice import AnomalyImprovedDialog, AnomalyNoticeDialog
from app.ui.papers import print_form
from app.ui.records import RecordPane
from app.ui.records._pane import Head, LivePane
from app.ui.records._steps import StepRow
from app.ui.theme import SPACE, Tone
from app.ui.widgets.section import Facts, chip, link_button, set_chip
from app.ui.widgets.timeline import moment_text

_TONES = {"open": Tone.DUE, "done": Tone.DONE, "raised": Tone.LATE, "void": Tone.PAUSED}
_KINDS: tuple[str, ...] = ("customer", "device", "service_call", "complaint")


class AnomalyNoticePane(LivePane):
    """Head, links, steps, the sheet."""

    kinds = ("anomaly_notice",)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: NoticeFile | None = None
        self.head = Head(self)
        self.state = chip("", parent=self)
        self.head.chips.addWidget(self.state)
        self.links = {kind: link_button("", lambda kind=kind: self._open(kind), self, flush=True) for kind in _KINDS}
        links = QHBoxLayout()
        for link in self.links.values():
            links.addWidget(link)
        links.addStretch(1)
        self.facts = Facts(2, self)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(links)
        column.addLayout(self._buttons())
        column.addWidget(self.facts)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the notice and show it."""
        found = self.found = anomaly_notice_file.file(row_id)
        goods = " ".join(part for part in (found.product_name, found.model) if part)
        self.head.set_words(found.number, found.customer_name, goods)
        set_chip(self.state, workflow.state_label(found.state), _TONES[found.state])
        words = {
            "customer": (found.customer_name, found.customer_id),
            "device": (translate("anomaly_notice", "Device"), found.device_id),
            "service_call": (found.call_number, found.call_id),
            "complaint": (found.complaint_number, found.complaint_id),
        }
        for kind, (text, row) in words.items():
            self.links[kind].setText(text)
            self.links[kind].setVisible(bool(row))
        self.facts.set_facts(_facts(found))
        for event, button in self.steps.items():
            button.setVisible(event in found.actions or event == "print")

    def edit(self) -> None:
        """Change it while it is open."""
        if self.found is not None:
            AnomalyNoticeDialog(self.desk, found=self.found, parent=self.window()).open()

    def improve(self) -> None:
        """The unit improved it."""
        if self.found is not None:
            AnomalyImprovedDialog(self.desk, self.found, self.window()).open()

    def raise_complaint(self) -> None:
        """A loss showed: register the complaint with what is known."""
        found = self.found
        if found is not None:
            self.desk.register_complaint(
                customer_id=found.customer_id, device_id=found.device_id, call_id=found.call_id, content=found.content,
                origin=("anomaly_notice", found.id),
            )  # fmt: skip

    def print_notice(self) -> None:
        """The sheet on paper."""
        if self.found is not None:
            print_form(self.desk, "anomaly_notice", self.found.number)

    def void(self) -> None:
        """It was entered by mistake."""
        if self.found is None:
            return
        question = translate("anomaly_notice", "Why is {number} void?").format(number=self.found.number)
        reason = self.desk.prompts.ask_text(question)
        if reason:
            self.desk.bus.run(anomaly_notices.void, self.found.id, seen_version=self.found.row_version, reason=reason)

    def _buttons(self) -> StepRow:
        row = StepRow(self, (
            ("improve", "done", translate("anomaly_notice", "Improved…"), self.improve),
            ("change", "edit", translate("anomaly_notice", "Edit…"), self.edit),
            ("raise", "complaints", translate("anomaly_notice", "It is a complaint…"), self.raise_complaint),
            ("print", "print", translate("anomaly_notice", "Print…"), self.print_notice),
            ("void", "void", translate("anomaly_notice", "Void…"), self.void),
        ))  # fmt: skip
        self.steps = row.buttons
        return row

    def _open(self, kind: str) -> None:
        found = self.found
        if found is not None:
            ids = (found.customer_id, found.device_id, found.call_id, found.complaint_id)
            self.desk.open_record(kind, dict(zip(_KINDS, ids, strict=True))[kind])


def _facts(found: NoticeFile) -> tuple[tuple[str, str], ...]:
    return (
        (translate("anomaly_notice", "What the customer reports"), found.content),
        (translate("anomaly_notice", "What was found"), found.finding),
        (translate("anomaly_notice", "Unit to improve it"), found.unit),
        (translate("anomaly_notice", "What was improved"), found.result),
        (translate("anomaly_notice", "To be improved by"), found.due_on.isoformat() if found.due_on else ""),
        (translate("anomaly_notice", "Improved on"), found.done_on.isoformat() if found.done_on else ""),
        (translate("anomaly_notice", "Looked at by"), found.visited_by),
        (translate("anomaly_notice", "Looked at on"), found.visited_on.isoformat() if found.visited_on else ""),
        (translate("anomaly_notice", "Serial"), found.serial),
        (translate("anomaly_notice", "Received"), moment_text(found.received_at)),
        (translate("anomaly_notice", "Received by"), found.received_by),
        (translate("anomaly_notice", "Void because"), found.void_reason),
    )


def enter(desk: Desk, window: QWidget) -> None:
    """A new notice."""
    AnomalyNoticeDialog(desk, parent=window).open()


RECORD = RecordPane(
    name="anomaly_notice",
    build=AnomalyNoticePane,
    title=QT_TRANSLATE_NOOP("records", "Anomaly notice"),
    icon="warning",
    enter=enter,
    help_page="complaints#anomaly",
)
