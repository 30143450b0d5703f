"""Numbers of papers and records."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain.numbering import (
    DEFAULT_FORMATS,
    PREFIXES,
    NumberKind,
    check_branch_code,
    parse,
    period_key,
    render,
    validate_format,
    validate_formats,
)

DAY = date(2026, 11, 22)
KINDS = st.sampled_from(NumberKind)
BRANCHES = st.text("ABCJKXZ0123456789", min_size=2, max_size=8).filter(lambda code: code not in PREFIXES.values())
DATES = st.dates(date(2001, 1, 1), date(2099, 12, 31))
SERIALS = st.one_of(st.integers(1, 99), st.integers(1, 10**7))

FORMATS = st.builds(
    lambda prefix, period, width: f"{prefix}{{branch}}-{period}{{serial{width}}}",
    st.sampled_from(["", "JX-", "A1.", "2611-"]),
    st.sampled_from(["", "{yymm}-", "{yyyymm}.", "{yy}-", "{yyyy}_"]),
    st.sampled_from(["", ":03", ":06"]),
)


@pytest.mark.parametrize(
    ("kind", "serial", "number"),
    [
        (NumberKind.SERVICE_CALL, 7, "JX-BJ01-2611-0007"),
        (NumberKind.SERVICE_VOUCHER, 12345, "FW-BJ01-2611-12345"),
        (NumberKind.CUSTOMER, 42, "KH-BJ01-00042"),
        (NumberKind.TOOL, 3, "GJ-BJ01-0003"),
        (NumberKind.COMPLAINT, 1, "BJ01-2611-001"),
        (NumberKind.COMPLAINT, 1000, "BJ01-2611-1000"),
    ],
)
def test_numbers_of_the_regulation(kind: NumberKind, serial: int, number: str) -> None:
    assert render(DEFAULT_FORMATS[kind], "BJ01", DAY, serial) == number


def test_every_kind_has_its_letters_and_its_format() -> None:
    assert set(PREFIXES) == set(DEFAULT_FORMATS) == set(NumberKind)
    assert len(set(PREFIXES.values())) == len(PREFIXES)
    validate_formats(DEFAULT_FORMATS)


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("JX-{branch}-{yymm}-{serial:04}", "2611"),
        ("JX-{branch}-{yyyymm}-{serial:04}", "2611"),
        ("JX-{branch}-{yy}-{serial:04}", "26"),
        ("JX-{branch}-{yyyy}-{serial:04}", "26"),
        ("JX-{branch}-{serial:04}", ""),
    ],
)
def test_the_period_follows_from_the_format(form: str, key: str) -> None:
    assert validate_format(form) == form
    assert period_key(form, DAY) == key


@pytest.mark.parametrize(
    "form",
    [
        "",
        "JX-{yymm}-{serial:04}",  # no branch
        "JX-{branch}-{yymm}",  # no serial
        "JX{branch}-{yymm}-{serial}",  # the branch runs into the letters
        "JX-{branch}{yymm}-{serial}",  # … and into the period
        "JX-{branch}-{yymm}{serial:04}",  # the serial runs into the period
        "JX-{branch}-{serial}-{yymm}",
        "JX-{branch}-{serial}A",
        "JX-{branch}-{branch}-{serial}",
        "JX-{branch}-{serial}-{serial}",
        "JX-{branch}-{mm}-{serial}",
        "JX-{branch}-{yy}-{yymm}-{serial}",
        "jx-{branch}-{serial}",
        "叫修-{branch}-{serial}",
        "JX/{branch}/{serial}",
        "JX-{branch}-{serial:4}",
        "JX-{branch}-{serial:}",
        "JX-{branch}-{serial!r}",
        "JX-{branch.x}-{serial}",
        "JX-{branch}-{serial",
        "JX-{branch}-}{serial}",
        "J" * 40 + "-{branch}-{serial}",
    ],
)
def test_refuses_formats_that_would_collide_or_confuse(form: str) -> None:
    with pytest.raises(UserError) as refusal:
        validate_format(form, "number.service_call.format")
    assert refusal.value.field == "number.service_call.format"


def test_two_kinds_may_not_share_a_format() -> None:
    same = {**DEFAULT_FORMATS, NumberKind.LOAN: "JX-{branch}-{yyyymm}-{serial:05}"}
    with pytest.raises(UserError) as refusal:
        validate_formats(same)
    assert refusal.value.field == "number.loan.format"


@pytest.mark.parametrize(
    ("typed", "code"), [("BJ01", "BJ01"), (" sh ", "SH"), ("ＣＤ０２", "CD02"), ("ABCDEFGH", "ABCDEFGH")]
)
def test_branch_codes(typed: str, code: str) -> None:
    assert check_branch_code(typed) == code


@pytest.mark.parametrize("typed", ["", "A", "ABCDEFGHI", "北京", "BJ-1", "B J", "JX", "fw"])
def test_refuses_branch_codes(typed: str) -> None:
    with pytest.raises(UserError) as refusal:
        check_branch_code(typed)
    assert refusal.value.field == "branch_code"


@pytest.mark.parametrize(
    "typed",
    [
        "JX-BJ01-2611-0007",
        "jx-bj01-2611-0007",
        "  JX - BJ01 - 2611 - 0007\r\n",
        "ＪＸ－ＢＪ０１－２６１１－０００７",
        "JX—BJ01–2611−0007",
        "JX BJ01 2611 0007",
        "JX-BJ01-2611-7",
        "JX-BJ 01-26 11-0007",
    ],
)
def test_reads_what_is_scanned_or_typed(typed: str) -> None:
    found = parse(typed)
    assert found is not None
    assert (found.kind, found.branch, found.period, found.serial) == (NumberKind.SERVICE_CALL, "BJ01", "2611", 7)
    assert found.number == "JX-BJ01-2611-0007"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "JX",
        "JX-BJ01-2613-0007",
        "JX-BJ01-2600-0001",
        "JX-BJ01-2611-0000",
        "JX-BJ01-2611-",
        "JX-2611-001",
        "QQ-BJ01-2611-0007",
        "6901234567892",
        "x" * 10_000,
    ],
)
def test_what_is_no_number_is_none(typed: str) -> None:
    assert parse(typed) is None


def test_serials_start_at_one() -> None:
    with pytest.raises(ValueError, match="one"):
        render(DEFAULT_FORMATS[NumberKind.SERVICE_CALL], "BJ01", DAY, 0)


@given(KINDS, BRANCHES, DATES, SERIALS)
def test_a_printed_number_is_read_back(kind: NumberKind, branch: str, day: date, serial: int) -> None:
    number = render(DEFAULT_FORMATS[kind], branch, day, serial)
    found = parse(f" {number.lower()} ")
    assert found is not None
    assert (found.kind, found.branch, found.serial, found.number) == (kind, branch, serial, number)
    assert found.period == period_key(DEFAULT_FORMATS[kind], day)


@given(FORMATS, BRANCHES, DATES, SERIALS)
def test_so_it_is_in_formats_of_the_branch(form: str, branch: str, day: date, serial: int) -> None:
    number = render(validate_format(form), branch, day, serial)
    found = parse(number, {NumberKind.SERVICE_CALL: form})
    assert found is not None
    assert (found.branch, found.serial, found.number, found.period) == (branch, serial, number, period_key(form, day))


@given(KINDS, KINDS, BRANCHES, BRANCHES, DATES, DATES, SERIALS, SERIALS)
def test_no_two_branches_ever_give_the_same_number(
    kind: NumberKind,
    other_kind: NumberKind,
    branch: str,
    other: str,
    day: date,
    other_day: date,
    serial: int,
    other_serial: int,
) -> None:
    assume(branch != other)
    assert render(DEFAULT_FORMATS[kind], branch, day, serial) != render(
        DEFAULT_FORMATS[other_kind], other, other_day, other_serial
    )


@given(FORMATS, BRANCHES, BRANCHES, DATES, DATES, SERIALS, SERIALS)
def test_a_number_names_one_branch_one_period_and_one_serial(
    form: str, branch: str, other: str, day: date, other_day: date, serial: int, other_serial: int
) -> None:
    same = (branch, period_key(form, day), serial) == (other, period_key(form, other_day), other_serial)
    assert (render(form, branch, day, serial) == render(form, other, other_day, other_serial)) == same
