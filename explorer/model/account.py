"""What a reader and the stages left out of a report on purpose: its words, each with the reason."""

from dataclasses import dataclass
from enum import Enum


class Reason(Enum):
    """Why words of a source are not in its report, named as a reader of it would name them."""

    RUNNING_HEAD = "running head"
    PAGE_NUMBER = "page number"
    JOB_NUMBER = "job number"
    LINK = "address below the text"
    MASTHEAD = "masthead"
    COVER = "cover"
    CONTENTS = "contents list"
    CHART = "chart"
    ARTEFACT = "no text, as the file declares"
    PICTURE = "picture"
    SIDEWAYS = "printed sideways"
    FONT = "font that does not tell its letters"
    DUPLICATE = "duplicate"
    HIDDEN = "hidden text"
    DELETED = "deleted text"
    COMMENT = "comment"
    PAGE_TITLE = "title of the web page"
    CONTROL = "menu or form"
    CODE = "script or style"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words as the source prints them, blanks folded; the page where the source tells its pages, from 1."""

    text: str
    reason: Reason
    page: int | None = None
