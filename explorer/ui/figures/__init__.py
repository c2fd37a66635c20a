"""Figures: quantities that reports give again, as a table and a chart."""
