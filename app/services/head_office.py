"""Whether this branch looks after others: only then is there a tab for what it receives."""

from __future__ import annotations

from app.models import database

_ASKED = (
    "SELECT 1 WHERE EXISTS (SELECT 1 FROM known_branch) "
    "OR EXISTS (SELECT 1 FROM branch_setting WHERE key = ? AND value = 'true')"
)


def is_shown() -> bool:
    """Whether packages of branches were received here, or a setting says that they will be.

    Asked while the window starts, so without the declarations of all settings.
    """
    return bool(database.query(_ASKED, ("head_office.shown",)))
