"""What was typed about a record that is void or done with meanwhile: no form takes it any more, it can be copied."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication

from app.core.i18n import translate
from app.ui.prompts import Message
from app.ui.theme import Tone

if TYPE_CHECKING:
    from app.services.drafts import DraftEntry
    from app.ui.desk import Desk

_NOT_TYPED = frozenset({"title", "about", "records", "before", "begun", "id"})
_SHOWN = 200
"""So many characters are shown; all of it is copied."""


def text_of(content: Mapping[str, Any]) -> str:
    """All words that were typed, a value a line; not ticks, figures that a box counts, or rows that are only chosen."""
    return "\n".join(_words({name: value for name, value in content.items() if name not in _NOT_TYPED}))


def tell_over(desk: Desk, entry: DraftEntry) -> None:
    """Say why it cannot be saved any more, and offer what was typed to be copied."""
    typed = text_of(entry.content)
    if entry.is_void:
        text = translate("form", "The record of “{title}” is void now: what you had typed cannot be saved any more.")
    else:
        text = translate("form", "“{title}” is done with meanwhile: what you had typed cannot be saved any more.")
    text = text.format(title=entry.content.get("title") or translate("form", "a form"))
    if not typed:
        desk.prompts.show(Message(text, Tone.DUE, stays=True))
        return
    shown = " · ".join(typed.splitlines())
    shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
    text = translate("form", "{why} It was: {words}").format(why=text, words=shown)
    desk.prompts.show(Message(text, Tone.DUE, *copying(desk, entry), stays=True))


def copying(desk: Desk, entry: DraftEntry) -> tuple[str, Callable[[], object] | None]:
    """A verb that copies what was typed, and what it does; wherever the form itself may not be found again."""
    typed = text_of(entry.content)
    return (translate("form", "Copy all of it"), lambda: _copy(desk, typed)) if typed else ("", None)


def _copy(desk: Desk, typed: str) -> None:
    QGuiApplication.clipboard().setText(typed)
    desk.prompts.say(translate("form", "Copied. On Home, among your drafts, it can be thrown away."))


def _words(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [words for name, one in value.items() if name != "id" for words in _words(one)]
    if isinstance(value, list | tuple):
        return [words for one in value for words in _words(one)]
    return [value.strip()] if isinstance(value, str) and value.strip() else []
