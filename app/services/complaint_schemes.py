"""The schemes a branch handles complaints by: shipped ones, its own, and the version each case keeps.

A shipped scheme is a file of the program and comes into the branch with its first case, or when it is changed here. No
version ever changes: another text is another version.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import peewee as pw

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain.complaint_scheme import Scheme
from app.domain.setting_complaints import DEFAULT_SCHEME
from app.models.complaint import Complaint, ComplaintScheme
from app.services import settings
from app.services._complaint_scheme_rows import (
    normal,
    parsed,
    parsed_text,
    put,
    shipped_codes,
    shipped_folder,
    shipped_text,
    stored,
)
from app.services._use_case import UnitOfWork, tuples

__all__ = [
    "SchemeEntry", "current", "definition", "listing", "normal", "offered", "offered_codes", "parsed", "rules",
    "scheme_of", "shipped_folder", "shipped_text",
]  # fmt: skip


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


def scheme_of(case: Complaint) -> Scheme:
    """The scheme that a case began with, whatever became of it since."""
    row: Any = case.scheme
    return parsed(row)


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
    return parsed_text(definition(code)[0])


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
    found = dict.fromkeys(shipped_codes(), False)
    rows = ComplaintScheme.select().where(ComplaintScheme.is_current).order_by(ComplaintScheme.code)
    return {**found, **{row.code: bool(row.is_retired) for row in rows}}


def _entry(code: str, codes: tuple[str, ...], cases: int) -> SchemeEntry:
    text, version = definition(code)
    scheme, kept, shipped = parsed_text(text), stored(code), shipped_text(code)
    return SchemeEntry(
        code, scheme.name.shown(), scheme.about.shown(), scheme.regulation, version,
        "branch" if kept is not None and kept.source == "branch" else "shipped", bool(shipped), code in codes,
        codes[:1] == (code,), kept is not None and bool(kept.is_retired), cases,
    )  # fmt: skip
