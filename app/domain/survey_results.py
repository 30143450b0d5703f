"""What a survey found, question by question, and its charts; screen and paper show the same (R075)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.charts import Chart, ChartKind, Slice
from app.domain.shares import share_text, shares
from app.domain.survey import (
    RESPONDENT_STATES,
    SATISFIED_FROM,
    SCALE,
    Answer,
    Question,
    QuestionKind,
    mean,
    mean_of_scores,
    points_of,
    score_text,
)


@dataclass(frozen=True)
class Labels:
    """The words of charts and tables that are not the questionnaire's own, in the language of who reads them."""

    scale: Mapping[int, str]
    yes: str
    no: str
    states: Mapping[str, str]
    response: str
    scores: str


@dataclass(frozen=True)
class Sheet:
    """A respondent's sheet: state, score in hundredths, answers by question id."""

    state: str
    score: int | None
    answers: Mapping[int, Answer]


@dataclass(frozen=True)
class Counted:
    """How often an answer was given; `share` in tenths of a percent of all answers to the question."""

    label: str
    count: int
    share: int


@dataclass(frozen=True)
class QuestionResult:
    """What was answered to a question.

    `answered` sheets answered it, `missing` left it out. `mean` is in hundredths of a point where points are given, of
    the number itself for a number; `satisfied` the tenths of a percent with 4 or 5 points; `least` and `most` of a
    number. None where nothing can be said.
    """

    question: Question
    answered: int
    missing: int
    mean: int | None
    satisfied: int | None
    counts: tuple[Counted, ...]
    texts: tuple[str, ...]
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True)
class Results:
    """A survey's outcome: sheets by state (all states, in order), the mean of the sheets' scores, every question."""

    states: Mapping[str, int]
    score: int | None
    questions: tuple[QuestionResult, ...]

    @property
    def sent(self) -> int:
        """How many were drawn."""
        return sum(self.states.values())

    @property
    def answered(self) -> int:
        """How many answered."""
        return self.states["answered"]

    @property
    def response(self) -> int | None:
        """The share that answered, in tenths of a percent; None when nobody was asked."""
        return shares((self.answered, self.sent - self.answered))[0] if self.sent else None


def results(questions: Sequence[Question], sheets: Iterable[Sheet], labels: Labels) -> Results:
    """Work out what the sheets say."""
    every = list(sheets)
    known = Counter(sheet.state for sheet in every)
    answered = [sheet for sheet in every if sheet.state == "answered"]
    return Results(
        {state: known[state] for state in RESPONDENT_STATES},
        mean_of_scores([sheet.score for sheet in answered if sheet.score is not None]),
        tuple(_of_question(one, answered, labels) for one in questions),
    )


def _of_question(question: Question, answered: Sequence[Sheet], labels: Labels) -> QuestionResult:
    given = [answer for sheet in answered if not (answer := sheet.answers.get(question.id, Answer())).is_empty]
    points = [found for answer in given if (found := points_of(question, answer)) is not None]
    values = [answer.value for answer in given if answer.value is not None]
    is_number = question.kind == QuestionKind.NUMBER
    satisfied = None
    if points:
        happy = sum(found >= SATISFIED_FROM for found in points)
        satisfied = shares((happy, len(points) - happy))[0]
    return QuestionResult(
        question, len(given), len(answered) - len(given), mean(values) if is_number else mean(points), satisfied,
        _counts(question, given, labels), tuple(answer.words for answer in given if answer.words),
        min(values) if is_number and values else None, max(values) if is_number and values else None,
    )  # fmt: skip


def _counts(question: Question, given: Sequence[Answer], labels: Labels) -> tuple[Counted, ...]:
    """Every possible answer with its count. Shares of several choices are of the sheets, so they may pass 100 %."""
    names: dict[int, str]
    match question.kind:
        case QuestionKind.SCALE:
            names = {points: labels.scale[points] for points in reversed(SCALE)}
        case QuestionKind.YES_NO:
            names = {1: labels.yes, 0: labels.no}
        case QuestionKind.SINGLE | QuestionKind.SEVERAL:
            names = {place: option.words for place, option in enumerate(question.options, 1)}
        case _:
            return ()
    chosen = Counter(at for answer in given for at in (answer.chosen or (answer.value,)))
    numbers = [chosen[at] for at in names]
    if question.kind == QuestionKind.SEVERAL:
        parts = tuple(shares((number, len(given) - number))[0] for number in numbers)
    else:
        parts = shares(numbers)
    return tuple(Counted(*one) for one in zip(names.values(), numbers, parts, strict=True))


def chart_of(result: QuestionResult) -> Chart | None:
    """The chart of a question; None where its answers cannot be drawn."""
    kinds = {
        QuestionKind.SCALE: ChartKind.BAR,
        QuestionKind.SINGLE: ChartKind.PIE,
        QuestionKind.YES_NO: ChartKind.PIE,
        QuestionKind.SEVERAL: ChartKind.BAR,
    }
    kind = kinds.get(QuestionKind(result.question.kind))
    if kind is None:
        return None
    if kind is ChartKind.BAR:  # what stands behind a bar has little room
        slices = (Slice(f"{one.label} ({one.count})", one.count, share_text(one.share)) for one in result.counts)
    else:
        slices = (Slice(one.label, one.count, f"{one.count} ({share_text(one.share)})") for one in result.counts)
    return Chart(result.question.wording, kind, tuple(slices))


def response_chart(found: Results, labels: Labels) -> Chart:
    """Who answered and who did not."""
    parts = shares(tuple(found.states.values()))
    named = zip(found.states.items(), parts, strict=True)
    slices = (Slice(labels.states[state], count, f"{count} ({share_text(share)})") for (state, count), share in named)
    return Chart(labels.response, ChartKind.PIE, tuple(slices))


def scores_chart(found: Results, labels: Labels) -> Chart | None:
    """The mean points of every question that has them, None when there is none."""
    slices = tuple(
        Slice(f"{place}. {one.question.wording}", one.mean, score_text(one.mean))
        for place, one in enumerate(found.questions, 1)
        if one.question.is_scored and one.mean is not None
    )
    return Chart(labels.scores, ChartKind.BAR, slices) if slices else None
