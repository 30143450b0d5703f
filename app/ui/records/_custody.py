"""The trail of an object, hand-over by hand-over with its photographs; what is out between a customer and us."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core import clock
from app.core.i18n import shown, translate
from app.domain import permissions
from app.domain.custody import HOLDER_KIND_LABELS, OBJECT_KIND_LABELS, Holder
from app.services import attachments, custody
from app.services.custody import Passing, Whereabouts
from app.ui.desk import Desk
from app.ui.records._attachments import AttachmentsSection
from app.ui.theme import Tone
from app.ui.widgets.section import Facts, Row, Section, SmallTable
from app.ui.widgets.timeline import moment_text


class TrailSection(Section):
    """The hand-overs of an object, newest first; the chosen one's details and photographs below."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(translate("custody", "From hand to hand"), parent)
        self._desk = desk
        self._lines: dict[int, Passing] = {}
        heads = (translate("custody", "When"), translate("custody", "From"), translate("custody", "To"))
        self.table = SmallTable(heads, stretch=2, most=6)
        self.table.setAccessibleName(translate("custody", "From hand to hand"))
        self.table.chosen.connect(self._show_line)
        self.facts = Facts(2, self)
        self.photographs = AttachmentsSection(desk, "handover", self)
        self.photographs.title.setText(translate("custody", "Photographs of this hand-over"))
        self.add(self.table)
        self.add(self.facts)
        self.add(self.photographs)

    def show_object(self, kind: str, object_id: int) -> None:
        """Show the trail of an object; the last hand-over is chosen."""
        lines = custody.trail(kind, object_id) if custody.may_see(kind, object_id) else []
        self._lines = {line.id: line for line in lines}
        kept = self.table.current_id()
        self.table.put([
            Row(line.id, (f"{clock.local(line.happened_at):%Y-%m-%d}", holder_words(line.giver),
                          holder_words(line.taker)))
            for line in reversed(lines)
        ])  # fmt: skip
        self.setVisible(bool(lines))
        if lines:
            self.table.choose(kept if kept in self._lines else lines[-1].id)
            self._show_line(self.table.current_id())

    def _show_line(self, line_id: int) -> None:
        line = self._lines.get(line_id)
        if line is None:
            return
        signed = " ".join(part for part in (line.signed_by, str(line.signed_on or "")) if part)
        self.facts.set_facts((
            (translate("custody", "At"), moment_text(line.happened_at)),
            (translate("custody", "Paper"), line.receipt_number),
            (translate("custody", "Condition"), line.condition),
            (translate("custody", "Reason"), line.reason),
            (translate("custody", "Signed"), signed),
            (translate("custody", "Entered by"), line.user_name),
        ))  # fmt: skip
        may_see = permissions.allowed(self._desk.session.role, "attachment.view")
        self.photographs.setVisible(may_see)
        if may_see:
            self.photographs.show_entries(line.id, attachments.listing("handover", line.id))


class OutSection(Section):
    """What is between a customer and the branch: their things that are here or sent out, ours that they have."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(translate("custody", "Taken back and lent"), parent)
        self._desk = desk
        self._found: list[Whereabouts] = []
        heads = (
            translate("custody", "Kind"), translate("custody", "What"), translate("custody", "Who has it"),
            translate("custody", "Due"),
        )  # fmt: skip
        self.table = SmallTable(heads, stretch=1, most=5)
        self.table.setAccessibleName(translate("custody", "Taken back and lent"))
        self.table.opened.connect(self._open)
        self.add(self.table)

    def show_customer(self, customer_id: int) -> None:
        """Show it; nothing to show hides the section."""
        may_see = permissions.allowed(self._desk.session.role, "custody.view", own=True)
        self._found = custody.of_customer(customer_id) if may_see else []
        today = clock.today()
        self.table.put([
            Row(place, (shown(OBJECT_KIND_LABELS[one.kind]), f"{one.number} {one.name}", holder_words(one.holder),
                        one.due_on.isoformat() if one.due_on else ""),
                (*(Tone.NORMAL,) * 3, Tone.LATE if one.due_on and one.due_on < today else Tone.NORMAL))
            for place, one in enumerate(self._found, 1)
        ])  # fmt: skip
        self.setVisible(bool(self._found))

    def _open(self, place: int) -> None:
        one = self._found[place - 1]
        self._desk.open_record(one.kind, one.object_id)


def holder_words(holder: Holder) -> str:
    """A holder in a word or two: a colleague, customer or supplier by name, a place of the branch by its name."""
    return holder.name or shown(HOLDER_KIND_LABELS.get(holder.kind, holder.kind))
