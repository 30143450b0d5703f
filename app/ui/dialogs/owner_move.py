"""An owner moves out, the next one moves in; the devices stay (R037)."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.changes import Changes
from app.core.i18n import translate
from app.services import owners
from app.services.customer_file import CustomerFile
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.moment_edit import DateEdit

_NEXT = ("name", "phone", "moved_in_on", "consent_note")


class OwnerMoveDialog(FormDialog):
    """Who moves out and when; who moves in, where that is known already. After a move out: who moves in."""

    help_page = "relationship#owners"

    def __init__(self, desk: Desk, owner: CustomerFile, parent: QWidget | None = None, *, is_out: bool = False) -> None:
        verb = translate("owners", "Move in") if is_out else translate("owners", "Move out")
        super().__init__(desk, owner.name, verb, parent=parent)
        self._owner, self._is_out = owner, is_out
        stays = translate("owners", "The devices stay and pass to the new owner; contracts stay with who signed them.")
        self.explain(f"{owner.address}\n{stays}" if owner.address else stays)
        form, today = self.form, translate("owners", "Empty means today.")
        if not is_out:
            form.add("moved_out_on", translate("owners", "Moved out"), DateEdit(), today)
            form.add("note", translate("owners", "Note"), QLineEdit())
            form.section(translate("owners", "New owner, if known"))
        form.add("name", translate("owners", "Name"), QLineEdit(), required=is_out)
        form.add("phone", translate("owners", "Telephone"), QLineEdit())
        form.add("moved_in_on", translate("owners", "Moved in"), DateEdit())
        form.add("consent_note", translate("owners", "Data-use consent"), QLineEdit())
        self.setMinimumWidth(560)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Out, in, or both in one step; the new owner's file is opened."""
        owner = self._owner
        new = {name: values[name] for name in _NEXT}
        if self._is_out:
            return self.desk.bus.run(owners.move_in, customer_id=owner.id, on_error=self.on_error, **new)
        out = {name: values[name] for name in ("moved_out_on", "note")}
        given = {"customer_id": owner.id, "seen_version": owner.row_version, "on_error": self.on_error, **out}
        if any(values[name] for name in _NEXT):
            return self.desk.bus.run(owners.hand_over, **given, **new)
        return self.desk.bus.run(owners.move_out, **given)
