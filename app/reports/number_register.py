"""The register of numbers (peers.md item 19, R013): by kind or month what was drawn, what is void, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.tabular import TableColumn, ValueKind
from app.domain.numbering import KIND_LABELS, NumberKind
from app.ledgers._catalogue import all_ledgers
from app.reports._declaration import Group, Opens, Parameter, ParameterKind, Report, ReportResult, ReportRow
from app.services import number_register
from app.services.number_register import SHARED, Book, Gap

EVERY = "all"
_MOST_TOLD = 6


def years() -> Mapping[str, str]:
    """The years to choose from."""
    return {str(year): str(year) for year in number_register.years()}


def series() -> Mapping[str, str]:
    """The kinds of number to choose from."""
    kinds = {str(kind): _kind(kind) for kind in KIND_LABELS}
    return {EVERY: translate("reports", "All"), **dict(sorted(kinds.items(), key=lambda pair: pair[1]))}


def _kind(kind: NumberKind) -> str:
    """A kind standing by itself, so with a capital where the language has them."""
    words = shown(KIND_LABELS[kind])
    return words[:1].upper() + words[1:]


def run(parameters: Mapping[str, Any]) -> ReportResult:
    """One row a kind of number; one a month where one kind is chosen."""
    year, kind = int(parameters["year"]), parameters["series"]
    one = "" if kind == EVERY else kind
    books = number_register.books(year, one)
    by_kind: dict[str, list[Book]] = {}
    for book in books:
        by_kind.setdefault(book.period or str(year) if one else str(book.series), []).append(book)
    rows = tuple(_row(_month(key) if one else _kind(NumberKind(key)), of) for key, of in by_kind.items())
    words = shown(KIND_LABELS[NumberKind(one)]) if one else translate("reports", "all kinds")
    title = translate("reports", "Register of numbers, {year}: {kind}").format(year=year, kind=words)
    first = translate("reports", "Month") if one else translate("reports", "Kind")
    return ReportResult(
        title=title,
        columns=(
            TableColumn("name", first, width=16),
            TableColumn("first", translate("reports", "First number"), width=17),
            TableColumn("last", translate("reports", "Last number"), width=17),
            *(TableColumn(name, heading, ValueKind.NUMBER, 8) for name, heading in (
                ("drawn", translate("reports", "Drawn")),
                ("used", translate("reports", "On record")),
                ("void", translate("reports", "of these void")),
                ("missing", translate("reports", "Missing")),
                ("unexplained", translate("reports", "Unexplained")),
            )),
        ),
        rows=rows,
        total=_row(translate("reports", "Total"), books, is_total=True) if rows else None,
        notes=(title,),
        remarks=(*told(books), *_strangers(one, books)),
        form="number_register",
        subject=f"{year} {one}".strip(),
    )  # fmt: skip


def told(books: Iterable[Book]) -> tuple[str, ...]:
    """The gaps in words, those that nobody explained first."""
    gaps = sorted((gap for book in books for gap in book.gaps), key=lambda gap: (bool(gap.reason), gap.first_number))
    if not gaps:
        return (translate("reports", "No number is missing."),)
    said = [in_words(gap) for gap in gaps[:_MOST_TOLD]]
    if len(gaps) > _MOST_TOLD:
        said.append(translate("reports", "And {count} more gaps; the printed register has them all.").format(
            count=len(gaps) - _MOST_TOLD))  # fmt: skip
    return tuple(said)


def in_words(gap: Gap) -> str:
    """A gap and what is known of it, in a sentence."""
    if not gap.reason:
        return translate("reports", "{numbers} missing, not explained.").format(numbers=gap.words)
    day = f"{clock.local(gap.explained_at):%Y-%m-%d}" if gap.explained_at else ""
    text = translate("reports", "{numbers} missing: {reason} ({person}, {day}).")
    return text.format(numbers=gap.words, reason=gap.reason, person=gap.explained_by, day=day)


def _strangers(one: str, books: Iterable[Book]) -> tuple[str, ...]:
    said: list[str] = []
    above = sum(book.above for book in books)
    if above:
        text = translate("reports", "{count} numbers lie above the counter: it will run into them.")
        said.append(text.format(count=above))
    if one and (others := number_register.strangers(one) - above):
        text = translate("reports", "{count} records bear numbers that were not drawn here, such as imported ones.")
        said.append(text.format(count=others))
    return tuple(said)


def _row(name: str, books: Iterable[Book], *, is_total: bool = False) -> ReportRow:
    known = list(books)
    spans = ("", "") if is_total else (known[0].first_number, known[-1].last_number)
    used, void = sum(book.used for book in known), sum(len(book.void) for book in known)
    sums = (sum(book.drawn for book in known), used, void, sum(book.missing for book in known),
            sum(book.unexplained for book in known))  # fmt: skip
    return ReportRow((name, *spans, *sums), used, None if is_total else _opens(known))


def _opens(books: list[Book]) -> Opens | None:
    """The records that bear these numbers, where a ledger lists them by number alone."""
    table, code = SHARED.get(books[0].series, (str(books[0].series), ""))
    ledger = next((one for one in all_ledgers().values() if one.table == table), None)
    if ledger is None or not number_register.is_whole(books):
        return None
    ends = ("number", "between", (books[0].first_number, books[-1].last_number))
    kind = (("kind", "eq", code),) if code and any(column.name == "kind" for column in ledger.columns) else ()
    if code and not kind:
        return None
    return Opens(ledger.name, (ends, *kind))


def _month(period: str) -> str:
    return f"20{period[:2]}-{period[2:]}" if len(period) == 4 and period.isdigit() else period


REPORT = Report(
    name="number_register",
    title=QT_TRANSLATE_NOOP("reports", "Register of numbers"),
    explanation=QT_TRANSLATE_NOOP(
        "reports", "Which numbers were drawn, which are void and why, which are missing and who explained it."
    ),
    parameters=(
        Parameter("year", QT_TRANSLATE_NOOP("reports", "Year"), ParameterKind.CHOICE, lambda: str(clock.today().year),
                  years),
        Parameter("series", QT_TRANSLATE_NOOP("reports", "Kind"), ParameterKind.CHOICE, lambda: EVERY, series),
    ),
    run=run,
    permission="number_register.view",
    group=Group.MONTH,
    place=90,
    refreshed_by=("number_gap",),
)  # fmt: skip
