"""Choices that are the branch's own: technicians, fault categories, classes and schemes of complaints."""

from __future__ import annotations

from app.ledgers._declaration import Choices
from app.models import database


def technician_names() -> Choices:
    """The technicians in service, by pinyin."""
    rows = database.query(
        "SELECT name FROM staff WHERE is_technician = ? AND is_active = ? ORDER BY pinyin, id", (True, True)
    )
    return {name: name for (name,) in rows}


def fault_categories() -> Choices:
    """All fault categories, those out of use too: old calls still carry them (R065)."""
    return dict(database.query("SELECT code, name FROM fault_category ORDER BY position, code", ()))


def complaint_classes() -> Choices:
    """The classes that complaints of the branch have, each by the name its scheme gives it."""
    rows = database.query("SELECT DISTINCT category_name FROM complaint ORDER BY category_name", ())
    return {name: name for (name,) in rows if name}


def complaint_schemes() -> Choices:
    """The schemes by which the branch handled complaints, by their last names."""
    return dict(database.query("SELECT code, name FROM complaint_scheme ORDER BY code, version", ()))
