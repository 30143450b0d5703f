"""Departments for assignment, opinion blocks and signature lines (R018)."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.models.organisation import Department
from app.models.pinyin import pinyin_of
from app.services._use_case import UnitOfWork, get, use_case


@dataclass(frozen=True)
class DepartmentEntry:
    """A department as lists and choices show it."""

    id: int
    name: str
    is_active: bool
    row_version: int


@use_case("staff.change")
def create(unit: UnitOfWork, *, name: str) -> Department:
    """Add a department."""
    return unit.insert(Department, name=_free_name(name, 0))


@use_case("staff.change")
def change(unit: UnitOfWork, *, department_id: int, seen_version: int, name: str) -> Department:
    """Rename a department."""
    return unit.update(get(Department, department_id), seen_version, name=_free_name(name, department_id))


@use_case("staff.change")
def deactivate(unit: UnitOfWork, *, department_id: int, seen_version: int) -> Department:
    """No longer offer a department; old records keep it."""
    return unit.update(get(Department, department_id), seen_version, is_active=False)


@use_case("staff.change")
def reactivate(unit: UnitOfWork, *, department_id: int, seen_version: int) -> Department:
    """Offer a department again."""
    return unit.update(get(Department, department_id), seen_version, is_active=True)


def listing(*, active_only: bool = True) -> tuple[DepartmentEntry, ...]:
    """Departments in the order of their names' pinyin."""
    rows = Department.select().where(Department.is_active) if active_only else Department.select()
    found = (DepartmentEntry(row.id, row.name, row.is_active, row.row_version) for row in rows)
    return tuple(sorted(found, key=lambda entry: (pinyin_of(entry.name), entry.id)))


def _free_name(name: str, own_id: int) -> str:
    plain = validation.required_line(name, "name", 60)
    if Department.select().where((Department.name == plain) & (Department.id != own_id)).exists():
        raise UserError(translate("departments", "There is a department of this name already."), "name")
    return plain
