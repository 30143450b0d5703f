"""Screens that no declaration should describe."""
