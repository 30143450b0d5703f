"""Ledger packages that left the program (R005), and the key that signs them."""

from __future__ import annotations

import peewee as pw

from app.models.base import DayField, MomentField, Record, Table, text


class PackageRun(Record):
    """One package, on record before its first byte was written. `number` counts the branch's packages from 1.

    `uid` is the package's identity in its manifest; `digest` (of the manifest) is there once it was verified.
    `audit_line` and `audit_digest` are the head of the history that the package carries.
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

    class Meta:
        """Glossary name."""

        table_name = "package_run"


class BranchKey(Table):
    """The branch's Ed25519 key pair in hexadecimal digits: one row, made when the first package is."""

    public_key = text(unique=True)
    private_key = text()
    made_at = MomentField()

    class Meta:
        """Glossary name."""

        table_name = "branch_key"
