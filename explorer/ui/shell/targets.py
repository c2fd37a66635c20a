"""Places that are named in a few letters: “2020 para 46”, IV.A.2, letters of a heading."""

from typing import TYPE_CHECKING

from explorer.session import Session
from explorer.session.series import SeriesInHand

if TYPE_CHECKING:
    from explorer.present.goto import GoTo, Target


class Targets:
    """Knows the headings of the library from the first question on, until it changes."""

    def __init__(self, session: Session, series: SeriesInHand) -> None:
        self._session, self._series = session, series
        self._known: GoTo | None = None

    def forget(self) -> None:
        """The library has changed."""
        self._known = None

    def named(self, words: str, report: str | None, without: str = "") -> "list[Target]":
        """What these words name, best first; a report comes before others, and one is left out."""
        from explorer.present.goto import GoTo

        if not words:
            return []
        if self._known is None:
            ids = [entry.id for entry in self._session.reports.entries() if entry.error is None]
            outlines = self._session.library.outlines(ids)
            self._known = GoTo(self._session.reports.series(), outlines, self._series.report)
        return self._known.targets(words, report, without=without)
