"""What the user says of links: from the places that were pointed at to what is kept, and the sentences about it."""

from collections.abc import Callable, Iterable
from pathlib import Path

from explorer import paths
from explorer.errors import ExplorerError
from explorer.events import Event
from explorer.export.citation import short_citation
from explorer.library.anchors import address_of
from explorer.library.corrections_file import read_corrections, written
from explorer.library.link_corrections import anchored_in
from explorer.model.comparison import CorrectionKind, LinkCorrection
from explorer.model.passage import Address
from explorer.model.report import Report, Section, Table
from explorer.model.text import number_of
from explorer.session.cached import Cached
from explorer.session.opened import Opened
from explorer.session.work import Notice, Work


class Correcting:
    """The methods raise ExplorerError where a place cannot be corrected so; nothing has then changed."""

    def __init__(self, opened: Opened, work: Work, notify: Callable[[Notice], object]) -> None:
        self.changed: Event[()] = Event()
        """Something else is said of links now, also after undoing."""
        self._opened, self._notify = opened, notify
        self._all = Cached(opened, lambda user: user.relinked, lambda user: user.links.all())
        opened.repeat(lambda user: user.relinked, self.changed, work)

    def all(self) -> list[LinkCorrection]:
        """What was said, in the order in which it was."""
        return list(self._all.get())

    def of(self, report: str, eid: str) -> list[LinkCorrection]:
        """What was said of the links of a section or paragraph."""
        place = (self._opened.needed().entry(report).sha256, eid)
        return [correction for correction in self.all() if place in correction.places]

    def pin(self, left: str, left_eid: str, right: str, right_eid: str) -> None:
        """Two places of two reports, by their ids, correspond."""
        correction, one, other = self._of_two(CorrectionKind.PIN, left, left_eid, right, right_eid)
        self._keep([correction], f"pinning {one} and {other} together", f"{one} and {other} are pinned together.")

    def set_apart(self, left: str, left_eid: str, right: str, right_eid: str) -> None:
        """Two places do not correspond."""
        correction, one, other = self._of_two(CorrectionKind.APART, left, left_eid, right, right_eid)
        self._keep([correction], f"setting {one} and {other} apart", f"{one} and {other} are no counterparts.")

    def set_alone(self, report: str, eid: str, other: str) -> None:
        """A place has no counterpart in another report."""
        here, there = self._two(report, other)
        address, section, name = _place(here, eid)
        correction = LinkCorrection(CorrectionKind.ALONE, address, Address(there.key, ""), section)
        fate = f"no counterpart in {short_citation(there)}"
        self._keep([correction], f"saying that {name} has {fate}", f"{name} has {fate}.")

    def withdraw(self, correction: LinkCorrection) -> None:
        """Likeness decides again."""
        reports = {report.key: report for report in self._reports([correction])}
        names = [
            short_citation(reports[address.report], address)
            for address in (correction.one, correction.other)
            if address.report in reports and address.eid
        ]
        of = f" of {' and '.join(names)}" if names else ""
        removed = self._opened.needed().user.links.remove(correction, f"withdrawing the correction{of}")
        self._tell(f"The correction{of} was withdrawn.", removed)

    def written(self) -> bytes:
        """All corrections in the form of their file."""
        entries = self._opened.needed().entries()
        return written(self.all(), {entry.sha256: entry.file for entry in entries})

    def export(self, path: Path) -> None:
        """All corrections as a file."""
        paths.write_atomically(path, self.written())
        self._notify(Notice(f"Exported to {path}."))

    def take_over(self, path: Path) -> None:
        """The corrections of a file, with their places as the reports here have them. Those of reports that are not
        here wait for them; those whose place a report lacks are left out."""
        corrections = read_corrections(path)
        reports = self._reports(corrections)
        present = {report.key for report in reports}
        kept = [found for each in corrections if (found := anchored_in(each, reports))]
        waiting = [each for each in kept if not present.issuperset((each.one.report, each.other.report))]
        told = [f"{number_of(len(kept), 'correction')} read."]
        if waiting:
            told.append(f"{len(waiting)} of them for reports that are not in this library.")
        if len(kept) < len(corrections):
            lost = number_of(len(corrections) - len(kept), "more correction")
            told.append(f"{lost} left out: the places are not in these reports.")
        self._keep(kept, f"reading the corrections of “{path.name}”", " ".join(told))

    def _of_two(
        self, kind: CorrectionKind, left: str, left_eid: str, right: str, right_eid: str
    ) -> tuple[LinkCorrection, str, str]:
        """A correction of two places, and what to call them."""
        here, there = self._two(left, right)
        one, section, name = _place(here, left_eid)
        other, other_section, other_name = _place(there, right_eid)
        if section != other_section:
            raise ExplorerError("A section and a paragraph are never counterparts. Choose two of one kind.")
        return LinkCorrection(kind, one, other, section), name, other_name

    def _two(self, one: str, other: str) -> tuple[Report, Report]:
        if one == other:
            raise ExplorerError("Counterparts stand in different reports. Choose a place in another report.")
        return self._opened.needed().report(one), self._opened.needed().report(other)

    def _keep(self, corrections: Iterable[LinkCorrection], words: str, sentence: str) -> None:
        new = self._opened.needed().user.links.add(corrections, words, seen=self.all())
        self._tell(sentence, bool(new))

    def _tell(self, sentence: str, undoable: bool) -> None:
        """Where nothing changed, undoing would take back something else."""
        self._notify(Notice(sentence, undo="edit.undo" if undoable else None))

    def _reports(self, corrections: Iterable[LinkCorrection]) -> list[Report]:
        """The readable reports of the library that corrections name."""
        library = self._opened.needed()
        keys = {address.report for each in corrections for address in (each.one, each.other)}
        return [library.report(id) for key in sorted(keys) if (id := library.find(key))]


def _place(report: Report, eid: str) -> tuple[Address, bool, str]:
    """The address of a section, or of the paragraph that has or holds an eId; whether it is a section; its name."""
    element = report.find(eid)
    if element is None or isinstance(element, Table):
        raise ExplorerError(f"There is no section or paragraph at “{eid}”. Choose one.")
    return address_of(element, report), isinstance(element, Section), short_citation(report, element)
