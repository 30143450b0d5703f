"""What stands on forms without a number of their own: plain JSON values with the keys of each form's data.

Numbered papers are frozen when they are issued (`voucher_content`); these are drawn afresh from the records each time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

from app import services
from app.core import clock
from app.core.catalogue import module_names
from app.core.errors import Bug, UserError
from app.core.i18n import translate
from app.models import personal
from app.services import complaint_papers, document_control, personal_papers, session

Provider = Callable[[str], dict[str, Any]]
"""What knows the content of a form, from the subject that it is about."""

_KNOWN_BY = "_papers"
"""How the files of services end that have `PAPERS`: the providers of their forms."""


def content(form: str, subject: str, *, edition: str = "") -> dict[str, Any]:
    """The content of a form about `subject`.

    A call's number, a date for the day plan, a printer, nothing for the price list. `edition` is for the forms of a
    complaint: `customer` or `internal`. Raises UserError when the subject is not there, when the form is only printed
    from its own issued paper, or has no editions.
    """
    if form in complaint_papers.FORMS:
        return {**personal.seen(complaint_papers.paper(form, subject, edition)), **_printed()}
    if edition:
        raise UserError(translate("paper_content", "This form has no editions."), "edition")
    provider = providers().get(form)
    if provider is None:
        raise UserError(translate("paper_content", "This form is printed only from an issued paper."), "form")
    known = {"printed_at": clock.now().isoformat()} if form == "calibration_page" else _printed()
    drawn = document_control.controlled(form, provider(subject))
    return {**(drawn if form == personal_papers.FORM else personal.seen(drawn)), **known}


def of_case(form: str, number: str, edition: str, copies: tuple[str, ...], report_id: int = 0) -> dict[str, Any]:
    """The content of a form of a complaint for the recipients given, all of its scheme's when none; see `content`."""
    drawn = complaint_papers.paper(form, number, edition, copies=copies or None, report_id=report_id)
    return {**personal.seen(drawn), **_printed()}


def _printed() -> dict[str, str]:
    """Who prints it, and when."""
    return {"printed_at": clock.now().isoformat(), "operator": session.current().full_name}


def calibration_page(printer: str = "") -> dict[str, Any]:
    """Rulers for a printer."""
    return {"printer": printer}


@cache
def providers() -> dict[str, Provider]:
    """By form who knows its content: the `PAPERS` of every file of services that ends in `_papers`.

    Raises Bug when two know the same form.
    """
    found: dict[str, Provider] = {"calibration_page": calibration_page}
    for dotted in module_names(services):
        if dotted.endswith(_KNOWN_BY):
            more: dict[str, Provider] = getattr(import_module(dotted), "PAPERS", {})
            if twice := found.keys() & more.keys():
                raise Bug(f"{dotted}.PAPERS: {', '.join(sorted(twice))} is known elsewhere, too")
            found |= more
    return found
