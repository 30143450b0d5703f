"""How the dialogs of suppliers, tests before stock and tools are opened (more of `every_dialog`)."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from PySide6.QtWidgets import QDialog

from app.core import clock
from app.services import (
    issuing,
    staff,
    stock_in_file,
    stock_in_tests,
    suppliers,
    tool_file,
    tool_loans,
    tools,
)
from app.services.stock_in_tests import Looked
from tests.ui.dialogs.every_dialog import Maker, Office, opens


def draws(*forms: str) -> None:
    """Let these papers be drawn as the program draws them."""
    from app.documents._catalogue import render_content

    def renderer(form: str) -> Any:
        return lambda content, paper, marks: render_content(
            form, content, paper, reprint=marks.reprint, void=marks.is_void
        )

    for form in forms:
        issuing.RENDERERS.setdefault(form, renderer(form))


def a_delivery(**more: Any) -> int:
    """Forty power modules that nobody tested yet."""
    name = "华东电子配件有限公司"
    known = suppliers.offered(name)
    supplier_id = known[0].id if known else suppliers.create(name=name).result
    given = {"supplier_id": supplier_id, "product": "电源模块", "model": "R4850G2", "quantity": 40, **more}
    return stock_in_tests.deliver(**given).result


def decided(verdict: str) -> int:
    """A delivery that passed or failed."""
    draws(stock_in_tests.FORM)
    test_id = a_delivery(tester_id=staff.technicians()[0].id)
    failed = {"defective": 2, "reason": "2 块电压偏低"} if verdict == "failed" else {}
    stock_in_tests.decide(
        test_id, seen_version=1, verdict=verdict, looked=[Looked("功能测试", "good")], tested_on=clock.today(), **failed
    )
    return test_id


def a_tool(**more: Any) -> int:
    """A tool in store."""
    return tools.register(**{"name": "光时域反射仪", "model": "AQ1200A", "value": 2_680_000, **more}).result


def a_tool_loan(**more: Any) -> int:
    """A tool that a technician has."""
    draws(tool_loans.FORM)
    given = {
        "borrower_id": staff.technicians()[0].id,
        "purpose": "线路检修",
        "due_on": tool_loans.default_due(),
        **more,
    }
    return tool_loans.lend(tool_ids=(a_tool(),), **given).result


@opens("SupplierDialog")
def _supplier(office: Office) -> QDialog:
    from app.ui.dialogs.supplier_editor import SupplierDialog

    return SupplierDialog(office.desk)


@opens("SupplierDialog change")
def _supplier_change(office: Office) -> QDialog:
    from app.ui.dialogs.supplier_editor import SupplierDialog

    a_delivery()
    return SupplierDialog(office.desk, suppliers.offered()[0])


@opens("DeliveryDialog")
def _delivery(office: Office) -> QDialog:
    from app.ui.dialogs.stock_in_test import DeliveryDialog

    return DeliveryDialog(office.desk)


@opens("DeliveryDialog change")
def _delivery_change(office: Office) -> QDialog:
    from app.ui.dialogs.stock_in_test import DeliveryDialog

    return DeliveryDialog(office.desk, stock_in_file.file(a_delivery()))


@opens("TestResultDialog")
def _result(office: Office) -> QDialog:
    from app.ui.dialogs.stock_in_test import TestResultDialog

    made = TestResultDialog(office.desk, stock_in_file.file(a_delivery()))
    made.form.set_values({"verdict": "failed"})
    return made


def _of_test(name: str, verdict: str) -> Maker:
    def make(office: Office) -> QDialog:
        test_id = decided(verdict)
        if name == "ExchangeDialog":
            row = stock_in_file.file(test_id)
            stock_in_tests.send_back(test_id, seen_version=row.row_version, day=clock.today())
        return getattr(import_module("app.ui.dialogs.stock_in_test"), name)(office.desk, stock_in_file.file(test_id))

    return make


for _name, _verdict in (
    ("BookInDialog", "passed"), ("SendBackDialog", "failed"), ("ExchangeDialog", "failed"), ("RetestDialog", "failed"),
):  # fmt: skip
    opens(_name)(_of_test(_name, _verdict))


@opens("ToolDialog")
def _tool(office: Office) -> QDialog:
    from app.ui.dialogs.tool_editor import ToolDialog

    return ToolDialog(office.desk, tool_file.file(a_tool()))


@opens("ExchangeToolDialog", "supervisor")
def _exchange(office: Office) -> QDialog:
    from app.ui.dialogs.tool_editor import ExchangeToolDialog

    return ExchangeToolDialog(office.desk, tool_file.file(a_tool()))


@opens("LendToolsDialog")
def _lend(office: Office) -> QDialog:
    from app.ui.dialogs.lend_tools import LendToolsDialog

    return LendToolsDialog(office.desk, tool_file.file(a_tool()).entry)


def _of_loan(name: str) -> Maker:
    def make(office: Office) -> QDialog:
        made = getattr(import_module("app.ui.dialogs.tool_loan_actions"), name)
        return made(office.desk, tool_file.loan(a_tool_loan()))

    return make


for _name, _role in (
    ("SignToolCardDialog", "representative"), ("RenewToolDialog", "representative"), ("LoseToolDialog", "supervisor"),
):  # fmt: skip
    opens(_name, _role)(_of_loan(_name))


@opens("TakeInToolDialog")
def _take_in(office: Office) -> QDialog:
    from app.ui.dialogs.tool_loan_actions import TakeInToolDialog

    dialog = TakeInToolDialog(office.desk, tool_file.loan(a_tool_loan()))
    dialog.form.set_values({"check": "damaged"})
    return dialog


@opens("DecideToolDialog", "supervisor")
def _decide(office: Office) -> QDialog:
    from app.ui.dialogs.tool_loan_actions import DecideToolDialog

    loan_id = a_tool_loan()
    version = tool_file.loan(loan_id).entry.row_version
    tool_loans.take_in(loan_id, seen_version=version, is_damaged=True, damage_note="屏幕裂")
    return DecideToolDialog(office.desk, tool_file.loan(loan_id))
