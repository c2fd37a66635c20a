"""Read: a report as one flowing text, and its original page beside it."""
