"""What a printed line was taken for when its document was read, and why."""

from dataclasses import dataclass
from enum import Enum


class Witness(Enum):
    """What told it. Of the first three each is asked where the one before it is silent."""

    TAGS = "tags"
    LOOK = "look"
    CONTENTS = "contents"
    NUMBERING = "numbering"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line on a page, None where the source has none, its words, what it was taken for, and what told that why."""

    page: int | None
    words: str
    taken_for: str
    witness: Witness
    why: str
