"""The renewal of a contract on its record: what is shown, every button, the notice one by one and in a batch."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.core import clock
from app.core.errors import Cancelled, UserError
from app.core.progress import Silent
from app.documents._catalogue import render_content
from app.ledgers._catalogue import all_ledgers
from app.models.contract import Contract
from app.models.voucher import IssuedPaper
from app.services import (
    contracts,
    customers,
    devices,
    expiry_notices,
    inspection_file,
    inspections,
    issuing,
    renewal_file,
    renewals,
)
from app.ui.desk import Desk
from app.ui.dialogs.inspection_result import InspectionResultDialog, MoveInspectionDialog, PlanInspectionDialog
from app.ui.dialogs.notice_list import NoticeListDialog
from app.ui.dialogs.notice_printing import issue_batch, print_batch, print_notice
from app.ui.dialogs.renewal import LapseDialog, LogContactDialog, NextStepDialog, OfferDialog, RenewDialog, ToldDialog
from app.ui.ledger.page import LedgerPage
from app.ui.pages._dispatch_page import DispatchPage
from app.ui.records._renewal import RenewalSection
from app.ui.records.contract import RENEWAL, ContractPane
from app.ui.records.inspection import InspectionPane

TERM = {"starts_on": date(2025, 12, 1), "ends_on": date(2026, 11, 30)}
Role = Callable[[str], AbstractContextManager[None]]
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def contract_id(desk: Desk, frozen_clock: Any) -> int:
    customer = customers.create(name="甲公司").result
    first, second = (devices.create(customer_id=customer, model=model).result for model in ("X1", "X2"))
    devices.create(customer_id=customer, model="X3")
    return contracts.create(
        customer_id=customer, **TERM, fee=100_000, covers_all=False, device_ids=(first, second), inspection_months=6
    ).result


@pytest.fixture
def section(desk: Desk, qtbot: QtBot, contract_id: int) -> RenewalSection:
    pane = ContractPane(desk)
    qtbot.addWidget(pane)
    pane.resize(620, 700)
    pane.show()
    pane.show_record(contract_id)
    pane.tabs.setCurrentIndex(RENEWAL)
    return pane.renewal


@pytest.fixture
def notices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Notices can be drawn, as `app.bootstrap` arranges it."""

    def render(content: dict[str, Any], paper: str, marks: Any) -> bytes:
        return render_content("expiry_notice", content, paper, reprint=marks.reprint)

    monkeypatch.setitem(issuing.RENDERERS, "expiry_notice", render)


def _dialog(widget: QWidget, kind: type[W]) -> W:
    return widget.window().findChildren(kind)[-1]


def test_it_shows_how_far_it_is(section: RenewalSection) -> None:
    assert (section.state.text(), section.bucket.text()) == ("Expiring", "within 30 days")
    assert "the fee for these days was ¥972.60" in section.use.text()
    assert section.renew.isVisible()
    assert section.contacts.isHidden()
    assert not section.nothing.isHidden()
    assert section.restore.isHidden()


def test_a_contact_and_an_offer(section: RenewalSection, contract_id: int) -> None:
    section.contact.click()
    dialog = _dialog(section, LogContactDialog)
    dialog.submit()
    assert dialog.form.error("said")
    dialog.form.set_values(
        {"said": "下周答复", "person": "王工", "next_step": "回电", "next_step_on": date(2026, 11, 25)}
    )
    dialog.submit()
    assert section.state.text() == "Negotiating"
    assert "▸ 2026-11-25 回电" in section.contacts.as_text()
    section.offer.click()
    offer = _dialog(section, OfferDialog)
    assert offer.form.editor("months").value() == 12
    offer.form.set_values({"fee": 90_000, "months": 24})
    offer.submit()
    assert Contract.get_by_id(contract_id).offer_fee == 90_000


def test_told_another_way_and_another_next_step(section: RenewalSection, contract_id: int) -> None:
    assert not section.told.isHidden()
    section.open_told()
    told = _dialog(section, ToldDialog)
    told.form.set_values({"notified_on": date(2026, 12, 1)})
    told.submit()
    assert told.form.error("notified_on")
    told.form.set_values({"notified_on": date(2026, 11, 18)})
    told.submit()
    found = renewal_file.file(contract_id)
    assert (found.state, found.notified_on) == ("notified", date(2026, 11, 18))
    for words, day in (("发报价", date(2026, 11, 25)), ("", None)):
        section.show_contract(contract_id)
        section.open_next_step()
        step = _dialog(section, NextStepDialog)
        step.form.set_values({"next_step": words, "next_step_on": day})
        step.submit()
        found = renewal_file.file(contract_id)
        assert (found.next_step, found.next_step_on) == (words, day)
    renewals.lapse(contract_id=contract_id, seen_version=found.row_version, loss_reason="price")
    section.show_contract(contract_id)
    assert section.told.isHidden()
    assert not section.step.isHidden()


def test_what_a_renewal_changes_is_listed_before_it_is_done(section: RenewalSection, contract_id: int) -> None:
    section.renew.click()
    dialog = _dialog(section, RenewDialog)
    assert dialog.changes_table.rowCount() == 1, "only the term"
    item = dialog.devices.item(2)
    item.setCheckState(Qt.CheckState.Checked)
    dialog.devices.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.form.editor("fee").setText("1200")
    dialog._compare()
    listed = dialog.changes_table.as_text()
    assert "Device added\t\tX3" in listed
    assert "Device left out\tX1" in listed
    assert "Fee\t¥1,000.00\t¥1,200.00" in listed
    dialog.submit()
    assert Contract.get_by_id(contract_id).state == "renewed"
    assert not section.successor.isHidden()
    assert section.renew.isHidden()


def test_another_term_takes_the_devices_as_they_are(section: RenewalSection, contract_id: int) -> None:
    section.renew.click()
    dialog = _dialog(section, RenewDialog)
    dialog.way.setCurrentIndex(1)
    assert dialog.devices.isHidden()
    dialog.submit()
    assert Contract.get_by_id(contract_id).term == 2
    assert section.state.text() == "In its term"


def test_a_lapse_and_its_undoing(section: RenewalSection, contract_id: int) -> None:
    section.lapse.click()
    dialog = _dialog(section, LapseDialog)
    dialog.submit()
    assert dialog.form.error("loss_reason")
    dialog.form.set_values({"loss_reason": "price", "loss_note": "贵三成"})
    dialog.submit()
    assert section.state.text() == "Lapsed"
    assert section.lapse.isHidden()
    section.restore.click()
    assert section.state.text() == "Expiring"
    assert Contract.get_by_id(contract_id).state == "active"


def test_a_technician_only_looks(desk: Desk, qtbot: QtBot, contract_id: int, as_role: Role) -> None:
    with as_role("technician"):
        made = RenewalSection(desk)
        qtbot.addWidget(made)
        made.show()
        made.show_contract(contract_id)
        assert all(button.isHidden() for button in made._by_event.values())


def test_the_notice_is_issued_once_and_printed_again(
    section: RenewalSection, desk: Desk, qtbot: QtBot, notices: None, contract_id: int
) -> None:
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        section.notice.click()
    pdf, title, on_printed, _ = wanted.args
    assert pdf.startswith(b"%PDF")
    assert title.startswith("Expiry notice HT-")
    assert section.state.text() == "Notified"
    assert on_printed("printer", 1)
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        section.notice.click()
    assert wanted.args[1].endswith("reprint 1")
    assert IssuedPaper.select().where(IssuedPaper.form == "expiry_notice").count() == 1


def _page(desk: Desk, qtbot: QtBot, view: str) -> LedgerPage:
    page = LedgerPage(desk, all_ledgers()["contracts"])
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    page.show_rows(view)
    return page


def _dialog_of(monkeypatch: pytest.MonkeyPatch) -> list[NoticeListDialog]:
    """The list dialogs that are opened from now on."""
    made: list[NoticeListDialog] = []

    def opened(self: NoticeListDialog) -> None:
        made.append(self)
        self.show()

    monkeypatch.setattr(NoticeListDialog, "open", opened)
    return made


def _ticks(dialog: NoticeListDialog) -> dict[str, bool]:
    checked = Qt.CheckState.Checked
    items = [dialog.table.item(row, 0) for row in range(dialog.table.rowCount())]
    return {item.text(): item.checkState() is checked for item in items}


def test_the_desk_prints_notices_for_who_was_not_notified(
    desk: Desk, qtbot: QtBot, notices: None, contract_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = contracts.create(customer_id=customers.create(name="乙公司").result, **TERM).result
    renewals.mark_notified(contract_id=told, seen_version=1)
    page = _page(desk, qtbot, "within_30")
    (button,) = [one for one in page.bar.findChildren(QToolButton) if one.objectName() == "batch_expiry_notices"]
    assert button.isVisible()
    assert button.text() == "Print notices…"
    dialogs = _dialog_of(monkeypatch)
    button.click()
    (dialog,) = dialogs
    first, second = (contracts.entry(one).number for one in (contract_id, told))
    assert _ticks(dialog) == {first: True, second: False}
    shown = {dialog.table.item(row, 0).text(): dialog.table.item(row, 4).text() for row in range(2)}
    assert shown == {first: "not yet", second: "2026-11-20, without paper"}
    assert "Notified already, so not ticked: 1." in dialog.told.text()
    assert dialog.verb.text() == "Print notices (1)"
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        dialog.submit()
    assert wanted.args[1].startswith(f"Expiry notice {first}")
    assert [row.number for row in IssuedPaper.select()] == [first]
    assert Contract.get_by_id(contract_id).notified_on == date(2026, 11, 20)
    button.click()
    assert set(_ticks(dialogs[-1]).values()) == {False}
    assert not dialogs[-1].verb.isEnabled()
    dialogs[-1].tick(lambda one: True)
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        dialogs[-1].submit()
    assert wanted.args[1] == "2 expiry notices", "one again, one for the first time"
    assert IssuedPaper.select().count() == 2
    page.show_rows("all")
    assert not button.isVisible()


def test_a_batch_of_a_view(
    desk: Desk, qtbot: QtBot, notices: None, contract_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = contracts.create(customer_id=customers.create(name="乙公司").result, **TERM).result
    lapsed = contracts.create(customer_id=customers.create(name="丙公司").result, **TERM).result
    Contract.update(state="lapsed").where(Contract.id == lapsed).execute()
    page = _page(desk, qtbot, "all")
    page.out_menu.fill()
    (action,) = [one for one in page.out_menu.actions() if "Expiry notices" in one.text()]
    assert action.text() == "Expiry notices: all rows (3)…"
    dialogs = _dialog_of(monkeypatch)
    action.trigger()
    dialogs[-1].tick(lambda one: True)
    assert lapsed not in dialogs[-1].chosen(), "what is decided gets none"
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        dialogs[-1].submit()
    assert wanted.args[1] == "2 expiry notices"
    assert {row.renewal_state for row in Contract.select().where(Contract.id.in_((contract_id, other)))} == {"notified"}
    assert IssuedPaper.select().count() == 2


@pytest.mark.parametrize("stops", [False, True])
def test_notices_that_cannot_be_shown_are_known_as_issued(
    desk: Desk, qtbot: QtBot, notices: None, contract_id: int, prompts: Any, monkeypatch: pytest.MonkeyPatch,
    stops: bool,
) -> None:  # fmt: skip
    def fail(*_args: Any, **_more: Any) -> None:
        if not stops:
            raise UserError("altered")
        for task in desk.tasks.running:
            task.cancel()
        raise Cancelled("stopped too late")

    monkeypatch.setattr(expiry_notices, "for_printing", fail)
    with qtbot.waitSignal(desk.bus.changed) as heard:
        issue_batch(desk, (contract_id,))
    assert heard.args[0].touches("contract")
    qtbot.waitUntil(lambda: not desk.tasks.running, timeout=5_000)
    assert "Notices issued: 1" in prompts.texts
    assert ("altered" in prompts.texts) is not stops
    assert IssuedPaper.select().count() == 1


def test_an_early_notice_is_told_and_still_printed(
    desk: Desk, qtbot: QtBot, notices: None, frozen_clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = {"starts_on": date(2026, 3, 1), "ends_on": date(2027, 2, 28)}
    far = contracts.create(customer_id=customers.create(name="乙公司").result, **days).result
    asked: list[str] = []
    answers = [False, True]
    monkeypatch.setattr(desk.prompts, "confirm", lambda text, *_more: asked.append(text) or answers.pop(0))
    print_notice(desk, far)
    assert not IssuedPaper.select().exists()
    assert "100 days left, more than 90" in asked[0]
    dialogs = _dialog_of(monkeypatch)
    print_batch(desk, (far,))
    assert "100 days left" in dialogs[-1].early.text()
    dialogs[-1].tick(lambda one: False)
    assert dialogs[-1].early.isHidden()
    with qtbot.waitSignal(desk.paper_wanted):
        print_notice(desk, far)
    assert IssuedPaper.select().count() == 1


def test_a_batch_that_is_stopped_leaves_nothing(branch: Any, notices: None, contract_id: int) -> None:
    other = contracts.create(customer_id=customers.create(name="乙公司").result, **TERM).result
    stopped = Silent()
    stopped.cancel()
    with pytest.raises(Cancelled):
        expiry_notices.prepare((contract_id, other), stopped)
    ready = expiry_notices.prepare((contract_id, other), Silent())
    assert not IssuedPaper.select().exists()
    renewals.mark_notified(contract_id=other, seen_version=1)
    with pytest.raises(UserError, match="changed meanwhile"):
        expiry_notices.issue(contract_ids=ready, drawn=ready)
    assert not IssuedPaper.select().exists()
    assert Contract.get_by_id(contract_id).renewal_state == "", "all or none"


def test_what_was_decided_meanwhile_is_said_before_anything_is_issued(notices: None, contract_id: int) -> None:
    other = contracts.create(customer_id=customers.create(name="乙公司").result, **TERM).result
    renewals.lapse(contract_id=other, seen_version=1, loss_reason="price")
    with pytest.raises(UserError, match="changed meanwhile"):
        expiry_notices.prepare((contract_id, other), Silent())
    with pytest.raises(UserError, match="At most 500"):
        expiry_notices.prepare(range(1, 502), Silent())
    assert not IssuedPaper.select().exists()


@pytest.fixture
def inspection(desk: Desk, qtbot: QtBot, contract_id: int) -> InspectionPane:
    pane = InspectionPane(desk)
    qtbot.addWidget(pane)
    pane.resize(620, 700)
    pane.show()
    pane.show_record(inspection_file.of_contract(contract_id)[0].id)
    return pane


def test_an_inspection_is_planned_entered_and_corrected(inspection: InspectionPane) -> None:
    assert inspection.state.text() == "Due"
    inspection.plan.click()
    _dialog(inspection, PlanInspectionDialog).submit()
    assert inspection.state.text() == "Planned"
    assert not inspection.call.isHidden()
    inspection.enter.click()
    dialog = _dialog(inspection, InspectionResultDialog)
    dialog.findings.setCurrentCell(0, 1)
    QTest.keyClick(dialog.findings, Qt.Key.Key_3)
    dialog.form.set_values({"score": 92})
    dialog.submit()
    assert dialog.form.error("signed_by")
    dialog.form.set_values({"signed_by": "王敏", "signed_on": clock.today()})
    dialog.submit()
    assert inspection.state.text() == "Done"
    assert inspection.findings.as_text().count("Faulty") == 1
    assert inspection.enter.text() == "Correct the result"


def test_an_inspection_is_moved_declined_and_asked_for_again(inspection: InspectionPane, desk: Desk) -> None:
    inspection.move_button.click()
    dialog = _dialog(inspection, MoveInspectionDialog)
    dialog.form.set_values({"due_on": date(2026, 12, 20), "reason": "装修"})
    dialog.submit()
    assert inspection.found
    assert inspection.found.entry.due_on == date(2026, 12, 20)
    desk.prompts.next_answer("用户不需要")
    inspection.drop.click()
    assert inspection.state.text() == "Withdrawn"
    inspection.again.click()
    assert inspection.state.text() == "Due"


def test_its_sheet_is_shown(inspection: InspectionPane, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        inspection.sheet.click()
    assert wanted.args[0].startswith(b"%PDF")


def test_a_due_inspection_is_dragged_onto_the_board(desk: Desk, qtbot: QtBot, branch: Any, contract_id: int) -> None:
    page = DispatchPage(desk)
    qtbot.addWidget(page)
    page.resize(1300, 650)
    page.show()
    qtbot.waitUntil(lambda: bool(page.list.calls()))
    due = inspection_file.of_contract(contract_id)[0]
    assert page.list.calls() == [-due.id]
    assert due.number in page.card.nothing.text()
    start = datetime(2026, 11, 20, 6, 0, tzinfo=clock.now().tzinfo)
    page.board.move_wanted.emit(-due.id, branch.technician_id, start)
    planned = inspection_file.of_contract(contract_id)[0]
    assert planned.state == "planned"
    assert page.list.calls() == []
    assert page.board.current() == planned.call_id
    assert not page.board.block_rect(planned.call_id).isEmpty()
    page.move_call(-due.id, branch.technician_id, start)
    assert page._plan
    assert page._plan.call_count == 1


def test_enter_on_the_side_list_opens_the_plan(desk: Desk, qtbot: QtBot, contract_id: int) -> None:
    page = DispatchPage(desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: bool(page.list.calls()))
    page.edit(page.list.calls()[0])
    _dialog(page, PlanInspectionDialog).submit()
    assert inspections.due_until() >= clock.today()
    assert inspection_file.waiting() == ()
    assert page.board.mapTo(page, QPoint()).x() >= 0
