"""What a dissatisfied customer's return visit leads to: a new call or a complaint, tied to the visit (R071)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.i18n import translate
from app.services import return_visits
from app.services.return_visits import VisitFile
from app.ui.desk import Desk
from app.ui.dialogs.complaint_visit import complain_again
from app.ui.dialogs.register_call import RegisterCallDialog


class FollowUpCallDialog(RegisterCallDialog):
    """A new call of a customer who said at a return visit that something is still wrong."""

    help_page = "visits"

    def __init__(self, desk: Desk, visit: VisitFile, parent: QWidget | None = None) -> None:
        super().__init__(desk, visit.customer_id, visit.device_id, parent=parent, origin=("return_visit", visit.id))
        self.visit = visit
        self.fault.setPlainText(visit.comment)
        self.setWindowTitle(
            translate("register", "Register a call after return visit {number}").format(number=visit.number)
        )
        self.fault.setFocus()


def call_again(desk: Desk, visit_id: int, parent: QWidget | None = None) -> None:
    """Open the form of the call that a visit leads to."""
    FollowUpCallDialog(desk, return_visits.file(visit_id), parent).open()


def complain_about(desk: Desk, visit_id: int, parent: QWidget | None = None) -> None:
    """Open the form of the complaint that a visit leads to, tied to the case or call that was visited."""
    visit = return_visits.file(visit_id)
    if visit.complaint_id:
        complain_again(desk, visit.complaint_id, parent)
        return
    desk.register_complaint(
        customer_id=visit.customer_id, device_id=visit.device_id, call_id=visit.call_id, visit_id=visit.id,
        content=visit.comment,
    )  # fmt: skip
