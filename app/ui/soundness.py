"""The database is checked behind the window; what is wrong stays in the strip with what to do about it."""

from __future__ import annotations

from functools import partial

from app.core.errors import EnvironmentFault
from app.core.i18n import translate
from app.services import soundness
from app.ui.background import gently
from app.ui.desk import Desk
from app.ui.ledger.on_worker import in_my_name
from app.ui.tasks import Task

_MOST_NAMED = 3


def check_in_passing(desk: Desk) -> None:
    """Make the check that opening left over; says something only when it finds something."""
    if not soundness.is_due():
        return
    desk.tasks.run(
        gently(lambda task: soundness.check_in_passing(task, task.when_cancelled)),
        lambda found: _tell(desk, found),
        title=translate("soundness", "Checking the database"),
    )


def check_now(desk: Desk) -> None:
    """Check everything, and say so when it is sound."""

    def work(task: Task) -> list[str]:
        return soundness.check(task, task.when_cancelled)

    def done(found: list[str]) -> None:
        if not _tell(desk, found):
            desk.prompts.say(translate("soundness", "The database is sound: pages, references, history, attachments."))

    desk.tasks.run(gently(in_my_name(desk, work)), done, title=translate("soundness", "Checking the database"))


def rebuild_index(desk: Desk) -> None:
    """Build the search index anew, after asking: nobody can save meanwhile."""
    question = translate("soundness", "Build the search index anew? Nothing can be saved until it is done.")
    if not desk.prompts.confirm(question, translate("soundness", "Build anew")):
        return

    def done(_: None) -> None:
        desk.prompts.say(translate("soundness", "The search index has been built anew."))

    title = translate("soundness", "Building the search index")
    desk.tasks.run(in_my_name(desk, soundness.rebuild_index), done, title=title)


def _tell(desk: Desk, found: list[str]) -> bool:
    if not found:
        return False
    if all(map(soundness.is_curable, found)):
        text = translate("soundness", "Searching does not find everything; what was entered is whole. {found}")
        verb = translate("soundness", "Build the search index anew")
        desk.prompts.warn(text.format(found=" ".join(found[:_MOST_NAMED])), verb, partial(rebuild_index, desk))
        return True
    named = " ".join(found[:_MOST_NAMED])
    if len(found) > _MOST_NAMED:
        named += " " + translate("soundness", "And {count} more.").format(count=len(found) - _MOST_NAMED)
    text = translate(
        "soundness",
        "The check found damage. Stop entering, tell the administrator, keep a copy of the branch's folder and "
        "restore the last backup. {found}",
    )
    desk.prompts.fault(EnvironmentFault(text.format(found=named), "damaged"))
    return True
