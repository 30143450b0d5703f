"""Stands for Python's `ssl` in the Windows program, which leaves Python's OpenSSL (six megabytes) out.

psycopg imports the module so that one OpenSSL is set up for both; its wheel brings an OpenSSL of its own, which speaks
to the server. asyncio, which psycopg loads, wants the names of two errors. Nothing here can make a connection.
"""


class SSLError(OSError):
    """What is never raised here."""


class SSLWantReadError(SSLError):
    """What is never raised here."""


class SSLWantWriteError(SSLError):
    """What is never raised here."""


class SSLSyscallError(SSLError):
    """What is never raised here."""


class CertificateError(SSLError):
    """What is never raised here."""
