"""Staff, price list and fault categories; the form of a customer."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.services import customer_file, customers, departments, fault_categories, price_list, spare_parts, staff
from app.ui.desk import Desk
from app.ui.dialogs._entry_list import EntryListDialog
from app.ui.dialogs.customer_editor import CustomerEditor
from app.ui.dialogs.departments import DepartmentsDialog
from app.ui.dialogs.fault_categories import FaultCategoriesDialog
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.price_list import PriceListDialog
from app.ui.dialogs.staff import StaffDialog
from app.ui.prompts import Message

AsRole = Callable[[str], AbstractContextManager[None]]


def form_of(dialog: EntryListDialog) -> FormDialog:
    return dialog.findChildren(FormDialog)[-1]


def test_a_technician_is_added_changed_and_taken_out_of_use(desk: Desk, qtbot: QtBot, as_role: AsRole) -> None:
    with as_role("administrator"):
        dialog = StaffDialog(desk)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.add()
        form = form_of(dialog)
        form.submit()
        assert form.form.error("name")
        form.form.editor("name").setText("赵磊")
        form.form.editor("is_technician").setChecked(True)
        form.submit()
        new = next(one for one in staff.technicians() if one.name == "赵磊")
        dialog.table.choose(new.id)
        dialog.edit()
        form = form_of(dialog)
        form.form.editor("phone").setText("13800000009")
        form.submit()
        assert staff.entry(new.id).phone == "13800000009"
        dialog.table.choose(new.id)
        dialog.turn_chosen()
        assert not staff.entry(new.id).is_active
        dialog.with_old.setChecked(True)
        dialog.search.setText("赵")
        assert dialog.table.ids() == [new.id]


def test_somebody_who_leaves_with_things_in_hand_is_refused_with_the_list(
    desk: Desk, qtbot: QtBot, as_role: AsRole, branch: Any
) -> None:
    part = spare_parts.create(number="PJ-001", name="电源模块").result
    spare_parts.receive(part, place=f"staff:{branch.technician_id}", quantity=2)
    told: list[Message] = []
    desk.prompts.said.connect(told.append)
    with as_role("administrator"):
        dialog = StaffDialog(desk)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.table.choose(branch.technician_id)
        dialog.turn_chosen()
    assert staff.entry(branch.technician_id).is_active
    assert "PJ-001 × 2" in told[-1].text
    told[-1].action()
    assert QGuiApplication.clipboard().text().splitlines()[0] == "陈志强"
    assert "PJ-001 × 2" in QGuiApplication.clipboard().text()


def test_an_empty_list_says_what_to_do(desk: Desk, qtbot: QtBot, as_role: AsRole) -> None:
    for role, words in (("administrator", "“New” enters"), ("representative", "An administrator")):
        with as_role(role):
            dialog = PriceListDialog(desk)
            qtbot.addWidget(dialog)
            dialog.show()
            assert dialog.nothing.isVisible()
            assert words in dialog.nothing.text()
    with as_role("administrator"):
        price_list.create(code="A1", name="搓纸轮", measure="个", price=4500)
        dialog.refresh()
        assert not dialog.nothing.isVisible()
        dialog.search.setText("硒鼓")
        assert dialog.nothing.isVisible()
        assert "Nothing matches" in dialog.nothing.text()


def test_who_may_not_change_the_lists_only_looks(desk: Desk, qtbot: QtBot, as_role: AsRole) -> None:
    with as_role("technician"):
        dialog = PriceListDialog(desk)
        qtbot.addWidget(dialog)
        assert not dialog.add_button.isEnabled()


def test_a_price_is_entered_and_the_list_printed(desk: Desk, qtbot: QtBot, as_role: AsRole) -> None:
    with as_role("administrator"):
        dialog = PriceListDialog(desk)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.add()
        form = form_of(dialog)
        form.form.set_values({"code": "W99", "name": "高空作业", "measure": "次"})
        form.submit()
        assert form.form.error("price")
        form.form.editor("price").setText("300.005")
        form.submit()
        assert "two digits" in form.form.error("price")
        assert not [one for one in price_list.listing() if one.code == "W99"]
        form.form.editor("price").setText("300")
        form.submit()
        assert [one.price for one in price_list.listing() if one.code == "W99"] == [30000]
        with qtbot.waitSignal(desk.paper_wanted) as wanted:
            next(one for one in dialog.findChildren(QPushButton) if one.text() == "Print the card").click()
        assert bytes(wanted.args[0]).startswith(b"%PDF")


def test_a_category_is_entered_under_its_group(desk: Desk, qtbot: QtBot, as_role: AsRole) -> None:
    with as_role("administrator"):
        dialog = FaultCategoriesDialog(desk)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.add()
        form = form_of(dialog)
        form.form.set_values({"code": "zz", "name": "其他"})
        form.submit()
        assert "zz" in {one.code for one in fault_categories.listing()}


def test_a_department_is_entered_and_renamed(desk: Desk, qtbot: QtBot, as_role: AsRole) -> None:
    with as_role("administrator"):
        dialog = DepartmentsDialog(desk)
        qtbot.addWidget(dialog)
        dialog.show()
        for name in ("客服部", "客服部"):
            dialog.add()
            form_of(dialog).form.editor("name").setText(name)
            form_of(dialog).submit()
        assert "already" in form_of(dialog).form.error("name")
        form_of(dialog).reject()
        (kept,) = departments.listing()
        dialog.table.choose(kept.id)
        dialog.edit()
        form_of(dialog).form.editor("name").setText("售后部")
        form_of(dialog).submit()
        dialog.table.choose(kept.id)
        dialog.turn_chosen()
        assert departments.listing() == ()
        assert [one.name for one in departments.listing(active_only=False)] == ["售后部"]


def test_look_alikes_are_noticed_and_opened(desk: Desk, qtbot: QtBot, customer: int) -> None:
    editor = CustomerEditor(desk)
    qtbot.addWidget(editor)
    editor.form.editor("name").setText("远大印刷有限公司")
    assert [hint.customer_id for hint in editor.duplicates.hints()] == [customer]
    editor.form.editor("name").setText("别家")
    assert editor.duplicates.hints() == ()
    editor.contacts.item(0, 1).setText("138 0013 8000")
    assert [hint.why for hint in editor.duplicates.hints()] == ["phone"]
    with qtbot.waitSignal(editor.opened) as opened:
        editor.duplicates.taken.emit(customer)
    assert opened.args == [customer]


@pytest.mark.parametrize("name", ["𠮷野家", "工厂🏭", "制表\t符", "长" * 200])
def test_rare_names_are_kept(desk: Desk, qtbot: QtBot, name: str) -> None:
    editor = CustomerEditor(desk)
    qtbot.addWidget(editor)
    editor.form.editor("name").setText(name)
    editor.contacts.item(0, 0).setText("李四")
    editor.contacts.item(0, 3).setText("not an address")
    editor.submit()
    assert editor.trouble.text()
    assert editor.contacts.item(0, 3).toolTip()
    editor.contacts.item(0, 3).setText("li@example.com")
    editor.submit()
    assert editor.changes is not None
    kept = customer_file.customer_file(editor.changes.result)
    assert kept.name == " ".join(name.split())
    assert kept.contacts[0].email == "li@example.com"


def test_two_windows_editing_one_customer(desk: Desk, qtbot: QtBot, customer: int) -> None:
    seen = customer_file.customer_file(customer)
    values = {"name": seen.name, "kind": seen.kind, "contacts": [vars(one) for one in seen.contacts]}
    editor = CustomerEditor(desk, customer, values, seen.row_version)
    qtbot.addWidget(editor)
    customers.change(customer_id=customer, seen_version=seen.row_version, name="改名", contacts=())
    editor.form.editor("name").setText("另一个名字")
    desk.prompts.next_answer(True)
    editor.submit()
    assert customer_file.customer_file(customer).name == "另一个名字"


def test_a_price_has_the_next_one_beside_it_and_is_printed_for_a_day(
    desk: Desk, qtbot: QtBot, as_role: AsRole, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[tuple[str, str]] = []
    monkeypatch.setattr("app.ui.dialogs.price_list.print_form", lambda desk, form, day: printed.append((form, day)))
    with as_role("administrator"):
        price_list.create(code="W01", name="上门费", measure="次", price=8000)
        dialog = PriceListDialog(desk)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.edit(dialog.table.ids()[0])
        form = form_of(dialog)
        form.form.set_values({"next_price": 9000})
        form.submit()
        assert "Enter the day" in form.form.error("next_from")
        form.form.set_values({"next_from": date(2027, 1, 1)})
        form.submit()
        item = dialog.table.item(0, 5)
        assert item is not None
        assert item.text() == "90.00 from 2027-01-01"
        print_list, print_card, catalogue = [
            one for one in dialog.findChildren(QPushButton) if one.text().startswith("Print the")
        ]
        print_list.click()
        dialog.day.set_value(date(2027, 1, 1))
        for button in (print_list, print_card, catalogue):
            button.click()
        dialog.day.setText("some day")
        print_list.click()
    assert printed == [
        ("price_list", ""), ("price_list", "2027-01-01"), ("price_card", "2027-01-01"), ("service_catalogue", ""),
    ]  # fmt: skip
