"""Asking for a customer to be erased (PIPL 47): why, and whether their scans and photos go too."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.core.changes import Changes
from app.core.i18n import translate
from app.services import erasures
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog


class ErasureRequestDialog(FormDialog):
    """The supervisor's request; an administrator carries it out."""

    help_page = "privacy"

    def __init__(self, desk: Desk, customer_id: int, name: str, parent: QWidget | None = None) -> None:
        title = translate("erasure", "Have {name} erased").format(name=name)
        super().__init__(desk, title, translate("erasure", "Ask for it"), parent=parent)
        self.customer_id = customer_id
        self.explain(
            translate(
                "erasure",
                "Names, telephones and addresses go, in every record, paper and line of the history. Numbers of "
                "papers, days and amounts stay. An administrator carries it out; nobody can take it back.",
            )
        )
        hint = translate("erasure", "Who asked for it, and how: a letter, a call, a visit.")
        self.form.add("reason", translate("erasure", "Reason"), QLineEdit(), hint, required=True)
        scans = QCheckBox(translate("erasure", "Scans and photos go too"))
        hint = translate("erasure", "Signed vouchers and contracts show names; without them disputes are harder.")
        self.form.add("with_attachments", "", scans, hint)
        self.setMinimumWidth(560)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Write the request."""
        said = translate("erasure", "Asked for. An administrator carries it out under Personal data.")
        return self.desk.bus.run(
            erasures.request, said=said, on_error=self.on_error, customer_id=self.customer_id, **values
        )
