"""What goes wrong for a reason that the user can do something about."""

from collections.abc import Sequence


class ExplorerError(Exception):
    """Its message is one clear sentence for the user that says what to do. Raised deep down, caught once at the top."""


class UnreadableDocument(ExplorerError):
    """A file that cannot be read as a report."""


class RecognitionNeeded(UnreadableDocument):
    """A file without text that can be read, but with `pages` that OCR may read."""

    def __init__(self, message: str, pages: Sequence[int] = ()) -> None:
        super().__init__(message)
        self.pages = tuple(pages)


class PasswordNeeded(UnreadableDocument):
    """An encrypted file, and no password or a wrong one."""


class FileNeeded(ExplorerError):
    """Something of which the library has nothing sound left; the file itself, imported again, helps."""


class Conflict(ExplorerError):
    """What the user was about to change, or to take back, is not what the user saw or left: another window, or another
    user, changed it meanwhile. Nothing was written."""


class Fault(ExplorerError):
    """Something that the program did wrong, in a sentence; the log says where. One of another process has its trace
    as a note."""
