"""One printed form per file."""
