"""The forms of a care activity (F37): planned, done with its result and cost."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import shown, translate
from app.domain.care import KINDS
from app.services import care, relationship_cards, visit_planning
from app.services.care import CareFile
from app.ui.desk import Desk
from app.ui.dialogs.call_actions import choice
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.relationship_card import people_box
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.money_edit import MoneyEdit


class CareEditor(FormDialog):
    """Something planned for a customer, new or existing (`activity`)."""

    help_page = "relationship#care"

    def __init__(
        self,
        desk: Desk,
        customer_id: int,
        activity: CareFile | None = None,
        parent: QWidget | None = None,
        *,
        values: dict[str, Any] | None = None,
    ) -> None:
        title = activity.number if activity else translate("care", "Plan care")
        super().__init__(desk, title, translate("care", "Save"), parent=parent, columns=2)
        self._customer_id, self._activity = customer_id, activity
        cards = QComboBox()
        cards.addItem(translate("care", "Nobody in particular"), 0)
        for card in relationship_cards.of_customer(customer_id, active_only=True):
            cards.addItem(card.name, card.id)
        form = self.form
        form.add("kind", translate("care", "What"), choice(KINDS), required=True)
        form.add("planned_on", translate("care", "Day"), DateEdit(), required=True)
        form.add("subject", translate("care", "Subject"), QLineEdit(), wide=True)
        form.add("card_id", translate("care", "Person"), cards)
        form.add("person", translate("care", "Or another person"), QLineEdit())
        form.add("owner", translate("care", "Owner"), people_box(desk.session.full_name))
        form.add("gift", translate("care", "Gift"), QLineEdit())
        form.add("occasion", translate("care", "Occasion"), QLineEdit(), wide=True)
        if activity is not None:
            self.explain(activity.customer_name)
            form.set_values({name: getattr(activity, name) for name in form.fields()})
        else:
            form.set_values({"kind": "special_visit", "planned_on": clock.today(), **(values or {})})
        self.setMinimumWidth(640)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Plan or change it."""
        activity = self._activity
        if activity is None:
            return self.desk.bus.run(care.plan, customer_id=self._customer_id, on_error=self.on_error, **values)
        return self.desk.bus.run(
            care.change, activity_id=activity.id, seen_version=activity.row_version, on_error=self.on_error, **values
        )


class CareDoneDialog(FormDialog):
    """What came of it, and what it cost."""

    help_page = "relationship#care"

    def __init__(self, desk: Desk, activity: CareFile, parent: QWidget | None = None) -> None:
        super().__init__(desk, activity.number, translate("care", "Done"), parent=parent)
        self._activity = activity
        self.explain(
            " · ".join(part for part in (activity.customer_name, activity.person, care_words(activity)) if part)
        )
        self.form.add("result", translate("care", "Result"), LongText(3), required=True)
        self.form.add("done_on", translate("care", "Day"), DateEdit(), translate("care", "Empty means today."))
        self.form.add("cost", translate("care", "Cost (yuan)"), MoneyEdit())
        self.form.add("gift", translate("care", "Gift"), QLineEdit())
        self.form.add("owner", translate("care", "Done by"), people_box(activity.owner))
        self.form.set_values({"gift": activity.gift})
        self.asks = visit_planning.care_day(activity.kind, clock.today()) is not None
        if self.asks:
            self.form.add("without_visit", "", QCheckBox(translate("care", "No return visit afterwards")))
        self.setMinimumWidth(560)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Close the activity."""
        activity = self._activity
        return self.desk.bus.run(
            care.finish, activity_id=activity.id, seen_version=activity.row_version, on_error=self.on_error, **values
        )


def care_words(activity: CareFile) -> str:
    """What an activity is, in its subject or else its kind."""
    return activity.subject or shown(KINDS[activity.kind])


def drop_care(desk: Desk, activity: CareFile) -> None:
    """Drop an activity, asking why."""
    question = translate("care", "Why is {number} dropped?").format(number=activity.number)
    reason = desk.prompts.ask_text(question)
    if reason:
        desk.bus.run(care.drop, activity_id=activity.id, seen_version=activity.row_version, reason=reason)
