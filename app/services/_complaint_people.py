"""People as a complaint names them: colleagues, those who left, and what ties the person signed in to a case."""

from __future__ import annotations

import unicodedata

from app.core.i18n import translate
from app.domain import validation
from app.domain.approval import Tie
from app.models.complaint import Complaint
from app.models.complaint_decision import ComplaintApproval, ComplaintUnit
from app.models.organisation import Department, Staff
from app.models.return_slip import ReceivableExclusion
from app.services.session import Session


def left_remark(name: str) -> str:
    """A sentence where everybody of this name has left; empty for colleagues and for names that nobody here bears."""
    plain = validation.clean_line(name)
    known = [row.is_active for row in Staff.select(Staff.is_active).where(Staff.name == plain)] if plain else []
    if not known or any(known):
        return ""
    return translate("complaint", "{name} does not work here any more; the name stays as it is written.").format(
        name=plain
    )


def tie_of(case: Complaint, who: Session, approval: ComplaintApproval | None) -> Tie:
    """What ties a person to a case: registered, put forward, named in it, or benefiting from it.

    A person with two accounts is one person: who bears the name counts, as it is written.
    """
    own = names_of(who)
    own_phone = validation.phone_digits(Staff.get_by_id(who.staff_id).phone) if who.staff_id else ""
    return Tie(
        registered=case.registered_by_id == who.user_id or plain(case.registered_by) in own,
        put_forward=approval is not None and (approval.asked_by_id == who.user_id or plain(approval.asked_by) in own),
        named_as=_named_as(case, who, own),
        benefits=bool({plain(case.customer_name), plain(case.contact_name)} & own)
        or bool(own_phone and own_phone == case.phone_digits)
        or _is_spared(case, own),
    )


def names_of(who: Session) -> set[str]:
    """The names of a person, plain: the account's, and the one on the staff list."""
    names = {who.full_name, Staff.get_by_id(who.staff_id).name if who.staff_id else ""}
    return {plain(name) for name in names if name}


def plain(name: str) -> str:
    """A name for comparing: spaces, width and case say nothing about who it is."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def _is_spared(case: Complaint, own: set[str]) -> bool:
    """Whether the case takes a receivable out of their collection rate, which their bonus follows (R139)."""
    mine = (ReceivableExclusion.complaint == case.id) & (ReceivableExclusion.state == "active")
    return any(plain(row.salesperson) in own for row in ReceivableExclusion.select().where(mine))


def _named_as(case: Complaint, who: Session, own: set[str]) -> str:
    """The name under which the case names them as responsible, or as its owner.

    A department that answers without a person in it is named with everybody of it: its head answers for it.
    """
    if plain(case.owner_name) in own or (who.staff_id and case.owner_id == who.staff_id):
        return case.owner_name
    office = Staff.get_by_id(who.staff_id).department if who.staff_id else None
    mine = (ComplaintUnit.complaint == case.id) & ComplaintUnit.is_active
    for row in ComplaintUnit.select().where(mine).order_by(ComplaintUnit.id):
        if plain(row.person) in own or (who.staff_id and row.staff_id == who.staff_id):
            return row.person
        if not row.person and row.party == "company" and office is not None and _is_office(row, office):
            return row.unit
    return ""


def _is_office(row: ComplaintUnit, office: Department) -> bool:
    return row.department_id == office.id if row.department_id else plain(row.unit) == plain(office.name)
