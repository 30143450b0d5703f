"""How the dialogs of spare parts, old parts and stock-takes are opened (more of `every_dialog`)."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from app.services import (
    old_parts,
    service_call_charges,
    service_call_file,
    spare_part_file,
    spare_parts,
    stock_take_file,
    stock_takes,
)
from app.services import spare_places as places
from app.services.spare_use import FromStock
from tests.ui.dialogs.every_dialog import Maker, Office, opens

NUMBER, COUNT = "PJ-001", "PD-GZ01-2611-0001"


def part_in_stock() -> int:
    """A part of which five lie in the store, and whose old one is brought back."""
    known = [one.id for one in spare_part_file.found(NUMBER) if one.number == NUMBER]
    if known:
        return known[0]
    made = spare_parts.create(number=NUMBER, name="电源模块", measure="个", price=42000, needs_old_part=True)
    spare_parts.receive(made.result, place=places.main_store().key, quantity=5)
    return made.result


def old_part_of(call_id: int) -> int:
    """The old part that is owed when a new one is put on a call."""
    source = FromStock(part_in_stock(), places.main_store().key)
    call = service_call_file.file(call_id)
    service_call_charges.add(call_id, seen_version=call.row_version, description="电源模块", from_stock=source)
    return old_parts.of_call(call_id)[0].id


def count_of_store() -> int:
    """A count of the store that has begun."""
    part_in_stock()
    known = stock_take_file.find_by_number(COUNT)
    return known or stock_takes.begin(place=places.main_store().key).result


@opens("SparePartDialog")
def _part(office: Office) -> QDialog:
    from app.ui.dialogs.spare_part_editor import SparePartDialog

    return SparePartDialog(office.desk)


@opens("SparePartDialog change")
def _changed_part(office: Office) -> QDialog:
    from app.ui.dialogs.spare_part_editor import SparePartDialog

    return SparePartDialog(office.desk, spare_part_file.entry(part_in_stock()))


def _move(name: str) -> Maker:
    def make(office: Office) -> QDialog:
        from app.ui.dialogs import spare_moves

        return getattr(spare_moves, name)(office.desk, spare_part_file.file(part_in_stock()))

    return make


for _name, _role in (
    ("ReceivePartsDialog", "representative"), ("OpeningStockDialog", "representative"),
    ("MovePartsDialog", "representative"), ("AdjustPartsDialog", "supervisor"),
):  # fmt: skip
    opens(_name, _role)(_move(_name))


def _old(name: str) -> Maker:
    def make(office: Office) -> QDialog:
        from app.ui.dialogs import old_part

        return getattr(old_part, name)(office.desk, old_parts.file(old_part_of(office.call)))

    return make


for _name in ("HandInOldPartDialog", "SendBackOldPartDialog"):
    opens(_name)(_old(_name))


def _together(name: str) -> Maker:
    def make(office: Office) -> QDialog:
        from app.ui.dialogs import old_parts_together

        return getattr(old_parts_together, name)(office.desk, (old_part_of(office.call),))

    return make


for _name in ("HandInTogetherDialog", "SendBackTogetherDialog"):
    opens(_name)(_together(_name))


@opens("BeginStockTakeDialog")
def _begin(office: Office) -> QDialog:
    from app.ui.dialogs.stock_take import BeginStockTakeDialog

    return BeginStockTakeDialog(office.desk)


def _take(name: str) -> Maker:
    def make(office: Office) -> QDialog:
        from app.ui.dialogs import stock_take

        return getattr(stock_take, name)(office.desk, stock_take_file.file(count_of_store()))

    return make


for _name in ("CountDialog", "AddCountedPartDialog"):
    opens(_name)(_take(_name))
