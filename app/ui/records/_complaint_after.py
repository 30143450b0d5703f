"""What follows a settlement: the return visit, corrective action, rewards and penalties, the archive."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.domain import penalty, permissions
from app.domain.archive import KINDS, STATES
from app.domain.workflows import complaint as workflow
from app.domain.workflows import corrective_action, return_visit
from app.domain.workflows import penalty as penalty_workflow
from app.services import archive_bundles, complaint_visits, corrective_actions, penalties
from app.services._complaint_lines import ActionPart
from app.services.complaint_file import CaseFile
from app.services.complaint_visits import CaseVisit
from app.ui.call_words import visit_state
from app.ui.desk import Desk
from app.ui.dialogs.complaint_visit import CaseVisitDialog, complain_again
from app.ui.dialogs.corrective_action import CorrectiveActionDialog
from app.ui.dialogs.hand_in import satisfaction_names
from app.ui.dialogs.penalty import PenaltyDialog
from app.ui.records._complaint_section import CaseSection, Opener
from app.ui.theme import Tone
from app.ui.widgets.section import Row, SmallTable, link_button
from app.ui.widgets.timeline import moment_text


class VisitSection(CaseSection):
    """The return visits of the case; dissatisfied, one key to another complaint."""

    title = QT_TRANSLATE_NOOP("complaint", "Return visit")
    states = frozenset(str(state) for state in workflow.SETTLED_STATES)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        heads = (translate("complaint", "Visit"), translate("complaint", "When"), translate("complaint", "Answer"))
        self.visits = SmallTable(heads, stretch=2, most=4)
        self.visits.setAccessibleName(translate("complaint", "Return visits of the complaint"))
        self.visits.opened.connect(lambda row_id: desk.open_record("return_visit", row_id))
        self.add(self.visits)
        self.again = link_button(
            translate("complaint", "The customer is dissatisfied: register a new complaint…"), self._complain, self,
            flush=True,
        )  # fmt: skip
        self.add(self.again)
        self.close_unreached = link_button(
            translate("complaint", "Nobody is reached any more: close the visit…"), self._close_unreached, self,
            flush=True,
        )  # fmt: skip
        self.add(self.close_unreached)

    def fill(self, case: CaseFile) -> str | None:
        """Show them; the line says when it is due, or what the customer said."""
        sees = permissions.allowed(self.desk.session.role, "visit.view")
        found = complaint_visits.of_case(case.id) if sees else ()
        self.visits.put([_visit_row(one) for one in found])
        self.again.setVisible(return_visit.is_dissatisfied(case.satisfaction))
        given_up = bool(found) and found[-1].state == "unreachable"
        self.close_unreached.setVisible(given_up and "visit" in case.actions)
        if case.unreached:
            self.set_tone(Tone.DUE)
            words = translate("complaint", "not reached: {reason}").format(reason=case.unreached)
            return f"{case.visited_by} · {words}"
        if case.visited_at is not None:
            mark = satisfaction_names().get(case.satisfaction or 0, "")
            self.set_tone(Tone.LATE if return_visit.is_dissatisfied(case.satisfaction) else Tone.DONE)
            return f"{moment_text(case.visited_at)} · {case.visited_by} · {mark}"
        if case.visit_due_on is None or not case.is_open:
            return None
        late = case.visit_due_on < clock.today()
        self.set_tone(Tone.LATE if late else Tone.DUE)
        return translate("complaint", "due {day}").format(day=case.visit_due_on.isoformat())

    def _close_unreached(self) -> None:
        case = self.case
        if case is None:
            return
        question = translate("complaint", "Why is {number} closed without the customer's answer?")
        reason = self.desk.prompts.ask_text(question.format(number=case.number))
        if reason:
            self.desk.bus.run(
                complaint_visits.close_unreached, case.id, seen_version=case.row_version, reason=reason
            )  # fmt: skip

    def _complain(self) -> None:
        if self.case is not None:
            complain_again(self.desk, self.case.id, self.window())


class CorrectionSection(CaseSection):
    """What is changed so that it does not happen again, or why nothing is."""

    title = QT_TRANSLATE_NOOP("complaint", "Corrective action")
    states = frozenset({"visited"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        heads = (
            translate("corrective_action", "What is done"), translate("corrective_action", "Due"),
            translate("corrective_action", "State"),
        )  # fmt: skip
        self.measures = SmallTable(heads, stretch=0, most=6)
        self.measures.setAccessibleName(translate("complaint", "Corrective actions of the complaint"))
        self.measures.opened.connect(lambda row_id: desk.open_record("corrective_action", row_id))
        self.add(self.measures)
        self.exempt_words = QLabel(self)
        self.exempt_words.setWordWrap(True)
        self.add(self.exempt_words)
        role = desk.session.role
        if permissions.allowed(role, "corrective_action.record"):
            self.new = self.add_button("add", translate("complaint", "New corrective action"), self.open_new)
        if permissions.allowed(role, "corrective_action.check"):
            self.exempt = self.add_button(
                "free", translate("complaint", "No corrective action, because…"), self._exempt
            )

    def fill(self, case: CaseFile) -> str | None:
        """Show them; the line says how many are open."""
        found = case.corrective_actions
        self.measures.put([_action_row(one) for one in found])
        self.measures.setVisible(bool(found))
        self.exempt_words.setText(translate("complaint", "Exempt: {reason}").format(reason=case.exempt_reason))
        self.exempt_words.setVisible(bool(case.exempt_reason))
        for name in ("new", "exempt"):
            if hasattr(self, name):
                getattr(self, name).setVisible(case.is_open)
        if not case.is_open and not found and not case.exempt_reason:
            return None
        waiting = [one for one in found if one.state in corrective_action.OPEN_STATES]
        late = any(_is_late(one) for one in waiting)
        self.set_tone(Tone.LATE if late else Tone.DUE if waiting else Tone.NORMAL)
        if found:
            text = translate("complaint", "{open} of {count} not found effective yet")
            return text.format(open=len(waiting), count=len(found)) if waiting else translate("complaint", "effective")
        if case.exempt_reason:
            return translate("complaint", "none is followed")
        asked = case.scheme.correction == "required" or case.tracks_improvement
        return translate("complaint", "to be opened") if asked else translate("complaint", "none")

    def open_new(self) -> None:
        """Another action of the case."""
        if self.case is not None:
            about = f"{self.case.number} · {self.case.customer_name}\n{self.case.cause}".strip()
            CorrectiveActionDialog(self.desk, self.case.id, about, parent=self.window()).open()

    def _exempt(self) -> None:
        case = self.case
        if case is None:
            return
        question = translate("complaint", "Why is no corrective action followed in {number}?")
        reason = self.desk.prompts.ask_text(question.format(number=case.number), case.exempt_reason)
        if reason:
            self.desk.bus.run(corrective_actions.exempt, case.id, seen_version=case.row_version, reason=reason)
        elif reason == "" and case.exempt_reason:
            self.desk.bus.run(corrective_actions.track, case.id, seen_version=case.row_version)


class PenaltySection(CaseSection):
    """Notices of the case; nothing of them is shown while they are switched off and there are none."""

    title = QT_TRANSLATE_NOOP("complaint", "Rewards and penalties")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        heads = (
            translate("penalty", "Whom"), translate("penalty", "Step"), translate("penalty", "Fine"),
            translate("penalty", "State"),
        )  # fmt: skip
        self.notices = SmallTable(heads, stretch=0, most=6)
        self.notices.setAccessibleName(translate("complaint", "Reward and penalty notices of the complaint"))
        self.notices.opened.connect(lambda row_id: desk.open_record("penalty", row_id))
        self.add(self.notices)
        self.new = self.add_button("add", translate("complaint", "New notice"), self.open_new)

    def fill(self, case: CaseFile) -> str | None:
        """Show them; the line sums up the fines."""
        role = self.desk.session.role
        enabled = penalties.is_enabled() and permissions.allowed(role, "penalty.view")
        if not enabled and not case.penalties:
            return None
        self.new.setVisible(enabled and permissions.allowed(role, "penalty.change") and case.state != "void")
        self.notices.put([
            Row(one.id, (
                " ".join(part for part in (one.unit, one.person) if part), penalty.step_words(one.step),
                format_yuan(one.fine), penalty_workflow.state_label(one.state),
            ))
            for one in case.penalties
        ])  # fmt: skip
        standing = [one for one in case.penalties if one.state not in ("void", "withdrawn")]
        if not standing:
            return translate("complaint", "none")
        text = translate("complaint", "{count} notices, {amount}")
        return text.format(count=len(standing), amount=format_yuan(sum(one.fine for one in standing), symbol=True))

    def open_new(self) -> None:
        """Another notice of the case."""
        if self.case is not None:
            about = f"{self.case.number} · {self.case.customer_name}"
            PenaltyDialog(self.desk, self.case.id, about, parent=self.window()).open()


class ArchiveSection(CaseSection):
    """When the case was archived, and the booklets that it is bound into."""

    title = QT_TRANSLATE_NOOP("complaint", "Archive")
    states = frozenset({"archived"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        heads = (translate("complaint", "Booklet"), translate("complaint", "Which"), translate("complaint", "State"))
        self.bundles = SmallTable(heads, stretch=1, most=4)
        self.bundles.setAccessibleName(translate("complaint", "Booklets with the complaint"))
        self.bundles.opened.connect(lambda row_id: desk.open_record("archive_bundle", row_id))
        self.add(self.bundles)

    def fill(self, case: CaseFile) -> str | None:
        """Show them; the line says since when it is archived."""
        if case.archived_at is None:
            return None
        self.bundles.put([
            Row(one.id, (one.number, f"{shown(KINDS[one.kind])} {one.subject}", shown(STATES[one.state])))
            for one in case.bundles
        ])  # fmt: skip
        self.bundles.setVisible(bool(case.bundles))
        bound = [one.number for one in case.bundles if one.state == "bound"]
        return " · ".join((moment_text(case.archived_at), *bound))


def _visit_row(one: CaseVisit) -> Row:
    mark = satisfaction_names().get(one.satisfaction or 0, "")
    when = moment_text(one.done_at) if one.done_at else one.due_on.isoformat()
    said = " · ".join(part for part in (mark, one.visitor, one.comment) if part)
    late = one.state == "due" and one.due_on < clock.today()
    low = Tone.LATE if one.is_dissatisfied else Tone.NORMAL
    return Row(one.id, (one.number, when, said or visit_state(one.state)), (
        Tone.NORMAL, Tone.LATE if late else Tone.NORMAL, low,
    ))  # fmt: skip


def _action_row(one: ActionPart) -> Row:
    due = one.check_due_on if one.state == "done" else one.due_on
    texts = (one.action, due.isoformat() if due else "", corrective_action.state_label(one.state))
    tone = Tone.LATE if _is_late(one) or one.state == "ineffective" else Tone.NORMAL
    return Row(one.id, texts, (Tone.NORMAL, tone, tone))


def _is_late(one: ActionPart) -> bool:
    due = {"open": one.due_on, "done": one.check_due_on}.get(one.state)
    return due is not None and due < clock.today()


def _visit(desk: Desk, case: CaseFile, window: QWidget) -> None:
    CaseVisitDialog(desk, case, window).open()


def _correct(desk: Desk, case: CaseFile, window: QWidget) -> None:
    desk.bus.run(corrective_actions.correct, case.id, seen_version=case.row_version)


def _archive(desk: Desk, case: CaseFile, window: QWidget) -> None:
    question = translate("complaint", "Put {number} to the archive? Nothing of it can be changed then.")
    if desk.prompts.confirm(question.format(number=case.number), translate("complaint", "Archive")):
        desk.bus.run(archive_bundles.archive, case.id, seen_version=case.row_version)


OPENERS: dict[str, Opener] = {"visit": _visit, "correct": _correct, "archive": _archive}
