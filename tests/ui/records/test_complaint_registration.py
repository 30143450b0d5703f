"""Talks and corrections on the record of a complaint; complaints on other records; the record of an anomaly."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.core import clock
from app.models.anomaly_notice import AnomalyNotice
from app.models.complaint import ComplaintContact
from app.models.service_call import ReturnVisit
from app.services import anomaly_notices, complaints, departments, drafts, return_visits, service_calls
from app.ui.desk import Desk
from app.ui.dialogs.anomaly_notice import AnomalyImprovedDialog, AnomalyNoticeDialog
from app.ui.dialogs.complaint_talk import TalkDialog
from app.ui.dialogs.edit_complaint import EditComplaintDialog
from app.ui.dialogs.register_complaint import Beginning, RegisterComplaintDialog
from app.ui.pages._home_page import draft_words
from app.ui.records.anomaly_notice import AnomalyNoticePane
from app.ui.records.complaint import ComplaintPane
from app.ui.records.customer import CustomerPane
from app.ui.records.device import DevicePane
from app.ui.records.return_visit import ReturnVisitPane
from app.ui.records.service_call import ServiceCallPane
from tests.services.complaint_cases import a_case, case

pytestmark = pytest.mark.usefixtures("frozen_clock")
Pane = TypeVar("Pane")
Dialog = TypeVar("Dialog")


def shown(qtbot: QtBot, pane: Any, row_id: int) -> Any:
    qtbot.addWidget(pane)
    pane.show()
    pane.show_record(row_id)
    return pane


def on_show(kind: type[Dialog]) -> Any:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


class TestCase:
    def test_a_talk_is_entered_and_listed(self, desk: Desk, qtbot: QtBot, customer: int) -> None:
        pane = shown(qtbot, ComplaintPane(desk), a_case(customer_id=customer))
        pane.findChild(QAbstractButton, "tool_talk").click()
        dialog = on_show(TalkDialog)
        assert dialog.kind.currentData() == "first_reply"
        assert not dialog.form.editor("promised_on").isVisible()
        dialog.submit()
        assert dialog.form.error("words")
        dialog.form.set_values({"words": "已安排检测"})
        dialog.submit()
        assert case(pane.case.id).replied_at is not None
        assert ComplaintContact.get().spoken_to == "王建国"
        talks = next(one for one in pane.sections if type(one).__name__ == "TalksSection")
        assert talks.table.rowCount() == 1
        assert talks.table.item(0, 2).text().startswith("已安排检测 · ")

    def test_a_promise_needs_its_day(self, desk: Desk, qtbot: QtBot, customer: int) -> None:
        pane = shown(qtbot, ComplaintPane(desk), a_case(customer_id=customer))
        dialog = TalkDialog(desk, pane.case, "promise", pane)
        dialog.open()
        dialog.submit()
        assert dialog.form.error("promised_on")
        dialog.form.set_values({"promised_on": clock.today() + timedelta(days=5)})
        dialog.submit()
        assert case(pane.case.id).promised_on == clock.today() + timedelta(days=5)
        desk.prompts.next_answer(False)
        late = TalkDialog(desk, pane.case, "promise", pane)
        complaints.contact(pane.case.id, words="", kind="promise", promised_on=clock.today() + timedelta(days=7))
        late.open()
        late.form.set_values({"promised_on": clock.today() + timedelta(days=9)})
        late.submit()
        assert late.isVisible()
        assert case(pane.case.id).promised_on == clock.today() + timedelta(days=7)

    def test_what_may_not_be_said_yet_is_not_offered(self, desk: Desk, qtbot: QtBot, customer: int) -> None:
        pane = shown(qtbot, ComplaintPane(desk), a_case(customer_id=customer))
        dialog = TalkDialog(desk, pane.case, parent=pane)
        dialog.open()
        offered = {dialog.kind.itemData(row) for row in range(dialog.kind.count())}
        assert offered == {"first_reply", "promise", "progress", "explanation"}
        dialog.reject()

    def test_only_what_was_changed_is_sent(self, desk: Desk, qtbot: QtBot, customer: int) -> None:
        one = a_case("factory_chain", customer_id=customer)
        pane = shown(qtbot, ComplaintPane(desk), one)
        pane.findChild(QAbstractButton, "tool_edit").click()
        dialog = on_show(EditComplaintDialog)
        dialog.form.set_values({"demand": "退货"})
        dialog.product.set_values({"product_fields.quantity": "many"})
        dialog.submit()
        assert dialog.product.error("product_fields.quantity")
        dialog.product.set_values({"product_fields.quantity": "12"})
        dialog.who.set_values({"reason": "客户来电更正"})
        dialog.submit()
        found = case(one)
        assert (found.demand, found.product_fields) == ("退货", '{"order_number": "PO-2611-08", "quantity": "12"}')
        assert found.sample_note == "样品已封存"

    def test_a_supervisor_voids_it(self, desk: Desk, qtbot: QtBot, customer: int, as_role: Any, prompts: Any) -> None:
        one = a_case(customer_id=customer)
        with as_role("supervisor"):
            pane = shown(qtbot, ComplaintPane(desk), one)
            prompts.next_answer("重复登记")
            pane.take("void")
        assert case(one).state == "void"


class TestElsewhere:
    def test_files_list_and_begin_complaints(self, desk: Desk, qtbot: QtBot, customer: int, device: int) -> None:
        call_id = service_calls.register(customer_id=customer, device_id=device, fault_text="卡纸").result
        file = shown(qtbot, CustomerPane(desk), customer)
        assert file.complaint_link.isHidden()
        a_case(customer_id=customer, device_id=device, call_id=call_id)
        file.show_record(customer)
        assert "1" in file.complaint_link.text()
        with qtbot.waitSignal(desk.rows_wanted) as rows:
            file.complaint_link.click()
        assert rows.args[:3] == ["complaints", "all", (("customer_id", "eq", customer),)]
        machine = shown(qtbot, DevicePane(desk), device)
        assert machine.complaints.table.rowCount() == 1
        call = shown(qtbot, ServiceCallPane(desk), call_id)
        assert call.complaints.table.rowCount() == 1
        for pane, begin in ((file, "file_buttons"), (call, "step_complaint")):
            button = pane.file_buttons[3] if begin == "file_buttons" else pane.findChild(QPushButton, begin)
            with qtbot.waitSignal(desk.complaint_wanted) as wanted:
                button.click()
            assert wanted.args[0]["customer_id"] == customer
        assert wanted.args[0]["call_id"] == call_id
        with qtbot.waitSignal(desk.complaint_wanted) as wanted:
            machine._complain()
        assert wanted.args[0] == {"customer_id": customer, "device_id": device}

    def test_a_dissatisfied_customer_complains_from_the_visit(
        self, desk: Desk, qtbot: QtBot, customer: int, device: int
    ) -> None:
        solved = service_calls.SolvedByPhone("重启")
        call_id = service_calls.register(
            customer_id=customer, device_id=device, fault_text="卡纸", outcome=solved
        ).result
        visit_id = ReturnVisit.get(ReturnVisit.call == call_id).id
        return_visits.enter_result(visit_id, seen_version=1, satisfaction=1, comment="还是卡纸")
        pane = shown(qtbot, ReturnVisitPane(desk), visit_id)
        assert not pane.complain.isHidden()
        with qtbot.waitSignal(desk.complaint_wanted) as wanted:
            pane.complain.click()
        dialog = RegisterComplaintDialog(desk, Beginning(**wanted.args[0]), parent=pane)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.show()
        assert dialog.content.toPlainText() == "还是卡纸"
        dialog.told.set_values({"demand": "上门修好"})
        dialog.matter.set_values({"category": "service"})
        dialog.submit()
        found = case(dialog.case_id)
        assert (found.visit_id, found.call_id, found.device_id) == (visit_id, call_id, device)

    def test_a_draft_stands_on_the_home_page(self, desk: Desk, qtbot: QtBot, customer: int) -> None:
        dialog = RegisterComplaintDialog(desk, Beginning(customer_id=customer, content="停机三次"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.reject()
        (kept,) = drafts.listing()
        assert "远大印刷有限公司" in draft_words(kept)
        assert "停机三次" in draft_words(kept)


class TestAnomaly:
    def test_noted_edited_improved(self, desk: Desk, qtbot: QtBot, customer: int, device: int, as_role: Any) -> None:
        with as_role("administrator"):
            unit = departments.create(name="仓储物流组").result
        dialog = AnomalyNoticeDialog(desk, customer, device)
        qtbot.addWidget(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.show()
        assert dialog.form.editor("serial").text() == "SN-778899"
        dialog.submit()
        assert dialog.form.error("content")
        dialog.form.set_values({"content": "外箱受潮", "department_id": unit})
        dialog.submit()
        notice = AnomalyNotice.get()
        pane = shown(qtbot, AnomalyNoticePane(desk), notice.id)
        pane.steps["change"].click()
        editing = on_show(AnomalyNoticeDialog)
        editing.form.set_values({"finding": "内衬完好"})
        editing.submit()
        pane.steps["improve"].click()
        improving = on_show(AnomalyImprovedDialog)
        improving.submit()
        assert improving.form.error("result")
        improving.form.set_values({"result": "加垫板"})
        improving.submit()
        found = AnomalyNotice.get()
        assert (found.state, found.unit, found.finding, found.done_on) == (
            "done", "仓储物流组", "内衬完好", clock.today(),
        )  # fmt: skip
        assert not pane.steps["change"].isVisible()

    def test_it_becomes_a_complaint(self, desk: Desk, qtbot: QtBot, customer: int) -> None:
        notice_id = anomaly_notices.record(customer_id=customer, content="外箱受潮").result
        pane = shown(qtbot, AnomalyNoticePane(desk), notice_id)
        with qtbot.waitSignal(desk.complaint_wanted) as wanted:
            pane.steps["raise"].click()
        dialog = RegisterComplaintDialog(desk, Beginning(**wanted.args[0]), parent=pane)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.show()
        dialog.told.set_values({"demand": "换货"})
        dialog.matter.set_values({"category": "quality"})
        dialog.submit()
        pane.show_record(notice_id)
        assert pane.links["complaint"].text() == case(dialog.case_id).number

    def test_who_is_not_chosen_is_said(self, desk: Desk, qtbot: QtBot) -> None:
        dialog = AnomalyNoticeDialog(desk)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.form.set_values({"content": "外箱受潮"})
        dialog.submit()
        assert dialog.form.error("customer_id")

    def test_a_supervisor_voids_it(self, desk: Desk, qtbot: QtBot, customer: int, as_role: Any, prompts: Any) -> None:
        notice_id = anomaly_notices.record(customer_id=customer, content="外箱受潮").result
        with as_role("supervisor"):
            pane = shown(qtbot, AnomalyNoticePane(desk), notice_id)
            prompts.next_answer("误填")
            pane.steps["void"].click()
        assert AnomalyNotice.get().state == "void"
