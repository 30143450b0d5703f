"""What is typed into a large form that has a draft of its own and is about a record others may change meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog

from app.ui.desktop.typed_about import records
from app.ui.desktop.typed_fields import Fields
from app.ui.desktop.typed_meanwhile import kept_of
from app.ui.desktop.typed_strip import TypedStrip, put_on_top
from app.ui.desktop.typed_typing import Typing

if TYPE_CHECKING:
    from app.ui.widgets.form_draft import DraftKeeper


class TypedForm:
    """Of one dialog, from the moment at which its fields show what the record says.

    `content` is for its `DraftKeeper`; `put_back` has the strip over the form that names what both changed.
    """

    def __init__(self, dialog: QDialog) -> None:
        self._dialog = dialog
        self._fields = Fields(dialog)
        self._first = self._fields.read()
        self._typing = Typing(self._fields, records(dialog))
        self.strip: TypedStrip | None = None

    def content(self) -> dict[str, Any]:
        """What is typed, as JSON values; empty when nothing is."""
        return self._typing.content(self._first) or {}

    def put_back(self, keeper: DraftKeeper) -> None:
        """Fill in what was kept, beside what nobody typed; say what others changed meanwhile."""
        draft = keeper.found()
        kept = kept_of(_values_of(draft.content)) if draft is not None else None
        if kept is None:
            return
        if not self._typing.put_back(kept):  # the record says it already: the draft goes with the form
            keeper.touch()
            return
        self.strip = self._typing.strip(kept, self.discard, self._dialog, in_page=True)
        put_on_top(self.strip, self._dialog)

    def discard(self) -> None:
        """Everything as the record says it."""
        self._typing.discard(self._first)
        if self.strip is not None:
            self.strip.over()


def _values_of(content: dict[str, Any]) -> dict[str, Any]:
    """Also of a draft that an earlier version of the program kept: texts by form, and the rows of its table."""
    if "values" in content or not isinstance(content.get("form"), dict):
        return content
    filing = content.get("filing")
    values = {**content["form"], **(filing if isinstance(filing, dict) else {})}
    values = {name: value for name, value in values.items() if value is not None}
    if "charges" in content:
        values["VoucherCharges"] = [content["charges"]]
    if "items" in content:
        values["EntryTable"] = content["items"]
    return {**content, "values": values}
