"""Papers that carry no number of their own, on their way to the preview: one way for all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.services import daily_papers, settings
from app.ui.desk import Desk, PaperChoice

PAPER_NAMES = {
    "A4": QT_TRANSLATE_NOOP("papers", "A4"),
    "A4-landscape": QT_TRANSLATE_NOOP("papers", "A4 landscape"),
    "A5": QT_TRANSLATE_NOOP("papers", "A5 landscape"),
    "A6": QT_TRANSLATE_NOOP("papers", "A6 card"),
    "241x139.7": QT_TRANSLATE_NOOP("papers", "Continuous, 241 × 139.7 mm"),
}


_MOST_SHOWN = 12

_AS_THE_BRANCH = ("dispatch_plan",)
"""Upright or across is the form's choice, not the printer's: here the branch's setting goes before its memory."""


def name_of(form: str) -> str:
    """What a form is called in the window. Raises KeyError when there is no such form."""
    from app.documents._catalogue import form_of

    return shown(form_of(form).label)


def choice_of(form: str, again: Callable[[str], bytes], paper: str = "") -> PaperChoice:
    """The papers that a form is made for; `again` draws it on one of them. None to choose when there is only one."""
    from app.documents._catalogue import all_forms

    papers = all_forms()[form].papers
    usual = paper or settings.usual_paper(form) or papers[0]
    named = tuple((name, shown(PAPER_NAMES[name])) for name in papers) if len(papers) > 1 else ()
    return PaperChoice(named, usual, again, follows_printer=form not in _AS_THE_BRANCH, form=form)


def may_print(desk: Desk, content: Any) -> bool:
    """Whether a paper with this content may be issued: characters that no font can print are told before its number is
    drawn, to go on with or to mend.
    """
    from app.documents._catalogue import missing_in

    missing = missing_in(content)
    if not missing:
        return True
    text = translate("papers", "No font can print {characters}; 〓 would stand in their place on the paper.")
    question = text.format(characters=" ".join(missing[:_MOST_SHOWN]))
    detail = translate("papers", "Print and write them by hand, or cancel and mend the words first.")
    return desk.prompts.confirm(question, translate("papers", "Print anyway"), detail)


def print_form(desk: Desk, form: str, subject: str = "", title: str = "") -> None:
    """Show a form about `subject` (as `paper_content.content` takes it) in the preview, called `title` where given."""
    from app.documents._catalogue import all_forms, render_content
    from app.services import paper_content

    try:
        content = paper_content.content(form, subject)
    except UserError as error:
        desk.prompts.warn(error.text)
        return

    def draw(paper: str) -> bytes:
        return render_content(form, content, paper or settings.usual_paper(form) or all_forms()[form].papers[0])

    choice, title = choice_of(form, draw), title or f"{name_of(form)} {subject}".strip()
    if form in daily_papers.FORMS:
        _print_day(desk, draw(""), title, choice, content)
    else:
        desk.print_paper(draw(""), title, choice=choice)


def _print_day(desk: Desk, pdf: bytes, title: str, choice: PaperChoice, content: Any) -> None:
    """A day's sheet: the head of the history that stands on it is kept as soon as it leaves the program."""

    def gone(printer: str, copies: int = 1) -> bool:
        return desk.bus.run(daily_papers.printed, content=content, printer=printer, copies=copies) is not None

    kept = PaperChoice(**{**vars(choice), "saved": lambda path: gone(path.name)})
    desk.print_paper(pdf, title, gone, kept)
