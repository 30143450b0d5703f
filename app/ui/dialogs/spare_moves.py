"""Spare parts on their way: goods come in, move between stores and bags, are written off or found."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.core.changes import Changes
from app.core.i18n import translate
from app.domain.stock import Place
from app.services import spare_part_file, spare_parts
from app.services.spare_part_file import PartFile
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.money_edit import MoneyEdit
from app.ui.widgets.number_edit import NumberEdit

OFF, FOUND = "off", "found"


def place_box(places: tuple[Place, ...], counts: dict[str, int] | None = None) -> QComboBox:
    """A choice of places; `counts` tells how many of the part are at each."""
    box = QComboBox()
    for place in places:
        named = translate("stock", "{name}'s bag").format(name=place.name) if place.is_bag else place.name
        box.addItem(named if counts is None else f"{named}　{counts.get(place.key, 0)}", place.key)
    return box


def counts_of(found: PartFile) -> dict[str, int]:
    """How many of a part are at each place."""
    return {one.place.key: one.quantity for one in found.stock}


class _MoveDialog(FormDialog):
    """A part with its stock in a sentence; a quantity of it."""

    def __init__(self, desk: Desk, found: PartFile, verb: str, title: str, parent: QWidget | None) -> None:
        part = found.part
        super().__init__(desk, title.format(part=f"{part.number} {part.name}"), verb, parent=parent)
        self._found = found
        self.counts = counts_of(found)
        text = translate("spare_part", "In the stores {store}, in bags {bags}, at least {minimum}.")
        self.explain(text.format(store=part.in_store, bags=part.in_bags, minimum=part.minimum))

    def _quantity(self) -> None:
        label = translate("spare_part", "Quantity")
        if self._found.part.unit:
            label = translate("spare_part", "Quantity ({unit})").format(unit=self._found.part.unit)
        self.form.add("quantity", label, NumberEdit(nothing="0"), required=True)


class ReceivePartsDialog(_MoveDialog):
    """Goods come in from a supplier."""

    help_page = "spare_parts"

    def __init__(self, desk: Desk, found: PartFile, parent: QWidget | None = None) -> None:
        super().__init__(
            desk, found, translate("spare_part", "Take in"), translate("spare_part", "Take in {part}"), parent
        )
        self._quantity()
        form = self.form
        stores = tuple(place for place in spare_part_file.all_places() if not place.is_bag)
        form.add("place", translate("spare_part", "Into"), place_box(stores, self.counts))
        form.add("supplier", translate("spare_part", "Supplier"), QLineEdit())
        form.add("paper", translate("spare_part", "Delivery note"), QLineEdit())
        same = translate("spare_part", "What one cost; another price than before counts for all from now on.")
        form.add("cost", translate("spare_part", "Buying price"), MoneyEdit(), hint=same)
        form.set_values({"cost": found.part.cost})

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Take them in."""
        given = {**values, "quantity": values["quantity"] or 0}
        return self.desk.bus.run(spare_parts.receive, self._found.part.id, on_error=self.on_error, **given)


class OpeningStockDialog(_MoveDialog):
    """What lay there before the part was on the list: its first stock, which is not tested."""

    help_page = "spare_parts"

    def __init__(self, desk: Desk, found: PartFile, parent: QWidget | None = None) -> None:
        title = translate("spare_part", "Opening stock of {part}")
        super().__init__(desk, found, translate("spare_part", "Enter"), title, parent)
        self.explain(translate("spare_part", "What lies there already. Deliveries of suppliers are tested first."))
        self._quantity()
        places = spare_part_file.all_places()
        self.form.add("place", translate("spare_part", "Where"), place_box(places, self.counts))

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Put it on the books."""
        given = {"place": values["place"], "quantity": values["quantity"] or 0, "is_opening": True}
        return self.desk.bus.run(spare_parts.receive, self._found.part.id, on_error=self.on_error, **given)


class MovePartsDialog(_MoveDialog):
    """From a store into a bag, back, or from bag to bag."""

    help_page = "spare_parts"

    def __init__(self, desk: Desk, found: PartFile, parent: QWidget | None = None) -> None:
        super().__init__(desk, found, translate("spare_part", "Move"), translate("spare_part", "Move {part}"), parent)
        self._quantity()
        form = self.form
        places = spare_part_file.all_places()
        held = tuple(place for place in places if self.counts.get(place.key))
        form.add("giver", translate("spare_part", "From"), place_box(held, self.counts))
        form.add("taker", translate("spare_part", "To"), place_box(places, self.counts))
        form.add("signed_by", translate("spare_part", "Signed by"), QLineEdit())
        form.add("reason", translate("spare_part", "Note"), QLineEdit())
        form.editor("giver").currentIndexChanged.connect(lambda _row: self._other_place())
        self._other_place()

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Move them."""
        given = {**values, "quantity": values["quantity"] or 0, "giver": values["giver"] or ""}
        return self.desk.bus.run(spare_parts.move, self._found.part.id, on_error=self.on_error, **given)

    def _other_place(self) -> None:
        """They move to the own bag first, else to the first place that is not where they are."""
        giver, taker = self.form.editor("giver").currentData(), self.form.editor("taker")
        mine = f"staff:{self.desk.session.staff_id}"
        row = taker.findData(mine)
        if row < 0 or mine == giver:
            row = next((place for place in range(taker.count()) if taker.itemData(place) != giver), 0)
        taker.setCurrentIndex(row)


class AdjustPartsDialog(_MoveDialog):
    """A supervisor writes off what broke or is lost, or puts on the books what was found."""

    help_page = "spare_parts"

    def __init__(self, desk: Desk, found: PartFile, parent: QWidget | None = None) -> None:
        title = translate("spare_part", "Write off or found: {part}")
        super().__init__(desk, found, translate("spare_part", "Correct the books"), title, parent)
        which = QComboBox()
        which.addItem(translate("spare_part", "Write off: broken, lost, given away"), OFF)
        which.addItem(translate("spare_part", "Found: more are there than the books say"), FOUND)
        form = self.form
        form.add("which", translate("spare_part", "What"), which)
        self._quantity()
        form.add("place", translate("spare_part", "Where"), place_box(spare_part_file.all_places(), self.counts))
        form.add("reason", translate("spare_part", "Reason"), QLineEdit(), required=True)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Correct the books."""
        act = spare_parts.write_off if values["which"] == OFF else spare_parts.find_again
        given = {name: values[name] for name in ("place", "reason")}
        return self.desk.bus.run(
            act, self._found.part.id, quantity=values["quantity"] or 0, on_error=self.on_error, **given
        )
