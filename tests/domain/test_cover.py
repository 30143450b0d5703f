"""Who pays: the cover verdict."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.codes import WORK_KINDS
from app.domain.cover import (
    KIND_LABELS,
    SERVICE_CLASS_LABELS,
    ContractFacts,
    CoverKind,
    CoverReason,
    CoverVerdict,
    DeviceFacts,
    ServiceClass,
    add_months,
    as_values,
    cover_on,
    from_values,
    reason_text,
    warranty_end,
)
from app.domain.cover_facts import merged, passed_warranty

DAY = date(2026, 11, 22)
PLAIN = DeviceFacts(7)
BOUGHT = DeviceFacts(7, purchased_on=date(2026, 1, 10), warranty_months=12, warranty_document="保修卡 88")
OLD = DeviceFacts(7, purchased_on=date(2020, 1, 10), warranty_months=12)


def contract(number: str = "HT-1", **changes: object) -> ContractFacts:
    facts = ContractFacts(number, "maintenance", date(2026, 1, 1), date(2026, 12, 31))
    return replace(facts, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 2, 28), 12, date(2026, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), 11, date(2026, 12, 15)),
        (date(2026, 1, 15), 0, date(2026, 1, 15)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
    ],
)
def test_months(day: date, months: int, result: date) -> None:
    assert add_months(day, months) == result


@given(st.dates(date(1980, 1, 1), date(2080, 1, 1)), st.integers(0, 240))
def test_months_never_leave_their_month(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or ((later + timedelta(days=1)).day == 1 and later.day < day.day)


@pytest.mark.parametrize(
    ("device", "end"),
    [
        (BOUGHT, date(2027, 1, 10)),
        (replace(BOUGHT, installed_on=date(2026, 3, 1)), date(2027, 3, 1)),  # installation goes before purchase
        (replace(BOUGHT, warranty_ends_on=date(2026, 6, 30)), date(2026, 6, 30)),  # a given end goes before both
        (DeviceFacts(7, installed_on=date(2024, 2, 29), warranty_months=12), date(2025, 2, 28)),
        (DeviceFacts(7, warranty_months=12), None),
        (DeviceFacts(7, purchased_on=DAY), None),
        (DeviceFacts(7, purchased_on=DAY, warranty_months=0), None),
    ],
)
def test_the_end_of_the_warranty(device: DeviceFacts, end: date | None) -> None:
    assert warranty_end(device) == end


VERDICTS: list[tuple[str, date, DeviceFacts | None, list[ContractFacts], str, str, str]] = [
    # name, day, device, contracts → class, reason, document
    ("warranty", DAY, BOUGHT, [], "C", "maker_warranty", "保修卡 88"),
    ("last day of the warranty", date(2027, 1, 10), BOUGHT, [], "C", "maker_warranty", "保修卡 88"),
    ("the day after", date(2027, 1, 11), BOUGHT, [], "A", "warranty_ended", "保修卡 88"),
    ("first day of the warranty", date(2026, 1, 10), BOUGHT, [], "C", "maker_warranty", "保修卡 88"),
    ("before it", date(2026, 1, 9), BOUGHT, [], "A", "warranty_not_started", "保修卡 88"),
    ("leap day", date(2025, 2, 28), DeviceFacts(7, date(2024, 2, 29), None, 12), [], "C", "maker_warranty", ""),
    ("after leap day", date(2025, 3, 1), DeviceFacts(7, date(2024, 2, 29), None, 12), [], "A", "warranty_ended", ""),
    ("months without a date", DAY, DeviceFacts(7, warranty_months=12), [], "A", "warranty_unknown", ""),
    ("nothing known", DAY, PLAIN, [], "A", "no_cover", ""),
    ("maintenance", DAY, PLAIN, [contract()], "B", "maintenance_contract", "HT-1"),
    ("first day", date(2026, 1, 1), PLAIN, [contract()], "B", "maintenance_contract", "HT-1"),
    ("last day", date(2026, 12, 31), PLAIN, [contract()], "B", "maintenance_contract", "HT-1"),
    ("after the contract", date(2027, 1, 1), PLAIN, [contract()], "A", "contract_ended", "HT-1"),
    ("before the contract", date(2025, 12, 31), PLAIN, [contract()], "A", "contract_not_started", "HT-1"),
    ("warranty before contract", DAY, BOUGHT, [contract()], "C", "maker_warranty", "保修卡 88"),
    ("contract after warranty", DAY, OLD, [contract()], "B", "maintenance_contract", "HT-1"),
    ("warranty contract", DAY, OLD, [contract(kind="warranty")], "C", "warranty_contract", "HT-1"),
    (
        "warranty contract before maintenance",
        DAY,
        OLD,
        [contract("HT-2", ends_on=date(2030, 1, 1)), contract(kind="warranty")],
        "C",
        "warranty_contract",
        "HT-1",
    ),
    (
        "the longer of two",
        DAY,
        OLD,
        [contract(), contract("HT-2", ends_on=date(2027, 6, 30))],
        "B",
        "maintenance_contract",
        "HT-2",
    ),
    ("this device", DAY, PLAIN, [contract(covers_all=False, device_ids={7})], "B", "maintenance_contract", "HT-1"),
    ("another device", DAY, PLAIN, [contract(covers_all=False, device_ids={8})], "A", "device_not_covered", "HT-1"),
    ("unknown device, all covered", DAY, None, [contract()], "B", "maintenance_contract", "HT-1"),
    ("unknown device", DAY, None, [contract(covers_all=False, device_ids={8})], "A", "unknown_device", ""),
    ("unknown device, no contract", DAY, None, [], "A", "unknown_device", ""),
    ("suspended", DAY, OLD, [contract(state="suspended")], "A", "contract_suspended", "HT-1"),
    ("suspended now", DAY, OLD, [contract(suspended=((DAY, DAY),))], "A", "contract_suspended", "HT-1"),
    (
        "suspended before",
        DAY,
        OLD,
        [contract(suspended=((date(2026, 11, 1), date(2026, 11, 21)),))],
        "B",
        "maintenance_contract",
        "HT-1",
    ),
    ("suspended for good", DAY, OLD, [contract(suspended=((DAY, None),))], "A", "contract_suspended", "HT-1"),
    (
        "one suspended, another in force",
        DAY,
        OLD,
        [contract(state="suspended"), contract("HT-2")],
        "B",
        "maintenance_contract",
        "HT-2",
    ),
    ("cancelled", DAY, OLD, [contract(state="cancelled")], "A", "contract_cancelled", "HT-1"),
    ("a draft", DAY, OLD, [contract(state="draft")], "A", "warranty_ended", ""),
    ("renewed, still running", DAY, OLD, [contract(state="renewed")], "B", "maintenance_contract", "HT-1"),
    (
        "renewed, successor running",
        date(2027, 1, 1),
        OLD,
        [contract(state="renewed"), contract("HT-2", starts_on=date(2027, 1, 1), ends_on=date(2027, 12, 31))],
        "B",
        "maintenance_contract",
        "HT-2",
    ),
    ("lapsed", date(2027, 2, 1), OLD, [contract(state="lapsed")], "A", "contract_lapsed", "HT-1"),
    (
        "gap",
        date(2027, 1, 15),
        OLD,
        [contract(), contract("HT-2", starts_on=date(2027, 2, 1), ends_on=date(2028, 1, 31))],
        "A",
        "contract_gap",
        "HT-1",
    ),
    (
        "gap before two more",
        date(2027, 1, 15),
        OLD,
        [
            contract(),
            contract("HT-3", starts_on=date(2027, 6, 1), ends_on=date(2027, 6, 30)),
            contract("HT-2", starts_on=date(2027, 2, 1), ends_on=date(2029, 1, 31)),
        ],
        "A",
        "contract_gap",
        "HT-1",
    ),
    (
        "suspended on its first day",
        date(2026, 1, 1),
        OLD,
        [contract(state="suspended")],
        "A",
        "contract_suspended",
        "HT-1",
    ),
    (
        "suspended on its last day",
        date(2026, 12, 31),
        OLD,
        [contract(state="suspended")],
        "A",
        "contract_suspended",
        "HT-1",
    ),
    ("cancelled, first day", date(2026, 1, 1), OLD, [contract(state="cancelled")], "A", "contract_cancelled", "HT-1"),
    ("cancelled, last day", date(2026, 12, 31), OLD, [contract(state="cancelled")], "A", "contract_cancelled", "HT-1"),
    ("cancelled, a day later", date(2027, 1, 1), OLD, [contract(state="cancelled")], "A", "warranty_ended", ""),
    (
        "warranty outlived the contract",
        date(2027, 2, 1),
        BOUGHT,
        [contract(ends_on=date(2026, 6, 30))],
        "A",
        "warranty_ended",
        "保修卡 88",
    ),
]


@pytest.mark.parametrize(
    ("day", "device", "contracts", "letter", "reason", "document"),
    [case[1:] for case in VERDICTS],
    ids=[case[0] for case in VERDICTS],
)
def test_verdicts(
    day: date, device: DeviceFacts | None, contracts: list[ContractFacts], letter: str, reason: str, document: str
) -> None:
    verdict = cover_on(day, device, contracts)
    assert (verdict.service_class, verdict.reason_code, verdict.document) == (letter, reason, document)
    assert verdict.kind == {"A": "chargeable", "B": "contract", "C": "free"}[letter]
    assert verdict == cover_on(day, device, reversed(contracts)), "the order of the contracts must not matter"


DEVICES_OF_THE_TABLE: dict[str, DeviceFacts | None] = {
    "unknown": None,
    "bare": DeviceFacts(7),
    "bought": DeviceFacts(7, date(2025, 8, 31), None, 6, None, "CARD"),  # ends on 2026-02-28
    "fitted": DeviceFacts(7, date(2025, 8, 31), date(2025, 11, 30), 15, None, "CARD"),  # ends on 2027-02-28
    "leap": DeviceFacts(7, date(2024, 2, 29), None, 24, None, "CARD"),  # ends on 2026-02-28
    "leap4": DeviceFacts(7, date(2024, 2, 29), None, 48, None, "CARD"),  # ends on 2028-02-29
    "extended": DeviceFacts(7, date(2024, 5, 31), None, 12, None, "CARD", date(2026, 11, 30), "EXT"),
    "only_ext": DeviceFacts(7, extension_ends_on=date(2026, 11, 30), extension_document="EXT"),
    "swapped": DeviceFacts(7, date(2026, 1, 10), None, 12, None, "CARD", passed_on=date(2026, 6, 1), passed_to="SB-2"),
}
YEAR = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}
TERMS = ((date(2025, 1, 1), date(2025, 12, 31)), (date(2026, 1, 1), date(2026, 12, 31)))
TORN = ((date(2025, 1, 1), date(2025, 12, 31)), (date(2026, 3, 1), date(2026, 12, 31)))
CONTRACTS_OF_THE_TABLE = {
    "HT-1": contract(),
    "terms": contract("HT-T", terms=TERMS),
    "torn": contract("HT-T", terms=TORN),
    "warranty": contract("BX-1", kind="warranty", ends_on=date(2026, 6, 30)),
    "teachless": contract("HT-X", excluded=frozenset({"training"})),
    "repairs": contract("HT-R", included=frozenset({"repair"})),
    "no visits": contract("HT-V", used_up=frozenset({"visits"})),
    "no hours": contract("HT-M", used_up=frozenset({"minutes"})),
    "no parts": contract("HT-P", used_up=frozenset({"parts"})),
    "May rests": contract("HT-S", suspended=((date(2026, 5, 1), date(2026, 5, 31)), (date(2026, 10, 1), None))),
    "till July": contract("HT-C", state="cancelled", cancelled_on=date(2026, 7, 1)),
    "next": contract("HT-N", starts_on=date(2027, 2, 1), ends_on=date(2028, 1, 31)),
    "elsewhere": contract("HT-O", covers_all=False, device_ids=frozenset({8})),
}
TABLE = """
case                       | device   | contracts       | day        | work        | reason               | proof | left
month end: last day        | bought   |                 | 2026-02-28 | repair      | maker_warranty       | CARD  | 0
month end: a day later     | bought   |                 | 2026-03-01 | repair      | warranty_ended       | CARD  | -
by installation            | fitted   |                 | 2026-03-01 | repair      | maker_warranty       | CARD  | 364
before the installation    | fitted   |                 | 2025-10-01 | repair      | warranty_not_started | CARD  | -
leap day: last day         | leap     |                 | 2026-02-28 | parts       | maker_warranty       | CARD  | 0
leap day: a day later      | leap     |                 | 2026-03-01 | parts       | warranty_ended       | CARD  | -
leap day to leap day       | leap4    |                 | 2028-02-29 | repair      | maker_warranty       | CARD  | 0
warranty: no consumables   | bought   |                 | 2026-01-10 | consumables | warranty_excludes    | CARD  | -
the contract pays them     | bought   | HT-1            | 2026-01-10 | consumables | maintenance_contract | HT-1  | 355
nor moving house           | fitted   |                 | 2026-01-10 | relocation  | warranty_excludes    | CARD  | -
before the extension       | extended |                 | 2025-05-31 | repair      | maker_warranty       | CARD  | 0
extension: first day       | extended |                 | 2025-06-01 | repair      | extended_warranty    | EXT   | 547
extension: last day        | extended |                 | 2026-11-30 | repair      | extended_warranty    | EXT   | 0
extension over             | extended |                 | 2026-12-01 | repair      | extension_ended      | EXT   | -
extension before contract  | extended | HT-1            | 2026-05-01 | repair      | extended_warranty    | EXT   | 213
the contract outlives it   | extended | HT-1            | 2026-12-01 | repair      | maintenance_contract | HT-1  | 30
warranty not known         | only_ext |                 | 2026-11-30 | repair      | extended_warranty    | EXT   | 0
extension: no training     | extended |                 | 2026-05-01 | training    | warranty_excludes    | EXT   | -
terms without gap are one  | bare     | terms           | 2025-12-31 | repair      | maintenance_contract | HT-T  | 365
gap between terms          | bare     | torn            | 2026-02-28 | repair      | term_gap             | HT-T  | -
the next term              | bare     | torn            | 2026-03-01 | repair      | maintenance_contract | HT-T  | 305
gap between contracts      | bare     | HT-1, next      | 2027-01-31 | repair      | contract_gap         | HT-1  | -
another fills the gap      | bare     | torn, HT-1      | 2026-02-28 | repair      | maintenance_contract | HT-1  | 306
overlap: warranty first    | bare     | HT-1, warranty  | 2026-06-30 | repair      | warranty_contract    | BX-1  | 0
overlap: then maintenance  | bare     | HT-1, warranty  | 2026-07-01 | repair      | maintenance_contract | HT-1  | 183
excluded work              | bare     | teachless       | 2026-05-01 | training    | work_excluded        | HT-X  | -
other work of it           | bare     | teachless       | 2026-05-01 | relocation  | maintenance_contract | HT-X  | 244
only what is named         | bare     | repairs         | 2026-05-01 | parts       | work_excluded        | HT-R  | -
another includes it        | bare     | repairs, HT-1   | 2026-05-01 | parts       | maintenance_contract | HT-1  | 244
visits used up             | bare     | no visits       | 2026-05-01 | repair      | visits_used_up       | HT-V  | -
parts are still paid       | bare     | no visits       | 2026-05-01 | parts       | maintenance_contract | HT-V  | 244
so is an inspection        | bare     | no visits       | 2026-05-01 | inspection  | maintenance_contract | HT-V  | 244
hours used up              | bare     | no hours        | 2026-05-01 | repair      | minutes_used_up      | HT-M  | -
parts budget used up       | bare     | no parts        | 2026-05-01 | parts       | parts_used_up        | HT-P  | -
used up here, another pays | bare     | no visits, HT-1 | 2026-05-01 | repair      | maintenance_contract | HT-1  | 244
suspended: first day       | bare     | May rests       | 2026-05-01 | repair      | contract_suspended   | HT-S  | -
suspended: last day        | bare     | May rests       | 2026-05-31 | repair      | contract_suspended   | HT-S  | -
covers again               | bare     | May rests       | 2026-06-01 | repair      | maintenance_contract | HT-S  | 213
suspended again, no end    | bare     | May rests       | 2026-12-31 | repair      | contract_suspended   | HT-S  | -
suspended, under warranty  | fitted   | May rests       | 2026-05-15 | repair      | maker_warranty       | CARD  | 289
before it was cancelled    | bare     | till July       | 2026-06-30 | repair      | maintenance_contract | HT-C  | 0
from the day of cancelling | bare     | till July       | 2026-07-01 | repair      | contract_cancelled   | HT-C  | -
swapped: the day before    | swapped  |                 | 2026-05-31 | repair      | maker_warranty       | CARD  | 224
swapped: from that day on  | swapped  | HT-1            | 2026-06-01 | repair      | unit_replaced        | SB-2  | -
about another device       | bare     | elsewhere       | 2026-05-01 | repair      | device_not_covered   | HT-O  | -
device not known           | unknown  | elsewhere       | 2026-05-01 | repair      | unknown_device       |       | -
device not known, all      | unknown  | HT-1            | 2026-05-01 | repair      | maintenance_contract | HT-1  | 244
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()[1:]]


def _asked(row: list[str]) -> CoverVerdict:
    device, named = DEVICES_OF_THE_TABLE[row[1]], [name for name in row[2].split(", ") if name]
    return cover_on(date.fromisoformat(row[3]), device, [CONTRACTS_OF_THE_TABLE[name] for name in named], row[4])


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_the_table_of_dated_cases(row: list[str]) -> None:
    verdict = _asked(row)
    left = "-" if verdict.days_left is None else str(verdict.days_left)
    assert [str(verdict.reason_code), verdict.document, left] == row[5:]
    frozen = from_values(json.loads(json.dumps(as_values(verdict))))
    assert frozen == verdict
    assert "{" not in reason_text(frozen)


SWAPS = """
case                          | old warranty | new months | swapped on | rule    | ends on    | proof
the remainder passes on       | 2027-01-10   | 12         | 2026-06-01 | inherit | 2027-01-10 | OLD
it starts again               | 2027-01-10   | 12         | 2026-06-01 | restart | 2027-06-01 | NEW
the longer: the new start     | 2027-01-10   | 12         | 2026-06-01 | longer  | 2027-06-01 | NEW
the longer: the remainder     | 2028-01-10   | 12         | 2026-06-01 | longer  | 2028-01-10 | OLD
ended before: stays ended     | 2026-05-31   | 12         | 2026-06-01 | inherit | 2026-05-31 | OLD
restart on the leap day       | 2027-01-10   | 12         | 2028-02-29 | restart | 2029-02-28 | NEW
restart at the end of a month | 2027-01-10   | 6          | 2026-08-31 | restart | 2027-02-28 | NEW
the old unit's months count   | 2027-01-10   | -          | 2026-06-01 | restart | 2027-06-01 | NEW
nothing known of the old one  | -            | 12         | 2026-06-01 | longer  | 2027-06-01 | NEW
"""


@pytest.mark.parametrize("line", SWAPS.strip().splitlines()[1:], ids=lambda line: line.split("|")[0].strip())
def test_a_swap_passes_the_warranty_on(line: str) -> None:
    _, old_end, months, on, rule, ends_on, proof = (cell.strip() for cell in line.split("|"))
    old = DeviceFacts(1, None, None, 12, None if old_end == "-" else date.fromisoformat(old_end), "OLD")
    new = DeviceFacts(2, None, None, None if months == "-" else int(months), None, "NEW")
    passed = passed_warranty(old, new, date.fromisoformat(on), rule)
    assert (passed.ends_on, passed.document) == (date.fromisoformat(ends_on), proof)


def test_a_swap_needs_a_rule_that_there_is() -> None:
    with pytest.raises(ValueError, match="gift"):
        passed_warranty(PLAIN, PLAIN, DAY, "gift")


def test_every_reason_has_a_case_and_its_words() -> None:
    verdicts = [cover_on(day, device, contracts) for _, day, device, contracts, *_ in VERDICTS]
    verdicts += [cover_on(DAY, PLAIN, internal=True), *(_asked(row) for row in ROWS)]
    assert {verdict.reason_code for verdict in verdicts} == set(CoverReason)
    assert {verdict.kind for verdict in verdicts} == set(CoverKind) == set(KIND_LABELS)
    assert {verdict.service_class for verdict in verdicts} == set(ServiceClass) == set(SERVICE_CLASS_LABELS)
    for verdict in verdicts:
        assert reason_text(verdict)
        assert "{" not in reason_text(verdict)


def test_the_branch_decides_what_the_warranty_leaves_out() -> None:
    assert cover_on(DAY, BOUGHT, work="training", warranty_excludes=frozenset()).kind == CoverKind.FREE
    assert cover_on(DAY, BOUGHT, work="repair", warranty_excludes=frozenset({"repair"})).kind == CoverKind.CHARGEABLE


@given(st.lists(st.tuples(st.dates(), st.dates()), max_size=6), st.dates())
def test_merged_spans_hold_the_same_days(spans: list[tuple[date, date]], day: date) -> None:
    joined = merged(spans)
    assert any(start <= day <= end for start, end in joined) == any(start <= day <= end for start, end in spans)
    assert all(later[0] > former[1] + timedelta(days=1) for former, later in pairwise(joined))


def test_the_verdict_in_words_and_days() -> None:
    verdict = cover_on(DAY, OLD, [contract()])
    assert (verdict.ends_on, verdict.days_left) == (date(2026, 12, 31), 39)
    assert reason_text(verdict) == "maintenance contract HT-1 until 2026-12-31, 39 days left"
    assert cover_on(date(2026, 12, 31), OLD, [contract()]).days_left == 0
    assert cover_on(date(2027, 1, 1), OLD, [contract()]).days_left is None


def test_a_gap_names_the_next_contract_to_begin() -> None:
    later = contract("HT-3", starts_on=date(2027, 6, 1), ends_on=date(2027, 6, 30))
    sooner = contract("HT-2", starts_on=date(2027, 2, 1), ends_on=date(2027, 5, 31))
    verdict = cover_on(date(2027, 1, 15), OLD, [contract(), later, sooner])
    assert reason_text(verdict) == "between contracts: HT-1 ended on 2026-12-31, HT-2 begins on 2027-02-01"


def test_our_own_equipment_is_class_d() -> None:
    verdict = cover_on(DAY, OLD, [contract()], internal=True)
    assert (verdict.kind, verdict.service_class) == (CoverKind.FREE, ServiceClass.INTERNAL)


@pytest.mark.parametrize("case", VERDICTS, ids=[case[0] for case in VERDICTS])
def test_a_frozen_verdict_is_read_back(
    case: tuple[str, date, DeviceFacts | None, list[ContractFacts], str, str, str],
) -> None:
    verdict = cover_on(case[1], case[2], case[3])
    frozen: Mapping[str, object] = json.loads(json.dumps(as_values(verdict), ensure_ascii=False))
    thawed = from_values(frozen)
    assert thawed == verdict
    assert reason_text(thawed) == reason_text(verdict)


DATES = st.dates(date(2024, 1, 1), date(2028, 12, 31))
SPANS = st.lists(st.tuples(DATES, DATES), max_size=3).map(tuple)
WORK = st.sampled_from(sorted(WORK_KINDS))
SOME_WORK = st.frozensets(WORK, max_size=3)
CONTRACTS = st.builds(
    ContractFacts,
    st.sampled_from(["HT-1", "HT-2", "HT-3"]),
    st.sampled_from(["warranty", "maintenance"]),
    DATES,
    DATES,
    st.sampled_from(["active", "suspended", "cancelled", "renewed", "lapsed"]),
    st.booleans(),
    st.frozensets(st.integers(6, 8)),
    st.lists(st.tuples(DATES, st.none() | DATES), max_size=2).map(tuple),
    SPANS,
    SOME_WORK,
    SOME_WORK,
    st.frozensets(st.sampled_from(["visits", "minutes", "parts"])),
    st.none() | DATES,
)
DEVICES = st.none() | st.builds(
    DeviceFacts,
    st.just(7),
    st.none() | DATES,
    st.none() | DATES,
    st.none() | st.integers(0, 60),
    st.none() | DATES,
    extension_ends_on=st.none() | DATES,
)
RANK = {CoverKind.CHARGEABLE: 0, CoverKind.CONTRACT: 1, CoverKind.FREE: 2}


@given(DATES, DEVICES, st.lists(CONTRACTS, max_size=4), WORK)
def test_every_verdict_holds_together(
    day: date, device: DeviceFacts | None, contracts: list[ContractFacts], work: str
) -> None:
    verdict: CoverVerdict = cover_on(day, device, contracts, work)
    covered = verdict.kind is not CoverKind.CHARGEABLE
    assert (verdict.days_left is not None) == covered
    if covered:
        assert verdict.ends_on is not None
        assert day <= verdict.ends_on
        assert (verdict.ends_on - day).days == verdict.days_left
    if verdict.document:
        assert verdict.document in {contract.number for contract in contracts}
    assert "{" not in reason_text(verdict)
    assert from_values(as_values(verdict)) == verdict


@given(DATES, DEVICES, st.lists(CONTRACTS, max_size=4), CONTRACTS, WORK)
def test_one_more_contract_never_takes_cover_away(
    day: date, device: DeviceFacts | None, contracts: list[ContractFacts], more: ContractFacts, work: str
) -> None:
    before, after = cover_on(day, device, contracts, work), cover_on(day, device, [*contracts, more], work)
    assert RANK[after.kind] >= RANK[before.kind]


@given(DATES, DEVICES, st.lists(CONTRACTS, max_size=4), DATES, WORK)
def test_an_extension_never_takes_cover_away(
    day: date, device: DeviceFacts | None, contracts: list[ContractFacts], until: date, work: str
) -> None:
    if device is None:
        return
    longer = replace(device, extension_ends_on=max(until, device.extension_ends_on or until))
    before, after = cover_on(day, device, contracts, work), cover_on(day, longer, contracts, work)
    assert RANK[after.kind] >= RANK[before.kind]


@given(DATES, DEVICES, st.lists(CONTRACTS, max_size=4, unique_by=lambda one: one.number), WORK, st.randoms())
def test_the_order_of_contracts_is_irrelevant(
    day: date, device: DeviceFacts | None, contracts: list[ContractFacts], work: str, dice: Random
) -> None:
    shuffled = contracts[:]
    dice.shuffle(shuffled)
    assert cover_on(day, device, contracts, work) == cover_on(day, device, shuffled, work)
