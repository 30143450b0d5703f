"""A complaint driven through its record: steps, forms, lines, sheets, as a person would with keys and mouse."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QScrollArea

from app.services import complaint_file, complaint_papers
from app.services.complaint_file import CaseFile
from app.ui.dialogs._case_lines import LineDialog, LinesDialog
from app.ui.dialogs.complaint_opinion import OpinionDialog
from app.ui.dialogs.complaint_printing import print_offer
from app.ui.dialogs.complaint_sheet import SheetDialog
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.print_preview import PrintPreview
from app.ui.record_window import RecordWindow
from app.ui.records import RecordWidget
from app.ui.records._complaint_decision import DecisionSection
from app.ui.records._complaint_opinions import OpinionsSection, SheetsSection
from app.ui.records._complaint_section import CaseSection
from app.ui.records.complaint import ComplaintPane
from app.ui.tour._stage import Stage
from app.ui.widgets.form_grid import FormGrid

Form = TypeVar("Form", bound=FormDialog)
Part = TypeVar("Part", bound=CaseSection)


class CaseHands:
    """The record of one case on a stage; `case_id` stays while people come and go."""

    def __init__(self, stage: Stage, case_id: int) -> None:
        self.stage, self.case_id = stage, case_id

    # -- where we are

    @property
    def case(self) -> CaseFile:
        """The case as it stands."""
        return complaint_file.file(self.case_id)

    @property
    def window(self) -> RecordWindow:
        """The record of the case, opened where it is not."""
        self.stage.desk.open_record("complaint", self.case_id)
        return window_of(self.stage, ComplaintPane)

    @property
    def pane(self) -> ComplaintPane:
        """What the record shows."""
        pane = self.window.pane
        assert isinstance(pane, ComplaintPane)
        self.stage.wait(lambda: pane.case is not None and pane.case.row_version == self.case.row_version, "case")
        return pane

    def part(self, kind: type[Part]) -> Part:
        """A part of the record, unfolded and in sight."""
        found = next(one for one in self.pane.sections if isinstance(one, kind))
        if not found.is_open:
            self.stage.click(found.heading)
        self.stage.settle()
        area = self.pane.findChild(QScrollArea)
        if area is not None:
            area.ensureWidgetVisible(found.heading)
            area.ensureWidgetVisible(found)
        return found

    def leave(self) -> None:
        """Close the record."""
        window = self.window
        self.stage.key("Ctrl+W", window)
        self.stage.gone(window)

    # -- doing

    def step(self, event: str, kind: type[Form]) -> Form:
        """Press the button of a step; returns its form."""
        self.stage.click(self.stage.button(self.pane, f"step_{event}"))
        return self.stage.opened(kind)

    def tool(self, name: str, kind: type[Form]) -> Form:
        """Press a button that is no step; returns its form."""
        self.stage.click(self.stage.button(self.pane, f"tool_{name}"))
        return self.stage.opened(kind)

    def save(self, form: FormDialog, values: Mapping[str, Any] | None = None) -> None:
        """Fill a form and save it; it closes."""
        fill(self.stage, form.form, values or {})
        self.stage.key("Ctrl+Return", form)
        self.stage.gone(form)

    def lines(self, form: LinesDialog[Any], lines: tuple[Mapping[str, Any], ...]) -> None:
        """Add lines one after the other."""
        for values in lines:
            self.stage.click(form.line_buttons["add"])
            self.save(self.stage.opened(LineDialog), values)

    def count_loss(self) -> None:
        """Open the lines of the loss."""
        self.stage.click(self.part(DecisionSection).loss_button)

    def opinion(self, block: str) -> OpinionDialog:
        """Open a block of the form by its code."""
        part = self.part(OpinionsSection)
        codes = [one.code for one in self.case.scheme.opinions]
        part.table.choose(codes.index(block) + 1)
        self.stage.click(part.button)
        return self.stage.opened(OpinionDialog)

    def sheet(self, kind: str) -> SheetDialog:
        """Open a written sheet that waits to be written."""
        part = self.part(SheetsSection)
        found = next(one for one in self.case.reports if one.kind == kind and one.state == "draft")
        part.table.choose(found.id)
        part.table.setFocus()
        self.stage.key("Return", part.table)
        return self.stage.opened(SheetDialog)

    def preview(self, form: str, edition: str) -> PrintPreview:
        """Show a form of the case in the preview."""
        offers = complaint_papers.offers(self.case)
        offer = next(one for one in offers if (one.form, one.edition) == (form, edition))
        print_offer(self.stage.desk, self.case.number, offer)
        preview = self.stage.opened(PrintPreview)
        self.stage.wait(preview.go.isEnabled, "printer")
        return preview


def window_of(stage: Stage, kind: type[RecordWidget]) -> RecordWindow:
    """The record window that shows a pane of this kind, once it is on the screen."""

    def arrived() -> RecordWindow | None:
        tops = [one for one in QApplication.topLevelWidgets() if isinstance(one, RecordWindow) and one.isVisible()]
        return next((one for one in tops if isinstance(one.pane, kind)), None)

    found = stage.wait(arrived, kind.__name__)
    found.activateWindow()
    stage.settle()
    return found


def close_preview(stage: Stage) -> None:
    """Leave the preview that is open."""
    preview = stage.opened(PrintPreview)
    stage.wait(preview.go.isEnabled, "printer")
    stage.key("Escape", preview)
    stage.gone(preview)


def fill(stage: Stage, form: FormGrid, values: Mapping[str, Any]) -> None:
    """Type words into their fields, choose in boxes; anything else is set."""
    for name, value in values.items():
        editor = form.editor(name)
        if isinstance(editor, QComboBox):
            place = editor.findData(value)
            if place >= 0:
                editor.setFocus()
                editor.setCurrentIndex(place)
            else:
                editor.setCurrentText(str(value))
        elif isinstance(editor, QLineEdit | QPlainTextEdit):
            editor.setFocus()
            editor.selectAll()
            stage.type(str(value), editor)
        else:
            form.set_values({name: value})


def press(stage: Stage, button: QPushButton) -> None:
    """Press a button of a record once it can be pressed."""
    stage.wait(lambda: button.isVisible() and button.isEnabled(), button.text())
    stage.click(button)
