"""The user guide's one source: the pages of the help with the guide's own chapters, in the order of the book.

`resources/guide/book.json` names the parts and the chapters of each. A page of the help that it does not name stands
behind the page that comes before it among the help's files, so that a new page is in the guide by being there.
Pictures (`![caption](tour:NAME)`) are made by the tour when the program is built, see packaging/guide.py.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from app.core import paths

LANGUAGES = ("en", "zh_CN")
PICTURE = re.compile(r"^!\[([^\]]*)\]\(tour:([\w-]+)\)$", re.MULTILINE)
"""A picture: a line of its own with its caption and its name in the tour."""
_HEADING = re.compile(r"^##+ (.*?)(?: \{#([\w-]+)\})?$", re.MULTILINE)


@dataclass(frozen=True)
class Chapter:
    """A page of the help, a chapter of the guide: its name (as links and tabs know it), its title, its Markdown."""

    name: str
    title: str
    text: str

    @property
    def headings(self) -> tuple[str, ...]:
        """Its headings below the title, without marks and anchors."""
        return tuple(words.replace("*", "").replace("`", "") for words, _ in _HEADING.findall(self.text))

    @property
    def sections(self) -> dict[str, int]:
        """Which heading below the title has which anchor (`## Title {#anchor}`): the first is 1."""
        return {anchor: place for place, (_, anchor) in enumerate(_HEADING.findall(self.text), 1) if anchor}

    @property
    def pictures(self) -> tuple[str, ...]:
        """The pictures it shows, by their names in the tour."""
        return tuple(name for _, name in PICTURE.findall(self.text))


@dataclass(frozen=True)
class Part:
    """Chapters under one heading."""

    title: str
    chapters: tuple[Chapter, ...]


def parts(language: str) -> tuple[Part, ...]:
    """The whole guide; in English when a language has none. Raises KeyError for a named chapter that is missing."""
    if language not in LANGUAGES:
        language = LANGUAGES[0]
    found = _chapters(language)
    plan = [(entry["title"][language], list(entry["chapters"])) for entry in _book()]
    for name, before in _unnamed(plan, found):
        names = next((names for _, names in plan if before in names), plan[-1][1])
        names.insert(names.index(before) + 1 if before in names else len(names), name)
    return tuple(Part(title, tuple(found[name] for name in names)) for title, names in plan)


def chapters(language: str) -> tuple[Chapter, ...]:
    """All chapters in the order of the book."""
    return tuple(chapter for part in parts(language) for chapter in part.chapters)


def _book() -> list[dict]:
    return json.loads((paths.resources() / "guide" / "book.json").read_text("utf-8"))


def _chapters(language: str) -> dict[str, Chapter]:
    """The help's pages in the order of their files (`NN_name.md`), then the guide's own chapters (`name.md`)."""
    helped, own = paths.resources() / "help" / language, paths.resources() / "guide" / language
    found = {file.stem.partition("_")[2]: file for file in sorted(helped.glob("*.md"))}
    found.update({file.stem: file for file in sorted(own.glob("*.md"))})
    return {name: _chapter(name, file) for name, file in found.items()}


def _chapter(name: str, file: Path) -> Chapter:
    text = file.read_text("utf-8")
    return Chapter(name, text.partition("\n")[0].lstrip("# ").strip(), text)


def _unnamed(plan: list[tuple[str, list[str]]], found: dict[str, Chapter]) -> list[tuple[str, str]]:
    """The pages that no part names, each with the page before it."""
    named = {name for _, names in plan for name in names}
    order = list(found)
    return [(name, order[place - 1] if place else "") for place, name in enumerate(order) if name not in named]
