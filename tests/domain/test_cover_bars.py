"""Layers of cover as bars."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.cover import CoverKind, cover_on
from app.domain.cover_bars import Layer, bars
from app.domain.cover_facts import ContractFacts, DeviceFacts

DATES = st.dates(date(2024, 1, 1), date(2028, 12, 31))
SPANS = st.lists(st.tuples(DATES, DATES), max_size=3).map(tuple)
CONTRACTS = st.builds(
    ContractFacts,
    st.sampled_from(["HT-1", "HT-2"]),
    st.sampled_from(["warranty", "maintenance"]),
    DATES,
    DATES,
    st.sampled_from(["active", "suspended", "cancelled"]),
    suspended=st.lists(st.tuples(DATES, st.none() | DATES), max_size=2).map(tuple),
    terms=SPANS,
    cancelled_on=st.none() | DATES,
)


def test_layers_stand_in_the_order_of_the_verdict() -> None:
    device = DeviceFacts(7, date(2024, 1, 1), None, 12, None, "CARD", date(2025, 6, 30), "EXT")
    contracts = [
        ContractFacts("HT-1", "maintenance", date(2024, 1, 1), date(2024, 12, 31)),
        ContractFacts("BX-1", "warranty", date(2025, 1, 1), date(2025, 12, 31)),
    ]
    found = bars(device, contracts)
    assert [(bar.layer, bar.document) for bar in found] == [
        (Layer.MAKER, "CARD"),
        (Layer.EXTENSION, "EXT"),
        (Layer.WARRANTY, "BX-1"),
        (Layer.MAINTENANCE, "HT-1"),
    ]
    assert (found[1].starts_on, found[1].ends_on) == (date(2025, 1, 2), date(2025, 6, 30))


def test_a_swapped_unit_has_no_bar_after_the_swap() -> None:
    device = DeviceFacts(7, date(2024, 1, 1), None, 12, passed_on=date(2024, 7, 1), passed_to="SB-2")
    assert bars(device, [])[0].ends_on == date(2024, 6, 30)


def test_a_warranty_of_unknown_beginning_is_open() -> None:
    (bar,) = bars(DeviceFacts(7, warranty_ends_on=date(2026, 1, 1)), [])
    assert bar.is_open_start
    assert bar.ends_on == date(2026, 1, 1)
    assert bars(DeviceFacts(7), []) == ()


@given(DATES, st.lists(CONTRACTS, max_size=2))
def test_bars_and_verdict_say_the_same(day: date, contracts: list[ContractFacts]) -> None:
    pieces = [bar.on(day) for bar in bars(None, contracts)]
    covered = any(piece is not None and not piece.rests for piece in pieces)
    assert covered == (cover_on(day, None, contracts).kind is not CoverKind.CHARGEABLE)


@given(st.lists(CONTRACTS, max_size=1))
def test_pieces_follow_one_another(contracts: list[ContractFacts]) -> None:
    for bar in bars(None, contracts):
        for piece in bar.pieces:
            assert piece.starts_on <= piece.ends_on
        if len(contracts[0].terms) < 2:
            for former, later in zip(bar.pieces, bar.pieces[1:], strict=False):
                assert later.starts_on == former.ends_on + timedelta(days=1)
