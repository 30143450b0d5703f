"""The form of a relationship card (F06): who somebody is to us, how to reach them, what pleases them."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.core.changes import Changes
from app.core.i18n import translate
from app.domain.care import IMPORTANCES
from app.services import customer_file, relationship_cards, staff
from app.services.relationship_cards import CardEntry
from app.ui.desk import Desk
from app.ui.dialogs.call_actions import choice
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.long_text import LongText

_COPIED = ("name", "phone", "position")


def people_box(name: str = "") -> QComboBox:
    """Who of us: the staff list, or any other name."""
    box = QComboBox()
    box.setEditable(True)
    box.addItems([one.name for one in staff.listing()])
    box.setCurrentText(name)
    return box


class CardEditor(FormDialog):
    """A new card of a customer, or an existing one (`card`)."""

    help_page = "relationship#cards"

    def __init__(
        self, desk: Desk, customer_id: int, card: CardEntry | None = None, parent: QWidget | None = None
    ) -> None:
        title = card.name if card else translate("relationship", "New relationship card")
        super().__init__(desk, title, translate("relationship", "Save"), parent=parent, columns=2)
        self._customer_id, self._card = customer_id, card
        self._contacts = {one.id: one for one in customer_file.customer_file(customer_id).contacts}
        contact = QComboBox()
        contact.addItem(translate("relationship", "Nobody on file"), 0)
        for one in self._contacts.values():
            contact.addItem(one.name or one.phone, one.id)
        contact.currentIndexChanged.connect(self._take_contact)
        form = self.form
        form.add("contact_id", translate("relationship", "Contact"), contact)
        form.add("importance", translate("relationship", "Importance"), choice(IMPORTANCES))
        form.add("name", translate("relationship", "Name"), QLineEdit(), required=True)
        form.add("position", translate("relationship", "Position"), QLineEdit())
        form.add("work_unit", translate("relationship", "Work unit"), QLineEdit(), wide=True)
        form.add("phone", translate("relationship", "Telephone"), QLineEdit())
        form.add("other_contact", translate("relationship", "Other ways"), QLineEdit())
        form.add("home_address", translate("relationship", "Home address"), QLineEdit(), wide=True)
        birthday = translate("relationship", "5-12, or with the year 1980-5-12")
        form.add("birthday", translate("relationship", "Birthday"), QLineEdit(), birthday)
        form.add("owner", translate("relationship", "Owner"), people_box(desk.session.full_name))
        form.add("holiday_note", translate("relationship", "Holidays"), LongText(2), wide=True)
        form.add("interests", translate("relationship", "Interests"), LongText(2), wide=True)
        form.add("notes", translate("relationship", "Notes"), LongText(2), wide=True)
        if card is not None:
            form.set_values({name: getattr(card, name) for name in form.fields()})
        else:
            form.set_values({"importance": "ordinary"})
        self.setMinimumWidth(680)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Make or change the card."""
        if self._card is None:
            return self.desk.bus.run(
                relationship_cards.create, customer_id=self._customer_id, on_error=self.on_error, **values
            )
        return self.desk.bus.run(
            relationship_cards.change,
            card_id=self._card.id,
            seen_version=self._card.row_version,
            on_error=self.on_error,
            **values,
        )

    def _take_contact(self) -> None:
        """Fill in what the contact tells, where nothing is typed yet."""
        contact = self._contacts.get(self.form.editor("contact_id").currentData())
        if contact is not None:
            typed = {name: self.form.editor(name).text().strip() for name in _COPIED}
            self.form.set_values({name: getattr(contact, name) for name, text in typed.items() if not text})
