"""The form of a relationship assessment (F07): indicators with weights that add to 100 %, scores, advice, copies."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from app.core import clock
from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.domain import assessment as rules
from app.domain.assessment import Weighted
from app.services import assessments
from app.services.assessments import IndicatorLine
from app.ui.desk import Desk
from app.ui.dialogs.care_plan import TickList
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.theme import SPACE, mark
from app.ui.widgets.entry_table import EntryColumn, EntryTable
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.screen_fit import resize_within
from app.ui.widgets.section import link_button

_SCORE = 2
"""The column of the scores."""


class AdviceChoice(QWidget):
    """Improve, keep or end: one of three."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group = QButtonGroup(self)
        self._codes = list(rules.ADVICE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        for place, words in enumerate(rules.ADVICE.values()):
            button = QRadioButton(shown(words), self)
            self.group.addButton(button, place)
            row.addWidget(button)
            if place == 0:
                self.setFocusProxy(button)
        row.addStretch(1)

    def value(self) -> str:
        """The code chosen, empty while none is."""
        place = self.group.checkedId()
        return self._codes[place] if place >= 0 else ""

    def set_value(self, code: str) -> None:
        """Choose one."""
        if code in self._codes:
            self.group.button(self._codes.index(code)).setChecked(True)


class AssessmentEditor(FormDialog):
    """A new assessment of a customer; the sum of the weights and the final score follow what is typed."""

    help_page = "relationship#assessment"

    def __init__(self, desk: Desk, customer_id: int, title: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, title, translate("assessment", "Save the assessment"), parent=parent, columns=2)
        self._customer_id = customer_id
        self._suggested = ""
        columns = (
            EntryColumn("indicator", translate("assessment", "Indicator"), 170),
            EntryColumn("weight", translate("assessment", "Weight %"), 74, right=True),
            EntryColumn("score", translate("assessment", "Score 0–100"), 104, right=True),
            EntryColumn("evidence", translate("assessment", "Evidence"), 240),
            EntryColumn("remark", translate("assessment", "Remark"), 130),
        )
        self.lines = EntryTable(columns, rows=9)
        self.lines.setAccessibleName(translate("assessment", "Indicators"))
        self.lines.edited.connect(self.work_out)
        self.sums = QLabel(self)
        self.keep = link_button(translate("assessment", "Keep as the branch's list"), self.keep_list, self)
        self.body.insertWidget(1, self.lines)
        below = QHBoxLayout()
        below.addWidget(self.sums, 1)
        below.addWidget(self.keep)
        self.body.insertLayout(2, below)
        self._fill_form()
        language = desk.session.language or "zh_CN"
        self.lines.set_rows([
            {"indicator": line.indicator, "weight": _percent(line.weight), "score": ""}
            for line in assessments.indicators(language)
        ])  # fmt: skip
        self.setMinimumWidth(820)
        resize_within(self, 860, 690)
        self.work_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the first score."""
        super().showEvent(event)
        self.lines.setCurrentCell(0, _SCORE)
        self.lines.setFocus()

    def work_out(self) -> None:
        """Show the sum of the weights and, once everything is scored, the final score with what it suggests."""
        self.lines.clear_errors()
        try:
            wanted = self._weighted()
            total = sum(line.weight for line in wanted)
        except UserError:
            self.sums.setText("")
            return
        words = translate("assessment", "Weights together: {sum}").format(sum=rules.percent_text(total))
        whole = total == rules.WHOLE
        if whole and all(str(row["score"]) for row in self.lines.rows()):
            score = rules.total(wanted)
            words += "   " + translate("assessment", "Final score: {score}").format(score=rules.score_text(score))
            self._suggest(rules.suggested_grade(score), rules.suggested_advice(score))
        self.sums.setText(words)
        mark(self.sums, role="" if whole else "error")

    def keep_list(self) -> None:
        """Make these indicators and weights the branch's own list."""
        try:
            lines = self._typed(scored=False)
        except UserError as error:
            self.on_error(error)
            return
        said = translate("assessment", "New assessments begin with these indicators.")
        self.desk.bus.run(assessments.keep_indicators, lines=lines, on_error=self.on_error, said=said)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter it."""
        try:
            lines = self._typed(scored=True)
        except UserError as error:
            self.on_error(error)
            return None
        return self.desk.bus.run(
            assessments.record, customer_id=self._customer_id, lines=lines, on_error=self.on_error, **values
        )

    def on_error(self, error: UserError) -> None:
        """A wrong line is marked in the table, too."""
        place, _, field = (error.field or "").removeprefix("lines.").partition(".")
        if place.isdigit() and field:
            rows = self.lines.numbered_rows()
            self.lines.set_error(rows[int(place)][0] if int(place) < len(rows) else 0, field, error.text)
        super().on_error(error)

    def _fill_form(self) -> None:
        grade = QComboBox()
        for one in rules.GRADES:
            grade.addItem(one, one)
        form = self.form
        form.add("grade", translate("assessment", "Customer grade"), grade)
        form.add("advice", translate("assessment", "Advice"), AdviceChoice(), required=True, wide=True)
        form.add("remark", translate("assessment", "Remark"), LongText(2), wide=True)
        form.add("assessed_on", translate("assessment", "Day"), DateEdit())
        form.add("assessor", translate("assessment", "Assessor"), QLineEdit())
        names = {name: name for name in assessments.receivers()}
        form.add(
            "copies_to", translate("assessment", "Copies to"), TickList(names, assessments.RECEIVERS, rows=3), wide=True
        )
        form.set_values({"assessed_on": clock.today(), "assessor": self.desk.session.full_name})

    def _suggest(self, grade: str, advice: str) -> None:
        """Follow the score until the assessor decides otherwise."""
        if self._suggested == grade + advice:
            return
        self._suggested = grade + advice
        self.form.set_values({"grade": grade, "advice": advice})

    def _weighted(self) -> list[Weighted]:
        """Weights and scores as far as typed; an empty score counts 0."""
        return [
            Weighted(_tenths(str(row["weight"]), place), _points(str(row["score"]) or "0", place))
            for place, row in enumerate(self.lines.rows())
        ]

    def _typed(self, *, scored: bool) -> tuple[IndicatorLine, ...]:
        """The lines. Raises UserError naming the cell."""
        return tuple(
            IndicatorLine(
                str(row["indicator"]),
                _tenths(str(row["weight"]), place),
                _points(str(row["score"]), place) if scored else 0,
                str(row["evidence"]),
                str(row["remark"]),
            )
            for place, row in enumerate(self.lines.rows())
        )


def _percent(tenths: int) -> str:
    return rules.percent_text(tenths).removesuffix(" %")


def _tenths(typed: str, place: int) -> int:
    """A weight as people type it (12.5, 12.5%) in tenths of a percent."""
    whole, _, part = typed.replace("％", "").replace("%", "").replace("．", ".").strip().partition(".")
    if not whole.isdecimal() or not (part == "" or (len(part) == 1 and part.isdecimal())):
        text = translate("assessment", "A weight is a percentage with at most one decimal.")
        raise UserError(text, f"lines.{place}.weight")
    return int(whole) * 10 + int(part or 0)


def _points(typed: str, place: int) -> int:
    """A score as people type it."""
    if not typed.strip().isdecimal():
        raise UserError(translate("assessment", "A score is a whole number from 0 to 100."), f"lines.{place}.score")
    return int(typed)


def void_assessment(desk: Desk, file: assessments.AssessmentFile) -> None:
    """Void an assessment, asking why."""
    reason = desk.prompts.ask_text(translate("assessment", "Why is {number} voided?").format(number=file.number))
    if reason:
        desk.bus.run(assessments.void, assessment_id=file.id, seen_version=file.row_version, reason=reason)
