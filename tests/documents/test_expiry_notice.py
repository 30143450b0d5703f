"""保养到期通知书 and 定期巡检单: everything stands on the paper, long values too, and nothing leaves its page."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pdfplumber
import pytest

from app.core.money import capital
from app.documents import expiry_notice, inspection_sheet
from app.documents._catalogue import all_forms, render_content
from app.documents._plain import to_content
from app.documents.expiry_notice import CoveredDevice
from app.documents.inspection_sheet import InspectedDevice

LONG = replace(
    expiry_notice.sample(),
    customer="中国（浙江）自由贸易试验区杭州片区跨境数字贸易综合服务与国际会议展览中心运营管理有限责任公司",
    project="三层至九层视频会议系统、同声传译系统与数字化会议讨论系统改造工程（第二期）",
    equipment=tuple(CoveredDevice("高清视频会议终端", f"TE50-{place}", f"SN{place:05}") for place in range(120)),
)


def pages(pdf: bytes) -> list[Any]:
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        return [
            ("".join((page.extract_text() or "").split()), page.chars, float(page.width), float(page.height))
            for page in opened.pages
        ]


def inside(found: list[Any]) -> bool:
    return all(
        char["x0"] >= 0 and char["x1"] <= width and char["top"] >= 0 and char["bottom"] <= height
        for _, chars, width, height in found
        for char in chars
    )


def test_the_letter_says_what_ends_when_and_what_is_offered() -> None:
    data = expiry_notice.sample()
    found = pages(expiry_notice.render(data).pdf)
    assert len(found) == 1
    text = found[0][0]
    for words in (
        data.customer, data.number, "2026年12月31日到期", "三层视频会议系统", "共3台", "2102350BTS10H6000187",
        "续签期限12个月（2027年1月1日至2027年12月31日）", "26,800.00", capital(2_680_000), "特此通知", "盖章处",
        "2026年11月22日", "回执", "沿此线剪下", "同意按上述方案续签", "暂不续签，原因", "经办人：王芳",
    ):  # fmt: skip
        assert words in text, words
    assert inside(found)


def test_without_an_offer_it_is_talked_about() -> None:
    data = replace(expiry_notice.sample(), offer_fee=None, offer_months=None, equipment=(), covers_all=True)
    text = pages(expiry_notice.render(data).pdf)[0][0]
    assert "与贵单位商定" in text
    assert "贵单位在我公司登记的全部设备" in text
    assert "大写" not in text


def test_many_devices_go_to_the_annex_and_none_is_lost() -> None:
    found = pages(expiry_notice.render(LONG).pdf)
    assert len(found) > 2
    whole = "".join(text for text, *_ in found)
    assert all(one.serial in whole for one in LONG.equipment)
    assert LONG.customer in found[0][0]
    assert "附页" in found[1][0]
    assert "回执" in found[0][0]
    assert inside(found)


def test_a_reprint_and_a_further_notice_are_marked() -> None:
    one = expiry_notice.sample()
    assert "补打第2次" in pages(expiry_notice.render(one, reprint=2).pdf)[0][0]
    assert "第2次通知" in pages(expiry_notice.render(replace(one, version=2)).pdf)[0][0]
    assert expiry_notice.render(one).pdf == expiry_notice.render(one).pdf


def test_frozen_content_draws_the_same_letter() -> None:
    data = expiry_notice.sample()
    assert render_content("expiry_notice", to_content(data), "A4") == expiry_notice.render(data).pdf


def test_the_sheet_has_a_box_for_every_device_and_item() -> None:
    data = inspection_sheet.sample()
    found = pages(inspection_sheet.render(data).pdf)
    assert len(found) == 1
    for words in (*data.items, *(one.serial for one in data.devices), data.number, "客户评分", "客户签字", "盖章处"):
        assert words in found[0][0], words
    assert inside(found)


@pytest.mark.parametrize("count", [25, 60])
def test_many_devices_take_more_pages_and_the_signatures_stay_together(count: int) -> None:
    devices = tuple(
        InspectedDevice(f"终端 {place}", f"SN{place:05}", ("good", "faulty"), "备注") for place in range(count)
    )
    data = replace(
        inspection_sheet.sample(), items=("外观", "功能"), devices=devices, score=92, signed_by="沈建国",
        signed_on=date(2026, 12, 1),
    )  # fmt: skip
    found = pages(inspection_sheet.render(data).pdf)
    assert len(found) > 1
    whole = "".join(text for text, *_ in found)
    assert all(one.serial in whole for one in devices)
    assert [("客户评分" in text, "客户签字" in text) for text, *_ in found][-1] == (True, True)
    assert sum("客户签字" in text for text, *_ in found) == 1
    assert "92分" in found[-1][0]
    assert inside(found)


def test_more_items_than_columns_stand_below_one_another() -> None:
    items = tuple(f"检查{place:02}项" for place in range(14))
    found = pages(inspection_sheet.render(replace(inspection_sheet.sample(), items=items)).pdf)
    whole = "".join(text for text, *_ in found)
    assert whole.count("检查13项") == 3
    assert inside(found)


def test_both_are_in_the_catalogue() -> None:
    assert {"expiry_notice", "inspection_sheet"} <= set(all_forms())
