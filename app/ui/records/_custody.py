"""The trail of an object: every hand-over with who gave, who took, in what condition, and the photographs of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core import clock
from app.core.i18n import shown, translate
from app.domain import permissions
from app.domain.custody import HOLDER_KIND_LABELS, Holder
from app.services import attachments, custody
from app.services.custody import Passing
from app.ui.desk import Desk
from app.ui.records._attachments import AttachmentsSection
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
        lines = custody.trail(kind, object_id) if permissions.allowed(self._desk.session.role, "custody.view") else []
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


def holder_words(holder: Holder) -> str:
    """A holder in a word or two: a colleague, customer or supplier by name, a place of the branch by its name."""
    return holder.name or shown(HOLDER_KIND_LABELS.get(holder.kind, holder.kind))
