"""States, transitions and guards, one file for each thing that has a life."""
