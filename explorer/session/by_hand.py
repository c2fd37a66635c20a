"""Two sections side by side that the reader chose, whatever corresponds to what."""

from dataclasses import dataclass, replace

from explorer.compare import compare_job
from explorer.jobs import ChildProcess, Job, Ticket
from explorer.library import Entry
from explorer.library.anchors import address_of
from explorer.model.comparison import Comparison, CorrectionKind, LinkCorrection
from explorer.model.report import Report, Section
from explorer.session.comparing import Comparisons
from explorer.session.opened import Opened
from explorer.session.work import Work

Chosen = tuple[str, str]
"""The id of a report and the eId of a section in it, or of a paragraph: that of its section."""


@dataclass(frozen=True, slots=True)
class Excerpts:
    """Two reports with nothing but the chosen sections, compared."""

    older: Report
    newer: Report
    comparison: Comparison


class ByHand:
    """Keeps the last two sections that were compared. `comparisons` tells when those that were asked for are there, or
    that comparing them failed or was given up."""

    def __init__(
        self,
        work: Work,
        child: ChildProcess,
        opened: Opened,
        comparisons: Comparisons,
    ) -> None:
        self._work, self._child, self._opened, self._comparisons = work, child, opened, comparisons
        self._asked: tuple[tuple[Chosen, Entry], tuple[Chosen, Entry], tuple[LinkCorrection, ...]] | None = None
        self._ticket = Ticket()
        self._found: Excerpts | None = None

    def compared(self, older: Chosen, newer: Chosen) -> Excerpts | None:
        """Two sections compared; None while that is made, and where one of them is not there. Raises ExplorerError
        where a report cannot be read."""
        library = self._opened.needed()
        said = tuple(library.user.links.all())
        asked = (older, library.entry(older[0])), (newer, library.entry(newer[0])), said
        if asked == self._asked and not self._ticket.cancelled:
            return self._found
        one, other = self._excerpt(older), self._excerpt(newer)
        if one is None or other is None:
            return None
        self._ticket.cancel()
        self._asked, self._found, self._ticket = asked, None, Ticket()
        together = LinkCorrection(
            CorrectionKind.PIN, address_of(one.sections[0], one), address_of(other.sections[0], other), section=True
        )

        def job() -> Job[Comparison]:
            return (yield from self._child.perform(compare_job, [one, other], [*said, together]))

        def done(comparison: Comparison) -> None:
            if self._asked == asked:
                self._found = Excerpts(one, other, comparison)
                self._comparisons.changed.emit(other.series)

        def ended() -> None:
            if self._asked == asked and self._found is None:
                self._asked = None
                self._comparisons.stopped.emit(other.series)

        self._work.start("compare", "Comparing two sections", job, done, ended, self._ticket)
        return self._found

    def _excerpt(self, chosen: Chosen) -> Report | None:
        """A report with nothing but the chosen section."""
        report = self._opened.needed().report(chosen[0])
        section = report.section_of(chosen[1])
        return replace(report, sections=(section,)) if isinstance(section, Section) else None
