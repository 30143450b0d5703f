"""A unit's opinion in its block of the form, under a name and a day (F45)."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import translate
from app.domain.complaint_scheme import OpinionBlock
from app.services import complaint_opinions, staff
from app.services.complaint_file import CaseFile
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.records._complaint_section import words
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit


class OpinionDialog(FormDialog):
    """What a unit writes into its block."""

    help_page = "complaints#opinions"

    def __init__(self, desk: Desk, case: CaseFile, block: OpinionBlock, parent: QWidget | None = None) -> None:
        super().__init__(desk, f"{case.number}  {words(block.name)}", translate("complaint", "Save"), parent=parent)
        self._case, self._block = case, block
        found = next((one for one in case.opinions if one.block == block.code), None)
        self._seen = found.row_version if found else 0
        where = translate("complaint", "It stands on the internal form only.") if block.is_internal else ""
        self.explain(" · ".join(part for part in (block.unit, where) if part))
        form = self.form
        form.add("words", translate("complaint", "Opinion"), LongText(6), required=True)
        form.add("given_by", translate("complaint", "Written by"), people(), required=True)
        form.add("given_on", translate("complaint", "Day"), DateEdit(latest=clock.today()), required=True)
        form.set_values({
            "words": found.words if found else "",
            "given_by": found.given_by if found else desk.session.full_name,
            "given_on": found.given_on if found else clock.today(),
        })  # fmt: skip
        form.editor("given_by").currentTextChanged.connect(lambda _text: self._show_remark())
        self._show_remark()
        self.setMinimumWidth(620)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Write it."""
        return self.desk.bus.run(
            complaint_opinions.give, self._case.id, block=self._block.code, seen_version=self._seen,
            on_error=self.on_error, **values,
        )  # fmt: skip

    def _show_remark(self) -> None:
        self.form.set_hint("given_by", complaint_opinions.remark(self.form.editor("given_by").currentText()))


def people() -> QComboBox:
    """A box that takes any name and offers the colleagues'."""
    box = QComboBox()
    box.setEditable(True)
    box.addItems([one.name for one in staff.listing()])
    box.setCurrentText("")
    return box
