"""One command per file: everything that needs no window."""
