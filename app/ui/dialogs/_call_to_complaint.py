"""The call turns out to be a complaint (Alt+C): what is typed goes into its form, nothing is asked twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import permissions
from app.ui.desk import Desk

if TYPE_CHECKING:
    from app.ui.dialogs.register_call import RegisterCallDialog


def offer_complaint(dialog: RegisterCallDialog, desk: Desk) -> None:
    """Make the button among the outcomes go on to the complaint's form, for who may register complaints."""
    dialog.outcome.complaint.setVisible(permissions.allowed(desk.session.role, "complaint.register"))
    dialog.outcome.complaint.clicked.connect(lambda _on: _go_on(dialog, desk))


def _go_on(dialog: RegisterCallDialog, desk: Desk) -> None:
    typed = dialog.content()
    dialog.finish()
    desk.register_complaint(
        caller=typed["caller"],
        content=typed["fault_text"],
        reception={"contact_name": typed["reporter"], "phone": typed["phone"]},
        channel=typed["channel"],
    )
