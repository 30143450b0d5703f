"""A complaint on its way from unit to unit: accepted, handed on, taken up for a proposal."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import translate
from app.services import complaint_progress, staff
from app.services.complaint_file import CaseFile
from app.ui.desk import Desk
from app.ui.dialogs._case_dialog import CaseDialog, about
from app.ui.widgets.moment_edit import MomentEdit


class AcceptDialog(CaseDialog):
    """The office that handles the case accepts it: who looks after it, since when."""

    help_page = "complaints#progress"

    def __init__(self, desk: Desk, case: CaseFile, parent: QWidget | None = None) -> None:
        title = translate("complaint", "Accept {number}").format(number=case.number)
        super().__init__(desk, case, title, translate("complaint", "Accept"), parent)
        self.explain(about(case))
        self.form.add("owner_id", translate("complaint", "In charge"), _people(case.owner_id, case.owner_name))
        _add_moment(self)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Accept it."""
        return self.run(complaint_progress.verify, values)


class HandOnDialog(CaseDialog):
    """Which stage has its turn next; passing over an optional one or going back asks for the reason."""

    help_page = "complaints#progress"

    def __init__(self, desk: Desk, case: CaseFile, parent: QWidget | None = None) -> None:
        title = translate("complaint", "Hand on {number}").format(number=case.number)
        super().__init__(desk, case, title, translate("complaint", "Hand on"), parent)
        self.explain(
            translate("complaint", "Now: {stage} ({unit})").format(stage=case.stage_name, unit=case.stage_unit)
        )
        box: QComboBox = self.form.add("to", translate("complaint", "Next"), QComboBox(), required=True)
        for one in case.next_stages:
            text = f"{one.name} ({one.unit})"
            box.addItem(translate("complaint", "back: {stage}").format(stage=text) if one.goes_back else text, one.code)
        self.form.add("note", translate("complaint", "Remark"), QLineEdit())
        _add_moment(self, note=False)
        box.currentIndexChanged.connect(lambda _place: self._show_hint())
        self._show_hint()

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Hand it on."""
        return self.run(complaint_progress.hand_on, values)

    def _show_hint(self) -> None:
        chosen = self.form.editor("to").currentData()
        stage = next((one for one in self.case.next_stages if one.code == chosen), None)
        hint = ""
        if stage is not None and stage.goes_back:
            hint = translate("complaint", "Write why it goes back.")
        elif stage is not None and stage.passes_over:
            names = ", ".join(stage.passes_over)
            hint = translate("complaint", "Passes over {stages}: write why.").format(stages=names)
        self.form.set_hint("note", hint)


def _add_moment(dialog: CaseDialog, *, note: bool = True) -> None:
    """When it happened, and a remark."""
    dialog.form.add("happened_at", translate("complaint", "When"), MomentEdit())
    dialog.form.set_values({"happened_at": clock.now()})
    if note:
        dialog.form.add("note", translate("complaint", "Remark"), QLineEdit())
    dialog.setMinimumWidth(520)


def _people(chosen: int, name: str) -> QComboBox:
    """Those who can look after a case; who does already may have left since."""
    box = QComboBox()
    box.addItem(translate("complaint", "nobody yet"), 0)
    there = {one.id: one.name for one in staff.listing()}
    if chosen and chosen not in there:
        there[chosen] = name
    for staff_id, person in there.items():
        box.addItem(person, staff_id)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box
