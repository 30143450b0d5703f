"""A relationship assessment: its indicators, the final score, the advice, who got a copy (F07)."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import permissions
from app.domain.assessment import ADVICE, percent_text, score_text
from app.services import assessments
from app.services.assessments import AssessedLine, AssessmentFile
from app.ui.desk import Desk
from app.ui.dialogs.assessment import void_assessment
from app.ui.icons import icon
from app.ui.papers import print_form
from app.ui.records import RecordPane
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Row, SmallTable, chip, link_button, set_chip

ADVICE_TONES = {"improve": Tone.DUE, "keep": Tone.DONE, "end": Tone.LATE}


class AssessmentPane(LivePane):
    """The assessment as it was made; void it, or print it."""

    kinds = ("relationship_assessment", "customer")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.file: AssessmentFile | None = None
        self.head = Head(self)
        self.advice, self.void = chip("", parent=self), chip("", parent=self)
        for label in (self.advice, self.void):
            self.head.chips.addWidget(label)
        self.customer = link_button("", self._open_customer, self, flush=True)
        heads = (
            translate("assessment", "Indicator"), translate("assessment", "Weight"), translate("assessment", "Score"),
            translate("assessment", "Evidence"),
        )  # fmt: skip
        self.lines = SmallTable(heads, most=20)
        self.lines.setAccessibleName(translate("assessment", "Indicators"))
        self.facts = Facts(2, self)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addWidget(self.customer)
        column.addLayout(self._buttons())
        column.addWidget(self.lines)
        column.addWidget(self.facts)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the assessment and show it."""
        file = self.file = assessments.file(row_id)
        score = translate("assessment", "{score} points, grade {grade}").format(
            score=score_text(file.total), grade=file.grade
        )
        self.head.set_words(file.number, score)
        set_chip(self.advice, shown(ADVICE[file.advice]), ADVICE_TONES[file.advice])
        set_chip(self.void, translate("assessment", "Void") if file.state == "void" else "", Tone.LATE)
        self.customer.setText(file.customer_name)
        self.lines.put([
            Row(place, (line.indicator, percent_text(line.weight), str(line.score), _told(line)))
            for place, line in enumerate(file.lines, 1)
        ])  # fmt: skip
        self.facts.set_facts((
            (translate("assessment", "Assessed"), file.assessed_on.isoformat()),
            (translate("assessment", "Assessor"), file.assessor),
            (translate("assessment", "Remark"), file.remark),
            (translate("assessment", "Copies to"), "、".join(file.receivers)),
            (translate("assessment", "Void because"), file.void_reason),
        ))  # fmt: skip
        may = permissions.allowed(self.desk.session.role, "assessment.void")
        self.void_button.setVisible(may and file.state == "valid")

    def print_assessment(self) -> None:
        """Print it with its distribution list."""
        if self.file is not None:
            print_form(self.desk, "relationship_assessment", self.file.number)

    def _buttons(self) -> FlowLayout:
        self.print_button = QPushButton(icon("print"), translate("assessment", "Print"), self)
        self.print_button.clicked.connect(lambda _on: self.print_assessment())
        self.void_button = QPushButton(icon("void"), translate("assessment", "Void…"), self)
        self.void_button.clicked.connect(lambda _on: void_assessment(self.desk, self.file) if self.file else None)
        row = FlowLayout(SPACE // 2)
        row.addWidget(self.print_button)
        row.addWidget(self.void_button)
        return row

    def _open_customer(self) -> None:
        if self.file is not None:
            self.desk.open_record("customer", self.file.customer_id)


def _told(line: AssessedLine) -> str:
    return "; ".join(part for part in (line.evidence, line.remark) if part)


RECORD = RecordPane(
    name="relationship_assessment", build=AssessmentPane, title=QT_TRANSLATE_NOOP("records", "Assessment"),
    icon="relationship_assessment",
    help_page="relationship#assessment",
)  # fmt: skip
