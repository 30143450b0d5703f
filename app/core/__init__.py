"""Shared vocabulary of the program; standard library only."""
