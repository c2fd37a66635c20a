"""What a check can find wrong: where a report or a passage is no longer what was sealed."""

from enum import Enum


class Breach(Enum):
    """Its value is what scripts call it."""

    REPORT_MISSING = "report missing"
    """The library has no such report, or its `report.xml` is gone."""
    REPORT_UNREADABLE = "report unreadable"
    REPORT_ALTERED = "report altered"
    """`report.xml` is not the file that was stored."""
    REPORT_MISPLACED = "report misplaced"
    """What stands in the folder of a report was stored as another one."""
    SEAL_MISSING = "seal missing"
    SEAL_ALTERED = "seal altered"
    ORIGINAL_MISSING = "original missing"
    ORIGINAL_ALTERED = "original altered"
    """The original is not the file from which the report was read."""
    PASSAGE_ALTERED = "passage altered"
    """Words, context or place of a passage are not those that were kept."""
    WORDS_ELSEWHERE = "words elsewhere"
    """The words of a passage do not stand at its place in the report."""
    SOURCE_DIFFERS = "source differs"
    """A passage was kept from another file than the report was read from."""
    NOTES_DAMAGED = "notes damaged"
    """The database of what the user made is missing or damaged."""
    MARKER_DAMAGED = "marker damaged"
    """The file that says that a folder is a library is damaged."""
