"""Document number and revision reach drawn and issued papers; what was issued before keeps what it said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from app.core.errors import NotPermitted, UserError
from app.domain.document_control import Control
from app.services import document_control, paper_content
from tests.services.complaint_cases import a_case, case

pytestmark = pytest.mark.usefixtures("branch")


def test_a_form_says_which_document_it_is(as_role: Callable[[str], Any]) -> None:
    number = case(a_case()).number
    assert "document_number" not in paper_content.content("complaint_record", number)["letterhead"]
    with as_role("administrator"):
        document_control.save("complaint_record", number="QR-KF-021", revision="B/1", issued_on=date(2026, 1, 1))
        document_control.save("price_list", number="QR-KF-030", revision="")
        assert document_control.entries()["complaint_record"] == Control("QR-KF-021", "B/1", date(2026, 1, 1))
    said = paper_content.content("complaint_record", number)["letterhead"]
    assert (said["document_number"], said["revision"], said["issued_on"]) == ("QR-KF-021", "B/1", "2026-01-01")
    assert "document_number" not in paper_content.content("petition", number)["letterhead"]
    assert paper_content.content("price_list", "")["letterhead"]["document_number"] == "QR-KF-030"
    with as_role("administrator"):
        document_control.save("complaint_record", number="", revision="")
        assert set(document_control.entries()) == {"price_list"}


def test_content_without_a_letterhead_stays_as_it_is(as_role: Callable[[str], Any]) -> None:
    with as_role("administrator"):
        document_control.save("repair_tag", number="QR-1", revision="")
    assert document_control.controlled("repair_tag", {"tags": []}) == {"tags": []}
    known = document_control.controlled("repair_tag", {"letterhead": {"company": "甲"}})
    assert known["letterhead"] == {"company": "甲", "document_number": "QR-1", "revision": ""}


def test_only_an_administrator_changes_it(as_role: Callable[[str], Any]) -> None:
    with pytest.raises(NotPermitted):
        document_control.save("petition", number="1", revision="")
    with as_role("administrator"), pytest.raises(UserError) as refused:
        document_control.save("petition", number="1" * 41, revision="")
    assert refused.value.field == "number"
