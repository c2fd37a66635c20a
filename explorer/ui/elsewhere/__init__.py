"""Elsewhere: what corresponds in other years to what is in hand."""
