"""Half-filled forms, kept on disk while they are typed and offered again after a crash.

Nothing is audited: a draft is no record. Nobody goes on with one that is older than the setting `drafts.kept_days`: it
is not offered any more, and `clear_away` takes it out of the branch. One whose record has been voided is not put back
into a form, but what was typed can be read until then.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.models import database
from app.models.organisation import Draft
from app.services import session as sessions
from app.services._use_case import UnitOfWork, use_case

_IS_KEPT = "SELECT 1 FROM draft WHERE user_id = ? AND form = ?"
LARGEST = 2_000_000
"""Characters of JSON in one draft; many times the longest form."""


@dataclass(frozen=True)
class DraftEntry:
    """A draft of the person signed in. `form` names the form and its record, e.g. `service_call:new`, `customer:17`.

    `is_void` when a record that it is about has been voided: it can only be read.
    """

    form: str
    content: dict[str, Any]
    saved_at: datetime
    is_void: bool = False


@dataclass(frozen=True)
class About:
    """A record that a form is about: the words its form has for it, the surest first, and its id.

    `version` is the row version that the form showed, 0 where it shows none.
    """

    words: tuple[str, ...]
    row_id: int
    version: int = 0

    def plain(self) -> list[Any]:
        """As it is kept, in JSON values."""
        return [list(self.words), self.row_id, self.version]


@dataclass(frozen=True)
class ChangedSince:
    """A change of one of those records: which fields, by whom (the full name)."""

    fields: frozenset[str]
    who: str


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


@use_case("preference.change")
def clear_away(unit: UnitOfWork) -> None:
    """Forget everybody's drafts with which nobody goes on."""
    for row_id in outdated():
        Draft.delete().where(Draft.id == row_id).execute()


def outdated() -> tuple[int, ...]:
    """The drafts, of everybody, that are too old."""
    since = _kept_since()
    rows = Draft.select(Draft.id, Draft.saved_at).order_by(Draft.id)
    return tuple(row.id for row in rows if row.saved_at < since)


def get(form: str) -> DraftEntry | None:
    """The draft that goes back into a form; None when there is none, or its record is void."""
    entry = find(form)
    return entry if entry is not None and not entry.is_void else None


def find(form: str) -> DraftEntry | None:
    """The draft of this name, also where it can only be read; None when there is none."""
    whose = sessions.current().user_id
    if not database.query(_IS_KEPT, (whose, form)):  # as for nearly every record that is chosen in a list
        return None
    row = Draft.get_or_none((Draft.user == whose) & (Draft.form == form))
    return _entry(row) if row is not None and row.saved_at >= _kept_since() else None


def listing() -> tuple[DraftEntry, ...]:
    """All drafts of the person signed in, the latest first; after them those that can only be read."""
    rows = list(
        Draft.select().where(Draft.user == sessions.current().user_id).order_by(Draft.saved_at.desc(), Draft.id.desc())
    )
    since = _kept_since() if rows else clock.now()
    found = [_entry(row) for row in rows if row.saved_at >= since]
    return tuple(sorted(found, key=lambda one: one.is_void))


def records_of(content: Mapping[str, Any]) -> tuple[About, ...]:
    """The records of a kept form; none in what an older version of the program has kept."""
    try:
        return tuple(
            About(tuple(map(str, words)), int(row_id), int(version)) for words, row_id, version in content["records"]
        )
    except (KeyError, TypeError, ValueError):
        return ()


def changes_since(content: Mapping[str, Any], since: datetime) -> tuple[ChangedSince, ...]:
    """What was changed, and by whom, in the records that a kept form is about; the latest first."""
    from app.services import _draft_records as records

    return records.changes_since(records_of(content), since)


def _kept_since() -> datetime:
    from app.services import settings  # with the declarations of them all: not while there is no draft

    return clock.now() - timedelta(days=settings.integer("drafts.kept_days"))


def _is_void(content: Mapping[str, Any]) -> bool:
    if not content.get("records"):
        return False
    from app.services import _draft_records as records  # it knows every table

    return records.is_void(content)


def _content(row: Draft) -> dict[str, Any]:
    try:
        content = json.loads(row.content)
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}


def _entry(row: Draft) -> DraftEntry:
    content = _content(row)
    return DraftEntry(row.form, content, row.saved_at, _is_void(content))
