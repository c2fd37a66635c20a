"""The filters of changes in words, as each view calls them and in the order in which it offers them."""

from explorer.places import Only
from explorer.translation import tr


def title(only: Only) -> str:
    """What a filter is called wherever it holds."""
    return {
        Only.ALL: tr("All"),
        Only.CHANGED: tr("Changed"),
        Only.FIGURES: tr("Figures"),
        Only.NEW: tr("New"),
        Only.DROPPED: tr("Dropped"),
        Only.MOVED: tr("Moved"),
        Only.RETITLED: tr("Retitled"),
        Only.REWRITTEN: tr("Rewritten"),
        Only.EDITED: tr("Edited"),
        Only.DOCUMENTS: tr("Documents"),
    }[only]


OF_SECTIONS = (Only.ALL, Only.CHANGED, Only.NEW, Only.DROPPED, Only.RETITLED, Only.MOVED)
"""Those that Overview offers."""
OF_ROWS = (Only.ALL, Only.CHANGED, Only.REWRITTEN, Only.NEW, Only.DROPPED, Only.FIGURES)
"""Those that Compare offers."""
OF_LINES = tuple(only for only in Only if only is not Only.RETITLED)
"""Those that What changed offers."""
OF_TEXTS = frozenset(Only) - {Only.DOCUMENTS}
"""Those that Overview and Compare know, offered or not: which documents are cited is told by What changed alone."""


def line_title(only: Only) -> str:
    """What a filter is called in What changed, which without one tells the main changes, and of the changed all."""
    return {Only.ALL: tr("Main changes"), Only.CHANGED: tr("All")}.get(only) or title(only)
