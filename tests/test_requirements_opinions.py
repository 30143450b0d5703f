"""The checks of the requirements about opinions (domain.md R073, R074, R077, R079), end to end."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pdfplumber
import pytest

from app.core import clock
from app.documents._catalogue import render_content
from app.indicators._catalogue import all_indicators
from app.indicators._declaration import period_of
from app.indicators._reading import read
from app.models.opinion import Opinion
from app.models.organisation import Staff
from app.models.service_call import ServiceCall
from app.reports import _catalogue
from app.services import customers, departments, opinion_cards, opinions, paper_content, service_calls


def words_of(form: str, subject: str, paper: str = "A4") -> str:
    """What a printed form says, spaces left out."""
    pdf = render_content(form, paper_content.content(form, subject), paper)
    with pdfplumber.open(BytesIO(pdf)) as document:
        return "".join("".join((page.extract_text() or "").split()) for page in document.pages)


@pytest.fixture
def customer(branch: Any, frozen_clock: Any) -> int:
    return customers.create(name="广州恒信科技有限公司").result


def test_r073_forward_and_answer_dates_count_in_k1_and_k2(customer: int, as_role: Any, frozen_clock: Any) -> None:
    with as_role("administrator"):
        unit = departments.create(name="质量管理部").result
    row = Opinion.get_by_id(opinions.register(customer_id=customer, content="说明书字太小").result)
    frozen_clock(timedelta(hours=2))
    opinions.forward(row.id, seen_version=row.row_version, department_id=unit)
    late = opinions.register(customer_id=customer, content="排队太久").result
    frozen_clock(timedelta(days=3))
    row = Opinion.get_by_id(row.id)
    opinions.answer(row.id, seen_version=row.row_version, answer="已补大字版")
    frozen_clock(timedelta(days=9))
    assert Opinion.get_by_id(late).forwarded_at is None
    with as_role("supervisor"):
        year = period_of("year")
        for name in ("opinions_on_time", "opinion_passed_on"):
            found = read(all_indicators()[name], year)
            assert (found.top, found.bottom) == (1, 2), name


def test_r074_blank_and_filled_pages_of_the_book_print(customer: int) -> None:
    assert "第21页" in words_of("opinion_book", "21")
    number = Opinion.get_by_id(opinions.register(customer_id=customer, content="建议周六也上门").result).number
    assert "建议周六也上门" in words_of("opinion_book", number)


@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_r077_the_card_prints_with_the_calls_number_four_items_four_grades(customer: int, paper: str) -> None:
    call_id = service_calls.register(customer_id=customer, fault_text="开机无显示", fault_level=2).result
    person = Staff.get()
    ServiceCall.update(technician=person.id, technician_name=person.name).where(ServiceCall.id == call_id).execute()
    opinion_cards.issue(call_ids=[call_id])
    number = ServiceCall.get_by_id(call_id).number
    words = words_of("opinion_card", number, paper)
    assert number in words
    assert all(item in words for item in ("服务态度", "技术水平", "到达时间", "履行承诺", person.name))
    assert words.count("优良中差") == 4 or all(words.count(grade) >= 4 for grade in "优良中差")


def test_r079_the_analysis_lists_opinions_by_category_for_a_period(customer: int, as_role: Any) -> None:
    opinions.register(customer_id=customer, content="建议周六也上门", category="speed")
    opinions.register(customer_id=customer, content="上门太慢", category="speed")
    opinions.register(customer_id=customer, content="缺货", category="parts")
    with as_role("supervisor"):
        found = _catalogue.run("opinion_analysis", {"span": "month", "day": clock.today()})
    assert [(row.values[0], row.count) for row in found.rows] == [
        ("Speed of service", 2),
        ("Parts and accessories", 1),
    ]
