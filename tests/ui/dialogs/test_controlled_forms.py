"""The list of printed forms as controlled documents: every form is there, its three fields are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.documents._catalogue import all_forms
from app.domain.document_control import Control
from app.services import document_control
from app.ui.desk import Desk
from app.ui.dialogs.controlled_forms import ControlledFormsDialog
from app.ui.dialogs.form_dialog import FormDialog


@pytest.fixture
def as_administrator(as_role: Callable[[str], Any]) -> Iterator[None]:
    """Signed in as the administrator."""
    with as_role("administrator"):
        yield


@pytest.fixture
def dialog(branch: object, as_administrator: None, prompts: Any, qtbot: QtBot) -> Iterator[ControlledFormsDialog]:
    """The open list, as an administrator sees it."""
    desk = Desk(prompts)
    made = ControlledFormsDialog(desk)
    qtbot.addWidget(made)
    made.show()
    yield made
    desk.tasks.shut_down()


def _entry(dialog: ControlledFormsDialog, name: str) -> Any:
    return next(one for one in dialog.entries.values() if one.name == name)


def test_every_form_is_listed_and_none_is_added_or_taken_out(dialog: ControlledFormsDialog) -> None:
    assert {one.name for one in dialog.entries.values()} == set(all_forms()) - {"calibration_page", "recovery_sheet"}
    assert dialog.add_button.isHidden()
    assert dialog.turn_button.isHidden()
    assert not dialog.edit_button.isHidden()


def test_what_is_typed_is_kept_and_comes_first(dialog: ControlledFormsDialog, qtbot: QtBot) -> None:
    dialog.edit(_entry(dialog, "petition").id)
    form = next(child for child in dialog.findChildren(FormDialog) if child.isVisible())
    form.form.set_values({"number": "QR-KF-033", "revision": "A/2", "issued_on": date(2026, 3, 1)})
    form.submit()
    assert document_control.entries() == {"petition": Control("QR-KF-033", "A/2", date(2026, 3, 1))}
    assert dialog.table.ids()[0] == _entry(dialog, "petition").id


def test_what_is_too_long_stays_in_the_form(dialog: ControlledFormsDialog) -> None:
    dialog.edit(_entry(dialog, "petition").id)
    form = next(child for child in dialog.findChildren(FormDialog) if child.isVisible())
    form.form.set_values({"number": "Q" * 41})
    form.submit()
    assert form.isVisible()
    assert document_control.entries() == {}
