"""The clocks of a complaint in words: the stage it is in, the first reply, the promise, the whole, the visit."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import complaint_clock
from app.services.complaint_file import CaseFile
from app.ui.theme import SPACE, Tone, mark
from app.ui.widgets.section import empty_layout
from app.ui.widgets.timeline import moment_text

Line = tuple[str, str, Tone]
"""What runs, how it stands in words, and in colour."""

DAYS_OF = {
    "calendar": QT_TRANSLATE_NOOP("complaint", "calendar days"),
    "working": QT_TRANSLATE_NOOP("complaint", "working days"),
}


class ClockLines(QWidget):
    """One line a clock that runs or ran."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(SPACE)
        self.grid.setVerticalSpacing(2)
        self.grid.setColumnStretch(1, 1)
        self.lines: tuple[Line, ...] = ()

    def show_case(self, case: CaseFile) -> None:
        """Show the clocks of a case."""
        self.lines = clock_lines(case, clock.now())
        reasons = why(case)
        empty_layout(self.grid)
        for row, (what, text, tone) in enumerate(self.lines):
            caption, value = QLabel(what, self), QLabel(text, self)
            caption.setProperty("role", "muted")
            caption.setAlignment(Qt.AlignmentFlag.AlignTop)
            value.setWordWrap(True)
            mark(value, tone=tone.value)
            value.setAccessibleName(f"{what}: {text}")
            value.setToolTip(reasons.get(what, ""))
            self.grid.addWidget(caption, row, 0)
            self.grid.addWidget(value, row, 1)
        self.setVisible(bool(self.lines))


def state_tone(case: CaseFile) -> Tone:
    """How a case stands as a whole."""
    if not case.is_open:
        return Tone.DONE
    if complaint_clock.is_late(case.stage_due_at, clock.now()) or _close_is_late(case, clock.now()):
        return Tone.LATE
    return Tone.DUE


def clock_lines(case: CaseFile, now: datetime) -> tuple[Line, ...]:
    """The clocks of a case as they stand at a moment, the nearest first."""
    found = (
        _stage(case, now), _reply(case, now), _promise(case, now), _opinion(case, now), _whole(case, now),
        _visit(case, now),
    )  # fmt: skip
    return tuple(line for line in found if line is not None)


def why(case: CaseFile) -> dict[str, str]:
    """How each limit was worked out, by what runs."""
    stage = case.scheme.stage(case.stage)
    days = stage.days.get(case.market) if stage is not None else None
    counted = translate("complaint", "{days} {kind} from {moment}")
    kind = shown(DAYS_OF[case.scheme.clock])
    found = {}
    if days is not None and case.stage_entered_at is not None:
        found[translate("complaint", "Stage")] = counted.format(
            days=f"{days:g}", kind=kind, moment=moment_text(case.stage_entered_at)
        )
    whole = case.scheme.market(case.market).close_days
    begun = case.received_at if case.scheme.counts_from == "registered" else case.accepted_at
    if whole is not None and begun is not None:
        found[translate("complaint", "Whole case")] = counted.format(
            days=f"{whole:g}", kind=kind, moment=moment_text(begun)
        )
    if case.scheme.first_reply_hours is not None:
        text = translate("complaint", "{hours} hours from {moment}")
        found[translate("complaint", "First reply")] = text.format(
            hours=f"{case.scheme.first_reply_hours:g}", moment=moment_text(case.received_at)
        )
    if case.settled_at is not None:
        text = translate("complaint", "{days} days after {moment}")
        found[translate("complaint", "Return visit")] = text.format(
            days=case.scheme.visit_days, moment=moment_text(case.settled_at)
        )
    return found


def _stage(case: CaseFile, now: datetime) -> Line | None:
    if not case.stage or case.stage_entered_at is None:
        return None
    text = translate("complaint", "{name} ({unit}) since {day}").format(
        name=case.stage_name, unit=case.stage_unit, day=moment_text(case.stage_entered_at)
    )
    due, tone = _due(case.stage_due_at, now)
    return translate("complaint", "Stage"), f"{text} · {due}" if due else text, tone


def _reply(case: CaseFile, now: datetime) -> Line | None:
    if case.replied_at is not None:
        late = complaint_clock.is_late(case.reply_due_at, case.replied_at)
        text = translate("complaint", "given {moment}").format(moment=moment_text(case.replied_at))
        if late:
            text = translate("complaint", "given late, {moment}").format(moment=moment_text(case.replied_at))
        return translate("complaint", "First reply"), text, Tone.LATE if late else Tone.DONE
    if case.reply_due_at is None or not case.is_open:
        return None
    return (translate("complaint", "First reply"), *_due(case.reply_due_at, now))


def _promise(case: CaseFile, now: datetime) -> Line | None:
    if case.promised_on is None:
        return None
    text = translate("complaint", "for {day}, told by {person}").format(
        day=case.promised_on.isoformat(), person=case.promise_told_by or "–"
    )
    late = case.settled_at is None and case.is_open and clock.local(now).date() > case.promised_on
    return translate("complaint", "Promised"), text, Tone.LATE if late else Tone.NORMAL


def _opinion(case: CaseFile, now: datetime) -> Line | None:
    """The case office's overall opinion after the talks (002C V4)."""
    what = translate("complaint", "Opinion after the talks")
    if case.opinion_given_at is not None:
        late = complaint_clock.is_late(case.opinion_due_at, case.opinion_given_at)
        text = translate("complaint", "written {moment}").format(moment=moment_text(case.opinion_given_at))
        if late:
            text = translate("complaint", "written late, {moment}").format(moment=moment_text(case.opinion_given_at))
        return what, text, Tone.LATE if late else Tone.DONE
    if case.opinion_due_at is None or not case.is_open:
        return None
    return (what, *_due(case.opinion_due_at, now))


def _whole(case: CaseFile, now: datetime) -> Line | None:
    what = translate("complaint", "Whole case")
    if case.settled_at is not None:
        late = complaint_clock.is_late(case.close_due_at, case.settled_at)
        text = translate("complaint", "settled {moment}").format(moment=moment_text(case.settled_at))
        if late and case.close_due_at is not None:
            days = complaint_clock.days_late(case.close_due_at, case.settled_at)
            text += " · " + late_words(days)
        return what, text, Tone.LATE if late else Tone.DONE
    if case.close_due_at is None or not case.is_open:
        return None
    return (what, *_due(case.close_due_at, now))


def _visit(case: CaseFile, now: datetime) -> Line | None:
    if case.visit_due_on is None or case.visited_at is not None or not case.is_open:
        return None
    days = (clock.local(now).date() - case.visit_due_on).days
    text = translate("complaint", "due {day}").format(day=case.visit_due_on.isoformat())
    if days > 0:
        text += " · " + late_words(days)
    return translate("complaint", "Return visit"), text, Tone.LATE if days > 0 else Tone.DUE


def _due(due_at: datetime | None, now: datetime) -> tuple[str, Tone]:
    """Until when, and by how many days that has passed. A limit at midnight is the end of the day before."""
    if due_at is None:
        return "", Tone.NORMAL
    text = translate("complaint", "due {day}").format(day=due_text(due_at))
    late = complaint_clock.days_late(due_at, now)
    if late:
        return f"{text} · " + late_words(late), Tone.LATE
    hours = (due_at - now).total_seconds() / 3600
    return text, Tone.DUE if hours <= 48 else Tone.NORMAL


def late_words(days: int) -> str:
    """By how many days something is late."""
    if days == 1:
        return translate("complaint", "1 day late")
    return translate("complaint", "{days} days late").format(days=days)


def due_text(due_at: datetime) -> str:
    """The last moment that is not late: a day where the limit is the end of one, else day and time."""
    local = clock.local(due_at)
    if local.hour == local.minute == 0:
        return complaint_clock.last_day(due_at).isoformat()
    return moment_text(due_at)


def _close_is_late(case: CaseFile, now: datetime) -> bool:
    return case.settled_at is None and complaint_clock.is_late(case.close_due_at, now)
