"""How surveys are spoken of in the window: answers in words, labels of their charts, what a sheet expects."""

from __future__ import annotations

from app.core.i18n import shown, translate
from app.domain import survey as rules
from app.domain.survey import Answer, Question, QuestionKind
from app.domain.survey_results import Labels
from app.services.survey_scope import Scope


def labels() -> Labels:
    """The words of charts and tables in the language of the program."""
    return Labels(
        {points: shown(words) for points, words in rules.SCALE_LABELS.items()},
        translate("survey", "Yes"),
        translate("survey", "No"),
        {state: shown(words) for state, words in rules.RESPONDENT_STATES.items()},
        translate("survey", "Answers and silence"),
        translate("survey", "Mean points by question"),
    )


def answer_text(question: Question, answer: Answer) -> str:
    """An answer as it is read."""
    if answer.is_empty:
        return "–"
    match question.kind:
        case QuestionKind.SCALE:
            return f"{answer.value} {shown(rules.SCALE_LABELS[answer.value or 1])}"
        case QuestionKind.YES_NO:
            return translate("survey", "Yes") if answer.value else translate("survey", "No")
        case QuestionKind.SINGLE | QuestionKind.SEVERAL:
            return "；".join(f"{place} {question.options[place - 1].words}" for place in answer.chosen)
        case QuestionKind.NUMBER:
            return str(answer.value)
    return answer.words


def typed_text(question: Question, answer: Answer) -> str:
    """An answer as it is typed."""
    if answer.is_empty:
        return ""
    if question.kind == QuestionKind.YES_NO:
        return "1" if answer.value else "2"
    if answer.chosen:
        return ",".join(map(str, answer.chosen))
    return answer.words or str(answer.value)


def keys_text(question: Question) -> str:
    """What can be typed, under the field."""
    match question.kind:
        case QuestionKind.SCALE:
            return "   ".join(f"{points} {shown(words)}" for points, words in rules.SCALE_LABELS.items())
        case QuestionKind.YES_NO:
            return f"1 {translate('survey', 'Yes')}   2 {translate('survey', 'No')}"
        case QuestionKind.SINGLE | QuestionKind.SEVERAL:
            return "   ".join(f"{place} {option.words}" for place, option in enumerate(question.options, 1))
        case QuestionKind.NUMBER:
            return translate("survey", "A whole number")
    return ""


def scope_text(scope: Scope) -> str:
    """Whom a survey asks, in a line."""
    parts = (
        translate("survey", "key customers") if scope.key_only else "",
        translate("survey", "grades {grades}").format(grades=", ".join(scope.grades)) if scope.grades else "",
        ", ".join(scope.regions),
        translate("survey", "served within {count} months").format(count=scope.served_months)
        if scope.served_months
        else "",
        translate("survey", "not asked within {count} months").format(count=scope.rest_months)
        if scope.rest_months
        else "",
    )
    return "; ".join(part for part in parts if part) or translate("survey", "every customer in use")
