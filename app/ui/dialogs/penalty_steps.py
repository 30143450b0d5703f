"""The table of penalty steps (6.1, table 4.6): rising limits, names, worth, the superior, the whole bonus."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.core.money import format_yuan, parse_yuan
from app.domain import penalty_steps as rules
from app.domain.penalty_steps import Row, Step
from app.services import penalty_steps
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.icons import icon
from app.ui.widgets.entry_table import EntryColumn, EntryTable


class PenaltyStepsDialog(FormDialog):
    """All steps, lowest first; they hold for the notices that are written from now on."""

    help_page = "settings"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, translate("penalty", "Steps of penalties"), translate("penalty", "Save"), parent=parent)
        text = translate(
            "penalty",
            "By the individual share of the loss. Each step begins where the one before ends; the last has no limit. "
            "Notices keep the table they were written by.",
        )
        self.explain(text)
        self.table = EntryTable((
            EntryColumn("up_to", translate("penalty", "Share up to, yuan"), 130, right=True),
            EntryColumn("name", translate("penalty", "Step"), 200),
            EntryColumn("worth", translate("penalty", "In money"), 180),
            EntryColumn("superior", translate("penalty", "Superior too"), 110, tick=True, several=True),
            EntryColumn("bonus", translate("penalty", "Whole bonus"), 110, tick=True, several=True),
        ), 9, self)  # fmt: skip
        self.table.setAccessibleName(translate("penalty", "Steps of penalties"))
        self.table.edited.connect(self._touched)
        self.usual = QPushButton(icon("reset"), translate("penalty", "Table of the regulation"), self)
        self.usual.setAutoDefault(False)
        self.usual.clicked.connect(lambda _on: self._put(rules.REGULATION))
        row = QHBoxLayout()
        row.addWidget(self.usual)
        row.addStretch(1)
        self.body.insertWidget(1, self.table)
        self.body.insertLayout(2, row)
        self._put(penalty_steps.table())
        self.setMinimumWidth(820)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Put the table in force."""
        self.table.clear_errors()
        rows = []
        for place, (_at, one) in enumerate(self.table.numbered_rows()):
            try:
                limit = str(one["up_to"]).strip()
                up_to = parse_yuan(limit, f"{rules.FIELD}.{place}") if limit else None
            except UserError as error:
                self.on_error(error)
                return None
            rows.append(Row(up_to, str(one["name"]), str(one["worth"]), bool(one["superior"]), bool(one["bonus"])))
        return self.desk.bus.run(penalty_steps.save, rows=tuple(rows), on_error=self.on_error)

    def on_error(self, error: UserError) -> None:
        """Say it below the table, and go to the row."""
        super().on_error(error)
        field, _, place = (error.field or "").rpartition(".")
        if field == rules.FIELD and place.isdigit():
            places = [at for at, _row in self.table.numbered_rows()]
            if int(place) < len(places):
                self.table.set_error(places[int(place)], "up_to", error.text)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the table."""
        super().showEvent(event)
        self.table.setFocus()

    def _put(self, steps: tuple[Step, ...]) -> None:
        self.table.set_rows([
            {
                "up_to": format_yuan(one.up_to) if one.up_to is not None else "", "name": shown(one.words),
                "worth": shown(one.worth), "superior": one.superior, "bonus": one.bonus,
            }
            for one in steps
        ])  # fmt: skip

    def _touched(self) -> None:
        self.trouble.hide()
