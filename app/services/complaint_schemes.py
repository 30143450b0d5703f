"""The schemes a branch handles complaints by: shipped ones, its own, and the version each case keeps."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.paths import resources
from app.domain.complaint_scheme import Scheme, parse
from app.models.complaint import Complaint, ComplaintScheme
from app.services._use_case import UnitOfWork

FOLDER = "complaint_schemes"


def shipped_folder() -> Path:
    """Where the schemes lie that come with the program: one file each."""
    return resources() / FOLDER


def normal(definition: str) -> tuple[str, str]:
    """A definition as it is kept (JSON, sorted keys) and its SHA-256 in hex."""
    text = json.dumps(json.loads(definition), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text, hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=64)
def _parsed(sha256: str, definition: str) -> Scheme:
    return parse(definition)


def scheme_of(case: Complaint) -> Scheme:
    """The scheme that a case began with, whatever became of it since."""
    return parsed(case.scheme)


def parsed(row: ComplaintScheme) -> Scheme:
    """The scheme that a stored version describes."""
    return _parsed(row.sha256, row.definition)


def current(unit: UnitOfWork, code: str) -> ComplaintScheme:
    """The version that a new case takes; a shipped scheme comes into the branch with its first case.

    Raises UserError (field `scheme`) for a scheme that is not there or was deleted.
    """
    kept = ComplaintScheme.get_or_none((ComplaintScheme.code == code) & ComplaintScheme.is_current)
    if kept is not None and (kept.is_retired or kept.source == "branch"):
        if kept.is_retired:
            raise UserError(
                translate("complaint_scheme", "The scheme “{name}” was deleted. Choose another.").format(
                    name=kept.name
                ),
                "scheme",
            )
        return kept
    path = shipped_folder() / f"{code}.json"
    if not path.is_file():
        if kept is not None:
            return kept
        raise UserError(translate("complaint_scheme", "Choose the scheme."), "scheme")
    definition, sha256 = normal(path.read_text("utf-8"))
    if kept is not None and kept.sha256 == sha256:
        return kept
    scheme = _parsed(sha256, definition)
    if kept is not None:
        unit.update(kept, is_current=False)
    return unit.insert(
        ComplaintScheme,
        code=code,
        name=scheme.name.zh,
        version=kept.version + 1 if kept else 1,
        definition=definition,
        sha256=sha256,
    )
