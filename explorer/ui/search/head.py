"""What stands above the results: how many, why these, by year, and what they can be narrowed to."""

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from explorer.commands import Command
from explorer.model.curve import Curve
from explorer.present.results import Offer, Summary
from explorer.translation import tr
from explorer.ui.icons import Icon, icon
from explorer.ui.search.facets import FacetList
from explorer.ui.search.histogram import Histogram
from explorer.ui.search.years import YearsTable
from explorer.ui.theme import GAP, PADDING, UNIT, Theme
from explorer.ui.widgets.commands import Commands, stand_for, with_key
from explorer.ui.widgets.eliding import ElidedLabel
from explorer.ui.widgets.making import icon_button, set_column, set_row, word_button
from explorer.ui.widgets.painting import Lines
from explorer.ui.widgets.plain import on_button, set_tip


class ResultsHead(QWidget):
    """`toggled(facet, value)` narrows or widens; `widened()` gives up all that narrows; `taken(query)` is another one
    to search for."""

    toggled = Signal(str, str)
    widened = Signal()
    taken = Signal(str)

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._commands = theme, commands
        self._count = ElidedLabel(self)
        self._count.setProperty("tone", "heading")
        self._save = self._make_button(tr("Save this search"), "search.save")
        self._save.setCheckable(True)
        self._save.setProperty("toggle", "true")
        self._others = self._make_button(tr("Search for something close"), "search.others")
        self._arrange = self._make_button(tr("Sort and group the results"), "search.arrange")
        self._narrow = self._make_button(tr("Narrow the results"), "search.narrow")
        self._narrow.setCheckable(True)
        self._narrow.setProperty("toggle", "true")
        self._problems = FewLines(theme, "ink", 4, self)
        self._why = FewLines(theme, "secondary", 2, self)
        self._news = FewLines(theme, "ink", 2, self)
        self._checked = FewLines(theme, "ink", 4, self)
        self._names = NameChips(self)
        self._names.taken.connect(self.taken)
        self._narrowed = self._make_narrowed()
        self.histogram = Histogram(theme, self)
        self.histogram.toggled.connect(lambda year: self.toggled.emit("year", year))
        self.facets = FacetList(theme, self)
        self.facets.toggled.connect(self.toggled)
        self.facets.hide()
        self.years = YearsTable(theme, commands, self)
        self.years.list.toggled.connect(lambda year: self.toggled.emit("year", year))
        self._lay_out()
        theme.changed.connect(self._draw)
        self._draw()

    def open_menu(self, menu: QMenu) -> None:
        """Show the menu that sorts and groups below its button."""
        menu.popup(self._arrange.mapToGlobal(self._arrange.rect().bottomLeft()))

    def open_others(self, offers: Sequence[Offer]) -> None:
        """Show what else could be searched for, in a menu below its button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, query in offers:
            menu.addAction(on_button(words)).triggered.connect(lambda _=False, query=query: self.taken.emit(query))
        menu.popup(self._others.mapToGlobal(self._others.rect().bottomLeft()))

    def show_summary(self, summary: Summary) -> None:
        self._count.setText(summary.count)
        set_tip(self._count, summary.count)
        for part, words in (
            (self._problems, "\u2028".join(summary.problems)),
            (self._why, summary.why),
            (self._news, summary.news),
            (self._checked, summary.checked),
        ):
            part.set_text(words)
        self._names.show_offers(summary.names)
        self._widen.setText(on_button(tr("%1 · show all").replace("%1", summary.narrowed)))
        set_tip(self._widen, tr("Narrowed to %1").replace("%1", summary.narrowed))
        self._widen.setVisible(bool(summary.narrowed))
        self._fresh.setVisible(summary.fresh)
        self._narrowed.setVisible(bool(summary.narrowed) or summary.fresh)
        self._save.setChecked(summary.saved)
        name = tr("This search is saved") if summary.saved else tr("Save this search")
        self._save.setAccessibleName(name)
        set_tip(self._save, with_key(name, self._commands, "search.save"))
        self._draw()

    def show_facets(self, facets: Mapping[str, Mapping[str, int]], chosen: Mapping[str, Collection[str]]) -> None:
        if self.years.isHidden():
            self.histogram.show_counts(facets.get("year", {}), chosen.get("year", ()))
        self.facets.show_facets(facets, chosen)

    def show_curve(self, curve: Curve | None, chosen: Collection[str], note: str) -> None:
        """Show rates in the place of counts, with the table of them and what is to be noted of it."""
        years = curve.years if curve else ()
        self.histogram.show_rates(years, chosen)
        self.years.show_years(years, chosen, note)

    def set_narrowing(self, shown: bool) -> None:
        """Show the values to narrow to, with the keyboard among them, or put them away."""
        self.facets.setVisible(shown)
        self._narrow.setChecked(shown)
        if shown:
            self.facets.setFocus()

    @property
    def narrowing(self) -> bool:
        return not self.facets.isHidden()

    def said(self) -> list[str]:
        """All that the head says, from top to bottom."""
        narrowed = "" if self._widen.isHidden() else self._widen.accessibleDescription()
        texts = (
            self._count.text(),
            *self._problems.text().split("\u2028"),
            self._why.text(),
            self._news.text(),
            self._checked.text(),
            *self._names.said(),
            narrowed,
        )
        return [text for text in texts if text]

    def _make_narrowed(self) -> QWidget:
        line = QWidget(self)
        self._widen = word_button(line, "", "link")
        self._widen.setMinimumWidth(1)
        self._widen.clicked.connect(self.widened)
        self._fresh = word_button(line, tr("Show only what is new"), "link")
        stand_for(self._fresh, self._commands, "search.fresh", tr("Show only what is new"))
        set_row(line, self._widen, self._fresh, None, margins=(0, 0, PADDING, 0))
        return line

    def _make_button(self, name: str, command: str) -> QToolButton:
        button = icon_button(self, name)
        stand_for(button, self._commands, command, name)
        return button

    def _lay_out(self) -> None:
        buttons = self._narrow, self._others, self._arrange, self._save
        top = set_row(None, (self._count, 1), *buttons, margins=(PADDING, 0, GAP, 0))
        told = self._problems, self._news, self._checked, self._why, self._names
        narrowing = self.histogram, self.years, self._narrowed, self.facets
        set_column(self, top, *told, *narrowing, margins=(0, GAP, 0, UNIT), spacing=UNIT)

    def _draw(self) -> None:
        self._narrow.setIcon(icon(self._theme, Icon.FILTER))
        self._others.setIcon(icon(self._theme, Icon.SEARCH))
        self._arrange.setIcon(icon(self._theme, Icon.MORE))
        self._save.setIcon(icon(self._theme, Icon.PIN, "accent" if self._save.isChecked() else "ink"))


class ArrangeMenu(QMenu):
    """How the results are sorted and grouped. `choices` gives commands, one list for each choice; `run` has one of them
    carried out."""

    def __init__(
        self, choices: Sequence[Sequence[Command]], run: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._entries: dict[str, QAction] = {}
        for commands in choices:
            if self._entries:
                self.addSeparator()
            group = QActionGroup(self)
            for command in commands:
                self._entries[command.id] = entry = self.addAction(command.title)
                entry.setCheckable(True)
                entry.triggered.connect(lambda _=False, id=command.id: run(id))
                group.addAction(entry)

    def check(self, *commands: str) -> None:
        """Mark what holds."""
        for command in commands:
            self._entries[command].setChecked(True)


class NameChips(QWidget):
    """What leaves out the names by which words were sought as well, a chip each; `taken(query)`."""

    taken = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._chips: list[QToolButton] = []
        self._column = set_column(self, margins=(PADDING, 0, PADDING, 0), spacing=UNIT)
        self.hide()

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show a chip for each, in the place of those on show."""
        for chip in self._chips:
            self._column.removeWidget(chip)
            chip.deleteLater()
        self._chips = [self._chip(*offer) for offer in offers]
        for chip in self._chips:
            self._column.addWidget(chip)
        self.setVisible(bool(offers))
        self._fit()

    def said(self) -> list[str]:
        """The words of the chips, uncut."""
        return [chip.accessibleName() for chip in self._chips]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _chip(self, words: str, query: str) -> QToolButton:
        chip = word_button(self, words, "chip")
        chip.setAccessibleName(words)
        chip.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        set_tip(chip, words)
        chip.clicked.connect(lambda _=False: self.taken.emit(query))
        return chip

    def _fit(self) -> None:
        for chip in self._chips:
            edges = chip.sizeHint().width() - chip.fontMetrics().horizontalAdvance(chip.text())
            room = max(1, self.width() - 2 * PADDING - edges)
            words = chip.fontMetrics().elidedText(chip.accessibleName(), Qt.TextElideMode.ElideMiddle, room)
            chip.setText(on_button(words))


class FewLines(QWidget):
    """A text in at most `most` lines, all of it in the tool tip; not there while it is empty."""

    def __init__(self, theme: Theme, colour: str, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._colour, self._most = theme, colour, most
        self._text = ""
        theme.changed.connect(self._fit)
        self.hide()

    def set_text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            set_tip(self, text.replace("\u2028", "\n"))
            self.setAccessibleName(text.replace("\u2028", " "))
            self.setVisible(bool(text))
            self._fit()

    def text(self) -> str:
        return self._text

    def sizeHint(self) -> QSize:
        return QSize(0, round(self._lines().height) if self._text else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._lines().paint(painter, PADDING, 0)
        painter.end()

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def _lines(self) -> Lines:
        return Lines(self._theme, self._text, max(1, self.width() - 2 * PADDING), self._most, colour=self._colour)
