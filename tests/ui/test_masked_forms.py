"""Forms that somebody saves who was shown masks: nothing but numbers goes into the branch, and none is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from app.core import clock
from app.models import database, personal
from app.models.base import WordsField
from app.models.organisation import User
from app.models.tables import ALL_TABLES
from app.services import (
    _masking,
    complaint_file,
    contracts,
    devices,
    loaner_units,
    opinion_file,
    relationship_cards,
    service_call_file,
)
from app.services import session as sessions
from app.services.session import Session
from app.ui.desk import Desk
from app.ui.dialogs.contract_editor import ContractEditor
from app.ui.dialogs.correct_call import CorrectCallDialog
from app.ui.dialogs.device_editor import DeviceEditor
from app.ui.dialogs.edit_complaint import EditComplaintDialog
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.loaner_unit_editor import LoanerUnitEditor
from app.ui.dialogs.opinion import CustomerOpinionDialog
from app.ui.dialogs.relationship_card import CardEditor
from app.ui.record_window import RecordWindow
from app.ui.records import all_records
from app.ui.settings import LocalSettings
from tests.conftest import MOMENT
from tests.ui import masked_branch

EMAIL = f"z{masked_branch.CANARY}@b.cn"
_ADDED = " 已核"
_FOLLOWS = "custody_object.model"
"""Written anew from its unit, whose model is a code and holds no number here."""


@pytest.fixture
def representative(tmp_path: Path, frozen_clock: object) -> Iterator[Session]:
    file = tmp_path / "branch.aftercare"
    with clock.set_to(MOMENT):
        masked_branch.write(file, 150)
    database.open_database(file)
    database.execute("DELETE FROM branch_setting WHERE key = ?", (_masking.MASKED_ROLES,))
    database.execute(
        "INSERT INTO branch_setting (key, value) VALUES (?, ?)",
        (_masking.MASKED_ROLES, json.dumps(["representative"])),
    )
    _masking.changed()
    database.execute("UPDATE contact SET email = ?", (EMAIL,))
    user = User.get(User.role == "representative")
    who = Session(user.id, user.name, user.full_name, user.role, 0)
    sessions.begin(who)
    yield who
    sessions.begin(None)
    database.close_database()


def stored(*patterns: str) -> dict[str, int]:
    """In how many rows of each column such words are stored."""
    found = {}
    for table in ALL_TABLES:
        kind = table.record_kind()
        for field in table._meta.sorted_fields:
            if isinstance(field, WordsField) and personal.is_private(kind, field.name):
                like = " OR ".join([f"{field.column_name} LIKE ?"] * len(patterns))
                found[f"{kind}.{field.name}"] = database.scalar(f"SELECT COUNT(*) FROM {kind} WHERE {like}", patterns)
    del found[_FOLLOWS]
    return found


def ids(kind: str, where: str = "1 = 1") -> list[int]:
    return [row_id for (row_id,) in database.query(f"SELECT id FROM {kind} WHERE {where} ORDER BY id DESC LIMIT 3")]


def editors(desk: Desk, tmp_path: Path) -> Iterator[FormDialog]:
    for row_id in ids("customer", "status = 'active'"):
        window = RecordWindow(desk, all_records()["customer"], row_id, LocalSettings(tmp_path / "window.ini"))
        window.pane.edit()
        editor = window.findChild(FormDialog)
        assert editor is not None
        yield editor
        window.deleteLater()
    for row_id in ids("device"):
        one = devices.entry(row_id)
        yield DeviceEditor(desk, one.customer_id, one)
    for row_id in ids("contract", "state = 'active'"):
        contract = contracts.entry(row_id)
        yield ContractEditor(desk, contract.customer_id, contract)
    for row_id in ids("service_call", "is_open"):
        yield CorrectCallDialog(desk, service_call_file.file(row_id))
    for row_id in ids("complaint", "is_open"):
        yield EditComplaintDialog(desk, complaint_file.file(row_id))
    for row_id in ids("relationship_card"):
        card = relationship_cards.entry(row_id)
        yield CardEditor(desk, card.customer_id, card)
    for row_id in ids("opinion"):
        yield CustomerOpinionDialog(desk, found=opinion_file.file(row_id))
    for row_id in ids("loaner_unit"):
        yield LoanerUnitEditor(desk, loaner_units.file(row_id))


def test_forms_put_no_mask_into_the_branch(
    representative: Session, qapp: QApplication, prompts: Any, tmp_path: Path
) -> None:
    desk, saved = Desk(prompts), set[str]()
    masks, numbers = stored("%****%", "%***@%"), stored(f"%{masked_branch.CANARY}%")
    for editor in editors(desk, tmp_path):
        words = [one for one in editor.findChildren(QPlainTextEdit) if not one.isReadOnly()]
        for one in words[:1]:
            one.setPlainText(one.toPlainText() + _ADDED)
        editor.submit()
        assert "masked" not in editor.trouble.text()
        if editor.changes is not None:
            saved.add(type(editor).__name__)
        editor.deleteLater()
    desk.tasks.shut_down()
    assert stored("%****%", "%***@%") == masks
    after = stored(f"%{masked_branch.CANARY}%")
    assert {name: count for name, count in after.items() if count < numbers[name]} == {}
    assert saved >= {
        "CustomerEditor", "DeviceEditor", "ContractEditor", "CorrectCallDialog", "EditComplaintDialog", "CardEditor"
    }  # fmt: skip
