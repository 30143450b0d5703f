"""A complaint beside its ledger: clocks, the natural step, parts that fold, slips about late turns."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.core import clock
from app.models.complaint import ComplaintStage
from app.models.complaint_slip import ComplaintSlip
from app.services import complaint_file, complaint_progress
from app.ui.desk import Desk
from app.ui.dialogs.complaint_progress import AcceptDialog, HandOnDialog
from app.ui.dialogs.complaint_proposal import ProposalDialog
from app.ui.dialogs.complaint_slip import AnswerSlipDialog, IssueSlipDialog, issue_many
from app.ui.records._complaint_case import CaseFactsSection
from app.ui.records._complaint_clocks import clock_lines, due_text, late_words, state_tone, why
from app.ui.records._complaint_parts import OPENERS, SECTIONS, TOOLS
from app.ui.records._complaint_progress import ProgressSection
from app.ui.records.complaint import LAST, MEANINGS, ComplaintPane
from app.ui.records.complaint_slip import ComplaintSlipPane
from app.ui.records.complaint_stage import ComplaintStagePane
from app.ui.theme import Tone
from tests.services.complaint_cases import a_case, case, version
from tests.services.complaint_walk import forward, schemes, take
from tests.ui.dialogs.complaint_engine_dialogs import a_slip, draw_slips, late_case

pytestmark = pytest.mark.usefixtures("frozen_clock")
AsRole = Callable[[str], AbstractContextManager[None]]


@pytest.fixture
def pane(desk: Desk, qtbot: QtBot) -> ComplaintPane:
    made = ComplaintPane(desk)
    qtbot.addWidget(made)
    made.resize(400, 620)
    made.show()
    return made


def on_show(kind: type[QDialog]) -> Any:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def section(pane: ComplaintPane, kind: type[Any]) -> Any:
    return next(one for one in pane.sections if isinstance(one, kind))


def order(pane: ComplaintPane) -> list[str]:
    """The parts as they stand, from the top."""
    shown = [item.widget() for place in range(pane.parts.count()) if (item := pane.parts.itemAt(place))]
    return [type(one).__name__ for one in shown if one is not None and not one.isHidden()]


def primary(pane: ComplaintPane) -> str:
    return next((event for event, button in pane.steps.items() if button.property("role") == "primary"), "")


def test_every_event_has_a_button_and_an_icon() -> None:
    """Whatever the workflow of a scheme offers can be done from the record."""
    from app.domain.workflows import complaint as workflow
    from tests.services.complaint_cases import shipped

    offered = set().union(*(workflow.machine(rules).events for code in schemes() if (rules := shipped(code))))
    assert offered == set(OPENERS) | (offered - set(OPENERS))
    assert offered - set(OPENERS) == set(), "no way to do this in the window"
    assert offered <= set(MEANINGS)
    assert set(LAST) <= offered
    assert len({tool.name for tool in TOOLS}) == len(TOOLS)


def test_it_is_accepted_and_handed_on_by_its_buttons(pane: ComplaintPane, branch: Any) -> None:
    case_id = a_case("factory_chain")
    pane.show_record(case_id)
    assert primary(pane) == "verify"
    assert order(pane)[0] == "CaseFactsSection"
    pane.steps["verify"].click()
    dialog = on_show(AcceptDialog)
    dialog.form.set_values({"owner_id": branch.technician_id})
    dialog.submit()
    assert (case(case_id).state, case(case_id).owner_id) == ("verifying", branch.technician_id)
    assert primary(pane) == "hand_on"
    assert "生产原因及对策" in pane.hint.text()
    pane.steps["hand_on"].click()
    dialog = on_show(HandOnDialog)
    dialog.submit()
    assert case(case_id).stage == "production"
    assert primary(pane) == "attribute"
    assert pane.hint.text() == ""
    pane.steps["hand_on"].click()
    dialog = on_show(HandOnDialog)
    dialog.form.set_values({"to": "quality"})
    assert dialog.form.editor("to").currentText().startswith("back")
    dialog.submit()
    assert "goes back" in dialog.form.error("note")
    dialog.form.set_values({"note": "补做化验"})
    dialog.submit()
    assert case(case_id).stage == "quality"


def test_a_proposal_is_begun_with_its_lines(pane: ComplaintPane, as_role: AsRole) -> None:
    with as_role("supervisor"):
        case_id = a_case("factory_chain")
        while case(case_id).state != "attributed":
            forward(case_id)
        pane.show_record(case_id)
        pane.take("propose")
        dialog = on_show(ProposalDialog)
        assert "Saving begins the proposal" in dialog.intro.text()
        dialog.submit()
    assert case(case_id).state == "proposing"


def test_what_is_refused_stands_beside_its_field(pane: ComplaintPane) -> None:
    case_id = a_case("factory_chain")
    pane.show_record(case_id)
    pane.steps["verify"].click()
    dialog = on_show(AcceptDialog)
    dialog.form.set_values({"happened_at": clock.now() - timedelta(days=9)})
    dialog.submit()
    assert "before the complaint was received" in dialog.form.error("happened_at")
    assert dialog.isVisible()
    assert case(case_id).state == "registered"


def test_somebody_else_was_quicker(pane: ComplaintPane) -> None:
    case_id = a_case("factory_chain")
    pane.show_record(case_id)
    pane.steps["verify"].click()
    dialog = on_show(AcceptDialog)
    complaint_progress.verify(case_id, seen_version=version(case_id))
    pane.desk.prompts.next_answer(False)
    dialog.submit()
    assert len(list(ComplaintStage.select().where(ComplaintStage.complaint == case_id))) == 2


def test_the_part_whose_turn_it_is_stands_first_and_open(pane: ComplaintPane) -> None:
    case_id = a_case("factory_chain")
    pane.show_record(case_id)
    facts = section(pane, CaseFactsSection)
    assert facts.is_open
    assert [one.is_open for one in pane.sections if not one.isHidden()].count(True) == 1
    take(case_id, "verify")
    pane.reload()
    assert order(pane)[0] == "FindingSection"
    assert not facts.is_open
    facts.heading.click()
    assert facts.is_open
    pane.reload()
    assert facts.is_open, "what the reader opened stays open"
    pane.show_record(a_case("service_department"))
    pane.show_record(case_id)
    assert not facts.is_open


def test_folded_parts_say_what_is_in_them(pane: ComplaintPane) -> None:
    case_id = a_case("factory_chain", content="第一行\n第二行 " + "长" * 200)
    pane.show_record(case_id)
    facts = section(pane, CaseFactsSection)
    assert facts.summary.text().startswith("第一行 第二行")
    assert facts.summary.text().endswith("…")
    assert facts.summary.toolTip().startswith("第一行")
    assert facts.heading.accessibleDescription().startswith("第一行")


def test_clocks_in_words(pane: ComplaintPane, frozen_clock: Any) -> None:
    case_id = late_case().id
    found = complaint_file.file(case_id)
    lines = {what: (text, tone) for what, text, tone in clock_lines(found, clock.now())}
    assert "since 2026-11-15 09:00" in lines["Stage"][0]
    assert "due 2026-11-15 21:00" in lines["Stage"][0]
    assert "5 days late" in lines["Stage"][0]
    assert lines["Stage"][1] is Tone.LATE
    assert lines["First reply"][1] is Tone.LATE
    assert "Whole case" not in lines
    assert state_tone(found) is Tone.LATE
    take(case_id, "verify", frozenset())
    lines = {what: text for what, text, _tone in clock_lines(complaint_file.file(case_id), clock.now())}
    assert lines["Whole case"] == "due 2026-12-03"
    pane.show_record(case_id)
    assert [what for what, _text, _tone in pane.clocks.lines] == ["Stage", "First reply", "Whole case"]


def test_how_each_limit_was_worked_out(pane: ComplaintPane) -> None:
    case_id = late_case().id
    assert why(complaint_file.file(case_id)) == {
        "Stage": "0.5 calendar days from 2026-11-15 09:00",
        "First reply": "48 hours from 2026-11-15 09:00",
    }
    take(case_id, "verify", frozenset())
    assert why(complaint_file.file(case_id))["Whole case"] == "13 calendar days from 2026-11-20 09:00"
    pane.show_record(case_id)
    assert pane.clocks.grid.itemAtPosition(2, 1).widget().toolTip().startswith("13 calendar days")  # pyright: ignore[reportOptionalMemberAccess]


def test_clocks_that_have_stopped(as_role: AsRole, desk: Desk, frozen_clock: Any) -> None:
    with as_role("supervisor"):
        case_id = a_case("service_department")
        while case(case_id).state != "executed":
            forward(case_id)
        found = complaint_file.file(case_id)
        lines = {what: (text, tone) for what, text, tone in clock_lines(found, clock.now())}
        assert lines["Whole case"] == ("settled 2026-11-20 09:00", Tone.DONE)
        assert lines["Return visit"] == ("due 2026-11-27", Tone.DUE)
        frozen_clock(timedelta(days=9))
        lines = {what: (text, tone) for what, text, tone in clock_lines(found, clock.now())}
        assert lines["Return visit"] == ("due 2026-11-27 · 2 days late", Tone.LATE)


def test_a_limit_at_midnight_is_the_day_before() -> None:
    assert due_text(clock.local_midnight(clock.today())) == "2026-11-19"
    assert due_text(clock.now()) == "2026-11-20 09:00"


def test_one_day_is_one_day() -> None:
    assert [late_words(days) for days in (1, 2)] == ["1 day late", "2 days late"]


def test_a_late_turn_is_reminded_and_its_answer_entered(
    pane: ComplaintPane, desk: Desk, qtbot: QtBot, as_role: AsRole
) -> None:
    draw_slips()
    shown: list[tuple[str, Any]] = []
    desk.paper_wanted.connect(lambda _pdf, title, _printed, choice: shown.append((title, choice)))
    late = late_case()
    pane.show_record(late.id)
    progress = section(pane, ProgressSection)
    progress.set_open(True)
    assert "5 days late" in progress.offer.text()
    progress.offer.click()
    dialog = on_show(IssueSlipDialog)
    dialog.form.set_values({"asks": ""})
    dialog.submit()
    assert not dialog.isVisible()
    slip = ComplaintSlip.get()
    qtbot.waitUntil(lambda: bool(shown))
    assert shown[0][0].startswith(f"Reminder slip {slip.number}")
    assert progress.offer.isHidden()
    assert progress.slips.ids() == [slip.id]
    beside = ComplaintSlipPane(desk)
    qtbot.addWidget(beside)
    beside.show()
    beside.show_record(slip.id)
    assert beside.void_button.isHidden()
    beside.answer_button.click()
    dialog = on_show(AnswerSlipDialog)
    dialog.submit()
    assert dialog.form.error("answer")
    dialog.form.set_values({"answer": "明日办完", "answered_by": "陈立"})
    dialog.submit()
    assert ComplaintSlip.get().state == "answered"
    beside.print_button.click()
    assert len(shown) == 2
    with as_role("supervisor"):
        beside.reload()
        desk.prompts.next_answer("重复开具")
        beside.void_button.click()
    assert ComplaintSlip.get().void_reason == "重复开具"


def test_a_slip_that_cannot_be_printed_whole_is_told_first(pane: ComplaintPane, desk: Desk) -> None:
    draw_slips()
    pane.show_record(late_case().id)
    section(pane, ProgressSection).issue()
    dialog = on_show(IssueSlipDialog)
    dialog.form.set_values({"asks": "请办理 \U0001f600"})
    desk.prompts.next_answer(False)
    dialog.submit()
    assert dialog.isVisible()
    assert not ComplaintSlip.select().exists()


def test_a_row_of_the_register_shows_its_case(desk: Desk, qtbot: QtBot) -> None:
    case_id = a_case("factory_chain")
    turn = ComplaintStage.get(ComplaintStage.complaint == case_id)
    pane = ComplaintStagePane(desk)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_record(turn.id)
    assert pane.case is not None
    assert pane.case.id == case_id
    assert order(pane)[0] == "ProgressSection"
    assert section(pane, ProgressSection).is_open
    assert section(pane, ProgressSection).stages.current_id() == turn.id
    pane.show_record(4711)
    assert pane._stack.currentWidget() is pane.nothing


def test_technicians_see_what_they_registered_and_no_buttons(pane: ComplaintPane, as_role: AsRole) -> None:
    theirs = a_case()
    with as_role("technician"):
        mine = a_case(customer_id=complaint_file_customer(theirs))
        pane.show_record(mine)
        assert pane.steps == {}
        assert pane.case is not None
        pane.show_record(theirs)
        assert pane._stack.currentWidget() is pane.nothing


def complaint_file_customer(case_id: int) -> int:
    return case(case_id).customer_id


@pytest.mark.parametrize("scheme", schemes())
def test_every_part_is_legible_at_the_narrowest(scheme: str, pane: ComplaintPane, as_role: AsRole) -> None:
    """Nothing of the pane is wider than it, in any state on the way; no button is cut."""
    with as_role("supervisor"):
        case_id = a_case(scheme)
        while True:
            pane.show_record(case_id)
            QApplication.processEvents()
            assert pane.body.minimumSizeHint().width() <= 400, case(case_id).state
            for button in pane.steps.values():
                assert button.geometry().right() <= pane.body.width(), (case(case_id).state, button.text())
            if case(case_id).state == "archived":
                break
            forward(case_id)


def test_buttons_are_reached_in_order(pane: ComplaintPane) -> None:
    pane.show_record(a_case("factory_chain"))
    buttons = [one for one in pane.findChildren(QPushButton) if one.objectName().startswith("step_")]
    assert all(button.accessibleName() or button.text() for button in buttons)
    assert {kind.__name__ for kind in SECTIONS} == {type(one).__name__ for one in pane.sections}


def test_a_slip_of_a_late_case(desk: Desk) -> None:
    slip_id = a_slip(late_case())
    assert ComplaintSlip.get_by_id(slip_id).days_late == 5


def test_late_turns_are_reminded_together_from_the_register(desk: Desk, qtbot: QtBot) -> None:
    draw_slips()
    cases = [late_case(), late_case()]
    turns = [one.stages[0].id for one in cases]
    desk.prompts.next_answer(False)
    issue_many(desk, turns)
    assert not ComplaintSlip.select().exists()
    desk.prompts.next_answer(True)
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        issue_many(desk, turns)
    assert wanted.args is not None
    _pdf, title, printed, _choice = wanted.args
    assert title == "Slips to units (2)"
    assert printed("HP", 1)
    assert ComplaintSlip.select().count() == 2
    desk.prompts.next_answer(True)
    issue_many(desk, turns)
    assert ComplaintSlip.select().count() == 2
