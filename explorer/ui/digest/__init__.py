"""What changed: the changes between two years, section by section."""
