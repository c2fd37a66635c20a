"""Read: the open report as text, its links and its marks."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from explorer.commands import Menu, command
from explorer.language.references import document_of
from explorer.model.names import report_name
from explorer.model.report import Report, Section
from explorer.model.web import WebAddress, web_address
from explorer.places import Mode, Place
from explorer.present.paper.report import report_paper
from explorer.translation import tr
from explorer.ui.read.original import Original
from explorer.ui.shell.lens import Lens
from explorer.ui.shell.ports import Printable, Shell
from explorer.ui.widgets.keyboard import ENTER, naming

if TYPE_CHECKING:
    from explorer.ui.read.view import ReadView


class Read(Lens["ReadView"]):
    """`phrases()` gives what is to be highlighted in the text."""

    mode = Mode.READ
    of_reports = True
    scopes = False

    def __init__(self, shell: Shell, original: Original, phrases: Callable[[], Sequence[str]]) -> None:
        super().__init__(shell)
        self._original, self._phrases = original, phrases
        self._report: Report | None = None

    def make_view(self) -> "ReadView":
        from explorer.ui.read.view import ReadView

        view = ReadView(self.shell.theme, self.shell.commands)
        view.text.moved.connect(self._moved)
        view.text.passage_requested.connect(self._keep)
        view.text.linked.connect(self._follow)
        self._original.attach(view)
        return view

    def show(self, place: Place, refreshing: bool) -> None:
        """What is shown already is not scrolled when it is shown anew."""
        report = self.shell.series.report(place.here)
        if report is None:
            return
        shown, self._report = self._report, report
        if not (refreshing and report is shown):
            self.view.show_report(report, place.eid)
        self.mark_passages()
        self.highlight()

    def report_of(self, place: Place) -> str | None:
        """That of what is in hand."""
        return place.here

    def mark_passages(self) -> None:
        """Mark what is kept already."""
        here, passages = self.shell.session.reader.place.here, self.shell.session.passages.all()
        if self._made is not None:
            self._made.text.set_passages([each for each in passages if each.address.report == here])

    def highlight(self) -> None:
        """Mark the phrases that hold now."""
        if self._made is not None:
            self._made.text.set_matches(self._phrases())

    def sentence_in_hand(self) -> tuple[str, str, int] | None:
        report, found = self.shell.session.reader.place.here, self.view.text.place_in_words()
        return (report, *found) if report and found else None

    def step_paragraph(self, step: int) -> str | None:
        if self.on_show and self.on_show.text.step(step):
            return None
        return tr("This is the last paragraph.") if step > 0 else tr("This is the first paragraph.")

    def pick(self) -> None:
        self.view.text.request_passage()

    def words_in_hand(self) -> tuple[str, str] | None:
        report, span = self.shell.session.reader.place.here, self.view.text.selected_span()
        element = self.shell.session.library.report(report).find(span[0]) if report and span else None
        if report is None or span is None or element is None or isinstance(element, Section):
            return super().words_in_hand()
        return report, element.words[span[1] : span[2]]

    def printable(self) -> Printable | None:
        if self.on_show is None or self._report is None:
            return None
        name = tr("Report: {}").format(report_name(self._report))
        return Printable(name, partial(report_paper, self._report), self.view)

    # What else can be done with the report

    def _needs_read(self) -> str | None:
        here = self.shell.session.reader.place.mode == self.mode
        return None if here else tr("This works in Read.")

    @command(
        "link.next",
        tr("Next link"),
        "Ctrl+Return",
        menu=Menu.READ,
        help=naming(tr("Select the next link of the paragraph in hand; %1 follows it."), ENTER),
        when=_needs_read,
    )
    def next_link(self) -> None:
        if not self.view.text.next_link():
            self.shell.say(tr("This paragraph has no links."))

    def _moved(self, eid: str) -> None:
        if self._report is not None:
            self.shell.places.moved(self._report.id, eid)

    def _keep(self, eid: str, start: int | None, end: int | None) -> None:
        report = self.shell.session.reader.place.here
        if report:
            self.shell.session.passages.add(report, eid, start, end)

    def _follow(self, link: str) -> None:
        """A reference: a report of the library opens; for any other its address is offered, if one may follow it."""
        from explorer.ui.read.link_question import LinkQuestion

        address = web_address(link)
        if address is None:
            self.shell.say(tr("This link is not followed: it leads neither to the web nor to a mail address."))
        elif report := self._named(address.symbol):
            self.shell.session.reader.go(self.shell.series.at(Mode.READ, report))
        else:
            question = LinkQuestion(self.shell.theme, address, self.shell.window)
            question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            question.accepted.connect(lambda: QDesktopServices.openUrl(opened_url(address)))
            question.open()

    def _named(self, symbol: str) -> str | None:
        """The id of the report that has a symbol, however it is written; None for no symbol."""
        document, entries = document_of(symbol), self.shell.session.reports.entries() if symbol else []
        return next((entry.id for entry in entries if document in map(document_of, entry.symbols)), None)


def opened_url(address: WebAddress) -> QUrl:
    """What the system is given to open: to the letter what was shown."""
    return QUrl.fromEncoded(address.whole.encode("ascii"), QUrl.ParsingMode.StrictMode)
