"""What stops the set-up, told to the user in one line."""


class Failure(Exception):
    """Its message is one clear line that says what to do."""
