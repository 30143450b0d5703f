"""The composition root: paths → log → crash hooks → single instance → database → services → window.

The only place that sees every floor. It imports nothing at its head: the window is painted before anything else is
loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.core.errors import AftercareError
    from app.core.progress import Progress


def open_branch(
    target: str = "",
    on_wait: Callable[[], object] = lambda: None,
    carry_out: Callable[[Callable[[Progress | None], None]], None] | None = None,
    key: str = "",
) -> None:
    """Open a branch's database (a file, a `postgresql://` address; the user's own when empty), tie the floors together.

    Free of Qt: the command line uses it as it is. `on_wait` is called when it takes longer than a blink; `carry_out`
    is given what may take minutes, see `open_database`; `key` opens an encrypted branch (`services.encryption`).
    Raises EnvironmentFault with what to do; "encrypted" or "keys_missing" when somebody has to unlock it first.
    """
    from pathlib import Path

    from app import documents
    from app.core import catalogue, paths
    from app.models import database
    from app.services._renderers import RENDERERS

    database.open_database(target or paths.database_file(), key=key, on_wait=on_wait, carry_out=carry_out)
    for dotted in catalogue.module_names(documents):
        form = dotted.rpartition(".")[2]
        RENDERERS.setdefault(form, _renderer(form))
    if Path(f"{database.location()}.restored").exists():
        from app.services import restores

        restores.tell_history()


def close_branch() -> None:
    """Close the database; nothing happens when none is open."""
    from app.models import database

    database.close_database()


def start_log() -> Path:
    """Begin the log; returns the folder of logs and crash reports."""
    from app.core import log, paths

    folder = paths.log_folder()
    log.start(folder)
    return folder


def speak(language: str = "") -> None:
    """Translate for the command line, which has no Qt."""
    from app.core import i18n, paths

    wanted = language or i18n.system_language()
    texts = paths.resources() / "i18n" / f"aftercare_{wanted}.qm"
    i18n.load_catalogue(texts, wanted if texts.exists() else "en")


def show_window(
    target: str = "", fill_demonstration: Callable[[Progress], str] | None = None, arguments: list[str] | None = None
) -> int:
    """Show the window on a branch until it is closed; returns the exit code."""
    import gc

    gc.disable()  # what is imported stays: looking through it again and again finds no garbage, and costs a tenth
    from app.core.paths import data_folder
    from app.ui import lean_qt

    with lean_qt.lean_imports():
        from app.ui import first_paint

    def begin(program: Any, window: Any) -> Callable[[], object]:
        from app.ui import application

        return application.begin(program, window, house(target, fill_demonstration)).shut_down

    code = first_paint.show(arguments or ["aftercare"], str(data_folder() / "window.ini"), begin)
    from app.core import installed

    installed.start_again_if_wanted()
    return code


def house(target: str, fill_demonstration: Callable[[Progress], str] | None = None) -> Any:
    """What the window is given of the floors it may not see (`app.ui.application.House`); the log begins."""
    from app.ui.application import House

    return House(
        target=target,
        log_folder=start_log(),
        open_branch=open_branch,
        close_branch=close_branch,
        folder=folder_of,
        fill_demonstration=fill_demonstration,
        plain_fault=plain_fault,
    )


def folder_of(target: str) -> Path | None:
    """The folder in which a branch's file lies; None for a server."""
    from pathlib import Path

    from app.core import paths

    if target.startswith(("postgresql://", "postgres://")):
        return None
    return paths.reachable(Path(target or paths.database_file()).absolute()).parent


def plain_fault(error: BaseException) -> AftercareError:
    """What the database raised, worded."""
    from app.models import database

    return database.plain_fault(error)


def _renderer(form: str) -> Any:
    """Draws a form; the drawing library is loaded with the first paper, not with the window."""

    def render(content: dict[str, Any], paper: str, marks: Any) -> bytes:
        from app.documents._catalogue import render_content

        return render_content(form, content, paper, reprint=marks.reprint, void=marks.is_void)

    return render
