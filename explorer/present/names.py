"""How places are named in the window: short, in the reader's terms, after United Nations usage."""

from explorer.model.report import Paragraph, Report, Section


def place_name(report: Report, eid: str) -> str:
    """Section and paragraph, "IV.A.2, para. 38"; a section with its paragraphs, "IV.A.2, paras. 38–43"."""
    section = report.section_of(eid)
    if section is None:
        return ""
    element = report.find(eid)
    if isinstance(element, Section):
        return _joined(section_name(section), paragraph_range(section))
    label = f"para. {element.number}" if isinstance(element, Paragraph) and element.number else ""
    return _joined(section_name(section), label)


def short_name(report: Report, eid: str) -> str:
    """The paragraph alone where there is one, "para. 38", else the section."""
    element, section = report.find(eid), report.section_of(eid)
    if isinstance(element, Paragraph) and element.number:
        return f"para. {element.number}"
    return section_name(section) if section else ""


def year_name(report: Report) -> str:
    """The year of a report; its title or file where the year is not known."""
    return str(report.year or report.title or report.source.name)


def section_name(section: Section) -> str:
    """The path of a section, or its title where no number leads to it."""
    return section.title if "*" in section.path else section.path


def paragraph_range(section: Section) -> str:
    """The paragraphs under a heading: "paras. 38–43", "para. 46", or "" where none is numbered."""
    numbers = [paragraph.number or "" for paragraph in section.paragraphs()]
    if not numbers:
        return ""
    return f"para. {numbers[0]}" if len(numbers) == 1 else f"paras. {numbers[0]}–{numbers[-1]}"


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
