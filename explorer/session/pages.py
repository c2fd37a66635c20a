"""The original pages of a session's reports, as pictures with the paragraph in hand marked on them."""

from collections import OrderedDict
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from explorer.cage import Cage
from explorer.errors import ExplorerError, PasswordNeeded, UnreadableDocument
from explorer.events import Event
from explorer.ingest.document import contents
from explorer.ingest.drawing import find_text, render_page
from explorer.ingest.pages import Found, PageImage
from explorer.jobs import ChildProcess, Job
from explorer.model.report import Paragraph, Report, Section
from explorer.session.latest import Latest
from explorer.session.opened import Opened
from explorer.session.work import Work

TIME_LIMIT = 20.0
"""Seconds that drawing one page may take."""

PROCESSOR_LIMIT = 15
"""Seconds of computing that it may take. Chosen: nearly all of these."""

MEMORY_LIMIT = 2 * 1024**3
"""Bytes of address space for the process that draws pages."""

_KEPT = 6
"""Pictures that are kept; one is some megabytes large."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page (of `pages`) of a report's original and where the element `eid` was found on it. Without an image
    `problem` says why; `locked`: for want of a password; `stopped`: drawing it failed, or the user cancelled it."""

    report: str
    eid: str | None
    page: int
    pages: int
    image: PageImage | None = None
    found: Found | None = None
    problem: str = ""
    locked: bool = False
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What was asked for: `page` as drawn from `path`, `pixels` wide, `words` sought on it."""

    report: str
    eid: str | None
    page: int
    pages: int
    pixels: int
    path: Path
    words: str

    @property
    def picture(self) -> tuple[str, int, int]:
        """What tells its picture from others."""
        return self.report, self.page, self.pixels


_Made = tuple[PageImage, Found] | ExplorerError


class Pages:
    """One page is made at a time. What is asked for meanwhile waits, and the latest wins."""

    def __init__(self, work: Work, opened: Opened) -> None:
        self.ready: Event[PagePicture] = Event()
        """The page that was asked for, or why there is none."""
        self._opened = opened
        self._child = ChildProcess(MEMORY_LIMIT, processor_time=PROCESSOR_LIMIT, cage=Cage.READING)
        self._images: OrderedDict[tuple[str, int, int], PageImage] = OrderedDict()
        self._passwords: dict[str, str] = {}
        self._latest: Latest[_Wanted, _Made] = Latest(
            work, "page", "Drawing the original page", self._found, self._stopped, patient=True
        )

    def show(self, id: str, eid: str | None, pixels: int, page: int | None = None) -> None:
        """Have a page drawn `pixels` wide: that on which an element begins, or another; `ready` follows. Raises
        ExplorerError where the report cannot be read or its original has no pages."""
        library = self._opened.needed()
        path, report = library.original(id), library.report(id)
        if path is None or not has_pages(path):
            raise ExplorerError("The original of this report has no pages to show.")
        pages = report.source.pages or 1
        number = max(1, min(page or page_of(report, eid), pages))
        wanted = _Wanted(id, eid, number, pages, pixels, path, _words(report, eid))
        self._latest.start(wanted, partial(self._job, wanted))

    def unlock(self, id: str, password: str) -> None:
        """Draw the pages of a report with this password from now on; it is forgotten with the session."""
        self._passwords[id] = password

    def drawing(self, data: bytes, page: int, pixels: int) -> Job[PageImage]:
        """A page, counted from 1, of any PDF file drawn so many pixels wide."""
        return self._child.perform(render_page, data, page, pixels, timeout=TIME_LIMIT)

    def forget(self) -> None:
        """Drop what belongs to a library that is left."""
        self._images.clear()
        self._passwords.clear()
        self._latest.forget()

    def close(self) -> None:
        """End the process that draws; what it is drawing is to be given up before, with `forget`."""
        self._child.close()

    def _job(self, wanted: _Wanted) -> Job[_Made]:
        """The picture, drawn unless it is there, and what was found on it; or why there is none."""
        page = wanted.page
        image, password = self._images.get(wanted.picture), self._passwords.get(wanted.report)
        try:
            data = _contents(wanted.path)
            if image is None:
                drawing = (data, page, wanted.pixels, password)
                image = yield from self._child.perform(render_page, *drawing, timeout=TIME_LIMIT)
            seeking = (data, page, wanted.words, password)
            return image, (yield from self._child.perform(find_text, *seeking, timeout=TIME_LIMIT))
        except ExplorerError as error:
            return error

    def _found(self, wanted: _Wanted, made: _Made) -> None:
        plain = _plain(wanted)
        if isinstance(made, ExplorerError):
            self.ready.emit(replace(plain, problem=str(made), locked=isinstance(made, PasswordNeeded)))
        else:
            image, found = made
            self._keep(wanted, image)
            self.ready.emit(replace(plain, image=image, found=found))

    def _stopped(self, wanted: _Wanted) -> None:
        self.ready.emit(replace(_plain(wanted), problem="The page was not drawn.", stopped=True))

    def _keep(self, wanted: _Wanted, image: PageImage) -> None:
        self._images[wanted.picture] = image
        self._images.move_to_end(wanted.picture)
        while len(self._images) > _KEPT:
            self._images.popitem(last=False)


def _plain(wanted: _Wanted) -> PagePicture:
    return PagePicture(wanted.report, wanted.eid, wanted.page, wanted.pages)


def _contents(original: Path) -> bytes:
    if not original.is_file():
        raise UnreadableDocument("The original file is gone. Remove the report and import its file again.")
    return contents(original)


def has_pages(original: Path) -> bool:
    """Whether the pages of a kind of file can be drawn."""
    return original.suffix.lower() == ".pdf"


def page_of(report: Report, eid: str | None) -> int:
    """The page on which an element begins; where that is not known, the nearest one before it in the report."""
    page, found = 1, report.find(eid) if eid else None
    for section in report.walk():
        for element in (section, *section.blocks):
            page = element.page or page
            if element is found:
                return page
    return page if found else _first_page(report)


def element_on(report: Report, page: int) -> str | None:
    """The eId of the first paragraph or table that begins on a page; where none does, of the last one before it."""
    before = None
    for section, block in report.blocks():
        at = block.page or section.page or 0
        if at >= page:
            return block.eid if at == page or before is None else before
        before = block.eid
    return before


def _first_page(report: Report) -> int:
    return next((section.page for section in report.walk() if section.page), 1)


def _words(report: Report, eid: str | None) -> str:
    """The words of an element as they are printed, its number among them."""
    found = report.find(eid) if eid else None
    if isinstance(found, Section):
        return found.printed
    if isinstance(found, Paragraph):
        return f"{found.number or ''} {found.words}"
    return found.words if found else ""
