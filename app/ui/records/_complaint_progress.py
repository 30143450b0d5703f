"""The way of a complaint: whose turn it was from when to when, slips about late turns, everything that happened."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import permissions
from app.domain.workflows import complaint as workflow
from app.domain.workflows import complaint_slip
from app.services.complaint_file import CaseFile, SlipLine, StageLine
from app.ui.desk import Desk
from app.ui.dialogs.complaint_progress import AcceptDialog, HandOnDialog
from app.ui.dialogs.complaint_slip import IssueSlipDialog
from app.ui.records._complaint_clocks import due_text, late_words
from app.ui.records._complaint_section import CaseSection, Opener
from app.ui.theme import Tone
from app.ui.widgets.section import Row, SmallTable, link_button

SLIP_TONES = {"issued": Tone.DUE, "answered": Tone.DONE, "void": Tone.PAUSED}


class ProgressSection(CaseSection):
    """The turns with their in- and out-dates (F46), the slips, the steps of the case."""

    title = QT_TRANSLATE_NOOP("complaint", "Stages")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        heads = (
            translate("complaint", "Stage"), translate("complaint", "In"), translate("complaint", "Out"),
            translate("complaint", "Due"),
        )  # fmt: skip
        self.stages = SmallTable(heads, stretch=0, most=9)
        self.stages.setAccessibleName(translate("complaint", "Stages"))
        self.stages.chosen.connect(lambda _id: self.show_offer())
        self.add(self.stages)
        self.offer = link_button("", self.issue, self, flush=True)
        self.add(self.offer)
        heads = (translate("complaint", "Slip"), translate("complaint", "Issued"), translate("complaint", "State"))
        self.slips = SmallTable(heads, stretch=0, most=5)
        self.slips.setAccessibleName(translate("complaint", "Reminder and late-cause slips"))
        self.slips.opened.connect(lambda row_id: desk.open_record("complaint_slip", row_id))
        self.add(self.slips)
        heads = (
            translate("complaint", "When"), translate("complaint", "What"), translate("complaint", "By"),
            translate("complaint", "Remark"),
        )  # fmt: skip
        self.events = SmallTable(heads, stretch=3, most=8)
        self.events.setAccessibleName(translate("complaint", "What happened"))
        self.add(self.events)

    def fill(self, case: CaseFile) -> str:
        """Show the turns; the line says what is late, else how many turns there were."""
        self.stages.put([_row(one) for one in case.stages])
        self.slips.put([_slip_row(one) for one in case.slips])
        self.slips.setVisible(bool(case.slips))
        labels = {one.event: shown(one.label) for one in workflow.machine(case.scheme).transitions}
        labels["register"] = translate("complaint", "Registered")
        self.events.put([
            Row(one.id, (_short(one.happened_at), labels.get(one.event, one.event), one.entered_by, one.note))
            for one in reversed(case.events)
        ])  # fmt: skip
        self.show_offer()
        late = sum(1 for one in case.stages if one.days_late)
        self.set_tone(Tone.LATE if any(one.slip_due for one in case.stages) else Tone.NORMAL)
        count = translate("complaint", "{count} turns").format(count=len(case.stages))
        return f"{count} · " + translate("complaint", "{count} late").format(count=late) if late else count

    def issue(self) -> None:
        """Issue the slip that a stage is due."""
        stage = self._due_stage()
        if self.case is not None and stage is not None:
            IssueSlipDialog(self.desk, self.case, stage, self.window()).open()

    def _due_stage(self) -> StageLine | None:
        """The chosen stage where it is due a slip, else the first that is."""
        stages = self.case.stages if self.case is not None else ()
        due = [one for one in stages if one.slip_due]
        return next((one for one in due if one.id == self.stages.current_id()), due[0] if due else None)

    def show_offer(self) -> None:
        """Offer the slip that the chosen turn is due, else the first that is due one."""
        stage = self._due_stage()
        may = permissions.allowed(self.desk.session.role, "complaint_slip.issue")
        self.offer.setVisible(stage is not None and may)
        if stage is None:
            return
        if stage.slip_due == "reminder":
            text = translate("complaint", "Remind {unit} of “{stage}”, {late}…")
        else:
            text = translate("complaint", "Ask {unit} why “{stage}” was {late}…")
        self.offer.setText(text.format(unit=stage.unit, stage=stage.name, late=late_words(stage.days_late)))


def _row(one: StageLine) -> Row:
    name = one.name if one.unit in one.name else f"{one.name} · {one.unit}"
    if one.skipped_reason:
        name = translate("complaint", "{stage} (passed over: {reason})").format(
            stage=one.name, reason=one.skipped_reason
        )
        return Row(one.id, (name, _short(one.entered_at), "", ""), (Tone.PAUSED,) * 4)
    due = due_text(one.due_at)[5:] if one.due_at else ""
    if one.days_late:
        due = translate("complaint", "{days} d late").format(days=one.days_late)
    tone = Tone.LATE if one.days_late else Tone.DUE if one.is_open else Tone.NORMAL
    texts = (name, _short(one.entered_at), _short(one.left_at) if one.left_at else "", due)
    return Row(one.id, texts, (tone,) * len(texts))


def _short(moment: datetime) -> str:
    """Without the year: the pane is narrow, and the head has the whole date."""
    return f"{clock.local(moment):%m-%d %H:%M}"


def _slip_row(one: SlipLine) -> Row:
    kind = shown(complaint_slip.KINDS[one.kind])
    texts = (f"{kind} {one.number}", _short(one.issued_at), complaint_slip.state_label(one.state))
    return Row(one.id, texts, (Tone.NORMAL, Tone.NORMAL, SLIP_TONES[one.state]))


def _accept(desk: Desk, case: CaseFile, window: QWidget) -> None:
    AcceptDialog(desk, case, window).open()


def _hand_on(desk: Desk, case: CaseFile, window: QWidget) -> None:
    HandOnDialog(desk, case, window).open()


OPENERS: dict[str, Opener] = {"verify": _accept, "hand_on": _hand_on}
