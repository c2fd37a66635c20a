"""Which pages of a file are to be read by OCR, as the command line says it."""

from argparse import ArgumentParser, Namespace

from explorer.errors import RecognitionNeeded
from explorer.model.recognition import OcrChoice
from explorer.model.report import Report
from explorer.translation import counted, tr

WAY = tr("Add --ocr to have them read by OCR.")


def declare(parser: ArgumentParser) -> None:
    """The options that ask for OCR. Nothing is read by it without one of them."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--ocr", action="store_true", help="read pages without readable text by OCR (needs Tesseract)")
    group.add_argument("--ocr-all", action="store_true", help="read all pages by OCR, in place of the text they have")


def given(options: Namespace) -> OcrChoice | None:
    """The pages that were asked for, None where none were."""
    return OcrChoice(every=options.ocr_all) if options.ocr or options.ocr_all else None


def remark(name: str, unread: int) -> str:
    """What is said of a file with pages without text, that OCR was not asked for; "" where it has none."""
    pages = counted(unread, tr("1 page without readable text"), tr("%1 pages without readable text"))
    return f"{name}: {pages}. {WAY}" if unread else ""


def remark_of(report: Report) -> str:
    """The same of a report."""
    return remark(report.file, len(report.source.unread))


def with_way(error: RecognitionNeeded) -> RecognitionNeeded:
    """An error about a scan that says what to type."""
    return RecognitionNeeded(f"{error} {tr('Add --ocr.')}", error.pages)
