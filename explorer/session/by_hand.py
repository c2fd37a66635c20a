"""Two sections or paragraphs side by side that the reader chose, whatever corresponds to what."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from explorer.compare import compare_job
from explorer.jobs import ChildProcess, Job
from explorer.library import Entry
from explorer.library.anchors import address_of
from explorer.model.comparison import Comparison, CorrectionKind, LinkCorrection
from explorer.model.report import Paragraph, Report, Section
from explorer.session.comparing import Comparisons
from explorer.session.correcting import Correcting
from explorer.session.latest import Latest
from explorer.session.opened import Opened
from explorer.session.work import Work

Chosen = tuple[str, str]
"""The id of a report and the eId of a section or paragraph in it."""


@dataclass(frozen=True, slots=True)
class Excerpts:
    """Two reports with nothing but what was chosen, compared."""

    older: Report
    newer: Report
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class _Asked:
    """The sections with the entries of their reports, and what the user says of links: what the result depends on."""

    older: tuple[Chosen, Entry]
    newer: tuple[Chosen, Entry]
    said: tuple[LinkCorrection, ...]


class ByHand:
    """Keeps the last two sections that were compared. `comparisons` tells when those that were asked for are there, or
    that comparing them failed or was cancelled."""

    def __init__(
        self, work: Work, child: ChildProcess, opened: Opened, comparisons: Comparisons, corrections: Correcting
    ) -> None:
        self._child, self._opened, self._corrections = child, opened, corrections
        self._asked: _Asked | None = None
        self._latest: Latest[_Asked, Excerpts] = Latest(
            work,
            "compare",
            "Comparing two sections",
            lambda asked, found: comparisons.changed.emit(found.newer.series),
            lambda asked: comparisons.stopped.emit(asked.newer[1].series),
        )

    def compared(self, older: Chosen, newer: Chosen) -> Excerpts | None:
        """Two paragraphs compared, or two sections, those around where one of them is a paragraph; None while that is
        made, and where one of them is not there. Raises ExplorerError where a report cannot be read."""
        entry = self._opened.needed().entry
        self._asked = asked = _Asked((older, entry(older[0])), (newer, entry(newer[0])), tuple(self._corrections.all()))
        if not self._latest.holds(asked) and not self._latest.failed(asked):
            alone = all(isinstance(self._opened.needed().report(id).find(eid), Paragraph) for id, eid in (older, newer))
            one, other = self._excerpt(older, alone), self._excerpt(newer, alone)
            if one is None or other is None:
                return None
            self._latest.start(asked, partial(self._job, one, other, asked.said))
        return self._latest.found(asked)

    @property
    def failed(self) -> bool:
        """Whether what was last asked for could not be made, and is not made again by itself."""
        return self._asked is not None and self._latest.failed(self._asked)

    def again(self) -> None:
        """Make what failed when it is next asked for."""
        self._latest.cancel()

    def forget(self) -> None:
        """Drop what belongs to a library that is left."""
        self._latest.forget()
        self._asked = None

    def _job(self, one: Report, other: Report, said: Sequence[LinkCorrection]) -> Job[Excerpts]:
        together = LinkCorrection(
            CorrectionKind.PIN, address_of(one.sections[0], one), address_of(other.sections[0], other), section=True
        )
        comparison = yield from self._child.perform(compare_job, [one, other], [*said, together])
        return Excerpts(one, other, comparison)

    def _excerpt(self, chosen: Chosen, alone: bool) -> Report | None:
        """A report with nothing but the chosen section, or but one paragraph below its heading."""
        report = self._opened.needed().report(chosen[0])
        section = report.section_of(chosen[1])
        if not isinstance(section, Section):
            return None
        if alone:
            blocks = tuple(block for block in section.blocks if block.eid == chosen[1])
            section = replace(section, blocks=blocks, sections=())
        return replace(report, sections=(section,))
