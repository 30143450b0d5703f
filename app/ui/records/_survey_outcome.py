"""The result of a survey in its record: who answered, the questions with their figures, the chart of one of them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.i18n import translate
from app.domain.charts import Chart
from app.domain.shares import share_text
from app.domain.survey import RESPONDENT_STATES, score_text
from app.domain.survey_results import QuestionResult, Results, chart_of, response_chart, scores_chart
from app.ledgers._declaration import Condition, Operator
from app.services import survey_file
from app.services.survey_file import SurveyFile
from app.ui.desk import Desk
from app.ui.survey_words import labels
from app.ui.widgets.chart import ChartView
from app.ui.widgets.section import Row, Section, SmallTable, link_button

_RESPONSE, _SCORES = 1, 2
"""Ids of the two rows above those of the questions, which begin at 10."""
_FIRST_QUESTION = 10
_MOST_TEXTS = 200


class OutcomeSection(Section):
    """Before the launch the questions only; then figures and a chart. A part of the first chart opens its sheets."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(translate("survey", "Questions and result"), parent)
        self.desk = desk
        self.waiting = 0
        self._file: SurveyFile | None = None
        self._found: Results | None = None
        self.table = SmallTable(
            (
                "#", translate("survey", "Question"), translate("survey", "Answered"), translate("survey", "Mean"),
                translate("survey", "Share satisfied"),
            ),
            stretch=1, most=9,
        )  # fmt: skip
        self.table.setAccessibleName(translate("survey", "Questions"))
        self.table.chosen.connect(self._show_chart)
        self.chart = ChartView(self)
        self.chart.setFixedHeight(210)
        self.chart.setMinimumWidth(200)  # a record is narrow beside its ledger on a small screen
        self.chart.opened.connect(self._open_sheets)
        self.texts = SmallTable((translate("survey", "In their own words"),), most=8)
        self.sheets = link_button("", self._open_all, self, flush=True)
        for part in (self.sheets, self.chart, self.texts, self.table):
            self.add(part)

    def show_file(self, file: SurveyFile) -> None:
        """Show the questions and, once it is launched, what was answered."""
        again = self._file is not None and self._file.id == file.id
        kept = self.table.current_id() if again else _RESPONSE
        self._file = file
        self._found = survey_file.outcome(file.id, labels()) if file.launched_at else None
        found = self._found
        self.waiting = found.states["pending"] if found else 0
        self.sheets.setVisible(found is not None)
        for column in (2, 3, 4):
            self.table.setColumnHidden(column, found is None)
        if found is None:
            self.chart.hide()
            self.texts.hide()
            self.table.put([
                Row(_FIRST_QUESTION + place, (str(place + 1), one.wording + (" *" if one.is_required else "")))
                for place, one in enumerate(file.questions)
            ])  # fmt: skip
            return
        text = translate("survey", "Sheets: {sent}, answered {answered}, still waiting {waiting}")
        self.sheets.setText(text.format(sent=found.sent, answered=found.answered, waiting=self.waiting))
        response = "–" if found.response is None else share_text(found.response)
        rows = [Row(_RESPONSE, ("", translate("survey", "Answers and silence"), str(found.answered), "", response))]
        if any(one.question.is_scored for one in found.questions):
            mean = score_text(found.score)
            rows.append(Row(_SCORES, ("", translate("survey", "Mean points by question"), "", mean, "")))
        rows += [_row(place, one) for place, one in enumerate(found.questions)]
        self.table.put(rows)
        self.table.choose(kept or _RESPONSE)
        self._show_chart(self.table.current_id() or _RESPONSE)

    def _show_chart(self, row_id: int) -> None:
        found = self._found
        if found is None:
            return
        chart: Chart | None
        texts: tuple[str, ...] = ()
        if row_id == _RESPONSE:
            chart = response_chart(found, labels())
        elif row_id == _SCORES:
            chart = scores_chart(found, labels())
        else:
            one = found.questions[row_id - _FIRST_QUESTION]
            chart, texts = chart_of(one), one.texts
        self.chart.show_chart(chart)
        self.chart.setVisible(chart is not None)
        self.texts.put([Row(place, (words,)) for place, words in enumerate(texts[:_MOST_TEXTS], 1)])
        self.texts.setVisible(bool(texts))

    def _open_sheets(self, part: int) -> None:
        """The sheets of one state, when the chart shows the states."""
        if self._file is not None and self.table.current_id() in (0, _RESPONSE):
            state = list(RESPONDENT_STATES)[part]
            self._open(Condition("state", Operator.EQ, state))

    def _open_all(self) -> None:
        self._open()

    def _open(self, *more: Condition) -> None:
        if self._file is not None:
            conditions = (Condition("survey_id", Operator.EQ, self._file.id), *more)
            self.desk.show_rows("survey_respondents", conditions=conditions)


def _row(place: int, one: QuestionResult) -> Row:
    satisfied = "–" if one.satisfied is None else share_text(one.satisfied)
    texts = (str(place + 1), one.question.wording, str(one.answered), score_text(one.mean), satisfied)
    return Row(_FIRST_QUESTION + place, texts)
