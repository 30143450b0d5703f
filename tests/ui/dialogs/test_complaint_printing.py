"""Printing the forms of a complaint from its record: form, edition, copies, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.documents._editions import SECRECY
from app.models import database
from app.services import complaint_file, complaint_papers
from app.services.complaint_papers import Offer
from app.ui.desk import Desk
from app.ui.dialogs.complaint_printing import PrintCaseDialog, print_offer, title_of
from app.ui.records._complaint_papers import PapersSection
from app.ui.records._complaint_parts import TOOLS
from tests.services.complaint_cases import a_case, case

_BLANKS = {ord(blank): "" for blank in " \n　"}


def _pages(pdf: Any, tmp_path: Any) -> list[str]:
    file = tmp_path / "form.pdf"
    file.write_bytes(bytes(pdf))
    return [page.extract_text().translate(_BLANKS) for page in PdfReader(file).pages]


def _drawn(wanted: Any) -> list[Any]:
    """What the signal of a paper carried: its bytes and title first."""
    assert wanted.args is not None
    return wanted.args


def _dialog(desk: Desk, qtbot: QtBot, scheme: str) -> PrintCaseDialog:
    dialog = PrintCaseDialog(desk, complaint_file.file(a_case(scheme)))
    qtbot.addWidget(dialog)
    return dialog


def _choose(dialog: PrintCaseDialog, form: str, edition: str = "") -> None:
    dialog.papers.setCurrentIndex(dialog.papers.findData(form))
    if edition:
        dialog.editions.setCurrentIndex(dialog.editions.findData(edition))


def test_the_copies_of_the_scheme_are_ticked_and_printed(desk: Desk, qtbot: QtBot, tmp_path: Any) -> None:
    dialog = _dialog(desk, qtbot, "factory_chain")
    _choose(dialog, "complaint_sheet")
    assert dialog.editions.currentData() == "internal"
    assert len(dialog.chosen().copies) == 5
    dialog.copies.set_value(["第三联 业务部", "第五联 总经理室"])
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        dialog.submit()
    pages = _pages(_drawn(wanted)[0], tmp_path)
    assert len(pages) == 2
    assert "第三联业务部" in pages[0]
    assert "第五联总经理室" in pages[1]
    printed = _drawn(wanted)[2]
    printed("HP LaserJet", 2)
    told = json.loads(database.query("SELECT changes FROM audit_entry ORDER BY id DESC LIMIT 1")[0][0])
    assert told["recipients"] == [None, "第三联 业务部、第五联 总经理室"]
    assert told["copies"] == [None, 2]
    assert all(SECRECY.replace("　", "") in page for page in pages)


def test_without_a_copy_nothing_is_printed(desk: Desk, qtbot: QtBot) -> None:
    dialog = _dialog(desk, qtbot, "factory_chain")
    _choose(dialog, "complaint_sheet")
    dialog.copies.set_value(())
    with qtbot.assertNotEmitted(desk.paper_wanted):
        dialog.submit()
    assert dialog.trouble.text()


def test_the_forms_of_the_scheme_come_first_and_all_others_follow(desk: Desk, qtbot: QtBot) -> None:
    dialog = _dialog(desk, qtbot, "branch_and_shop")
    names = [dialog.papers.itemData(place) for place in range(dialog.papers.count())]
    assert names[:3] == ["branch_complaint_record", "complaint_sheet_2part", "complaint_handling_slip"]
    assert set(names) == set(complaint_papers.FORMS)
    _choose(dialog, "petition")
    assert [dialog.editions.itemData(place) for place in range(dialog.editions.count())] == ["internal"]
    _choose(dialog, "complaint_registration", "customer")
    assert dialog.copies.boxes == []
    assert dialog.chosen() == Offer("complaint_registration", "customer", ())
    with qtbot.waitSignal(desk.paper_wanted):
        dialog.submit()


def test_a_technician_is_offered_the_customer_s_edition_only(
    desk: Desk, qtbot: QtBot, as_role: Callable[[str], Any]
) -> None:
    a_case()
    with as_role("technician"):
        dialog = _dialog(desk, qtbot, "service_department")
        editions = set()
        for place in range(dialog.papers.count()):
            dialog.papers.setCurrentIndex(place)
            editions |= {dialog.editions.itemData(at) for at in range(dialog.editions.count())}
        assert editions == {"customer"}
        assert dialog.papers.findData("petition") == -1


def test_the_record_shows_each_form_of_the_scheme_as_a_link(desk: Desk, qtbot: QtBot, tmp_path: Any) -> None:
    section = PapersSection(desk)
    qtbot.addWidget(section)
    found = complaint_file.file(a_case("service_department"))
    section.show_case(found)
    section.set_open(True)
    links = [button for button in section.findChildren(QPushButton) if button.property("role") == "link"]
    assert [link.text() for link in links] == [title_of(offer) for offer in complaint_papers.offers(found)]
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        links[1].click()
    pages = _pages(_drawn(wanted)[0], tmp_path)
    assert found.number in _drawn(wanted)[1]
    assert ["正本客户服务部" in pages[0], "副本客户" in pages[1]] == [True, True]
    assert SECRECY.replace("　", "") not in "".join(pages)
    section.choose()


def test_a_refusal_is_said(desk: Desk, qtbot: QtBot, as_role: Callable[[str], Any]) -> None:
    number = case(a_case()).number
    with as_role("technician"), qtbot.assertNotEmitted(desk.paper_wanted):
        assert not print_offer(desk, number, Offer("complaint_record", "internal", ()))
    assert desk.prompts.texts  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize("form", complaint_papers.FORMS)
def test_every_form_can_be_drawn_of_a_case_just_registered(desk: Desk, qtbot: QtBot, form: str) -> None:
    number = case(a_case("store")).number
    edition = "internal" if form in complaint_papers.REPORT_FORMS else "customer"
    with qtbot.waitSignal(desk.paper_wanted):
        assert print_offer(desk, number, Offer(form, edition, ()))


def test_the_record_has_a_button_to_choose_from(desk: Desk, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    tool = next(one for one in TOOLS if one.name == "print")
    tool.open(desk, complaint_file.file(a_case()), window)
    dialog = window.findChild(PrintCaseDialog)
    assert dialog is not None
    assert dialog.isVisible()
    assert not tool.while_open, "an archived case is printed, too"
