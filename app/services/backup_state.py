"""Green, yellow or red: when the branch was last proven to be restorable, and whether the second place has it.

Read from what is on record, never from the disks: a stick that is away must not hold up Home.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.core import clock
from app.core.i18n import translate
from app.domain import permissions
from app.services import backups, branch, settings
from app.services import session as sessions
from app.services.backups import FAILED, FIRST, OTHER, PROVEN, SECOND, LastRun


@dataclass(frozen=True)
class State:
    """The one line about backups: `tone` is done | due | late | normal, `detail` tells each place."""

    tone: str
    text: str
    detail: str = ""


def state() -> State | None:
    """What Home says of backups; None where this role is told nothing, or a demonstration was never backed up."""
    role = sessions.current().role
    if not permissions.allowed(role, "backup.view"):
        return None
    if not backups.is_possible():
        words = translate("backup", "Backed up by its server")
        return State("normal", words, backups.server_words()) if role == permissions.Role.ADMINISTRATOR else None
    proven = backups.last_run((FIRST, SECOND, OTHER), (PROVEN,))
    ended = backups.last_run((FIRST, SECOND, OTHER), (PROVEN, FAILED))
    trouble = ended.trouble if ended is not None and ended.state == FAILED else ""
    if ended is None and branch.demonstration_people():
        return None
    said = trouble or (proven.trouble if proven is not None else "")
    detail = "\n".join(line for line in (said, *_places()) if line)
    if proven is None:
        words = translate("backup", "The backup failed") if trouble else translate("backup", "No proven backup yet")
        return State("late" if trouble else "due", words, detail)
    tone, words = _about(proven, trouble)
    return State(tone, words, detail)


def of_demonstration() -> str:
    """What the list of backups says where there is nothing else to say."""
    return translate("backup", "The demonstration is not backed up by itself, only when you back it up here.")


def _about(proven: LastRun, trouble: str) -> tuple[str, str]:
    """Tone and words where there is a proven backup."""
    at = _moment(proven.at)
    if trouble:
        return "late", translate("backup", "The backup failed; the last proven one is of {at}").format(at=at)
    if proven.trouble:
        return "late", translate("backup", "Backup proven {at}, but attachments are lost").format(at=at)
    limit = timedelta(days=settings.integer("backup.warn_days"))
    if clock.now() - proven.at > limit and backups.has_changed():
        return "late", translate("backup", "No proven backup since {at}").format(at=at)
    if second := _second_is_behind():
        return "due", translate("backup", "Backup proven {at}; {second}").format(at=at, second=second)
    return "done", translate("backup", "Backup proven {at}").format(at=at)


def _second_is_behind() -> str:
    if not settings.text("backup.second_folder"):
        return ""
    last = backups.last_run((SECOND,), (PROVEN,))
    if last is None:
        return translate("backup", "second place not reached yet")
    if clock.now() - last.at > timedelta(days=settings.integer("backup.second_warn_days")):
        return translate("backup", "second place last reached {at}").format(at=_moment(last.at))
    return ""


def _places() -> list[str]:
    """What there is to tell of each place."""
    lines: list[str] = []
    for name, words in ((FIRST, translate("backup", "First place")), (SECOND, translate("backup", "Second place"))):
        last = backups.last_run((name,), (PROVEN,))
        now = backups.last_run((name,))
        if last is not None:
            lines.append(translate("backup", "{place}: proven {at}").format(place=words, at=_moment(last.at)))
        if now is not None and now.state != PROVEN:
            lines.append(f"{words}: {now.trouble}")
    if not settings.text("backup.second_folder"):
        lines.append(
            translate("backup", "Only one place. A disk that breaks takes the backups with it: set a second one.")
        )
    return lines


def _moment(moment: datetime) -> str:
    return f"{clock.local(moment):%Y-%m-%d %H:%M}"
