"""Figures that nobody can count (K5, K10, K12, the spot check of K11): a supervisor types them in for a period."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.indicators import _catalogue
from app.indicators._declaration import period_of
from app.services import typed_figures
from app.ui.desk import Desk
from app.ui.desktop import typed_again
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.number_edit import NumberEdit

_SPANS = {
    "month": QT_TRANSLATE_NOOP("reports", "Month"),
    "quarter": QT_TRANSLATE_NOOP("reports", "Quarter"),
    "half_year": QT_TRANSLATE_NOOP("reports", "Half-year"),
    "year": QT_TRANSLATE_NOOP("reports", "Year"),
}
_ASKED = {
    "cost_control": (QT_TRANSLATE_NOOP("figures", "Cost, yuan"), QT_TRANSLATE_NOOP("figures", "Budget, yuan")),
    "data_accuracy": (QT_TRANSLATE_NOOP("figures", "Files right"), QT_TRANSLATE_NOOP("figures", "Files checked")),
}
_POINTS = QT_TRANSLATE_NOOP("figures", "Points, 0 to 100")


class TypedFiguresDialog(FormDialog):
    """Figure after figure of one period; what was typed before is shown, and corrected."""

    help_page = "figures"

    def __init__(
        self, desk: Desk, span: str = "quarter", day: date | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, translate("figures", "Enter figures"), translate("figures", "Save, next"), parent=parent)
        self._known: typed_figures.Entry | None = None
        self._typed = {one.name: one for one in _catalogue.used() if one.typed}
        form = self.form
        names = QComboBox()
        for name, one in self._typed.items():
            names.addItem(f"{one.code} {shown(one.title)}".strip(), name)
        form.add("indicator", translate("figures", "Figure"), names, required=True)
        spans = QComboBox()
        form.add("span", translate("figures", "Period"), spans, required=True)
        form.add("first_on", translate("figures", "with the day"), DateEdit(), required=True)
        form.add("value", shown(_POINTS), NumberEdit(scale=100))
        form.add("base", shown(_POINTS), NumberEdit(scale=100))
        form.add("note", translate("figures", "Where it comes from"), LongText(2))
        form.set_values({"first_on": day or clock.today()})
        names.currentIndexChanged.connect(lambda _place: self._ask(spans.currentData()))
        spans.currentIndexChanged.connect(lambda _place: self._look_up())
        form.editor("first_on").edited.connect(self._look_up)
        self._ask(span)
        self.setMinimumWidth(520)

    def submit(self) -> None:
        """Save and go on to the next figure; close after the last one."""
        self.trouble.hide()
        values = self.form.values()
        if values is None:
            return
        self.changes = self.save(values)
        names = self.form.editor("indicator")
        if self.changes is None:
            return
        typed_again.saved(self)
        if names.currentIndex() == names.count() - 1:
            self.accept()
            return
        names.setCurrentIndex(names.currentIndex() + 1)
        self.form.editor("value").setFocus()

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Keep the figure."""
        period = period_of(values.pop("span"), values.pop("first_on"))
        value, base = values["value"], values["base"] if self._is_divided() else None
        return self.desk.bus.run(
            typed_figures.enter,
            indicator=values["indicator"],
            span=self.form.editor("span").currentData(),
            first_on=period.first,
            value=value,
            base=base,
            note=values["note"],
            seen_version=self._known.row_version if self._known else None,
            on_error=self.on_error,
        )

    def _is_divided(self) -> bool:
        return self.form.editor("indicator").currentData() in _ASKED

    def _ask(self, span: str | None) -> None:
        """The fields of the chosen figure, and the periods that it is judged for."""
        name = self.form.editor("indicator").currentData()
        first, second = _ASKED.get(name, (_POINTS, ""))
        self.form.set_label("value", shown(first))
        self.form.set_label("base", shown(second) if second else shown(_POINTS))
        self.form.set_visible("base", bool(second))
        spans = self.form.editor("span")
        blocked = spans.blockSignals(True)
        spans.clear()
        for code in self._typed[name].spans:
            spans.addItem(shown(_SPANS[code]), code)
        spans.setCurrentIndex(max(spans.findData(span), 0))
        spans.blockSignals(blocked)
        self._look_up()

    def _look_up(self) -> None:
        """Show what stands for the period."""
        try:
            day = self.form.editor("first_on").value()
        except UserError:
            return
        if day is None:
            return
        name, span = self.form.editor("indicator").currentData(), self.form.editor("span").currentData()
        period = period_of(span, day)
        self._known = known = typed_figures.entry(name, span, period.first)
        text = translate("figures", "{period}: nothing was entered yet.").format(period=period.words)
        if known is not None:
            text = translate("figures", "{period}: entered by {person}.").format(
                period=period.words, person=known.entered_by
            )
        self.explain(text)
        self.form.set_values(
            {
                "value": known.value if known else None,
                "base": known.base if known else None,
                "note": known.note if known else "",
            }
        )
