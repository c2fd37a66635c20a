"""Windows on top of the window."""
