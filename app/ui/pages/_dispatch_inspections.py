"""Due inspections on the side list of the dispatch board: dragged onto it, or opened with Enter, they become calls."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import translate
from app.services import inspection_file, inspections
from app.services.inspection_file import WaitingInspection
from app.ui.desk import Desk
from app.ui.dialogs.inspection_result import PlanInspectionDialog
from app.ui.theme import Tone
from app.ui.widgets.call_list import ListedCall


class DueInspections:
    """They stand in the list of calls under the negative of their id."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._found: dict[int, WaitingInspection] = {}

    def put(self, found: Sequence[WaitingInspection]) -> None:
        """These are due."""
        self._found = {-one.id: one for one in found}

    def entries(self) -> list[ListedCall]:
        """A heading and a line for each."""
        if not self._found:
            return []
        title = translate("dispatch", "Inspections to plan")
        return [
            ListedCall(0, f"{title}  {len(self._found)}"),
            *(_listed(place, one) for place, one in self._found.items()),
        ]

    def knows(self, place: int) -> bool:
        """Whether an entry of the list is one of them."""
        return place in self._found

    def words(self, place: int) -> str:
        """What an entry is about, for the card under the board; nothing for another entry."""
        one = self._found.get(place)
        if one is None:
            return ""
        text = translate(
            "dispatch",
            "{customer}: inspection {number} of contract {contract} is due by {day}. Drag it onto the board.",
        )
        return text.format(
            customer=one.customer_name, number=one.number, contract=one.contract_number, day=one.due_on.isoformat()
        )

    def plan(self, place: int, technician_id: int, start: datetime) -> Changes | None:
        """Make its call, with this technician at this time; `result` of the Changes is the call."""
        one = self._found[place]
        return self._desk.bus.run(
            inspections.plan, one.id, seen_version=one.row_version, appointed_at=start, technician_id=technician_id,
            on_error=self._refused,
        )  # fmt: skip

    def open(self, place: int, parent: QWidget) -> None:
        """Open the small form of the plan."""
        PlanInspectionDialog(self._desk, inspection_file.file(-place), parent).open()

    def _refused(self, error: UserError) -> None:
        self._desk.prompts.warn(error.text)


def _listed(place: int, one: WaitingInspection) -> ListedCall:
    star = "★ " if one.is_key_customer else ""
    detail = translate("dispatch", "Inspection · {contract}").format(contract=one.contract_number)
    tone = Tone.LATE if one.is_late else Tone.NORMAL
    return ListedCall(place, f"{star}{one.customer_name}", detail, f"{one.due_on:%m-%d}", tone)
