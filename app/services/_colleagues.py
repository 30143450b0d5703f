"""Colleagues as those who test, lend and borrow: anybody of the staff list who works here."""

from __future__ import annotations

from app.core.errors import UserError
from app.core.i18n import translate
from app.models.organisation import Department, Staff


def colleague_named(staff_id: int, field: str) -> Staff:
    """Somebody who works here. Raises UserError for anybody else."""
    row = Staff.get_or_none(Staff.id == staff_id) if staff_id else None
    if row is None or not row.is_active:
        raise UserError(translate("staff", "Choose a colleague who works here."), field)
    return row


def department_of(person: Staff | None) -> str:
    """The name of somebody's department; empty for none, and for nobody."""
    row = Department.get_or_none(Department.id == person.department_id) if person and person.department_id else None
    return row.name if row else ""
