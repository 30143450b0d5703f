"""Users, staff, settings, calendar, price list, numbers, drafts, attachments and the audit trail."""

import peewee as pw


class User(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    name = pw.TextField(unique=True)
    full_name = pw.TextField()
    role = pw.TextField(index=True)
    password_hash = pw.TextField()
    is_active = pw.BooleanField()
    failed_count = pw.IntegerField()
    locked_until = pw.TextField(null=True)
    last_sign_in_at = pw.TextField(null=True)
    approval_limit = pw.BigIntegerField(null=True)
    language = pw.TextField()

    class Meta:
        table_name = "app_user"


class UserPreference(pw.Model):
    user = pw.ForeignKeyField(User, backref="+")
    key = pw.TextField()
    value = pw.TextField()

    class Meta:
        table_name = "user_preference"
        indexes = (
            (("user", "key"), True),
        )


class Department(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    name = pw.TextField(unique=True)
    is_active = pw.BooleanField()

    class Meta:
        table_name = "department"


class Staff(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    number = pw.TextField(unique=True)
    name = pw.TextField(index=True)
    pinyin = pw.TextField()
    initials = pw.TextField(index=True)
    department = pw.ForeignKeyField(Department, null=True, backref="+")
    phone = pw.TextField()
    is_technician = pw.BooleanField(index=True)
    is_active = pw.BooleanField()
    user = pw.ForeignKeyField(User, null=True, backref="+")

    class Meta:
        table_name = "staff"


class BranchSetting(pw.Model):
    key = pw.TextField(unique=True)
    value = pw.TextField()

    class Meta:
        table_name = "branch_setting"


class CalendarDay(pw.Model):
    day = pw.TextField(unique=True)
    kind = pw.TextField()
    name = pw.TextField()
    source = pw.TextField()

    class Meta:
        table_name = "calendar_day"


class FaultCategory(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    code = pw.TextField(unique=True)
    name = pw.TextField()
    parent_code = pw.TextField()
    is_active = pw.BooleanField()
    position = pw.IntegerField()

    class Meta:
        table_name = "fault_category"


class PriceItem(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    code = pw.TextField(unique=True)
    name = pw.TextField()
    unit = pw.TextField()
    price = pw.BigIntegerField()
    valid_from = pw.TextField(null=True)
    is_active = pw.BooleanField()

    class Meta:
        table_name = "price_item"


class NumberSeries(pw.Model):
    series = pw.TextField()
    branch = pw.TextField()
    period = pw.TextField()
    last_serial = pw.IntegerField()

    class Meta:
        table_name = "number_series"
        indexes = (
            (("series", "branch", "period"), True),
        )


class Attachment(pw.Model):
    uid = pw.TextField(unique=True)
    row_version = pw.IntegerField()
    created_at = pw.TextField()
    changed_at = pw.TextField()
    owner_kind = pw.TextField()
    owner_id = pw.IntegerField()
    name = pw.TextField()
    media_type = pw.TextField()
    size = pw.IntegerField()
    sha256 = pw.TextField(index=True)
    note = pw.TextField()
    is_void = pw.BooleanField()
    void_reason = pw.TextField()
    added_by = pw.TextField()

    class Meta:
        table_name = "attachment"
        indexes = (
            (("owner_kind", "owner_id"), False),
        )


class Draft(pw.Model):
    user = pw.ForeignKeyField(User, backref="+")
    form = pw.TextField()
    content = pw.TextField()
    saved_at = pw.TextField()

    class Meta:
        table_name = "draft"
        indexes = (
            (("user", "form"), True),
        )


class AuditEntry(pw.Model):
    at = pw.TextField(index=True)
    user_name = pw.TextField()
    role = pw.TextField()
    action = pw.TextField()
    kind = pw.TextField()
    row_id = pw.IntegerField()
    row_number = pw.TextField()
    changes = pw.TextField()
    reason = pw.TextField()
    clock_suspect = pw.BooleanField()
    previous_digest = pw.TextField()
    digest = pw.TextField()

    class Meta:
        table_name = "audit_entry"
        indexes = (
            (("kind", "row_id"), False),
        )


TABLES = [
    User,
    UserPreference,
    Department,
    Staff,
    BranchSetting,
    CalendarDay,
    FaultCategory,
    PriceItem,
    NumberSeries,
    Attachment,
    Draft,
    AuditEntry,
]

_GUARDED_SQLITE = """
CREATE TRIGGER audit_entry_no_{verb} BEFORE {verb} ON audit_entry
BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END
"""
_GUARDED_POSTGRESQL = (
    """
CREATE FUNCTION audit_entry_guard() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'audit entries are never changed'; END $$
""",
    """
CREATE TRIGGER audit_entry_unchanged BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_guard()
""",
)


def up(migrator, db):
    """Create the tables and guard the audit trail against change."""
    on_file = isinstance(db, pw.SqliteDatabase)
    for table in TABLES:
        table._meta.strict_tables = on_file
    with db.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABLES, safe=False)
    guards = [_GUARDED_SQLITE.format(verb=verb) for verb in ("update", "delete")] if on_file else _GUARDED_POSTGRESQL
    for statement in guards:
        db.execute_sql(statement)
