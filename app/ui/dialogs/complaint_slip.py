"""A slip about a late stage (F56, F57): issued and shown for printing, its answer entered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import translate
from app.core.record import replaced
from app.domain.workflows import complaint_slip as workflow
from app.services import complaint_slips, issuing, staff
from app.services.complaint_file import CaseFile, StageLine
from app.services.complaint_slips import SlipFile
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.hand_back import people_box
from app.ui.dialogs.store_printing import print_issued
from app.ui.papers import choice_of, may_print
from app.ui.records._complaint_clocks import late_words
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.pdf_joining import joined

_DAYS_TO_ANSWER = 2


class IssueSlipDialog(FormDialog):
    """The slip that a stage is due: what the unit is asked, by when it answers; issued, it goes to the preview."""

    help_page = "complaints#progress"

    def __init__(self, desk: Desk, case: CaseFile, stage: StageLine, parent: QWidget | None = None) -> None:
        self._case, self._stage, self._kind = case, stage, stage.slip_due
        if self._kind == "reminder":
            title = translate("complaint_slip", "Remind {unit}").format(unit=stage.unit)
        else:
            title = translate("complaint_slip", "Ask {unit} why it was late").format(unit=stage.unit)
        super().__init__(desk, title, translate("complaint_slip", "Issue and print"), parent=parent)
        about = translate("complaint_slip", "{case}, {stage}: {late}.")
        self.explain(about.format(case=case.number, stage=stage.name, late=late_words(stage.days_late)))
        form = self.form
        form.add("asks", translate("complaint_slip", "What is asked"), LongText(4), required=True)
        form.add("answer_due_on", translate("complaint_slip", "Answer by"), DateEdit(earliest=clock.today()))
        due = clock.today() + timedelta(days=_DAYS_TO_ANSWER)
        form.set_values({"asks": complaint_slips.ASKS[self._kind], "answer_due_on": due})
        self.setMinimumWidth(520)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Issue it."""
        if not may_print(self.desk, [values["asks"], self._case.customer_name, self._case.product_name]):
            return None
        changes = self.desk.bus.run(
            complaint_slips.issue, self._stage.id, kind=self._kind, on_error=self.on_error, **values
        )
        if changes is not None:
            desk, form, slip_id = self.desk, workflow.FORMS[self._kind], changes.result
            QTimer.singleShot(0, lambda: print_issued(desk, form, slip_id))  # the preview would close with this form
        return changes


class AnswerSlipDialog(FormDialog):
    """What the unit answered, who and when; on a late-cause slip also why it was late."""

    help_page = "complaints#progress"

    def __init__(self, desk: Desk, slip: SlipFile, parent: QWidget | None = None) -> None:
        title = translate("complaint_slip", "Answer to {number}").format(number=slip.number)
        super().__init__(desk, title, translate("complaint_slip", "Save"), parent=parent)
        self._slip = slip
        self.explain(f"{slip.unit} · {slip.stage_name}\n{slip.asks}")
        form = self.form
        late = slip.kind == "late_cause"
        form.add("cause", translate("complaint_slip", "Why it was late"), LongText(3), required=late)
        form.add("answer", translate("complaint_slip", "Answer"), LongText(3), required=True)
        names = tuple(one.name for one in staff.listing())
        form.add("answered_by", translate("complaint_slip", "Answered by"), people_box(names), required=True)
        form.add("answered_on", translate("complaint_slip", "Answered on"), DateEdit(latest=clock.today()))
        form.set_values({"answered_on": clock.today()})
        self.setMinimumWidth(520)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter it."""
        slip = self._slip
        return self.desk.bus.run(
            complaint_slips.answer, slip.id, seen_version=slip.row_version, on_error=self.on_error, **values
        )


def void_slip(desk: Desk, slip: SlipFile) -> None:
    """Void a slip after asking why."""
    question = translate("complaint_slip", "Why is {number} void? The number stays used.").format(number=slip.number)
    reason = desk.prompts.ask_text(question)
    if reason:
        desk.bus.run(complaint_slips.void, slip.id, seen_version=slip.row_version, reason=reason)


class SlipSheets:
    """Slips that were issued together as one paper, every copy logged."""

    def __init__(self, desk: Desk, slip_ids: Sequence[int]) -> None:
        self._desk, self._ids = desk, tuple(slip_ids)
        self.copies: tuple[issuing.Copy, ...] = ()

    def draw(self, paper: str = "") -> bytes:
        """The next copy of every slip. Raises UserError when what is kept of one was altered."""
        self.copies = tuple(complaint_slips.for_printing(one, paper=paper) for one in self._ids)
        return joined([copy.pdf for copy in self.copies])

    def log(self, printer: str, copies: int) -> bool:
        """They have left the program; whether that could be put on record."""
        run = self._desk.bus.run
        told = [
            run(complaint_slips.printed, slip_id, printer=printer, copies=copies, reprint=copy.reprint)
            for slip_id, copy in zip(self._ids, self.copies, strict=True)
        ]
        return None not in told


def issue_many(desk: Desk, stage_ids: Sequence[int]) -> None:
    """Issue the slips that these turns are due, after asking, and show them for printing."""
    question = translate("complaint_slip", "Issue the slips that {count} turns are due?").format(count=len(stage_ids))
    if not desk.prompts.confirm(question, translate("complaint_slip", "Issue and print")):
        return
    due = clock.today() + timedelta(days=_DAYS_TO_ANSWER)
    changes = desk.bus.run(complaint_slips.issue_due, stage_ids=tuple(stage_ids), answer_due_on=due)
    if changes is None:
        return
    sheets = SlipSheets(desk, sorted(changes.touched["complaint_slip"]))
    pdf = sheets.draw()
    choice = replaced(choice_of("reminder_slip", sheets.draw), saved=lambda path: sheets.log(path.name, 1))
    title = translate("complaint_slip", "Slips to units ({count})").format(count=len(sheets.copies))
    desk.print_paper(pdf, title, sheets.log, choice)
