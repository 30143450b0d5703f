"""The branch itself: users, departments, staff, settings, calendar, price list, fault categories."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, MoneyField, Record, Table, text


class User(Record):
    """A person who signs in (domain.md 1.2). `role` is one of `domain.permissions.ROLES`."""

    name = text(unique=True)  # sign-in name, compared in lower case
    full_name = text()
    role = text(index=True)
    password_hash = text()
    is_active = pw.BooleanField(default=True)
    failed_count = pw.IntegerField(default=0)
    locked_until = MomentField(null=True)
    last_sign_in_at = MomentField(null=True)
    approval_limit = MoneyField(null=True)
    language = text()

    class Meta:
        """`user` is a reserved word on PostgreSQL."""

        table_name = "app_user"


class UserPreference(Table):
    """What the program remembers for one user: column layouts, saved views, printers. JSON text."""

    user = pw.ForeignKeyField(User, backref="preferences")
    key = text()
    value = text()

    class Meta:
        """One value a key."""

        table_name = "user_preference"
        indexes = ((("user", "key"), True),)


class Department(Record):
    """A department for assignment, opinion blocks and signature lines (R018)."""

    name = text(unique=True)
    is_active = pw.BooleanField(default=True)


class Staff(Record):
    """A person of the office: technicians, representatives, interface persons. Not necessarily a user."""

    number = text(unique=True)
    name = text(index=True)
    pinyin = text()  # full pinyin, for sorting and finding
    initials = text(index=True)
    department = pw.ForeignKeyField(Department, null=True)
    phone = text()
    is_technician = pw.BooleanField(default=False, index=True)
    is_active = pw.BooleanField(default=True)
    user = pw.ForeignKeyField(User, null=True, backref="staff")

    searched = ("name", "number", "phone")


class BranchSetting(Table):
    """A setting that differs from its default (`domain.settings`), as JSON text."""

    key = text(unique=True)
    value = text()

    class Meta:
        """`setting` is too general a word."""

        table_name = "branch_setting"


class CalendarDay(Table):
    """A holiday or make-up workday of the branch, editable; `source` tells whether it is official."""

    day = DayField(unique=True)
    kind = text()  # holiday | workday
    name = text()
    source = text()

    class Meta:
        """Glossary name."""

        table_name = "calendar_day"


class FaultCategory(Record):
    """Fault categories line / device / operation with subtypes (R065)."""

    code = text(unique=True)
    name = text()
    parent_code = text()
    is_active = pw.BooleanField(default=True)
    position = pw.IntegerField(default=0)
    visit_questions = text()  # what a return visit asks, one a line; empty: as its group, else as shipped

    class Meta:
        """Glossary name."""

        table_name = "fault_category"


class PriceItem(Record):
    """A line of the repair item and price list (F28). `price` and `next_price` in fen: `domain.price_steps`."""

    code = text(unique=True)
    name = text()
    unit = text()
    price = MoneyField(default=0)
    valid_from = DayField(null=True)
    is_active = pw.BooleanField(default=True)
    next_price = MoneyField(null=True)  # what follows, from next_from on
    next_from = DayField(null=True)

    class Meta:
        """Glossary name."""

        table_name = "price_item"


class NumberSeries(Table):
    """The last serial drawn for a kind, branch and period.

    Increased in the transaction that uses it, so no gap and no repeat.
    """

    series = text()  # e.g. service_call
    branch = text()
    period = text()  # e.g. 2611, or "" for continuous numbers
    last_serial = pw.IntegerField(default=0)

    class Meta:
        """One row a series and period."""

        table_name = "number_series"
        indexes = ((("series", "branch", "period"), True),)


class Attachment(Record):
    """A scan or photo.

    The bytes lie in the attachment folder under their SHA-256; the file is written before this row.
    """

    owner_kind = text()
    owner_id = pw.IntegerField()
    name = text()
    media_type = text()
    size = pw.IntegerField()
    sha256 = text(index=True)
    note = text()
    is_void = pw.BooleanField(default=False)
    void_reason = text()
    added_by = text()

    class Meta:
        """Found by owner."""

        indexes = ((("owner_kind", "owner_id"), False),)


class Draft(Table):
    """A half-filled form, saved every few seconds, offered again after a crash."""

    user = pw.ForeignKeyField(User)
    form = text()  # e.g. service_call:new or customer:17
    content = text()  # JSON
    saved_at = MomentField()

    class Meta:
        """One draft a form."""

        indexes = ((("user", "form"), True),)


class AuditEntry(Table):
    """One change by one use case: who, when, what, old and new.

    Each line carries the digest of the one before (R010).
    """

    at = MomentField(index=True)
    user_name = text()
    role = text()
    action = text()  # the use case's permission, e.g. service_call.strike_off
    kind = text()
    row_id = pw.IntegerField(default=0)
    row_number = text()
    changes = text()  # JSON {field: [old, new]}
    reason = text()
    clock_suspect = pw.BooleanField(default=False)
    is_erased = pw.BooleanField(default=False)  # values of an erased customer were taken out of it
    previous_digest = text()
    digest = text()

    class Meta:
        """Found by record."""

        table_name = "audit_entry"
        indexes = (
            (("kind", "row_id"), False),
            (("id",), False),
            (("user_name", "id"), False),
            (("action", "id"), False),
            (("kind", "id"), False),
            (("row_number", "id"), False),
        )


AuditEntry.add_index(
    AuditEntry.index(
        AuditEntry.at,
        AuditEntry.id,
        AuditEntry.clock_suspect,
        name="audit_entry_suspect",
        where=pw.SQL("clock_suspect"),
    )
)
