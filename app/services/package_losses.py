"""A stick that was lost with a package on it: on record with who, when, where, who was told, what was done (R005)."""

from __future__ import annotations

from datetime import date

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.models.package_run import PackageRun
from app.services import package_runs
from app.services._use_case import UnitOfWork, get, use_case

_LONGEST_TEXT = 200
_LONGEST_NOTE = 1_000


@use_case("package.make")
def report(
    unit: UnitOfWork,
    run_id: int,
    *,
    lost_on: date | None,
    lost_by: str,
    where: str,
    told: str,
    note: str = "",
    seen_version: int | None = None,
) -> PackageRun:
    """Put on record that the stick of a package was lost; given again it corrects what was said.

    Raises UserError for a package that never was on a stick, and naming the field that is missing or cannot be.
    """
    run = get(PackageRun, run_id)
    if run.state != package_runs.VERIFIED:
        raise UserError(translate("packages", "This package was never finished: nothing of it was on a stick."))
    if lost_on is None:
        raise UserError(translate("packages", "When was it lost?"), "lost_on")
    if not clock.local(run.begun_at).date() <= lost_on <= clock.today():
        text = translate("packages", "It was lost after it was made ({day}), and not later than today.")
        raise UserError(text.format(day=f"{clock.local(run.begun_at):%Y-%m-%d}"), "lost_on")
    return unit.update(
        run,
        seen_version,
        lost_on=lost_on,
        lost_by=validation.required_line(lost_by, "lost_by")[:_LONGEST_TEXT],
        lost_where=validation.required_line(where, "where")[:_LONGEST_TEXT],
        lost_told=validation.required_line(told, "told")[:_LONGEST_TEXT],
        lost_note=note.strip()[:_LONGEST_NOTE],
        lost_reported_at=run.lost_reported_at or unit.now,
        lost_reported_by=run.lost_reported_by or unit.session.full_name or unit.session.name,
    )


@use_case("package.make")
def found_again(unit: UnitOfWork, run_id: int, *, reason: str, seen_version: int | None = None) -> PackageRun:
    """The stick was found: the note goes, the history keeps it. Raises UserError without saying where it was."""
    run = get(PackageRun, run_id)
    if run.lost_on is None:
        raise UserError(translate("packages", "This stick is not on record as lost."))
    why = validation.required_line(reason, "reason")
    nothing = {"lost_on": None, "lost_reported_at": None}
    words = dict.fromkeys(("lost_by", "lost_where", "lost_told", "lost_note", "lost_reported_by"), "")
    return unit.update(run, seen_version, why, **nothing, **words)
