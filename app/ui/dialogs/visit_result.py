"""The forms of a return visit's result: judged, will not judge, to be called back (F30)."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import translate
from app.services import return_visits
from app.services.return_visits import VisitFile
from app.ui.desk import Desk
from app.ui.dialogs.call_actions import choice
from app.ui.dialogs.complaint_visit import METHOD_NAMES
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.hand_in import satisfaction_names
from app.ui.dialogs.relationship_card import people_box
from app.ui.widgets.long_text import LongText
from app.ui.widgets.mark_choice import MarkChoice
from app.ui.widgets.moment_edit import MomentEdit


class _VisitDialog(FormDialog):
    """What every result says: whom one spoke to, how, who asked."""

    def __init__(self, desk: Desk, visit: VisitFile, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, visit.number, verb, parent=parent)
        self._visit = visit
        self.explain(" · ".join(part for part in (visit.customer_name, visit.contact, visit.phone) if part))
        self.begin()
        self.form.add("comment", translate("visit", "Comment"), LongText(3))
        self.form.add("person_reached", translate("visit", "Person reached"), QLineEdit())
        self.form.add("method", translate("visit", "Method"), choice(METHOD_NAMES))
        self.form.add("visitor", translate("visit", "Asked by"), people_box(desk.session.full_name))
        self.end()
        self.form.set_values({"person_reached": visit.contact})
        self.setMinimumWidth(620)

    def begin(self) -> None:
        """Fields before those of every result."""

    def end(self) -> None:
        """Fields after those of every result."""
        self.form.add("done_at", translate("visit", "Happened"), MomentEdit(), translate("visit", "Empty means now."))


class VisitResultDialog(_VisitDialog):
    """What the customer said."""

    help_page = "visits"

    def __init__(self, desk: Desk, visit: VisitFile, parent: QWidget | None = None) -> None:
        super().__init__(desk, visit, translate("visit", "Enter the result"), parent)

    def begin(self) -> None:
        """The judgement comes first."""
        self.form.add(
            "satisfaction", translate("visit", "Satisfaction"), MarkChoice(satisfaction_names()), required=True
        )

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter the result."""
        visit = self._visit
        return self.desk.bus.run(
            return_visits.enter_result, visit.id, seen_version=visit.row_version, on_error=self.on_error, **values
        )


class VisitRefusedDialog(_VisitDialog):
    """The customer was reached and will not judge."""

    help_page = "visits"

    def __init__(self, desk: Desk, visit: VisitFile, parent: QWidget | None = None) -> None:
        super().__init__(desk, visit, translate("visit", "Will not judge"), parent)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter that there is no judgement."""
        visit = self._visit
        return self.desk.bus.run(
            return_visits.refuse, visit.id, seen_version=visit.row_version, on_error=self.on_error, **values
        )


class CallBackDialog(_VisitDialog):
    """The customer wants to be rung at another time."""

    help_page = "visits"

    def __init__(self, desk: Desk, visit: VisitFile, parent: QWidget | None = None) -> None:
        super().__init__(desk, visit, translate("visit", "Call back later"), parent)

    def begin(self) -> None:
        """When, before anything else."""
        editor = MomentEdit(earliest=clock.now(), ahead=True)
        self.form.add("call_back_at", translate("visit", "Call back at"), editor, required=True)

    def end(self) -> None:
        """It happened now."""

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Note the time."""
        visit = self._visit
        return self.desk.bus.run(
            return_visits.call_back, visit.id, seen_version=visit.row_version, on_error=self.on_error, **values
        )
