"""What stands around the year matrix: which rows to show, the two years to compare, and what the bars mean."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from explorer.model.comparison import State
from explorer.places import Only
from explorer.present.filters import OF_SECTIONS, OF_TEXTS, title
from explorer.present.matrix import PairOfYears
from explorer.present.words import state_in_words
from explorer.translation import tr
from explorer.ui.overview.painting import (
    ABSENT,
    BAR,
    DROPPED,
    EDITED,
    KEPT,
    NEW,
    REWRITTEN,
    UNNUMBERED,
    paint_piece,
)
from explorer.ui.theme import GAP, UNIT, Theme
from explorer.ui.widgets.chips import Chips
from explorer.ui.widgets.commands import Commands
from explorer.ui.widgets.field import Field
from explorer.ui.widgets.flow import Flow
from explorer.ui.widgets.making import label, set_row, word_button
from explorer.ui.widgets.plain import on_button, set_tip

_FIELD = 200


class Filters(QWidget):
    """Which rows to show, and the two years that this and Enter are about.

    `changed()` when other rows are wanted, `paired` carries the places of an older and a newer year, `left()` when the
    keyboard leaves the field for the rows.
    """

    changed = Signal()
    paired = Signal(int, int)
    left = Signal()

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._titles: Sequence[str] = ()
        self.field = Field(theme, tr("Sections containing…"), parent=self)
        self.field.textChanged.connect(self.changed)
        self.field.entered.connect(self.left)
        self._chips = QWidget(self)
        rare = {only: title(only) for only in Only if only in OF_TEXTS}
        self.chips = Chips({only: rare.pop(only) for only in OF_SECTIONS}, self._chips, rare)
        self.chips.picked.connect(lambda only: self.changed.emit())
        set_row(self._chips, *self.chips.buttons(), spacing=UNIT)
        self._years = QWidget(self)
        about = tr("Compare with another year (%1 and %2)"), tr("Another newer year (%1 and %2)")
        self._older = self._year_button(about[0], commands.key("compare.earlier"), commands.key("compare.later"))
        self._newer = self._year_button(about[1], commands.key("go.earlier"), commands.key("go.later"))
        set_row(self._years, self._older, label(self, "→"), self._newer, spacing=UNIT)
        layout = Flow(self, GAP)
        for part in (self.field, self._years, self._chips):
            layout.addWidget(part)
        self.lay_out()

    @property
    def only(self) -> Only:
        return self.chips.current

    @property
    def term(self) -> str:
        return self.field.text()

    @property
    def narrowing(self) -> bool:
        """Whether only some rows are wanted."""
        return self.only is not Only.ALL or bool(self.term)

    def choose(self, only: Only, words: str) -> None:
        """Show which rows are wanted."""
        self.blockSignals(True)
        self.chips.choose(only)
        self.field.setText(words)
        self.blockSignals(False)

    def show_all(self) -> None:
        """Take every narrowing back."""
        self.choose(Only.ALL, "")
        self.changed.emit()

    def show_years(self, titles: Sequence[str], pair: PairOfYears) -> None:
        """The names of all years, and the places of the two chosen ones; without an older one nothing is compared."""
        self._titles = titles
        older, newer = pair
        alone = older < 0
        self._chips.setHidden(alone)
        self._years.setHidden(alone)
        if alone:
            return
        self._older.setText(f"{on_button(titles[older])} ▾")
        self._newer.setText(f"{on_button(titles[newer])} ▾")
        self._older.setAccessibleName(tr("The older year: %1").replace("%1", titles[older]))
        self._newer.setAccessibleName(tr("The newer year: %1").replace("%1", titles[newer]))
        self._fill(self._older, older, [(number, newer) for number in range(newer)])
        self._fill(self._newer, newer, [(min(older, number - 1), number) for number in range(1, len(titles))])

    def _year_button(self, about: str, earlier: str, later: str) -> QToolButton:
        button = word_button(self, "", "chip")
        set_tip(button, about.replace("%1", earlier).replace("%2", later))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        return button

    def _fill(self, button: QToolButton, present: int, pairs: Sequence[PairOfYears]) -> None:
        """The years that a button offers, each with the pair it leads to."""
        menu, place = button.menu(), 0 if button is self._older else 1
        menu.clear()
        for pair in pairs:
            action = menu.addAction(on_button(self._titles[pair[place]]))
            action.setCheckable(True)
            action.setChecked(pair[place] == present)
            action.triggered.connect(lambda _=False, pair=pair: self.paired.emit(*pair))

    def lay_out(self) -> None:
        """Take the sizes of the present theme."""
        self.field.setMinimumWidth(self._theme.px(_FIELD))


class Legend(QWidget):
    """What the pieces of the bars mean."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts = (
            (KEPT, state_in_words(State.SAME)),
            (EDITED, state_in_words(State.EDITED)),
            (REWRITTEN, state_in_words(State.REWRITTEN)),
            (NEW, state_in_words(State.NEW)),
            (DROPPED, state_in_words(State.DROPPED)),
        )
        self._signs = (
            f"{ABSENT} {tr('no counterpart')}",
            f"{UNNUMBERED} {tr('no numbered paragraphs')}",
        )
        self.show_base("")
        self.setAccessibleName(
            tr("Bars show kept, edited, rewritten, new and dropped paragraphs against the year before")
        )

    def show_base(self, pair: str) -> None:
        """Say what the bars are against: the year before, but for a `pair` of years ("2021 against 2018")."""
        lead = tr("Paragraphs against the year before:")
        self._lead = tr("%1, the others against the year before:").replace("%1", pair) if pair else lead
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(400), self._theme.row)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._theme.interface_font())
        metrics, left, height = QFontMetricsF(painter.font()), 0.0, self._theme.px(BAR)
        painter.setPen(self._theme.color("secondary"))
        left = self._word(painter, 0, self._lead, metrics) + GAP
        for kind, word in self._parts:
            sample = QRectF(left, (self.height() - height) / 2, height * 2.5, height)
            paint_piece(painter, self._theme, kind, sample)
            left = self._word(painter, sample.right() + UNIT + 2, word, metrics) + GAP + UNIT
        for sign in self._signs:
            if left + metrics.horizontalAdvance(sign) > self.width():
                break
            left = self._word(painter, left, sign, metrics) + GAP + UNIT

    def _word(self, painter: QPainter, left: float, word: str, metrics: QFontMetricsF) -> float:
        room = QRectF(left, 0, max(0.0, self.width() - left), self.height())
        shown = metrics.elidedText(word, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        return left + metrics.horizontalAdvance(word)
