"""The bench: a scanned tag shows the thing; a number takes its step; nothing but keys is needed."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.models.returned_part import ReturnedPart
from app.models.service_call import ServiceCall
from app.services import take_back_swaps
from app.ui.desk import Desk
from app.ui.dialogs.returned_part_actions import PartActionDialog
from app.ui.pages._bench import Bench
from tests.ui.dialogs.take_back_dialogs import a_part
from tests.ui.dialogs.tool_dialogs import draws


@pytest.fixture
def part(frozen_clock: Any, voucher: int) -> ReturnedPart:
    call = ServiceCall.select().where(ServiceCall.state == "dispatched").first()
    return ReturnedPart.get_by_id(a_part(call.id))


@pytest.fixture
def bench(desk: Desk, qtbot: QtBot, part: ReturnedPart) -> Bench:
    made = Bench(desk)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def scan(bench: Bench, qtbot: QtBot, code: str) -> None:
    qtbot.keyClicks(bench.code, code)
    qtbot.keyClick(bench.code, Qt.Key.Key_Return)


def test_a_tag_shows_its_thing(bench: Bench, qtbot: QtBot, part: ReturnedPart) -> None:
    assert bench.code.hasFocus()
    assert not bench.code.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    scan(bench, qtbot, part.number.lower())
    assert bench.part is not None
    assert bench.part.entry.id == part.id
    assert bench.steps.names[0] == "begin_test"
    assert bench.list.ids() == [part.id]


def test_a_receipt_and_a_serial_find_it_too(bench: Bench, qtbot: QtBot, part: ReturnedPart) -> None:
    for code in filter(None, (part.receipt_number, part.serial)):
        bench.part = None
        scan(bench, qtbot, code)
        assert bench.part is not None
        assert bench.part.entry.id == part.id


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("SJ-SZ09-2611-0001", "branch SZ09"),
        ("FW-GZ01-2611-0001", "another paper"),
        ("FX-GZ01-2611-0999", "no FX-GZ01-2611-0999"),
        ("nonsense", "no number"),
        ("7", "no step 7"),
    ],
)
def test_what_it_cannot_know_it_says(bench: Bench, qtbot: QtBot, code: str, words: str) -> None:
    scan(bench, qtbot, code)
    assert bench.trouble.isVisible()
    assert words in bench.trouble.text()


def test_numbers_take_the_steps(bench: Bench, desk: Desk, qtbot: QtBot, part: ReturnedPart) -> None:
    scan(bench, qtbot, part.number)
    scan(bench, qtbot, "1")
    assert ReturnedPart.get_by_id(part.id).state == "in_test"
    assert bench.part is not None
    assert bench.part.entry.state == "in_test"  # seen at once
    place = bench.steps.names.index("enter_test") + 1
    scan(bench, qtbot, str(place))
    (form,) = (child for child in bench.findChildren(PartActionDialog) if child.isVisible())
    form.submit()
    assert ReturnedPart.get_by_id(part.id).verdict == "faulty"
    assert desk.prompts.texts[-1] == f"{part.number} · Enter the test"  # pyright: ignore[reportAttributeAccessIssue]
    assert "begin_repair" in bench.steps.names


def test_what_is_typed_over_the_list_goes_to_the_field(bench: Bench, qtbot: QtBot, part: ReturnedPart) -> None:
    scan(bench, qtbot, part.number)
    for place in (bench.record, bench.list):
        place.setFocus()
        qtbot.keyClicks(place, "1")
        assert bench.code.text() == "1"
        assert bench.code.hasFocus()
        bench.code.clear()
    assert ReturnedPart.get_by_id(part.id).state == "received"  # a digit alone may begin a serial number


def test_a_refused_code_leaves_nothing_in_hand(bench: Bench, qtbot: QtBot, part: ReturnedPart) -> None:
    scan(bench, qtbot, part.number)
    scan(bench, qtbot, "NOT-A-TAG")
    assert bench.trouble.isVisible()
    assert bench.part is None
    bench.code.clear()
    scan(bench, qtbot, "1")
    assert ReturnedPart.get_by_id(part.id).state == "received"
    bench.list.choose(part.id)
    assert bench.part is not None


def test_what_a_supervisor_decides_is_said(bench: Bench, qtbot: QtBot, part: ReturnedPart, as_role: Any) -> None:
    ReturnedPart.update(state="unrepairable").where(ReturnedPart.id == part.id).execute()
    scan(bench, qtbot, part.number)
    assert "A supervisor decides" in bench.done.text()
    with as_role("supervisor"):
        bench.refresh()
        assert "replace" in bench.steps.names
        assert not bench.done.text()


def test_who_repaired_outside_is_offered(bench: Bench, qtbot: QtBot, part: ReturnedPart) -> None:
    outside = {"state": "back", "verdict": "faulty", "supplier_name": "华南视讯维修中心"}
    ReturnedPart.update(outside).where(ReturnedPart.id == part.id).execute()
    scan(bench, qtbot, part.number)
    scan(bench, qtbot, str(bench.steps.names.index("repair") + 1))
    (form,) = (child for child in bench.findChildren(PartActionDialog) if child.isVisible())
    assert form.form.editor("repaired_by").currentText() == "华南视讯维修中心"
    form.close()


def test_the_note_of_a_swap_is_printed_at_the_bench(
    bench: Bench, qtbot: QtBot, part: ReturnedPart, desk: Desk, as_role: Any
) -> None:
    draws("swap_note")
    scan(bench, qtbot, part.number)
    assert bench.swap_note.isHidden()
    with as_role("supervisor"):
        if not part.device_id:
            take_back_swaps.put_on_file(part.id)
        ReturnedPart.update(state="unrepairable").where(ReturnedPart.id == part.id).execute()
        seen = ReturnedPart.get_by_id(part.id).row_version
        take_back_swaps.replace(part.id, seen_version=seen, reason="厂家换发", new_device={"serial": "NEW-1"})
        bench.refresh()
        assert not bench.swap_note.isHidden()
        with qtbot.waitSignal(desk.paper_wanted) as wanted:
            bench.swap_note.click()
    assert wanted.args is not None
    assert bytes(wanted.args[0]).startswith(b"%PDF")


def test_the_maker_sends_another_unit_by_a_number_key(bench: Bench, qtbot: QtBot, part: ReturnedPart) -> None:
    outside = {"state": "sent_out", "verdict": "faulty", "supplier_name": "华南视讯维修中心"}
    ReturnedPart.update(outside).where(ReturnedPart.id == part.id).execute()
    scan(bench, qtbot, part.number)
    scan(bench, qtbot, str(bench.steps.names.index("maker_sends") + 1))
    (form,) = (child for child in bench.findChildren(PartActionDialog) if child.isVisible())
    form.form.editor("serial").setText("NEW-1")
    form.submit()
    row = ReturnedPart.get_by_id(part.id)
    assert row.state == "unrepairable"
    assert "NEW-1" in row.outcome_reason
    assert "A supervisor decides" in bench.done.text()
