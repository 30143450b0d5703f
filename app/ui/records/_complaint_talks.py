"""The talks with the customer about a complaint (R118), the promise first; and voiding the case."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import permissions
from app.domain.complaint import CHANNELS, CONTACT_KINDS
from app.services import complaints
from app.services._complaint_lines import ContactLine
from app.services.complaint_file import CaseFile
from app.ui.desk import Desk
from app.ui.dialogs.complaint_talk import TalkDialog
from app.ui.records._complaint_section import CaseSection, Opener
from app.ui.theme import Tone
from app.ui.widgets.section import Row, SmallTable

_MOST = 8


class TalksSection(CaseSection):
    """A line a talk, the latest first."""

    title = QT_TRANSLATE_NOOP("complaint", "Talks and promises")
    states = frozenset({"negotiating"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        heads = (
            translate("complaint", "When"),
            translate("complaint", "What about"),
            translate("complaint", "What was said"),
        )
        self.table = SmallTable(heads, stretch=2, most=_MOST)
        self.table.setAccessibleName(shown(self.title))
        self.add(self.table)
        self.more = self.add_button("add", translate("complaint", "Enter a talk…"), self.enter)
        self.more.setVisible(permissions.allowed(desk.session.role, "complaint.change"))

    def fill(self, case: CaseFile) -> str:
        """Show the talks; the line is what was promised, and the last talk."""
        latest = list(reversed(case.contacts))
        self.table.put([
            Row(one.id, (_day_of(one), shown(CONTACT_KINDS.get(one.kind, one.kind)), _said(one)))
            for one in latest
        ])  # fmt: skip
        self.table.setVisible(bool(latest))
        is_late = case.promised_on is not None and case.settled_at is None and case.promised_on < clock.today()
        self.set_tone(Tone.LATE if is_late else Tone.NORMAL)
        promise = ""
        if case.promised_on is not None:
            promise = translate("complaint", "Promised for {day}").format(day=case.promised_on.isoformat())
        last = latest[0].words if latest else translate("complaint", "none yet")
        return " · ".join(part for part in (promise, last) if part)

    def enter(self) -> None:
        """Write a talk down."""
        if self.case is not None:
            TalkDialog(self.desk, self.case, parent=self.window()).open()


def _day_of(one: ContactLine) -> str:
    """Without the year: the words need the room."""
    return f"{clock.local(one.happened_at):%m-%d %H:%M}"


def _said(one: ContactLine) -> str:
    """What was said, then by whom to whom and how: the pane is narrow, and the whole line is its tooltip."""
    way = shown(CHANNELS.get(one.channel, one.channel))
    parts = (one.words.replace("\n", " "), one.spoken_to, one.told_by, way)
    return " · ".join(part for part in parts if part)


def void(desk: Desk, case: CaseFile, window: QWidget) -> None:
    """It was registered by mistake."""
    question = translate("complaint", "Why is {number} void?").format(number=case.number)
    reason = desk.prompts.ask_text(question)
    if reason:
        desk.bus.run(complaints.void, case.id, seen_version=case.row_version, reason=reason)


OPENERS: dict[str, Opener] = {"void": void}
