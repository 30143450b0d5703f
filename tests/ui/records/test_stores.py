"""Spare parts, stock, old parts and stock-takes beside their ledgers; a charge takes its part from stock."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.models.spare_part import SparePart, SpareStock
from app.models.stock_in_test import StockInTest
from app.services import (
    attachments,
    old_parts,
    service_call_file,
    settings,
    spare_part_file,
    spare_parts,
    stock_take_file,
    stock_take_papers,
    stock_takes,
    suppliers,
)
from app.services.stock_takes import Counted
from app.ui.desk import Desk
from app.ui.dialogs.charge_line import ChargeLineDialog
from app.ui.dialogs.old_parts_together import HandInTogetherDialog, SendBackTogetherDialog
from app.ui.dialogs.spare_moves import AdjustPartsDialog, MovePartsDialog, OpeningStockDialog, ReceivePartsDialog
from app.ui.dialogs.spare_part_editor import SparePartDialog
from app.ui.dialogs.stock_in_test import DeliveryDialog
from app.ui.dialogs.stock_take import AddCountedPartDialog, BeginStockTakeDialog, CountDialog
from app.ui.ledger.batches import BATCHES
from app.ui.records.old_part import OldPartPane
from app.ui.records.spare_part import SparePartPane
from app.ui.records.spare_stock import SpareStockPane
from app.ui.records.stock_take import StockTakePane
from tests.ui.dialogs.store_dialogs import count_of_store, old_part_of, part_in_stock
from tests.ui.dialogs.tool_dialogs import draws

pytestmark = pytest.mark.usefixtures("frozen_clock")
AsRole = Callable[[str], AbstractContextManager[None]]
STORE = "branch:配件库"


@pytest.fixture
def part(desk: Desk) -> int:
    return part_in_stock()


def shown(qtbot: QtBot, pane: Any, row_id: int) -> Any:
    qtbot.addWidget(pane)
    pane.resize(420, 700)
    pane.show()
    pane.show_record(row_id)
    return pane


def on_show(kind: type[QDialog]) -> Any:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def words(widget: Any) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def submit(dialog: Any, **values: Any) -> Any:
    dialog.form.set_values(values)
    dialog.submit()
    return dialog


def test_a_new_part_is_put_on_the_list_and_three_decimals_are_refused(desk: Desk, qtbot: QtBot) -> None:
    dialog = SparePartDialog(desk)
    dialog.show()
    dialog.form.set_values({"number": "PJ-7", "name": "风扇", "minimum": 5})
    dialog.form.editor("cost").setText("1.005")
    dialog.submit()
    assert "two digits" in dialog.form.error("cost")
    assert not SparePart.select().exists()
    dialog.form.editor("cost").setText("1.05")
    dialog.submit()
    assert (SparePart.get().cost, SparePart.get().is_short) == (105, True)


def test_a_taken_number_is_said_beside_it(desk: Desk, qtbot: QtBot, part: int) -> None:
    dialog = SparePartDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    submit(dialog, number="PJ-001", name="又一件")
    assert "taken" in dialog.form.error("number")


def test_a_part_is_taken_in_and_moved_from_its_pane(desk: Desk, qtbot: QtBot, branch: Any, part: int) -> None:
    pane = shown(qtbot, SparePartPane(desk), part)
    pane.open_receive()
    submit(on_show(ReceivePartsDialog), quantity=3, supplier="华东配件", paper="SH-1")
    assert pane.places.as_text().splitlines()[1].startswith("配件库\t8")
    pane.open_move()
    dialog = on_show(MovePartsDialog)
    submit(dialog, quantity=9)
    assert "has 8 of" in dialog.form.error("quantity")
    submit(dialog, quantity=2, taker=f"staff:{branch.technician_id}", signed_by="陈志强")
    assert pane.found.part.in_bags == 2
    assert "配件库 → 陈志强" in pane.moves.as_text()
    assert not pane.adjust.isVisible()


def test_where_deliveries_are_tested_the_pane_begins_with_the_test(desk: Desk, qtbot: QtBot, as_role: AsRole) -> None:
    with as_role("administrator"):
        settings.change(values={"stock_in.required": True})
    supplier = suppliers.create(name="华东配件").result
    part = spare_parts.create(number="PJ-002", name="风扇", model="AFB1212").result
    pane = shown(qtbot, SparePartPane(desk), part)
    pane.open_opening()
    submit(on_show(OpeningStockDialog), quantity=4)
    assert pane.found.part.in_store == 4
    assert not pane.opening.isVisible(), "it has moved: its opening stock is entered"
    assert "to test" in pane.receive.text()
    opened: list[tuple[str, int]] = []
    desk.record_wanted.connect(lambda kind, row_id: opened.append((kind, row_id)))
    pane.open_receive()
    dialog = on_show(DeliveryDialog)
    assert (dialog.form.editor("product").text(), dialog.form.editor("model").text()) == ("风扇", "AFB1212")
    submit(dialog, supplier_id=supplier, quantity=50)
    test = StockInTest.get()
    assert (test.part_id, test.quantity) == (part, 50)
    assert opened == [("stock_in_test", test.id)]
    assert spare_part_file.entry(part).in_store == 4, "not before it has passed"


def test_a_supervisor_writes_off(desk: Desk, qtbot: QtBot, part: int, as_role: AsRole) -> None:
    with as_role("supervisor"):
        pane = shown(qtbot, SparePartPane(desk), part)
        assert pane.adjust.isVisible()
        pane.open_adjust()
        dialog = on_show(AdjustPartsDialog)
        submit(dialog, quantity=1)
        assert dialog.form.error("reason")
        submit(dialog, quantity=1, reason="摔坏")
        assert pane.found.part.in_store == 4


def test_a_part_without_any_left_is_put_away(desk: Desk, qtbot: QtBot) -> None:
    spare_parts.create(number="PJ-9", name="旧型号")
    pane = shown(qtbot, SparePartPane(desk), SparePart.get().id)
    assert not pane.move_button.isVisible()
    pane.put_away()
    assert pane.state.text() == "not used any more"
    assert not pane.receive.isVisible()
    pane.put_away()
    assert pane.state.text() == ""


def test_a_line_of_stock_shows_its_part(desk: Desk, qtbot: QtBot, part: int) -> None:
    pane = shown(qtbot, SpareStockPane(desk), SpareStock.get().id)
    assert pane.head.number.text() == "PJ-001"
    pane.show_record(99)
    assert pane._stack.currentWidget() is pane.nothing


def test_a_technician_sees_but_does_not_take_in(desk: Desk, qtbot: QtBot, part: int, as_role: AsRole) -> None:
    with as_role("technician"):
        pane = shown(qtbot, SparePartPane(desk), part)
        assert not pane.receive.isVisible()
        assert not pane.change.isVisible()
        assert pane.move_button.isVisible()


def test_an_old_part_is_handed_in_then_scrapped(desk: Desk, qtbot: QtBot, scheduled: int) -> None:
    row_id = old_part_of(scheduled)
    pane = shown(qtbot, OldPartPane(desk), row_id)
    assert pane.hand_in.isVisible()
    assert not pane.waive_button.isVisible()
    pane.open_hand_in()
    submit(QApplication.activeModalWidget() or dialog_of("HandInOldPartDialog"), serial="SN-1", condition="烧坏")
    assert old_parts.file(row_id).state == "handed_in"
    assert pane.send_back.isVisible()
    desk.prompts.next_answer("无修复价值")
    pane.scrap()
    assert pane.state.text() == "Scrapped"
    assert "无修复价值" in pane.trail.as_text()


def dialog_of(name: str) -> Any:
    return next(one for one in QApplication.topLevelWidgets() if type(one).__name__ == name and one.isVisible())


def test_a_supervisor_waives_an_old_part(desk: Desk, qtbot: QtBot, scheduled: int, as_role: AsRole) -> None:
    row_id = old_part_of(scheduled)
    with as_role("supervisor"):
        pane = shown(qtbot, OldPartPane(desk), row_id)
        desk.prompts.next_answer("客户自留")
        pane.waive()
        assert old_parts.file(row_id).state == "waived"


def test_an_old_part_leads_to_its_call_and_part(desk: Desk, qtbot: QtBot, scheduled: int) -> None:
    pane = shown(qtbot, OldPartPane(desk), old_part_of(scheduled))
    with qtbot.waitSignal(desk.record_wanted) as wanted:
        pane.call.click()
    assert wanted.args == ["service_call", scheduled]
    with qtbot.waitSignal(desk.record_wanted) as wanted:
        pane.part.click()
    assert wanted.args[0] == "spare_part"


def test_a_stock_take_from_its_beginning_to_its_end(
    desk: Desk, qtbot: QtBot, part: int, as_role: AsRole, frozen_clock: Callable[[timedelta], None]
) -> None:
    draws("stock_take_sheet")
    begin = BeginStockTakeDialog(desk)
    begin.show()
    begin.submit()
    assert begin.changes is not None
    pane = shown(qtbot, StockTakePane(desk), begin.changes.result)
    assert pane.lines.isColumnHidden(1), "the books are not told"
    with qtbot.waitSignal(desk.paper_wanted):
        pane.print_sheet()
    frozen_clock(timedelta(hours=1))
    pane.open_count()
    dialog = on_show(CountDialog)
    dialog.table.item(0, 4).setText("4.5")
    dialog.submit()
    assert "PJ-001" in dialog.form.error("counts")
    dialog.table.item(0, 4).setText("4")
    assert dialog.so_far.text() == "Counted 1 of 1"
    dialog.submit()
    assert pane.found.state == "counted"
    assert not pane.lines.isColumnHidden(1)
    with as_role("supervisor"):
        pane.reload()
        desk.prompts.next_answer(True)
        pane.settle()
        assert "no reason" in desk.prompts.texts[-1]  # pyright: ignore[reportAttributeAccessIssue]
        pane.open_count()
        again = on_show(CountDialog)
        again.table.item(0, 6).setText("丢失")
        again.submit()
        desk.prompts.next_answer(True)
        pane.settle()
        assert pane.found.state == "settled"
    assert spare_part_file.entry(part).in_store == 4


def test_enter_in_a_count_goes_on_to_the_next_line(desk: Desk, qtbot: QtBot, part: int) -> None:
    spare_parts.create(number="PJ-002", name="风扇")
    spare_parts.receive(SparePart.get(SparePart.number == "PJ-002").id, place=STORE, quantity=2)
    dialog = CountDialog(desk, stock_take_file.file(count_of_store()))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    table = dialog.table
    assert (table.currentRow(), table.currentColumn()) == (0, 4)
    for row, digits in enumerate(("5", "2")):
        qtbot.waitUntil(lambda row=row: table.currentRow() == row)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if not table.viewport().findChildren(QLineEdit):
            table.editItem(table.currentItem())
        editor = table.viewport().findChildren(QLineEdit)[-1]
        QTest.keyClicks(editor, digits)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        QApplication.processEvents()
    assert [one.counted for one in table.value()] == [5, 2]


def test_a_refused_line_is_gone_to(desk: Desk, qtbot: QtBot, part: int) -> None:
    take_id = count_of_store()
    dialog = CountDialog(desk, stock_take_file.file(take_id))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.table.item(0, 4).setText("-3")
    dialog.submit()
    assert "fewer than none" in dialog.form.error("counts")


def test_one_more_part_is_found_by_its_initials(desk: Desk, qtbot: QtBot, part: int) -> None:
    other = spare_parts.create(number="PJ-003", name="螺丝").result
    take_id = count_of_store()
    pane = shown(qtbot, StockTakePane(desk), take_id)
    pane.open_add()
    dialog = on_show(AddCountedPartDialog)
    dialog.submit()
    assert dialog.form.error("part")
    finder = dialog.form.editor("part")
    finder.setText("ls")
    finder.look_up()
    QTest.keyClick(finder, Qt.Key.Key_Return)
    assert finder.value() == other
    dialog.submit()
    assert [line.number for line in pane.found.lines] == ["PJ-001", "PJ-003"]


def test_a_stock_take_is_given_up_with_a_reason(desk: Desk, qtbot: QtBot, part: int, as_role: AsRole) -> None:
    take_id = count_of_store()
    with as_role("supervisor"):
        pane = shown(qtbot, StockTakePane(desk), take_id)
        desk.prompts.next_answer("点错了")
        pane.void()
        assert pane.found.state == "void"


def charge(desk: Desk, qtbot: QtBot, call_id: int) -> ChargeLineDialog:
    dialog = ChargeLineDialog(desk, service_call_file.file(call_id))
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def pick(dialog: ChargeLineDialog, words: str) -> None:
    finder = dialog.form.editor("part")
    finder.setText(words)
    finder.look_up()
    QTest.keyClick(finder, Qt.Key.Key_Return)


def test_a_charge_takes_its_part_from_stock(desk: Desk, qtbot: QtBot, branch: Any, part: int, scheduled: int) -> None:
    spare_parts.move(part, giver=STORE, taker=f"staff:{branch.technician_id}", quantity=2)
    dialog = charge(desk, qtbot, scheduled)
    assert not dialog.form.editor("place").isVisible()
    pick(dialog, "dymk")
    values = dialog.form.values() or {}
    assert (values["description"], values["measure"], values["unit_price"]) == ("电源模块", "个", 42000)
    assert values["place"] == f"staff:{branch.technician_id}", "the bag of who goes"
    assert not dialog.form.editor("technician").isVisible()
    dialog.form.editor("place").setCurrentIndex(dialog.form.editor("place").findData(STORE))
    assert dialog.form.editor("technician").isVisible()
    dialog.form.editor("quantity").setValue(4)
    dialog.submit()
    assert "has 3 of" in dialog.form.error("quantity")
    dialog.form.editor("quantity").setValue(1)
    dialog.submit()
    (line,) = service_call_file.file(scheduled).charges
    assert (line.from_name, line.code) == ("配件库", "PJ-001")
    assert spare_part_file.entry(part).in_store == 2
    assert sum(one.state == "owed" for one in old_parts.of_call(scheduled)) == 1


def test_a_charge_without_parts_on_the_list_asks_for_none(desk: Desk, qtbot: QtBot, scheduled: int) -> None:
    assert "part" not in charge(desk, qtbot, scheduled).form.fields()


def test_what_was_picked_is_forgotten_when_one_types_on(desk: Desk, qtbot: QtBot, part: int, scheduled: int) -> None:
    dialog = charge(desk, qtbot, scheduled)
    pick(dialog, "PJ")
    QTest.keyClicks(dialog.form.editor("part"), "x")
    assert dialog.form.editor("part").value() == 0
    assert not dialog.form.editor("place").isVisible()
    dialog.submit()
    assert spare_part_file.entry(part).in_store == 5


def test_a_sheet_is_issued_when_it_is_printed_then_copied(
    desk: Desk, qtbot: QtBot, part: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    draws("stock_take_sheet")
    titles: list[str] = []

    def preview(pdf: bytes, title: str, gone: Callable[[str, int], bool], *_rest: Any) -> None:
        titles.append(title)
        assert pdf.startswith(b"%PDF-")
        assert gone("Laser", 1)

    monkeypatch.setattr(desk, "print_paper", preview)
    pane = shown(qtbot, StockTakePane(desk), count_of_store())
    number = pane.found.number
    for _time in range(2):
        pane.print_sheet()
    assert titles == [f"Stock-take sheet {number}", f"Stock-take sheet {number}, reprint 1"]
    assert "version 1, 2026-11-20" in words(pane.facts)
    assert "printed 2×" in words(pane.facts)
    stock_takes.enter(
        pane.found.id, seen_version=pane.found.row_version, counts=[Counted(pane.found.lines[0].id, 4, "丢失")]
    )
    pane.reload()
    pane.print_sheet()
    assert titles[2:] == [f"Stock-take sheet {number}"]
    assert (pane.found.sheet.version, pane.warning.isVisible()) == (2, False)


def test_an_older_version_of_the_sheet_is_opened_and_its_copies_counted(
    desk: Desk, qtbot: QtBot, part: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    draws("stock_take_sheet")
    titles: list[str] = []

    def preview(_pdf: bytes, title: str, gone: Callable[[str, int], bool], *_rest: Any) -> None:
        titles.append(title)
        assert gone("Laser", 1)

    monkeypatch.setattr(desk, "print_paper", preview)
    pane = shown(qtbot, StockTakePane(desk), count_of_store())
    assert pane.versions.isHidden()
    pane.print_sheet()
    lines, seen = pane.found.lines, pane.found.row_version
    stock_takes.enter(pane.found.id, seen_version=seen, counts=[Counted(lines[0].id, 4, "丢失")])
    pane.reload()
    pane.print_sheet()
    last, first = stock_take_papers.versions(pane.found.id)
    assert pane.versions.table.ids() == [last.paper_id, first.paper_id]
    pane.versions.table.opened.emit(first.paper_id)
    assert titles[-1] == f"Stock-take sheet {pane.found.number}, reprint 1"
    assert [(one.version, one.prints) for one in stock_take_papers.versions(pane.found.id)] == [(2, 1), (1, 2)]
    blind = stock_take_papers.for_printing(pane.found.id, paper_id=first.paper_id)
    assert (blind.paper_id, blind.reprint) == (first.paper_id, 2)


def test_a_version_that_came_while_the_last_one_was_looked_at_was_not_printed(
    desk: Desk, qtbot: QtBot, part: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    draws("stock_take_sheet")
    pane = shown(qtbot, StockTakePane(desk), count_of_store())
    take = pane.found

    def preview(_pdf: bytes, _title: str, gone: Callable[[str, int], bool], *_rest: Any) -> None:
        stock_takes.enter(take.id, seen_version=pane.found.row_version, counts=[Counted(take.lines[0].id, 4, "丢失")])
        stock_take_papers.issue(take.id)
        assert gone("Laser", 1)

    monkeypatch.setattr(desk, "print_paper", preview)
    pane.print_sheet()
    sheet = stock_take_file.file(take.id).sheet
    assert sheet is not None
    assert (sheet.version, sheet.prints) == (2, 0)


def test_a_name_that_no_font_prints_is_told_before_the_sheet_is_issued(
    desk: Desk, qtbot: QtBot, part: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    draws("stock_take_sheet")
    titles: list[str] = []
    monkeypatch.setattr(desk, "print_paper", lambda pdf, title, *rest, **more: titles.append(title))
    entry = spare_part_file.entry(part)
    spare_parts.change(part, seen_version=entry.row_version, name="电源😀", needs_old_part=True)
    pane = shown(qtbot, StockTakePane(desk), count_of_store())
    asked: list[str] = []
    monkeypatch.setattr(desk.prompts, "confirm", lambda text, *_verb: asked.append(text))
    pane.print_sheet()
    assert "😀" in asked[0]
    assert (titles, stock_take_file.file(pane.found.id).sheet) == ([], None)
    monkeypatch.setattr(desk.prompts, "confirm", lambda *_words: True)
    pane.print_sheet()
    assert len(titles) == 1


def test_a_count_under_way_tells_no_difference(desk: Desk, qtbot: QtBot, part: int) -> None:
    """What differs so far would tell what the books say of the lines that are counted."""
    spare_parts.receive(spare_parts.create(number="PJ-002", name="风扇", cost=500).result, place=STORE, quantity=2)
    pane = shown(qtbot, StockTakePane(desk), count_of_store())
    lines = pane.found.lines
    stock_takes.enter(pane.found.id, seen_version=1, counts=[Counted(lines[1].id, 1, "少一")])
    pane.reload()
    assert (pane.found.state, pane.found.differences, pane.found.value_difference) == ("open", 0, 0)
    assert "differ" not in words(pane.facts).lower()
    stock_takes.enter(pane.found.id, seen_version=2, counts=[Counted(lines[0].id, 5)])
    pane.reload()
    assert "Lines that differ" in words(pane.facts)


def test_the_signed_sheet_is_kept_with_its_count(desk: Desk, qtbot: QtBot, part: int) -> None:
    take_id = count_of_store()
    attachments.add(owner_kind="stock_take", owner_id=take_id, content=b"%PDF-1.4 sheet", name="sheet.pdf")
    pane = shown(qtbot, StockTakePane(desk), take_id)
    assert "sheet.pdf" in pane.attachments.table.as_text()


def test_a_photograph_is_kept_with_an_old_part(desk: Desk, qtbot: QtBot, scheduled: int, as_role: AsRole) -> None:
    row_id = old_part_of(scheduled)
    attachments.add(owner_kind="old_part", owner_id=row_id, content=b"\xff\xd8\xff photo", name="burnt.jpg")
    with as_role("technician"):
        pane = shown(qtbot, OldPartPane(desk), row_id)
        assert "burnt.jpg" in pane.attachments.table.as_text()


def test_many_old_parts_are_handed_in_and_sent_back_together(desk: Desk, qtbot: QtBot, scheduled: int) -> None:
    old_part_of(scheduled)
    old_part_of(scheduled)
    first, second = (one.id for one in old_parts.of_call(scheduled))
    window = shown(qtbot, OldPartPane(desk), first)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    BATCHES["hand_in_old_parts"](desk, (first, second))
    dialog = on_show(HandInTogetherDialog)
    dialog.table.item(1, 0).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.chosen() == [first]
    dialog.table.item(1, 0).setCheckState(Qt.CheckState.Checked)
    submit(dialog, condition="完好")
    assert {old_parts.file(one).state for one in (first, second)} == {"handed_in"}
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    BATCHES["send_back_old_parts"](desk, (first, second))
    parcel = on_show(SendBackTogetherDialog)
    parcel.submit()
    assert parcel.form.error("supplier")
    for row in range(2):
        parcel.table.item(row, 0).setCheckState(Qt.CheckState.Unchecked)
    submit(parcel, supplier="华东配件")
    assert "at least one" in parcel.trouble.text()
    parcel.table.item(0, 0).setCheckState(Qt.CheckState.Checked)
    submit(parcel, supplier="华东配件", paper="FH-1")
    assert [old_parts.file(one).state for one in (first, second)] == ["sent_back", "handed_in"]
