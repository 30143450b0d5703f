"""What is being typed into the fields of a form about a record: read to be kept, put back, discarded.

A dialog and a part of a page both do this; what belongs to a field is told apart from what the record says now.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core import clock
from app.services.drafts import About
from app.ui.desktop.typed_fields import Fields, Values, holds, typed_since
from app.ui.desktop.typed_meanwhile import Changed, Kept, changed, joined
from app.ui.desktop.typed_strip import TypedStrip, back_words


class Typing:
    """Of one form about `records`, from the moment at which its fields showed what they say."""

    def __init__(self, fields: Fields, records: Sequence[About] = ()) -> None:
        self._fields, self._records = fields, tuple(records)
        self._known, self._begun = self._records, clock.now()
        self._unanswered: Values = {}
        self.left: Values = {}
        """What was kept and found no place."""

    def content(self, before: Values) -> dict[str, Any] | None:
        """What is to be kept, in JSON values; None when nothing is typed.

        With what the touched fields said before: when they say something else at the time it is put back, the record
        was changed meanwhile.
        """
        now = self._fields.read()
        typed = self.left | typed_since(before, now)
        if not typed:
            return None
        return {
            "values": typed,
            "before": {name: self._unanswered.get(name, before[name]) for name in typed if name in before},
            "begun": self._begun.isoformat(),
            "records": [one.plain() for one in self._known],
        }

    def put_back(self, kept: Kept) -> bool:
        """Put back what was kept; False when the record says all of it already.

        Fields that were not touched are left as the record is now.
        """
        first = self._fields.first
        if all(name in first and holds(first[name], value) for name, value in kept.values.items()):
            return False
        values = {
            name: joined(kept.before[name], value, first[name]) if name in kept.before and name in first else value
            for name, value in kept.values.items()
        }
        self.left = self._fields.write(values)
        return True

    def strip(self, kept: Kept, discard: Callable[[], object], parent: QWidget, *, in_page: bool = False) -> TypedStrip:
        """What there is to say after `put_back`: what others changed in touched fields, with both to choose from."""
        changes = [
            one
            for one in changed(kept, self._fields.first, self._records, self._fields.editor)
            if one.name not in self.left
        ]
        if changes:
            self._known, self._begun = kept.records or self._records, kept.begun or self._begun
            self._unanswered = {one.name: kept.before[one.name] for one in changes}
        words = back_words(kept.values, self.left, in_page=in_page)
        return TypedStrip(words, discard, changes, self._choose, parent)

    def discard(self, before: Values) -> None:
        """Everything as it was when the form was opened."""
        now = self._fields.read()
        self._fields.write({name: was for name, was in before.items() if name in now and now[name] != was})
        self.left, self._unanswered = {}, {}

    def _choose(self, changes: Sequence[Changed], takes_theirs: bool) -> None:
        self._fields.write({one.name: one.theirs if takes_theirs else one.mine for one in changes})
        for one in changes:
            self._unanswered.pop(one.name, None)
