"""Missing numbers of a year: which, who explained them, and a line to explain those that nobody has yet."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import shown, translate
from app.domain.numbering import KIND_LABELS, NumberKind
from app.services import number_register
from app.services.number_register import Gap
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.long_text import LongText


class NumberGapsDialog(FormDialog):
    """One gap after the other; an explanation that was given is shown, and can be corrected."""

    help_page = "history"

    def __init__(self, desk: Desk, year: int = 0, series: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            desk, translate("number_gaps", "Explain missing numbers"), translate("number_gaps", "Save, next"),
            parent=parent,
        )  # fmt: skip
        self._year, self._series = year or clock.today().year, series
        self._gaps: tuple[Gap, ...] = ()
        self._chosen: Gap | None = None
        self.gaps = QComboBox()
        self.gaps.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.gaps.setMinimumContentsLength(46)
        self.form.add("gap", translate("number_gaps", "Missing"), self.gaps, required=True)
        self.form.add("reason", translate("number_gaps", "Why"), LongText(3), required=True)
        self.gaps.currentIndexChanged.connect(lambda _place: self._look_up())
        self.setMinimumWidth(560)
        self._read()

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Keep the explanation."""
        gap = self._chosen
        if gap is None:
            return None
        return self.desk.bus.run(
            number_register.explain,
            series=str(gap.series),
            branch=gap.branch,
            period=gap.period,
            first=gap.first,
            last=gap.last,
            reason=values["reason"],
            on_error=self.on_error,
        )

    def submit(self) -> None:
        """Save and go on to the next that nobody has explained; close after the last one."""
        self.trouble.hide()
        if not self._gaps:
            self.accept()
            return
        values = self.form.values()
        if values is None:
            return
        self.changes = self.save(values)
        if self.changes is None:
            return
        self._read()
        if all(gap.reason for gap in self._gaps):
            self.accept()

    def _read(self) -> None:
        """The gaps as they stand now, those that nobody explained first."""
        found = (gap for book in number_register.books(self._year, self._series) for gap in book.gaps)
        self._gaps = tuple(sorted(found, key=lambda gap: (bool(gap.reason), str(gap.series), gap.first_number)))
        blocked = self.gaps.blockSignals(True)
        self.gaps.clear()
        for place, gap in enumerate(self._gaps):
            self.gaps.addItem(f"{_heading(gap.series)} · {gap.words}", place)
        self.gaps.blockSignals(blocked)
        for part in (self.form, self.verb):
            part.setVisible(bool(self._gaps))
        close, cancel = translate("number_gaps", "Close"), translate("form", "Cancel")
        self.cancel.setText(cancel if self._gaps else close)
        self._look_up()

    def _look_up(self) -> None:
        """Show what is known of the chosen gap."""
        place = self.gaps.currentData()
        gap = self._chosen = self._gaps[place] if place is not None else None
        if gap is None:
            text = translate("number_gaps", "No number of {year} is missing: there is nothing to explain.")
            series = f"{_heading(self._series)} · " if self._series else ""
            self.explain(series + text.format(year=self._year))
            return
        text = translate("number_gaps", "Missing numbers: {count}.").format(count=gap.count)
        if gap.reason and gap.explained_at:
            said = translate("number_gaps", "Explained by {person} on {day}; what you write corrects it.")
            text += " " + said.format(person=gap.explained_by, day=f"{clock.local(gap.explained_at):%Y-%m-%d}")
        else:
            text += " " + translate("number_gaps", "Nobody has explained this yet.")
        self.explain(text)
        self.form.set_values({"reason": gap.reason})


def _heading(series: str) -> str:
    kind = shown(KIND_LABELS[NumberKind(series)])
    return kind[:1].upper() + kind[1:]
