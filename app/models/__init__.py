"""Tables, and how the database is kept."""
