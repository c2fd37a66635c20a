"""Print: what is on show is looked at as pages, and sent to a printer or written to a PDF file."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from explorer.commands import Menu, command
from explorer.export.formats import Kind, format_named
from explorer.ingest.pages import PageImage
from explorer.translation import tr
from explorer.ui.shell.exporting import Exporting
from explorer.ui.shell.ports import Printable, Shell
from explorer.ui.widgets.keyboard import has_keyboard

if TYPE_CHECKING:
    from explorer.ui.printing.dialog import PrintDialog


class Printing:
    """Offers what the centre shows, and what else is on show; `others` give that, None while there is nothing."""

    def __init__(self, shell: Shell, *others: Callable[[], Printable | None]) -> None:
        self.shell, self._others = shell, others
        self._exporting = Exporting(shell)
        self._dialog: PrintDialog | None = None

    def _on_show(self) -> Iterator[Printable]:
        for offer in (self.shell.places.lens.printable, *self._others):
            found = offer()
            if found is not None:
                yield found

    def _needs_something(self) -> str | None:
        return None if any(self._on_show()) else tr("There is nothing to print here yet.")

    @command(
        "print",
        tr("Print…"),
        "Ctrl+P",
        menu=Menu.LIBRARY,
        help=tr("Print what is on show, or save it as a PDF document."),
        when=_needs_something,
    )
    def open(self) -> None:
        """Offer first what has the keyboard."""
        from explorer.ui.printing.dialog import PrintDialog

        offered = list(self._on_show())
        first = next((one for one in offered if has_keyboard(one.view)), offered[0])
        dialog = self._dialog = PrintDialog(self.shell.theme, offered, offered.index(first), self.shell.window)
        printing = self.shell.session.printing
        dialog.chosen.connect(lambda one: printing.set(one.make))
        dialog.page_wanted.connect(printing.draw)
        dialog.print_wanted.connect(self._ask_printer)
        dialog.pdf_wanted.connect(self._ask_file)
        dialog.finished.connect(self._closed)
        printing.set(first.make)
        dialog.open()

    def pages_ready(self) -> None:
        """The pages are set."""
        pdf = self.shell.session.printing.pdf
        if self._dialog and pdf:
            self._dialog.show_pages(pdf.pages)

    def page_drawn(self, image: PageImage) -> None:
        """A page is there to be looked at."""
        if self._dialog:
            self._dialog.show_image(image)

    def stopped(self) -> None:
        """There is nothing to be looked at."""
        if self._dialog:
            self._dialog.show_stopped()

    def _closed(self) -> None:
        self._dialog = None
        self.shell.session.printing.forget()

    def _ask_printer(self, one: Printable) -> None:
        from explorer.ui.printing.printer import ask_printer

        send = partial(self.shell.session.printing.send, one.title, one.make)
        ask_printer(one.file, self.shell.window, send)

    def _ask_file(self, one: Printable) -> None:
        about = tr("%1 as pages, as they are printed.").replace("%1", one.title)
        save = self.shell.session.printing.save
        self._exporting.ask(about, [format_named("pdf", Kind.PASSAGES)], lambda path, _: save(one.make, path), one.file)
