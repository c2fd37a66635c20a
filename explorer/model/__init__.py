"""What a report is, and what is said about reports: frozen dataclasses on the standard library alone."""
