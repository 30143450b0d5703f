"""Export, print and copy from the ledger page."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.exports._catalogue import all_formats
from app.models import database
from app.ui.desk import Desk
from app.ui.ledger import export_menu
from app.ui.ledger.export_menu import copy_rows
from app.ui.ledger.page import LedgerPage

Make = Callable[..., LedgerPage]


def numbers(page: LedgerPage) -> list[str]:
    return [page.model.plain_line(row)[0] for row in range(page.model.rowCount())]


def texts(page: LedgerPage) -> list[str]:
    page.out_menu.fill()
    return [action.text() for action in page.out_menu.actions() if action.text()]


def test_only_the_supervisor_exports(make_page: Make) -> None:
    assert texts(make_page("repairs", role="representative")) == ["Copy as a table", "Print…"]
    assert texts(make_page("repairs", role="supervisor"))[2:] == [
        "CSV file",
        "Excel workbook",
        "Import a spreadsheet …",
    ]


@pytest.mark.parametrize("name", ["csv", "xlsx", "json"])
def test_a_file_holds_the_rows_of_the_screen(
    make_page: Make, desk: Desk, tmp_path: Path, qtbot: Any, name: str
) -> None:
    page = make_page("repairs", role="supervisor")
    page.show_rows("all", (("fault_level", "eq", 1),))
    page._sort("customer_name")
    page._set_columns(("number", "customer_name", "state"))
    desk.prompts.next_answer(tmp_path / "out")
    page.out_menu.export(all_formats()[name])
    qtbot.waitUntil(lambda: bool(desk.prompts.messages))  # pyright: ignore[reportAttributeAccessIssue]
    path = tmp_path / f"out.{name}"
    assert str(path) in desk.prompts.texts[-1]  # pyright: ignore[reportAttributeAccessIssue]
    if name == "csv":
        lines = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
        assert lines[0] == ["Call", "Customer", "State"]
        assert [line[0] for line in lines[1:]] == numbers(page)
    if name == "json":
        rows = json.loads(path.read_text(encoding="utf-8"))
        assert [row["number"] for row in rows] == numbers(page)
        assert {row["state"] for row in rows} <= {code for (code,) in database.query("SELECT state FROM service_call")}
    audit = database.query("SELECT action, kind, row_number, changes FROM audit_entry ORDER BY id DESC LIMIT 1")[0]
    assert audit[:3] == ("export.ledger", "ledger", "repairs")
    assert str(len(numbers(page))) in audit[3]


def test_a_stopped_export_leaves_nothing(make_page: Make, desk: Desk, tmp_path: Path, qtbot: Any) -> None:
    page = make_page("repairs", role="supervisor")
    page.show_rows("all")
    desk.tasks.started.connect(lambda task: task.cancel())
    desk.prompts.next_answer(tmp_path / "out.csv")
    page.out_menu.export(all_formats()["csv"])
    qtbot.waitUntil(lambda: not any(task.title for task in desk.tasks.running))
    assert list(tmp_path.glob("*.csv")) == []
    assert list(tmp_path.glob(".out*")) == []


def test_saying_no_exports_nothing(make_page: Make, desk: Desk) -> None:
    page = make_page("repairs", role="supervisor")
    desk.prompts.next_answer(None)
    page.out_menu.export(all_formats()["csv"])
    assert not any(task.title for task in desk.tasks.running)


def test_the_print_has_the_rows_of_the_screen(make_page: Make, desk: Desk, qtbot: Any) -> None:
    import pypdfium2

    page = make_page("repairs", role="supervisor")
    page.show_rows("late_response")
    page._set_columns(("number", "customer_name", "response_due_at"))
    with qtbot.waitSignal(desk.paper_wanted, timeout=20_000) as wanted:
        page.out_menu.print_listing()
    pdf = pypdfium2.PdfDocument(wanted.args[0])
    printed = "".join(sheet.get_textpage().get_text_range() for sheet in pdf)
    pdf.close()
    found = numbers(page)
    places = [printed.index(number) for number in found]
    assert places == sorted(places)
    assert printed.count("JX0") == len(found)


def test_too_many_rows_are_not_printed(make_page: Make, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_menu, "MOST_PRINTED", 10)
    page = make_page("repairs", role="supervisor")
    page.show_rows("all")
    page.out_menu.print_listing()
    assert "300" in desk.prompts.texts[-1]  # pyright: ignore[reportAttributeAccessIssue]


def test_tabs_and_line_ends_stay_in_their_cell(qapp: Any) -> None:
    copy_rows(["a", "b"], [["x\ty", "l1\r\nl2"], ["<b>", "&"]])
    mime = qapp.clipboard().mimeData()
    assert mime.text() == "a\tb\nx y\tl1 l2\n<b>\t&"
    assert "&lt;b&gt;" in mime.html()


def last_audit() -> tuple[str, str, dict[str, Any]]:
    lines = database.query("SELECT action, row_number, changes FROM audit_entry ORDER BY id DESC LIMIT 1")
    return (lines[0][0], lines[0][1], json.loads(lines[0][2])) if lines else ("", "", {})


def listing(page: LedgerPage, desk: Desk, qtbot: Any) -> list[Any]:
    with qtbot.waitSignal(desk.paper_wanted, timeout=20_000) as wanted:
        page.out_menu.print_listing()
    return wanted.args


def test_saving_a_ledger_as_pdf_is_an_export(make_page: Make, desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    page = make_page("repairs", role="supervisor")
    page.show_rows("late_response")
    _pdf, _title, on_printed, choice = listing(page, desk, qtbot)
    assert choice.may_save
    assert choice.saved(tmp_path / "out.pdf")
    action, ledger, told = last_audit()
    assert (action, ledger, told["rows"][1]) == ("export.ledger", "repairs", len(numbers(page)))
    assert told["file_name"] == [None, "out.pdf"]
    on_printed("Laser", 2)
    action, ledger, told = last_audit()
    assert (action, told["printer"], told["copies"]) == ("ledger.print", [None, "Laser"], [None, 2])


def test_the_desk_prints_but_does_not_save(make_page: Make, desk: Desk, qtbot: Any) -> None:
    page = make_page("repairs", role="representative")
    page.show_rows("late_response")
    _pdf, _title, on_printed, choice = listing(page, desk, qtbot)
    assert not choice.may_save
    on_printed("Laser", 1)
    assert last_audit()[0] == "ledger.print"


def test_a_listing_goes_on_another_paper(make_page: Make, desk: Desk, qtbot: Any) -> None:
    import pypdfium2

    page = make_page("repairs", role="supervisor")
    page.show_rows("late_response")
    pdf, _title, _printed, choice = listing(page, desk, qtbot)
    assert choice.paper == "A4-landscape"
    assert choice.again("") == pdf, "nothing is drawn anew for nothing"
    upright = pypdfium2.PdfDocument(choice.again("A4"))
    width, height = upright[0].get_size()
    upright.close()
    assert width < height


def test_few_rows_are_copied_by_all_many_by_the_supervisor(
    make_page: Make, desk: Desk, qapp: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.services import exporting

    monkeypatch.setattr(exporting, "COPIED_FREELY", 5)
    page = make_page("repairs", role="representative")
    page.show_rows("all")
    qapp.clipboard().setText("before")
    page.copy_selection()
    assert qapp.clipboard().text() == "before"
    assert "supervisors" in desk.prompts.texts[-1]  # pyright: ignore[reportAttributeAccessIssue]
    page.table.go_to(0)
    page.copy_selection()
    assert qapp.clipboard().text() != "before"
    assert last_audit()[0] != "export.ledger", "a row is daily work"
    page = make_page("repairs", role="supervisor")
    page.show_rows("all")
    page.table.clearSelection()
    page.copy_selection()
    action, _ledger, told = last_audit()
    assert (action, told["file_name"], told["rows"]) == ("export.ledger", [None, "clipboard"], [None, 300])
    assert len(qapp.clipboard().text().split("\n")) == 301
