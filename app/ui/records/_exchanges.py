"""Returns and exchanges that a customer asked for, or of a device, as a short table on the record; Enter opens one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.core import clock
from app.core.i18n import shown, translate
from app.domain import exchange, permissions
from app.domain.workflows import exchange_request as workflow
from app.services import exchange_request_file
from app.services.exchange_request_file import RequestLine
from app.ui.desk import Desk
from app.ui.theme import Tone
from app.ui.widgets.section import Row, Section, SmallTable

TONES = {"requested": Tone.DUE, "agreed": Tone.DUE, "received": Tone.DONE, "refused": Tone.DONE, "void": Tone.PAUSED}


class ExchangesSection(Section):
    """The requests, newest first; gone where there is none."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(translate("exchange_request", "Returns and exchanges"), parent)
        self._may_see = permissions.allowed(desk.session.role, "return_slip.view")
        heads = (
            translate("exchange_request", "Requested"), translate("exchange_request", "Goods"),
            translate("exchange_request", "Wanted"), translate("exchange_request", "State"),
        )  # fmt: skip
        self.table = SmallTable(heads, stretch=1, most=5)
        self.table.setAccessibleName(translate("exchange_request", "Returns and exchanges"))
        self.table.opened.connect(lambda row_id: desk.open_record("exchange_request", row_id))
        self.add(self.table)

    def show_customer(self, customer_id: int) -> None:
        """Show those of a customer."""
        self._show(exchange_request_file.of_customer(customer_id) if self._may_see else ())

    def show_device(self, device_id: int) -> None:
        """Show those of a device."""
        self._show(exchange_request_file.of_device(device_id) if self._may_see else ())

    def _show(self, lines: Sequence[RequestLine]) -> None:
        self.table.put([
            Row(one.id, (f"{clock.local(one.received_at):%Y-%m-%d}", one.title, shown(exchange.WANTS[one.wants]),
                         workflow.state_label(one.state)),
                (*(Tone.NORMAL,) * 3, TONES.get(one.state, Tone.NORMAL)))
            for one in lines
        ])  # fmt: skip
        self.setVisible(bool(lines))
