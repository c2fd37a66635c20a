"""Compare: two or three reports side by side."""
