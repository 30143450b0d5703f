"""The stored versions of complaint schemes and the files that come with the program."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

import peewee as pw

from app.core.paths import resources
from app.domain.complaint_scheme import Scheme, parse
from app.models.complaint import ComplaintScheme
from app.services._use_case import UnitOfWork

FOLDER = "complaint_schemes"


def shipped_folder() -> Path:
    """Where the schemes lie that come with the program: one file each."""
    return resources() / FOLDER


def shipped_codes() -> list[str]:
    """The codes of the schemes that come with the program."""
    return sorted(file.stem for file in shipped_folder().glob("*.json"))


def shipped_text(code: str) -> str:
    """The definition that comes with the program; empty where there is none of this code."""
    return (shipped_folder() / f"{code}.json").read_text("utf-8") if code in shipped_codes() else ""


def normal(definition: str) -> tuple[str, str]:
    """A definition as it is kept (JSON, sorted keys) and its SHA-256 in hex."""
    text = json.dumps(
        json.loads(definition.removeprefix("\ufeff")), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return text, hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=64)
def _parsed(sha256: str, definition: str) -> Scheme:
    return parse(definition)


@lru_cache(maxsize=64)
def _stored(sha256: str, definition: str) -> Scheme:
    return parse(definition, is_stored=True)


def parsed(row: ComplaintScheme) -> Scheme:
    """The scheme that a stored version describes, as it was sound when it was stored."""
    return _stored(row.sha256, row.definition)


def parsed_text(definition: str) -> Scheme:
    """The scheme of a sound definition; each is understood once."""
    text, sha256 = normal(definition)
    return _parsed(sha256, text)


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
