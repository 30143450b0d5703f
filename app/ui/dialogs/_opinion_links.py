"""From what a customer said to a complaint or a service call, tied to it when that is registered, also from a draft."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from app.ui.desk import Desk
from app.ui.dialogs.register_call import RegisterCallDialog
from app.ui.dialogs.register_complaint import Beginning, RegisterComplaintDialog


def complain(desk: Desk, origin: tuple[str, int], parent: QWidget | None = None, **known: Any) -> None:
    """Register a complaint that comes from a record (its kind and id); `known` are fields of `Beginning`."""
    RegisterComplaintDialog(desk, Beginning(origin=origin, **known), parent=parent).open()


def call(desk: Desk, origin: tuple[str, int], customer_id: int, text: str, parent: QWidget | None = None) -> None:
    """Register a call of a customer that comes from a record, with what they said as its fault."""
    dialog = RegisterCallDialog(desk, customer_id=customer_id, parent=parent, origin=origin)
    if customer_id:
        dialog.form.set_values({"fault_text": text})
    dialog.open()
