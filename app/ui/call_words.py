"""Stored states as people read them."""

from __future__ import annotations

from app.core.i18n import shown
from app.domain import cover
from app.domain.cover import CoverVerdict
from app.domain.workflows import return_visit, service_call, service_voucher
from app.services.service_call_cover import Verdict


def call_state(state: str) -> str:
    """The state of a call."""
    return _label(service_call.STATE_LABELS, state)


def voucher_state(state: str) -> str:
    """The state of a voucher."""
    return _label(service_voucher.STATE_LABELS, state)


def visit_state(state: str) -> str:
    """The state of a return visit."""
    return _label(return_visit.STATE_LABELS, state)


def shown_verdict(verdict: CoverVerdict) -> Verdict:
    """A verdict of the rule as people read it."""
    return Verdict(
        str(verdict.kind), shown(cover.KIND_LABELS[verdict.kind]), cover.reason_text(verdict), verdict.document,
        verdict.ends_on, verdict.days_left, str(verdict.service_class),
    )  # fmt: skip


def _label(labels: object, state: str) -> str:
    found = {str(key): text for key, text in labels.items()}
    return shown(found.get(state, state))
