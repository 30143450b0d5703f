"""The walk through the first day, in the demonstration branch only: what to do, beside the window it is done in."""
