"""The questionnaire of a survey: a table to type into, the usual questions to begin with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.domain import survey as rules
from app.domain.survey import Question
from app.services import survey_questions
from app.services.survey_file import SurveyFile
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.entry_table import EntryColumn, EntryTable
from app.ui.widgets.screen_fit import resize_within
from app.ui.widgets.section import link_button


class QuestionnaireDialog(FormDialog):
    """Questions one below the other, each with its kind and, where there are some, its choices."""

    help_page = "surveys"

    def __init__(self, desk: Desk, file: SurveyFile, parent: QWidget | None = None) -> None:
        title = translate("survey", "Questionnaire of {number}").format(number=file.number)
        super().__init__(desk, title, translate("survey", "Save the questions"), parent=parent)
        self._file = file
        self.explain(translate(
            "survey",
            "Choices stand one after the other, divided by semicolons; “=5” behind one gives its points for the score.",
        ))  # fmt: skip
        kinds = tuple((str(kind), shown(words)) for kind, words in rules.QUESTION_KINDS.items())
        self.table = EntryTable(
            (
                EntryColumn("kind", translate("survey", "Kind"), 110, choices=kinds),
                EntryColumn("wording", translate("survey", "Question"), 330),
                EntryColumn("options", translate("survey", "Choices"), 300),
                EntryColumn("may_be_empty", translate("survey", "May be left empty"), 90, tick=True, several=True),
            ),
            rows=11,
        )
        self.table.setAccessibleName(translate("survey", "Questions"))
        self.body.insertWidget(1, self.table)
        below = QHBoxLayout()
        self.usual = link_button(translate("survey", "Take the usual questions"), self.take_usual, self)
        self.up = link_button(translate("survey", "Move up"), lambda: self.move_row(-1), self)
        self.down = link_button(translate("survey", "Move down"), lambda: self.move_row(1), self)
        for button in (self.usual, self.up, self.down):
            below.addWidget(button)
        below.addStretch(1)
        self.body.insertLayout(2, below)
        self.put(file.questions)
        self.setMinimumWidth(820)
        resize_within(self, 960, 600)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first question."""
        super().showEvent(event)
        self.table.setCurrentCell(0, 1)
        self.table.setFocus()

    def put(self, questions: Iterable[Question]) -> None:
        """Show these questions."""
        self.table.set_rows([
            {
                "id": one.id, "kind": one.kind, "wording": one.wording, "options": rules.options_text(one.options),
                "may_be_empty": not one.is_required,
            }
            for one in questions
        ])  # fmt: skip

    def take_usual(self) -> None:
        """Fill in the questions that such a survey usually asks, behind what is there."""
        there = [self._question(row) for row in self.table.rows()]
        known = {one.wording for one in there}
        self.put([*there, *(one for one in survey_questions.usual(self._file.kind) if one.wording not in known)])

    def move_row(self, step: int) -> None:
        """Move the question in hand up or down."""
        rows = [row for _place, row in self.table.numbered_rows()]
        here = self.table.currentRow()
        if 0 <= here < len(rows) and 0 <= here + step < len(rows):
            rows[here], rows[here + step] = rows[here + step], rows[here]
            self.table.set_rows(rows)
            self.table.setCurrentCell(here + step, 1)
        self.table.setFocus()

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Put them on the sheet."""
        self.table.clear_errors()
        questions = []
        for place, row in self.table.numbered_rows():
            try:
                questions.append(self._question(row))
            except UserError as error:
                self._wrong(place, "options", error)
                return None
        return self.desk.bus.run(
            survey_questions.write, self._file.id, seen_version=self._file.row_version, questions=questions,
            on_error=self.on_error,
        )  # fmt: skip

    def on_error(self, error: UserError) -> None:
        """What is wrong with a question is shown in its row."""
        name, _, number = (error.field or "").partition(".")
        rows = self.table.numbered_rows()
        if name == "questions" and number.isdigit() and int(number) < len(rows):
            self._wrong(rows[int(number)][0], "wording", error)
            return
        super().on_error(error)

    def _wrong(self, row: int, field: str, error: UserError) -> None:
        self.table.set_error(row, field, error.text)
        text = translate("survey", "Question {place}: {error}").format(place=row + 1, error=error.text)
        super().on_error(UserError(text))

    @staticmethod
    def _question(row: dict[str, Any]) -> Question:
        options = rules.options_of(str(row["options"]))
        return Question(str(row["kind"]), str(row["wording"]), options, not row["may_be_empty"], int(row["id"]))
