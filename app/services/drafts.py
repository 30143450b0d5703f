"""Half-filled forms, kept on disk while they are typed and offered again after a crash.

Nothing is audited: a draft is no record.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.models.organisation import Draft
from app.services import session as sessions
from app.services._use_case import UnitOfWork, use_case

LARGEST = 2_000_000
"""Characters of JSON in one draft; many times the longest form."""


@dataclass(frozen=True)
class DraftEntry:
    """A draft of the person signed in. `form` names the form and its record, e.g. `service_call:new`, `customer:17`."""

    form: str
    content: dict[str, Any]
    saved_at: datetime


@use_case("preference.change")
def save(unit: UnitOfWork, *, form: str, content: dict[str, Any]) -> None:
    """Keep what is typed so far; JSON values only. Replaces the draft of the same form."""
    kept = json.dumps(content)
    if len(kept) > LARGEST:
        raise UserError(translate("drafts", "This form holds too much text to be kept as a draft."))
    Draft.insert(user=unit.session.user_id, form=form, content=kept, saved_at=unit.now).on_conflict(
        conflict_target=[Draft.user, Draft.form], update={Draft.content: kept, Draft.saved_at: unit.now}
    ).execute()


@use_case("preference.change")
def drop(unit: UnitOfWork, *, form: str) -> None:
    """Forget a draft: the form was saved, or the user threw it away."""
    Draft.delete().where((Draft.user == unit.session.user_id) & (Draft.form == form)).execute()


def get(form: str) -> DraftEntry | None:
    """The draft of a form, None when there is none."""
    row = Draft.get_or_none((Draft.user == sessions.current().user_id) & (Draft.form == form))
    return _entry(row) if row else None


def listing() -> tuple[DraftEntry, ...]:
    """All drafts of the person signed in, the latest first."""
    rows = (
        Draft.select().where(Draft.user == sessions.current().user_id).order_by(Draft.saved_at.desc(), Draft.id.desc())
    )
    return tuple(_entry(row) for row in rows)


def _entry(row: Draft) -> DraftEntry:
    try:
        content = json.loads(row.content)
    except ValueError:
        content = {}
    return DraftEntry(row.form, content, row.saved_at)
