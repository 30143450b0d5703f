"""Texts are marked at import and translated when shown; free of Qt.

The window installs Qt's translator here, the command line the same file read by `load_catalogue`. `lupdate` finds
only the names `translate`, `QT_TRANSLATE_NOOP` and `tr`, with literal strings: no aliases, no f-strings.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

LANGUAGES = ("zh_CN", "en")

_QM_BEGIN, _QM_MESSAGES, _QM_NOTHING = 16, 0x69, 0xFFFFFFFF
_QM_END, _QM_TRANSLATION, _QM_SOURCE, _QM_CONTEXT = 1, 3, 6, 7


class Marked(str):
    """A source text that knows the context in which it is translated."""

    __slots__ = ("context",)
    context: str

    def __new__(cls, context: str, text: str) -> Marked:
        """Mark `text` for translation in `context`."""
        marked = super().__new__(cls, text)
        marked.context = context
        return marked


def _as_written(context: str, text: str) -> str:
    return text


_translator: Callable[[str, str], str] = _as_written
_language = "en"


def QT_TRANSLATE_NOOP(context: str, text: str) -> Marked:
    """Mark a text at import; show it later with `shown`."""
    return Marked(context, text)


def translate(context: str, text: str) -> str:
    """The text in the language of the program; placeholders stay as `{name}` for `str.format`."""
    return _translator(context, text)


def shown(text: str) -> str:
    """A marked text in the language of the program; any other text as it is."""
    return _translator(text.context, str(text)) if isinstance(text, Marked) else text


def install(translator: Callable[[str, str], str], language: str) -> None:
    """Make `translator(context, source)` answer from now on; `language` is "zh_CN" or "en"."""
    global _translator, _language
    _translator, _language = translator, language


def language() -> str:
    """The language in force: "zh_CN" or "en"."""
    return _language


def system_language() -> str:
    """The language to start with: Chinese on a Chinese system, else English; AFTERCARE_LANGUAGE decides when set."""
    wanted = os.environ.get("AFTERCARE_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG")
    if not wanted:
        import locale  # asked only where the environment says nothing

        wanted = locale.getlocale()[0] or ""
    return "zh_CN" if wanted.lower().startswith(("zh", "chinese")) else "en"


def load_catalogue(path: Path, language_name: str) -> None:
    """Translate from Qt's compiled file (for the command line, which has no Qt). A missing text stays as written."""
    if language_name == "en":
        install(_as_written, "en")
        return
    texts = catalogue(path.read_bytes())
    install(lambda context_name, text: texts.get((context_name, text), text), language_name)


def catalogue(compiled: bytes) -> dict[tuple[str, str], str]:
    """What a `.qm` file says: the translation of each text in its context.

    The file is blocks of a tag, a length and so many bytes, behind sixteen bytes that name the format; the block of the
    messages has their fields one behind the other in the same way, and an end after each (Qt: `qtranslator.cpp`).
    """
    texts: dict[tuple[str, str], str] = {}
    at, messages = _QM_BEGIN, b""
    while at < len(compiled):
        tag, length = compiled[at], int.from_bytes(compiled[at + 1 : at + 5])
        if tag == _QM_MESSAGES:
            messages = compiled[at + 5 : at + 5 + length]
        at += 5 + length
    at, fields = 0, dict[int, bytes]()
    while at < len(messages):
        tag = messages[at]
        at += 1
        if tag == _QM_END:
            name, source = (fields.get(one, b"").decode("utf-8") for one in (_QM_CONTEXT, _QM_SOURCE))
            if translation := fields.get(_QM_TRANSLATION, b"").decode("utf-16-be"):
                texts[name, source] = translation
            fields = {}
            continue
        length = int.from_bytes(messages[at : at + 4])
        length = 0 if length == _QM_NOTHING else length
        fields.setdefault(tag, messages[at + 4 : at + 4 + length])
        at += 4 + length
    return texts
