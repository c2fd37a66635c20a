"""The rows of the results, and what is said above them, for the library that a session has open."""

from collections.abc import Sequence
from dataclasses import replace

from explorer.present.checking import checked_sentence
from explorer.present.grouping import Grouping, Place
from explorer.present.results import Found, FoundRows, Summary, news_of, summary_of, uncompared
from explorer.search.results import Hit, Results
from explorer.session import Session


class FoundWords:
    """Remembers the reports' outlines and links for the rows until `forget` is called."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kept: FoundRows | None = None
        self._asked: tuple[str, Place] | None = None

    def asked(self, query: str, of: Place) -> None:
        """A query was made of the words of this text, which is marked among what it finds."""
        self._asked = query, of

    @property
    def waits_for_comparison(self) -> bool:
        """Whether rows were made without knowing all that belongs together, but will be made anew."""
        return self._kept is not None and self._kept.waits_for_comparison

    def forget(self) -> None:
        """The library has changed."""
        self._kept = None

    def rows(self, hits: Sequence[Hit], results: Results, grouping: Grouping) -> list[Found]:
        self._rows.fresh = self._session.saved_searches.fresh(results.query.text)
        query, of = self._asked or ("", None)
        self._rows.asked_of = of if results.query.text == query else None
        return self._rows.rows(hits, results, grouping)

    def summary(self, results: Results) -> Summary:
        """What stands above the rows, once these are made."""
        saved, searching = self._session.saved_searches, self._session.searching
        missing = uncompared(results, self._session.comparisons.failed)
        new, checked = saved.new_in(results), self._session.checking.of(results)
        news = news_of(new, searching.indexing, self._rows, missing)
        summary = summary_of(results, searching.filters, news, saved.is_saved(results.query.text))
        told = checked_sentence(checked) if checked else ""
        return replace(summary, checked=told, fresh=0 < new < results.total)

    @property
    def _rows(self) -> FoundRows:
        if self._kept is None:
            session = self._session
            self._kept = FoundRows(
                session.reports.series(),
                session.library.outline,
                lambda series: session.comparisons.of(series, elsewhere=True),
            )
        return self._kept
