"""Papers that carry no number of their own, on their way to the preview: one way for all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.services import daily_papers, settings
from app.ui.desk import Desk, PaperChoice

FORM_NAMES = {
    "dispatch_plan": QT_TRANSLATE_NOOP("papers", "Day plan"),
    "dispatch_checklist": QT_TRANSLATE_NOOP("papers", "Dispatch checklist"),
    "inspection_sheet": QT_TRANSLATE_NOOP("papers", "Inspection sheet"),
    "survey_questionnaire": QT_TRANSLATE_NOOP("papers", "Survey questionnaire"),
    "survey_report": QT_TRANSLATE_NOOP("papers", "Survey report"),
    "stock_in_test_label": QT_TRANSLATE_NOOP("papers", "Test label"),
    "personal_tool_card": QT_TRANSLATE_NOOP("papers", "Personal tool card"),
    "service_record": QT_TRANSLATE_NOOP("papers", "Service record"),
    "repair_tag": QT_TRANSLATE_NOOP("papers", "Repair tag"),
    "receipt_loss_note": QT_TRANSLATE_NOOP("papers", "Note of a lost receipt"),
    "exchange_request": QT_TRANSLATE_NOOP("papers", "Return or exchange request"),
    "price_list": QT_TRANSLATE_NOOP("papers", "Price list"),
    "price_card": QT_TRANSLATE_NOOP("papers", "Price card"),
    "relationship_card": QT_TRANSLATE_NOOP("papers", "Relationship card"),
    "relationship_assessment": QT_TRANSLATE_NOOP("papers", "Relationship assessment"),
    "personal_data_report": QT_TRANSLATE_NOOP("papers", "What is on file about"),
    "technician_daily": QT_TRANSLATE_NOOP("papers", "Technician's daily report"),
    "number_register": QT_TRANSLATE_NOOP("papers", "Register of numbers"),
    "supervisor_daily": QT_TRANSLATE_NOOP("papers", "Supervisor's daily report"),
    "complaint_record": QT_TRANSLATE_NOOP("papers", "Complaint record"),
    "complaint_handling_slip": QT_TRANSLATE_NOOP("papers", "Complaint handling slip"),
    "complaint_registration": QT_TRANSLATE_NOOP("papers", "Complaint registration form"),
    "complaint_handling_form": QT_TRANSLATE_NOOP("papers", "Complaint handling form"),
    "complaint_sheet": QT_TRANSLATE_NOOP("papers", "Complaint handling sheet, five parts"),
    "branch_complaint_record": QT_TRANSLATE_NOOP("papers", "Complaint record of a branch"),
    "complaint_sheet_2part": QT_TRANSLATE_NOOP("papers", "Complaint handling sheet, two parts"),
    "quality_feedback_sheet": QT_TRANSLATE_NOOP("papers", "Product quality feedback sheet"),
    "service_complaint_record": QT_TRANSLATE_NOOP("papers", "Service complaint record"),
    "investigation_report": QT_TRANSLATE_NOOP("papers", "Investigation report"),
    "petition": QT_TRANSLATE_NOOP("papers", "Petition"),
    "case_study": QT_TRANSLATE_NOOP("papers", "Case study"),
    "archive_booklet": QT_TRANSLATE_NOOP("papers", "Booklet of complaints, cover and contents"),
    "anomaly_notice": QT_TRANSLATE_NOOP("papers", "Anomaly notice"),
    "month_report": QT_TRANSLATE_NOOP("papers", "Month's report"),
    "opinion_book": QT_TRANSLATE_NOOP("papers", "Opinion book"),
    "opinion_card": QT_TRANSLATE_NOOP("papers", "Opinion card"),
    "user_information_analysis": QT_TRANSLATE_NOOP("papers", "User information analysis"),
    "return_visit_record": QT_TRANSLATE_NOOP("papers", "Return-visit record"),
    "visit_sheet": QT_TRANSLATE_NOOP("papers", "Morning sheet of return visits"),
    "week_board": QT_TRANSLATE_NOOP("papers", "Week board"),
    "month_board": QT_TRANSLATE_NOOP("papers", "Month board"),
    "shift_roster": QT_TRANSLATE_NOOP("papers", "Shift roster"),
    "service_catalogue": QT_TRANSLATE_NOOP("papers", "Service catalogue"),
    "calibration_page": QT_TRANSLATE_NOOP("papers", "Printer calibration page"),
}
"""The forms that are printed from the window without being issued."""

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

    choice, title = choice_of(form, draw), title or f"{shown(FORM_NAMES[form])} {subject}".strip()
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
