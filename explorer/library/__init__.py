"""What is kept on disk: the reports, their catalogue, and what the user made of them.

reports/ID/report.xml   Akoma Ntoso, the truth of what was read; beside it original.*, the file as it came, and the seal
user.sqlite3            passages, notes, corrections, saved searches, watched folders, reading places;
                        never rebuilt, backed up
cache/                  the catalogue and what others derive; may be deleted at any time
staging/, trash/        reports on their way in and out
"""

from explorer.library.added import Added
from explorer.library.entry import Entry
from explorer.library.library import Library
from explorer.library.marker import is_library
from explorer.library.outline import Heading, Outline
from explorer.library.user import UserStore
from explorer.library.watched import SeenFile

__all__ = ["Added", "Entry", "Heading", "Library", "Outline", "SeenFile", "UserStore", "is_library"]
