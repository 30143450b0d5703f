"""A settlement carried out beside the ledgers: what clerk and approver do with its parts and papers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.core.errors import NotPermitted
from app.models.complaint import Complaint
from app.models.complaint_decision import ComplaintSettlement
from app.models.return_slip import ReceivableExclusion, ReturnSlip, SalesCertificate
from app.services import attachments, complaint_file, return_slip_file, sales_certificate_file
from app.ui.desk import Desk
from app.ui.dialogs import return_slip as slip_dialogs
from app.ui.dialogs import sales_certificate as certificate_dialogs
from app.ui.dialogs import settlement as settlement_dialogs
from app.ui.records._complaint_settlement import SettlementSection
from app.ui.records.receivable_exclusion import ReceivableExclusionPane
from app.ui.records.return_slip import ReturnSlipPane
from app.ui.records.sales_certificate import SalesCertificatePane
from tests.services.decided_cases import limit
from tests.services.settlement_cases import a_slip, drawn_plainly, executing

pytestmark = pytest.mark.usefixtures("frozen_clock")
AsRole = Callable[[str], AbstractContextManager[None]]


def pane_of(kind: Any, desk: Desk, qtbot: QtBot, row_id: int) -> Any:
    pane = kind(desk)
    qtbot.addWidget(pane)
    pane.resize(420, 700)
    pane.show()
    pane.show_record(row_id)
    return pane


def section_of(desk: Desk, qtbot: QtBot, case_id: int) -> SettlementSection:
    section = SettlementSection(desk)
    qtbot.addWidget(section)
    section.show_case(complaint_file.file(case_id))
    section.set_open(True)
    section.show()
    return section


def on_show(kind: type[QDialog]) -> Any:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def offered(buttons: dict[str, Any]) -> set[str]:
    return {name for name, button in buttons.items() if not button.isHidden()}


@pytest.fixture(autouse=True)
def _drawn() -> Iterator[None]:
    with drawn_plainly():
        yield


@pytest.fixture
def case(branch: Any) -> tuple[int, list[int]]:
    return executing(
        ("return", {"goods": "电源模块", "quantity": 10, "amount": 500_000}), ("allowance", {"amount": 90_000}),
        ("apology", {}), customer_id=0, new_customer={"name": "海珠图书馆"},
    )  # fmt: skip


def test_the_section_offers_what_fits_the_chosen_part(desk: Desk, case: tuple[int, list[int]], qtbot: QtBot) -> None:
    case_id, (back, money, sorry) = case
    section = section_of(desk, qtbot, case_id)
    assert section.lines.current_id() == back
    assert offered(section.buttons) == {"finish", "slip", "drop", "receivable"}
    section.lines.choose(money)
    assert offered(section.buttons) == {"finish", "certificate", "drop", "receivable"}
    section.lines.choose(sorry)
    section.finish()
    on_show(settlement_dialogs.CarryOutDialog).submit()
    assert ComplaintSettlement.get_by_id(sorry).state == "done"
    section.show_case(complaint_file.file(case_id))
    assert offered(section.buttons) == {"take_back", "receivable"}
    assert section._line == "1 of 3 done"


def test_a_part_whose_slip_covers_it_offers_no_other(desk: Desk, case: tuple[int, list[int]], qtbot: QtBot) -> None:
    case_id, (back, *_rest) = case
    section = section_of(desk, qtbot, case_id)
    section.make_paper()
    dialog = on_show(slip_dialogs.ReturnSlipDialog)
    assert [one.approved_quantity for one in dialog.goods.value()] == [10]
    dialog.form.set_values({"treatment": ""})
    dialog.submit()
    assert dialog.form.error("treatment")
    dialog.form.set_values({"treatment": "退回公司"})
    dialog.goods.set_cell(0, "approved_quantity", "一打")
    dialog.submit()
    assert dialog.form.error("lines")
    dialog.goods.set_cell(0, "approved_quantity", "11")
    dialog.submit()
    assert "allows 10 pieces" in dialog.form.error("lines")
    dialog.goods.set_cell(0, "approved_quantity", "10")
    dialog.submit()
    slip = ReturnSlip.get()
    assert (slip.approved_quantity, slip.settlement_id) == (10, back)
    section.show_case(complaint_file.file(case_id))
    assert "slip" not in offered(section.buttons)
    assert section.papers.rowCount() == 1


def test_parts_are_dropped_and_taken_back_with_a_reason(
    desk: Desk, case: tuple[int, list[int]], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id, (_back, _money, sorry) = case
    section = section_of(desk, qtbot, case_id)
    monkeypatch.setattr(desk.prompts, "ask_text", lambda *_a, **_k: "客户不需要")
    section.lines.choose(sorry)
    section.drop()
    assert ComplaintSettlement.get_by_id(sorry).void_reason == "客户不需要"
    ComplaintSettlement.update(state="done").where(ComplaintSettlement.id == sorry).execute()
    section.show_case(complaint_file.file(case_id))
    section.lines.choose(sorry)
    section.take_back()
    assert ComplaintSettlement.get_by_id(sorry).state == "planned"


def test_a_receivable_is_left_out_and_counts_again(
    desk: Desk, case: tuple[int, list[int]], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = section_of(desk, qtbot, case[0])
    section.leave_out()
    dialog = on_show(settlement_dialogs.ReceivableDialog)
    dialog.submit()
    assert dialog.form.error("amount")
    dialog.form.set_values({"salesperson": "周强", "amount": 100, "due_on": dialog.form.editor("due_on")._shown_day()})
    dialog.submit()
    row = ReceivableExclusion.get()
    pane = pane_of(ReceivableExclusionPane, desk, qtbot, row.id)
    assert pane.found.salesperson == "周强"
    assert pane.void_button.isVisible()
    monkeypatch.setattr(desk.prompts, "ask_text", lambda *_a, **_k: "已付款")
    pane.void_button.click()
    assert ReceivableExclusion.get().state == "void"


def test_a_slip_goes_all_its_way(
    desk: Desk, case: tuple[int, list[int]], qtbot: QtBot, as_role: AsRole, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id, (back, *_rest) = case
    slip_id = a_slip(case_id, back)
    pane = pane_of(ReturnSlipPane, desk, qtbot, slip_id)
    assert offered(pane.steps) == {"change"}
    monkeypatch.setattr(desk.prompts, "confirm", lambda *_a, **_k: True)
    monkeypatch.setattr(desk.prompts, "ask_text", lambda *_a, **_k: "经查属实")
    warned: list[str] = []
    monkeypatch.setattr(desk.prompts, "warn", warned.append)
    with as_role("approver"):
        slip_dialogs.approve_slip(desk, return_slip_file.file(slip_id))
    pane.show_record(slip_id)
    assert offered(pane.steps) == {"arrive", "print"}
    pane.steps["arrive"].click()
    dialog = on_show(slip_dialogs.ArriveSlipDialog)
    dialog.form.set_values({"received_by": ""})
    dialog.submit()
    assert dialog.form.error("received_by")
    dialog.form.set_values({"received_by": "孙立"})
    dialog.submit()
    pane.steps["count"].click()
    dialog = on_show(slip_dialogs.CountSlipDialog)
    dialog.submit()
    assert "line by line" in dialog.form.error("lines")
    dialog.counted.set_count(0, "11")
    assert not dialog.form.editor("difference_note").isHidden()
    dialog.submit()
    assert dialog.form.error("difference_note")
    dialog.form.set_values({"difference_note": "客户多退一件"})
    dialog.submit()
    pane.show_record(slip_id)
    pane.compare()
    pane.show_record(slip_id)
    assert offered(pane.steps) == {"count", "print"}
    limit("approver", 100_000_000)
    with as_role("approver"):
        slip_dialogs.approve_anew(desk, return_slip_file.file(slip_id))
    pane.show_record(slip_id)
    pane.certify()
    dialog = on_show(certificate_dialogs.CertificateDialog)
    assert dialog.form.editor("quantity").value() == 11
    dialog.form.set_values({"invoice_number": "25337"})
    dialog.submit()
    slip_dialogs.PostSlipDialog(desk, return_slip_file.file(slip_id)).submit()
    with as_role("approver"):
        certificate_dialogs.approve_certificate(desk, sales_certificate_file.file(SalesCertificate.get().id))
    seal = certificate_dialogs.SealDialog(desk, sales_certificate_file.file(SalesCertificate.get().id))
    seal.submit()
    assert seal.form.error("sealed_by")
    seal.form.set_values({"sealed_by": "沈建国"})
    seal.submit()
    close = slip_dialogs.CloseSlipDialog(desk, return_slip_file.file(slip_id))
    assert close.form.editor("proof_kind").currentData() == "return_certificate"
    close.submit()
    assert ReturnSlip.get_by_id(slip_id).state == "closed"
    pane.show_record(slip_id)
    assert offered(pane.steps) == {"print"}
    assert pane.certificate.isVisible()


def test_a_certificate_goes_all_its_way(
    desk: Desk, case: tuple[int, list[int]], qtbot: QtBot, as_role: AsRole, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id, (_back, money, _sorry) = case
    section = section_of(desk, qtbot, case_id)
    section.lines.choose(money)
    section.make_paper()
    dialog = on_show(certificate_dialogs.CertificateDialog)
    dialog.form.set_values({"original_price": 50_000})
    dialog.submit()
    assert "More is allowed" in dialog.form.error("amount")
    dialog.form.editor("original_price").setText("5000.00")
    assert "4,100.00" in dialog.form._lines["amount"].hint.text()
    dialog.form.set_values({"invoice_number": "25337"})
    dialog.submit()
    row = SalesCertificate.get()
    pane = pane_of(SalesCertificatePane, desk, qtbot, row.id)
    assert offered(pane.steps) == {"change"}
    monkeypatch.setattr(desk.prompts, "confirm", lambda *_a, **_k: True)
    with as_role("approver"):
        certificate_dialogs.approve_certificate(desk, sales_certificate_file.file(row.id))
    pane.show_record(row.id)
    assert offered(pane.steps) == {"seal", "print"}
    pane.steps["seal"].click()
    dialog = on_show(certificate_dialogs.SealDialog)
    dialog.form.set_values({"sealed_by": "沈建国"})
    dialog.submit()
    pane.show_record(row.id)
    pane.steps["post"].click()
    on_show(certificate_dialogs.PostCertificateDialog).submit()
    assert ComplaintSettlement.get_by_id(money).state == "done"
    with as_role("supervisor"):
        monkeypatch.setattr(desk.prompts, "ask_text", lambda *_a, **_k: "开错")
        certificate_dialogs.void_certificate(desk, sales_certificate_file.file(row.id))
    assert SalesCertificate.get().state == "posted", "what accounting posted stays"


def test_the_case_is_executed_from_its_record(desk: Desk, branch: Any, qtbot: QtBot) -> None:
    case_id, (sorry,) = executing(("apology", {}), customer_id=0, new_customer={"name": "海珠图书馆"})
    dialog = settlement_dialogs.ExecuteDialog(desk, complaint_file.file(case_id))
    qtbot.addWidget(dialog)
    assert "still to be done" in dialog.intro.text()
    dialog.form.set_values({"result": "已办妥"})
    dialog.submit()
    assert "still to be done" in dialog.trouble.text()
    settlement_dialogs.CarryOutDialog(desk, complaint_file.file(case_id).settlements[0]).submit()
    dialog = settlement_dialogs.ExecuteDialog(desk, complaint_file.file(case_id))
    dialog.form.set_values({"result": "已办妥", "signed_by": "王建国"})
    dialog.submit()
    done = Complaint.get_by_id(case_id)
    assert (done.state, done.signed_by) == ("executed", "王建国")
    assert ComplaintSettlement.get_by_id(sorry).done_on == done.signed_on


def test_nothing_is_shown_before_the_customer_accepted(desk: Desk, case: tuple[int, list[int]], qtbot: QtBot) -> None:
    Complaint.update(state="negotiating").where(Complaint.id == case[0]).execute()
    section = section_of(desk, qtbot, case[0])
    assert section.isHidden() or section.fill(complaint_file.file(case[0])) is None


def test_sealed_papers_are_attached(desk: Desk, case: tuple[int, list[int]], qtbot: QtBot, as_role: AsRole) -> None:
    case_id, (back, *_rest) = case
    slip_id = a_slip(case_id, back)
    png = b"\x89PNG\r\n\x1a\n" + b"0" * 40
    attachments.add(owner_kind="return_slip", owner_id=slip_id, content=png, name="点收单.png")
    pane_of(ReturnSlipPane, desk, qtbot, slip_id)
    assert [one.name for one in attachments.listing("return_slip", slip_id)] == ["点收单.png"]
    with as_role("technician"), pytest.raises(NotPermitted):
        attachments.listing("return_slip", slip_id)


def test_a_receivable_of_a_case_without_a_settlement_stands_under_no_empty_table(
    desk: Desk, case: tuple[int, list[int]], qtbot: QtBot
) -> None:
    section = section_of(desk, qtbot, case[0])
    assert not section.lines.isHidden()
    section.leave_out()
    dialog = on_show(settlement_dialogs.ReceivableDialog)
    dialog.form.set_values({"salesperson": "周强", "amount": 100, "due_on": dialog.form.editor("due_on")._shown_day()})
    dialog.submit()
    ComplaintSettlement.delete().execute()
    section.show_case(complaint_file.file(case[0]))
    assert section.lines.isHidden()
    assert section.receivables.rowCount() == 1
    assert not section.summary.text(), "nothing of nothing is done"
