"""Everything of the window: the only package besides `app` that imports Qt."""
