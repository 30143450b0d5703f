"""Choices that are the branch's own: technicians, people, fault categories, classes and schemes of complaints."""

from __future__ import annotations

from collections import Counter

from app.ledgers._declaration import Choices
from app.models import database


def technician_names() -> Choices:
    """The technicians in service, by pinyin."""
    rows = database.query(
        "SELECT name FROM staff WHERE is_technician = ? AND is_active = ? ORDER BY pinyin, id", (True, True)
    )
    return {name: name for (name,) in rows}


_WHO_WROTE = (
    "WITH RECURSIVE known(name) AS (SELECT min(user_name) FROM audit_entry UNION ALL SELECT (SELECT min(user_name) "
    "FROM audit_entry WHERE user_name > known.name) FROM known WHERE known.name IS NOT NULL) "
    "SELECT name FROM known WHERE name > ''"
)
"""From one name to the next along the index: DISTINCT would read every line."""


_people: tuple[tuple[int, ...], Choices] = (), {}


def people() -> Choices:
    """Who has an account or left lines in the change history: the full name by the sign-in name.

    Who has no account, or no full name, stays as they signed in; of two with one name the sign-in name stands beside.
    """
    global _people  # noqa: PLW0603 - exchanged whole; asked for by every page of the history
    stamp, kept = database.stamp(), _people
    if not stamp or stamp != kept[0]:
        kept = _people = stamp, _known_people()
    return kept[1]


def _known_people() -> Choices:
    accounts = dict(database.query("SELECT name, full_name FROM app_user", ()))
    full = {name: accounts.get(name) or name for name in {*accounts, *(row[0] for row in database.query(_WHO_WROTE))}}
    alike = Counter(full.values())
    named = {name: said if alike[said] < 2 else f"{said} ({name})" for name, said in full.items()}
    return dict(sorted(named.items(), key=lambda pair: (pair[1], pair[0])))


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
