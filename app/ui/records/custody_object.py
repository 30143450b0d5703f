"""An object of the chain of custody: where it is now, since when, until when, and its way there (peers.md 5.3)."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain.custody import HOLDER_KIND_LABELS, OBJECT_KIND_LABELS, OWNER_LABELS
from app.services import custody
from app.services.custody import Whereabouts
from app.ui.desk import Desk
from app.ui.records import RecordPane, record_pane
from app.ui.records._custody import TrailSection
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, chip, link_button, set_chip
from app.ui.widgets.timeline import moment_text


class CustodyPane(LivePane):
    """Head, who has it, a way to its own record, the trail."""

    kinds = ("custody_object", "handover", "attachment")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: Whereabouts | None = None
        self.head = Head(self)
        self.state, self.late = chip("", parent=self), chip("", parent=self)
        self.head.chips.addWidget(self.late)
        self.head.chips.addWidget(self.state)
        self.links = FlowLayout(0)
        self.record = link_button("", self._open_record, self, flush=True)
        self.call = link_button("", self._open_call, self, flush=True)
        self.links.addWidget(self.record)
        self.links.addWidget(self.call)
        self.facts = Facts(2, self)
        self.trail = TrailSection(desk, self)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(self.links)
        column.addWidget(self.facts)
        column.addWidget(self.trail)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read where it is and how it came there."""
        found = self.found = custody.file(row_id)
        kind = shown(OBJECT_KIND_LABELS[found.kind])
        model = " ".join(part for part in (found.model, found.serial) if part)
        self.head.set_words(f"{kind} {found.number}", found.name, model)
        set_chip(self.state, *state_of(found))
        late = found.due_on is not None and found.due_on < clock.today() and not found.is_home and not found.is_ended
        set_chip(self.late, translate("custody", "Past its day") if late else "", Tone.LATE)
        open_words = translate("custody", "Open {kind} {number}").format(kind=kind, number=found.number)
        self.record.setText(open_words)
        self.record.setVisible(record_pane(found.kind) is not None)
        self.call.setText(translate("custody", "Call {number}").format(number=found.call_number))
        self.call.setVisible(bool(found.call_id))
        self.facts.set_facts((
            (translate("custody", "Who has it"), found.holder.name),
            (translate("custody", "Kind of holder"), shown(HOLDER_KIND_LABELS[found.holder.kind])),
            (translate("custody", "There since"), moment_text(found.held_since)),
            (translate("custody", "Due"), str(found.due_on or "")),
            (translate("custody", "Property of"), shown(OWNER_LABELS[found.belongs_to])),
            (translate("custody", "Customer"), found.customer_name),
            (translate("custody", "Paper"), found.receipt_number),
        ))  # fmt: skip
        self.trail.show_object(found.kind, found.object_id)

    def _open_record(self) -> None:
        if self.found is not None:
            self.desk.open_record(self.found.kind, self.found.object_id)

    def _open_call(self) -> None:
        if self.found is not None:
            self.desk.open_record("service_call", self.found.call_id)


def state_of(found: Whereabouts) -> tuple[str, Tone]:
    """Where an object is, as a chip says it."""
    if found.is_ended:
        return translate("custody", "Gone for good"), Tone.PAUSED
    if found.is_home:
        return translate("custody", "Where it belongs"), Tone.DONE
    return translate("custody", "Out"), Tone.DUE


RECORD = RecordPane(
    name="custody_object",
    build=CustodyPane,
    title=QT_TRANSLATE_NOOP("records", "Where is it"),
    icon="custody",
    help_page="loaners#custody",
)
