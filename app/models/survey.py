"""Surveys of the customers (F33, 3.15): the plan, its questions, who was drawn, what they answered, what follows."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, Record, contact_number, text
from app.models.customer import Customer


class Survey(Record):
    """A survey of `kind` satisfaction | loyalty | user.

    `state` planned | running | analysed | reported | actions | closed | void.
    `scope` (JSON) says whom it asks, `seed` makes the draw repeatable; `score` is the mean in hundredths of a point.
    """

    number = text(unique=True)
    title = text()
    kind = text("satisfaction")
    aim = text()
    scope = text("{}")
    method = text("phone")
    sample_size = pw.IntegerField(default=0)
    seed = pw.IntegerField(default=0)
    population = pw.IntegerField(default=0)  # how many were in scope when it was drawn
    sent_count = pw.IntegerField(default=0)
    answered_count = pw.IntegerField(default=0)
    score = pw.IntegerField(null=True)
    starts_on = DayField()
    ends_on = DayField()
    owner = text()
    state = text("planned")
    launched_at = MomentField(null=True)
    analysed_at = MomentField(null=True)
    reported_at = MomentField(null=True)
    closed_at = MomentField(null=True)
    findings = text()
    proposals = text()
    recipients = text()  # the departments that got the report, one a line
    void_reason = text()
    entered_by = text()

    searched = ("title", "number", "aim", "owner", "findings")

    class Meta:
        """Orders and filters of the surveys ledger."""

        table_name = "survey"
        indexes = (
            (("title",), False),
            (("state",), False),
            (("state", "starts_on"), False),
            (("state", "ends_on"), False),
            (("kind",), False),
            (("starts_on",), False),
            (("ends_on",), False),
            (("reported_at",), False),
            (("owner",), False),
            (("sent_count",), False),
            (("answered_count",), False),
            (("score",), False),
        )


class SurveyQuestion(Record):
    """A question. `kind` as in `domain.survey`; `options` (JSON) its choices with their points."""

    survey = pw.ForeignKeyField(Survey, backref="questions", index=False)
    ordinal = pw.IntegerField()
    kind = text("scale")
    wording = text()
    options = text("[]")
    is_required = pw.BooleanField(default=True)
    is_void = pw.BooleanField(default=False)

    class Meta:
        """In the order of the sheet."""

        table_name = "survey_question"
        indexes = ((("survey", "ordinal"), False),)


class SurveyRespondent(Record):
    """A customer who was drawn. `state` pending | answered | refused | unreachable; `score` in hundredths.

    `number` is the code on the sheet: the survey's number and the place in the draw.
    """

    number = text(unique=True)
    survey = pw.ForeignKeyField(Survey, backref="respondents", index=False)
    survey_number = text()
    survey_title = text()
    ordinal = pw.IntegerField()
    customer = pw.ForeignKeyField(Customer, backref="survey_respondents", index=False)
    customer_name = text()
    contact_name = text()
    phone = contact_number()
    state = text("pending")
    answered_on = DayField(null=True)
    method = text()
    person_reached = text()
    visitor = text()  # who asked
    entered_by = text()  # who typed
    score = pw.IntegerField(null=True)
    remark = text()
    complaint_id = pw.IntegerField(null=True)

    tells_of_people = True
    searched = ("customer_name", "number", "survey_title", "contact_name", "phone", "remark")

    class Meta:
        """Orders and filters of the survey answers ledger."""

        table_name = "survey_respondent"
        indexes = (
            (("survey", "ordinal"), True),
            (("survey", "customer"), False),  # two files drawn may turn out to be one customer
            (("survey_number",), False),
            (("survey_title",), False),
            (("survey", "state"), False),
            (("customer", "answered_on"), False),
            (("customer_name",), False),
            (("state",), False),
            (("state", "number"), False),
            (("state", "answered_on"), False),
            (("answered_on",), False),
            (("visitor",), False),
            (("score",), False),
        )


class SurveyAnswer(Record):
    """What a respondent answered to a question: points or a number in `value`, chosen options (JSON), or words."""

    respondent = pw.ForeignKeyField(SurveyRespondent, backref="answers", index=False)
    question = pw.ForeignKeyField(SurveyQuestion, backref="answers")
    value = pw.IntegerField(null=True)
    chosen = text("[]")
    words = text()

    class Meta:
        """One answer a question."""

        table_name = "survey_answer"
        indexes = ((("respondent", "question"), True),)


class SurveyAction(Record):
    """What is done because of a survey. `state` open | done | dropped."""

    survey = pw.ForeignKeyField(Survey, backref="actions", index=False)
    subject = text()
    unit = text()
    person = text()
    due_on = DayField()
    state = text("open")
    done_on = DayField(null=True)
    result = text()
    drop_reason = text()
    entered_by = text()

    class Meta:
        """By survey, and by what is due."""

        table_name = "survey_action"
        indexes = (
            (("survey", "due_on"), False),
            (("state", "due_on"), False),
        )
