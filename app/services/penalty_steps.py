"""The table of penalty steps of the branch (6.1, table 4.6): in force, beside a notice, changed by an administrator."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain import penalty_steps as rules
from app.domain.penalty_steps import Row, Step
from app.models.penalty import Penalty
from app.services import settings
from app.services._use_case import UnitOfWork, use_case


def table() -> tuple[Step, ...]:
    """The steps in force, lowest first."""
    return rules.parse(settings.text(rules.FIELD))


def of(row: Penalty) -> tuple[Step, ...]:
    """The steps that a notice was decided by: it keeps them."""
    return rules.parse(row.steps)


def step(row: Penalty) -> Step | None:
    """The step of a notice; None for rewards and discipline notes."""
    return rules.find(row.step, of(row)) if row.kind == "penalty" else None


@use_case("settings.change")
def save(unit: UnitOfWork, *, rows: Sequence[Row]) -> None:
    """Put a table in force for the notices that are written from now on; no rows: the regulation's again.

    Raises UserError whose field is `penalty.steps`, a full stop and the place of the row.
    """
    steps = rules.checked(rows) if rows else rules.REGULATION
    settings.write(unit, {rules.FIELD: rules.written(steps)})
