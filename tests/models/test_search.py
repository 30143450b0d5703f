"""What the index finds equals a plain scan, whatever was written, changed and asked."""

from __future__ import annotations

import contextlib
import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core import clock
from app.core.errors import Bug, Cancelled
from app.core.progress import Silent
from app.models import database, search
from app.models.customer import Customer
from app.models.organisation import Department
from app.models.pinyin import initials_of, pinyin_of

LETTERS = "王李明华重庆市区号栋室座楼，。（）Ａ１ＢａbcxyzQZß éñ㎡①𠮷😀ー한'\"-/.:*()^+%_\\0123456789"
CLUSTERS = (
    "  ", "\t", "\n", "AND", "NEAR", "OR NOT", "020-8888", "GZ01-2611-0", "A座", "3号", "80号3", "\ue02d", "ﬁ", "İ",
)  # fmt: skip
PIECES = st.sampled_from([*LETTERS, *CLUSTERS])
TEXTS = st.lists(PIECES, max_size=9).map("".join)
STEPS = st.lists(st.tuples(st.sampled_from(["add", "change", "void"]), TEXTS, TEXTS), min_size=1, max_size=5)
ONE_BRANCH = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def add(name="", notes="", phone="", **values):
    now = clock.now()
    count = Customer.select().count()
    row = Customer.create(
        number=f"K{count:05d}", name=name, notes=notes, phone=phone, created_at=now, changed_at=now, **values
    )
    search.put(row)
    return row


def change(row, **values):
    forget = search.tokens_of(row)
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    search.put(row, forget)


def plain_scan(text):
    """The contract once more, written differently: no joined text, no index, word by word over the stored columns."""
    words = search.normalise(text).split()
    found = []
    for row in Customer.select().order_by(Customer.id.desc()):
        columns = [getattr(row, name) for name in search.SEARCHED[Customer]]
        columns += [pinyin_of(row.name).replace(" ", ""), initials_of(row.name)]
        values = [search.normalise(value) for value in columns]
        if words and all(any(word in value for value in values) for word in words):
            found.append(row.id)
    return found


class Undone(Exception):
    """Ends an example without a trace."""


@ONE_BRANCH
@given(steps=STEPS, asked=st.lists(TEXTS, min_size=1, max_size=4), cut=st.tuples(st.integers(0, 8), st.integers(1, 5)))
def test_equals_a_plain_scan(branch, steps, asked, cut):
    start, length = cut
    parts = [(name + notes)[start : start + length] for _, name, notes in steps]
    asked = asked + parts + [part + other for part, other in itertools.pairwise(parts)] + [part * 2 for part in parts]
    with contextlib.suppress(Undone), database.transaction():
        rows = []
        for step, name, notes in steps:
            if step == "add" or not rows:
                rows.append(add(name=name, notes=notes))
            elif step == "change":
                change(rows[-1], name=name)
            else:
                change(rows[-1], status="inactive", notes="")
        for text in asked:
            assert search.find("customer", text) == plain_scan(text) == search.scan("customer", text), text
        raise Undone


def test_newest_first_and_limited(branch):
    ids = [add(name=f"王小{number}").id for number in range(9)]
    assert search.find("customer", "王小", limit=4) == ids[:-5:-1]


@pytest.mark.parametrize(
    "text",
    ["王", "小明", "王小明", "wang", "xiaoming", "wxm", "xm", "1380013", "8000", "0", "00", "０２０", "020-2", "a座",
     "Ａ座", "物业 王", "王  1380", "座3楼", "k0000", "w", "-", "2880-", "明\t王"],
)  # fmt: skip
def test_finds_by_any_part(branch, text):
    row = add(name="王小明", phone="138-0013-8000", phone_digits="13800138000", notes="物业A座3楼，020-2880-1")
    assert search.find("customer", text) == [row.id]


@pytest.mark.parametrize("text", ["王明", "小王", "1380014", "xmw", "b座", "王 李", "wxmw", "80004"])
def test_does_not_find_what_is_not_there(branch, text):
    add(name="王小明", phone="138-0013-8000", phone_digits="13800138000", notes="物业A座3楼")
    assert search.find("customer", text) == []


@pytest.mark.parametrize("text", ["", "   ", "\n", "\x00"])
def test_a_text_without_words(branch, text):
    add(name="王小明")
    assert search.find("customer", text) == search.scan("customer", text) == []
    assert search.condition("customer", text) == ("1 = 1", ())


def test_words_may_stand_in_different_columns_but_not_across_two(branch):
    row = add(name="王小明", notes="电梯")
    assert search.find("customer", "电梯 王") == [row.id]
    assert search.find("customer", "明电") == []


@pytest.mark.parametrize("text", ["甲乙丙丁", "abcdef", "12341", "-1-2"])
def test_words_whose_parts_are_there_but_not_together(branch, text):
    add(name="王小明", notes="甲乙丙 乙丙丁 abcd bcdef 1234 2341 -1 1-2")
    assert search.find("customer", text) == search.scan("customer", text) == []


def test_a_changed_row_is_found_by_its_new_text_only(branch):
    row = add(name="王小明")
    change(row, name="李大华")
    assert search.find("customer", "王小") == search.find("customer", "wxm") == []
    assert search.find("customer", "大华") == search.find("customer", "ldh") == [row.id]


def test_rows_that_go_are_dropped_first(branch):
    goes, stays = add("李明电子厂"), add("李明医院")
    with database.transaction():
        search.drop("customer", [goes.id])
        database.execute("DELETE FROM customer WHERE id = ?", (goes.id,))
    assert search.find("customer", "李明") == search.scan("customer", "李明") == [stays.id]
    assert search.find("customer", "电子") == []


def test_an_undone_change_leaves_the_index_as_it_was(branch):
    row = add(name="王小明")
    with pytest.raises(RuntimeError), database.transaction():  # noqa: PT012 - all of it is undone
        change(row, name="李大华")
        raise RuntimeError
    assert search.find("customer", "王小") == [row.id]
    assert search.find("customer", "大华") == []


def test_very_long_texts(branch):
    fault = "".join(chr(0x4E00 + number % 3000) for number in range(10_000))
    row = add(name="王", notes=fault)
    assert search.find("customer", fault) == [row.id]
    assert search.find("customer", " ".join(fault[:3000])) == [row.id]
    assert search.find("customer", " ".join(f"{fault[n : n + 3]}" for n in range(0, 3000, 3))) == [row.id]
    assert search.find("customer", fault + "？") == []


def test_condition_combines_with_other_conditions(branch):
    kept, other = add(name="王小明"), add(name="王小华", status="inactive")
    sql, parameters = search.condition("customer", "王小", "customer.id")
    found = database.query(f"SELECT id FROM customer WHERE status = ? AND {sql}", ("active", *parameters))
    assert found == [(kept.id,)]
    assert other.id in search.find("customer", "王小")


def test_bulk_equals_one_by_one(branch):
    rows = [add(name=f"客户{number}", phone=f"020-{number:04d}") for number in range(30)]
    before = {text: search.find("customer", text) for text in ("客户1", "000", "kehu", "020-0029")}
    search.rebuild("customer")
    assert {text: search.find("customer", text) for text in before} == before
    change(rows[0], name="改名")
    assert search.find("customer", "改名") == [rows[0].id]


def test_rebuilding_that_is_stopped_changes_nothing(branch):
    row = add(name="王小明")
    stopped = Silent()
    stopped.cancel()
    with pytest.raises(Cancelled):
        search.rebuild("customer", stopped)
    assert search.find("customer", "小明") == [row.id]


def test_other_kinds_are_let_through_or_refused(branch):
    now = clock.now()
    search.put(Department.create(name="维修部", created_at=now, changed_at=now))
    for call in (search.find, search.scan, search.condition):
        with pytest.raises(Bug):
            call("department", "维修")


def test_searched_columns_are_columns():
    for table, columns in search.SEARCHED.items():
        assert set(columns) <= set(table._meta.fields), table
        names = ("name", "_by", "person", "subject", "title")  # a booklet's subject may be a customer
        assert columns[0].endswith(names), "the first one is a name: its pinyin is searched too"


def test_full_width_and_case_are_folded():
    assert search.normalise("ＡＢＣ１２３（電）Straße") == "abc123(電)strasse"
    assert search.normalise("a\x00b\x7f") == "a b "


def test_the_index_is_what_answers(branch):
    add(name="王小明")
    sql, parameters = search.condition("customer", "王小")
    plan = " ".join(database.explain(f"SELECT id FROM customer WHERE {sql}", parameters))
    if database.engine() == "sqlite":
        assert "VIRTUAL TABLE INDEX" in plan
        assert "SCAN customer" not in plan.replace("SCAN customer_grams", "")
