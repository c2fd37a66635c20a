"""The places of a search by year, which are counted when somebody looks at them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from explorer.events import Event
from explorer.export.passages import export_curve
from explorer.jobs import Job, Progress
from explorer.model.curve import Curve
from explorer.search.query import Query
from explorer.search.results import Filters
from explorer.session.latest import Latest
from explorer.session.work import Notice, Work, export_to

Asked = tuple[Query, tuple[tuple[str, tuple[str, ...]], ...]]
"""A query, and what its results are narrowed to."""


class ByYear:
    """`curve` is that of the query that was counted last, None where there is none."""

    def __init__(
        self, work: Work, notify: Callable[[Notice], object], count: Callable[[Query, Filters], Curve | None]
    ) -> None:
        """`count` is called on a worker."""
        self.changed: Event[()] = Event()
        """There is another `curve`."""
        self.stopped: Event[()] = Event()
        """Counting failed, or the user cancelled it."""
        self.curve: Curve | None = None
        self._work, self._notify, self._count = work, notify, count
        self._latest: Latest[Asked, Curve | None] = Latest(
            work, "search", "Searching", self._found, lambda asked: self.stopped.emit()
        )

    def count(self, query: Query, filters: Filters) -> None:
        """Have a query counted by year, as it was meant when it was answered; `changed` follows."""
        asked = query, tuple((name, tuple(sorted(values))) for name, values in sorted(filters.items()))
        self._latest.start(asked, partial(self._job, query, {name: frozenset(values) for name, values in asked[1]}))

    def export(self, path: Path, format: str) -> None:
        """Write the curve to a file; nothing where there is none."""
        if self.curve is not None:
            export_to(path, partial(export_curve, self.curve, format), self._work, self._notify)

    def forget(self) -> None:
        """The search ended."""
        self._latest.forget()
        self.curve = None

    def _job(self, query: Query, filters: Filters) -> Job[Curve | None]:
        yield Progress(0, 0)
        return self._count(query, filters)

    def _found(self, asked: Asked, curve: Curve | None) -> None:
        self.curve = curve
        self.changed.emit()
