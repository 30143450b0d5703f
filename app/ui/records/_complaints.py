"""Complaints of a customer, about a device or a call, as a short table on the record; Enter opens one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.core import clock
from app.core.i18n import translate
from app.domain import permissions
from app.domain.workflows.complaint import state_label
from app.services import complaint_links
from app.services.complaint_links import CaseLine
from app.ui.desk import Desk
from app.ui.theme import Tone
from app.ui.widgets.section import Row, Section, SmallTable


class ComplaintsSection(Section):
    """The cases, the latest first; gone where there is none."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(translate("complaint", "Complaints"), parent)
        self._may_see = permissions.allowed(desk.session.role, "complaint.view")
        heads = (
            translate("complaint", "Received"), translate("complaint", "Number"), translate("complaint", "Content"),
            translate("complaint", "Class"), translate("complaint", "State"),
        )  # fmt: skip
        self.table = SmallTable(heads, stretch=2, most=5)
        self.table.setAccessibleName(translate("complaint", "Complaints"))
        self.table.opened.connect(lambda row_id: desk.open_record("complaint", row_id))
        self.add(self.table)

    def show_customer(self, customer_id: int) -> None:
        """Show those of a customer."""
        self._show(complaint_links.of_customer(customer_id) if self._may_see else ())

    def show_device(self, device_id: int) -> None:
        """Show those about a device."""
        self._show(complaint_links.of_device(device_id) if self._may_see else ())

    def show_call(self, call_id: int) -> None:
        """Show those about a call."""
        self._show(complaint_links.of_call(call_id) if self._may_see else ())

    def _show(self, lines: Sequence[CaseLine]) -> None:
        self.table.put([_row(one) for one in lines])
        self.setVisible(bool(lines))


def _row(one: CaseLine) -> Row:
    words = one.content.replace("\n", " ")[:80]
    if one.is_repeat:
        words = translate("complaint", "Second complaint: {content}").format(content=words)
    texts = (
        f"{clock.local(one.received_at):%Y-%m-%d}", one.number, words, one.category_name, state_label(one.state),
    )  # fmt: skip
    tone = Tone.DUE if one.is_open else Tone.NORMAL
    return Row(
        one.id, texts, (Tone.NORMAL, Tone.NORMAL, Tone.LATE if one.is_repeat else Tone.NORMAL, Tone.NORMAL, tone)
    )
