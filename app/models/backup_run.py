"""What became of each backup, place by place: what Home tells, and what tells whether anything changed since."""

from __future__ import annotations

import peewee as pw

from app.models.base import MomentField, Table, text


class BackupRun(Table):
    """A backup of one place that was proven, that failed, or that found its place away.

    `line` and `digest` are the end of the change history in the copy; `place` is `first`, `second` or `other`.
    """

    at = MomentField()
    place = text()
    folder = text()
    reason = text()  # start | schedule | demand | command | restored
    state = text()  # proven | failed | away
    line = pw.BigIntegerField(default=0)
    digest = text()
    size = pw.BigIntegerField(default=0)
    seconds = pw.IntegerField(default=0)
    trouble = text()
    user_name = text()

    class Meta:
        """Asked for the last of a place and a state."""

        table_name = "backup_run"
        indexes = ((("place", "state"), False),)
