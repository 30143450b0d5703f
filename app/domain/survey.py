"""Surveys of the customers (F33, R075): kinds of survey and question, what may be answered, the score, the draw.

Points run from 1 to 5; a score is a mean of points in hundredths, half a hundredth rounded up.
"""

from __future__ import annotations

import hashlib
import heapq
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from app.core.errors import Bug, UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "satisfaction": QT_TRANSLATE_NOOP("survey", "Satisfaction survey"),  # 客户满意度调查
        "loyalty": QT_TRANSLATE_NOOP("survey", "Loyalty survey"),  # 客户忠诚度调查
        "user": QT_TRANSLATE_NOOP("survey", "User survey"),  # 用户调查
    }
)

METHODS: Mapping[str, str] = MappingProxyType(
    {
        "phone": QT_TRANSLATE_NOOP("visit", "Telephone"),
        "on_site": QT_TRANSLATE_NOOP("visit", "In person"),
        "letter": QT_TRANSLATE_NOOP("visit", "Letter"),
        "mail": QT_TRANSLATE_NOOP("visit", "E-mail"),
        "online": QT_TRANSLATE_NOOP("visit", "Online"),
        "chat": QT_TRANSLATE_NOOP("visit", "Chat"),
    }
)
"""How customers are asked; the codes of return visits."""

RESPONDENT_STATES: Mapping[str, str] = MappingProxyType(
    {
        "answered": QT_TRANSLATE_NOOP("survey", "Answered"),  # 已答
        "refused": QT_TRANSLATE_NOOP("survey", "Refused"),  # 拒答
        "unreachable": QT_TRANSLATE_NOOP("survey", "Not reached"),  # 未联系上
        "pending": QT_TRANSLATE_NOOP("survey", "Waiting"),  # 待答
    }
)

ACTION_STATES: Mapping[str, str] = MappingProxyType(
    {
        "open": QT_TRANSLATE_NOOP("survey", "To do"),
        "done": QT_TRANSLATE_NOOP("survey", "Done"),
        "dropped": QT_TRANSLATE_NOOP("survey", "Dropped"),
    }
)


class QuestionKind(StrEnum):
    """How a question is answered."""

    SCALE = "scale"
    SINGLE = "single"
    SEVERAL = "several"
    YES_NO = "yes_no"
    NUMBER = "number"
    WORDS = "words"


QUESTION_KINDS: Mapping[str, str] = MappingProxyType(
    {
        QuestionKind.SCALE: QT_TRANSLATE_NOOP("survey", "Scale 1–5"),
        QuestionKind.SINGLE: QT_TRANSLATE_NOOP("survey", "One choice"),
        QuestionKind.SEVERAL: QT_TRANSLATE_NOOP("survey", "Several choices"),
        QuestionKind.YES_NO: QT_TRANSLATE_NOOP("survey", "Yes or no"),
        QuestionKind.NUMBER: QT_TRANSLATE_NOOP("survey", "Number"),
        QuestionKind.WORDS: QT_TRANSLATE_NOOP("survey", "Own words"),
    }
)

SCALE = range(1, 6)
SCALE_LABELS: Mapping[int, str] = MappingProxyType(
    {
        5: QT_TRANSLATE_NOOP("survey", "Very satisfied"),
        4: QT_TRANSLATE_NOOP("survey", "Satisfied"),
        3: QT_TRANSLATE_NOOP("survey", "Fair"),
        2: QT_TRANSLATE_NOOP("survey", "Dissatisfied"),
        1: QT_TRANSLATE_NOOP("survey", "Very dissatisfied"),
    }
)

LOW_SCORE = 200
"""Up to this score (hundredths) a sheet is to lead to a call or complaint, as a return visit does (R071)."""
SATISFIED_FROM = 4
MOST_QUESTIONS = 40
MOST_OPTIONS = 20
MOST_SAMPLE = 2_000
MOST_NUMBER = 1_000_000_000
_YES = frozenset({"1", "y", "yes", "是", "有", "s"})
_NO = frozenset({"0", "2", "n", "no", "否", "无", "f"})


@dataclass(frozen=True)
class Option:
    """A choice of a question; with `points` 1–5 it counts for the score."""

    words: str
    points: int | None = None


@dataclass(frozen=True)
class Question:
    """A question of the sheet; `id` 0 while it is not stored."""

    kind: str
    wording: str
    options: tuple[Option, ...] = ()
    is_required: bool = True
    id: int = 0

    @property
    def is_scored(self) -> bool:
        """Whether its answers count for the score."""
        return self.kind == QuestionKind.SCALE or any(option.points for option in self.options)


@dataclass(frozen=True)
class Answer:
    """What was answered: points, 1 or 0 for yes or no, a number in `value`; places of options from 1; words."""

    value: int | None = None
    chosen: tuple[int, ...] = ()
    words: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return self.value is None and not self.chosen and not self.words


def check_questions(questions: Sequence[Question]) -> None:
    """Raise UserError naming `questions.N` unless every question can be asked and answered."""
    if len(questions) > MOST_QUESTIONS:
        text = translate("survey", "A questionnaire has at most {count} questions.")
        raise UserError(text.format(count=MOST_QUESTIONS), "questions")
    for place, one in enumerate(questions):
        field = f"questions.{place}"
        if one.kind not in QUESTION_KINDS:
            raise UserError(translate("survey", "Choose the kind of question."), field)
        if not one.wording:
            raise UserError(translate("survey", "Write the question."), field)
        _check_options(one, field)
    wordings = [one.wording for one in questions]
    for place, wording in enumerate(wordings):
        if wording in wordings[:place]:
            raise UserError(translate("survey", "This question stands there twice."), f"questions.{place}")


def _check_options(question: Question, field: str) -> None:
    if question.kind not in (QuestionKind.SINGLE, QuestionKind.SEVERAL):
        if question.options:
            raise UserError(translate("survey", "This kind of question has no choices."), field)
        return
    if not 2 <= len(question.options) <= MOST_OPTIONS:
        text = translate("survey", "Give 2 to {count} choices, divided by semicolons.")
        raise UserError(text.format(count=MOST_OPTIONS), field)
    if len({option.words for option in question.options}) < len(question.options):
        raise UserError(translate("survey", "A choice stands there twice."), field)
    for option in question.options:
        if not option.words:
            raise UserError(translate("survey", "A choice has no words."), field)
        if option.points is not None and (question.kind != QuestionKind.SINGLE or option.points not in SCALE):
            raise UserError(translate("survey", "Points are 1 to 5, and only where one choice is made."), field)


def options_of(typed: str) -> tuple[Option, ...]:
    """Choices as typed in one line: `words=points; words; …`. Raises UserError for points that are no number."""
    found = []
    for part in typed.replace("；", ";").replace("\n", ";").split(";"):
        words, sign, points = part.replace("＝", "=").rpartition("=")
        if not part.strip():
            continue
        if not sign:
            found.append(Option(part.strip()))
            continue
        number = _plain(points)
        if not number.isascii() or not number.isdigit():
            text = translate("survey", "After “=” stand the points of the choice: {typed}")
            raise UserError(text.format(typed=part.strip()), "options")
        found.append(Option(words.strip(), int(number[:3])))
    return tuple(found)


def options_text(options: Iterable[Option]) -> str:
    """Choices as they are typed in one line."""
    return "；".join(f"{one.words}={one.points}" if one.points else one.words for one in options)


def parse_answer(question: Question, typed: str) -> Answer:
    """An answer as typed from paper: `4`, `2`, `1,3` (or `13`), `y`, a number, words; nothing is no answer.

    Raises UserError with the answers that are possible.
    """
    if question.kind == QuestionKind.WORDS:
        return Answer(words=typed.strip())
    plain = _plain(typed)
    if plain in ("", "-", "–"):
        return Answer()
    if question.kind == QuestionKind.YES_NO:
        if plain not in _YES | _NO:
            raise UserError(translate("survey", "Answer 1 (yes) or 2 (no)."))
        return Answer(int(plain in _YES))
    if question.kind in (QuestionKind.SINGLE, QuestionKind.SEVERAL):
        return Answer(chosen=_places(question, plain))
    if not plain.isascii() or not plain.isdigit():
        raise _outside(question)
    return checked(question, Answer(int(plain[:12])))


def checked(question: Question, answer: Answer) -> Answer:
    """The answer, when it is one that the question allows; raises UserError otherwise (also outside the scale)."""
    if answer.is_empty:
        return answer
    value, chosen = answer.value, answer.chosen
    count = len(question.options)
    fits = {
        QuestionKind.SCALE: value in SCALE,
        QuestionKind.YES_NO: value in (0, 1),
        QuestionKind.NUMBER: value is not None and 0 <= value <= MOST_NUMBER,
        QuestionKind.SINGLE: len(chosen) == 1 and chosen[0] in range(1, count + 1),
        QuestionKind.SEVERAL: 0 < len(chosen) == len(set(chosen)) and set(chosen) <= set(range(1, count + 1)),
        QuestionKind.WORDS: bool(answer.words),
    }
    if not fits[QuestionKind(question.kind)]:
        raise _outside(question)
    return answer


def check_sheet(questions: Sequence[Question], answers: Mapping[int, Answer]) -> None:
    """Raise UserError naming `answers.N` for an answer that does not fit, or a required question left empty."""
    known = {one.id for one in questions}
    if not set(answers) <= known:
        raise UserError(translate("survey", "This question is not on the sheet."), "answers")
    for place, one in enumerate(questions):
        answer = answers.get(one.id, Answer())
        try:
            checked(one, answer)
        except UserError as refused:
            raise UserError(refused.text, f"answers.{place}") from None
        if one.is_required and answer.is_empty:
            text = translate("survey", "Question {place} must be answered.")
            raise UserError(text.format(place=place + 1), f"answers.{place}")


def points_of(question: Question, answer: Answer) -> int | None:
    """The points that an answer gives, None when it counts for no score."""
    if question.kind == QuestionKind.SCALE:
        return answer.value
    if question.kind == QuestionKind.SINGLE and answer.chosen:
        return question.options[answer.chosen[0] - 1].points
    return None


def score_of(questions: Sequence[Question], answers: Mapping[int, Answer]) -> int | None:
    """The score of a sheet: the mean of its points in hundredths, None when nothing on it counts."""
    points = [points_of(one, answers.get(one.id, Answer())) for one in questions]
    return mean([found for found in points if found is not None])


def mean(points: Sequence[int]) -> int | None:
    """A mean in hundredths, half a hundredth rounded up; None of nothing."""
    return (200 * sum(points) + len(points)) // (2 * len(points)) if points else None


def mean_of_scores(scores: Sequence[int]) -> int | None:
    """The mean of scores that are in hundredths themselves, as `mean`."""
    return (2 * sum(scores) + len(scores)) // (2 * len(scores)) if scores else None


def score_text(hundredths: int | None) -> str:
    """A score with two decimals, a dash where there is none."""
    return "–" if hundredths is None else f"{hundredths // 100}.{hundredths % 100:02}"


def draw(candidates: Iterable[tuple[str, int]], size: int, seed: int) -> tuple[int, ...]:
    """The sample of `size` out of (number, id), in the order of the draw; everybody for 0.

    Each candidate's place follows from the seed and the number alone (SHA-256), so that the same seed and the same
    customers give the same sample whatever order, computer or version they come from; a larger one holds the smaller.
    """
    ranked = ((hashlib.sha256(f"{seed}:{number}".encode()).digest(), number, row) for number, row in candidates)
    return tuple(row for _rank, _number, row in (heapq.nsmallest(size, ranked) if size else sorted(ranked)))


def check_size(size: int, population: int) -> int:
    """How many are asked; 0 means everybody. Raises UserError (`sample_size`) when there are not so many."""
    if size < 0:
        raise UserError(translate("survey", "The sample is 0 (everybody) or more."), "sample_size")
    if not population:
        raise UserError(translate("survey", "No customer fits these conditions."), "sample_size")
    if size > population:
        text = translate("survey", "The sample of {size} is larger than the {count} customers who fit.")
        raise UserError(text.format(size=size, count=population), "sample_size")
    if (size or population) > MOST_SAMPLE:
        text = translate("survey", "At most {count} customers are asked in one survey.")
        raise UserError(text.format(count=MOST_SAMPLE), "sample_size")
    return size or population


def check_period(starts_on: date | None, ends_on: date | None) -> None:
    """Raise UserError unless both days are there, and the end is not before the beginning."""
    for field, day in (("starts_on", starts_on), ("ends_on", ends_on)):
        if day is None:
            raise UserError(translate("survey", "Enter the day."), field)
    if starts_on and ends_on and ends_on < starts_on:
        raise UserError(translate("survey", "The survey ends before it begins."), "ends_on")


def options_stored(options: Iterable[Option]) -> list[dict[str, Any]]:
    """Choices as they are kept (JSON values)."""
    return [{"words": one.words, "points": one.points} for one in options]


def options_read(stored: Iterable[Mapping[str, Any]]) -> tuple[Option, ...]:
    """Choices from what is kept."""
    return tuple(Option(one["words"], one["points"]) for one in stored)


def _places(question: Question, plain: str) -> tuple[int, ...]:
    parts = "".join(sign if sign.isdigit() else " " for sign in plain).split()
    if len(parts) == 1 and len(question.options) < 10 and question.kind == QuestionKind.SEVERAL:
        parts = list(parts[0])
    if not parts or any(sign.isalpha() for sign in plain):
        raise _outside(question)
    return checked(question, Answer(chosen=tuple(sorted(int(part[:4]) for part in parts)))).chosen


def _outside(question: Question) -> UserError:
    match question.kind:
        case QuestionKind.SCALE:
            return UserError(translate("survey", "Answer 1 to 5."))
        case QuestionKind.SINGLE:
            return UserError(translate("survey", "Answer 1 to {count}.").format(count=len(question.options)))
        case QuestionKind.SEVERAL:
            text = translate("survey", "Answer with numbers from 1 to {count}, each once.")
            return UserError(text.format(count=len(question.options)))
        case QuestionKind.NUMBER:
            return UserError(translate("survey", "Answer with a whole number, 0 or more."))
        case QuestionKind.YES_NO:
            return UserError(translate("survey", "Answer 1 (yes) or 2 (no)."))
    raise Bug(f"no answer to a question of kind {question.kind!r} is wrong")


def _plain(typed: str) -> str:
    return unicodedata.normalize("NFKC", typed).strip().lower()
