"""The swap note in the preview: issued when it is first asked for, told when what is on file was changed since."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.models.customer import Device
from app.models.voucher import IssuedPaper, PrintLog
from app.services import device_swap, devices, issuing, swap_notes
from app.ui.desk import Desk
from app.ui.dialogs.swap_printing import print_note
from app.ui.records.device import DevicePane

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture(autouse=True)
def _drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    from app.documents._catalogue import render_content

    def render(content: dict[str, Any], paper: str, marks: Any) -> bytes:
        return render_content("swap_note", content, paper, reprint=marks.reprint, void=marks.is_void)

    monkeypatch.setitem(issuing.RENDERERS, "swap_note", render)


@pytest.fixture
def unit(desk: Desk, customer: int) -> Device:
    """The unit that took the place of another."""
    old = devices.create(customer_id=customer, product_name="主机", model="A", serial="OLD1").result
    made = device_swap.replace(device_id=old, seen_version=1, reason="主板烧毁", new_device={"serial": "NEW1"}).result
    return Device.get_by_id(made)


@pytest.fixture
def shown(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Any]]:
    """The titles of the previews, and what logs a copy."""
    found: list[tuple[str, Any]] = []
    monkeypatch.setattr(desk, "print_paper", lambda pdf, title, log=None, choice=None: found.append((title, log)))
    return found


def test_the_first_look_issues_it_and_every_copy_is_logged(desk: Desk, unit: Device, shown: Any) -> None:
    print_note(desk, unit.number)
    title, log = shown[-1]
    assert unit.number in title
    assert log("Laser", 2)
    print_note(desk, unit.number)
    assert "1" in shown[-1][0].removeprefix(title)
    assert [row.copies for row in PrintLog.select()] == [2]
    assert IssuedPaper.select().where(IssuedPaper.form == "swap_note").count() == 1


def test_what_was_changed_since_is_asked_about(desk: Desk, unit: Device, shown: Any) -> None:
    print_note(desk, unit.number)
    row = Device.get_by_id(unit.id)
    devices.change(device_id=row.id, seen_version=row.row_version, serial="NEW2")
    as_issued, anew = "Print the note as it was issued", "Issue a corrected note, version 2"
    desk.prompts.next_answer(as_issued)
    print_note(desk, unit.number)
    desk.prompts.next_answer(anew, "序列号抄错")
    print_note(desk, unit.number)
    assert len(shown) == 3
    papers = IssuedPaper.select().where(IssuedPaper.form == "swap_note").order_by(IssuedPaper.version)
    assert ["NEW1" in one.content and "NEW2" not in one.content for one in papers] == [True, False]


@pytest.mark.parametrize("answers", [(None,), ("Issue a corrected note, version 2", None)])
def test_who_thinks_better_of_it_gets_nothing(desk: Desk, unit: Device, shown: Any, answers: tuple[Any, ...]) -> None:
    print_note(desk, unit.number)
    row = Device.get_by_id(unit.id)
    devices.change(device_id=row.id, seen_version=row.row_version, serial="NEW2")
    desk.prompts.next_answer(*answers)
    print_note(desk, unit.number)
    assert len(shown) == 1
    assert IssuedPaper.select().where(IssuedPaper.form == "swap_note").count() == 1


def test_every_version_is_opened_again_from_both_units(desk: Desk, qtbot: QtBot, unit: Device, shown: Any) -> None:
    pane = DevicePane(desk)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_record(unit.id)
    assert pane.versions.isHidden()
    pane.print_swap_note()
    first = shown[-1]
    assert first[1]("Laser", 1)
    row = Device.get_by_id(unit.id)
    devices.change(device_id=row.id, seen_version=row.row_version, serial="NEW2")
    desk.prompts.next_answer("Issue a corrected note, version 2", "序列号抄错")
    pane.print_swap_note()
    papers = {one.version: one.id for one in IssuedPaper.select().where(IssuedPaper.form == "swap_note")}
    for row_id in (unit.id, row.replaces_id):
        pane.show_record(row_id)
        assert not pane.versions.isHidden()
        assert pane.versions.table.ids() == [papers[2], papers[1]]
    assert [one.prints for one in swap_notes.versions_of_device(unit.id)] == [0, 1]
    pane.versions.table.opened.emit(papers[1])
    title, log = shown[-1]
    assert title == f"{first[0]}, reprint 1"
    assert log("Laser", 1)
    assert [row.paper_id for row in PrintLog.select().order_by(PrintLog.id)] == [papers[1], papers[1]]


def test_of_a_unit_between_two_swaps_the_later_note_is_shown(
    desk: Desk, qtbot: QtBot, unit: Device, shown: Any
) -> None:
    last = device_swap.replace(
        device_id=unit.id, seen_version=unit.row_version, reason="又坏了", new_device={"serial": "NEW2"}
    ).result
    pane = DevicePane(desk)
    qtbot.addWidget(pane)
    numbers = [Device.get_by_id(last).number, unit.number]
    for row_id, number in zip((unit.id, Device.get_by_id(unit.id).replaces_id), numbers, strict=True):
        pane.show_record(row_id)
        pane.print_swap_note()
        assert number in shown[-1][0]


def test_where_nothing_was_replaced_it_is_said(desk: Desk, shown: Any) -> None:
    print_note(desk, "SB-GZ01-99999")
    assert not shown
