"""What is done because of a survey, in its record."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core import clock
from app.core.i18n import shown, translate
from app.domain import permissions
from app.domain.survey import ACTION_STATES
from app.services import survey_actions
from app.services.survey_file import ActionLine, SurveyFile
from app.ui.desk import Desk
from app.ui.dialogs.survey_result import FinishSurveyActionDialog, SurveyActionDialog
from app.ui.theme import Tone
from app.ui.widgets.section import Row, Section, SmallTable


class ActionsSection(Section):
    """A table of the actions with what can be done with the one chosen."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(translate("survey", "Actions"), parent)
        self.desk = desk
        self._file: SurveyFile | None = None
        self.table = SmallTable((
            translate("survey", "What is done"), translate("survey", "Who"), translate("survey", "Due"),
            translate("survey", "State"), translate("survey", "Result"),
        ), most=6)  # fmt: skip
        self.table.setAccessibleName(translate("survey", "Actions"))
        self.new = self.add_button("add", translate("survey", "Add an action…"), self.open_new)
        self.done = self.add_button("complete", translate("survey", "Action done…"), self.open_done)
        self.dropped = self.add_button("void", translate("survey", "Drop the action…"), self.drop)
        self.table.opened.connect(lambda _row: self.open_done())
        self.add(self.table)

    def show_file(self, file: SurveyFile) -> None:
        """Show the actions; nothing at all where there cannot be any yet."""
        self._file = file
        role = self.desk.session.role
        may_add = "act" in file.actions_to
        is_open = any(one.state == "open" for one in file.actions)
        self.setVisible(may_add or bool(file.actions))
        self.new.setVisible(may_add)
        self.done.setVisible(is_open and permissions.allowed(role, "survey.record"))
        self.dropped.setVisible(is_open and permissions.allowed(role, "survey.plan"))
        self.table.put([_row(one) for one in file.actions])
        if is_open and not self._chosen():
            self.table.choose(next(one.id for one in file.actions if one.state == "open"))

    def open_new(self) -> None:
        """Add one."""
        if self._file is not None:
            SurveyActionDialog(self.desk, self._file, self.window()).open()

    def open_done(self) -> None:
        """The one chosen was done."""
        line = self._chosen()
        if line is not None and not self.done.isHidden():
            FinishSurveyActionDialog(self.desk, line, self.window()).open()

    def drop(self) -> None:
        """The one chosen will not be done."""
        line = self._chosen()
        if line is None:
            return
        reason = self.desk.prompts.ask_text(
            translate("survey", "Why is it dropped: {action}?").format(action=line.subject)
        )
        if reason:
            self.desk.bus.run(survey_actions.drop, line.id, seen_version=line.row_version, reason=reason)

    def _chosen(self) -> ActionLine | None:
        """The open action in hand."""
        lines = self._file.actions if self._file else ()
        return next((one for one in lines if one.id == self.table.current_id() and one.state == "open"), None)


def _row(one: ActionLine) -> Row:
    who = " ".join(part for part in (one.unit, one.person) if part)
    texts = (one.subject, who, one.due_on.isoformat(), shown(ACTION_STATES[one.state]), one.result or one.drop_reason)
    late = one.state == "open" and one.due_on < clock.today()
    return Row(one.id, texts, (Tone.NORMAL, Tone.NORMAL, Tone.LATE if late else Tone.NORMAL))
