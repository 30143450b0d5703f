"""People of the office (R018): technicians, representatives, interface persons. Not everybody of them signs in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.models.organisation import Department, Staff, User
from app.models.pinyin import initials_of, pinyin_of
from app.models.tool import ToolLoan
from app.services import session as sessions
from app.services._use_case import UnitOfWork, get, use_case


@dataclass(frozen=True)
class StaffEntry:
    """A person as lists and choices show them. `user_id` 0: does not sign in."""

    id: int
    number: str
    name: str
    initials: str
    phone: str
    department_id: int
    department: str
    is_technician: bool
    is_active: bool
    user_id: int
    row_version: int


@use_case("staff.change")
def create(
    unit: UnitOfWork,
    *,
    name: str,
    phone: str = "",
    department_id: int = 0,
    is_technician: bool = False,
    user_id: int = 0,
) -> Staff:
    """Put a person on the staff list; draws their number."""
    return add(unit, name=name, phone=phone, department_id=department_id, is_technician=is_technician, user_id=user_id)


def add(
    unit: UnitOfWork,
    *,
    name: str,
    phone: str = "",
    department_id: int = 0,
    is_technician: bool = False,
    user_id: int = 0,
) -> Staff:
    """Put a person on the staff list inside another use case."""
    values = _checked(name, phone, department_id, is_technician, user_id, 0)
    return unit.insert(Staff, number=unit.number("staff"), **values)


@use_case("staff.change")
def change(
    unit: UnitOfWork,
    *,
    staff_id: int,
    seen_version: int,
    name: str,
    phone: str = "",
    department_id: int = 0,
    is_technician: bool = False,
    user_id: int = 0,
) -> Staff:
    """Change a person of the staff list. Calls and papers keep the name they were given."""
    values = _checked(name, phone, department_id, is_technician, user_id, staff_id)
    return unit.update(get(Staff, staff_id), seen_version, **values)


@use_case("staff.change")
def deactivate(unit: UnitOfWork, *, staff_id: int, seen_version: int) -> Staff:
    """Somebody left: no longer offered, still named on what they did.

    Raises UserError while they have tools of the branch (F86: all of them come back first), spare parts in their bag or
    old parts to hand in.
    """
    out = ToolLoan.select(ToolLoan.tool_number).where((ToolLoan.borrower == staff_id) & (ToolLoan.state == "lent"))
    numbers = [row.tool_number for row in out.order_by(ToolLoan.id)]
    if numbers:
        text = translate("staff", "They still have tools of the branch: {numbers}. Take them in first.")
        raise UserError(text.format(numbers=", ".join(numbers)))
    _refuse_with_parts(staff_id)
    return unit.update(get(Staff, staff_id), seen_version, is_active=False)


@use_case("staff.change")
def reactivate(unit: UnitOfWork, *, staff_id: int, seen_version: int) -> Staff:
    """Somebody is back."""
    return unit.update(get(Staff, staff_id), seen_version, is_active=True)


def _refuse_with_parts(staff_id: int) -> None:
    """Raise UserError while somebody has spare parts of the branch, or owes old ones."""
    from app.models.old_part import OldPart
    from app.models.spare_part import SpareStock

    bag = SpareStock.select().where((SpareStock.place_key == f"staff:{staff_id}") & (SpareStock.quantity > 0))
    parts = [f"{row.part_number} × {row.quantity}" for row in bag.order_by(SpareStock.part_number)]
    if parts:
        text = translate("staff", "They still have spare parts in their bag: {parts}. Move them to a store first.")
        raise UserError(text.format(parts=", ".join(parts)))
    owed = OldPart.select(OldPart.number).where((OldPart.technician == staff_id) & (OldPart.state == "owed"))
    numbers = [row.number for row in owed.order_by(OldPart.id)]
    if numbers:
        text = translate("staff", "They still owe old parts: {numbers}. Take them in, or waive them, first.")
        raise UserError(text.format(numbers=", ".join(numbers)))


def listing(*, active_only: bool = True) -> tuple[StaffEntry, ...]:
    """The staff list, in the order of the names' pinyin."""
    rows = Staff.select(Staff, Department.name.alias("department_name")).left_outer_join(Department)
    if active_only:
        rows = rows.where(Staff.is_active)
    return tuple(_entry(row) for row in rows.order_by(Staff.pinyin, Staff.id).objects())


def technicians() -> tuple[StaffEntry, ...]:
    """Those who can be sent, in the order of the names' pinyin."""
    return tuple(entry for entry in listing() if entry.is_technician)


def entry(staff_id: int) -> StaffEntry:
    """One person. Raises UserError when there is none."""
    get(Staff, staff_id)
    return next(person for person in listing(active_only=False) if person.id == staff_id)


def own() -> StaffEntry | None:
    """The person signed in, as the staff list knows them; None when it does not."""
    staff_id = sessions.current().staff_id
    return entry(staff_id) if staff_id else None


def _checked(
    name: str, phone: str, department_id: int, is_technician: bool, user_id: int, staff_id: int
) -> dict[str, Any]:
    plain = validation.required_line(name, "name", 60)
    if department_id and not get(Department, department_id).is_active:
        stays = Staff.select().where((Staff.id == staff_id) & (Staff.department == department_id)).exists()
        if not stays:
            raise UserError(translate("staff", "This department is out of use. Choose another."), "department_id")
    if user_id:
        get(User, user_id)
        if Staff.select().where((Staff.user == user_id) & (Staff.id != staff_id)).exists():
            raise UserError(translate("staff", "This account belongs to somebody else on the staff list."), "user_id")
    return {
        "name": plain,
        "pinyin": pinyin_of(plain),
        "initials": initials_of(plain),
        "phone": validation.normalise_phone(phone, "phone"),
        "department": department_id or None,
        "is_technician": is_technician,
        "user": user_id or None,
    }


def _entry(row: Staff) -> StaffEntry:
    return StaffEntry(
        row.id,
        row.number,
        row.name,
        row.initials,
        row.phone,
        row.department_id or 0,
        getattr(row, "department_name", None) or "",
        row.is_technician,
        row.is_active,
        row.user_id or 0,
        row.row_version,
    )
