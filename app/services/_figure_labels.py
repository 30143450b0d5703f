"""Labels of fields and records of figures that are typed in; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP

KIND_LABELS: dict[str, str] = {"typed_figure": QT_TRANSLATE_NOOP("fields", "Typed figure")}

LABELS: dict[str, str] = {
    "typed_figure.indicator": QT_TRANSLATE_NOOP("fields", "Figure"),
    "typed_figure.span": QT_TRANSLATE_NOOP("fields", "Length of the period"),
    "typed_figure.first_on": QT_TRANSLATE_NOOP("fields", "First day"),
    "typed_figure.value": QT_TRANSLATE_NOOP("fields", "Value"),
    "typed_figure.base": QT_TRANSLATE_NOOP("fields", "Divided by"),
    "typed_figure.note": QT_TRANSLATE_NOOP("fields", "Where it comes from"),
    "typed_figure.entered_by": QT_TRANSLATE_NOOP("fields", "Entered by"),
}

MONEY: frozenset[str] = frozenset()
HUNDREDTHS = frozenset({"typed_figure.value", "typed_figure.base"})

CODES: dict[str, Mapping[Any, str]] = {
    "typed_figure.indicator": {
        "cost_control": QT_TRANSLATE_NOOP("indicators", "Cost control"),
        "data_accuracy": QT_TRANSLATE_NOOP("indicators", "Customer data right at the spot check"),
        "customer_relationship": QT_TRANSLATE_NOOP("indicators", "Customer relationship"),
        "rule_compliance": QT_TRANSLATE_NOOP("indicators", "Compliance with the service rules"),
    },
    "typed_figure.span": {
        "month": QT_TRANSLATE_NOOP("reports", "Month"),
        "quarter": QT_TRANSLATE_NOOP("reports", "Quarter"),
        "half_year": QT_TRANSLATE_NOOP("reports", "Half-year"),
        "year": QT_TRANSLATE_NOOP("reports", "Year"),
    },
}

ACTIONS: dict[str, str] = {
    "figure.type": QT_TRANSLATE_NOOP("wording", "Figure typed in"),
}
