"""The composition root: paths → log → crash hooks → single instance → database → services → window. The only place
that sees every floor.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import documents
from app.core import catalogue, i18n, log, paths
from app.core.errors import AftercareError
from app.core.progress import Progress

if TYPE_CHECKING:
    from app.ui.application import House


def open_branch(target: str = "") -> None:
    """Open a branch's database (a file, a `postgresql://` address, or the user's own branch when empty) and tie the
    floors together.

    Free of Qt: the command line uses it as it is. Raises EnvironmentFault with what to do.
    """
    from app.models import database
    from app.services import issuing

    database.open_database(target or paths.database_file())
    for dotted in catalogue.module_names(documents):
        form = dotted.rpartition(".")[2]
        issuing.RENDERERS.setdefault(form, _renderer(form))


def close_branch() -> None:
    """Close the database; nothing happens when none is open."""
    from app.models import database

    database.close_database()


def start_log() -> Path:
    """Begin the log; returns the folder of logs and crash reports."""
    folder = paths.log_folder()
    log.start(folder)
    return folder


def speak(language: str = "") -> None:
    """Translate for the command line, which has no Qt."""
    wanted = language or i18n.system_language()
    texts = paths.resources() / "i18n" / f"aftercare_{wanted}.ts"
    i18n.load_catalogue(texts, wanted if texts.exists() else "en")


def house(target: str = "", fill_demonstration: Callable[[Progress], str] | None = None) -> House:
    """What the window is lent, for the branch at `target` (the user's own when empty)."""
    from app.ui.application import House

    return House(
        target=target,
        log_folder=start_log(),
        open_branch=open_branch,
        close_branch=close_branch,
        folder=_folder,
        fill_demonstration=fill_demonstration,
        plain_fault=_plain_fault,
    )


def show_window(
    target: str = "", fill_demonstration: Callable[[Progress], str] | None = None, arguments: list[str] | None = None
) -> int:
    """Show the window on a branch until it is closed; returns the exit code."""
    from app.ui.application import run

    return run(house(target, fill_demonstration), arguments or ["aftercare"])


def _renderer(form: str) -> Any:
    """Draws a form; the drawing library is loaded with the first paper, not with the window."""

    def render(content: dict[str, Any], paper: str, marks: Any) -> bytes:
        from app.documents._catalogue import render_content

        return render_content(form, content, paper, reprint=marks.reprint, void=marks.is_void)

    return render


def _folder(target: str) -> Path | None:
    if target.startswith(("postgresql://", "postgres://")):
        return None
    return Path(target or paths.database_file()).absolute().parent


def _plain_fault(error: BaseException) -> AftercareError:
    from app.models import database

    return database.plain_fault(error)
