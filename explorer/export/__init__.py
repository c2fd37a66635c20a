"""Passages and comparisons become documents. Citations are written in one place, `citation`."""
