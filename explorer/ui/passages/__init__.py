"""Passages: what the reader keeps."""
