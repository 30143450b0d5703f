"""Who pays: the cover verdict."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    ("lapsed", date(2027, 2, 1), OLD, [contract(state="lapsed")], "A", "contract_ended", "HT-1"),
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


def test_every_reason_has_a_case_and_its_words() -> None:
    verdicts = [cover_on(day, device, contracts) for _, day, device, contracts, *_ in VERDICTS]
    verdicts.append(cover_on(DAY, PLAIN, internal=True))
    assert {verdict.reason_code for verdict in verdicts} == set(CoverReason)
    assert {verdict.kind for verdict in verdicts} == set(CoverKind) == set(KIND_LABELS)
    assert {verdict.service_class for verdict in verdicts} == set(ServiceClass) == set(SERVICE_CLASS_LABELS)
    for verdict in verdicts:
        assert reason_text(verdict)
        assert "{" not in reason_text(verdict)


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
)
DEVICES = st.none() | st.builds(
    DeviceFacts, st.just(7), st.none() | DATES, st.none() | DATES, st.none() | st.integers(0, 60), st.none() | DATES
)


@given(DATES, DEVICES, st.lists(CONTRACTS, max_size=4))
def test_every_verdict_holds_together(day: date, device: DeviceFacts | None, contracts: list[ContractFacts]) -> None:
    verdict: CoverVerdict = cover_on(day, device, contracts)
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


@given(DATES, DEVICES, st.lists(CONTRACTS, max_size=4), CONTRACTS)
def test_one_more_contract_never_takes_cover_away(
    day: date, device: DeviceFacts | None, contracts: list[ContractFacts], more: ContractFacts
) -> None:
    rank = {CoverKind.CHARGEABLE: 0, CoverKind.CONTRACT: 1, CoverKind.FREE: 2}
    assert rank[cover_on(day, device, [*contracts, more]).kind] >= rank[cover_on(day, device, contracts).kind]
