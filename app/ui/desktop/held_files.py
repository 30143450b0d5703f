"""Saving over a workbook that is open in Excel: another name is offered, and no work is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.errors import AftercareError, EnvironmentFault
from app.core.i18n import translate
from app.core.long_paths import reachable

if TYPE_CHECKING:
    from app.ui.prompts import Prompts


def another_if_held(prompts: Prompts, path: Path) -> Path | None:
    """The path to write; another name beside it, after asking, when another program has it open. None to stop."""
    from app.exports._place import free_name, is_held

    path = reachable(path)
    if not is_held(path):
        return path
    other = free_name(path)
    question = translate("held_files", "“{name}” is open in another program, such as Excel, and cannot be replaced.")
    verb = translate("held_files", "Save as “{name}”")
    detail = translate("held_files", "Save it beside under another name, or close it there first and save again.")
    return other if prompts.confirm(question.format(name=path.name), verb.format(name=other.name), detail) else None


def offering_other_name(prompts: Prompts, path: Path, again: Callable[[Path], object]) -> Callable[[Exception], None]:
    """What to do when writing `path` failed: say so, and where it is held offer to write `again` beside it."""

    def failed(error: Exception) -> None:
        if not isinstance(error, AftercareError):
            raise error
        if not isinstance(error, EnvironmentFault):
            prompts.warn(error.text)
        elif error.kind != "in_use":
            prompts.fault(error)
        else:
            from app.exports._place import free_name

            other = free_name(path)
            verb = translate("held_files", "Save as “{name}”").format(name=other.name)
            prompts.fault(error, verb, lambda: again(other))

    return failed
