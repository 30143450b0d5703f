"""Merging two files of one customer, and the list of files that may be one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.models.customer import Customer
from app.services import customer_file, customer_merges, customers, devices
from app.services.customers import ContactInput
from app.ui.desk import Desk
from app.ui.dialogs.duplicate_customers import DuplicatesDialog
from app.ui.dialogs.merge_customers import MergeDialog, TakeBackDialog
from app.ui.records.customer import CustomerPane

AsRole = Callable[[str], AbstractContextManager[None]]


@pytest.fixture
def pair(desk: Desk) -> tuple[int, int]:
    kept = customers.create(name="恒信机电", notes="上午来电", contacts=(ContactInput("王五", "13800138000"),)).result
    merged = customers.create(name="恒信机电有限公司", notes="门卫登记", region="天河").result
    devices.create(customer_id=merged, product_name="空压机", serial="M-1")
    return kept, merged


def test_fields_are_chosen_and_the_files_merged(
    desk: Desk, qtbot: QtBot, as_role: AsRole, pair: tuple[int, int]
) -> None:
    with as_role("supervisor"):
        dialog = MergeDialog(desk, *pair)  # it deletes itself when it is done
        dialog.show()
        assert dialog.answers() == {"name": "kept", "region": "merged", "contact": "kept", "notes": "both"}
        assert "Device 1" in dialog.moves.text()
        next(one for one in dialog.findChildren(QRadioButton) if one.text() == "恒信机电有限公司").click()
        assert dialog.answers()["name"] == "merged"
        dialog.verb.click()
        assert dialog.trouble.text() == "Say why they are one customer."
        dialog.reason.setText("同一执照")
        with qtbot.waitSignal(desk.bus.changed, timeout=5000):
            dialog.verb.click()
        assert Customer.get_by_id(pair[0]).name == "恒信机电有限公司"
        assert Customer.get_by_id(pair[1]).merged_into_id == pair[0]
        message = desk.prompts.messages[-1]
        assert "is now part of" in message.text
        message.action()
        assert customer_merges.merge_of(pair[1]) is None
        assert Customer.get_by_id(pair[0]).name == "恒信机电"


def test_a_merge_whose_dialog_was_left_meanwhile_is_told(
    desk: Desk, qtbot: QtBot, as_role: AsRole, pair: tuple[int, int]
) -> None:
    with as_role("supervisor"), qtbot.waitSignal(desk.bus.changed, timeout=5000):
        dialog = MergeDialog(desk, *pair)
        dialog.show()
        dialog.reason.setText("同一执照")
        dialog.verb.click()
        delete(dialog)  # as its closing does, a moment later
    assert Customer.get_by_id(pair[1]).merged_into_id == pair[0]
    assert "is now part of" in desk.prompts.messages[-1].text


def test_the_other_file_may_be_the_one_that_stays(
    desk: Desk, qtbot: QtBot, as_role: AsRole, pair: tuple[int, int]
) -> None:
    with as_role("supervisor"):
        dialog = MergeDialog(desk, *pair)
        qtbot.addWidget(dialog)
        dialog.swap.click()
        assert (dialog.kept_id, dialog.merged_id) == (pair[1], pair[0])
        assert dialog.preview is not None
        assert dialog.preview.kept.name == "恒信机电有限公司"


def test_a_file_that_moved_on_is_shown_afresh(desk: Desk, qtbot: QtBot, as_role: AsRole, pair: tuple[int, int]) -> None:
    with as_role("supervisor"):
        dialog = MergeDialog(desk, *pair)
        qtbot.addWidget(dialog)
        dialog.show()
        customers.change(customer_id=pair[0], seen_version=1, name="恒信机电", region="越秀")
        dialog.reason.setText("同一执照")
        dialog.verb.click()
        qtbot.waitUntil(dialog.trouble.isVisible, timeout=5000)
        assert "Somebody else" in dialog.trouble.text()
        assert dialog.reason.text() == "同一执照"
        assert dialog.preview is not None
        assert dialog.preview.kept.seen_version == 2
        assert dialog.verb.isEnabled()
        assert Customer.get_by_id(pair[1]).merged_into_id is None


def test_the_same_file_twice_is_refused_in_words(
    desk: Desk, qtbot: QtBot, as_role: AsRole, pair: tuple[int, int]
) -> None:
    with as_role("supervisor"):
        dialog = MergeDialog(desk, pair[0])
        qtbot.addWidget(dialog)
        assert not dialog.verb.isEnabled()
        dialog.show_pair(pair[0], pair[0])
        assert dialog.trouble.text() == "Choose two different customers."
        assert not dialog.verb.isEnabled()


def test_suspected_pairs_are_told_apart_or_compared(
    desk: Desk, qtbot: QtBot, as_role: AsRole, pair: tuple[int, int]
) -> None:
    with as_role("supervisor"):
        dialog = DuplicatesDialog(desk)
        qtbot.addWidget(dialog)
        qtbot.waitUntil(lambda: dialog.table.rowCount() == 1, timeout=5000)
        dialog.compare()
        merging = dialog.findChild(MergeDialog)
        assert merging is not None
        assert {merging.kept_id, merging.merged_id} == set(pair)
        merging.reject()
        dialog.tell_apart()
        qtbot.waitUntil(lambda: dialog.table.rowCount() == 0, timeout=5000)
        assert dialog.said.text() == "No two files look like one customer."
        assert not dialog.verb.isEnabled()


def test_the_merged_file_leads_to_the_other_and_back(
    desk: Desk, qtbot: QtBot, as_role: AsRole, pair: tuple[int, int]
) -> None:
    kept, merged = pair
    with as_role("supervisor"):
        customer_merges.merge(
            kept_id=kept, merged_id=merged, kept_version=1, merged_version=1, answers={}, reason="同一执照"
        )
        pane = CustomerPane(desk)
        qtbot.addWidget(pane)
        pane.show()
        pane.show_record(merged)
        assert customer_file.customer_file(kept).number in pane.merged.lines[0]
        assert pane.status.text() == "Merged"
        assert not any(button.isEnabled() for button in pane.file_buttons)
        pane.show_record(kept)
        assert "恒信机电有限公司" in pane.merged.lines[0]
        assert all(button.isEnabled() for button in pane.file_buttons)
        entry = customer_merges.merge_of(merged)
        back = TakeBackDialog(desk, entry.id)
        back.submit()
        assert back.form.error("reason")
        back.form.editor("reason").setText("两家公司")
        back.submit()
        assert customer_merges.merge_of(merged) is None
        assert pane.merged.lines == []
