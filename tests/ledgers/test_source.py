"""Every ledger, every view, every column: counts, pages and orders equal a plain query sorted by Python."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import Cancelled, NotPermitted, UserError
from app.core.i18n import shown
from app.core.tabular import Table, ValueKind
from app.ledgers import _background, _source
from app.ledgers._catalogue import all_ledgers
from app.ledgers._declaration import Column, Condition, Ledger, Operator, Tone
from app.ledgers._source import LedgerSource, LedgerState, count_views, open_source
from app.models import database, search
from app.models.searched import SEARCHED

NAMES = tuple(all_ledgers())
HOSTILE = ("'", '"', "%", "_", "!", "\\", "; DROP TABLE service_call", "𠮷", "\n", "50%_!", "a" * 500)


def everything(ledger: Ledger, order: str) -> list[tuple[int, Any]]:
    """Key and order value of every row, unsorted."""
    return database.query(f"SELECT id, {order} FROM {ledger.table}")


def in_order(rows: list[tuple[int, Any]], *, descending: bool) -> list[int]:
    """The keys sorted by Python: empty first, text by code point, ties by key."""
    ranked = sorted(
        rows, key=lambda row: ((row[1] is not None, row[1] if row[1] is not None else 0), row[0]), reverse=descending
    )
    return [row[0] for row in ranked]


def keys(source: LedgerSource) -> list[int]:
    return source.keys(0, 10**6)


def scan(ledger: Ledger, text: str) -> set[int]:
    """What a search must find: as the index is tried, or every word somewhere in the columns that are scanned."""
    if ledger.search_kind:
        return set(search.scan(ledger.search_kind, text))
    found: dict[int, list[str]] = {}
    coded = {column.stored: column.wording() for column in ledger.columns if column.kind is ValueKind.CODE}
    for column in ledger.scanned:
        words = coded.get(column, {})
        for row_id, value in everything(ledger, column):
            found.setdefault(row_id, []).append((value or "").lower())
            found[row_id].append(shown(words.get(value, "")).lower())
    words = text.lower().split()
    return {row_id for row_id, texts in found.items() if all(any(word in one for one in texts) for word in words)}


@pytest.mark.parametrize("name", NAMES)
class TestEveryLedger:
    def test_every_column_sorts_both_ways(self, name: str, filled: None) -> None:
        ledger = all_ledgers()[name]
        for column in ledger.columns:
            if not column.offered:
                continue
            rows = everything(ledger, column.ordered)
            for descending in (False, True):
                source = open_source(ledger, LedgerState(view="all", sort=column.name, descending=descending))
                assert keys(source) == in_order(rows, descending=descending), (column.name, descending)
                assert source.count() == len(rows)

    def test_any_page_is_a_slice(self, name: str, filled: None) -> None:
        ledger = all_ledgers()[name]
        rng = random.Random(3)
        for state in (
            LedgerState(view="all"),
            LedgerState(view=ledger.views[1].name),
            LedgerState(view="all", search="1"),
        ):
            whole = keys(open_source(ledger, state))
            source = open_source(ledger, state)
            for _ in range(25):
                first, size = rng.randrange(len(whole) + 20), rng.randrange(1, 60)
                page = source.page(first, size)
                assert [row.id for row in page] == whole[first : first + size]
                assert all(len(row.values) == len(source.columns) == len(row.tones) for row in page)

    def test_every_view_counts_what_it_shows(self, name: str, filled: None) -> None:
        ledger = all_ledgers()[name]
        counts = dict(count_views(ledger))
        for view, count in counts.items():
            source = open_source(ledger, LedgerState(view=view))
            assert source.count() == count == len(keys(source)) == len(set(keys(source)))
        assert counts["all"] == len(everything(ledger, "id"))
        assert any(0 < count < counts["all"] for count in counts.values())

    def test_views_hold_what_their_conditions_say(self, name: str, filled: None) -> None:
        ledger = all_ledgers()[name]
        every = open_source(ledger, LedgerState(view="all", columns=tuple(column.name for column in ledger.columns)))
        assert as_shown(every, every.table(worded=False, for_file=True)) == [row.values for row in every.page(0, 1000)]
        assert [tuple(row) for row in every.table(worded=False).rows] == [row.values for row in every.page(0, 1000)]
        for view in ledger.views:
            source = open_source(ledger, LedgerState(view=view.name, columns=tuple(c.name for c in ledger.columns)))
            plain = [one for one in view.filters if isinstance(one, Condition)]
            for row in source.page(0, 1000):
                values = dict(zip((column.name for column in source.columns), row.values, strict=True))
                for one in plain:
                    assert holds(ledger.column(one.column), one, values[one.column]), (
                        view.name,
                        one,
                        values[one.column],
                    )

    def test_search_equals_a_scan(self, name: str, filled: None) -> None:
        ledger = all_ledgers()[name]
        indexed = {table.record_kind(): columns[0] for table, columns in SEARCHED.items()}
        named = indexed.get(ledger.search_kind) or ledger.scanned[0]
        names = [row[1] for row in everything(ledger, named)]
        for text in ("1", "00", "王", names[0], names[3][:2], "lm", "gzhx", "不存在的词", "SN 1"):
            found = open_source(ledger, LedgerState(view="all", search=text))
            assert set(keys(found)) == scan(ledger, text), text
            assert found.count() == len(keys(found))

    def test_hostile_text_is_only_text(self, name: str, filled: None) -> None:
        ledger = all_ledgers()[name]
        before = len(everything(ledger, "id"))
        text_columns = [column for column in ledger.columns if column.kind is ValueKind.TEXT]
        for text in HOSTILE:
            found = open_source(ledger, LedgerState(view="all", search=text))
            assert found.count() == (len(scan(ledger, text)) if text.strip() else before), text
            column = text_columns[-1]
            condition = Condition(column.name, Operator.CONTAINS, text)
            plain = sum(text.lower() in (value or "").lower() for _, value in everything(ledger, column.stored))
            assert open_source(ledger, LedgerState(view="all", conditions=(condition,))).count() == plain, text
        assert len(everything(ledger, "id")) == before

    def test_empty_database(self, name: str, branch: object) -> None:
        ledger = all_ledgers()[name]
        for view in ledger.views:
            source = open_source(ledger, LedgerState(view=view.name))
            assert (source.count(), source.page(0, 128), source.page(500, 3)) == (0, [], [])
        assert list(open_source(ledger).table().rows) == []
        assert set(dict(count_views(ledger)).values()) == {0}

    def test_declaration_is_whole(self, name: str, branch: object) -> None:
        ledger = all_ledgers()[name]
        named = {name for column in ledger.columns for name in (column.stored, column.ordered)} | set(ledger.facts)
        assert database.query(f"SELECT {', '.join(sorted(named))} FROM {ledger.table}") == [], "every column is there"
        assert ledger.column("number")
        assert not ledger.views[0].filters
        assert ledger.view(ledger.start_view)
        for view in ledger.views:
            assert not view.columns or all(ledger.column(one).offered for one in view.columns)


def as_shown(source: LedgerSource, table: Table) -> list[tuple[Any, ...]]:
    """The rows of a table on its way into a file, with moments as they are shown."""
    moments = [
        column.kind is ValueKind.MOMENT and column.derive is None and not any(one.tell for one in source.columns)
        for column in source.columns
    ]
    return [
        tuple(
            datetime.fromisoformat(value) if is_moment and value and isinstance(value, str) else value
            for is_moment, value in zip(moments, row, strict=True)
        )
        for row in table.rows
    ]


def holds(column: Column, one: Condition, value: Any) -> bool:
    """Whether a value meets a condition, by Python."""
    from app.ledgers._conditions import resolved

    wanted = one.value
    if one.operator is Operator.IS_EMPTY:
        return value in (None, "")
    if one.operator is Operator.NOT_EMPTY:
        return value not in (None, "")
    if one.operator is Operator.IN:
        return value in one.value  # pyright: ignore[reportOperatorIssue]
    if column.kind is ValueKind.MOMENT:
        limits = [resolved(part) for part in (wanted if isinstance(wanted, tuple) else (wanted,))]
        moments = [part if hasattr(part, "hour") else clock.local_midnight(part) for part in limits]
        if one.operator is Operator.BETWEEN:
            return moments[0] <= value < moments[1] + timedelta(days=1)
        return value < moments[0] if one.operator is Operator.BEFORE else value >= moments[0]
    if one.operator is Operator.BETWEEN:
        low, high = (resolved(part) for part in wanted)  # pyright: ignore[reportGeneralTypeIssues, reportOptionalIterable]
        return low <= value <= high
    wanted = resolved(wanted)
    if one.operator is Operator.BEFORE:
        return value is not None and value < wanted
    return value >= wanted if one.operator is Operator.AFTER else value == wanted


REPAIRS = all_ledgers()["repairs"]


def test_due_today_is_what_comes_due_before_midnight(filled: None) -> None:
    now, midnight = clock.now(), clock.local_midnight(clock.today() + timedelta(days=1))
    names = (
        "is_open",
        "is_paused",
        "state",
        "responded_at",
        "response_due_at",
        "arrived_at",
        "arrival_due_at",
        "promised_reply_at",
    )
    expected = set()
    for row in open_source(REPAIRS, LedgerState(view="all", columns=names)).page(0, 1000):
        is_open, paused, state, responded, response, arrived, arrival, promised = row.values
        due = [(response, not responded), (arrival, not arrived), (promised, state == "awaiting_reply")]
        if is_open and not paused and any(wanted and moment and now <= moment < midnight for moment, wanted in due):
            expected.add(row.id)
    assert expected
    assert set(keys(open_source(REPAIRS, LedgerState(view="due_today")))) == expected


def test_a_technician_sees_only_their_own(filled_to_write: None, as_role: Callable[[str], Any], branch: Any) -> None:
    rows = database.query("SELECT id FROM service_call ORDER BY id LIMIT 7")
    for (row_id,) in rows:
        database.execute("UPDATE service_call SET technician_id = ? WHERE id = ?", (branch.technician_id, row_id))
    with as_role("technician"):
        mine = {
            row_id
            for (row_id,) in database.query(
                "SELECT id FROM service_call WHERE technician_id = ?", (branch.technician_id,)
            )
        }
        assert set(keys(open_source(REPAIRS, LedgerState(view="all")))) == mine
        assert dict(count_views(REPAIRS))["all"] == len(mine) >= 7
        visits = open_source(all_ledgers()["visits"], LedgerState(view="all", columns=("call_id",)))
        assert {row.values[0] for row in visits.page(0, 500)} <= mine
        assert visits.count() == sum(call in mine for _, call in everything(all_ledgers()["visits"], "call_id")) > 0
    with as_role("supervisor"):
        assert open_source(REPAIRS, LedgerState(view="all")).count() == 300


def test_tones_mean_what_they_say(filled: None) -> None:
    late = open_source(REPAIRS, LedgerState(view="late_response", columns=("response_due_at",)))
    assert {row.tones[0] for row in late.page(0, 500)} == {Tone.LATE}
    waiting = open_source(REPAIRS, LedgerState(view="waiting", columns=("state",)))
    assert {row.tones[0] for row in waiting.page(0, 500)} == {Tone.PAUSED}


def test_filters_join(filled: None) -> None:
    state = LedgerState(
        view="open",
        search="1",
        sort="customer_name",
        descending=False,
        conditions=(
            Condition("fault_level", Operator.IN, (1, 2)),
            Condition("received_at", Operator.AFTER, clock.today() - timedelta(days=2)),
        ),
    )
    rows = database.query(
        "SELECT id, customer_name FROM service_call WHERE is_open AND fault_level IN (1, 2) AND received_at >= ?",
        (clock.local_midnight(clock.today() - timedelta(days=2)).strftime("%Y-%m-%dT%H:%M:%SZ"),),
    )
    matching = set(search.scan("service_call", "1"))
    expected = in_order([row for row in rows if row[0] in matching], descending=False)
    assert expected
    assert keys(open_source(REPAIRS, state)) == expected


def test_columns_that_are_not_there_are_refused(branch: object) -> None:
    for state in (
        LedgerState(sort="colour"),
        LedgerState(view="nothing"),
        LedgerState(columns=("nothing",)),
        LedgerState(conditions=(Condition("x", Operator.EQ, 1),)),
    ):
        with pytest.raises(UserError):
            open_source(REPAIRS, state)


def test_what_the_worker_loads_is_the_same(filled: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_source, "SMALL", 0)  # every table counts as large
    state = LedgerState(view="all", sort="fault_text", descending=False)
    assert not open_source(REPAIRS, LedgerState(view="all", search="王")).is_fast
    assert not open_source(REPAIRS, state).is_fast
    loaded = _background.load(REPAIRS, state, lambda stop: None)
    assert loaded.is_fast
    assert keys(loaded) == in_order(everything(REPAIRS, "fault_text"), descending=False)


def test_small_matches_are_sorted_at_once(filled: None) -> None:
    source = open_source(REPAIRS, LedgerState(view="open", sort="fault_text"))
    assert source.is_fast
    assert not source.plan.walk


def test_an_interrupted_load_is_cancelled(filled: None, monkeypatch: pytest.MonkeyPatch) -> None:
    if database.engine() != "sqlite":
        pytest.skip("needs a statement that is slow in one process")
    stops: list[Callable[[], object]] = []

    class Slow(LedgerSource):
        def load(self, reader: Any = None) -> None:
            rows = reader.rows("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n", ())
            for number, _ in enumerate(rows):
                if number == 1000:
                    stops[0]()

    monkeypatch.setattr(_background, "LedgerSource", Slow)
    with pytest.raises(Cancelled):
        _background.load(REPAIRS, LedgerState(view="all"), stops.append)
    stops[0]()  # harmless when the work is over


def test_sums(filled: None) -> None:
    total = database.scalar("SELECT sum(charge) FROM service_call WHERE is_open")
    assert _background.sums(REPAIRS, LedgerState(view="open"), lambda stop: None) == {"charge": total}


def test_who_may_not_see_a_ledger_gets_no_row_of_it(filled: None, as_role: Callable[[str], Any]) -> None:
    with as_role("administrator"):
        for name in ("repairs", "vouchers", "visits", "contracts"):
            with pytest.raises(NotPermitted):
                open_source(all_ledgers()[name])
        assert open_source(all_ledgers()["customers"]).count() > 0


def test_an_export_is_stopped_while_its_rows_are_sorted(branch: object) -> None:
    stops: list[Callable[[], object]] = []
    table = open_source(REPAIRS, LedgerState(view="all", sort="address")).table(when_cancelled=stops.append)
    assert len(stops) == 1, "the count is stopped, too"
    assert list(table.rows) == []
    assert len(stops) == 3
    for stop in stops:
        stop()  # harmless once it is over
