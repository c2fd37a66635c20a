"""Passages: the lower half of the right pane."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from explorer.model.passage import Passage
from explorer.model.report import Report
from explorer.places import Mode, Place
from explorer.present.cards import Card
from explorer.present.names import place_name, year_name
from explorer.session import Session
from explorer.translation import counted, tr
from explorer.ui.shell.navigation import Navigation
from explorer.ui.shell.window import Window
from explorer.ui.theme import Theme

if TYPE_CHECKING:
    from explorer.ui.read.view import ReadView


class Gathering(QObject):
    def __init__(self, window: Window, session: Session, theme: Theme, navigation: Navigation) -> None:
        super().__init__(window)
        self._window, self._session, self._theme, self._navigation = window, session, theme, navigation
        self._folder = Path.home()
        navigation.read_shown.connect(self.mark_passages)
        window.passages.opened.connect(self._open)
        window.passages.moved.connect(session.passages.move)
        window.passages.noted.connect(session.passages.set_note)
        window.passages.removed.connect(session.passages.remove)
        window.passages.message.show_message(
            tr("Nothing picked yet. Add the paragraph in hand."), tr("Add a passage"), "passages.add", "B"
        )

    def show_passages(self) -> None:
        passages = self._session.passages.all()
        self._window.passages.show_passages([self._card(passage) for passage in passages])
        self._window.side.set_count(len(passages))
        self.mark_passages()

    def mark_passages(self) -> None:
        """Mark in Read what is already kept."""
        passages = self._session.passages.all()
        view = cast("ReadView | None", self._window.centre.made(Mode.READ))
        if view is not None:
            view.set_passages([each for each in passages if each.address.report == self._session.reader.place.report])

    def add(self, eid: str | None = None, start: int | None = None, end: int | None = None) -> None:
        """Keep the paragraph in hand, or the one named, or a span of its words."""
        report, here = self._session.reader.place.in_hand or (self._session.reader.place.report, None)
        if report and (eid or here):
            self._session.passages.add(report, eid or here or "", start, end)

    def copy(self) -> None:
        """All passages with their citations, to the clipboard."""
        passages = self._session.passages.all()
        QApplication.clipboard().setText(self._session.passages.copy_text(passages))
        what = counted(len(passages), tr("1 passage"), tr("%1 passages"))
        self._window.notice.show_notice(tr("Copied %1 with citations.").replace("%1", what))

    def export(self) -> None:
        from explorer.ui.widgets.export_dialog import FORMATS, ExportDialog

        passages = counted(len(self._session.passages.all()), tr("1 passage"), tr("%1 passages"))
        about = tr("%1 with citations and a list of sources.").replace("%1", passages)
        dialog = ExportDialog(self._theme, about, FORMATS, self._folder, self._window)
        dialog.accepted.connect(lambda: self._export_to(dialog.path(), dialog.format()))
        dialog.open()

    def _export_to(self, path: Path, format: str) -> None:
        """The next export is offered in the same folder."""
        self._folder = path.parent
        self._session.passages.export(path, format)

    def _card(self, passage: Passage) -> Card:
        report = self._navigation.report(passage.address.report)
        if report is None:
            return Card(passage.key, "", tr("A report no longer in the library"), passage.text, (), passage.note)
        name = place_name(report, passage.address.eid) or passage.address.label or ""
        return Card(passage.key, self._year(report), name, passage.text, (), passage.note)

    def _open(self, key: object) -> None:
        for passage in self._session.passages.all():
            if passage.key == key:
                self._session.reader.go(Place(Mode.READ, passage.address.report, passage.address.eid))

    def _year(self, report: Report) -> str:
        return self._navigation.years().get(report.id) or year_name(report)
