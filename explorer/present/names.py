"""What places are called: short, in the reader's terms, after United Nations usage.

    place_name     IV.A.2, para. 38          a paragraph with its section
                   IV.A.2, paras. 38–43      a section with its paragraphs
    short_name     para. 38, Annex I/7       where the section is told of already
                   IV.A.2                    of unnumbered text and of sections
    numbers        paras. 38–43              some paragraphs by their numbers

Sections and reports have their names from `explorer.model.names`; citations are written by `explorer.export.citation`.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from explorer.model.names import Named, report_names
from explorer.model.report import Block, Paragraph, Report, Section
from explorer.translation import tr


def place_name(report: Report, eid: str) -> str:
    """Section and paragraph, "IV.A.2, para. 38"; a section with its paragraphs, "IV.A.2, paras. 38–43"."""
    section, element = report.section_of(eid), report.find(eid)
    if section is not None and isinstance(element, Section):
        return joined(section.name, numbers([paragraph.number or "" for paragraph in section.paragraphs()]))
    return _place_name(section, element) if section else ""


def short_name(report: Report, eid: str) -> str:
    """The paragraph alone where there is one, "para. 38", else the section."""
    return _short_name(report.section_of(eid), report.find(eid))


def names_in_series(series: Mapping[str, Sequence[Named]]) -> dict[str, str]:
    """What each report, by its id, is called within its series: its year, where that tells it."""
    return {
        report.id: name
        for reports in series.values()
        for report, name in zip(reports, report_names(reports), strict=True)
    }


def numbers(labels: Sequence[str]) -> str:
    """Paragraphs of one part by their labels: "para. 46", "paras. 38–43", "Annex I/7–9"; "" where there is none."""
    if not labels:
        return ""
    part, _, first = labels[0].rpartition("/")
    last = labels[-1].rpartition("/")[2]
    if part:
        return f"{part}/{first}" if len(labels) == 1 else f"{part}/{first}–{last}"
    return tr("para. {}").format(first) if len(labels) == 1 else tr("paras. {}–{}").format(first, last)


def joined(*parts: str) -> str:
    """The parts of a name that are not empty, from the larger to the smaller."""
    return ", ".join(part for part in parts if part)


class Places:
    """The names of many places of one report, by eId."""

    def __init__(self, report: Report) -> None:
        self.section_of: dict[str, Section] = {section.eid: section for section in report.walk()}
        """The section that is, or holds, each element; sub-paragraphs included."""
        self._blocks: dict[str, Block] = {}
        for section, block in report.blocks():
            self._blocks[block.eid] = block
            self.section_of[block.eid] = section
            for item in block.walk() if isinstance(block, Paragraph) else ():
                self.section_of[item.eid] = section

    def section(self, eid: str) -> Section | None:
        """The section that has this eId itself."""
        found = self.section_of.get(eid)
        return found if found and found.eid == eid else None

    def name(self, eid: str) -> str:
        """ "IV.A.2, para. 38", of unnumbered text the section."""
        section = self.section_of.get(eid)
        return _place_name(section, self._blocks.get(eid)) if section else ""

    def short(self, eid: str) -> str:
        """ "para. 38", "Annex I/7"; of unnumbered text the section."""
        return _short_name(self.section_of.get(eid), self._blocks.get(eid))

    def together(self, eids: Sequence[str]) -> str:
        """Some places with the section named once, numbers that follow each other as one: "IV.A.1, paras. 35–37"."""
        blocks = [self._blocks.get(eid) for eid in eids]
        homes = {self.section_of[eid].eid for eid in eids if eid in self.section_of}
        labels = [block.label or "" for block in blocks if isinstance(block, Paragraph)]
        whole = [int(label) for label in labels if label.isdecimal()]
        follow = all(second == first + 1 for first, second in pairwise(whole))
        if len(homes) == 1 and 1 < len(eids) == len(whole) and follow:
            return joined(self.section_of[eids[0]].name, numbers(labels))
        return joined(*(self.name(eid) for eid in eids[:1]), *(self.short(eid) for eid in eids[1:]))


def _place_name(section: Section, element: object) -> str:
    number = element.number if isinstance(element, Paragraph) else None
    return joined(section.name, numbers([number]) if number else "")


def _short_name(section: Section | None, element: object) -> str:
    if isinstance(element, Paragraph) and element.number:
        return numbers([element.label or element.number])
    return section.name if section else ""
