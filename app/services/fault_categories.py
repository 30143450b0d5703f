"""Fault categories: line, device, operation, with subtypes (R065).

Codes stay on the calls, so categories are never deleted.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation, visit_script
from app.models.organisation import FaultCategory
from app.services._use_case import UnitOfWork, get, use_case


@dataclass(frozen=True)
class FaultCategoryEntry:
    """A category; `parent_code` is empty for the groups, `title` is "group – name" for choices and ledgers."""

    id: int
    code: str
    name: str
    parent_code: str
    title: str
    is_active: bool
    position: int
    row_version: int
    visit_questions: str = ""


@use_case("fault_category.change")
def create(
    unit: UnitOfWork, *, code: str, name: str, parent_code: str = "", position: int = 0, visit_questions: str = ""
) -> FaultCategory:
    """Add a category or, with `parent_code`, a subtype. `visit_questions`: what a return visit asks, one a line."""
    plain = unicodedata.normalize("NFKC", code).strip().lower()
    if not re.fullmatch(r"[a-z0-9_.-]{1,40}", plain):
        raise UserError(translate("fault_categories", "A code has letters a–z, digits, “.”, “-” and “_”."), "code")
    if FaultCategory.get_or_none(FaultCategory.code == plain):
        raise UserError(translate("fault_categories", "This code is taken."), "code")
    values = _checked(name, parent_code, plain)
    asked = visit_script.checked(visit_questions, "visit_questions")
    return unit.insert(FaultCategory, code=plain, position=_place(position), visit_questions=asked, **values)


@use_case("fault_category.change")
def change(
    unit: UnitOfWork,
    *,
    category_id: int,
    seen_version: int,
    name: str,
    parent_code: str = "",
    position: int = 0,
    visit_questions: str | None = None,
) -> FaultCategory:
    """Rename or move a category; its code stays, and its questions while None are given."""
    row = get(FaultCategory, category_id)
    values = _checked(name, parent_code, row.code)
    if visit_questions is not None:
        values["visit_questions"] = visit_script.checked(visit_questions, "visit_questions")
    return unit.update(row, seen_version, position=_place(position), **values)


@use_case("fault_category.change")
def deactivate(unit: UnitOfWork, *, category_id: int, seen_version: int) -> FaultCategory:
    """No longer offer a category; calls keep it."""
    return unit.update(get(FaultCategory, category_id), seen_version, is_active=False)


@use_case("fault_category.change")
def reactivate(unit: UnitOfWork, *, category_id: int, seen_version: int) -> FaultCategory:
    """Offer a category again."""
    return unit.update(get(FaultCategory, category_id), seen_version, is_active=True)


def listing(*, active_only: bool = True) -> tuple[FaultCategoryEntry, ...]:
    """All categories, each group followed by its subtypes."""
    rows = list(FaultCategory.select().order_by(FaultCategory.position, FaultCategory.code))
    names = {row.code: row.name for row in rows}
    groups = [row for row in rows if not row.parent_code]
    ordered = [row for group in groups for row in (group, *(sub for sub in rows if sub.parent_code == group.code))]
    return tuple(
        FaultCategoryEntry(
            row.id,
            row.code,
            row.name,
            row.parent_code,
            f"{names.get(row.parent_code, row.parent_code)} – {row.name}" if row.parent_code else row.name,
            row.is_active,
            row.position,
            row.row_version,
            row.visit_questions,
        )
        for row in ordered
        if row.is_active or not active_only
    )


def titles() -> dict[str, str]:
    """The title of every category by its code, inactive ones too."""
    return {entry.code: entry.title for entry in listing(active_only=False)}


def _checked(name: str, parent_code: str, code: str) -> dict[str, str]:
    if parent_code:
        parent = FaultCategory.get_or_none(FaultCategory.code == parent_code)
        if parent is None or parent.parent_code or parent_code == code:
            raise UserError(translate("fault_categories", "Choose one of the groups."), "parent_code")
        if FaultCategory.select().where(FaultCategory.parent_code == code).exists():
            raise UserError(translate("fault_categories", "A group with subtypes stays a group."), "parent_code")
    return {"name": validation.required_line(name, "name", 60), "parent_code": parent_code}


def _place(position: int) -> int:
    if not 0 <= position <= 9999:
        raise UserError(translate("fault_categories", "A place in the list is a number from 0 to 9999."), "position")
    return position
