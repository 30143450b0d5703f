"""Receiving ledger packages of branches at head office: where a package stands in its branch's chain, what a row does.

Every record has one owner, its branch; head office keeps a copy by branch, ledger and identity and changes none of
them. A package follows the one before it (git bundle, SymmetricDS: numbered batches that refuse a gap), and taken in
twice it brings nothing new. Everything here is pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP


class Place(StrEnum):
    """Where a package stands in its branch's chain, seen from what head office holds of it."""

    FIRST = "first"  # nothing is held, and it follows nothing
    NEXT = "next"  # it follows the last one held
    HERE = "here"  # this very package is held
    MISSING = "missing"  # its predecessor is not here
    EARLIER = "earlier"  # made before the last one held
    FORK = "fork"  # the branch's chain went another way: a restored backup, a second computer


class Verdict(StrEnum):
    """What a row of a package would do."""

    ADD = "add"
    CHANGE = "change"
    CONFLICT = "conflict"
    UNCHANGED = "unchanged"


VERDICTS: Mapping[str, str] = MappingProxyType(
    {
        Verdict.ADD: QT_TRANSLATE_NOOP("receiving", "New"),  # 新增
        Verdict.CHANGE: QT_TRANSLATE_NOOP("receiving", "Change"),  # 变更
        Verdict.CONFLICT: QT_TRANSLATE_NOOP("receiving", "Conflict"),  # 冲突
        Verdict.UNCHANGED: QT_TRANSLATE_NOOP("receiving", "Unchanged"),  # 无变化
    }
)

PACKAGE_STATES: Mapping[str, str] = MappingProxyType(
    {
        "taken_in": QT_TRANSLATE_NOOP("receiving", "Taken in"),  # 已接收
        "undone": QT_TRANSLATE_NOOP("receiving", "Taken back"),  # 已撤回
        "set_aside": QT_TRANSLATE_NOOP("receiving", "Set aside"),  # 已隔离
        "closed": QT_TRANSLATE_NOOP("receiving", "Of an ended series"),  # 旧序列
    }
)
"""What became of a package at head office; `set_aside`: refused as a fork or for its key, nothing of it is here;
`closed`: its rows are here, but its branch began a new series of packages since.
"""

MANY = 20
"""Percent of a branch's rows that a package changes without a question (reliability.md 8.3)."""


@dataclass(frozen=True)
class Link:
    """A package as its successor names it."""

    number: int
    digest: str


@dataclass(frozen=True)
class Head:
    """What a package says of itself; `digest` is that of its manifest, amounts none, moments aware."""

    branch_code: str
    branch_name: str
    company: str
    number: int
    digest: str
    previous: Link | None
    public_key: str
    package_uid: str
    schema: str
    program: str
    made_at: datetime
    made_by: str
    purpose: str
    first_day: date | None
    last_day: date | None
    is_masked: bool
    rows: Mapping[str, int]
    """By ledger."""
    audit_line: int
    audit_digest: str

    @property
    def name(self) -> str:
        """The package as people call it: branch and number."""
        return package_name(self.branch_code, self.number)


@dataclass(frozen=True)
class Incoming:
    """A row of a package: `values` by column of its ledger, JSON types; what a roll-up needs beside them."""

    ledger: str
    uid: str
    number: str
    version: int
    changed_at: str
    values: Mapping[str, Any]
    title: str = ""
    state: str = ""
    day: str | None = None
    amount: int | None = None


@dataclass(frozen=True)
class IncomingScan:
    """A scan of a package on the row of a ledger; `path` is its file in the package, `size` in bytes.

    `added_at` is the moment at the branch, as moments are stored.
    """

    ledger: str
    uid: str
    name: str
    media_type: str
    note: str
    added_by: str
    added_at: str
    sha256: str
    size: int
    path: str


@dataclass(frozen=True)
class Held:
    """A row as head office holds it."""

    version: int
    changed_at: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Decision:
    """What a row would do, with the values it would leave behind; `reason` words a conflict."""

    verdict: Verdict
    values: Mapping[str, Any]
    reason: str = ""


OLDER = QT_TRANSLATE_NOOP("receiving", "The package's version is older than the one here: was a backup restored there?")
OTHER_HISTORY = QT_TRANSLATE_NOOP("receiving", "Same version, changed at another time: two histories of one record.")


def package_name(branch_code: str, number: int) -> str:
    """A package by branch and number, such as GZ01-000012: as folders and cover sheets name it."""
    return f"{branch_code}-{number:06d}"


def place(number: int, digest: str, previous: Link | None, held: Sequence[Link]) -> Place:
    """Where a package stands; `held` are the branch's packages that are taken in, in any order."""
    if any(one.digest == digest for one in held):
        return Place.HERE
    if any(one.number == number for one in held):
        return Place.FORK
    if not held:
        return Place.FIRST if previous is None else Place.MISSING
    last = max(held, key=lambda one: one.number)
    if number < last.number:
        return Place.EARLIER
    if previous == last:
        return Place.NEXT
    return Place.MISSING if previous is not None and previous.number > last.number else Place.FORK


def decide(here: Held | None, comes: Incoming, *, is_masked: bool = False) -> Decision:
    """What a row does to the one held.

    A record's version and the moment of its last change name one state of its history. A higher version is its future;
    the same state with other values says that what stands beside it changed (a customer's new name); a lower version,
    or the same version of another moment, comes from another history and is a conflict. Columns that the package
    leaves out stay, and a masked value never covers the full one it was made from.
    """
    if here is None:
        return Decision(Verdict.ADD, dict(comes.values))
    values = {**here.values, **comes.values}
    if is_masked:
        for name, value in comes.values.items():
            if _hides(value, here.values.get(name)):
                values[name] = here.values[name]
    if comes.version < here.version:
        return Decision(Verdict.CONFLICT, values, OLDER)
    if comes.version == here.version and comes.changed_at != here.changed_at:
        return Decision(Verdict.CONFLICT, values, OTHER_HISTORY)
    return Decision(Verdict.UNCHANGED if values == dict(here.values) else Verdict.CHANGE, values)


def _hides(masked: Any, full: Any) -> bool:
    """Whether one text is the other with signs hidden behind asterisks."""
    if not isinstance(masked, str) or not isinstance(full, str) or "*" not in masked or masked == full:
        return False
    pattern = ".*".join(re.escape(part) for part in re.split(r"\*+", masked))
    return re.fullmatch(pattern, full, re.DOTALL) is not None


def differences(here: Mapping[str, Any], comes: Mapping[str, Any]) -> tuple[tuple[str, Any, Any], ...]:
    """Each column that differs: its name, the value here, the value that comes; in the order of their names."""
    names = sorted({*here, *comes})
    return tuple((name, here.get(name), comes.get(name)) for name in names if here.get(name) != comes.get(name))


def changes_many(changed: int, held: int) -> bool:
    """Whether so many changed rows of so many held are for a human to look at (more than MANY percent)."""
    return changed * 100 > held * MANY
