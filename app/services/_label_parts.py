"""The files that label one part of the trade each; `_field_labels` takes them in."""

from __future__ import annotations

from typing import Any

from app.services import (
    _anomaly_labels,
    _audit_labels,
    _board_labels,
    _charge_labels,
    _closing_labels,
    _complaint_decision_labels,
    _complaint_labels,
    _complaint_scheme_labels,
    _complaint_slip_labels,
    _custody_labels,
    _exchange_labels,
    _figure_labels,
    _import_labels,
    _loaner_labels,
    _month_labels,
    _opinion_labels,
    _package_labels,
    _penalty_labels,
    _received_labels,
    _renewal_labels,
    _return_slip_labels,
    _returned_part_labels,
    _spare_part_labels,
    _survey_labels,
    _tool_labels,
    _visit_labels,
)

PARTS: tuple[Any, ...] = (
    _renewal_labels,
    _import_labels,
    _custody_labels,
    _returned_part_labels,
    _loaner_labels,
    _spare_part_labels,
    _charge_labels,
    _tool_labels,
    _closing_labels,
    _exchange_labels,
    _anomaly_labels,
    _complaint_labels,
    _complaint_decision_labels,
    _complaint_scheme_labels,
    _complaint_slip_labels,
    _return_slip_labels,
    _penalty_labels,
    _survey_labels,
    _opinion_labels,
    _month_labels,
    _figure_labels,
    _visit_labels,
    _board_labels,
    _audit_labels,
    _package_labels,
    _received_labels,
)
"""What stands in them goes after what `_field_labels` says itself."""
