"""The record of a return visit, and the morning's list beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.documents import return_visit_record, service_voucher, visit_sheet


def test_the_customer_is_asked_in_the_words_of_the_voucher(opened: Callable[[bytes], Any]) -> None:
    record = opened(return_visit_record.render(return_visit_record.sample()).pdf).text()
    sheet = opened(visit_sheet.render(visit_sheet.sample()).pdf).text()
    for mark, words in service_voucher.SATISFACTION:
        assert words in record
        assert f"{mark}{words}" in sheet


def test_what_is_left_to_write_in_stands_on_one_line(opened: Callable[[bytes], Any]) -> None:
    blank = replace(return_visit_record.sample(), done_at=None, customer="甲公司")
    glyphs = opened(return_visit_record.render(blank).pdf).glyphs(0)
    below = next(box[1] for one, box in glyphs if one == "际")
    line = {one for one, box in glyphs if abs(box[1] - below) < 1.2}
    assert line >= set("年月日时分")
