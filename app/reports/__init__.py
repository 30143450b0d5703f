"""One report or indicator per file."""
