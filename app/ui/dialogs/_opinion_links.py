"""From what a customer said to a complaint or a service call, and the link back to it once that is registered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from weakref import ref

from PySide6.QtWidgets import QWidget

from app.ui.desk import Desk
from app.ui.dialogs.register_call import RegisterCallDialog
from app.ui.dialogs.register_complaint import Beginning, RegisterComplaintDialog

Linked = Callable[[int], object]
"""Given the id of what was registered."""


def complain(desk: Desk, linked: Linked, parent: QWidget | None = None, **known: Any) -> None:
    """Register a complaint; `known` are fields of `Beginning`."""
    dialog = RegisterComplaintDialog(desk, Beginning(**known), parent=parent)
    dialog.accepted.connect(partial(_registered, ref(dialog), "case_id", linked))
    dialog.open()


def call(desk: Desk, linked: Linked, customer_id: int, text: str, parent: QWidget | None = None) -> None:
    """Register a call of a customer, with what they said as its fault."""
    dialog = RegisterCallDialog(desk, customer_id=customer_id, parent=parent)
    if customer_id:
        dialog.form.set_values({"fault_text": text})
    dialog.accepted.connect(partial(_registered, ref(dialog), "call_id", linked))
    dialog.open()


def _registered(dialog: Any, name: str, linked: Linked) -> None:
    found = dialog()
    row_id = getattr(found, name) if found is not None else 0
    if row_id:
        linked(row_id)
