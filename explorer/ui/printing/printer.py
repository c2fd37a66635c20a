"""The system's own dialog for printers, and a job that draws on the one that was chosen."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from explorer.errors import ExplorerError
from explorer.export.paper import Paper
from explorer.jobs import Job

Draw = Callable[[Paper], Job[int]]


def ask_printer(title: str, parent: QWidget, send: Callable[[Draw], object]) -> None:
    """Let the reader choose a printer, then `send` what draws on it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.accepted.connect(lambda: send(partial(print_job, printer)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setModal(True)
    dialog.show()


def print_job(printer: QPrinter, paper: Paper) -> Job[int]:
    """Draw on a printer the pages that were chosen in its dialog; given up, nothing is printed. Whether the paper lies
    on its long side is decided by what is printed. Raises ExplorerError where the printer or the file does not take
    it."""
    from explorer.export.paged.drawing import NOT_PRINTED, drawn

    printer.setFullPage(True)
    turned = QPageLayout.Orientation.Landscape if paper.wide else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(turned)
    pages = yield from drawn(printer, paper, partial(chosen_pages, printer), printer.abort)
    if printer.printerState() is QPrinter.PrinterState.Error:
        raise ExplorerError(NOT_PRINTED)
    return pages


def chosen_pages(printer: QPrinter, count: int) -> Iterable[int]:
    """Of so many pages those that are printed, counted from 0, in their order and as often as they are wanted."""
    ranges = printer.pageRanges()
    pages = [page for page in range(count) if ranges.isEmpty() or ranges.contains(page + 1)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return pages * copies
    return [page for page in pages for _ in range(copies)]
