"""Surveys: plan, questions, who was drawn, answers, actions (F33)."""

import peewee as pw

SEARCHED = ("survey", "survey_respondent")
SEARCH_ON_FILE = (
    "CREATE TABLE {kind}_search (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT",
    "CREATE VIRTUAL TABLE {kind}_grams USING fts5(grams, content='', columnsize=0, detail=none, tokenize='ascii')",
)
SEARCH_ON_SERVER = (
    'CREATE TABLE {kind}_search (id INTEGER PRIMARY KEY, words TEXT COLLATE "C" NOT NULL, grams TEXT[] NOT NULL)',
    "CREATE INDEX {kind}_search_grams ON {kind}_search USING gin (grams)",
)


class Customer(pw.Model):
    class Meta:
        table_name = "customer"


class Survey(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    number = pw.TextField(unique=True)
    title = pw.TextField()
    kind = pw.TextField()
    aim = pw.TextField()
    scope = pw.TextField()
    method = pw.TextField()
    sample_size = pw.IntegerField()
    seed = pw.IntegerField()
    population = pw.IntegerField()
    sent_count = pw.IntegerField()
    answered_count = pw.IntegerField()
    score = pw.IntegerField(null=True)
    starts_on = pw.TextField()
    ends_on = pw.TextField()
    owner = pw.TextField()
    state = pw.TextField()
    launched_at = pw.TextField(null=True)
    analysed_at = pw.TextField(null=True)
    reported_at = pw.TextField(null=True)
    closed_at = pw.TextField(null=True)
    findings = pw.TextField()
    proposals = pw.TextField()
    recipients = pw.TextField()
    void_reason = pw.TextField()
    entered_by = pw.TextField()

    class Meta:
        table_name = "survey"
        indexes = (
            (("title",), False), (("state",), False), (("state", "starts_on"), False), (("state", "ends_on"), False),
            (("kind",), False), (("starts_on",), False), (("ends_on",), False), (("reported_at",), False),
            (("owner",), False), (("sent_count",), False), (("answered_count",), False), (("score",), False),
        )


class SurveyQuestion(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    survey = pw.ForeignKeyField(Survey, index=False, backref="+")
    ordinal = pw.IntegerField()
    kind = pw.TextField()
    wording = pw.TextField()
    options = pw.TextField()
    is_required = pw.BooleanField()
    is_void = pw.BooleanField()

    class Meta:
        table_name = "survey_question"
        indexes = (
            (("survey", "ordinal"), False),
        )


class SurveyRespondent(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    number = pw.TextField(unique=True)
    survey = pw.ForeignKeyField(Survey, index=False, backref="+")
    survey_number = pw.TextField()
    survey_title = pw.TextField()
    ordinal = pw.IntegerField()
    customer = pw.ForeignKeyField(Customer, index=False, backref="+")
    customer_name = pw.TextField()
    contact_name = pw.TextField()
    phone = pw.TextField()
    state = pw.TextField()
    answered_on = pw.TextField(null=True)
    method = pw.TextField()
    person_reached = pw.TextField()
    visitor = pw.TextField()
    entered_by = pw.TextField()
    score = pw.IntegerField(null=True)
    remark = pw.TextField()
    complaint_id = pw.IntegerField(null=True)

    class Meta:
        table_name = "survey_respondent"
        indexes = (
            (("survey", "ordinal"), True), (("survey", "customer"), False), (("survey_number",), False),
            (("survey_title",), False), (("survey", "state"), False), (("customer", "answered_on"), False),
            (("customer_name",), False), (("state",), False), (("state", "number"), False),
            (("state", "answered_on"), False), (("answered_on",), False), (("visitor",), False), (("score",), False),
        )


class SurveyAnswer(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    respondent = pw.ForeignKeyField(SurveyRespondent, index=False, backref="+")
    question = pw.ForeignKeyField(SurveyQuestion, backref="+")
    value = pw.IntegerField(null=True)
    chosen = pw.TextField()
    words = pw.TextField()

    class Meta:
        table_name = "survey_answer"
        indexes = (
            (("respondent", "question"), True),
        )


class SurveyAction(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    survey = pw.ForeignKeyField(Survey, index=False, backref="+")
    subject = pw.TextField()
    unit = pw.TextField()
    person = pw.TextField()
    due_on = pw.TextField()
    state = pw.TextField()
    done_on = pw.TextField(null=True)
    result = pw.TextField()
    drop_reason = pw.TextField()
    entered_by = pw.TextField()

    class Meta:
        table_name = "survey_action"
        indexes = (
            (("survey", "due_on"), False), (("state", "due_on"), False),
        )


TABLES = [Survey, SurveyQuestion, SurveyRespondent, SurveyAnswer, SurveyAction]


def up(migrator, db):
    """Create the tables and their search."""
    on_file = isinstance(db, pw.SqliteDatabase)
    for table in TABLES:
        table._meta.strict_tables = on_file
    with db.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABLES, safe=False)
    for kind in SEARCHED:
        for statement in SEARCH_ON_FILE if on_file else SEARCH_ON_SERVER:
            db.execute_sql(statement.format(kind=kind))
