"""The rules of the trade: no Qt, no database, no files."""
