"""Tables, and how the database is kept.

peewee imports psycopg whenever it is installed, which is two thirds of peewee's own import and a third of the time to
the first window. Only an office with a server needs it, so it is held back here and loaded by `_engines` when a server
is opened.
"""

import sys

if "psycopg" not in sys.modules and "peewee" not in sys.modules:
    sys.modules["psycopg"] = None  # type: ignore[assignment] - an entry of None makes the import fail, as Python documents
    try:
        import peewee  # noqa: F401
    finally:
        del sys.modules["psycopg"]
