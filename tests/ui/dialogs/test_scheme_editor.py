"""The list of complaint schemes and their editor."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.core.i18n import translate
from app.services import complaint_scheme_changes as changes
from app.services import complaint_schemes as schemes
from app.services import departments
from app.ui.desk import Desk
from app.ui.dialogs.complaint_schemes import ComplaintSchemesDialog
from app.ui.dialogs.scheme_editor import SchemeEditor, SchemePreview

AsRole = Callable[[str], AbstractContextManager[None]]
GENERAL, STAGES, REGISTRATION, OPINIONS, DECISION, FORMS, WORDS = range(7)


@pytest.fixture
def listed(desk: Desk, qtbot: QtBot, as_role: AsRole) -> Iterator[ComplaintSchemesDialog]:
    with as_role("administrator"):
        dialog = ComplaintSchemesDialog(desk)
        qtbot.addWidget(dialog)
        dialog.show()
        yield dialog


@pytest.fixture
def editor(desk: Desk, as_role: AsRole) -> Iterator[Callable[..., SchemeEditor]]:
    opened: list[SchemeEditor] = []

    def edit(code: str = "factory_chain", **entries: Any) -> SchemeEditor:
        text, version = schemes.definition(code)
        made = SchemeEditor(desk, {**json.loads(text), **entries}, version, is_new=False)
        opened.append(made)
        made.show()
        return made

    with as_role("administrator"):
        yield edit
        for one in opened:
            if isValid(one):
                one.hide()  # closing it would ask about what was typed
                one.deleteLater()


def choose(dialog: ComplaintSchemesDialog, code: str) -> None:
    dialog.table.choose(next(key for key, line in dialog.entries.items() if line.entry.code == code))


def table(made: SchemeEditor, page: int, name: str) -> Any:
    return made.pages[page].tables[name].table


@pytest.mark.parametrize("code", [
    "four_steps", "quality_feedback", "store", "factory_chain", "branch_and_shop", "service_complaint",
    "service_department",
])  # fmt: skip
def test_what_is_shown_and_saved_untouched_is_the_same_scheme(editor: Any, code: str) -> None:
    made = editor(code)
    told = json.loads(schemes.shipped_text(code))
    assert schemes.normal(json.dumps(made.take())) == schemes.normal(json.dumps(_without_nothing(told)))
    made.submit()
    assert made.result()
    assert schemes.definition(code)[1] in (0, 1)


def _without_nothing(data: Any) -> Any:
    """What is false, or nothing, need not stand in a definition; the editor leaves it out."""
    if isinstance(data, dict):
        kept = {name: _without_nothing(value) for name, value in data.items()}
        return {name: value for name, value in kept.items() if value is not None and value is not False}
    return [_without_nothing(one) for one in data] if isinstance(data, list) else data


def test_days_and_steps_are_changed_for_new_complaints(editor: Any, qtbot: QtBot) -> None:
    made = editor()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.pages[GENERAL].form.editor("visit_days").setText("10")
    table(made, GENERAL, "markets").set_cell(0, "close_days", "20")
    stages = table(made, STAGES, "stages")
    stages.set_cell(1, "days_domestic", "2.5")
    stages.set_cell(2, "days_overseas", "")
    made.pages[DECISION].form.editor("steps").box("appraisal").setChecked(True)
    table(made, DECISION, "rungs").set_cell(0, "up_to", "80,000")
    QTest.keyClick(made, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not made.isVisible()
    scheme = schemes.rules("factory_chain")
    assert (scheme.visit_days, scheme.market("domestic").close_days) == (10, 20)
    assert scheme.stages[1].days["domestic"] == 2.5
    assert scheme.stages[2].days == {"domestic": 1, "overseas": None}
    assert "appraisal" in scheme.steps
    assert scheme.rung(8_000_000).title.zh == "业务部门经理"
    assert scheme.rung(8_000_001).title.zh == "副总经理"


def test_rows_are_added_moved_and_removed(editor: Any) -> None:
    made = editor()
    rows = made.pages[REGISTRATION].tables["classes"]
    rows.table.item(2, 0).setText("软件异常")
    rows.table.setCurrentCell(2, 0)
    rows.shift(-1)
    assert [one["name"]["zh"] for one in rows.take()] == ["质量异常", "软件异常", "非质量异常（人为）"]
    assert rows.take()[1]["code"] == "classes_1"
    rows.shift(-1)
    rows.shift(-1)
    rows.table.setCurrentCell(1, 0)
    rows.remove()
    made.submit()
    assert [one.name.zh for one in schemes.rules("factory_chain").classes] == ["软件异常", "非质量异常（人为）"]


def test_a_field_with_choices_and_another_copy(editor: Any) -> None:
    made = editor()
    fields = table(made, REGISTRATION, "product_fields")
    last = fields.rowCount() - 1
    fields.item(last, 0).setText("包装")
    fields.set_cell(last, "kind", translate("complaint_scheme", "Choice"))
    fields.set_cell(last, "choices", "纸箱； 木箱;托盘")
    table(made, FORMS, "forms").set_cell(0, "internal", "第一联 质管部；第二联 业务部")
    made.submit()
    scheme = schemes.rules("factory_chain")
    assert scheme.product_fields[-1].choices == ("纸箱", "木箱", "托盘")
    assert scheme.copies("complaint_sheet", "internal") == ("第一联 质管部", "第二联 业务部")


def test_another_market_gives_each_stage_another_column(editor: Any) -> None:
    made = editor()
    markets = table(made, GENERAL, "markets")
    markets.item(2, 0).setText("港澳")
    markets.set_cell(2, "close_days", "30")
    made.pages[GENERAL].edited.emit()
    stages = table(made, STAGES, "stages")
    assert stages.columnCount() == 9
    assert stages.cell(0, "days_domestic") == "0.5"
    stages.set_cell(0, "days_markets_1", "4")
    made.submit()
    scheme = schemes.rules("factory_chain")
    assert scheme.market("markets_1").close_days == 30
    assert scheme.stages[0].days["markets_1"] == 4


@pytest.mark.parametrize(
    ("page", "spoil"),
    [
        (GENERAL, lambda made: made.pages[GENERAL].form.editor("visit_days").setText("bald")),
        (GENERAL, lambda made: made.pages[GENERAL].form.editor("name").clear()),
        (GENERAL, lambda made: made.pages[GENERAL].form.editor("report_days").clear()),
    ],
)
def test_a_wrong_field_says_so_beside_itself(editor: Any, page: int, spoil: Callable[[SchemeEditor], None]) -> None:
    made = editor()
    made.tabs.setCurrentIndex(FORMS)
    spoil(made)
    made.submit()
    form = made.pages[page].form
    assert made.isVisible()
    assert made.tabs.currentIndex() == page
    assert any(form.error(field) for field in form.fields())
    assert not made.trouble.isVisible()
    assert schemes.definition("factory_chain")[1] == 0


@pytest.mark.parametrize(
    ("page", "name", "row", "field", "typed"),
    [
        (STAGES, "stages", 1, "days_domestic", "400"),
        (STAGES, "stages", 1, "days_domestic", "zwei"),
        (STAGES, "stages", 2, "unit", ""),
        (STAGES, "stages", 0, "state", ""),
        (GENERAL, "markets", 0, "close_days", "3"),
        (REGISTRATION, "classes", 1, "code", "quality"),
        (OPINIONS, "opinions", 0, "unit", ""),
        (DECISION, "rungs", 0, "up_to", "a lot"),
        (DECISION, "rungs", 0, "title", ""),
        (FORMS, "forms", 0, "internal", ""),
    ],
)
def test_a_wrong_cell_is_gone_to(editor: Any, page: int, name: str, row: int, field: str, typed: str) -> None:
    made = editor()
    rows = made.pages[page].tables[name]
    rows.table.set_cell(row, field, typed)
    made.submit()
    assert made.isVisible()
    assert made.tabs.currentIndex() == page
    assert rows.trouble.isVisible()
    assert rows.trouble.text()
    assert rows.table.currentRow() == row
    if name != "classes":  # two classes of one code: the row is wrong, not a cell
        assert rows.table.column(rows.table.currentColumn()).field == field
    rows.table.item(row, 0).setText("…")
    assert not rows.trouble.isVisible(), "typing takes it back"


def test_what_only_the_whole_shows_is_said_below_its_table(editor: Any) -> None:
    made = editor()
    table(made, DECISION, "rungs").set_cell(0, "up_to", "900000")
    made.submit()
    assert made.tabs.currentIndex() == DECISION
    assert "climb" in made.pages[DECISION].tables["rungs"].trouble.text()


def test_the_words_follow_what_is_typed(editor: Any) -> None:
    made = editor()
    made.pages[GENERAL].form.editor("visit_days").setText("21")
    made.tabs.setCurrentIndex(WORDS)
    assert "within 21 days after the settlement" in made.words.toPlainText()
    made.pages[GENERAL].form.editor("visit_days").setText("0")
    made.tabs.setCurrentIndex(GENERAL)
    made.tabs.setCurrentIndex(WORDS)
    assert "visit_days" in made.words.toPlainText()


def test_leaving_asks_only_when_something_was_typed(editor: Any, prompts: Any) -> None:
    made = editor()
    made.reject()
    assert not made.isVisible()
    made = editor()
    made.pages[GENERAL].form.editor("regulation").setText("另一办法")
    prompts.next_answer(False)
    made.reject()
    assert made.isVisible()
    prompts.next_answer(True)
    made.reject()
    assert not made.isVisible()


def test_back_to_what_was_shipped(editor: Any) -> None:
    text = json.dumps({**json.loads(schemes.shipped_text("store")), "visit_days": 30})
    with_changes = editor("store")
    changes.save(definition=text, code="store")
    with_changes.submit()
    assert "version 1" in with_changes.trouble.text(), "somebody else saved meanwhile"
    again = editor("store")
    assert again.shipped.isVisible()
    again.shipped.click()
    again.submit()
    assert schemes.rules("store").visit_days == 7


def test_a_new_scheme_is_a_copy_with_a_code_of_its_own(listed: ComplaintSchemesDialog) -> None:
    choose(listed, "store")
    listed.add()
    made = listed.findChildren(SchemeEditor)[-1]
    code = made.pages[GENERAL].form.editor("code")
    assert code.text() == "store_2"
    assert not code.isReadOnly()
    assert not made.shipped.isVisible()
    code.setText("factory_chain")
    made.submit()
    assert made.pages[GENERAL].form.error("code")
    code.setText("our_store")
    made.submit()
    assert schemes.rules("our_store").name.zh == "商场投诉登记（副本）"
    assert "our_store" in {line.entry.code for line in listed.entries.values()}


def test_schemes_are_offered_made_usual_deleted_and_brought_back(listed: ComplaintSchemesDialog) -> None:
    choose(listed, "store")
    listed.usual_button.click()
    assert schemes.offered_codes()[0] == "store"
    assert listed.table.ids()[0] == listed.table.current_id()
    assert not listed.usual_button.isEnabled()
    choose(listed, "four_steps")
    listed.offer_button.click()
    assert "four_steps" not in schemes.offered_codes()
    assert listed.offer_button.text() == "Offer"
    listed.turn_button.click()
    assert "four_steps" not in {line.entry.code for line in listed.entries.values()}
    listed.with_old.setChecked(True)
    choose(listed, "four_steps")
    assert listed.turn_button.text() == "Bring back"
    assert not listed.edit_button.isEnabled()
    listed.turn_button.click()
    assert "four_steps" in schemes.offered_codes()


def test_a_refusal_is_told_in_the_list(listed: ComplaintSchemesDialog, prompts: Any) -> None:
    for code in schemes.offered_codes()[1:]:
        changes.offer(code=code, is_offered=False)
    listed.refresh()
    choose(listed, schemes.offered_codes()[0])
    listed.offer_button.click()
    assert any("One scheme at least" in str(message) for message in prompts.messages)


def test_a_scheme_goes_out_and_comes_in_as_a_file(listed: ComplaintSchemesDialog, prompts: Any, tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    choose(listed, "store")
    prompts.next_answer(path)
    listed.save_as()
    data = json.loads(path.read_text("utf-8")) | {"code": "carried", "name": {"zh": "外来方案"}}
    path.write_text(json.dumps(data), "utf-8")
    prompts.next_answer(path)
    listed.bring_in()
    listed.findChildren(SchemeEditor)[-1].submit()
    assert schemes.rules("carried").name.zh == "外来方案"
    data["visit_days"] = 5
    path.write_text(json.dumps(data), "utf-8")
    prompts.next_answer(path)
    listed.bring_in()
    made = listed.findChildren(SchemeEditor)[-1]
    assert not made.is_new
    made.submit()
    assert schemes.definition("carried")[1] == 2
    path.write_text("{}", "utf-8")
    prompts.next_answer(path)
    listed.bring_in()
    assert any("not sound" in str(message) for message in prompts.messages)
    prompts.next_answer(None)
    listed.bring_in()
    prompts.next_answer(None)
    listed.save_as()
    prompts.next_answer(tmp_path / "gone" / "x.json")
    listed.save_as()
    assert any("not there any more" in str(message) for message in prompts.messages)


def test_who_may_not_change_schemes_reads_them(desk: Desk, qtbot: QtBot, as_role: AsRole) -> None:
    with as_role("supervisor"):
        dialog = ComplaintSchemesDialog(desk)
        qtbot.addWidget(dialog)
        dialog.show()
        for button in (dialog.add_button, dialog.edit_button, dialog.offer_button, dialog.files_button):
            assert not button.isVisible()
        choose(dialog, "branch_and_shop")
        dialog.table.opened.emit(dialog.table.current_id())
        shown = dialog.findChildren(SchemePreview)[-1]
        assert "Deputy general manager" in shown.words.toPlainText()
        assert not dialog.findChildren(SchemeEditor)


def test_a_form_without_recipients_is_not_forgotten(editor: Any) -> None:
    made = editor()
    forms = made.pages[FORMS].tables["forms"]
    last = forms.table.rowCount() - 1
    forms.table.item(last, 0).setText(translate("complaint_scheme", "Case study"))
    made.submit()
    assert made.isVisible()
    assert forms.trouble.isVisible()
    assert forms.table.currentRow() == last
    forms.table.item(last, 1).setText("案例汇编")
    made.submit()
    assert schemes.rules("factory_chain").copies("case_study", "internal") == ("案例汇编",)


def test_units_are_completed_from_the_departments(editor: Any) -> None:
    departments.create(name="质量管理部")
    made = editor()
    for page, name in ((STAGES, "stages"), (OPINIONS, "opinions")):
        rows = made.pages[page].tables[name]
        place = next(at for at in range(rows.table.columnCount()) if rows.table.column(at).field == "unit")
        assert "质量管理部" in rows.table.suggestions(place)
    assert not made.pages[FORMS].tables["forms"].table.suggestions(0)
