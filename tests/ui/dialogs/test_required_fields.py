"""What a form refuses because it is empty carries the star beforehand, asked of every dialog of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from app.core.errors import Bug, UserError
from app.models import database
from app.services import session as sessions
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.form_grid import FormGrid, read_editor
from tests.ui.dialogs.every_dialog import MAKERS, Office
from tests.ui.dialogs.test_every_dialog import office, shut

__all__ = ["office"]

_ROUNDS = 2
_ONE_OF_SEVERAL = {
    ("DeviceEditor", "product_name"),  # or its model, or its serial
    ("CorrectiveActionDialog", "unit_name"),  # or a person of ours
    ("SurveyActionDialog", "department"),  # or a person of ours
    ("PenaltyDialog", "staff_id"),  # or a unit
    ("NotOursDialog", "evidence"),  # or a file of the case
    ("CardBackDialog", "attitude"),  # or anything else on the card
    ("LossLineDialog", "labour"),  # or haulage, or scrap
    ("UnlockDialog", "password"),  # a name and a password under a title that asks for them
}

_NO_FORMS = ("PreferencesDialog", "CallActionDialog change")
"""Slow to open and no form; never opened so, for people are given CorrectCallDialog."""


@contextmanager
def _refusals(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, str, QWidget, bool]]]:
    """Which fields were said to be wrong since it was emptied last: name, label, editor, whether one can see it."""
    seen: list[tuple[str, str, QWidget, bool]] = []
    plain = FormGrid.set_error

    def set_error(grid: FormGrid, field: str, text: str) -> None:
        if text:
            editor = grid.editor(field)
            label = next(line.label.text() for name, line in grid._lines.items() if name == field)
            seen.append((field, label, editor, not editor.isHidden()))
        plain(grid, field, text)

    with monkeypatch.context() as patch:
        patch.setattr(FormGrid, "set_error", set_error)
        yield seen


def _is_empty(editor: QWidget) -> bool:
    try:
        return not read_editor(editor)
    except UserError:
        return False  # something is there that cannot be understood


def _empty(dialog: FormDialog) -> None:
    for field in dialog.form.fields():
        editor = dialog.form.editor(field)
        if isinstance(editor, QLineEdit | QPlainTextEdit):
            editor.clear()
        elif isinstance(editor, QComboBox) and editor.isEditable():
            editor.setCurrentText("")


def _fill(editor: QWidget) -> None:
    if isinstance(editor, QLineEdit):
        editor.setText("12")
    elif isinstance(editor, QPlainTextEdit):
        editor.setPlainText("因为如此")
    elif isinstance(editor, QComboBox) and editor.count():
        editor.setCurrentIndex(editor.count() - 1)


class _Undone(Exception):
    """Takes back what a dialog and its preparation wrote, so that each finds the branch as it was."""


def _unmarked(name: str, dialog: FormDialog, monkeypatch: pytest.MonkeyPatch) -> tuple[list[tuple[str, str]], int]:
    """Fields without a star that were refused empty, and how many fields were refused at all."""
    found: list[tuple[str, str]] = []
    asked = 0
    _empty(dialog)
    with _refusals(monkeypatch) as refused:
        for _ in range(_ROUNDS):
            refused.clear()
            with suppress(Bug):  # a paper without its renderer: it was accepted
                dialog.submit()
            for field, label, editor, is_shown in refused:
                asked += 1
                known = (name.split(maxsplit=1)[0], field) in _ONE_OF_SEVERAL
                if is_shown and _is_empty(editor) and not label.endswith(" *") and not known:
                    found.append((name, field))
                _fill(editor)
            if not refused or dialog.changes is not None:
                break
    return found, asked


def test_what_is_refused_as_empty_has_its_star(
    request: pytest.FixtureRequest, branch: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each form is submitted empty, filled in where it complained, submitted again, a few times."""
    office: Office = request.getfixturevalue("office")
    found: list[tuple[str, str]] = []
    asked = 0
    for name, (role, maker) in MAKERS.items():
        if name.startswith(_NO_FORMS):
            continue
        with suppress(_Undone), database.transaction():
            sessions.begin(branch.sessions[role])
            dialog = maker(office)
            if isinstance(dialog, FormDialog):
                more, count = _unmarked(name, dialog, monkeypatch)
                found += more
                asked += count
            shut(dialog)
            raise _Undone
    assert found == []
    assert asked > 100, "the forms were not asked"
