"""An inspection in words and colours: its state, its line in a table."""

from __future__ import annotations

from app.domain.workflows import inspection as workflow
from app.services.inspection_file import InspectionEntry, to_plan_now
from app.ui.theme import Tone
from app.ui.widgets.section import Row


def tone_of(entry: InspectionEntry) -> Tone:
    """Late, to be planned now, done, or withdrawn."""
    if entry.state == "done":
        return Tone.DONE
    if entry.state == "withdrawn":
        return Tone.PAUSED
    if entry.is_late:
        return Tone.LATE
    return Tone.DUE if to_plan_now(entry) else Tone.NORMAL


def row_of(entry: InspectionEntry) -> Row:
    """An inspection in one line."""
    day = entry.done_on or entry.planned_on
    texts = (
        entry.due_on.isoformat(), workflow.state_label(entry.state), day.isoformat() if day else "",
        entry.technician_name, "" if entry.score is None else str(entry.score), entry.number,
    )  # fmt: skip
    tone = tone_of(entry)
    return Row(entry.id, texts, (tone, tone))
