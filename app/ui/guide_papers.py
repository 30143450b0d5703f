"""The user guide on paper from the help: one chapter into the preview, the whole into a file. Drawn on the worker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.core.i18n import translate
from app.documents._guide_album import album
from app.documents._guide_source import Chapter
from app.ui.desk import Desk, PaperChoice
from app.ui.tasks import Task


class GuidePapers:
    """Prints and saves for whoever reads the help."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def print_chapter(self, language: str, chapter: Chapter) -> None:
        """Draw a chapter and show it in the preview."""

        def draw(task: Task) -> bytes:
            from app.documents import _user_guide

            return _user_guide.render_chapter(language, chapter.name, _pictures(language), task).pdf

        def show(pdf: bytes) -> None:
            choice = PaperChoice((), "A4", lambda _paper: pdf, form="user_guide")
            self._desk.print_paper(pdf, chapter.title, None, choice)

        self._desk.tasks.run(draw, show, title=translate("guide", "Drawing the chapter"))

    def save(self, language: str) -> None:
        """Ask where to, draw the whole guide and write it: the file is there whole or not at all."""
        name = translate("guide", "Aftercare user guide")
        path = self._desk.prompts.save_file(translate("guide", "Save the guide as PDF"), f"{name}.pdf", "PDF (*.pdf)")
        if path is None:
            return

        def write(task: Task) -> Path:
            from app.documents import _user_guide
            from app.exports._format import whole_file

            pdf = _user_guide.render(language, _pictures(language), task).pdf
            with whole_file(path) as beside:
                beside.write_bytes(pdf)
            return path

        def tell(saved: Path) -> None:
            self._desk.prompts.say(translate("guide", "The guide is saved: {path}").format(path=saved))

        self._desk.tasks.run(write, tell, title=translate("guide", "Drawing the user guide"))


def _pictures(language: str) -> Callable[[str], bytes | None]:
    """The pictures that this program has of a language."""
    found = album(language)
    return found.picture if found is not None else lambda _name: None
