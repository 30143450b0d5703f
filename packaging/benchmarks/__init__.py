"""What `packaging/bench.py` measures: one file a subject, each measured in a process of its own."""
