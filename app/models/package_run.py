"""Ledger packages that left the program (R005), and the key that signs them."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, Record, Table, text


class PackageRun(Record):
    """One package, on record before its first byte was written. `number` counts the branch's packages from 1.

    `uid` is the package's identity in its manifest; `digest` (of the manifest) is there once it was verified.
    `audit_line` and `audit_digest` are the head of the history that the package carries. `receipt_at`, `receipt_by`:
    when and by whom head office took it in, as its receipt says, `receipt_key` the key that signed it. `lost_…`: its
    stick was lost, `lost_by` by whom, `lost_told` who was told.
    """

    number = pw.IntegerField(unique=True)
    state = text("started")  # started | verified | failed
    begun_at = MomentField()
    begun_by = text()
    purpose = text()
    reason = text()  # why whole telephone numbers were wanted; empty for a masked package
    ledgers = text("[]")  # names, as JSON
    formats = text("[]")  # names, as JSON
    first_on = DayField(null=True)
    last_on = DayField(null=True)
    is_masked = pw.BooleanField(default=True)
    has_attachments = pw.BooleanField(default=False)
    has_password = pw.BooleanField(default=False)
    target = text()  # the drive or folder it was written to
    row_count = pw.IntegerField(default=0)
    file_count = pw.IntegerField(default=0)
    size = pw.BigIntegerField(default=0)
    digest = text()
    audit_line = pw.IntegerField(default=0)
    audit_digest = text()
    ended_at = MomentField(null=True)
    failure = text()
    receipt_at = MomentField(null=True)
    receipt_by = text()
    receipt_office = text()
    receipt_key = text()
    receipt_read_at = MomentField(null=True)
    lost_on = DayField(null=True)
    lost_by = text()
    lost_where = text()
    lost_told = text()
    lost_note = text()
    lost_reported_at = MomentField(null=True)
    lost_reported_by = text()

    class Meta:
        """Orders and views of the ledger of packages made."""

        table_name = "package_run"
        indexes = (
            (("begun_at",), False),
            (("begun_by",), False),
            (("purpose",), False),
            (("ledgers",), False),
            (("state",), False),
            (("state", "begun_at"), False),
            (("state", "receipt_at", "begun_at"), False),
            (("row_count",), False),
            (("receipt_at",), False),
            (("lost_on",), False),
        )


class BranchKey(Table):
    """The branch's Ed25519 key pair in hexadecimal digits: one row, made when the first package is."""

    public_key = text(unique=True)
    private_key = text()
    made_at = MomentField()

    class Meta:
        """Glossary name."""

        table_name = "branch_key"
