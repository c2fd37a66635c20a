"""What the user says of links, from the places that were pointed at to what is kept, and the sentences about it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from explorer.errors import ExplorerError
from explorer.export.citation import short_citation
from explorer.library import Library
from explorer.library.anchors import address_of
from explorer.library.corrections_file import read_corrections
from explorer.library.link_corrections import anchored_in
from explorer.model.comparison import CorrectionKind, LinkCorrection
from explorer.model.passage import Address
from explorer.model.report import Report, Section, Table


@dataclass(frozen=True, slots=True)
class Told:
    """A correction, what to call it ("pinning …") and the sentence that it was made."""

    correction: LinkCorrection
    words: str
    sentence: str


def pinned(left: Report, left_eid: str, right: Report, right_eid: str) -> Told:
    """Two places that correspond. Raises ExplorerError where they cannot."""
    correction, one, other = _of_two(CorrectionKind.PIN, left, left_eid, right, right_eid)
    return Told(correction, f"pinning {one} and {other} together", f"{one} and {other} are pinned together.")


def set_apart(left: Report, left_eid: str, right: Report, right_eid: str) -> Told:
    """Two places that do not correspond. Raises ExplorerError where they cannot in any case."""
    correction, one, other = _of_two(CorrectionKind.APART, left, left_eid, right, right_eid)
    return Told(correction, f"setting {one} and {other} apart", f"{one} and {other} are no counterparts.")


def set_alone(report: Report, eid: str, other: Report) -> Told:
    """A place that has no counterpart in another report. Raises ExplorerError where there is no such place."""
    _check_reports(report, other)
    address, section, name = _place(report, eid)
    there = short_citation(other)
    correction = LinkCorrection(CorrectionKind.ALONE, address, Address(other.key, ""), section)
    return Told(
        correction, f"leaving {name} without a counterpart in {there}", f"{name} has no counterpart in {there}."
    )


def withdrawn(correction: LinkCorrection, library: Library) -> Told:
    """A correction taken back, in the words of the reports that it names, as far as the library has them."""
    by_key = {report.key: report for report in _reports(library, [correction])}
    names = [
        short_citation(by_key[address.report], replace(address, report=by_key[address.report].id))
        for address in (correction.one, correction.other)
        if address.report in by_key and address.eid
    ]
    about = f" of {' and '.join(names)}" if names else ""
    return Told(correction, f"withdrawing the correction{about}", f"The correction{about} was withdrawn.")


@dataclass(frozen=True, slots=True)
class Received:
    """The corrections of a file: those to keep, with their places as this library has them; how many `wait` for reports
    that it does not have; and how many name places that a report lacks (`lost`)."""

    kept: tuple[LinkCorrection, ...]
    wait: int
    lost: int

    @property
    def sentence(self) -> str:
        parts = [f"{_count(len(self.kept), 'correction')} read."]
        if self.wait:
            parts.append(f"{self.wait} of them for reports that are not in this library.")
        if self.lost:
            parts.append(f"{_count(self.lost, 'more correction')} left out: the places are not in these reports.")
        return " ".join(parts)


def received(path: Path, library: Library) -> Received:
    """What a file of corrections says to this library. Raises ExplorerError where it is none."""
    corrections = read_corrections(path)
    reports = _reports(library, corrections)
    present = {report.key for report in reports}
    anchored = [anchored_in(correction, reports) for correction in corrections]
    kept = [correction for correction in anchored if correction]
    wait = [each for each in kept if not present.issuperset((each.one.report, each.other.report))]
    return Received(tuple(kept), len(wait), len(anchored) - len(kept))


def _reports(library: Library, corrections: Sequence[LinkCorrection]) -> list[Report]:
    """The readable reports of the library that corrections name."""
    keys = {address.report for each in corrections for address in (each.one, each.other)}
    return [library.report(id) for key in sorted(keys) if (id := library.find(key))]


def _of_two(
    kind: CorrectionKind, left: Report, left_eid: str, right: Report, right_eid: str
) -> tuple[LinkCorrection, str, str]:
    """A correction of two places, and what to call them."""
    _check_reports(left, right)
    one, section, name = _place(left, left_eid)
    other, other_section, other_name = _place(right, right_eid)
    if section != other_section:
        raise ExplorerError("A section and a paragraph are never counterparts. Choose two sections or two paragraphs.")
    return LinkCorrection(kind, one, other, section), name, other_name


def _check_reports(one: Report, other: Report) -> None:
    if one.key == other.key:
        raise ExplorerError("Counterparts stand in different reports. Choose a place in another report.")


def _place(report: Report, eid: str) -> tuple[Address, bool, str]:
    """The address of a section, or of the paragraph that has or holds an eId; whether it is a section; its name."""
    element = report.find(eid)
    if element is None or isinstance(element, Table):
        raise ExplorerError(f"There is no section or paragraph at “{eid}”. Choose one.")
    return address_of(element, report), isinstance(element, Section), short_citation(report, element)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
