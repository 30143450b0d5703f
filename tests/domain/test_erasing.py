"""A customer goes out of words and of JSON; what is no person's stays."""

from __future__ import annotations

import json

import pytest

from app.domain.erasing import GONE, Eraser, is_blanked, name_of_erased


@pytest.fixture
def eraser() -> Eraser:
    return Eraser("KH-1", names=["王晓彤", "王"], numbers=["13977781234", "12"], places=["云影路 77 号"])


def test_words(eraser: Eraser) -> None:
    assert eraser.words("王晓彤住云影路 77 号，电话 13977781234 或 13800001111，王老板") == "■住■，电话 ■ 或 ■，王老板"
    assert eraser.words("费用 120.00 元，3 号机") == "费用 120.00 元，3 号机"


def test_fields(eraser: Eraser) -> None:
    name = name_of_erased("KH-1")
    assert eraser.field("service_call", "customer_name", "王晓彤") == name
    assert eraser.field("customer", "name", "王晓彤") == name
    assert eraser.field("relationship_card", "name", "赵") == ""
    assert eraser.field("service_call", "phone", "13977781234") == ""
    assert eraser.field("relationship_card", "birth_year", 1980) is None
    assert eraser.field("service_call", "amount", 1200) == 1200
    assert eraser.field("device", "notes", "") == ""


def test_history_keeps_what_is_no_persons(eraser: Eraser) -> None:
    told = {
        "phone": [None, "13977781234"],
        "fault_text": [None, "王晓彤报修"],
        "amount": [0, 100],
        "address": ["", None],
    }
    left = json.loads(eraser.text("service_call", json.dumps(told)))
    assert left == {"phone": [None, GONE], "fault_text": [None, "■报修"], "amount": [0, 100], "address": ["", None]}


def test_only_what_is_nobody_elses_is_looked_for_elsewhere(eraser: Eraser) -> None:
    assert eraser.unmistakable == ("13977781234",)


def test_names_of_things_are_no_names_of_people() -> None:
    assert not is_blanked("device", "product_name")
    assert not is_blanked("device", "serial")
    assert is_blanked("contact", "position")
