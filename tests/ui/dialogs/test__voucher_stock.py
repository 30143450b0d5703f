"""Parts on a signed voucher: taken from the technician's bag, unless they were already, or somebody says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from app.core import clock
from app.services import (
    service_call_charges,
    service_call_file,
    session,
    spare_part_file,
    spare_parts,
    staff,
    voucher_file,
)
from app.services.spare_use import FromStock
from app.ui.desk import Desk
from app.ui.dialogs.hand_in import HandInDialog

STORE = "branch:配件库"


@pytest.fixture
def part(voucher: int) -> int:
    """Ten power supplies, three of them in the bag of who carries the voucher."""
    made = spare_parts.create(
        number="P02", name="电源模块", model="PM-20", measure="个", price=20_000, needs_old_part=True
    ).result
    spare_parts.receive(made, place=STORE, quantity=10)
    spare_parts.move(made, giver=STORE, taker=bag(voucher), quantity=3)
    return made


@pytest.fixture
def dialog(
    desk: Desk, qtbot: QtBot, frozen_clock: Callable[[timedelta], None], voucher: int, part: int
) -> HandInDialog:
    frozen_clock(timedelta(hours=9))
    return opened(desk, qtbot, voucher)


def opened(desk: Desk, qtbot: QtBot, voucher: int) -> HandInDialog:
    made = HandInDialog(desk, voucher)
    qtbot.addWidget(made)
    made.show()
    now = clock.now()
    made.form.set_values({
        "arrived_at": now - timedelta(hours=3), "finished_at": now - timedelta(hours=1), "solution": "换电源",
        "signer_name": "张伟", "signed_on": clock.today(),
    })  # fmt: skip
    return made


def bag(voucher: int) -> str:
    return f"staff:{voucher_file.file(voucher).technician_id}"


def call_of(voucher: int) -> service_call_file.CallFile:
    return service_call_file.file(voucher_file.file(voucher).call_id)


def on_hand(part: int) -> dict[str, int]:
    return {one.place.key: one.quantity for one in spare_part_file.of_part(part)}


def type_in(dialog: HandInDialog, field: str, text: str, row: int = 0) -> None:
    column = [one.field for one in dialog.charges._columns].index(field)
    dialog.charges._item(row, column).setText(text)


@pytest.mark.parametrize("typed", ["p02", "电源模块", "P02  电源模块"])
def test_a_part_by_number_or_name_is_taken_from_the_bag(
    typed: str, dialog: HandInDialog, voucher: int, part: int
) -> None:
    assert "P02  电源模块" in dialog.charges.suggestions(0)
    type_in(dialog, "description", typed)
    assert (dialog.charges.cell(0, "description"), dialog.charges.cell(0, "unit")) == ("电源模块", "个")
    assert "3 there; the old part is owed" in dialog.taken.text()
    assert dialog.short.isHidden()
    dialog.submit()
    assert not dialog.isVisible()
    assert on_hand(part) == {STORE: 7, bag(voucher): 2}
    (line,) = call_of(voucher).charges
    assert (line.part_id, line.from_key) == (part, bag(voucher))


def test_too_few_in_the_bag_is_said_and_another_place_chosen(dialog: HandInDialog, voucher: int, part: int) -> None:
    type_in(dialog, "description", "P02")
    type_in(dialog, "quantity", "4")
    assert "only 3" in dialog.short.text()
    dialog.submit()
    assert dialog.isVisible()
    assert dialog.charges._item(0, 2).toolTip() == dialog.trouble.text()
    type_in(dialog, "stock", "配件库")
    assert dialog.short.isHidden()
    dialog.submit()
    assert not dialog.isVisible()
    assert on_hand(part) == {STORE: 3, bag(voucher): 3}


def test_what_is_not_from_stock_takes_nothing(dialog: HandInDialog, voucher: int, part: int) -> None:
    type_in(dialog, "description", "P02")
    type_in(dialog, "stock", "not from stock")
    assert "nothing is taken" in dialog.taken.text()
    type_in(dialog, "description", "清洁", row=1)
    assert dialog.charges.cell(1, "stock") == ""
    dialog.submit()
    assert on_hand(part) == {STORE: 7, bag(voucher): 3}
    assert [line.part_id for line in call_of(voucher).charges] == [None, None]


def test_a_place_for_what_is_no_part_is_said(dialog: HandInDialog) -> None:
    type_in(dialog, "description", "清洁")
    type_in(dialog, "stock", "配件库")
    assert "清洁" in dialog.short.text()


def test_what_was_used_on_the_call_is_not_taken_again(
    desk: Desk, qtbot: QtBot, frozen_clock: Callable[[timedelta], None], voucher: int, part: int
) -> None:
    call = call_of(voucher)
    service_call_charges.add(
        call.id, seen_version=call.row_version, description="电源模块", measure="个",
        from_stock=FromStock(part, bag(voucher)),
    )  # fmt: skip
    frozen_clock(timedelta(hours=9))
    dialog = opened(desk, qtbot, voucher)
    assert "taken already" in dialog.taken.text()
    type_in(dialog, "description", "P02", row=1)
    assert "2 there" in dialog.taken.text()
    dialog.charges.removeRow(1)
    dialog.submit()
    assert not dialog.isVisible()
    assert on_hand(part) == {STORE: 7, bag(voucher): 2}


def test_a_free_line_of_the_call_takes_nothing_by_itself(desk: Desk, qtbot: QtBot, voucher: int, part: int) -> None:
    call = call_of(voucher)
    service_call_charges.add(call.id, seen_version=call.row_version, description="电源模块")
    dialog = opened(desk, qtbot, voucher)
    assert "nothing is taken from stock; 3 in" in dialog.taken.text()
    assert [one.from_stock for one in dialog.charges.entries()] == [None]


def test_two_parts_of_one_name_are_told_by_their_numbers(desk: Desk, qtbot: QtBot, voucher: int, part: int) -> None:
    other = spare_parts.create(number="P03", name="电源模块", model="PM-30", measure="个", price=1).result
    spare_parts.receive(other, place=STORE, quantity=1)
    dialog = opened(desk, qtbot, voucher)
    type_in(dialog, "description", "电源模块")
    assert dialog.charges.cell(0, "stock") == ""
    type_in(dialog, "description", "P03  电源模块")
    assert dialog.charges.cell(0, "description") == "P03  电源模块"
    assert dialog.charges.entries()[0].from_stock == FromStock(other, bag(voucher), call_of(voucher).technician_id)


def test_lines_put_back_from_a_draft_keep_what_was_said(dialog: HandInDialog, voucher: int, part: int) -> None:
    type_in(dialog, "description", "P02")
    type_in(dialog, "stock", "not from stock")
    dialog.charges.put_typed(dialog.charges.typed())
    assert dialog.charges.entries()[0].from_stock is None
    old = [{name: value for name, value in row.items() if name != "stock"} for row in dialog.charges.typed()]
    dialog.charges.put_typed(old)
    assert dialog.charges.entries()[0].from_stock == FromStock(part, bag(voucher), call_of(voucher).technician_id)


def test_a_free_line_before_the_one_that_was_taken_takes_nothing(
    desk: Desk, qtbot: QtBot, frozen_clock: Callable[[timedelta], None], voucher: int, part: int
) -> None:
    call = call_of(voucher)
    service_call_charges.add(call.id, seen_version=call.row_version, description="电源模块", measure="个")
    service_call_charges.add(
        call.id, seen_version=call_of(voucher).row_version, description="电源模块", measure="个",
        from_stock=FromStock(part, bag(voucher)),
    )  # fmt: skip
    frozen_clock(timedelta(hours=9))
    dialog = opened(desk, qtbot, voucher)
    assert dialog.taken.text().count("taken already") == 1
    dialog.submit()
    assert not dialog.isVisible()
    assert on_hand(part) == {STORE: 7, bag(voucher): 2}
    assert [line.part_id for line in call_of(voucher).charges] == [None, part]


def test_a_new_line_above_what_was_taken_comes_from_where_it_says(
    desk: Desk, qtbot: QtBot, frozen_clock: Callable[[timedelta], None], voucher: int, part: int
) -> None:
    call = call_of(voucher)
    service_call_charges.add(
        call.id, seen_version=call.row_version, description="电源模块", measure="个",
        from_stock=FromStock(part, STORE, call.technician_id or 0),
    )  # fmt: skip
    frozen_clock(timedelta(hours=9))
    dialog = opened(desk, qtbot, voucher)
    (taken,) = dialog.charges.rows()
    dialog.charges.put_typed([{**taken, "quantity": "2", "stock": bag(voucher)}, taken])
    dialog.submit()
    assert not dialog.isVisible()
    assert on_hand(part) == {STORE: 6, bag(voucher): 1}


def test_an_old_draft_takes_nothing_for_a_free_line_of_the_call(
    desk: Desk, qtbot: QtBot, voucher: int, part: int
) -> None:
    call = call_of(voucher)
    service_call_charges.add(call.id, seen_version=call.row_version, description="电源模块")
    dialog = opened(desk, qtbot, voucher)
    old = [{name: value for name, value in row.items() if name != "stock"} for row in dialog.charges.typed()]
    dialog.charges.put_typed(old)
    assert [one.from_stock for one in dialog.charges.entries()] == [None]


def test_the_bags_of_two_people_of_one_name_are_two(
    desk: Desk, qtbot: QtBot, frozen_clock: Callable[[timedelta], None], voucher: int, part: int
) -> None:
    carrier = staff.entry(call_of(voucher).technician_id or 0)
    with session.acting_as(session.Session(2, "admin", "管理员", "administrator")):
        other = staff.create(name=carrier.name, is_technician=True).result
    spare_parts.move(part, giver=STORE, taker=f"staff:{other}", quantity=1)
    frozen_clock(timedelta(hours=9))
    dialog = opened(desk, qtbot, voucher)
    type_in(dialog, "description", "P02")
    type_in(dialog, "stock", f"{carrier.name}'s bag · {staff.entry(other).number}")
    dialog.submit()
    assert not dialog.isVisible()
    assert on_hand(part) == {STORE: 6, bag(voucher): 3}
