"""Imports: files on their way into the library, and what was read with doubt."""
