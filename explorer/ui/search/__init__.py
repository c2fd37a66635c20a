"""Search: the field's completions, results and facets."""
