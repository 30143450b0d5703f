"""Schemes: what the shipped ones say, and every kind of fault a definition may have."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import i18n
from app.core.errors import UserError
from app.core.paths import resources
from app.domain.complaint_scheme import Scheme, SchemeFault, parse, scheme_of

FILES = sorted((resources() / "complaint_schemes").glob("*.json"))
TEXTS = {file.stem: file.read_text("utf-8") for file in FILES}
YUAN = 100


def shipped(code: str) -> Scheme:
    return parse(TEXTS[code])


def data_of(code: str = "factory_chain") -> dict[str, Any]:
    return json.loads(TEXTS[code])


def days(code: str, market: str) -> list[float | None]:
    return [stage.days[market] for stage in shipped(code).stages]


def test_seven_are_shipped_each_under_its_own_name() -> None:
    assert set(TEXTS) == {
        "four_steps", "quality_feedback", "store", "factory_chain", "branch_and_shop", "service_complaint",
        "service_department",
    }  # fmt: skip
    for name, text in TEXTS.items():
        scheme = parse(text)
        assert scheme.code == name
        assert scheme.visit_days == 7
        assert scheme.first_reply_hours == 48
        assert scheme.regulation[:3] in ("000", "002", "004")
        assert len({scheme.name.zh, scheme.about.zh, scheme.name.en, scheme.about.en}) == 4


def test_days_of_the_stages_are_those_of_the_regulations() -> None:
    assert days("factory_chain", "domestic") == [0.5, 1, 1, 1, 3, 0.5, 6]
    assert days("factory_chain", "overseas") == [0.5, 1, 1, 1, 7, 0.5, 6]
    assert [market.close_days for market in shipped("factory_chain").markets] == [13, 17]
    assert [market.close_days for market in shipped("branch_and_shop").markets] == [15, 18]
    assert sum(day or 0 for day in days("branch_and_shop", "domestic")) == 5 + 7, "the slack of 3 days has no stage"
    assert shipped("branch_and_shop").promise_days == 15
    assert shipped("factory_chain").report_days == 3
    assert shipped("factory_chain").overall_opinion_days == 1
    for code in TEXTS:
        assert shipped(code).clock == "calendar"


@pytest.mark.parametrize(
    ("code", "amount", "title"),
    [
        ("factory_chain", 1, "业务部门经理"),
        ("factory_chain", 100_000 * YUAN, "业务部门经理"),
        ("factory_chain", 100_000 * YUAN + 1, "副总经理"),
        ("factory_chain", 150_000 * YUAN, "副总经理"),
        ("factory_chain", 150_000 * YUAN + 1, "总经理"),
        ("branch_and_shop", 1, "主管副总经理"),
        ("branch_and_shop", 900_000 * YUAN, "主管副总经理"),
    ],
)
def test_who_decides_an_amount(code: str, amount: int, title: str) -> None:
    assert shipped(code).rung(amount).title.zh == title


def test_copies_and_their_recipients() -> None:
    factory = shipped("factory_chain")
    assert [one.split(" ")[1] for one in factory.copies("complaint_sheet", "internal")] == [
        "质管部", "制造部", "业务部", "会计科", "总经理室",
    ]  # fmt: skip
    assert factory.copies("complaint_sheet", "customer") == (), "never to the customer"
    assert len(factory.copies("penalty_notice", "internal")) == 4
    assert len(shipped("branch_and_shop").copies("complaint_sheet_2part", "internal")) == 2
    for code in TEXTS:
        assert len(shipped(code).copies("return_slip", "internal")) == 4
        assert len(shipped(code).copies("allowance_certificate", "customer")) == 2
    assert shipped("service_department").copies("complaint_handling_slip", "internal") == ("副本 责任部门",)


def test_each_asks_for_what_its_regulation_asks_for() -> None:
    assert {field.name.zh for field in shipped("four_steps").product_fields} == {
        "分娩医院", "地址", "订单日期", "宝宝微电影版本", "数量", "交付日期", "价格", "办理人员",
    }  # fmt: skip
    assert {"minor", "appraisal"} <= shipped("four_steps").steps
    assert {"phone", "contact_name"} <= set(shipped("service_complaint").required)
    assert shipped("service_complaint").correction == "required"
    assert "case_study" in shipped("service_complaint").steps
    assert {"purchase_proof", "appraisal"} <= shipped("store").steps
    verified = shipped("quality_feedback").block("verification")
    assert verified is not None
    assert verified.is_required
    assert {"promise", "customer_signs"} <= shipped("service_department").steps
    assert len(shipped("four_steps").classes) == 4


@pytest.mark.parametrize(
    ("code", "amount", "kinds", "due"),
    [
        ("factory_chain", 0, {"apology"}, False),
        ("factory_chain", 0, {"return"}, True),
        ("factory_chain", 1, {"apology"}, True),
        ("four_steps", 0, {"apology"}, True),
    ],
)
def test_when_approval_is_due(code: str, amount: int, kinds: set[str], due: bool) -> None:
    assert shipped(code).needs_approval(amount, frozenset(kinds)) is due


def test_without_approval_none_is_due() -> None:
    data = data_of()
    data |= {"approval": "never", "rungs": [], "stages": data["stages"][:6]}
    assert not scheme_of(data).needs_approval(10**9, frozenset({"return"}))


def test_names_are_shown_in_the_language_of_the_program() -> None:
    name = shipped("store").name
    assert name.shown() == "Store"
    was = i18n.language()
    i18n.install(lambda _context, text: text, "zh_CN")
    try:
        assert name.shown() == "商场投诉登记"
    finally:
        i18n.install(lambda _context, text: text, was)


def test_what_a_case_asks_for_is_found_or_refused() -> None:
    scheme = shipped("factory_chain")
    assert scheme.market("overseas").name.zh == "国外"
    assert scheme.class_name("quality").zh == "质量异常"
    assert scheme.stage("quality") is not None
    assert scheme.stage("nothing") is None
    for ask, field in ((scheme.market, "market"), (scheme.class_name, "category")):
        with pytest.raises(UserError) as refused:
            ask("nothing")
        assert refused.value.field == field


def test_english_may_be_left_out() -> None:
    data = data_of()
    data["name"] = {"zh": "我们的办法"}
    assert scheme_of(data).name.en == "我们的办法"


Spoil = Callable[[dict[str, Any]], Any]


def put(*way: Any) -> Spoil:
    """Give an entry another value; the last of `way` is the value."""

    def spoil(data: Any) -> None:
        *path, name, value = way
        for step in path:
            data = data[step]
        data[name] = value

    return spoil


def without(name: str) -> Spoil:
    return lambda data: data.pop(name)


FAULTS: dict[str, tuple[Spoil, str]] = {
    "no code": (without("code"), "code"),
    "code with capitals": (put("code", "Factory"), "code"),
    "name is a text": (put("name", "工厂"), "name"),
    "name without Chinese": (put("name", {"en": "Factory"}), "name.zh"),
    "name with another language": (put("name", {"zh": "工", "fr": "usine"}), "name.fr"),
    "name too long": (put("name", {"zh": "长" * 61}), "name.zh"),
    "misspelt entry": (put("first_reply_hour", 48), "first_reply_hour"),
    "misspelt entry of a stage": (put("stages", 1, "unti", "质管部"), "stages[2].unti"),
    "no days": (put("visit_days", 0), "visit_days"),
    "part of a day where whole ones count": (put("visit_days", 1.5), "visit_days"),
    "yes for a number": (put("visit_days", True), "visit_days"),
    "not a number": (put("first_reply_hours", float("nan")), "first_reply_hours"),
    "days without end": (put("first_reply_hours", float("inf")), "first_reply_hours"),
    "days below 0": (put("markets", 0, "close_days", -1), "markets[1].close_days"),
    "days beyond a year": (put("stages", 0, "days", "domestic", 367), "stages[1].days.domestic"),
    "days of a market that is not there": (put("stages", 0, "days", "moon", 1), "stages[1].days.moon"),
    "unknown beginning of the days": (put("counts_from", "visited"), "counts_from"),
    "unknown clock": (put("clock", "lunar"), "clock"),
    "no market": (put("markets", []), "markets"),
    "no class": (put("classes", []), "classes"),
    "class twice": (put("classes", 1, "code", "quality"), "classes[2]"),
    "no channel": (put("channels", []), "channels"),
    "channel unknown": (put("channels", ["phone", "pigeon"]), "channels"),
    "channel twice": (put("channels", ["phone", "phone"]), "channels"),
    "kind of field unknown": (put("product_fields", 0, "kind", "picture"), "product_fields[1].kind"),
    "choice without choices": (put("product_fields", 0, "kind", "choice"), "product_fields[1].choices"),
    "choice twice": (put("product_fields", 0, "choices", ["甲", "甲"]), "product_fields[1].choices"),
    "field twice": (put("product_fields", 1, "code", "order_number"), "product_fields[2]"),
    "required unknown": (put("required", ["shoe_size"]), "required"),
    "proof required, step off": (put("required", ["purchase_proof"]), "required"),
    "sample required, step off": (lambda data: data.update(required=["sample"], steps=[]), "required"),
    "stage in a state without turns": (put("stages", 4, "state", "pending_approval"), "stages[5].state"),
    "stages out of order": (put("stages", 0, "state", "proposing"), "stages[2].state"),
    "stage without unit": (put("stages", 0, "unit", " "), "stages[1].unit"),
    "stage twice": (put("stages", 1, "code", "numbering"), "stages[2]"),
    "stages longer than the whole": (put("markets", 0, "close_days", 9), "markets[1].close_days"),
    "approved stage, no approval": (put("approval", "never"), "stages[7].state"),
    "opinion without unit": (put("opinions", 0, "unit", ""), "opinions[1].unit"),
    "opinion's yes is a word": (put("opinions", 0, "required", "yes"), "opinions[1].required"),
    "step unknown": (put("steps", ["dance"]), "steps"),
    "report without days": (without("report_days"), "report_days"),
    "opinion after the talks without its blocks": (lambda data: data["opinions"].pop(), "opinions"),
    "opinion after the talks in half a day": (put("overall_opinion_days", 0.5), "overall_opinion_days"),
    "verified measure without its block": (put("steps", ["measure_verified"]), "opinions"),
    "approval unknown": (put("approval", "sometimes"), "approval"),
    "no rung": (put("rungs", []), "rungs"),
    "rungs fall": (put("rungs", 0, "up_to", 20_000_000), "rungs"),
    "last rung closed": (put("rungs", 2, "up_to", 30_000_000), "rungs"),
    "amount 0": (put("rungs", 0, "up_to", 0), "rungs[1].up_to"),
    "amount below 0": (put("rungs", 0, "up_to", -1), "rungs[1].up_to"),
    "amount without end": (put("rungs", 1, "up_to", 10**14), "rungs[2].up_to"),
    "amount in parts": (put("rungs", 0, "up_to", 1.5), "rungs[1].up_to"),
    "rung without title": (put("rungs", 0, {"up_to": 1}), "rungs[1].title"),
    "correction unknown": (put("correction", "maybe"), "correction"),
    "no settlement": (put("settlements", []), "settlements"),
    "no form": (put("forms", []), "forms"),
    "form twice": (put("forms", 1, "form", "complaint_sheet"), "forms[2]"),
    "form without copies": (put("forms", 0, "copies", {}), "forms[1].copies"),
    "copies without recipients": (put("forms", 0, "copies", {"internal": []}), "forms[1].copies.internal"),
    "recipient is a number": (put("forms", 0, "copies", {"internal": [5]}), "forms[1].copies.internal"),
    "edition unknown": (put("forms", 0, "copies", {"secret": ["甲"]}), "forms[1].copies.secret"),
    "too many entries": (put("channels", ["phone"] * 61), "channels"),
    "a list for an object": (put("stages", 0, []), "stages[1]"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_kind_of_fault_is_refused_where_it_stands(fault: str) -> None:
    spoil, place = FAULTS[fault]
    data = data_of()
    scheme_of(deepcopy(data))
    spoil(data)
    with pytest.raises(SchemeFault) as refused:
        scheme_of(data)
    assert refused.value.place == place
    assert refused.value.field == "definition"
    assert refused.value.why in refused.value.text
    assert place in refused.value.text


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "7", "null", '{"code": "a", "code": "b"}', "[" * 100_000, " " * 200_001, "\x00"]
)
def test_what_is_no_definition_is_refused(text: str) -> None:
    with pytest.raises(SchemeFault):
        parse(text)


def test_a_file_saved_with_a_mark_is_read() -> None:
    assert parse("\ufeff" + TEXTS["store"]).code == "store"


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just([]) | st.just({})


@given(st.data())
def test_whatever_is_changed_it_is_a_scheme_or_refused(draw: st.DataObject) -> None:
    """No definition, however spoiled, makes anything but a scheme or a sentence."""
    data = data_of(draw.draw(st.sampled_from(sorted(TEXTS))))
    here: Any = data
    while isinstance(here, dict | list) and here:
        key = draw.draw(st.sampled_from(sorted(here) if isinstance(here, dict) else range(len(here))))
        inner = here[key]
        if not isinstance(inner, dict | list) or not inner or draw.draw(st.booleans()):
            here[key] = draw.draw(LEAVES)
            break
        here = inner
    try:
        assert isinstance(scheme_of(data), Scheme)
    except SchemeFault:
        return
