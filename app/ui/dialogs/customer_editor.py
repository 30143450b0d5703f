"""The form of a customer file: contacts and addresses in tables, look-alikes noticed while typing (R020)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import codes
from app.services import customers
from app.services.customers import AddressInput, ContactInput, DuplicateHint
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.theme import Tone, mark
from app.ui.widgets.entry_table import EntryColumn, EntryTable
from app.ui.widgets.long_text import LongText
from app.ui.widgets.section import link_button

KIND_NAMES = {
    "company": QT_TRANSLATE_NOOP("customer", "Company"),
    "person": QT_TRANSLATE_NOOP("customer", "Person"),
    "owner": QT_TRANSLATE_NOOP("customer", "Owner"),
}
STATUS_NAMES = {
    "active": QT_TRANSLATE_NOOP("customer", "Active"),
    "inactive": QT_TRANSLATE_NOOP("customer", "Inactive"),
    "prospect": QT_TRANSLATE_NOOP("customer", "Prospect"),
}


class DuplicateStrip(QFrame):
    """Customers that look like the one being typed; a click takes or opens one."""

    taken = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        mark(self, tone=Tone.DUE.value)
        self._row = QVBoxLayout(self)
        self._row.setContentsMargins(10, 4, 10, 4)
        self._row.setSpacing(0)
        self._hints: tuple[DuplicateHint, ...] = ()
        self.hide()

    def hints(self) -> tuple[DuplicateHint, ...]:
        """What is shown."""
        return self._hints

    def show_hints(self, hints: Sequence[DuplicateHint]) -> None:
        """Show the look-alikes; none hides the strip."""
        if tuple(hints) == self._hints:
            return
        self._hints = tuple(hints)
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if hints:
            self._row.addWidget(QLabel(translate("customer", "Is it one of these?"), self))
        for hint in self._hints[:3]:
            self._row.addWidget(self._line(hint))
        self.setVisible(bool(hints))

    def _line(self, hint: DuplicateHint) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(link_button(f"{hint.number}  {hint.name}", lambda: self.taken.emit(hint.customer_id), line))
        why = {
            "name": translate("customer", "same name"),
            "phone": translate("customer", "same telephone"),
            "both": translate("customer", "same name and telephone"),
        }[hint.why]
        about = QLabel(" · ".join(part for part in (why, hint.phone, hint.address) if part), line)
        about.setProperty("role", "muted")
        row.addWidget(about, 1)
        return line


class CustomerEditor(FormDialog):
    """A new customer (`customer_id` 0) or an existing one, given by `values` as the use case spells them.

    `opened` carries the id of a look-alike that the user would rather have.
    """

    help_page = "customers"

    opened = Signal(int)

    def __init__(
        self, desk: Desk, customer_id: int = 0, values: dict[str, Any] | None = None, seen_version: int = 0,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        title = translate("customer", "Customer file") if customer_id else translate("customer", "New customer")
        super().__init__(desk, title, translate("customer", "Save"), parent=parent, columns=2)
        self._customer_id, self._version = customer_id, seen_version
        self._values = values or {}
        self.duplicates = DuplicateStrip(self)
        self.duplicates.taken.connect(self._take)
        self._build_form()
        self._build_tables()
        self._fill(self._values)
        self.form.editor("name").textChanged.connect(lambda _text: self.look_for_duplicates())
        self.contacts.edited.connect(self.look_for_duplicates)
        self.setMinimumWidth(760)

    def look_for_duplicates(self) -> None:
        """Ask for look-alikes of what is typed so far."""
        phones = [str(row["phone"]) for row in self.contacts.rows() if row["phone"]]
        name = self.form.editor("name").text()
        found = {
            hint.customer_id: hint
            for phone in (phones or [""])[:3]
            for hint in customers.duplicates_while_typing(name, phone, self._customer_id)
        }
        self.duplicates.show_hints(tuple(found.values()))

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Create or change."""
        self.contacts.clear_errors()
        self.addresses.clear_errors()
        people = tuple(
            ContactInput(
                name=str(row["name"]), phone=str(row["phone"]), position=str(row["position"]), email=str(row["email"]),
                notes=str(row["notes"]), is_primary=bool(row["is_primary"]), id=int(row["id"]),
            )
            for row in self.contacts.rows()
        )  # fmt: skip
        places = tuple(
            AddressInput(
                address=str(row["address"]), label=str(row["label"]), region=str(row["region"]),
                is_primary=bool(row["is_primary"]), id=int(row["id"]), area=str(row["area"]),
            )
            for row in self.addresses.rows()
        )  # fmt: skip
        given = {**values, "contacts": people, "addresses": places}
        if not self._customer_id:
            return self.desk.bus.run(customers.create, on_error=self.on_error, **given)
        return self.desk.bus.run(
            customers.change, customer_id=self._customer_id, seen_version=self._version, on_error=self.on_error, **given
        )

    def on_error(self, error: UserError) -> None:
        """A refusal of a contact or address belongs to its cell."""
        table, _, rest = (error.field or "").partition(".")
        place, _, field = rest.partition(".")
        if table in ("contacts", "addresses") and place.isdigit():
            entries = self.contacts if table == "contacts" else self.addresses
            numbers = [number for number, _row in entries.numbered_rows()]
            entries.set_error(numbers[int(place)] if int(place) < len(numbers) else 0, field, error.text)
            self.trouble.setText(error.text)
            self.trouble.show()
            return
        super().on_error(error)

    def _build_form(self) -> None:
        form = self.form
        form.add("name", translate("customer", "Name"), QLineEdit(), required=True, wide=True)
        form.add("kind", translate("customer", "Kind"), _choice(KIND_NAMES))
        form.add("status", translate("customer", "Status"), _choice(STATUS_NAMES))
        form.add("classification", translate("customer", "Class"), _completed(customers.classifications()))
        form.add("grade", translate("customer", "Grade"), _choice({"": "–", "A": "A", "B": "B", "C": "C"}))
        form.add("region", translate("customer", "Region"), _completed(customers.regions()))
        form.add("is_key_customer", "", QCheckBox(translate("customer", "Key customer")))
        form.editor("is_key_customer").setAccessibleName(translate("customer", "Key customer"))
        self.body.insertWidget(0, self.duplicates)

    def _build_tables(self) -> None:
        self.contacts = EntryTable(
            [
                EntryColumn("name", translate("customer", "Contact"), 110),
                EntryColumn("phone", translate("customer", "Telephone"), 130),
                EntryColumn("position", translate("customer", "Position"), 100),
                EntryColumn("email", translate("customer", "E-mail"), 150),
                EntryColumn("notes", translate("customer", "Notes"), 160),
                EntryColumn("is_primary", translate("customer", "Main"), 50, tick=True),
            ],
            rows=3,
        )
        self.contacts.setAccessibleName(translate("customer", "Contacts"))
        self.addresses = EntryTable(
            [
                EntryColumn("label", translate("customer", "Place"), 110),
                EntryColumn("address", translate("customer", "Address"), 320),
                EntryColumn("region", translate("customer", "Region"), 100),
                EntryColumn("area", translate("customer", "Area"), 90, choices=area_names()),
                EntryColumn("is_primary", translate("customer", "Main"), 50, tick=True),
            ],
            rows=2,
        )
        self.addresses.setAccessibleName(translate("customer", "Addresses"))
        self.body.addWidget(self.contacts)
        self.body.addWidget(self.addresses)
        self.more = type(self.form)(1, self)
        self.notes = self.more.add("notes", translate("customer", "Notes"), LongText(2))
        self.consent = self.more.add("consent_note", translate("customer", "Data-use consent"), QLineEdit())
        self.body.addWidget(self.more)

    def submit(self) -> None:
        """Read both forms and save."""
        self.trouble.hide()
        values, more = self.form.values(), self.more.values()
        if values is None or more is None:
            return
        self.changes = self.save({**values, **more})
        if self.changes is not None:
            self.accept()

    def _fill(self, values: dict[str, Any]) -> None:
        self.form.set_values({"kind": "company", "status": "active", "grade": "", **values})
        self.more.set_values(values)
        self.contacts.set_rows(values.get("contacts", ()))
        self.addresses.set_rows(values.get("addresses", ()))

    def _take(self, customer_id: int) -> None:
        self.opened.emit(customer_id)
        self.reject()


def area_names() -> tuple[tuple[str, str], ...]:
    """Town and suburb, after nothing: nobody said."""
    return ("", ""), *((code, shown(name)) for code, name in codes.AREAS.items())


def _choice(names: Mapping[str, str]) -> QComboBox:
    box = QComboBox()
    for value, name in names.items():
        box.addItem(shown(name), value)
    return box


def _completed(words: Sequence[str]) -> QLineEdit:
    line = QLineEdit()
    line.setCompleter(QCompleter(list(words), line))
    return line
