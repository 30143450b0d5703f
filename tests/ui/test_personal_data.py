"""Numbers shown by one click, what is on file, and a customer erased by two people, in the window."""

from __future__ import annotations

import json
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QTableWidget

from app.core.errors import EnvironmentFault
from app.models import backup_erasures
from app.models.customer import Customer
from app.models.organisation import AuditEntry
from app.services import attachments, customers, erasure_list, erasures, service_calls
from app.services.customers import ContactInput
from app.ui import personal_data
from app.ui.dialogs.attachment_view import AttachmentView
from app.ui.dialogs.erasure_request import ErasureRequestDialog
from app.ui.dialogs.personal_data import PersonalDataDialog
from app.ui.records.customer import CustomerPane
from app.ui.records.service_call import ServiceCallPane

PHONE, MASK = "13977781234", "139****1234"


def text_at(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    assert item is not None
    return item.text()


@pytest.fixture
def customer_id(branch: Any, as_role: Any) -> int:
    with as_role("supervisor"):
        return customers.create(
            name="王晓彤", contacts=(ContactInput(name="赵思远", phone=PHONE, is_primary=True),)
        ).result


def test_a_masked_role_sees_the_strip_and_one_click_shows_the_number(
    customer_id: int, desk: Any, as_role: Any, qtbot: Any
) -> None:
    with as_role("technician"):
        pane = CustomerPane(desk)
        qtbot.addWidget(pane)
        pane.show()
        pane.show_record(customer_id)
        assert MASK in pane.head.subtitle.text()
        assert pane.masked.isVisible()
        pane.masked.button.click()
        assert PHONE in pane.head.subtitle.text()
        assert not pane.masked.isVisible()
        line = AuditEntry.select().order_by(AuditEntry.id.desc()).first()
        assert (line.action, line.kind, line.row_id) == ("personal.unmask", "customer", customer_id)
        pane.show_record(0)
        assert not pane.masked.isVisible()


def test_a_calls_number_too(customer_id: int, desk: Any, as_role: Any, qtbot: Any) -> None:
    with as_role("supervisor"):
        call_id = service_calls.register(customer_id=customer_id, fault_text="不开机", fault_level=3).result
    with as_role("supervisor"):
        pane = ServiceCallPane(desk)
        qtbot.addWidget(pane)
        pane.show()
        pane.show_record(call_id)
        assert not pane.masked.isVisible()


def test_what_is_on_file_is_shown_as_a_paper(customer_id: int, desk: Any, as_role: Any, qtbot: Any) -> None:
    papers: list[Any] = []
    desk.paper_wanted.connect(lambda pdf, title, _printed, _choice: papers.append((pdf[:5], title)))
    with as_role("supervisor"):
        pane = CustomerPane(desk)
        qtbot.addWidget(pane)
        pane.show_record(customer_id)
        pane.on_file.click()
    number = Customer.get_by_id(customer_id).number
    assert papers == [(b"%PDF-", f"What is on file about {number}")]


def test_two_people_erase_a_customer(customer_id: int, desk: Any, as_role: Any, qtbot: Any) -> None:
    with as_role("supervisor"):
        dialog = ErasureRequestDialog(desk, customer_id, "王晓彤")
        qtbot.addWidget(dialog)
        dialog.submit()
        assert dialog.changes is None  # no reason given
        dialog.form.set_values({"reason": "客户来函", "with_attachments": True})
        dialog.submit()
        assert dialog.changes is not None
        lists = PersonalDataDialog(desk)
        qtbot.addWidget(lists)
        assert lists.erase.isHidden()
        assert lists.back.isEnabled()
    with as_role("administrator"):
        lists = PersonalDataDialog(desk)
        qtbot.addWidget(lists)
        assert lists.table.rowCount() == 1
        desk.prompts.next_answer(True)
        lists.carry_out()
        qtbot.waitUntil(lambda: any("on the disk too" in text for text in desk.prompts.texts), timeout=20_000)
        assert not lists.erase.isEnabled()
        assert "已删除客户" in text_at(lists.table, 0, 0)
        assert [text_at(lists.accesses, row, 3) for row in range(lists.accesses.rowCount())].count("Erased") >= 1
    assert Customer.get_by_id(customer_id).phone == ""


def test_a_request_is_taken_back(customer_id: int, desk: Any, as_role: Any, qtbot: Any) -> None:
    with as_role("supervisor"):
        erasures.request(customer_id=customer_id, reason="来函")
        lists = PersonalDataDialog(desk)
        qtbot.addWidget(lists)
        lists.withdraw()
        assert not lists.back.isEnabled()
        assert [one.state for one in erasures.listing()] == ["withdrawn"]


def test_what_stands_in_the_way_is_told_before_anything_is_asked(customer_id: int, desk: Any, as_role: Any) -> None:
    with as_role("supervisor"):
        service_calls.register(customer_id=customer_id, fault_text="不开机", fault_level=3)
        personal_data.ask_for_erasure(desk, customer_id, "王晓彤", None)  # type: ignore[arg-type]
    assert desk.prompts.texts[-1] == "王晓彤 cannot be erased while something is open: service calls 1."


def test_whom_a_backup_brought_back_is_erased_again(customer_id: int, desk: Any, as_role: Any, qtbot: Any) -> None:
    from app.models.erasure import Erasure

    with as_role("supervisor"):
        erasures.request(customer_id=customer_id, reason="来函")
        (entry,) = erasures.listing()
    with as_role("administrator"):
        erasures.erase(erasure_id=entry.id, seen_version=entry.row_version)
        Erasure.delete().execute()
        personal_data.tell_who_came_back(desk, PersonalDataDialog(desk))
        assert "brought 1 erased" in desk.prompts.texts[-1]
        lists = PersonalDataDialog(desk)
        qtbot.addWidget(lists)
        assert not lists.again.isHidden()
        assert "brought 1 erased" in lists.said.text()
        lists.repeat()
        assert lists.again.isHidden()
        qtbot.waitUntil(lambda: any("on the disk too" in text for text in desk.prompts.texts), timeout=20_000)


def test_a_strangers_list_is_told_at_the_start_and_stays_told_in_the_dialog(
    customer_id: int, desk: Any, as_role: Any, qtbot: Any
) -> None:
    with as_role("administrator"):
        lists = PersonalDataDialog(desk)
        qtbot.addWidget(lists)
        assert lists.strange.isHidden()
        backup_erasures.write(erasure_list.file(), (json.dumps({"uid": Customer.get_by_id(customer_id).uid}),))
        personal_data.tell_who_came_back(desk, lists)
        assert "this branch did not write: 1." in desk.prompts.texts[-1]
        count = len(desk.prompts.texts)
        personal_data.tell_who_came_back(desk, lists)
        assert len(desk.prompts.texts) == count, "once is enough"
        lists.refresh()
        assert not lists.strange.isHidden()
        assert "this branch did not write: 1." in lists.strange.text()
        assert lists.again.isHidden()


def test_a_list_that_cannot_be_written_is_said_at_the_start(
    customer_id: int, desk: Any, as_role: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise EnvironmentFault("The list of who was erased cannot be written.", "disk_full")

    with as_role("administrator"):
        lists = PersonalDataDialog(desk)
        qtbot.addWidget(lists)
        monkeypatch.setattr(backup_erasures, "read", full)
        personal_data.tell_who_came_back(desk, lists)
        assert desk.prompts.texts[-1] == "The list of who was erased cannot be written."
        lists.refresh()
        assert lists.strange.text() == "The list of who was erased cannot be written."


def test_a_file_named_after_a_number_is_saved_under_a_name_that_every_system_takes(
    customer_id: int, desk: Any, as_role: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with as_role("supervisor"):
        row_id = attachments.add(
            owner_kind="customer", owner_id=customer_id, content=b"%PDF-1.4", name=f"{PHONE}.pdf"
        ).result
    offered: list[str] = []
    monkeypatch.setattr(desk.prompts, "save_file", lambda _title, name: offered.append(name))
    with as_role("technician"):
        view = AttachmentView(desk, attachments.read(row_id), None)
        qtbot.addWidget(view)
        assert MASK in view.windowTitle()
        view.save()
    assert offered == ["139xxxx1234.pdf"]


def test_nothing_is_offered_where_only_an_identity_card_number_is_masked(
    customer_id: int, desk: Any, as_role: Any, qtbot: Any
) -> None:
    with as_role("supervisor"):
        other = customers.create(name="李四", notes="身份证 440106198702201234").result
    with as_role("technician"):
        pane = CustomerPane(desk)
        qtbot.addWidget(pane)
        pane.show()
        pane.show_record(other)
        assert not pane.masked.isVisible()
        assert "440106198702201234" not in "".join(label.text() for label in pane.findChildren(QLabel))
