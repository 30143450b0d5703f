"""Returns and exchanges of the demonstration branch: a little of every state, one of another branch office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app import _demo_exchange
from app.core import clock
from app.models import database
from app.models.exchange_request import ExchangeRequest
from app.models.service_call import ServiceCall
from tests.demonstrations import MORNING, SUNDAY_NIGHT, Demonstrations


@pytest.fixture(scope="module", params=[MORNING, SUNDAY_NIGHT], ids=str)
def built(
    request: pytest.FixtureRequest, demonstrations: Demonstrations, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, datetime]:
    """A branch of 600 calls of a morning, and one of a Sunday after midnight, each made once."""
    return demonstrations.busy(tmp_path_factory.mktemp("demo") / "branch.aftercare", request.param), request.param


@pytest.fixture
def moment(built: tuple[Path, datetime]) -> Iterator[datetime]:
    """The branch, to be read; the moment it was made at."""
    database.open_database(built[0])
    yield built[1]
    database.close_database()


@pytest.mark.usefixtures("moment")
def test_every_state_a_visitor_looks_for_is_there() -> None:
    rows = list(ExchangeRequest.select().order_by(ExchangeRequest.id))
    assert [row.state for row in rows] == [wish.end for wish in _demo_exchange.WISHES]
    assert [row.customer_name for row in rows if row.customer_id is None] == ["佛山分公司"]
    assert all(row.cost_bearer and row.goods and row.number.startswith("SL") for row in rows)


def test_the_steps_are_dated_in_their_order(moment: datetime) -> None:
    for row in ExchangeRequest.select():
        moments = [one for one in (row.received_at, row.decided_at) if one]
        days = [*(clock.local(one).date() for one in moments), *(d for d in (row.shipped_on, row.received_on) if d)]
        assert days == sorted(days)
        assert max(moments) <= moment


@pytest.mark.usefixtures("moment")
def test_a_branch_has_as_many_calls_as_were_asked_for() -> None:
    assert ServiceCall.select().count() == 600
