"""Return or exchange: what each cause of table 4.8 suggests, and when somebody else bears the cost."""

from __future__ import annotations

import pytest

from app.core.errors import UserError
from app.domain import exchange

TABLE = {
    "nonconforming": ("company", "002A"),
    "changed_appearance": ("company", "002A"),
    "user_caused": ("user", "002A"),
    "doubtful": ("counter", "002B"),
    "counter_fault": ("counter", "002B"),
    "unwanted": ("", "002B"),
    "misuse": ("user", "002B"),
    "disputed": ("liable_party", "002B"),
    "no_fault": ("company", "002B"),
    "user_damage": ("user", "003d"),
}


def test_every_cause_has_its_row_and_its_name() -> None:
    assert set(exchange.RULES) == set(exchange.CAUSES) == set(exchange.Cause) == set(TABLE)
    assert set(exchange.BEARERS) == set(exchange.Bearer)


@pytest.mark.parametrize("cause", TABLE)
def test_table_4_8(cause: str) -> None:
    bearer, source = TABLE[cause]
    assert exchange.suggested(cause) == bearer
    assert exchange.RULES[exchange.Cause(cause)].source == source


@pytest.mark.parametrize("cause", [cause for cause, (bearer, _source) in TABLE.items() if bearer])
@pytest.mark.parametrize("bearer", exchange.Bearer)
def test_another_bearer_needs_a_reason(cause: str, bearer: str) -> None:
    assert exchange.check_bearer(cause, "", "") == TABLE[cause][0]
    assert exchange.check_bearer(cause, bearer, "客户要求") == bearer
    if bearer == TABLE[cause][0]:
        assert exchange.check_bearer(cause, bearer, "") == bearer
        return
    with pytest.raises(UserError) as refused:
        exchange.check_bearer(cause, bearer, "")
    assert refused.value.field == "bearer_reason"


def test_case_by_case_somebody_is_chosen() -> None:
    assert exchange.check_bearer("unwanted", "user", "") == "user"
    for bearer in ("", "nobody"):
        with pytest.raises(UserError) as refused:
            exchange.check_bearer("unwanted", bearer, "x")
        assert refused.value.field == "cost_bearer"
    with pytest.raises(UserError) as refused:
        exchange.suggested("")
    assert refused.value.field == "cause"
