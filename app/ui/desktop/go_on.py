"""Going on with a form that was kept: from the strip after the sign-in, from the drafts on Home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.errors import UserError
from app.services import drafts
from app.ui.desktop.typed_again import KIND, tell
from app.ui.desktop.typed_over import tell_over

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.services.drafts import DraftEntry
    from app.ui.desk import Desk

_TAKEN_ALONG = ("take_back", "bring_in", "another_receipt")
"""The steps of a call that open the form of a receipt."""


def go_on(desk: Desk, form: str, parent: QWidget | None = None) -> None:
    """Open the form of a draft, which puts the draft back in; where that is not to be had, the record it is about.

    A draft of a record that is void or done with is only shown, to be copied.
    """
    kind, _, which = form.partition(":")
    entry = drafts.find(form)
    if entry is not None and entry.is_void:
        tell_over(desk, entry)
    elif kind == KIND:
        tell(desk, form)
    elif kind == "service_voucher" and which.isdigit():
        _hand_in(desk, int(which), entry, parent)
    elif kind == "take_back" and which.isdigit():
        _take_back(desk, int(which), entry, parent)
    elif which.isdigit():
        desk.open_record(kind, int(which))
    elif kind == "service_call":
        from app.ui.dialogs.register_call import RegisterCallDialog

        RegisterCallDialog(desk, draft=form, parent=parent).open()
    elif kind == "complaint":
        from app.ui.dialogs.register_complaint import RegisterComplaintDialog

        RegisterComplaintDialog(desk, draft=form).open()


def _hand_in(desk: Desk, voucher_id: int, entry: DraftEntry | None, parent: QWidget | None) -> None:
    from app.services import voucher_file
    from app.ui.dialogs.hand_in import ENTERED_FROM, open_hand_in

    try:
        state = voucher_file.file(voucher_id).state
    except UserError as error:
        desk.prompts.warn(error.text)
        return
    if entry is not None and state not in ENTERED_FROM:  # somebody else has entered it
        tell_over(desk, entry)
    else:
        open_hand_in(desk, voucher_id, parent=parent)


def _take_back(desk: Desk, call_id: int, entry: DraftEntry | None, parent: QWidget | None) -> None:
    from app.services import service_call_file
    from app.ui.dialogs.call_take_back import take_step

    try:
        call = service_call_file.file(call_id)
    except UserError as error:
        desk.prompts.warn(error.text)
        return
    step = next((one for one in _TAKEN_ALONG if call.may(one)), "")
    if step:
        take_step(desk, step, call, parent)
        return
    desk.open_record("service_call", call_id)
    if entry is not None:
        tell_over(desk, entry)
