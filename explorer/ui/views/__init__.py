"""The panes of the window. They know nothing of the session: plain results come in, signals go out."""
