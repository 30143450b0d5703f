"""How a query names its index, on each engine."""

from __future__ import annotations

from app.models import database, plans


def test_empty_is_the_smallest_on_both_engines(branch: object) -> None:
    column = "(CASE WHEN n = 0 THEN NULL ELSE n END)"
    rows = "(SELECT 0 AS n UNION ALL SELECT 2 UNION ALL SELECT 1) AS numbers"
    for descending, expected in ((False, [None, 1, 2]), (True, [2, 1, None])):
        order = plans.in_order("x", descending)
        found = database.query(f"SELECT x FROM (SELECT {column} AS x FROM {rows}) AS listed ORDER BY {order}")
        assert [value for (value,) in found] == expected


def test_the_index_is_walked_or_left_alone(branch: object) -> None:
    walking = plans.walking("service_call", "servicecall_received_at")
    assert database.query(f"SELECT id FROM {walking} ORDER BY {plans.in_order('received_at', True)}") == []
    apart = f"SELECT id FROM service_call ORDER BY {plans.sorted_apart('received_at', False)}"
    assert database.query(apart) == []
    if database.engine() == "sqlite":
        assert any("TEMP B-TREE" in step for step in database.explain(apart))
        walked = database.explain(f"SELECT id FROM {walking} ORDER BY received_at")
        assert walked == ["SCAN service_call USING COVERING INDEX servicecall_received_at"]
