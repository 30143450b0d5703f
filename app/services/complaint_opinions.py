"""Opinions of the units in the blocks of the form, with name and day (F45): one a block, changed with its history."""

from __future__ import annotations

from datetime import date

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.domain.complaint import CHECK_BLOCK, CLOSING_BLOCK, TALKS_BLOCK
from app.domain.complaint_scheme import OpinionBlock
from app.domain.workflows import complaint as workflow
from app.models.complaint import Complaint, ComplaintOpinion
from app.services import _complaint_people as people
from app.services import _complaint_steps as steps
from app.services import settings
from app.services._use_case import UnitOfWork, use_case
from app.services.complaint_schemes import scheme_of

STILL_OPEN_TO_ALL = frozenset({"registered", "verifying", "attributed", "proposing", "returned"})
"""Before a proposal goes on every block may be written; afterwards what the decision was made upon stays."""


@use_case("complaint.change")
def give(
    unit: UnitOfWork,
    case_id: int,
    *,
    block: str,
    words: str,
    seen_version: int = 0,
    given_by: str = "",
    given_on: date | None = None,
) -> Complaint:
    """Write a unit's opinion into its block, under a name (empty: who enters it) and a day (None: today).

    `seen_version` is that of the opinion that was read, 0 where the block was empty: units write beside one another.

    The name of somebody who left is kept; `remark` says so. What a decision was made upon is not changed any more.
    Raises UserError naming the field.
    """
    case = steps.load(unit, case_id, None)
    if case.state not in workflow.OPEN_STATES:
        raise UserError(translate("complaint", "This case has ended: nothing more is written into its form."), "block")
    found = scheme_of(case).block(block)
    if found is None:
        raise UserError(translate("complaint", "The form of this case has no such block."), "block")
    text = validation.clean_text(words, field="words")
    if not text:
        raise UserError(translate("complaint", "Write the opinion."), "words")
    values = {
        "words": text,
        "given_by": validation.clean_line(given_by, 60, "given_by") or unit.session.full_name,
        "given_on": steps.day_within(unit, case, given_on, "given_on"),
        "entered_by": unit.session.full_name,
    }
    _refuse_before_the_talks(case, found, str(values["given_by"]))
    mine = (ComplaintOpinion.complaint == case.id) & (ComplaintOpinion.block == block)
    row = ComplaintOpinion.get_or_none(mine)
    if row is None:
        unit.insert(ComplaintOpinion, complaint=case.id, **_named(found), **values)
    elif _changes(row, values) and found.is_required and case.state not in STILL_OPEN_TO_ALL:
        text = translate("complaint", "The decision was made upon this opinion; it stays as it is.")
        raise UserError(text, "words")
    else:
        unit.update(row, seen_version, **values)
    if block == CLOSING_BLOCK and case.opinion_given_at is None:
        unit.update(case, opinion_given_at=unit.now)
    unit.touch(case)
    return case


def _refuse_before_the_talks(case: Complaint, block: OpinionBlock, given_by: str) -> None:
    """After the talks (002C V4): sales report them, a supervisor – not who reported – checks that, then comes the
    office's overall opinion. Raises UserError (fields `words`, `given_by`).
    """
    scheme = scheme_of(case)
    if scheme.overall_opinion_days is None or block.code not in (CHECK_BLOCK, CLOSING_BLOCK):
        return
    there = {row.block: row for row in ComplaintOpinion.select().where(ComplaintOpinion.complaint == case.id)}
    wanted = (TALKS_BLOCK,) if block.code == CHECK_BLOCK else (TALKS_BLOCK, CHECK_BLOCK)
    if block.code == CLOSING_BLOCK and not case.customer_answer:
        text = translate("complaint", "The customer has not answered yet: the talks are reported first.")
        raise UserError(text, "words")
    for code in wanted:
        first = scheme.block(code)
        if first is not None and code not in there:
            text = translate("complaint", "“{block}” is written first.")
            raise UserError(text.format(block=first.name.shown()), "words")
    is_own = block.code == CHECK_BLOCK and people.plain(there[TALKS_BLOCK].given_by) == people.plain(given_by)
    if is_own and not settings.flag("complaint.self_approval"):
        text = translate("complaint", "Nobody checks the talks that they reported themselves.")
        raise UserError(text, "given_by")


def remark(name: str) -> str:
    """A sentence where the person has left; empty otherwise."""
    return people.left_remark(name)


def _named(block: OpinionBlock) -> dict[str, object]:
    return {"block": block.code, "title": block.name.zh, "unit": block.unit, "is_internal": block.is_internal}


def _changes(row: ComplaintOpinion, values: dict[str, object]) -> bool:
    return any(getattr(row, name) != values[name] for name in ("words", "given_by", "given_on"))
