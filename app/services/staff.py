"""People of the office (R018): technicians, representatives, interface persons. Not everybody of them signs in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import format_yuan
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


class StillHeld(UserError):
    """Somebody who leaves has things of the branch or of customers; `sorts` are the sentences that name them."""

    def __init__(self, sorts: tuple[str, ...]) -> None:
        super().__init__(" ".join(sorts))
        self.sorts = sorts


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

    Raises StillHeld while they have tools of the branch (F86: all of them come back first), spare parts in their bag,
    old parts or cash to hand in, or things of customers or the loaner pool; it names all of them.
    """
    left = still_held(staff_id)
    if left:
        raise StillHeld(left)
    return unit.update(get(Staff, staff_id), seen_version, is_active=False)


@use_case("staff.change")
def reactivate(unit: UnitOfWork, *, staff_id: int, seen_version: int) -> Staff:
    """Somebody is back."""
    return unit.update(get(Staff, staff_id), seen_version, is_active=True)


def still_held(staff_id: int) -> tuple[str, ...]:
    """What somebody has to give back before they leave, a sentence a sort; empty when nothing is left."""
    from app.models.charge import Charge
    from app.models.custody import CustodyObject
    from app.models.old_part import OldPart
    from app.models.spare_part import SpareStock

    out = ToolLoan.select().where((ToolLoan.borrower == staff_id) & (ToolLoan.state == "lent")).order_by(ToolLoan.id)
    bag = SpareStock.select().where((SpareStock.place_key == f"staff:{staff_id}") & (SpareStock.quantity > 0))
    owed = OldPart.select().where((OldPart.technician == staff_id) & (OldPart.state == "owed")).order_by(OldPart.id)
    theirs = (CustodyObject.holder_kind == "staff") & (CustodyObject.holder_id == staff_id) & ~CustodyObject.is_ended
    things = CustodyObject.select().where(theirs & CustodyObject.kind.not_in(["tool", "old_part", "spare_part"]))
    cash = Charge.select().where((Charge.state == "collected") & (Charge.collected_by == get(Staff, staff_id).name))
    sorts = (
        (translate("staff", "They still have tools of the branch: {things}. Take them in first."),
         [f"{row.tool_number} {row.tool_name}" for row in out]),
        (translate("staff", "They still have spare parts in their bag: {things}. Move them to a store first."),
         [f"{row.part_number} × {row.quantity}" for row in bag.order_by(SpareStock.part_number)]),
        (translate("staff", "They still owe old parts: {things}. Take them in, or waive them, first."),
         [row.number for row in owed]),
        (translate("staff", "They still have things of customers or loaners: {things}. Enter who has them now first."),
         [f"{row.number} {row.name}" for row in things.order_by(CustodyObject.id)]),
        (translate("staff", "They still have cash of customers: {things}. Hand it in to finance first."),
         [f"{row.number} {format_yuan(row.collected_amount, symbol=True)}" for row in cash.order_by(Charge.id)]),
    )  # fmt: skip
    return tuple(text.format(things=", ".join(found)) for text, found in sorts if found)


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
