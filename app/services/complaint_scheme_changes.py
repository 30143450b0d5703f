"""What an administrator does with schemes of complaints: save, delete, bring back, offer, carry as a file (C4).

Old cases keep the version they began with, whatever happens here.
"""

from __future__ import annotations

import json
from pathlib import Path

from app.core.errors import EnvironmentFault, UserError
from app.core.i18n import translate
from app.domain.complaint_scheme import Scheme, SchemeFault, parse
from app.exports._format import whole_file
from app.models.complaint import ComplaintScheme
from app.services import _complaint_scheme_rows as rows
from app.services import complaint_schemes as schemes
from app.services import settings
from app.services._use_case import UnitOfWork, require, use_case

LARGEST_FILE = 1024 * 1024


@use_case("complaint_scheme.change")
def save(unit: UnitOfWork, *, definition: str, code: str = "", seen_version: int = 0) -> ComplaintScheme:
    """Put a definition in force: as a new scheme, or, with `code`, as a new version of that one.

    `seen_version` is the version that was opened (0: the program's own). Raises SchemeFault (field `definition`, with
    its place) for what is not sound or takes a code twice, UserError when somebody else saved meanwhile.
    """
    scheme = parse(definition)
    if code and scheme.code != code:
        raise SchemeFault("code", translate("complaint_scheme", "the code of a scheme stays; copy the scheme instead"))
    if not code:
        _refuse_taken(scheme)
        row = rows.put(unit, definition)
        _offer(unit, [*schemes.offered_codes(), scheme.code])
        return row
    now = schemes.definition(code)[1]
    if now != seen_version:
        text = translate("complaint_scheme", "Somebody else saved version {version} meanwhile. Open the scheme again.")
        raise UserError(text.format(version=now))
    return rows.put(unit, definition)


@use_case("complaint_scheme.change")
def delete(unit: UnitOfWork, *, code: str) -> ComplaintScheme:
    """Take a scheme away: its cases keep it, new ones cannot take it.

    Raises UserError for the last one that is left.
    """
    left = [one for one in schemes.offered_codes() if one != code]
    usable = [entry.code for entry in schemes.listing() if entry.code != code]
    if not usable:
        raise UserError(translate("complaint_scheme", "The last scheme stays: no complaint could be registered."))
    row = _row(unit, code)
    was_offered = code in schemes.offered_codes()
    unit.update(row, is_retired=True)
    if was_offered:
        _offer(unit, left or usable[:1])
    return row


@use_case("complaint_scheme.change")
def restore(unit: UnitOfWork, *, code: str) -> ComplaintScheme:
    """Bring a deleted scheme back; it is offered again."""
    row = unit.update(_row(unit, code), is_retired=False)
    _offer(unit, [*schemes.offered_codes(), code])
    return row


@use_case("complaint_scheme.change")
def offer(unit: UnitOfWork, *, code: str, is_offered: bool) -> None:
    """Offer a scheme to new cases, or no longer. Raises UserError for the last one that is offered."""
    _usable(code)
    codes = [one for one in schemes.offered_codes() if one != code]
    if not is_offered and not codes:
        raise UserError(translate("complaint_scheme", "One scheme at least is offered. Offer another one first."))
    _offer(unit, [*codes, code] if is_offered else codes)


@use_case("complaint_scheme.change")
def make_usual(unit: UnitOfWork, *, code: str) -> None:
    """Put a scheme before the others: new complaints begin with it."""
    _usable(code)
    _offer(unit, [code, *(one for one in schemes.offered_codes() if one != code)])


def from_file(path: Path) -> tuple[Scheme, str]:
    """A scheme that was carried here as a file: what it describes, and its text.

    Raises SchemeFault when it is not sound, UserError when it is no such file, EnvironmentFault when it cannot be read.
    """
    require("complaint_scheme.change")
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UserError(translate("complaint_scheme", "This file is too large for a scheme."))
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(translate("complaint_scheme", "{name} is no scheme.").format(name=path.name)) from error
    except OSError as error:
        text = translate("complaint_scheme", "{name} cannot be read. Is it still there?")
        raise EnvironmentFault(text.format(name=path.name), "gone") from error
    return parse(text), text


def to_file(code: str, path: Path) -> None:
    """Write the text in force as a file that another branch can take over.

    Raises NotPermitted, EnvironmentFault when it cannot be written.
    """
    require("complaint_scheme.view")
    data = json.loads(schemes.definition(code)[0])
    with whole_file(path) as beside:
        beside.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", "utf-8")


def free_code(wanted: str) -> str:
    """A code that no scheme has, made from another."""
    taken = {entry.code for entry in schemes.listing(active_only=False)}
    stem = wanted[:36]
    return next(code for code in (stem, *(f"{stem}_{place}" for place in range(2, 999))) if code not in taken)


def _refuse_taken(scheme: Scheme) -> None:
    for entry in schemes.listing(active_only=False):
        if entry.code == scheme.code:
            text = translate("complaint_scheme", "“{name}” has this code, and was deleted; bring it back") \
                if entry.is_retired else translate("complaint_scheme", "“{name}” has this code")  # fmt: skip
            raise SchemeFault("code", text.format(name=entry.name))


def _row(unit: UnitOfWork, code: str) -> ComplaintScheme:
    """The stored version in force; a shipped scheme is stored for it."""
    kept = rows.stored(code)
    return kept if kept is not None else rows.put(unit, schemes.definition(code)[0])


def _usable(code: str) -> None:
    kept = rows.stored(code)
    if kept is not None and kept.is_retired:
        raise UserError(translate("complaint_scheme", "This scheme was deleted. Bring it back first."))
    schemes.definition(code)


def _offer(unit: UnitOfWork, codes: list[str]) -> None:
    settings.write(unit, {"complaint.schemes": ",".join(dict.fromkeys(codes))})
