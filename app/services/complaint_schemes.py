"""The schemes a branch handles complaints by: shipped ones, its own, and the version each case keeps.

A shipped scheme is a file of the program and comes into the branch with its first case, or when it is changed here. No
version ever changes: another text is another version.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import peewee as pw

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.paths import resources
from app.domain.complaint_scheme import Scheme, parse
from app.domain.setting_complaints import DEFAULT_SCHEME
from app.models.complaint import Complaint, ComplaintScheme
from app.services import settings
from app.services._use_case import UnitOfWork, tuples

FOLDER = "complaint_schemes"


@dataclass(frozen=True)
class SchemeEntry:
    """A scheme as lists and choices show it, in the language of the program.

    `version` is 0 while nothing of it is stored in the branch; `source` shipped | branch tells who wrote the text in
    force, `is_shipped` whether the program has one of its own too. `cases` counts the cases of all its versions.
    """

    code: str
    name: str
    about: str
    regulation: str
    version: int
    source: str
    is_shipped: bool
    is_offered: bool
    is_usual: bool
    is_retired: bool
    cases: int


def shipped_folder() -> Path:
    """Where the schemes lie that come with the program: one file each."""
    return resources() / FOLDER


def shipped_text(code: str) -> str:
    """The definition that comes with the program; empty where there is none of this code."""
    files = {file.stem: file for file in shipped_folder().glob("*.json")}
    return files[code].read_text("utf-8") if code in files else ""


def normal(definition: str) -> tuple[str, str]:
    """A definition as it is kept (JSON, sorted keys) and its SHA-256 in hex."""
    text = json.dumps(
        json.loads(definition.removeprefix("\ufeff")), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return text, hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=64)
def _parsed(sha256: str, definition: str) -> Scheme:
    return parse(definition)


def scheme_of(case: Complaint) -> Scheme:
    """The scheme that a case began with, whatever became of it since."""
    row: Any = case.scheme
    return parsed(row)


def parsed(row: ComplaintScheme) -> Scheme:
    """The scheme that a stored version describes."""
    return _parsed(row.sha256, row.definition)


def current(unit: UnitOfWork, code: str) -> ComplaintScheme:
    """The version that a new case takes; a shipped scheme comes into the branch with its first case.

    Raises UserError (field `scheme`) for a scheme that is not there or was deleted.
    """
    kept = stored(code)
    if kept is not None and kept.is_retired:
        text = translate("complaint_scheme", "The scheme “{name}” was deleted. Choose another.")
        raise UserError(text.format(name=kept.name), "scheme")
    if kept is not None and kept.source == "branch":
        return kept
    text = shipped_text(code)
    if text:
        return put(unit, text)
    if kept is None:
        raise UserError(translate("complaint_scheme", "Choose the scheme."), "scheme")
    return kept


def stored(code: str) -> ComplaintScheme | None:
    """The version in force as it is stored in the branch; None while nothing of the scheme is."""
    return ComplaintScheme.get_or_none((ComplaintScheme.code == code) & ComplaintScheme.is_current)


def put(unit: UnitOfWork, definition: str) -> ComplaintScheme:
    """Put a sound definition in force; the same text as an earlier version is that version again."""
    text, sha256 = normal(definition)
    scheme = _parsed(sha256, text)
    shipped = shipped_text(scheme.code)
    source = "shipped" if shipped and normal(shipped)[1] == sha256 else "branch"
    kept = stored(scheme.code)
    same = ComplaintScheme.get_or_none(ComplaintScheme.sha256 == sha256)
    if kept is not None and (same is None or kept.id != same.id):
        unit.update(kept, is_current=False)
    if same is not None:
        return unit.update(same, is_current=True, is_retired=False, source=source)
    last = ComplaintScheme.select(pw.fn.MAX(ComplaintScheme.version)).where(ComplaintScheme.code == scheme.code)
    return unit.insert(
        ComplaintScheme, code=scheme.code, name=scheme.name.zh, version=(last.scalar() or 0) + 1, definition=text,
        sha256=sha256, source=source,
    )  # fmt: skip


def definition(code: str) -> tuple[str, int]:
    """The text in force and its version, 0 while only the program has it. Raises UserError for an unknown code."""
    kept: Any = stored(code)
    text = shipped_text(code)
    if kept is not None and (kept.source == "branch" or not text or normal(text)[1] == kept.sha256):
        return kept.definition, kept.version
    if not text:
        raise UserError(translate("complaint_scheme", "Choose the scheme."), "scheme")
    return text, kept.version if kept is not None else 0


def rules(code: str) -> Scheme:
    """What a new case under this code would follow. Raises UserError (field `scheme`) for an unknown one."""
    return parse_cached(definition(code)[0])


def parse_cached(text: str) -> Scheme:
    """The scheme of a sound definition; each is understood once."""
    kept, sha256 = normal(text)
    return _parsed(sha256, kept)


def offered_codes() -> tuple[str, ...]:
    """The codes that new cases may take, the usual one first: those the setting names, all where it names none."""
    usable = [code for code, retired in _known().items() if not retired]
    named = [code for code in (one.strip() for one in settings.text("complaint.schemes").split(",")) if code in usable]
    first = [DEFAULT_SCHEME] if DEFAULT_SCHEME in usable else []
    return tuple(dict.fromkeys(named)) or tuple(dict.fromkeys([*first, *usable]))


def offered() -> tuple[Scheme, ...]:
    """The schemes that new cases may take, the usual one first."""
    return tuple(rules(code) for code in offered_codes())


def listing(*, active_only: bool = True) -> tuple[SchemeEntry, ...]:
    """The schemes, those offered first; without `active_only` also those that were deleted."""
    codes = offered_codes()
    counts = dict(tuples(
        Complaint.select(Complaint.scheme_code, pw.fn.COUNT(Complaint.id)).group_by(Complaint.scheme_code)
    ))  # fmt: skip
    order = [*codes, *(code for code in _known() if code not in codes)]
    found = (_entry(code, codes, int(counts.get(code, 0))) for code in order)
    return tuple(entry for entry in found if not (active_only and entry.is_retired))


def _known() -> dict[str, bool]:
    """Every code that is shipped or stored, and whether it was deleted."""
    found = dict.fromkeys(sorted(file.stem for file in shipped_folder().glob("*.json")), False)
    rows = ComplaintScheme.select().where(ComplaintScheme.is_current).order_by(ComplaintScheme.code)
    return {**found, **{row.code: bool(row.is_retired) for row in rows}}


def _entry(code: str, codes: tuple[str, ...], cases: int) -> SchemeEntry:
    text, version = definition(code)
    scheme, kept, shipped = parse_cached(text), stored(code), shipped_text(code)
    return SchemeEntry(
        code, scheme.name.shown(), scheme.about.shown(), scheme.regulation, version,
        "branch" if kept is not None and kept.source == "branch" else "shipped", bool(shipped), code in codes,
        codes[:1] == (code,), kept is not None and bool(kept.is_retired), cases,
    )  # fmt: skip
