"""What the program remembers for one user: column layouts, saved views, printers, the language of a window.

Values are anything JSON can hold. They are no business records: nothing is audited and nothing is announced.
"""

from __future__ import annotations

from typing import Any

from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import translate
from app.models import database
from app.services import session as sessions
from app.services._use_case import UnitOfWork, use_case

LARGEST = 200_000
"""Characters of JSON in one value."""


def get(key: str, default: Any = None) -> Any:
    """The value kept under a key for the person signed in.

    `default` when there is none or it cannot be read any more.
    """
    kept = database.scalar(
        "SELECT value FROM user_preference WHERE user_id = ? AND key = ?", (sessions.current().user_id, key)
    )
    if kept is None:
        return default
    import json

    try:
        return json.loads(kept)
    except ValueError:
        return default


def put(key: str, value: Any) -> Changes:
    """Keep a value for the person signed in; None forgets it."""
    return _put(key=key, value=value)


@use_case("preference.change")
def _put(unit: UnitOfWork, *, key: str, value: Any) -> None:
    import json

    from app.models.organisation import UserPreference  # reading, which the first rows need, does without the table

    owner = unit.session.user_id
    if value is None:
        UserPreference.delete().where((UserPreference.user == owner) & (UserPreference.key == key)).execute()
        return
    kept = json.dumps(value)
    if len(kept) > LARGEST:
        raise UserError(translate("preferences", "This is too much to remember for one user."))
    UserPreference.insert(user=owner, key=key, value=kept).on_conflict(
        conflict_target=[UserPreference.user, UserPreference.key], update={UserPreference.value: kept}
    ).execute()
