"""What is printed: set in pages on a worker, looked at, and written to a file or sent to a printer."""

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.events import Event
from explorer.export.paper import Paper
from explorer.ingest.pages import PageImage
from explorer.jobs import Job, Progress, seldom
from explorer.present.paper.words import foot
from explorer.session.latest import Latest
from explorer.session.opened import Opened
from explorer.session.pages import Pages
from explorer.session.work import Notice, Work, export_to

if TYPE_CHECKING:
    from explorer.export.paged.pdf import Pdf

Make = Callable[[str], Paper]
"""Puts together what is printed, on any thread; it gets what stands at the foot of each page."""


class Printing:
    """One thing at a time is set in pages; what is asked for later takes its place."""

    def __init__(self, opened: Opened, work: Work, pages: Pages, notify: Callable[[Notice], object]) -> None:
        self.ready: Event[()] = Event()
        """The pages asked for are set, as `pdf`."""
        self.drawn: Event[PageImage] = Event()
        """The page that was asked for last, as a picture."""
        self.stopped: Event[()] = Event()
        """What was asked for failed, or the user cancelled it."""
        self._opened, self._work, self._pages, self._notify = opened, work, pages, notify
        self._set: Latest[Make, Pdf] = Latest(
            work, "printing", "Setting the pages", lambda made, pdf: self.ready.emit(), lambda made: self.stopped.emit()
        )
        self._pictures: Latest[tuple[int, int], PageImage] = Latest(
            work, "preview", "", lambda page, image: self.drawn.emit(image), lambda page: self.stopped.emit(), True
        )

    @property
    def pdf(self) -> "Pdf | None":
        """What was set last; None while something else is."""
        return None if self._set.running else self._set.last

    def set(self, make: Make) -> None:
        """Have something set in pages; `ready` follows."""
        self._pictures.forget()
        self._set.start(make, partial(self._pages_of, make))

    def draw(self, page: int, pixels: int) -> None:
        """Have a page of `pdf`, counted from 1, drawn so many pixels wide; `drawn` follows."""
        if self.pdf is not None:
            self._pictures.start((page, pixels), partial(self._pages.drawing, self.pdf.data, page, pixels))

    def save(self, make: Make, path: Path) -> None:
        """Write a PDF file, and say so."""
        export_to(path, lambda: self._written(make), self._work, self._notify)

    def send(self, title: str, make: Make, draw: Callable[[Paper], Job[int]]) -> None:
        """Have something drawn on a printer, and say so; `draw` gets it on a worker."""

        def job() -> Job[int]:
            yield Progress(0, 0)
            return (yield from seldom(draw(self._paper(make))))

        self._work.start(
            "printer", "Printing", job, lambda pages: self._notify(Notice(f"Sent to the printer: {title}."))
        )

    def forget(self) -> None:
        """No longer wait for pages, and drop those that are set."""
        self._set.forget()
        self._pictures.forget()

    def _pages_of(self, make: Make) -> "Job[Pdf]":
        from explorer.export.paged.pdf import pdf_job

        yield Progress(0, 0)
        return (yield from seldom(pdf_job(self._paper(make))))

    def _written(self, make: Make) -> bytes:
        from explorer.export.paged.pdf import pdf

        return pdf(self._paper(make))

    def _paper(self, make: Make) -> Paper:
        return make(foot(self._opened.needed().folder.name, day=datetime.date.today()))
