"""Overview: the matrix of sections and years."""
