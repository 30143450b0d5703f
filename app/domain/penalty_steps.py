"""The steps of a penalty by the share of the loss (002C, table 4.6): the regulation's, or the branch's own.

A table is written as JSON in the setting `penalty.steps` and beside each notice that was decided by it; empty stands
for the regulation's. Amounts are fen.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import LARGEST_FEN, format_yuan
from app.core.record import record
from app.domain.validation import clean_line

FIELD = "penalty.steps"
MOST, LONGEST_NAME = 12, 40


@record
class Step:
    """A step: the largest share of the loss in fen that it is for (None: any), its words, and its worth in words.

    `paper` and `paper_worth` stand on the notice (Chinese). With `superior` the superior is punished too, one step
    lower; with `bonus` it takes the whole bonus of the month.
    """

    code: str
    up_to: int | None
    words: str
    worth: str
    paper: str
    paper_worth: str
    superior: bool = False
    bonus: bool = False


_YUAN = 100
_SMALL = QT_TRANSLATE_NOOP("penalty", "400 yuan or more each"), "每次 400 元以上"
_MIDDLE = QT_TRANSLATE_NOOP("penalty", "800 yuan or more each"), "每次 800 元以上"
_LARGE = QT_TRANSLATE_NOOP("penalty", "the whole bonus of the month"), "全月效益奖金"
_POINTS = QT_TRANSLATE_NOOP("penalty", "plus points of 200 yuan"), "加扣点数 200 元"


def _step(code: str, yuan: int | None, words: str, paper: str, worth: tuple[str, str], **more: bool) -> Step:
    return Step(code, yuan * _YUAN if yuan else None, words, worth[0], paper, worth[1], **more)


REGULATION: tuple[Step, ...] = (
    _step("self_criticism", 10_000, QT_TRANSLATE_NOOP("penalty", "Written self-criticism"), "悔过书", _POINTS),
    _step("reprimand_1", 50_000, QT_TRANSLATE_NOOP("penalty", "Reprimand, once"), "申诫一次", _SMALL),
    _step("reprimand_2", 100_000, QT_TRANSLATE_NOOP("penalty", "Reprimand, twice"), "申诫二次", _SMALL),
    _step("minor_1", 200_000, QT_TRANSLATE_NOOP("penalty", "Minor demerit, once"), "小过一次", _MIDDLE, superior=True),
    _step("minor_2", 400_000, QT_TRANSLATE_NOOP("penalty", "Minor demerit, twice"), "小过二次", _MIDDLE, superior=True),
    _step("major_1", 1_000_000, QT_TRANSLATE_NOOP("penalty", "Major demerit, once"), "大过一次", _LARGE, superior=True,
          bonus=True),
    _step("major_2", None, QT_TRANSLATE_NOOP("penalty", "Major demerit, twice or more"), "大过二次以上", _LARGE,
          bonus=True),
)  # fmt: skip
"""Table 4.6, lowest first."""

OWN: Mapping[str, str] = MappingProxyType(
    {f"own_{place}": QT_TRANSLATE_NOOP("penalty", "Step of the branch") for place in range(1, MOST + 1)}
)
"""Codes of the steps that a branch added or renamed; their names stand beside each notice."""


@record
class Row:
    """A step as it is typed: `up_to` None is the last, without a limit; a name and a worth in words."""

    up_to: int | None
    name: str
    worth: str = ""
    superior: bool = False
    bonus: bool = False


def parse(text: str) -> tuple[Step, ...]:
    """The table that a setting or a notice holds; the regulation's for nothing. Raises UserError (field FIELD)."""
    if not text.strip():
        return REGULATION
    try:
        data = json.loads(text)
    except ValueError:
        data = None
    if not isinstance(data, list) or not all(isinstance(one, dict) for one in data):
        raise UserError(translate("penalty", "This is no table of steps."), FIELD)
    return checked([_row(one) for one in data])


def _row(data: dict[str, Any]) -> Row:
    up_to, name, worth = data.get("up_to"), data.get("name"), data.get("worth", "")
    is_amount = up_to is None or (isinstance(up_to, int) and not isinstance(up_to, bool))
    if not is_amount or not isinstance(name, str) or not isinstance(worth, str):
        raise UserError(translate("penalty", "This is no table of steps."), FIELD)
    return Row(up_to, name, worth, bool(data.get("superior")), bool(data.get("bonus")))


def checked(rows: Sequence[Row]) -> tuple[Step, ...]:
    """The table that rows make: rising limits without a gap, the last one open, each step named, no name twice.

    Raises UserError whose field is FIELD, a full stop and the place of the row from 0; FIELD alone for the whole.
    """
    if not rows:
        raise UserError(translate("penalty", "A table has at least one step."), FIELD)
    if len(rows) > MOST:
        raise UserError(translate("penalty", "A table has at most {most} steps.").format(most=MOST), FIELD)
    names = [clean_line(row.name, LONGEST_NAME, _at(place)) for place, row in enumerate(rows)]
    for place, name in enumerate(names):
        if not name:
            raise UserError(translate("penalty", "Name the step."), _at(place))
        if name in names[:place]:
            text = translate("penalty", "“{step}” stands twice.")
            raise UserError(text.format(step=name), _at(place))
    _refuse_gaps(rows)
    own = iter(OWN)
    return tuple(
        _known(row, name, place) or _own(row, name, next(own), place)
        for place, (row, name) in enumerate(zip(rows, names, strict=True))
    )


def _refuse_gaps(rows: Sequence[Row]) -> None:
    """Each step begins where the one before ends, so limits that rise leave no gap; above the last there is nothing."""
    for place, row in enumerate(rows[:-1]):
        if row.up_to is None:
            text = translate("penalty", "Up to which share is it? Only the last step has no limit.")
            raise UserError(text, _at(place))
        if not 0 < row.up_to <= LARGEST_FEN:
            raise UserError(translate("penalty", "A limit lies above 0."), _at(place))
    if rows[-1].up_to is not None:
        text = translate("penalty", "Above {amount} there would be no step: the last one has no limit.")
        raise UserError(text.format(amount=format_yuan(rows[-1].up_to)), _at(len(rows) - 1))
    for place, (one, following) in enumerate(pairwise(rows[:-1]), 1):
        if (one.up_to or 0) >= (following.up_to or 0):
            text = translate("penalty", "The limits rise: this one lies above {amount}.")
            raise UserError(text.format(amount=format_yuan(one.up_to or 0)), _at(place))
    if rows[0].superior:
        raise UserError(translate("penalty", "Below the lowest step there is none for the superior."), _at(0))


def _known(row: Row, name: str, place: int) -> Step | None:
    """A step of the regulation under its own name, with the branch's limit and consequences."""
    step = next((one for one in REGULATION if name in (one.paper, str(one.words), shown(one.words))), None)
    if step is None:
        return None
    worth = clean_line(row.worth, LONGEST_NAME, _at(place))
    kept = (step.worth, step.paper_worth) if worth in (step.paper_worth, shown(step.worth)) else (worth, worth)
    return Step(step.code, row.up_to, step.words, kept[0], step.paper, kept[1], row.superior, row.bonus)


def _own(row: Row, name: str, code: str, place: int) -> Step:
    worth = clean_line(row.worth, LONGEST_NAME, _at(place))
    return Step(code, row.up_to, name, worth, name, worth, row.superior, row.bonus)


def _at(place: int) -> str:
    return f"{FIELD}.{place}"


def written(steps: Sequence[Step]) -> str:
    """A table as it is kept; empty for the regulation's."""
    if tuple(steps) == REGULATION:
        return ""
    rows = [
        {
            "up_to": one.up_to,
            "name": one.paper,
            "worth": one.paper_worth,
            "superior": int(one.superior),
            "bonus": int(one.bonus),
        }
        for one in steps
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def step_of(share: int, steps: Sequence[Step] = REGULATION) -> Step:
    """The step for an individual's share of a loss in fen (4.6). Raises UserError (field `share_amount`)."""
    if not 0 < share <= LARGEST_FEN:
        raise UserError(translate("penalty", "The share of the loss must be above 0."), "share_amount")
    return next(step for step in steps if step.up_to is None or share <= step.up_to)


def find(code: str, steps: Sequence[Step] = REGULATION) -> Step | None:
    """A step by its code."""
    return next((one for one in steps if one.code == code), None)


def lower(code: str, steps: Sequence[Step] = REGULATION) -> Step:
    """One step lower, for the superior. Raises UserError (field `step`) where the table punishes no superior."""
    place = next((at for at, one in enumerate(steps) if one.code == code and one.superior), 0)
    if not place:
        raise UserError(translate("penalty", "At this step the table punishes no superior."), "step")
    return steps[place - 1]
