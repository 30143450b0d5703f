"""Numbered, frozen, self-contained steps of the database's shape."""
