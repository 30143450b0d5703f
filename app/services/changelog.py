"""What came with which version: the pages `resources/changelog/<language>.md`, newest first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.core.paths import resources
from app.domain import versions

_HEAD = re.compile(r"^## (\d+(?:\.\d+)*)\s+\((\d{4}-\d\d-\d\d)\)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Entry:
    """One version: its day as it is written (2026-11-23), and what came with it in Markdown."""

    version: str
    day: str
    text: str


def parse(page: str) -> tuple[Entry, ...]:
    """The entries of a page, newest first: each is a line `## version (day)` and what stands below it."""
    parts = _HEAD.split(page)
    found = [Entry(*(part.strip() for part in parts[at : at + 3])) for at in range(1, len(parts), 3)]
    return tuple(sorted(found, key=lambda entry: versions.key(entry.version), reverse=True))


def entries(language: str) -> tuple[Entry, ...]:
    """All that is told in a language, in English when there is no page in it."""
    folder = resources() / "changelog"
    file = folder / f"{language}.md"
    return parse((file if file.is_file() else folder / "en.md").read_text(encoding="utf-8"))


def since(told: tuple[Entry, ...], seen: object, present: str) -> tuple[Entry, ...]:
    """Of these entries, what came after the version `seen` up to the `present` one; nothing where none was seen."""
    if not isinstance(seen, str) or not versions.is_version(seen):
        return ()
    after, up_to = versions.key(seen), versions.key(present)
    return tuple(entry for entry in told if after < versions.key(entry.version) <= up_to)
