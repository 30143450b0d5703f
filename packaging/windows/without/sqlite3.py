"""Stands for Python's `sqlite3` in the Windows program: SQLCipher's, with which every branch is opened, does all of it.

peewee imports `sqlite3` whatever the database; a second engine of the same kind would cost two megabytes.
"""

from sqlcipher3.dbapi2 import *  # noqa: F403
