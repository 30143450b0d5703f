"""Indicators: one figure a file, with its formula, its event, its date, its people, and the rows it counts."""
