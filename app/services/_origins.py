"""Where a complaint or a call comes from: the sheet on which the customer said it (R071, R073).

An origin is the kind and the id of a record, tied in the transaction that registers. What is refused here refuses the
registration, with the field `origin`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from app.core.errors import Bug, UserError
from app.models.complaint import Complaint
from app.models.service_call import ServiceCall
from app.services import anomaly_notices, opinion_cards, opinions, return_visits, survey_answers
from app.services._use_case import UnitOfWork

Origin = tuple[str, int]

_Tie = Callable[[UnitOfWork, int, Any], object]
_COMPLAINT: Mapping[str, _Tie] = MappingProxyType(
    {
        "anomaly_notice": anomaly_notices.raised,
        "opinion": opinions.complained,
        "opinion_card": opinion_cards.complained,
        "survey_respondent": survey_answers.complained,
    }
)
_CALL: Mapping[str, _Tie] = MappingProxyType({"opinion": opinions.called, "return_visit": return_visits.led_to})


def tie_complaint(unit: UnitOfWork, origin: Origin, case: Complaint) -> None:
    """Tie a complaint that is being registered to what it came from. Raises UserError (field `origin`)."""
    _tie(_COMPLAINT, unit, origin, case)


def tie_call(unit: UnitOfWork, origin: Origin, call: ServiceCall) -> None:
    """Tie a call that is being registered to what it came from. Raises UserError (field `origin`)."""
    _tie(_CALL, unit, origin, call)


def _tie(ties: Mapping[str, _Tie], unit: UnitOfWork, origin: Origin, to: Any) -> None:
    kind, row_id = origin
    if kind not in ties:
        raise Bug(f"nothing is registered from a {kind}")
    try:
        ties[kind](unit, row_id, to)
    except UserError as refused:
        if refused.field:
            raise
        raise UserError(refused.text, "origin") from refused
