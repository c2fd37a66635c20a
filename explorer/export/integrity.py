"""What is not as it was sealed, in words: beside citations, in the window and on the terminal."""

from collections.abc import Iterable

from explorer.model.breach import Breach
from explorer.translation import tr


def in_words(breach: Breach) -> str:
    """A clause: "the stored report was altered"."""
    return {
        Breach.REPORT_MISSING: tr("the report is no longer in the library"),
        Breach.REPORT_UNREADABLE: tr("the stored report cannot be read"),
        Breach.REPORT_ALTERED: tr("the stored report was altered"),
        Breach.REPORT_MISPLACED: tr("the stored report is the copy of another one"),
        Breach.SEAL_MISSING: tr("the seal of the stored report is missing"),
        Breach.SEAL_ALTERED: tr("the seal of the stored report was altered"),
        Breach.ORIGINAL_MISSING: tr("the original is no longer in the library"),
        Breach.ORIGINAL_ALTERED: tr("the original was altered"),
        Breach.PASSAGE_ALTERED: tr("the passage was altered after it was kept"),
        Breach.WORDS_ELSEWHERE: tr("these words do not stand at this place of the report"),
        Breach.SOURCE_DIFFERS: tr("the passage was kept from another file than the report"),
        Breach.NOTES_DAMAGED: tr("the passages and notes cannot be read"),
        Breach.MARKER_DAMAGED: tr("the mark of the library is damaged"),
    }[breach]


def told(breaches: Iterable[Breach]) -> str:
    """Several, each once: "the stored report was altered; the original was altered"; "" where there are none."""
    return "; ".join(map(in_words, dict.fromkeys(breaches)))
