"""Passages and counterparts: the right pane."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from explorer.model.comparison import Comparison
from explorer.model.passage import Passage
from explorer.model.report import Report, Section
from explorer.places import Mode, Place
from explorer.session import Session
from explorer.ui.counterparts import Counterpart, counterparts, ways_of
from explorer.ui.models.cards import Card
from explorer.ui.theme import Theme
from explorer.ui.window import Window
from explorer.ui.wiring.navigation import Navigation
from explorer.ui.wording import counted, place_name, short_name, year_name

if TYPE_CHECKING:
    from explorer.ui.views.read import ReadView

PAUSE_MS = 60
MOST_WAYS = 6
"""Paragraphs of a section without a counterpart whose ways are told, for each year."""
FORMATS = (("docx", "Word (DOCX)", "docx"), ("html", "HTML", "html"), ("markdown", "Markdown", "md"))


class Gathering(QObject):
    def __init__(self, window: Window, session: Session, theme: Theme, navigation: Navigation) -> None:
        super().__init__(window)
        self._window, self._session, self._theme, self._navigation = window, session, theme, navigation
        self._elsewhere: list[tuple[str, str | None]] = []
        self._folder = Path.home()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._show_elsewhere)
        navigation.read_shown.connect(self.mark_passages)
        window.elsewhere.chosen.connect(self._compare)
        window.passages.opened.connect(self._open)
        window.passages.moved.connect(session.move_passage)
        window.passages.noted.connect(session.set_note)
        window.passages.removed.connect(session.remove_passage)
        window.passages.message.show_message(
            self.tr("Nothing picked yet. Add the paragraph in hand."), self.tr("Add a passage"), "passages.add", "B"
        )

    def show_passages(self) -> None:
        passages = self._session.passages()
        self._window.passages.show_passages([self._card(passage) for passage in passages])
        self._window.side.set_count(len(passages))
        self.mark_passages()

    def mark_passages(self) -> None:
        """Mark in Read what is already kept."""
        passages = self._session.passages()
        view = cast("ReadView | None", self._window.centre.made(Mode.READ))
        if view is not None:
            view.set_passages([each for each in passages if each.address.report == self._session.place.report])

    def show_elsewhere(self) -> None:
        """Soon: moving through a report must not wait for this."""
        self._pause.start()

    def add(self, eid: str | None = None, start: int | None = None, end: int | None = None) -> None:
        """Keep the paragraph in hand, or the one named, or a span of its words."""
        place = self._session.place
        wanted = eid or place.eid
        if place.report and wanted:
            self._session.add_passage(place.report, wanted, start, end)

    def copy(self) -> None:
        """All passages with their citations, to the clipboard."""
        passages = self._session.passages()
        QApplication.clipboard().setText(self._session.copy_text(passages))
        what = counted(len(passages), self.tr("1 passage"), self.tr("%1 passages"))
        self._window.notice.show_notice(self.tr("Copied %1 with citations.").replace("%1", what))

    def export(self) -> None:
        from explorer.ui.dialogs.export import ExportDialog

        passages = counted(len(self._session.passages()), self.tr("1 passage"), self.tr("%1 passages"))
        about = self.tr("%1 with citations and a list of sources.").replace("%1", passages)
        dialog = ExportDialog(self._theme, about, FORMATS, self._folder, self._window)
        dialog.accepted.connect(lambda: self._export_to(dialog.path(), dialog.format()))
        dialog.open()

    def _export_to(self, path: Path, format: str) -> None:
        """The next export is offered in the same folder."""
        self._folder = path.parent
        self._session.export_passages(path, format)

    def _card(self, passage: Passage) -> Card:
        report = self._navigation.report(passage.address.report)
        if report is None:
            return Card(passage.key, "", self.tr("A report no longer in the library"), passage.text, (), passage.note)
        name = place_name(report, passage.address.eid) or passage.address.label or ""
        return Card(passage.key, self._year(report), name, passage.text, (), passage.note)

    def _open(self, key: object) -> None:
        for passage in self._session.passages():
            if passage.key == key:
                self._session.go(Place(Mode.READ, passage.address.report, passage.address.eid))

    # Elsewhere

    def _show_elsewhere(self) -> None:
        place = self._session.place
        report = self._navigation.report(place.report)
        self._elsewhere = []
        if report is None or not place.eid:
            self._window.elsewhere.show_message(self.tr("Open a section to see where it stands in other years."))
            return
        series = self._session.series().get(self._navigation.series(), [])
        if len(series) < 2:
            self._window.elsewhere.show_message(self.tr("This report is the only one of its series."))
            return
        comparison = self._session.comparison(self._navigation.series())
        if comparison is None:
            self._window.elsewhere.show_message(self.tr("Comparing the years…"))
        elif report.id in comparison.reports:
            self._show_counterparts(report, place.eid, comparison)

    def _show_counterparts(self, report: Report, eid: str, comparison: Comparison) -> None:
        at = comparison.reports.index(report.id)
        section = report.section_of(eid)
        found = counterparts(comparison, at, eid)
        around = counterparts(comparison, at, section.eid) if section and section.eid != eid else []
        cards = []
        for number, id in enumerate(comparison.reports):
            other = self._navigation.report(id)
            if number == at or other is None:
                continue
            here = [one for one in found if one.report == number]
            cards += [self._counterpart_card(other, one) for one in here]
            if not here:
                cards.append(self._missing_card(other, next((one for one in around if one.report == number), None)))
            if not here and section and section.eid == eid:
                cards += self._way_cards(other, section, comparison, (at, number))
        self._window.elsewhere.show_counterparts(short_name(report, eid), cards)

    def _counterpart_card(self, other: Report, found: Counterpart) -> Card:
        self._elsewhere.append((other.id, found.eid))
        strength = {"strong": self.tr("Strong"), "likely": self.tr("Likely"), "doubtful": self.tr("Doubtful")}
        words = strength[found.strength] if found.strength else ""
        detail = ": ".join(part for part in (words, ", ".join(found.reasons)) if part)
        return Card(found.eid, self._year(other), place_name(other, found.eid), detail=detail)

    def _missing_card(self, other: Report, around: Counterpart | None) -> Card:
        """A year without a counterpart; where the section around has one, the way to it."""
        self._elsewhere.append((other.id, around.eid if around else None))
        section = place_name(other, around.eid) if around else ""
        detail = self.tr("Its section: %1").replace("%1", section) if section else ""
        return Card(None, self._year(other), self.tr("No counterpart"), detail=detail)

    def _way_cards(
        self, other: Report, section: Section, comparison: Comparison, places: tuple[int, int]
    ) -> list[Card]:
        """Where the paragraphs of a section without a counterpart stand in another report; `places` are those of the
        section's report and the other one in the comparison."""
        at, number = places
        words = self.tr("para. %1 is now at %2") if number > at else self.tr("para. %1 was at %2")
        cards = []
        for paragraph, found in ways_of(comparison, at, section, number)[:MOST_WAYS]:
            self._elsewhere.append((other.id, found.eid))
            name = place_name(other, found.eid)
            detail = words.replace("%1", paragraph.number or "").replace("%2", name)
            cards.append(Card(found.eid, self._year(other), name, detail=detail))
        return cards

    def _year(self, report: Report) -> str:
        return self._navigation.years().get(report.id) or year_name(report)

    def _compare(self, row: int) -> None:
        other, eid = self._elsewhere[row]
        self._navigation.compare_with(other, eid)
