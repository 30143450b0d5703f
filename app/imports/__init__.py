"""Reading spreadsheets that others made: in a process of its own, which may die without harm."""
