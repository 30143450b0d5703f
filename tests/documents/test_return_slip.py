"""The papers of a settlement: every line and every recipient is on the paper, however many there are."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from app.documents import allowance_certificate, return_slip, sales_return_certificate
from app.documents._form import Form
from app.documents.return_slip import COPIES, GoodsLine

Opened = Callable[[bytes], Any]
Squeezed = Callable[[str], str]
FORMS = (return_slip.FORM, allowance_certificate.FORM, sales_return_certificate.FORM)
BOTH = pytest.mark.parametrize("paper", return_slip.PAPERS)


def _many(count: int) -> return_slip.ReturnSlipData:
    lines = tuple(
        GoodsLine(f"货品{number:03}号", "R4850G2", "DD-1", 100, number, number) for number in range(1, count + 1)
    )
    return dataclasses.replace(return_slip.sample(), lines=lines)


@BOTH
@pytest.mark.parametrize("count", [0, 1, 4, 5, 14, 15, 40, 200])
def test_no_line_is_lost(paper: str, count: int, opened: Opened, squeezed: Squeezed) -> None:
    made = return_slip.render(_many(count), paper=paper, copies=("第二联 仓库",))
    text = opened(made.pdf).text()
    for number in range(1, count + 1):
        assert text.count(squeezed(f"货品{number:03}号")) == 1
    assert "合计" in text


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_statement_of_twenty_pages_is_carried_to_annex_pages(form: Form, opened: Opened, squeezed: Squeezed) -> None:
    told = "".join(f"第{number}句话说明了情况。" for number in range(1, 2_001))
    made = form.render(dataclasses.replace(form.sample(), reason=told), paper="A4", copies=("业务部",))
    text = opened(made.pdf).text()
    assert made.pages > 5
    for number in (1, 2, 500, 999, 1_000, 1_999, 2_000):
        assert text.count(squeezed(f"第{number}句话")) == 1


@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_each_part_names_its_recipient_and_only_that_differs(paper: str, opened: Opened, squeezed: Squeezed) -> None:
    pdf = opened(return_slip.render(return_slip.sample(), paper=paper).pdf)
    assert len(pdf) == 4
    bodies = set()
    for page, name in enumerate(COPIES):
        text = pdf.page_text(page)
        assert squeezed(name) in text
        assert not [other for other in COPIES if other != name and squeezed(other) in text]
        bodies.add(text.replace(squeezed(name), ""))
    assert len(bodies) == 1


def test_carbonless_paper_names_all_four_at_once(opened: Opened, squeezed: Squeezed) -> None:
    pdf = opened(return_slip.render(return_slip.sample(), paper="241x139.7").pdf)
    assert len(pdf) == 1
    assert all(squeezed(name) in pdf.page_text(0) for name in COPIES)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_the_recipients_of_the_scheme_go_before_the_usual_ones(form: Form, opened: Opened, squeezed: Squeezed) -> None:
    data = dataclasses.replace(form.sample(), copies=("第一联 财务部", "第二联 总经理室", "第三联 存档"))
    pdf = opened(form.render(data, paper="A4").pdf)
    assert [squeezed(name) in pdf.page_text(page) for page, name in enumerate(data.copies)] == [True] * 3


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_void_and_reprint_say_so_and_rare_names_are_printed(form: Form, opened: Opened, squeezed: Squeezed) -> None:
    data = dataclasses.replace(form.sample(), customer="𠮷林堃喆餐饮", reason="𫖯仰之间")
    made = form.render(data, paper="A5", reprint=3, void=True)
    text = opened(made.pdf).page_text(0)
    assert made.missing == ()
    for words in ("作废", "补打第3次", "𠮷林堃喆餐饮", "𫖯仰之间"):
        assert squeezed(words) in text


def test_the_rule_about_quantities_says_the_ratio(opened: Opened, squeezed: Squeezed) -> None:
    def text(ratio: int) -> str:
        data = dataclasses.replace(return_slip.sample(), over_ratio=ratio)
        return opened(return_slip.render(data, copies=("仓库",)).pdf).text()

    assert squeezed("超出在 5% 以内") in text(500)
    assert squeezed("超出在 2.5% 以内") in text(250)
    assert squeezed("多于核准数量的，须重新核准") in text(0)
