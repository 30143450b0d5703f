"""How the dialogs of opinions and opinion cards are opened (more of `every_dialog`)."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from app.core import clock
from app.models.organisation import Staff
from app.models.service_call import ServiceCall
from app.services import opinion_cards, opinion_file, opinions
from tests.ui.dialogs.every_dialog import Office, opens


def an_opinion(customer_id: int, **more: object) -> int:
    """An opinion that nobody dealt with."""
    return opinions.register(customer_id=customer_id, content="建议周六也上门", **more).result  # type: ignore[arg-type]


def finished(call_id: int) -> int:
    """A call that a technician finished just now."""
    technician = Staff.select().first()
    done = {"finished_at": clock.now(), "state": "completed"}
    who = {"technician": technician.id, "technician_name": technician.name}
    ServiceCall.update(**who, **done).where(ServiceCall.id == call_id).execute()
    return call_id


def a_card(call_id: int) -> int:
    """The card of a call that was finished."""
    return opinion_cards.issue(call_ids=[finished(call_id)]).result


@opens("CustomerOpinionDialog")
def _new(office: Office) -> QDialog:
    from app.ui.dialogs.opinion import CustomerOpinionDialog

    return CustomerOpinionDialog(office.desk)


@opens("CustomerOpinionDialog change")
def _change(office: Office) -> QDialog:
    from app.ui.dialogs.opinion import CustomerOpinionDialog

    found = opinion_file.file(an_opinion(office.customer, channel="opinion_book", page="12"))
    return CustomerOpinionDialog(office.desk, found=found)


@opens("ForwardOpinionDialog")
def _forward(office: Office) -> QDialog:
    from app.ui.dialogs.opinion import ForwardOpinionDialog

    return ForwardOpinionDialog(office.desk, opinion_file.file(an_opinion(office.customer)))


@opens("AnswerOpinionDialog")
def _answer(office: Office) -> QDialog:
    from app.ui.dialogs.opinion import AnswerOpinionDialog

    return AnswerOpinionDialog(office.desk, opinion_file.file(an_opinion(office.customer)))


@opens("TellCustomerDialog")
def _tell(office: Office) -> QDialog:
    from app.ui.dialogs.opinion import TellCustomerDialog

    opinion_id = an_opinion(office.customer, contact_name="王建国", wants_reply=True)
    opinions.answer(opinion_id, seen_version=1, answer="十二月起周六值班")
    return TellCustomerDialog(office.desk, opinion_file.file(opinion_id))


@opens("CardBackDialog")
def _card(office: Office) -> QDialog:
    from app.ui.dialogs.opinion_card import CardBackDialog

    return CardBackDialog(office.desk, opinion_file.card(a_card(office.call)))


@opens("CardsToSendDialog")
def _cards(office: Office) -> QDialog:
    from app.ui.dialogs.opinion_card import CardsToSendDialog

    finished(office.call)
    return CardsToSendDialog(office.desk)


@opens("BlankBookDialog")
def _book(office: Office) -> QDialog:
    from app.ui.dialogs.opinion_printing import BlankBookDialog

    return BlankBookDialog(office.desk)


@opens("InformationAnalysisDialog")
def _analysis(office: Office) -> QDialog:
    from app.ui.dialogs.information_analysis import InformationAnalysisDialog

    return InformationAnalysisDialog(office.desk)
