"""What a file holds, told without the readers, and what became of it."""

import contextlib
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pypdfium2
from lxml import etree, html

from explorer.ingest.lines import printable
from explorer.model.report import Paragraph, Report
from explorer.model.text import Text

_COUNTED = re.compile(r"(\d+) words? (?:of this page )?did not arrive")
_IN_WORD = re.compile(r"<(?:w:t|w:delText|m:t|a:t)(?: [^>]*)?>([^<]*)")
_WORD_PARTS = re.compile(r"word/(?:document|footnotes|endnotes|comments|(?:header|footer)\d*)\.xml")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def missed(report: Report) -> Counter[int | None]:
    """How many words a warning says to be missing, page by page."""
    found = ((warning.page, _COUNTED.match(warning.message)) for warning in report.warnings)
    return Counter({page: int(match[1]) for page, match in found if match})


def kept(report: Report, text: str) -> None:
    """Holds that letters and figures of a text are missing from a report and its account if a warning says so, and only
    then."""
    lost = Counter(_letters(text)) - Counter(_letters(all_told(report)))
    assert bool(lost) == bool(missed(report)), (lost, missed(report))


def all_told(report: Report) -> str:
    """The words of a report, with marks and numbers, and those of its account."""
    return " ".join([*_texts(report), *(left.text for left in report.account)])


def held(path: Path) -> str:
    """All the text of a file, in any order: what pdfium finds on the pages of a PDF file, the text of markup."""
    if path.suffix == ".pdf":
        return "".join(_on_pages(pypdfium2.PdfDocument(path)))
    if path.suffix == ".html":
        parser = html.HTMLParser(remove_comments=True, encoding="utf-8")
        return printable("".join(map(str, html.document_fromstring(path.read_bytes(), parser=parser).itertext())))
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            parts = [package.read(name).decode() for name in package.namelist() if _WORD_PARTS.fullmatch(name)]
        return printable(unescape("".join(found[1] for part in parts for found in _IN_WORD.finditer(part))))
    if path.suffix == ".xml":
        root = etree.parse(path).getroot()
        for meta in list(root.iter("{*}meta")):
            notes = "".join("".join(map(str, note.itertext())) for note in meta.iter("{*}note"))
            meta.clear()
            meta.text = notes
        return "".join(map(str, root.itertext(etree.Element)))
    return re.sub(r"\]\(#?[^()\s]*\)", "]", path.read_text(encoding="utf-8"))


def _on_pages(document: pypdfium2.PdfDocument) -> Iterator[str]:
    for number in range(len(document)):
        with contextlib.suppress(pypdfium2.PdfiumError):  # of a page that is damaged
            yield document[number].get_textpage().get_text_range()


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", text)).translate(_PLAIN)


def _texts(report: Report) -> Iterator[str]:
    yield from (_runs(block.text) for block in report.front) if report.front else (report.title,)
    for section in report.walk():
        yield f"{section.number} {_runs(section.heading)}"
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield f"{block.number or ''} {_runs(block.text)}"
                yield from (f"{item.number} {_runs(item.text)}" for item in block.walk())
            else:
                yield block.caption
                yield from (_runs(cell) for row in block.rows for cell in row)
    yield from (f"{note.marker} {_runs(note.text)}" for note in report.footnotes)


def _runs(text: Text) -> str:
    return "".join(run.text for run in text)
