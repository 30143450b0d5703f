"""The money of the demonstration: every finished call with a charge has its record, and the figures agree."""

from __future__ import annotations

from app.core import clock
from app.domain.workflows import charge as workflow
from app.models import database
from app.models.charge import CashHandover, Charge
from tests.conftest import MOMENT


def test_every_charge_has_its_record_and_the_figures_agree(tmp_path, demonstrations):
    with clock.set_to(MOMENT):
        database.open_database(demonstrations.large(tmp_path / "demo.aftercare"))
    calls = dict(database.query("SELECT id, charge FROM service_call WHERE charge > 0 AND finished_at IS NOT NULL"))
    rows = list(Charge.select())
    assert {row.call_id: row.amount for row in rows} == calls
    for row in rows:
        assert row.is_open == workflow.is_open(row.state)
        assert (row.outstanding > 0) == workflow.owes(row.state, row.settlement)
        assert (row.due_on is not None) == row.is_open
        taken = [row.collected_at, row.handed_in_at, row.invoiced_at, row.mailed_at, row.paid_at]
        assert all(moment is None or row.began_at <= moment <= MOMENT for moment in taken)
    assert len({row.state for row in rows}) >= 5
    for slip in CashHandover.select():
        on_it = [row for row in rows if row.cash_handover_number == slip.number]
        assert sum(row.collected_amount for row in on_it) == slip.amount > 0
    assert [row.number for row in rows] == sorted(row.number for row in rows)
