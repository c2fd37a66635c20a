"""The frame that every feature stands in: window, tree, toolbar, notices, keys, palette, and where the reader is."""
