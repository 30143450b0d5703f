"""The return visit of a complaint, by a supervisor: what the customer says (3.9); dissatisfied, another complaint."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.changes import Changes
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain.workflows import return_visit as workflow
from app.services import complaint_file, complaint_visits
from app.services.complaint_file import CaseFile
from app.ui.desk import Desk
from app.ui.dialogs._case_dialog import CaseDialog
from app.ui.dialogs.call_actions import choice
from app.ui.dialogs.hand_in import satisfaction_names
from app.ui.dialogs.register_complaint import Beginning, RegisterComplaintDialog
from app.ui.widgets.long_text import LongText
from app.ui.widgets.mark_choice import MarkChoice
from app.ui.widgets.moment_edit import MomentEdit

METHOD_NAMES = {
    "phone": QT_TRANSLATE_NOOP("visit", "Telephone"),
    "on_site": QT_TRANSLATE_NOOP("visit", "In person"),
    "mail": QT_TRANSLATE_NOOP("visit", "E-mail"),
    "online": QT_TRANSLATE_NOOP("visit", "Online"),
    "chat": QT_TRANSLATE_NOOP("visit", "Chat"),
    "letter": QT_TRANSLATE_NOOP("visit", "Letter"),
}


class CaseVisitDialog(CaseDialog):
    """What the customer says about how the complaint was settled."""

    help_page = "complaints#visit"

    def __init__(self, desk: Desk, case: CaseFile, parent: QWidget | None = None) -> None:
        title = translate("complaint", "Return visit of {number}").format(number=case.number)
        super().__init__(desk, case, title, translate("complaint", "Enter the visit"), parent)
        self.explain(" · ".join(part for part in (case.customer_name, case.contact_name, case.phone) if part))
        form = self.form
        form.add(
            "satisfaction", translate("visit", "Satisfaction"), MarkChoice(satisfaction_names()), required=True
        )  # fmt: skip
        form.add("comment", translate("visit", "Comment"), LongText(3))
        form.add("person_reached", translate("visit", "Person reached"), QLineEdit())
        form.add("method", translate("visit", "Method"), choice(METHOD_NAMES))
        form.add("visitor", translate("visit", "Asked by"), QLineEdit())
        form.add("done_at", translate("visit", "Happened"), MomentEdit(), translate("visit", "Empty means now."))
        form.set_values({"person_reached": case.contact_name, "visitor": desk.session.full_name, "method": "on_site"})
        self.setMinimumWidth(700)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter it; whoever is dissatisfied is offered to be registered anew at once."""
        case = self.case
        changes = self.run(complaint_visits.enter, values)
        if changes is not None and workflow.is_dissatisfied(values["satisfaction"]):
            text = translate("complaint", "The customer is dissatisfied. Register a new complaint about it?")
            self.desk.prompts.warn(
                text, translate("complaint", "New complaint"), lambda: complain_again(self.desk, case.id)
            )
        return changes


def complain_again(desk: Desk, case_id: int, parent: QWidget | None = None) -> None:
    """Register what a dissatisfied customer says at the return visit as a new complaint, tied to the visit."""
    case = complaint_file.file(case_id)
    last = complaint_visits.of_case(case_id)[-1:]
    known = Beginning(
        customer_id=case.customer_id, device_id=case.device_id, call_id=case.call_id,
        visit_id=last[0].id if last else 0, content=last[0].comment if last else "",
    )  # fmt: skip
    RegisterComplaintDialog(desk, known, parent=parent).open()
