"""File formats: a Table in, a file out."""
