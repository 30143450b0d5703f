"""What stood in a small form when the computer shut down: kept as a draft, offered when the same form is opened again.

Large forms keep their drafts every few seconds (`widgets.form_draft`); small ones only when the session ends under
them.
"""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit, QPushButton

from app.core.i18n import translate
from app.services import drafts, session
from app.ui.widgets.entry_table import EntryTable
from app.ui.widgets.form_draft import DraftKeeper, form_texts, restore_texts

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.dialogs.form_dialog import FormDialog

KIND = "typed"
"""Such drafts are called `typed:<class of the form>:<digest of its title>`; the title is in their content."""


def keep_typed(dialog: FormDialog) -> None:
    """Keep what somebody typed into this form; nothing that is not shown, such as a password."""
    if not dialog.is_edited or not session.can_act() or dialog.findChildren(DraftKeeper):
        return
    values, tables = _texts(dialog), [table.rows() for table in _tables(dialog)]
    if values or any(tables):
        content = {"title": dialog.windowTitle(), "values": values, "tables": tables}
        dialog.desk.bus.run(drafts.save, form=_name(dialog), content=content)


def offer_typed(dialog: FormDialog) -> None:
    """Offer, above the form, what was kept of it; from now on it is known whether somebody types here."""
    for table in _tables(dialog):
        table.edited.connect(partial(setattr, dialog, "is_edited", True))
    kept = drafts.get(_name(dialog)) if session.can_act() else None
    values = kept.content.get("values") if kept is not None else None
    if kept is None or not isinstance(values, dict):
        return
    words = translate("form", "What you typed here before the computer shut down was kept. Put it back")
    verb = QPushButton(words, dialog)
    verb.setObjectName("typed_again")
    verb.setProperty("role", "link")
    verb.setAutoDefault(False)

    def put_back() -> None:
        restore_texts(dialog.form, values)
        for table, rows in zip(_tables(dialog), kept.content.get("tables") or (), strict=False):
            table.set_rows(rows)
        dialog.is_edited = True
        verb.hide()

    verb.clicked.connect(put_back)
    dialog.body.insertWidget(0, verb)
    dialog.accepted.connect(lambda: _forget(dialog))


def title_of(entry: drafts.DraftEntry) -> str:
    """What the form was called; empty for other drafts."""
    return str(entry.content.get("title", "")) if entry.form.startswith(f"{KIND}:") else ""


def tell(desk: Desk, form: str) -> None:
    """Say which form has to be opened again for a draft of this kind."""
    entry = drafts.get(form)
    if entry is not None:
        text = translate("form", "Open “{title}” again: what you typed is offered there.")
        desk.prompts.say(text.format(title=title_of(entry)))


def _forget(dialog: FormDialog) -> None:
    if session.can_act():
        dialog.desk.bus.run(drafts.drop, form=_name(dialog))


def _texts(dialog: FormDialog) -> dict[str, Any]:
    secret = {
        field
        for field in dialog.form.fields()
        if isinstance(editor := dialog.form.editor(field), QLineEdit) and editor.echoMode() != QLineEdit.EchoMode.Normal
    }
    return {field: value for field, value in form_texts(dialog.form).items() if field not in secret}


def _tables(dialog: FormDialog) -> list[EntryTable]:
    """The tables in which rows are added by typing; where the program made the rows, it makes them again."""
    return [table for table in dialog.findChildren(EntryTable) if table.is_free]


def _name(dialog: FormDialog) -> str:
    digest = hashlib.sha256(dialog.windowTitle().encode()).hexdigest()[:16]
    return f"{KIND}:{type(dialog).__name__}:{digest}"
