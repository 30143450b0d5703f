"""One command per file: everything that needs no window.

Exit codes: 0 done, 1 refused with one sentence on stderr, 2 wrong usage.
"""
