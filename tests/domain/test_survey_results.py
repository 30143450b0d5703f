"""What sheets say, worked out on paper; charts with the same numbers."""

from __future__ import annotations

from app.domain.charts import ChartKind
from app.domain.survey import Answer
from app.domain.survey_results import Labels, Results, Sheet, chart_of, response_chart, results, scores_chart
from tests.domain.test_survey import NUMBER, SCALE, SEVERAL, SHEET, SINGLE, WORDS, YES_NO

LABELS = Labels(
    {5: "很满意", 4: "满意", 3: "一般", 2: "不满意", 1: "很不满意"}, "是", "否",
    {"pending": "待答", "answered": "已答", "refused": "拒答", "unreachable": "未联系上"}, "应答", "得分",
)  # fmt: skip


def _sheet(scale: int, single: int, several: tuple[int, ...], *, yes: bool, number: int | None, words: str) -> Sheet:
    answers = {
        1: Answer(scale), 2: Answer(chosen=(single,)), 3: Answer(chosen=several), 4: Answer(int(yes)),
        5: Answer(number), 6: Answer(words=words),
    }  # fmt: skip
    points = (scale, {1: 5, 2: 3, 3: 1}[single])
    return Sheet("answered", sum(points) * 50, answers)


def _found() -> Results:
    sheets = [
        _sheet(5, 1, (1, 2), yes=True, number=10, words="快"),
        _sheet(4, 2, (1,), yes=False, number=None, words=""),
        _sheet(2, 3, (), yes=True, number=5, words="贵"),
        Sheet("refused", None, {}),
        Sheet("pending", None, {}),
    ]
    return results(SHEET, sheets, LABELS)


def test_worked_out_on_paper() -> None:
    found = _found()
    assert found.states == {"pending": 1, "answered": 3, "refused": 1, "unreachable": 0}
    assert (found.sent, found.answered, found.response) == (5, 3, 600)
    assert found.score == 333  # (5.00 + 3.50 + 1.50) / 3
    scale, single, several, yes_no, number, words = found.questions
    assert (scale.answered, scale.missing, scale.mean, scale.satisfied) == (3, 0, 367, 667)
    assert [(one.label, one.count) for one in scale.counts][:2] == [("很满意", 1), ("满意", 1)]
    assert sum(one.share for one in scale.counts) == 1000
    assert (single.mean, single.satisfied) == (300, 333)
    assert [(one.count, one.share) for one in several.counts] == [(2, 1000), (1, 500), (0, 0)]
    assert (several.answered, several.missing, several.mean) == (2, 1, None)
    assert [(one.label, one.count) for one in yes_no.counts] == [("是", 2), ("否", 1)]
    assert (number.answered, number.mean, number.least, number.most, number.satisfied) == (2, 750, 5, 10, None)
    assert words.texts == ("快", "贵")


def test_nothing_answered_is_said_as_nothing() -> None:
    found = results(SHEET, [Sheet("pending", None, {})], LABELS)
    assert (found.score, found.response) == (None, 0)
    assert all(one.mean is None and one.satisfied is None for one in found.questions)
    assert scores_chart(found, LABELS) is None
    assert results(SHEET, [], LABELS).response is None


def test_charts_show_the_same_numbers() -> None:
    found = _found()
    kinds = [chart.kind if (chart := chart_of(one)) else None for one in found.questions]
    assert kinds == [ChartKind.BAR, ChartKind.PIE, ChartKind.BAR, ChartKind.PIE, None, None]
    for one in found.questions:
        chart = chart_of(one)
        if chart:
            assert [part.value for part in chart.slices] == [counted.count for counted in one.counts]
            assert all(part.label.startswith(c.label) for part, c in zip(chart.slices, one.counts, strict=True))
            assert chart.title == one.question.wording
    assert [part.value for part in response_chart(found, LABELS).slices] == [3, 1, 0, 1]
    scores = scores_chart(found, LABELS)
    assert scores
    shown = [(part.label, part.shown) for part in scores.slices]
    assert shown == [(f"1. {SCALE.wording}", "3.67"), (f"2. {SINGLE.wording}", "3.00")]
    assert {one.question.id for one in found.questions} == {
        one.id for one in (SCALE, SINGLE, SEVERAL, YES_NO, NUMBER, WORDS)
    }
