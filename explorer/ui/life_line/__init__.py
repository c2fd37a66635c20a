"""Life line: a sentence through the years."""
