"""Printing: what is on show goes on paper, or into a PDF file."""
