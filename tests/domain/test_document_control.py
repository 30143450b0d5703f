"""Printed forms as controlled documents: kept in one setting, read without trust."""

from __future__ import annotations

from datetime import date

import pytest

from app.core.errors import UserError
from app.domain.document_control import Control, checked, parse, written

SHEET = Control("QR-KF-021", "B/1", date(2026, 1, 1))


def test_what_is_written_is_read_again() -> None:
    kept = {"complaint_sheet": SHEET, "petition": Control(revision="A")}
    assert parse(written(kept)) == kept


def test_an_empty_form_is_left_out() -> None:
    assert written({"petition": Control()}) == ""
    assert parse("") == {}


@pytest.mark.parametrize("text", ["{", "[]", "3", '{"A form": {"number": "1"}}', '{"petition": 3}', '{"petition": {}}'])
def test_what_is_not_understood_is_left_out(text: str) -> None:
    assert parse(text) == {}


def test_a_day_that_is_none_is_left_out() -> None:
    assert parse('{"petition": {"number": "1", "issued_on": "soon"}}') == {"petition": Control("1")}


def test_what_is_too_long_is_refused_beside_its_field() -> None:
    assert checked(" QR-1 ", "A", None) == Control("QR-1", "A")
    with pytest.raises(UserError) as refused:
        checked("Q", "A" * 41, None)
    assert refused.value.field == "revision"
