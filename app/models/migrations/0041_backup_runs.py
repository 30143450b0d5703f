"""What became of each backup, place by place."""

import peewee as pw


class BackupRun(pw.Model):
    at = pw.TextField()
    place = pw.TextField()
    folder = pw.TextField()
    reason = pw.TextField()
    state = pw.TextField()
    line = pw.BigIntegerField()
    digest = pw.TextField()
    size = pw.BigIntegerField()
    seconds = pw.IntegerField()
    trouble = pw.TextField()
    user_name = pw.TextField()

    class Meta:
        table_name = "backup_run"
        indexes = (
            (("place", "state"), False),
        )


def up(migrator, db):
    """Create the table."""
    BackupRun._meta.strict_tables = isinstance(db, pw.SqliteDatabase)
    with db.bind_ctx([BackupRun], bind_refs=False, bind_backrefs=False):
        db.create_tables([BackupRun], safe=False)
