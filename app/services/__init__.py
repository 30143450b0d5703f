"""Use cases: commands return Changes, queries return frozen dataclasses."""
