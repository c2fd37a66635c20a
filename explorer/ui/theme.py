"""Every colour, font and distance of the window. It follows the system between light and dark unless told otherwise."""

from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from explorer.export.paper import SERIFS
from explorer.ui.style import stylesheet

UNIT = 4
GAP = 8
PADDING = 12
MARGIN = 16
RAIL = 40
SCROLL_BAR = 10
ROW = 28
RADIUS = 4
HAIRLINE = 1
LINE_HEIGHT = 1.5
COMPARE_LINE_HEIGHT = 1.4

READING_PX = 16
COMPARE_PX = 15
"""The columns of Compare have shorter lines than Read: smaller letters and less room between them."""
HEADING_PX = 20
SMALLEST, LARGEST, STEP = 70, 250, 10
"""Text sizes in per cent of the usual one, and the step between two of them."""


class Appearance(StrEnum):
    """Light, dark, or as the system has it; the values are those of the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one appearance as `#RRGGBB`. A mark is a background and the ink on it."""

    page: str
    pane: str
    hairline: str
    ink: str
    secondary: str
    accent: str
    on_accent: str
    inserted: str
    inserted_ink: str
    deleted: str
    deleted_ink: str
    figure: str
    figure_ink: str
    match: str
    match_ink: str
    moved: str

    @property
    def hover(self) -> str:
        """The row under the pointer, in a pane."""
        return mixed(self.pane, self.ink, 0.05)

    @property
    def page_hover(self) -> str:
        """The row under the pointer, on the page."""
        return mixed(self.page, self.ink, 0.04)

    @property
    def selection(self) -> str:
        """The selected row; its text stays in ink."""
        return mixed(self.page, self.accent, 0.16)

    @property
    def rewritten(self) -> str:
        """What stands for rewritten paragraphs: between the colours of edited and of new ones."""
        return mixed(self.accent, self.inserted_ink, 0.5)

    @property
    def focus(self) -> str:
        """The ring around what has the keyboard."""
        return self.accent

    def named(self) -> dict[str, str]:
        """All colours by name, the derived ones among them."""
        derived = ("hover", "page_hover", "selection", "rewritten", "focus")
        return asdict(self) | {name: getattr(self, name) for name in derived}

    def color(self, name: str) -> QColor:
        return QColor(getattr(self, name))


LIGHT = Palette(
    page="#FDFCFA", pane="#EDEBE6", hairline="#CFCBC2", ink="#1F2328", secondary="#57606A",
    accent="#1A64A3", on_accent="#FFFFFF",
    inserted="#CDEEE2", inserted_ink="#0B5744", deleted="#F8D7DA", deleted_ink="#8A1C2E",
    figure="#DDE8F6", figure_ink="#174A7C", match="#FFE08A", match_ink="#1F2328", moved="#6B4FA0",
)  # fmt: skip
DARK = Palette(
    page="#1A1C1F", pane="#26292E", hairline="#434850", ink="#E8E6E1", secondary="#A9AFB7",
    accent="#7ABAF0", on_accent="#10202E",
    inserted="#164038", inserted_ink="#A6E9D2", deleted="#4C2129", deleted_ink="#F6BCC4",
    figure="#1E3652", figure_ink="#B4D6F7", match="#6A5110", match_ink="#FFF1C2", moved="#BBA6E6",
)  # fmt: skip
PAPER = replace(
    LIGHT, page="#FFFFFF", hairline="#B0B0B0", ink="#000000", secondary="#505050", accent="#000000",
    inserted_ink="#000000", deleted_ink="#000000", moved="#000000",
)  # fmt: skip
"""What is drawn on paper: black, and two greys."""


@cache
def mixed(ground: str, colour: str, share: float) -> str:
    """`colour` laid over `ground` with an opacity of `share` (0 to 1)."""
    pairs = zip(_channels(ground), _channels(colour), strict=True)
    channels = (round(one + (other - one) * share) for one, other in pairs)
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def _channels(colour: str) -> tuple[int, int, int]:
    shown = QColor(colour)
    return shown.red(), shown.green(), shown.blue()


class Theme(QObject):
    """What the views ask for colours, fonts and distances. `changed` fires when any of them is another."""

    changed = Signal()

    def __init__(
        self, application: QApplication, appearance: Appearance = Appearance.SYSTEM, text_size: int = 100
    ) -> None:
        super().__init__(application)
        self._application = application
        self._interface = QFont(application.font())
        self._appearance = appearance
        self._text_size = text_size
        self._windows: list[QWidget] = []
        self._system = application.styleHints().colorScheme()
        application.styleHints().colorSchemeChanged.connect(self._system_changed)
        application.setStyle(QStyleFactory.create("Fusion"))
        self._apply()

    @property
    def appearance(self) -> Appearance:
        return self._appearance

    @appearance.setter
    def appearance(self, appearance: Appearance) -> None:
        if appearance != self._appearance:
            self._appearance = appearance
            self._apply()

    @property
    def text_size(self) -> int:
        """Per cent of the usual size."""
        return self._text_size

    @text_size.setter
    def text_size(self, percent: int) -> None:
        percent = max(SMALLEST, min(LARGEST, percent))
        if percent != self._text_size:
            self._text_size = percent
            self._apply()

    def dress(self, window: QWidget) -> None:
        """Give a window, with all that is in it and its dialogs, the style sheet, now and with every change.

        The application has none: Qt would polish each widget of the program several times over for every change.
        """
        self._windows.append(window)
        window.destroyed.connect(lambda: self._windows.remove(window))
        window.setStyleSheet(self._sheet)

    @property
    def dark(self) -> bool:
        if self._appearance == Appearance.SYSTEM:
            return self._system == Qt.ColorScheme.Dark
        return self._appearance == Appearance.DARK

    @property
    def palette(self) -> Palette:
        return DARK if self.dark else LIGHT

    def color(self, name: str) -> QColor:
        """One colour of the present palette by its name: `theme.color("ink")`."""
        return self.palette.color(name)

    def px(self, distance: float) -> int:
        """A distance that grows with the text."""
        return round(distance * self._text_size / 100)

    @property
    def row(self) -> int:
        """The height of a one-line row, in pixels."""
        return self._row

    def interface_font(self, bold: bool = False) -> QFont:
        """The system's sans at its own size."""
        return QFont(self._bold if bold else self._plain)

    def reading_font(self, bold: bool = False, italic: bool = False) -> QFont:
        """The serif in which report text is set."""
        font = self._serif(READING_PX, bold)
        font.setItalic(italic)
        return font

    def heading_font(self) -> QFont:
        """The serif of the largest headings."""
        return self._serif(HEADING_PX, bold=True)

    def number_font(self) -> QFont:
        """Paragraph numbers in the margin: the serif in tabular figures."""
        font = self._serif(READING_PX, bold=False)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _serif(self, pixels: int, bold: bool) -> QFont:
        font = QFont()
        font.setFamilies(list(SERIFS))
        font.setPixelSize(self.px(pixels))
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        return font

    def _scaled(self, base: QFont, bold: bool) -> QFont:
        font = QFont(base)
        if base.pointSizeF() > 0:
            font.setPointSizeF(base.pointSizeF() * self._text_size / 100)
        else:
            font.setPixelSize(self.px(base.pixelSize()))
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        return font

    def _system_changed(self, scheme: Qt.ColorScheme) -> None:
        self._system = scheme
        if self._appearance == Appearance.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        self._measure()
        self._application.setFont(self._plain)
        self._application.setPalette(_qt_palette(self.palette))
        self._sheet = stylesheet(self.palette.named(), RADIUS)
        for window in self._windows:
            window.setStyleSheet(self._sheet)
        self.changed.emit()

    def _measure(self) -> None:
        """Fonts and rows of the present text size, asked for thousands of times while a list is laid out."""
        self._plain, self._bold = self._scaled(self._interface, False), self._scaled(self._interface, True)
        self._row = max(ROW, self.px(ROW), round(QFontMetricsF(self._plain).height()) + 2 * UNIT)


def _qt_palette(palette: Palette) -> QPalette:
    role, result = QPalette.ColorRole, QPalette()
    for one, name in (
        (role.Window, "pane"), (role.Base, "page"), (role.AlternateBase, "pane"), (role.Button, "pane"),
        (role.WindowText, "ink"), (role.Text, "ink"), (role.ButtonText, "ink"), (role.ToolTipText, "ink"),
        (role.ToolTipBase, "page"), (role.PlaceholderText, "secondary"), (role.Highlight, "selection"),
        (role.HighlightedText, "ink"), (role.Link, "accent"), (role.LinkVisited, "accent"), (role.Accent, "accent"),
        (role.Mid, "hairline"), (role.Midlight, "hairline"), (role.Dark, "hairline"), (role.Light, "page"),
        (role.Shadow, "hairline"),
    ):  # fmt: skip
        result.setColor(one, palette.color(name))
    for one in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, one, palette.color("secondary"))
    return result
