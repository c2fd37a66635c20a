"""Folders of reports to import: the samples set anew as PDF, Word and text, each with words of its own."""

from collections.abc import Iterator
from pathlib import Path

from explorer.ingest import read_report
from explorer.model.report import Paragraph, Report, Section
from explorer.paths import resource
from tests.ingest.page_setter import Pages
from tests.ingest.word_file import docx, paragraph

_KINDS = (".pdf", ".docx", ".txt")
_STYLES = "".join(f'<w:style w:styleId="H{level}"><w:name w:val="heading {level}"/></w:style>' for level in range(1, 6))


def write_folder(folder: Path, count: int) -> list[Path]:
    """`count` reports, a third in each format; no two are the same."""
    folder.mkdir(parents=True)
    samples = [read_report(path) for path in sorted(resource("samples").glob("*.txt"))]
    files = []
    for number in range(count):
        report, kind = samples[number % len(samples)], _KINDS[number % len(_KINDS)]
        files.append(folder / f"report-{number:03}{kind}")
        files[-1].write_bytes(_set(report, kind, f"In case {number}"))
    return files


def long_pdf(path: Path, pages: int) -> None:
    """A report of so many pages."""
    report = read_report(sorted(resource("samples").glob("*.txt"))[0])
    made = _pages(report, "Again")
    made.pages = [made.pages[number % len(made.pages)] for number in range(pages)]
    path.write_bytes(made.made())


def _set(report: Report, kind: str, words: str) -> bytes:
    if kind == ".pdf":
        return _pages(report, words).made()
    if kind == ".docx":
        body = "".join(
            paragraph(text, f"H{min(section.level, 5)}" if heading else "")
            for section, text, heading in _texts(report, words)
        )
        return docx(body, styles=_STYLES)
    return "\n\n".join(text for _, text, _ in _texts(report, words)).encode()


def _pages(report: Report, words: str) -> Pages:
    pages = Pages("A/80/75").masthead("10 April 2025", f"{words} of 2025")
    for section, text, heading in _texts(report, words):
        text = text.encode("cp1252", "replace").decode("cp1252")
        if heading:
            pages.heading(text[:70], 14 if section.level == 1 else 12)
        else:
            pages.text(text)
    return pages


def _texts(report: Report, words: str) -> Iterator[tuple[Section, str, bool]]:
    """Headings and paragraphs as they are printed, `words` at the end of each paragraph."""
    for section in report.walk():
        if section.printed:
            yield section, section.printed, True
        for block in section.blocks:
            if isinstance(block, Paragraph):
                number = f"{block.number}. " if block.number else ""
                yield section, f"{number}{block.words} {words}.", False
