"""What the panes do together: each module ties one concern of the session to the views that serve it."""
