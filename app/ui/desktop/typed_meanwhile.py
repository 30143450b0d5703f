"""What was typed meets a record that others changed meanwhile: which fields, by whom, and rows of both put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget

from app.core.i18n import translate
from app.services import drafts
from app.services.drafts import About

_SHORT = 60
"""Of a long text so much is named."""


@dataclass(frozen=True)
class Changed:
    """A field that somebody typed into and somebody else changed: its editor's name, both values, and the words."""

    name: str
    theirs: Any
    mine: Any
    words: str


@dataclass(frozen=True)
class Kept:
    """What was kept of a form, as it is read back; of an older version of the program only the values."""

    values: dict[str, Any]
    before: dict[str, Any]
    begun: datetime | None
    records: tuple[About, ...]
    content: Mapping[str, Any]


def kept_of(content: Mapping[str, Any]) -> Kept | None:
    """Read a draft of this kind; None when it holds no values."""
    values, before = content.get("values"), content.get("before")
    if not isinstance(values, dict) or not values:
        return None
    begun = None
    with suppress(KeyError, TypeError, ValueError):
        begun = datetime.fromisoformat(content["begun"])
    return Kept(values, before if isinstance(before, dict) else {}, begun, drafts.records_of(content), content)


def joined(before: Any, mine: Any, theirs: Any) -> Any:
    """Rows of a table as both left them: each row that only one of them touched as that one wants it, mine where both
    did; any other value as I typed it.

    Rows are known by their `id`; those without are new.
    """
    if before == theirs or not all(map(_are_rows, (before, mine, theirs))):
        return mine
    was, now, own = ({row["id"]: row for row in rows if row.get("id")} for rows in (before, theirs, mine))
    found = []
    for row_id, row in now.items():
        if row_id not in was or (row_id in own and own[row_id] == was[row_id]):
            found.append(row)
        elif row_id in own:
            found.append(own[row_id])
        elif row != was[row_id]:
            found.append(row)  # taken away here, and changed there: nothing is lost
    found += [{**row, "id": 0} for row_id, row in own.items() if row_id not in now and row != was.get(row_id)]
    new = [row for row in mine if not row.get("id")]
    theirs_new = [row for row in theirs if not row.get("id") and row not in before and row not in new]
    return [*found, *theirs_new, *new]


def changed(
    kept: Kept,
    first: Mapping[str, Any],
    records: Sequence[About],
    editor: Callable[[str], QWidget | None],
) -> list[Changed]:
    """The touched fields whose value in the record is another now than when they were typed into.

    `first` is what the editors showed when the form was opened again. What moves by itself, such as a field that begins
    with today, is none of them: a record must have a new version, or a line in its history.
    """
    moved = [
        name for name in kept.values if name in kept.before and name in first and _differs(kept, name, first[name])
    ]
    if not moved:
        return []
    lines = drafts.changes_since(kept.content, kept.begun) if kept.begun is not None else ()
    if not lines and _versions(records) == _versions(kept.records):
        return []
    found = []
    for name in moved:
        mine, theirs = joined(kept.before[name], kept.values[name], first[name]), first[name]
        if isinstance(mine, dict) and isinstance(theirs, dict):  # cells
            theirs = {cell: theirs[cell] for cell in mine if cell in theirs}
        if mine == theirs:
            continue
        field = name.partition("#")[0]
        who = next((line.who for line in lines if any(_is_of(field, one) for one in line.fields)), "")
        found.append(Changed(name, theirs, mine, _words(editor(name), kept.before[name], theirs, who)))
    return found


def _is_of(field: str, stored: str) -> bool:
    """Whether a column of the record is this field of a form: `solution` is kept as `solution_text`."""
    return field in (stored, stored.removesuffix("_text"), stored.removeprefix("user_"), stored.removeprefix("charge_"))


def _differs(kept: Kept, name: str, now: Any) -> bool:
    before, mine = kept.before[name], kept.values[name]
    if isinstance(before, dict) and isinstance(now, dict):
        return any(cell in mine and cell in now and now[cell] != value for cell, value in before.items())
    return bool(before != now)


def _versions(records: Sequence[About]) -> list[tuple[int, int]]:
    return sorted((one.row_id, one.version) for one in records if one.version)


def _are_rows(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(row, dict) and "id" in row for row in value)


def _words(editor: QWidget | None, before: Any, theirs: Any, who: str) -> str:
    label, value = label_of(editor), _said(editor, theirs)
    if _are_rows(theirs):
        text = translate(
            "form", "{field}: rows were changed in the record meanwhile; what you typed stands beside them."
        )
        return text.format(field=label)
    if who and not isinstance(theirs, list | dict):
        if not value:
            return translate("form", "{field} was emptied by {name} meanwhile.").format(field=label, name=who)
        text = translate("form", "{field} was changed to “{value}” by {name} meanwhile.")
        return text.format(field=label, value=value, name=who)
    if who:
        return translate("form", "{field}: changed by {name} meanwhile.").format(field=label, name=who)
    if isinstance(theirs, list | dict):
        return translate("form", "{field}: changed in the record meanwhile.").format(field=label)
    text = translate("form", "{field} was “{before}” when you typed, and is “{value}” in the record now.")
    return text.format(field=label, before=_said(editor, before) or "–", value=value or "–")


def label_of(editor: QWidget | None) -> str:
    """What stands beside an editor."""
    if editor is None:
        return translate("form", "A field")
    if isinstance(editor, QAbstractButton) and editor.text():
        return editor.text().replace("&", "")
    if name := editor.accessibleName():
        return name
    beside = (one for one in editor.window().findChildren(QLabel) if one.buddy() is editor)
    return next((one.text().removesuffix(" *").replace("&", "") for one in beside), "") or translate("form", "A field")


def _said(editor: QWidget | None, value: Any) -> str:
    if isinstance(value, bool):
        return translate("form", "yes") if value else translate("form", "no")
    if isinstance(editor, QComboBox) and not editor.isEditable() and (place := editor.findData(value)) >= 0:
        return editor.itemText(place)
    text = " ".join(str(value if value is not None else "").split())
    return text if len(text) <= _SHORT else f"{text[:_SHORT]}…"
