"""What only the whole of a scheme shows to be wrong."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from app.core.i18n import translate
from app.domain._scheme_reader import SchemeFault
from app.domain.complaint import CLOSING_BLOCK, STATES, TALKS_BLOCK

if TYPE_CHECKING:
    from app.domain.complaint_scheme import Scheme

VERIFICATION = "verification"
"""The block in which quality writes that the measure was verified (002A)."""


def check(scheme: Scheme) -> None:
    """Refuse what cannot work. Raises SchemeFault."""
    _once_each(scheme)
    _stages(scheme)
    _rungs(scheme)
    _steps(scheme)


def _once_each(scheme: Scheme) -> None:
    codes = {
        name: [item.code for item in getattr(scheme, name)]
        for name in ("markets", "classes", "product_fields", "stages", "opinions")
    }
    codes["forms"] = [one.form for one in scheme.forms]
    for name, found in codes.items():
        for place, code in enumerate(found, 1):
            if code in found[: place - 1]:
                raise SchemeFault(f"{name}[{place}]", translate("complaint_scheme", "the code stands twice"))
    for name in ("channels", "settlements"):
        if not getattr(scheme, name):
            raise SchemeFault(name, translate("complaint_scheme", "at least one is needed"))


def _stages(scheme: Scheme) -> None:
    reached = 0
    for place, stage in enumerate(scheme.stages, 1):
        step = STATES.index(stage.state)
        if step < reached:
            text = translate("complaint_scheme", "the stages do not follow the order of the states")
            raise SchemeFault(f"stages[{place}].state", text)
        reached = step
        if stage.state == "approved" and scheme.approval == "never":
            raise SchemeFault(f"stages[{place}].state", translate("complaint_scheme", "no case is ever approved"))
    for place, market in enumerate(scheme.markets, 1):
        counted = [
            stage.days[market.code] or 0
            for stage in scheme.stages
            if not stage.is_optional and not (scheme.counts_from == "accepted" and stage.state == "registered")
        ]
        if market.close_days is not None and sum(counted) > market.close_days:
            text = translate("complaint_scheme", "the stages last {stages} days, the whole only {whole}")
            why = text.format(stages=f"{sum(counted):g}", whole=f"{market.close_days:g}")
            raise SchemeFault(f"markets[{place}].close_days", why)


def _rungs(scheme: Scheme) -> None:
    if scheme.approval == "never":
        return
    limits = [rung.up_to for rung in scheme.rungs]
    climbing = [limit for limit in limits if limit is not None]
    sound = limits[-1:] == [None] and limits.count(None) == 1 and all(a < b for a, b in pairwise(climbing))
    if not sound:
        raise SchemeFault("rungs", translate("complaint_scheme", "the amounts must climb, and the last must be open"))


def _steps(scheme: Scheme) -> None:
    for what in ("purchase_proof", "sample"):
        if what in scheme.required and what not in scheme.steps:
            raise SchemeFault("required", translate("complaint_scheme", "required, but the step is not switched on"))
    if "investigation_report" in scheme.steps and scheme.report_days is None:
        text = translate("complaint_scheme", "the investigation report needs its days")
        raise SchemeFault("report_days", text)
    if scheme.overall_opinion_days is not None:
        for code in (TALKS_BLOCK, CLOSING_BLOCK):
            if scheme.block(code) is None:
                text = translate("complaint_scheme", "for the opinion after the talks the block “{code}” is needed")
                raise SchemeFault("opinions", text.format(code=code))
    if "measure_verified" in scheme.steps:
        block = scheme.block(VERIFICATION)
        if block is None or not block.is_required:
            text = translate("complaint_scheme", "a required opinion with the code “verification” is needed")
            raise SchemeFault("opinions", text)
