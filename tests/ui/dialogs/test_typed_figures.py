"""Figures typed in: for the figure's own periods, with what stood there before, refused beside the field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services import drafts, typed_figures
from app.ui.desk import Desk
from app.ui.desktop.session_end import keep_drafts
from app.ui.dialogs.typed_figures import TypedFiguresDialog

_YEAR_END = date(2026, 12, 31)


@pytest.fixture
def dialog(
    desk: Desk, qtbot: QtBot, frozen_clock: Any, as_role: Callable[[str], AbstractContextManager[None]]
) -> Iterator[TypedFiguresDialog]:
    with as_role("supervisor"):
        made = TypedFiguresDialog(desk)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(made)
        made.show()
        yield made


def choose(dialog: TypedFiguresDialog, field: str, code: str) -> None:
    box = dialog.form.editor(field)
    box.setCurrentIndex(box.findData(code))


def type_in(dialog: TypedFiguresDialog, **texts: str) -> None:
    for field, text in texts.items():
        dialog.form.editor(field).setText(text)


def test_cost_is_typed_with_its_budget(dialog: TypedFiguresDialog) -> None:
    choose(dialog, "indicator", "cost_control")
    assert dialog.form.editor("base").isVisible()
    type_in(dialog, value="45000.50", base="50000")
    dialog.submit()
    assert dialog.changes is not None
    assert typed_figures.of("cost_control", date(2026, 10, 1), _YEAR_END) == (4_500_050, 5_000_000)


def test_one_figure_is_typed_after_the_other(dialog: TypedFiguresDialog) -> None:
    names = dialog.form.editor("indicator")
    entered = 0
    while dialog.isVisible():
        name = names.currentData()
        type_in(dialog, value="45", **({"base": "50"} if dialog.form.editor("base").isVisible() else {}))
        dialog.submit()
        entered += 1
        if dialog.isVisible():
            assert names.currentData() != name
            assert dialog.form.editor("value").text() == ""
            assert dialog.focusWidget() is dialog.form.editor("value")
    assert entered == names.count() == len({names.itemData(place) for place in range(names.count())})


def test_points_have_no_base_and_are_on_their_scale(dialog: TypedFiguresDialog) -> None:
    choose(dialog, "indicator", "rule_compliance")
    assert not dialog.form.editor("base").isVisible()
    type_in(dialog, value="101")
    dialog.submit()
    assert dialog.changes is None
    assert "100" in dialog.form.error("value")
    type_in(dialog, value="96.5")
    dialog.submit()
    assert typed_figures.of("rule_compliance", date(2026, 10, 1), _YEAR_END) == (9_650, None)


def test_what_was_entered_is_shown_and_corrected(dialog: TypedFiguresDialog) -> None:
    typed_figures.enter(indicator="rule_compliance", span="year", first_on=date(2026, 1, 1), value=80_00)
    choose(dialog, "indicator", "rule_compliance")
    assert dialog.form.editor("value").text() == ""
    choose(dialog, "span", "year")
    assert dialog.form.editor("value").text() == "80"
    assert "周建国" in dialog.intro.text()
    type_in(dialog, value="82")
    dialog.submit()
    assert typed_figures.of("rule_compliance", date(2026, 1, 1), _YEAR_END) == (82_00, None)


def test_a_figure_is_offered_for_the_periods_it_is_judged_for(dialog: TypedFiguresDialog) -> None:
    spans = dialog.form.editor("span")
    choose(dialog, "indicator", "cost_control")
    assert [spans.itemData(at) for at in range(spans.count())] == ["quarter", "half_year", "year"]
    choose(dialog, "indicator", "data_accuracy")
    assert spans.findData("month") >= 0


def test_nobody_judges_a_period_that_has_not_begun(dialog: TypedFiguresDialog) -> None:
    dialog.form.set_values({"first_on": date(2027, 1, 5), "value": 50_00})
    dialog.submit()
    assert dialog.changes is None
    assert dialog.form.error("first_on")


def test_what_was_kept_and_is_saved_does_not_come_back_over_it(dialog: TypedFiguresDialog) -> None:
    """The dialog stays open for the next figure, and is closed in the middle of them."""
    type_in(dialog, value="45", **({"base": "50"} if dialog.form.editor("base").isVisible() else {}))
    keep_drafts()
    assert len(drafts.listing()) == 1
    dialog.submit()
    assert dialog.isVisible()
    assert drafts.listing() == ()
