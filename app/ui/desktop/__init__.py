"""At home on the desktop that the program runs on: taskbar, foreground, session end, sleep, look, files held open.

What only Windows has is called through `windows_calls`, where no call can bring the program down; elsewhere objects
that do nothing stand in.
"""
