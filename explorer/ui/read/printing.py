"""A report on paper, set as it is read, in the light colours."""

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from explorer.errors import ExplorerError
from explorer.model.report import Report
from explorer.translation import tr
from explorer.ui.read.document import set_report
from explorer.ui.theme import LIGHT, Theme


def ask_and_print(report: Report, theme: Theme, parent: QWidget) -> None:
    """Let the reader choose a printer or a PDF file, then print."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(report.title or report.source.name)
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: print_report(report, theme, printer))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setModal(True)
    dialog.show()


def print_report(report: Report, theme: Theme, printer: QPrinter) -> None:
    """Print with the page numbers and margins that Qt gives a document. Raises ExplorerError where the printer or the
    file does not take it."""
    set_report(report, theme, LIGHT).document.print_(printer)
    if printer.printerState() is QPrinter.PrinterState.Error:
        raise ExplorerError(tr("The report was not printed. Check the printer, or where the file is to go."))
