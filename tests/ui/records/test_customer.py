"""The customer file and what hangs on it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services import contracts, customer_file, devices
from app.ui.desk import Desk
from app.ui.dialogs.attachment_view import AttachmentView
from app.ui.dialogs.contract_editor import ContractEditor
from app.ui.dialogs.customer_editor import CustomerEditor
from app.ui.dialogs.device_editor import DeviceEditor
from app.ui.records.customer import CONTRACTS, DEVICES, CustomerPane

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def pane(desk: Desk, qtbot: QtBot, scheduled: int, customer: int) -> CustomerPane:
    made = CustomerPane(desk)
    qtbot.addWidget(made)
    made.resize(520, 700)
    made.show()
    made.show_record(customer)
    return made


def test_the_head_counts_and_opens(pane: CustomerPane, qtbot: QtBot, desk: Desk, customer: int) -> None:
    assert pane.head.title.text() == "远大印刷有限公司"
    assert pane.device_link.text() == "Devices 1"
    pane.device_link.click()
    assert pane.tabs.currentIndex() == DEVICES
    pane.contract_link.click()
    assert pane.tabs.currentIndex() == CONTRACTS
    with qtbot.waitSignal(desk.rows_wanted) as wanted:
        pane.open_link.click()
    assert ("customer_id", "eq", customer) in wanted.args[2]


def test_everything_that_happened_is_on_one_line_of_time(pane: CustomerPane) -> None:
    assert pane.timeline.lines()
    pane.filter.setText("打印卡纸")
    assert len(pane.timeline.lines()) == 1
    pane.filter.setText("nothing like it")
    assert pane.timeline.lines() == ()
    pane.filter.clear()
    before = len(pane.timeline.lines())
    pane._fold()
    assert len(pane.timeline.lines()) > before


def test_the_file_is_edited_and_shown_afresh(pane: CustomerPane, customer: int) -> None:
    pane.edit()
    editor = pane.window().findChildren(CustomerEditor)[-1]
    editor.form.editor("name").setText("远大印刷集团")
    editor.submit()
    assert pane.head.title.text() == "远大印刷集团"
    assert customer_file.customer_file(customer).contacts[0].name == "张伟"


def test_a_device_is_added_and_its_warranty_end_worked_out(pane: CustomerPane, customer: int) -> None:
    pane.add_device()
    editor = pane.window().findChildren(DeviceEditor)[-1]
    editor.form.editor("product_name").setText("复印机")
    editor.form.editor("serial").setText("SN-778899")
    assert "远大" in editor.form._lines["serial"].hint.text()
    editor.form.editor("installed_on").setText("2026-01-31")
    editor.form.editor("warranty_months").setValue(12)
    assert editor.form.editor("warranty_ends_on").text() == "2027-01-31"
    editor.submit()
    assert len(devices.of_customer(customer)) == 2
    assert pane.device_table.rowCount() == 2


def test_of_many_devices_each_is_found_at_once(pane: CustomerPane, customer: int) -> None:
    section = pane.devices
    assert section.filter.isHidden(), "what is seen at a glance needs no search"
    count = customer_file.FIRST_DEVICES + 10
    for place in range(1, count):
        devices.create(customer_id=customer, product_name="打印机", serial=f"PRT-{place:03d}")
    pane.reload()
    assert pane.device_link.text() == f"Devices {count}"
    assert not section.filter.isHidden()
    assert (section.table.rowCount(), section.title.text()) == (count - 10, f"{count - 10} of {count}")
    assert section.more.text() == f"Show all {count}"
    section.filter.setText("prt-057")
    assert (section.table.rowCount(), section.title.text()) == (1, f"1 of {count}")
    pane.reload()
    assert section.table.rowCount() == 1, "what is looked for stays when something changes elsewhere"
    section.filter.returnPressed.emit()
    assert devices.entry(pane.device_table.current_id()).serial == "PRT-057"
    section.filter.setText("no such device")
    assert (section.table.rowCount(), section.nothing.isHidden()) == (0, False)
    section.filter.clear()
    section.more.click()
    assert (section.table.rowCount(), section.title.text()) == (count, "")
    assert section.more.isHidden()
    assert section.nothing.isHidden()


def test_a_contract_is_entered(pane: CustomerPane, customer: int) -> None:
    pane.contracts.add_contract()
    editor = pane.window().findChildren(ContractEditor)[-1]
    editor.submit()
    assert editor.form.error("starts_on")
    editor.form.set_values({"kind": "maintenance"})
    editor.form.editor("starts_on").setText("2026-01-01")
    editor.form.editor("ends_on").setText("2026-12-31")
    editor.submit()
    assert [one.covers_all for one in contracts.of_customer(customer)] == [True]
    assert pane.contracts.table.rowCount() == 1


def test_files_are_attached_and_looked_at(pane: CustomerPane, tmp_path: Path, desk: Desk) -> None:
    file = tmp_path / "photo.png"
    file.write_bytes(
        bytes.fromhex(
            "89504e470d0a1a0a0000000d494844520000000100000001080600000"
            "01f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
        )
    )
    desk.prompts.next_answer([file])
    pane.attachments.choose_files()
    assert pane.attachments.table.rowCount() == 1
    pane.attachments.view(pane.attachments.table.ids()[0])
    assert pane.window().findChild(AttachmentView) is not None


def test_out_of_use_only_without_open_calls(
    pane: CustomerPane, desk: Desk, as_role: Callable[[str], AbstractContextManager[None]], customer: int
) -> None:
    desk.prompts.next_answer("搬走")
    with as_role("supervisor"):
        pane.deactivate()
    assert customer_file.customer_file(customer).status == "active"
    assert desk.prompts.messages  # pyright: ignore[reportAttributeAccessIssue]
