"""What came with each version: the newest is this one, both languages tell of the same versions, only what is new."""

from __future__ import annotations

import pytest

from app import __version__
from app.services import changelog
from app.services.changelog import Entry

PAGE = """# What is new

## 1.9 (2027-01-02)

Older.

## 1.10.0 (2027-02-03)

- Newer
### A part
text

## 1.2.1 (2026-12-01)
Oldest.
"""


def spelled(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.version for entry in entries]


def test_the_newest_entry_is_this_version_in_both_languages() -> None:
    english, chinese = changelog.entries("en"), changelog.entries("zh_CN")
    assert english[0].version == __version__
    assert [(one.version, one.day) for one in english] == [(one.version, one.day) for one in chinese]
    assert english[0].text != chinese[0].text
    assert [one.text.count("\n- ") for one in english] == [one.text.count("\n- ") for one in chinese]
    assert changelog.entries("fr") == english


def test_entries_are_read_newest_first() -> None:
    found = changelog.parse(PAGE)
    assert spelled(found) == ["1.10.0", "1.9", "1.2.1"]
    assert found[0] == Entry("1.10.0", "2027-02-03", "- Newer\n### A part\ntext")
    assert changelog.parse("# nothing") == ()


@pytest.mark.parametrize(
    ("seen", "present", "told"),
    [
        ("1.9", "1.10", ["1.10.0"]),
        ("1.2", "1.10.0", ["1.10.0", "1.9", "1.2.1"]),
        ("1.2.1", "1.9", ["1.9"]),
        ("1.10", "1.10.0", []),
        ("2.0", "1.10", []),
        ("", "1.10", []),
        ("yesterday", "1.10", []),
        (None, "1.10", []),
    ],
)
def test_only_what_came_since_is_told(seen: object, present: str, told: list[str]) -> None:
    assert spelled(changelog.since(changelog.parse(PAGE), seen, present)) == told
