"""What is in a bound booklet of complaint papers (R122): its cover, its cases, and every paper of each.

Papers that were issued are taken as they were kept; forms are drawn from the archived records, for the house.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.core import clock
from app.core.progress import Progress, Silent
from app.models.archive_bundle import ArchiveBundle
from app.models.complaint import Complaint
from app.services import archive_bundles, complaint_file, complaint_papers, document_control, issuing
from app.services import session as sessions
from app.services._bundled_cases import bundled
from app.services._paper_values import day_of, iso
from app.services._use_case import get, require
from app.services.complaint_file import CaseFile

FORM = "archive_booklet"
"""The form's file name in `app.documents`: cover and contents."""

COPY = "存档"
"""Whom the copy is for, as it is printed on it."""

_SLIPS = {"reminder": "reminder_slip", "late_cause": "late_cause_slip"}
_CERTIFICATES = {"allowance": "allowance_certificate", "sales_return": "sales_return_certificate"}


@dataclass(frozen=True)
class BoundPaper:
    """A paper of a case: the form with its content, drawn with one copy. `number` is its own, empty for the case's."""

    case_id: int
    form: str
    content: dict[str, Any]
    number: str = ""
    of_case: str = ""  # the earlier case it is of, where the customer refused that one's settlement


@dataclass(frozen=True)
class Booklet:
    """The cover's content (`cases` without their papers yet) and the papers in their order."""

    cover: dict[str, Any]
    case_ids: tuple[int, ...]
    papers: tuple[BoundPaper, ...]


def booklet(bundle_id: int, progress: Progress | None = None) -> Booklet:
    """Everything that is bound into a booklet. Raises NotPermitted, UserError when it is not there, Cancelled."""
    require("archive_bundle.view")
    row = get(ArchiveBundle, bundle_id)
    told = progress or Silent()
    cases = bundled(row)
    papers: list[BoundPaper] = []
    for place, case in enumerate(cases):
        told.report(place, len(cases), case.number)
        papers += _papers(case)
    return Booklet(_cover(row, cases), tuple(case.id for case in cases), tuple(papers))


def cover(number: str) -> dict[str, Any]:
    """Cover and contents of the booklet with this number, without pages. Raises NotPermitted, UserError."""
    found = booklet(archive_bundles.with_number(number))
    return found.cover | {"cases": contents(found)}


def contents(found: Booklet, titles: dict[int, tuple[str, int]] | None = None) -> list[dict[str, Any]]:
    """The cases of a booklet with their papers; `titles` are title and first page by the paper's place."""
    named = titles or {}
    lines = [dict(case) for case in found.cover["cases"]]
    by_case: dict[int, dict[str, Any]] = dict(zip(found.case_ids, lines, strict=True))
    for line in lines:
        line["papers"] = []
    for place, paper in enumerate(found.papers):
        title, page = named.get(place, (paper.number or paper.form, 0))
        by_case[paper.case_id]["papers"].append({"title": title, "page": page})
    return lines


def _papers(case: Complaint) -> Iterator[BoundPaper]:
    """The papers of a case, then those of the earlier cases whose settlement was refused."""
    one: Complaint | None = case
    while one is not None:
        file = complaint_file.file(one.id)
        earlier = "" if one.id == case.id else one.number
        for form, content, number in (*_forms(file), *_issued(file)):
            yield BoundPaper(case.id, form, content, number, earlier)
        one = get(Complaint, one.previous_id) if one.previous_id else None


def _forms(file: CaseFile) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The forms of the scheme, the house's edition where there is one, and the written sheets of the case."""
    offers = complaint_papers.offers(file)
    internal = {one.form for one in offers if one.edition == "internal"}
    for one in offers:
        if one.edition == "customer" and one.form in internal:
            continue
        content = complaint_papers.paper(
            one.form, file.number, one.edition, copies=(COPY,), report_id=one.report_id
        )  # fmt: skip
        yield one.form, content, ""


def _issued(file: CaseFile) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The papers that were issued for a case and are not void, each as it stood at last."""
    found = [(_SLIPS[one.kind], one.number) for one in file.slips if one.state != "void"]
    found += [("return_slip", one.number) for one in file.return_slips if one.state != "void"]
    found += [(_CERTIFICATES[one.kind], one.number) for one in file.certificates if one.state != "void"]
    found += [("penalty_notice", one.number) for one in file.penalties if one.state not in ("void", "withdrawn")]
    for form, number in found:
        kept = issuing.paper_of(form, number)
        if kept is not None:
            yield form, {**kept.content, "copies": [COPY], "digest": kept.content_sha256}, number


def _cover(row: ArchiveBundle, cases: list[Complaint]) -> dict[str, Any]:
    return {
        "letterhead": document_control.letterhead(FORM),
        "number": row.number,
        "kind": row.kind,
        "subject": row.subject,
        "period_from": iso(row.period_from),
        "period_to": iso(row.period_to),
        "place": row.place,
        "bound_by": row.bound_by,
        "bound_at": row.bound_at.isoformat(),
        "is_void": row.state == "void",
        "cases": [_case(case) for case in cases],
        "operator": sessions.current().full_name,
        "printed_at": clock.now().isoformat(),
    }


def _case(case: Complaint) -> dict[str, Any]:
    amount = case.approved_amount if case.approved_amount is not None else case.proposed_amount
    return {
        "number": case.number,
        "customer": case.customer_name,
        "product": " ".join(part for part in (case.product_name, case.model) if part),
        "category": case.category_name,
        "received_on": day_of(case.received_at),
        "archived_on": day_of(case.archived_at),
        "amount": amount or None,
    }
