"""How the form of a new complaint is laid out: the fields on the left, what is known of the customer on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.services import shift_roster
from app.ui.dialogs._caller_panel import lay_beside
from app.ui.theme import SPACE
from app.ui.widgets.form_grid import labelled_row
from app.ui.widgets.message_strip import MessageStrip
from app.ui.widgets.screen_fit import resize_within

if TYPE_CHECKING:
    from app.ui.dialogs.register_complaint import RegisterComplaintDialog


def lay_out(dialog: RegisterComplaintDialog) -> None:
    """Put the parts of the dialog in their places."""
    dialog.trouble.setProperty("role", "error")
    dialog.trouble.setWordWrap(True)
    dialog.trouble.hide()
    strip = MessageStrip(dialog)
    dialog.desk.prompts.attach(strip)
    whole = QVBoxLayout(dialog)
    whole.setContentsMargins(0, 0, 0, SPACE)
    whole.addWidget(strip)
    whole.addLayout(lay_beside(dialog, _fields(dialog), dialog.panel, 340), 1)
    whole.addLayout(_buttons(dialog))
    resize_within(dialog, 1240, 690)


def _fields(dialog: RegisterComplaintDialog) -> QWidget:
    left = QWidget(dialog)
    column = QVBoxLayout(left)
    column.setContentsMargins(SPACE * 2, SPACE, SPACE, SPACE)
    column.setSpacing(SPACE // 2)
    column.addLayout(labelled_row(translate("complaint", "Customer") + " *", dialog.caller))
    if len(dialog.schemes) > 1:
        column.addLayout(labelled_row(translate("complaint", "Scheme"), dialog.scheme_box))
    else:
        dialog.scheme_box.hide()
    for widget in (dialog.told, dialog.earlier, dialog.matter, dialog.product_place, dialog.goods, dialog.reception,
                   dialog.registration, dialog.trouble):  # fmt: skip
        column.addWidget(widget)
    column.addStretch(1)
    return left


def _buttons(dialog: RegisterComplaintDialog) -> QHBoxLayout:
    dialog.state.setProperty("role", "muted")
    register = QPushButton(translate("complaint", "Register  (Ctrl+Enter)"), dialog)
    register.setProperty("role", "primary")
    register.clicked.connect(dialog.submit)
    later = QPushButton(translate("complaint", "Keep as draft  (Esc)"), dialog)
    later.clicked.connect(dialog.reject)
    row = QHBoxLayout()
    row.setContentsMargins(SPACE * 2, 0, SPACE * 2, 0)
    row.addWidget(dialog.state)
    row.addWidget(_on_duty(dialog))
    row.addStretch(1)
    row.addWidget(register)
    row.addWidget(later)
    return row


def _on_duty(dialog: RegisterComplaintDialog) -> QLabel:
    """Who takes complaints at this hour, by the roster (R124); nothing for a branch without one."""
    duties = shift_roster.on_duty()
    text = translate("complaint", "On duty now: {words}").format(words=shift_roster.on_duty_words(duties))
    label = QLabel(text if duties else "", dialog)
    label.setObjectName("on_duty")
    label.setProperty("role", "muted")
    return label
