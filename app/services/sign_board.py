"""What the head of the window says of the branch, whether the first run is over, what tabs it needs: read as stored.

The window asks before anything else is shown, so this does without the declarations of all settings, which bring
calendars, formats and limits along. Text is kept as JSON text.
"""

from __future__ import annotations

from typing import NamedTuple

from app.models import database


class SignBoard(NamedTuple):
    """Code and name of the branch and the name of the company; each empty until the first run."""

    code: str
    branch: str
    company: str


def sign_board() -> SignBoard:
    """The names as they are stored now."""
    stored = dict(
        database.query(
            "SELECT key, value FROM branch_setting WHERE key IN ('branch_code', 'branch_name', 'company_name')"
        )
    )
    return SignBoard(*(_text(stored.get(key)) for key in ("branch_code", "branch_name", "company_name")))


def branch_is_set_up() -> bool:
    """Whether the first run is over: the branch has its code and somebody who can sign in."""
    return bool(sign_board().code) and bool(
        database.query("SELECT id FROM app_user WHERE is_active = ? LIMIT 1", (True,))
    )


def is_head_office() -> bool:
    """Whether packages of branches were received here, or a setting says that they will be."""
    return bool(database.query(_HEAD_OFFICE, ("head_office.shown",)))


def has_packages() -> bool:
    """Whether a package was ever begun here: then there is a log of them."""
    return bool(database.query("SELECT 1 FROM package_run LIMIT 1"))


def deals_with_head_office() -> bool:
    """Whether packages come here from branches, or left from here."""
    return is_head_office() or has_packages()


_HEAD_OFFICE = (
    "SELECT 1 WHERE EXISTS (SELECT 1 FROM known_branch) "
    "OR EXISTS (SELECT 1 FROM branch_setting WHERE key = ? AND value = 'true')"
)


def _text(stored: str | None) -> str:
    """A stored text; empty when there is none or it cannot be read."""
    if not stored:
        return ""
    if stored[0] == stored[-1] == '"' and "\\" not in stored:
        return stored[1:-1]  # nearly always; the reader of JSON is a hundredth of a start
    import json

    try:
        found = json.loads(stored)
    except ValueError:
        return ""
    return found if isinstance(found, str) else ""
