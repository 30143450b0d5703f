"""The pages of the editor of schemes: each takes its part out of a definition, and puts it back as it was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from app.core.i18n import shown, translate
from app.domain import complaint_scheme_words as words
from app.domain.complaint import CHANNELS, SETTLEMENT_KINDS
from app.domain.complaint_scheme import STAGE_STATES
from app.domain.workflows.complaint import state_label
from app.ui.dialogs._scheme_rows import (
    Cell,
    SchemeRows,
    code_cell,
    give_codes,
    names,
    number_cell,
    number_of,
    text_cell,
    text_of,
    tick_cell,
)
from app.ui.theme import SPACE
from app.ui.widgets.entry_table import EntryColumn
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.long_text import LongText
from app.ui.widgets.screen_fit import is_cramped
from app.ui.widgets.tick_choice import TickChoice

_NUMBERS = ("first_reply_hours", "promise_days", "visit_days", "report_days", "overall_opinion_days")
_BOTH = ("name", "about")


class SchemePage(QWidget):
    """Fields above, tables below. `edited` when something was typed."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = FormGrid(1 if is_cramped(self) else 2, self)
        self.form.edited.connect(self.edited)
        self.tables: dict[str, SchemeRows] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        self.column.setSpacing(SPACE)
        self.column.addWidget(self.form)

    def suggest_units(self, names: Sequence[str]) -> None:
        """Complete units from these."""
        for table in self.tables.values():
            table.suggest("unit", names)

    def add_table(self, name: str, title: str, cells: tuple[Cell, ...], rows: int) -> SchemeRows:
        """A table of the entries under this name."""
        table = self.tables[name] = SchemeRows(name, title, cells, rows, self)
        table.edited.connect(self.edited)
        self.column.addWidget(table)
        return table

    def done(self) -> None:
        """What is left stays empty."""
        self.column.addStretch(1)

    def put(self, data: Mapping[str, Any]) -> None:
        """Show a definition."""
        self.form.set_values({name: _typed_form(name, data, english=False) for name in self.form.fields()})
        for field in _BOTH:
            if f"{field}_en" in self.form.fields():
                self.form.set_values({f"{field}_en": _typed_form(field, data, english=True)})
        for name, table in self.tables.items():
            table.put(data.get(name) or ())

    def take(self, data: dict[str, Any]) -> None:
        """Write what is typed into a definition."""
        for name, value in (self.form.values() or {}).items():
            _keep_form(data, name, value)
        for name, table in self.tables.items():
            data[name] = table.take()

    def show_fault(self, name: str, index: int, rest: str, why: str) -> bool:
        """Say what is wrong where it stands; False when it is on another page."""
        if name in self.tables:
            self.tables[name].show_fault(index, rest, why)
            return True
        field = f"{name}_en" if rest == "en" else name
        if field not in self.form.fields():
            return False
        self.form.set_error(field, why)
        self.form.editor(field).setFocus()
        return True

    def clear_faults(self) -> None:
        """Take back what was said."""
        self.form.clear_errors()
        for table in self.tables.values():
            table.clear_fault()


def _typed_form(name: str, data: Mapping[str, Any], *, english: bool) -> Any:
    value = data.get(name)
    if name in _BOTH:
        return (value or {}).get("en" if english else "zh", "")
    return text_of(value) if name in _NUMBERS else value


def _keep_form(data: dict[str, Any], name: str, value: Any) -> None:
    field = name.removesuffix("_en")
    if field in _BOTH:
        language = "en" if name.endswith("_en") else "zh"
        data.setdefault(field, {})
        if value.strip():
            data[field][language] = value.strip()
        return
    if name in _NUMBERS:
        value = number_of(value)
    elif isinstance(value, tuple):
        value = list(value)
    if value not in (None, ""):
        data[name] = value


def _choice(labels: Mapping[str, str]) -> QComboBox:
    box = QComboBox()
    for code, label in labels.items():
        box.addItem(shown(label), code)
    return box


class GeneralPage(SchemePage):
    """What it is called and how its days are counted."""

    def __init__(self, *, is_new: bool) -> None:
        super().__init__()
        add = self.form.add
        add("name", translate("scheme_editor", "Name"), QLineEdit(), required=True)
        add("name_en", translate("scheme_editor", "English"), QLineEdit())
        add("about", translate("scheme_editor", "In short"), LongText(2), required=True)
        add("about_en", translate("scheme_editor", "English"), LongText(2))
        add("regulation", translate("scheme_editor", "Regulation"), QLineEdit())
        code = add(
            "code", translate("scheme_editor", "Code"), QLineEdit(), required=True,
            hint=translate("scheme_editor", "Small letters, digits and _; stays for ever."),
        )  # fmt: skip
        code.setReadOnly(not is_new)
        self.form.section(translate("scheme_editor", "Days"))
        add("first_reply_hours", translate("scheme_editor", "First reply, hours"), QLineEdit(),
            translate("scheme_editor", "Empty: no limit."))  # fmt: skip
        add("visit_days", translate("scheme_editor", "Return visit, days"), QLineEdit(), required=True)
        add("promise_days", translate("scheme_editor", "Promise at most, days"), QLineEdit())
        add("report_days", translate("scheme_editor", "Investigation report, days"), QLineEdit())
        add("overall_opinion_days", translate("scheme_editor", "Opinion after the talks, days"), QLineEdit())
        add("counts_from", translate("scheme_editor", "Counted from"), _choice(words.COUNTS_FROM_WORDS))
        add("clock", translate("scheme_editor", "Counted in"), _choice(words.CLOCK_WORDS))
        self.add_table("markets", translate("scheme_editor", "Markets and days until settled"), (
            *names(translate("scheme_editor", "Market"), 190),
            number_cell("close_days", translate("scheme_editor", "Settled, days")), code_cell(),
        ), 3)  # fmt: skip
        self.done()


class StagesPage(SchemePage):
    """Whose turn it is, one after the other, and for how many days."""

    def __init__(self) -> None:
        super().__init__()
        self._markets: list[tuple[str, str]] = []
        self.form.hide()
        self.add_table("stages", translate("scheme_editor", "Stages, one after the other"), self._cells(), 12)
        self.done()

    def set_markets(self, markets: list[dict[str, Any]]) -> None:
        """A column of days for each market."""
        give_codes(markets, "markets")
        found = [(one["code"], str(one.get("name", {}).get("zh", "") or one["code"])) for one in markets]
        if found != self._markets:
            self._markets = found
            self.tables["stages"].set_cells(self._cells())

    def put(self, data: Mapping[str, Any]) -> None:
        """Show the stages with a column of days for each market."""
        self.set_markets([dict(one) for one in data.get("markets") or () if isinstance(one, Mapping)])
        super().put(data)

    def take(self, data: dict[str, Any]) -> None:
        """Write the stages into a definition; days that are left empty have no limit."""
        super().take(data)
        for stage in data["stages"]:
            stage.setdefault("days", {})

    def _cells(self) -> tuple[Cell, ...]:
        states = tuple((state, state_label(state)) for state in STAGE_STATES)
        days = translate("scheme_editor", "{market}, days")
        return (
            *names(translate("scheme_editor", "Stage"), 180),
            text_cell("unit", translate("scheme_editor", "Unit"), 110),
            text_cell("state", translate("scheme_editor", "Begins in"), 140, choices=states),
            *(number_cell(f"days_{code}", days.format(market=name), "days", code) for code, name in self._markets),
            tick_cell("optional", translate("scheme_editor", "Optional"), 82),
            code_cell(),
        )


class RegistrationPage(SchemePage):
    """What is asked when a complaint is registered."""

    def __init__(self) -> None:
        super().__init__()
        kinds = tuple((code, shown(label)) for code, label in words.FIELD_KIND_WORDS.items())
        choices = translate("scheme_editor", "Choices, divided by ;")
        self.form.add("channels", translate("scheme_editor", "Channels"), TickChoice(CHANNELS), wide=True)
        self.form.add("required", translate("scheme_editor", "Required"), TickChoice(words.REQUIRABLE_WORDS), wide=True)
        self.add_table("classes", translate("scheme_editor", "Classes"), (
            *names(translate("scheme_editor", "Class"), 220), code_cell(),
        ), 5)  # fmt: skip
        self.add_table("product_fields", translate("scheme_editor", "Product data"), (
            *names(translate("scheme_editor", "Field"), 170),
            text_cell("kind", translate("scheme_editor", "Kind"), 90, choices=kinds),
            tick_cell("required", translate("scheme_editor", "Required"), 82),
            Cell(EntryColumn("choices", choices, 170), ("choices",), "list"),
            code_cell(),
        ), 6)  # fmt: skip
        self.done()


class OpinionsPage(SchemePage):
    """The blocks of the internal form."""

    def __init__(self) -> None:
        super().__init__()
        self.form.hide()
        self.add_table("opinions", translate("scheme_editor", "Opinions on the internal form"), (
            *names(translate("scheme_editor", "Opinion"), 220),
            text_cell("unit", translate("scheme_editor", "Unit"), 130),
            tick_cell("required", translate("scheme_editor", "Required"), 82),
            tick_cell("internal", translate("scheme_editor", "Internal"), 82),
            code_cell(),
        ), 12)  # fmt: skip
        self.done()


class DecisionPage(SchemePage):
    """What is switched on, who decides, what is given."""

    def __init__(self) -> None:
        super().__init__()
        add = self.form.add
        add("steps", translate("scheme_editor", "Steps"), TickChoice(words.STEP_WORDS), wide=True)
        add("settlements", translate("scheme_editor", "Settlements"), TickChoice(SETTLEMENT_KINDS), wide=True)
        add("approval", translate("scheme_editor", "Approval"), _choice(words.APPROVAL_WORDS))
        add("correction", translate("scheme_editor", "Corrective action"), _choice(words.CORRECTION_WORDS))
        self.add_table("rungs", translate("scheme_editor", "Who decides up to which amount"), (
            Cell(EntryColumn("up_to", translate("scheme_editor", "Up to, yuan"), 160, right=True), ("up_to",), "yuan"),
            *names(translate("scheme_editor", "Decided by"), 260, "title"),
        ), 5)  # fmt: skip
        self.done()


class FormsPage(SchemePage):
    """The forms of a case and who gets each copy."""

    def __init__(self) -> None:
        super().__init__()
        self.form.hide()
        known = tuple((code, shown(label)) for code, label in words.FORM_WORDS.items())
        copies = translate("scheme_editor", "Forms; the recipients of the copies divided by ;")
        self.add_table("forms", copies, (
            text_cell("form", translate("scheme_editor", "Form"), 190, choices=known, counts=True),
            _copies("internal", translate("scheme_editor", "Internal edition")),
            _copies("customer", translate("scheme_editor", "Customer edition")),
        ), 13)  # fmt: skip
        self.done()


def _copies(edition: str, heading: str) -> Cell:
    return Cell(EntryColumn(edition, heading, 330), ("copies", edition), "list")
