"""The call turns out to be a complaint (Alt+C) or an opinion (Alt+O): what is typed goes into its form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain import permissions
from app.ui.desk import Desk
from app.ui.dialogs.opinion import CustomerOpinionDialog

if TYPE_CHECKING:
    from app.ui.dialogs.register_call import RegisterCallDialog


def offer_others(dialog: RegisterCallDialog, desk: Desk) -> None:
    """Make the buttons among the outcomes go on to the other forms, for who may register there."""
    outcome, role = dialog.outcome, desk.session.role
    outcome.complaint.setVisible(permissions.allowed(role, "complaint.register"))
    outcome.complaint.clicked.connect(lambda _on: _go_on(dialog, desk))
    outcome.opinion.setVisible(permissions.allowed(role, "opinion.record"))
    outcome.opinion.clicked.connect(lambda _on: _to_opinion(dialog, desk))


def _go_on(dialog: RegisterCallDialog, desk: Desk) -> None:
    typed, origin = dialog.content(), dialog.origin
    dialog.finish()
    came_from: dict[str, Any] = {"origin": origin}
    if origin is not None and origin[0] == "return_visit":
        came_from = {"visit_id": origin[1]}
    desk.register_complaint(
        **came_from,
        caller=typed["caller"],
        content=typed["fault_text"],
        reception={"contact_name": typed["reporter"], "phone": typed["phone"]},
        channel=typed["channel"],
    )


def _to_opinion(dialog: RegisterCallDialog, desk: Desk) -> None:
    typed, above = dialog.content(), dialog.parentWidget()
    customer_id = dialog.caller.customer_id
    dialog.finish()
    opinion = CustomerOpinionDialog(desk, customer_id=customer_id, parent=above)
    said = {"content": typed["fault_text"], "contact_name": typed["reporter"], "phone": typed["phone"]}
    opinion.form.set_values({name: value for name, value in said.items() if value})
    opinion.open()
