"""Is the branch's database sound? What is checked behind the window, and what the administrator asks for."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from app.core import clock
from app.core.i18n import translate
from app.models import database

if TYPE_CHECKING:
    from app.core.progress import Progress
    from app.models.maintenance import WhenCancelled

_CLOCK_BEHIND = timedelta(minutes=2)
_LONG_UNUSED = timedelta(days=3)
"""Longer than a weekend: a clock that was set forward by mistake looks the same, and only people know."""


def is_due() -> bool:
    """Whether opening left a check to be made behind the window: the file is large, or was not closed."""
    return database.check_is_due()


def ended_badly() -> bool:
    """Whether the program did not close the branch last time. What was saved is there, unsaved forms are drafts."""
    return database.ended_badly()


def clock_doubt() -> str:
    """Why this computer's clock may be wrong, with what to do; "" when nothing speaks against it.

    Compared with the last line of the change history: times before it are marked as uncertain wherever they are shown;
    a clock that runs ahead can only be asked about (reliability.md G30).
    """
    last = database.scalar("SELECT at FROM audit_entry ORDER BY id DESC LIMIT 1")
    if not last:
        return ""
    now, before = clock.now(), datetime.fromisoformat(last)
    words = {name: f"{clock.local(moment):%Y-%m-%d %H:%M}" for name, moment in (("now", now), ("last", before))}
    if now < before - _CLOCK_BEHIND:
        text = translate(
            "soundness",
            "This computer's clock says {now}, but the last entry was made at {last}. Set the clock right; what is "
            "entered until then is marked as uncertain.",
        )
        return text.format(**words)
    if now > before + _LONG_UNUSED:
        text = translate(
            "soundness",
            "The last entry was made at {last}; this computer's clock says {now}. If it is wrong, set it first.",
        )
        return text.format(**words)
    return ""


def check_in_passing(progress: Progress, when_cancelled: WhenCancelled) -> list[str]:
    """The check that opening left over: every page in use.

    References, history and attachments too after the program ended badly, whose unfinished files are cleared away. One
    sentence for each thing that is wrong; on a worker's thread.
    """
    from app.models import (
        attachment_store,
        maintenance,
        package_scratch,
    )  # with every table: nothing that opening should wait for

    if ended_badly():
        attachment_store.sweep()
        package_scratch.sweep()
    found = maintenance.check(quick=not ended_badly(), progress=progress, when_cancelled=when_cancelled)
    database.check_is_done()
    return found


def check(progress: Progress, when_cancelled: WhenCancelled) -> list[str]:
    """Everything, as the administrator asks for it: one sentence for each thing that is wrong; on a worker's thread.

    Raises NotPermitted.
    """
    from app.models import maintenance
    from app.services import audit_anchors
    from app.services._use_case import require

    require("backup.run")
    found = maintenance.check(thorough=True, progress=progress, when_cancelled=when_cancelled)
    return found + [one.sentence() for one in audit_anchors.disagreeing()]


def is_curable(finding: str) -> bool:
    """Whether `rebuild_index` puts right what the check found."""
    from app.models import maintenance

    return isinstance(finding, maintenance.Curable)


def rebuild_index(progress: Progress) -> None:
    """Build the search index anew from what is entered, on a worker's thread; nobody can save meanwhile.

    Raises NotPermitted, Cancelled when the user stops it.
    """
    from app.models import maintenance
    from app.services._use_case import require

    require("backup.run")
    maintenance.rebuild_index(progress)
