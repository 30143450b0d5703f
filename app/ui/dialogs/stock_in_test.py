"""A delivery and its test (F85): goods put on record, items and verdict entered, what follows from the verdict."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.domain import permissions
from app.domain.sampling import RULES
from app.services import settings, spare_part_file, staff, stock_in_tests, suppliers
from app.services.stock_in_file import TestFile
from app.ui.desk import Desk
from app.ui.dialogs._test_items import ItemsTable
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.spare_moves import place_box
from app.ui.dialogs.supplier_editor import SupplierDialog
from app.ui.papers import may_print
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.number_edit import NumberEdit
from app.ui.widgets.part_finder import PartFinder


def people_box(nobody: str) -> QComboBox:
    """A choice of everybody who works here, nobody first."""
    box = QComboBox()
    box.addItem(nobody, 0)
    for one in staff.listing():
        box.addItem(one.name, one.id)
    return box


def _me(desk: Desk) -> int:
    """Who may only test what is theirs is the tester; nobody else is put forward."""
    if permissions.scope(desk.session.role, "stock_in_test.record") is not permissions.Scope.OWN:
        return 0
    return desk.session.staff_id


_NEW = -1
"""The choice of a supplier that is not on the list yet."""


class DeliveryDialog(FormDialog):
    """Goods came, or what was entered of them is corrected; the sample follows from the rule as one types."""

    help_page = "stock_in_tests"

    def __init__(
        self,
        desk: Desk,
        found: TestFile | None = None,
        supplier_id: int = 0,
        parent: QWidget | None = None,
        *,
        part_id: int = 0,
    ) -> None:
        new = translate("stock_in_test", "Goods delivered")
        super().__init__(
            desk, found.number if found else new, translate("stock_in_test", "Save"), parent=parent, columns=2
        )
        self._found = found
        form = self.form
        if found is None:
            sellers = form.add(
                "supplier_id", translate("stock_in_test", "Supplier"), self._sellers(), required=True, wide=True
            )
            sellers.activated.connect(lambda _place: self._new_supplier())
        what = translate("stock_in_test", "What passes is booked in as this part; empty: something else.")
        form.add("part_id", translate("stock_in_test", "Spare part"), PartFinder(), what, wide=True)
        form.add("product", translate("stock_in_test", "Product"), QLineEdit(), required=True)
        form.add("model", translate("stock_in_test", "Model"), QLineEdit())
        form.add("quantity", translate("stock_in_test", "Quantity"), NumberEdit(), required=True)
        form.add("delivered_on", translate("stock_in_test", "Delivered"), DateEdit(), required=True)
        form.add("sampling", translate("stock_in_test", "Sampling"), self._rules())
        form.add("sample_size", translate("stock_in_test", "Sample"), NumberEdit())
        form.add("batch", translate("stock_in_test", "Batch"), QLineEdit())
        form.add("order_number", translate("stock_in_test", "Order"), QLineEdit())
        form.add("delivery_number", translate("stock_in_test", "Delivery note"), QLineEdit())
        form.add(
            "tester_id", translate("stock_in_test", "Tester"), people_box(translate("stock_in_test", "nobody yet"))
        )
        form.add("serials", translate("stock_in_test", "Serials"), LongText(2), wide=True)
        form.add("notes", translate("stock_in_test", "Notes"), LongText(2), wide=True)
        if found is not None:
            form.set_values({name: getattr(found, name) for name in form.fields()})
        else:
            form.set_values({
                "delivered_on": clock.today(), "sampling": settings.text("stock_in.sampling"),
                "supplier_id": supplier_id, "tester_id": _me(desk),
            })  # fmt: skip
        form.editor("part_id").picked.connect(self._take_over)
        if part_id:
            form.set_values({"part_id": part_id})
            self._take_over(form.editor("part_id").part)
        form.editor("quantity").textChanged.connect(lambda _text: self._show_sample())
        form.editor("sampling").currentIndexChanged.connect(lambda _place: self._show_sample())
        self._show_sample(keep=found is not None)
        self.setMinimumWidth(820)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Put it on record."""
        given = {**values, "quantity": values["quantity"] or 0, "sample_size": values["sample_size"] or 0}
        run = self.desk.bus.run
        if self._found is None:
            return run(stock_in_tests.deliver, on_error=self.on_error, **given)
        return run(
            stock_in_tests.change, self._found.id, seen_version=self._found.row_version, on_error=self.on_error, **given
        )

    def _show_sample(self, *, keep: bool = False) -> None:
        """What the rule wants of this quantity; more may be taken."""
        try:
            quantity = self.form.editor("quantity").value() or 0
            wanted = stock_in_tests.usual_sample(quantity, self.form.editor("sampling").currentData())
        except UserError:
            wanted = 0
        text = translate("stock_in_test", "By the rule at least {count}.")
        self.form.set_hint("sample_size", text.format(count=wanted) if wanted else "")
        if wanted and not keep:
            self.form.set_values({"sample_size": wanted})

    def _take_over(self, part: Any) -> None:
        """The name and model of the part, where nothing was typed."""
        for field, words in (("product", part.name), ("model", part.model)) if part is not None else ():
            if not self.form.editor(field).text().strip():
                self.form.set_values({field: words})

    def _sellers(self) -> QComboBox:
        box = QComboBox()
        box.addItem("–", 0)
        for one in suppliers.offered():
            box.addItem(one.name, one.id)
        if permissions.allowed(self.desk.session.role, "supplier.change"):
            box.addItem(translate("stock_in_test", "New supplier…"), _NEW)
        return box

    def _new_supplier(self) -> None:
        """Who is not on the list yet is entered here, and then chosen."""
        box: QComboBox = self.form.editor("supplier_id")
        if box.currentData() != _NEW:
            return
        box.setCurrentIndex(0)
        dialog = SupplierDialog(self.desk, parent=self)
        dialog.accepted.connect(lambda: self._take_supplier(dialog.changes))
        dialog.open()

    def _take_supplier(self, changes: Changes | None) -> None:
        if changes is not None:
            box: QComboBox = self.form.editor("supplier_id")
            entry = suppliers.file(changes.result).entry
            box.insertItem(1, entry.name, entry.id)
            box.setCurrentIndex(1)

    def _rules(self) -> QComboBox:
        box = QComboBox()
        for code, words in RULES.items():
            box.addItem(shown(words), code)
        return box


class _TestDialog(FormDialog):
    """What the other dialogs share: the test, and what it is about above the fields."""

    def __init__(
        self, desk: Desk, found: TestFile, title: str, verb: str, parent: QWidget | None, columns: int = 1
    ) -> None:
        super().__init__(desk, title.format(number=found.number), verb, parent=parent, columns=columns)
        self.found = found
        what = " ".join(part for part in (found.product, found.model) if part)
        self.explain(f"{found.supplier_name} · {what} × {found.quantity}")

    def run(self, use_case: Any, values: dict[str, Any]) -> Changes | None:
        """Carry out a step of the test."""
        found = self.found
        return self.desk.bus.run(use_case, found.id, seen_version=found.row_version, on_error=self.on_error, **values)


class TestResultDialog(_TestDialog):
    """Items, defective pieces and verdict; without a verdict the results are kept as far as they go."""

    help_page = "stock_in_tests"

    __test__ = False

    def __init__(self, desk: Desk, found: TestFile, parent: QWidget | None = None) -> None:
        title = translate("stock_in_test", "Test {number}")
        super().__init__(desk, found, title, translate("stock_in_test", "Enter"), parent, columns=2)
        text = translate("stock_in_test", "Sample of {count}, at most {most} defective ({rule}) · keys 1 to 3 in a row")
        rule = text.format(count=found.sample_size, most=found.accept_most, rule=shown(RULES[found.sampling]))
        self.explain(f"{self.intro.text()}\n{rule}")
        form = self.form
        nobody = translate("stock_in_test", "nobody yet")
        form.add("tester_id", translate("stock_in_test", "Tester"), people_box(nobody))
        form.add("tested_on", translate("stock_in_test", "Tested on"), DateEdit(), required=True)
        self.items = ItemsTable(found.lines)
        form.add("looked", translate("stock_in_test", "Items"), self.items, wide=True)
        form.add("defective", translate("stock_in_test", "Defective"), NumberEdit(nothing="0"))
        box = form.add("verdict", translate("stock_in_test", "Verdict"), QComboBox())
        for words, code in (
            (translate("stock_in_test", "not yet"), ""),
            (translate("stock_in_test", "Passed"), "passed"),
            (translate("stock_in_test", "Failed"), "failed"),
        ):
            box.addItem(words, code)
        form.add("reason", translate("stock_in_test", "Why it failed"), LongText(2), required=True, wide=True)
        form.set_values(
            {
                "tester_id": found.tester_id or _me(desk),
                "tested_on": clock.today(),
                "defective": found.defective or None,
            }
        )
        box.currentIndexChanged.connect(lambda _place: self._show_reason())
        self.items.edited.connect(self._count)
        self._show_reason()
        self.setMinimumWidth(860)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Decide, or keep what is entered so far."""
        if not values["verdict"]:
            kept = {"looked": values["looked"], "tester_id": values["tester_id"]}
            return self.run(stock_in_tests.enter, kept)
        if not may_print(self.desk, [self.found, values]):
            return None
        return self.run(stock_in_tests.decide, {**values, "defective": values["defective"] or 0})

    def on_error(self, error: UserError) -> None:
        """A refused day stands beside the day, a refused item beside the table, in its row."""
        field, _, row = (error.field or "").partition(".")
        if row.isdigit():
            self.items.setCurrentCell(int(row), 0)
        super().on_error(UserError(error.text, {"day": "tested_on", "lines": "looked"}.get(field, field)))

    def _show_reason(self) -> None:
        verdict = self.form.editor("verdict").currentData()
        self.form.set_visible("reason", verdict == "failed")
        for field in ("tester_id", "looked"):
            self.form.set_required(field, bool(verdict))

    def _count(self) -> None:
        """No fewer pieces are defective than in the item that has most."""
        most = self.items.most_defective()
        if most > (self.form.editor("defective").value() or 0):
            self.form.set_values({"defective": most})


class BookInDialog(_TestDialog):
    """What passed goes into stock."""

    help_page = "stock_in_tests"

    def __init__(self, desk: Desk, found: TestFile, parent: QWidget | None = None) -> None:
        title = translate("stock_in_test", "Book in {number}")
        super().__init__(desk, found, title, translate("stock_in_test", "Book in"), parent)
        is_part = bool(found.part_id)
        place: QWidget = place_box(spare_part_file.all_places()) if is_part else QLineEdit()
        hint = "" if is_part else translate("stock_in_test", "It is no spare part: say where it is put.")
        self.form.add("place", translate("stock_in_test", "Place"), place, hint, required=True)
        self.form.add("quantity", translate("stock_in_test", "Quantity"), NumberEdit(), required=True)
        self.form.add("reason", translate("stock_in_test", "Why fewer than passed"), QLineEdit())
        self.form.set_values({"quantity": found.quantity - found.defective})
        self.form.editor("quantity").textChanged.connect(lambda _text: self._show_reason())
        self._show_reason()

    def _show_reason(self) -> None:
        """Asked for only when fewer go in than passed."""
        try:
            count = self.form.editor("quantity").value()
        except UserError:
            return
        self.form.set_visible("reason", count is not None and count < self.found.quantity - self.found.defective)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Book it in."""
        return self.run(stock_in_tests.book_in, values)


class SendBackDialog(_TestDialog):
    """What failed goes back to its supplier."""

    help_page = "stock_in_tests"

    def __init__(self, desk: Desk, found: TestFile, parent: QWidget | None = None) -> None:
        title = translate("stock_in_test", "{number} goes back to the supplier")
        super().__init__(desk, found, title, translate("stock_in_test", "It went back"), parent)
        self.form.add("day", translate("stock_in_test", "Day"), DateEdit(), required=True)
        self.form.add("quantity", translate("stock_in_test", "Quantity"), NumberEdit(), required=True)
        self.form.add("paper", translate("stock_in_test", "Return paper"), QLineEdit())
        self.form.set_values({"day": clock.today(), "quantity": found.quantity})

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Send it back."""
        return self.run(stock_in_tests.send_back, values)


class ExchangeDialog(_TestDialog):
    """The supplier brought others."""

    help_page = "stock_in_tests"

    def __init__(self, desk: Desk, found: TestFile, parent: QWidget | None = None) -> None:
        title = translate("stock_in_test", "{number} was exchanged")
        super().__init__(desk, found, title, translate("stock_in_test", "Exchanged"), parent)
        self.form.add("day", translate("stock_in_test", "Day"), DateEdit(), required=True)
        self.form.set_values({"day": clock.today()})

    def save(self, values: dict[str, Any]) -> Changes | None:
        """It was exchanged."""
        return self.run(stock_in_tests.exchange, values)


class RetestDialog(_TestDialog):
    """What was exchanged, put right or did not go back is tested again; `changes.result` is the new test."""

    help_page = "stock_in_tests"

    def __init__(self, desk: Desk, found: TestFile, parent: QWidget | None = None) -> None:
        title = translate("stock_in_test", "Test {number} again")
        super().__init__(desk, found, title, translate("stock_in_test", "Test again"), parent)
        self.form.add("delivered_on", translate("stock_in_test", "Delivered"), DateEdit(), required=True)
        self.form.add("quantity", translate("stock_in_test", "Quantity"), NumberEdit(), required=True)
        nobody = translate("stock_in_test", "as before")
        self.form.add("tester_id", translate("stock_in_test", "Tester"), people_box(nobody))
        self.form.set_values({
            "delivered_on": found.exchanged_on or clock.today(), "quantity": found.left_to_test,
        })  # fmt: skip

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Begin the new test and show it."""
        changes = self.run(stock_in_tests.retest, values)
        if changes is not None:
            self.desk.open_record("stock_in_test", changes.result)
        return changes
