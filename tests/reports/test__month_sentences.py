"""What is worth a sentence: large changes before small ones, more than chance, in the direction that matters."""

from __future__ import annotations

import pytest

from app.core.i18n import QT_TRANSLATE_NOOP
from app.indicators._declaration import Better, Indicator, Unit
from app.reports._month_figures import MonthFigure, Parts, change_words
from app.reports._month_sentences import sentences, weight

TITLE = QT_TRANSLATE_NOOP("indicators", "Visit rate")
NOTHING = Parts()


def figure(unit: Unit, now: Parts, before: Parts, better: Better = Better.HIGHER) -> MonthFigure:
    one = Indicator("a", TITLE, "", "", "", "", unit, better=better)
    return MonthFigure(one, now, before, NOTHING)


def share(top: int, bottom: int) -> Parts:
    return Parts(top, bottom, top * 10_000 // bottom if bottom else None)


def count(value: int) -> Parts:
    return Parts(value, None, value)


@pytest.mark.parametrize(
    ("unit", "now", "before", "better", "said"),
    [
        (Unit.SHARE, share(95, 100), share(80, 100), Better.HIGHER,
         "Visit rate improved: up from 80.00 % to 95.00 % (+15.00 points)."),
        (Unit.SHARE, share(80, 100), share(95, 100), Better.HIGHER,
         "Visit rate got worse: down from 95.00 % to 80.00 % (-15.00 points)."),
        (Unit.SHARE, share(10, 100), share(30, 100), Better.LOWER,
         "Visit rate improved: down from 30.00 % to 10.00 % (-20.00 points)."),
        (Unit.COUNT, count(200), count(100), Better.NEITHER, "Visit rate rose from 100 to 200 (+100.0 %)."),
        (Unit.COUNT, count(3), count(0), Better.LOWER, "Visit rate got worse: up from 0 to 3 (+3)."),
        (Unit.MONEY, count(120_000), count(100_000), Better.NEITHER,
         "Visit rate rose from ¥1,000.00 to ¥1,200.00 (+20.0 %)."),
        (Unit.COUNT, count(101), count(100), Better.HIGHER, "Visit rate hardly changed: 100 before, 101 now."),
        (Unit.COUNT, count(100), count(100), Better.HIGHER, "Visit rate stayed at 100."),
        (Unit.COUNT, count(7), NOTHING, Better.HIGHER, "Visit rate was 7; there is nothing to compare it with."),
        (Unit.SHARE, share(0, 0), share(3, 4), Better.HIGHER, "Nothing was recorded in 2026-10."),
    ],
)  # fmt: skip
def test_a_sentence(unit: Unit, now: Parts, before: Parts, better: Better, said: str) -> None:
    assert sentences("2026-10", [figure(unit, now, before, better)], 3) == (said,)


def test_the_weightiest_first_and_no_more_than_three() -> None:
    small, large = (figure(Unit.COUNT, count(value), count(100)) for value in (130, 300))
    middle = figure(Unit.SHARE, share(90, 100), share(70, 100))
    same = figure(Unit.COUNT, count(5), count(5))
    assert weight(large) > weight(middle) > weight(small) > weight(same) == 0
    said = sentences("2026-10", [same, small, middle, large], 3)
    assert [one.partition(" from ")[2].split()[0] for one in said] == ["100", "70.00", "100"]
    assert len(said) == 3


def test_chance_is_not_told_as_a_change() -> None:
    assert weight(figure(Unit.SHARE, share(9, 10), share(10, 10))) < 1.1
    assert weight(figure(Unit.SHARE, share(90, 100), share(100, 100))) > 3
    assert weight(figure(Unit.MONEY, count(104), count(100))) == 0


def test_changes_in_words() -> None:
    assert change_words(share(1, 3), share(1, 3), Unit.SHARE) == "±0.00 points"
    assert change_words(NOTHING, count(3), Unit.COUNT) == "–"
    assert change_words(count(0), count(4), Unit.COUNT) == "-100.0 %"
    assert change_words(count(450), count(429), Unit.SCORE) == "+0.21"
