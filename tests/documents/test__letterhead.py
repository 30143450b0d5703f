"""The head of papers: logo, company, branch, telephone and address in their place on every paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from PIL import Image

from app.core.tabular import Table, TableColumn
from app.documents import _pictures, dispatch_plan, price_list, service_record, service_voucher
from app.documents._form import Letterhead, Rendered
from app.documents._listing import PAPERS as LISTING_PAPERS
from app.documents._listing import render_listing
from app.documents._papers import PAPERS
from app.documents._samples import LETTERHEAD
from app.services import logo

DIGEST = "ab" * 32
ADDRESS = "广东省广州市南沙自由贸易试验区庆盛枢纽区块第二产业园综合后勤保障服务中心甲座一八零八室东侧地铁四号线旁"
LONG = replace(LETTERHEAD, company="杭州云栖视讯技术服务有限公司华东大区技术支持与售后服务中心", address=ADDRESS)
Opened = Callable[[bytes], Any]


@pytest.fixture(autouse=True)
def kept_logo(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wide logo, kept under DIGEST."""
    out = BytesIO()
    Image.new("RGB", (400, 160), (200, 20, 20)).save(out, "PNG")
    monkeypatch.setattr(logo, "content", lambda sha256: out.getvalue() if sha256 == DIGEST else None)
    monkeypatch.setattr(_pictures, "_read", {})


def voucher(head: Letterhead, paper: str, **more: Any) -> Rendered:
    data = replace(service_voucher.sample(), letterhead=head, **more)
    return service_voucher.render(data, paper=paper, copies=("第一联 客户联",))


def pictures(pdf: bytes) -> int:
    """How many pictures a file holds."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        kinds = [str(one.get("/Subtype", "")) for one in opened.objects if isinstance(one, pikepdf.Stream)]
    return kinds.count("/Image")


@pytest.mark.parametrize("paper", service_voucher.PAPERS)
@pytest.mark.parametrize("digest", ["", DIGEST])
def test_a_long_head_stays_above_the_form(opened: Opened, paper: str, digest: str) -> None:
    made = voucher(replace(LONG, logo=digest), paper, version=2, replaces="FW-HZ01-2611-0040")
    pdf = opened(made.pdf)
    text = pdf.text()
    for words in (LONG.company, LONG.branch, LONG.complaint_phone, ADDRESS, "第2版"):
        assert "".join(words.split()) in text, words
    glyphs = pdf.glyphs(0)
    sheet = PAPERS[paper]
    form_begins = sheet.margins[1] + sheet.look.head
    head = {*LONG.company, *ADDRESS}
    left = [box for character, box in glyphs if character in head and box[0] < 70 and box[1] < form_begins]
    assert max(box[3] for box in left) < form_begins
    boxes = sorted(left, key=lambda box: (round(box[1]), box[0]))
    overlapping = [
        (a, b)
        for place, a in enumerate(boxes)
        for b in boxes[place + 1 :]
        if min(a[2], b[2]) - max(a[0], b[0]) > 0.3 and min(a[3], b[3]) - max(a[1], b[1]) > 0.3
    ]
    assert overlapping == []


def test_the_logo_is_in_the_file_once(opened: Opened) -> None:
    data = [replace(service_voucher.sample(), letterhead=replace(LETTERHEAD, logo=DIGEST)) for _ in range(5)]
    assert pictures(service_voucher.render_batch(data).pdf) == 1
    assert pictures(voucher(LETTERHEAD, "A4").pdf) == 0


@pytest.mark.parametrize("paper", service_voucher.PAPERS)
def test_the_logo_is_seen_at_the_left_of_the_head(opened: Opened, paper: str) -> None:
    page = opened(voucher(replace(LETTERHEAD, logo=DIGEST), paper).pdf).document[0]
    picture = page.render(scale=1).to_pil().convert("RGB")
    red = [
        (x, y) for x in range(picture.width) for y in range(picture.height) if picture.getpixel((x, y)) == (200, 20, 20)
    ]
    assert red
    assert max(x for x, _ in red) < picture.width / 5
    assert max(y for _, y in red) < picture.height / 6
    wide = max(x for x, _ in red) - min(x for x, _ in red)
    assert wide / (max(y for _, y in red) - min(y for _, y in red)) == pytest.approx(2.5, rel=0.1)


def test_a_logo_whose_file_is_gone_costs_nothing_else(opened: Opened) -> None:
    made = voucher(replace(LETTERHEAD, logo="cd" * 32), "A4")
    assert made.pdf == voucher(LETTERHEAD, "A4").pdf
    assert pictures(made.pdf) == 0


def test_the_same_logo_gives_the_same_bytes() -> None:
    head = replace(LETTERHEAD, logo=DIGEST, address=ADDRESS)
    assert voucher(head, "A5").pdf == voucher(head, "A5").pdf


@pytest.mark.parametrize("form", [dispatch_plan, price_list, service_record])
def test_every_form_has_logo_and_address(form: Any, opened: Opened) -> None:
    head = replace(LETTERHEAD, logo=DIGEST, address=ADDRESS)
    pdf = form.render(replace(form.sample(), letterhead=head)).pdf
    assert ADDRESS in opened(pdf).page_text(0)
    assert pictures(pdf) == 1


@pytest.mark.parametrize("paper", LISTING_PAPERS)
def test_a_listing_begins_below_its_head(paper: str, opened: Opened) -> None:
    columns = (TableColumn("number", "单号", width=20), TableColumn("name", "客户名称", width=30))
    table = Table("维修台帐", columns, [("JX-1", "甲公司")] * 3, 3, ("未完成",))
    made = render_listing(
        table, letterhead=replace(LONG, logo=DIGEST), printed_at=datetime(2026, 11, 22).astimezone(), paper=paper
    )
    pdf = opened(made.pdf)
    width, height = pdf.size()
    assert (width > height) == (paper == "A4-landscape")
    address_ends = max(box[3] for character, box in pdf.glyphs(0) if character == "庆")
    filters_begin = min(box[1] for character, box in pdf.glyphs(0) if character == "筛")
    assert address_ends < filters_begin
