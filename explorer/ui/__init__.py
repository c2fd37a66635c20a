"""The window: a folder for each feature. The only package besides `app` that imports Qt."""
