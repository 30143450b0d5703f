"""Where the parts of a chart lie."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.charts import Chart, ChartKind, Slice, gathered, lay_out, part_at


def chart(kind: ChartKind, values: list[int]) -> Chart:
    return Chart("t", kind, tuple(Slice(f"s{at}", value, str(value), at) for at, value in enumerate(values)))


def test_a_pie_goes_round_once_in_proportion():
    layout = lay_out(chart(ChartKind.PIE, [1, 1, 2]), 400, 200, 16)
    assert [(part.start, part.span) for part in layout.parts] == [(0, 90), (90, 90), (180, 180)]
    assert (layout.disc.width, layout.disc.height) == (180, 180)
    centre = layout.disc.x + 90, layout.disc.y + 90
    assert part_at(layout, centre[0] + 30, centre[1] - 30) == 0
    assert part_at(layout, centre[0] + 30, centre[1] + 30) == 1
    assert part_at(layout, centre[0] - 30, centre[1]) == 2
    assert part_at(layout, centre[0], centre[1] + 95) == -1
    assert part_at(layout, layout.parts[2].legend.x + 5, layout.parts[2].legend.y + 5) == 2


@pytest.mark.parametrize("kind", list(ChartKind))
def test_nothing_to_show_draws_nothing(kind):
    assert lay_out(chart(kind, []), 400, 200, 16).parts == ()
    for part in lay_out(chart(kind, [0, 0]), 400, 200, 16).parts:
        assert part.span == 0
        assert part.bar.width * part.bar.height == 0


@given(
    st.sampled_from(list(ChartKind)), st.lists(st.integers(0, 10**7), min_size=1, max_size=15),
    st.floats(200, 1500), st.floats(120, 900),
)  # fmt: skip
def test_everything_lies_inside(kind, values, width, height):
    layout = lay_out(chart(kind, values), width, height, 14)
    assert [part.index for part in layout.parts] == list(range(len(values)))
    for part in layout.parts:
        for box in (part.bar, part.legend):
            assert box.x >= -0.001
            assert box.y >= -0.001
            assert box.x + box.width <= width + 0.001
            assert box.y + box.height <= height + 0.001
    if kind is ChartKind.PIE and sum(values):
        assert sum(part.span for part in layout.parts) == pytest.approx(360)


def test_the_longest_bar_is_the_largest_value():
    layout = lay_out(chart(ChartKind.BAR, [5, 10, 0]), 400, 200, 14)
    lengths = [part.bar.width for part in layout.parts]
    assert lengths[1] == max(lengths)
    assert lengths[0] * 2 == pytest.approx(lengths[1])
    assert lengths[2] == 0


def test_bars_begin_beside_the_widest_name_and_never_leave_the_paper():
    bars = chart(ChartKind.BAR, [5, 10])
    short, long = (lay_out(bars, 400, 200, 14, names) for names in (30.0, 900.0))
    assert short.base.x < long.base.x < 200
    assert short.parts[1].bar.width > long.parts[1].bar.width
    for layout in (short, long):
        assert layout.parts[0].legend.x + layout.parts[0].legend.width <= layout.base.x
        assert layout.parts[1].bar.x + layout.parts[1].bar.width <= 400 * 0.85 + 0.001


def test_what_does_not_fit_is_gathered_and_adds_up():
    given_slices = [("a", 5, "5"), ("b", 3, "3"), ("c", 2, "2"), ("d", 1, "1")]
    found = gathered(given_slices, 3, "others")
    assert [(one.label, one.value, one.row) for one in found] == [("a", 5, 0), ("b", 3, 1), ("others", 3, -1)]
    assert gathered(given_slices, 4, "others")[3].label == "d"
