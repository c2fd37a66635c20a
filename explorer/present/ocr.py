"""What is said of pages that OCR read, of words in doubt, and of pages without text."""

from collections.abc import Sequence

from explorer.ingest.ocr import SECONDS
from explorer.model.comparison import Quantity
from explorer.model.marks import in_doubt, ocr_of, read_by_ocr
from explorer.model.recognition import Recognition, page_ranges
from explorer.model.report import Paragraph, Report
from explorer.model.text import Ocr
from explorer.translation import counted, tr

DOUBT = tr("OCR is not sure of this word. Compare it with the original page.")
READ = tr("read by OCR")
_MINUTE = 60  # seconds


def label(recognition: Recognition) -> str:
    """The line under the title of a report that OCR read, wholly or in part."""
    one, many = tr("Page %p read by OCR"), tr("Pages %p read by OCR")
    read = counted(len(recognition.pages), one, many).replace("%p", page_ranges(recognition.numbers))
    return f"{read} · {tr('words in doubt have a wavy line')}"


def told_of(paragraph: Paragraph) -> str:
    """What a screen reader is told of a paragraph: that OCR read it, and which words are in doubt; "" for neither."""
    if not read_by_ocr(paragraph):
        return ""
    words = ", ".join(f"“{word}”" for word in in_doubt(paragraph))
    doubt = tr("In doubt: %1.").replace("%1", words) if words else ""
    return f"{tr('Read by OCR.')} {doubt}".strip()


def told_of_quantity(quantity: Quantity, report: Report) -> str:
    """What is to be known of a figure: that OCR read it, and was not sure of it; "" for neither."""
    told = {Ocr.SURE: READ, Ocr.DOUBTFUL: tr("read by OCR, in doubt")}
    found = ocr_of(quantity, report)
    return told[found] if found else ""


def without_text(files: Sequence[tuple[str, int]]) -> str:
    """How many pages without text files have, of which the names and these numbers are given."""
    pages = sum(unread for _, unread in files)
    if len(files) == 1:
        told = counted(pages, tr("1 page of “%f” has no readable text."), tr("%1 pages of “%f” have no readable text."))
        return told.replace("%f", files[0][0])
    return (
        tr("%f files have %1 pages without readable text.").replace("%f", str(len(files))).replace("%1", f"{pages:,}")
    )


def question(files: Sequence[tuple[str, int]]) -> str:
    """Whether the pages without text of such files are to be read by OCR."""
    pages = sum(unread for _, unread in files)
    asked = counted(pages, tr("Read it by OCR?"), tr("Read them by OCR?"))
    return f"{without_text(files)} {asked} {duration(pages)} {tr('Words that it is not sure of will be marked.')}"


def question_for_all(name: str, pages: int) -> str:
    """Whether all pages of a report, which have text, are to be read by OCR."""
    told = tr("No page of “%1” is without readable text. Read all of them by OCR, in place of the text that they have?")
    return f"{told.replace('%1', name)} {duration(pages)} {tr('Words that it is not sure of will be marked.')}"


def duration(pages: int) -> str:
    """How long it takes, roughly."""
    minutes = round(pages * SECONDS / _MINUTE)
    if minutes < 1:
        return tr("It takes less than a minute.")
    return tr("It takes about %1.").replace("%1", counted(minutes, tr("a minute"), tr("%1 minutes")))
