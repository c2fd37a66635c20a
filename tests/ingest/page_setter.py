"""Pages of United Nations documents set for tests: rows of text from the top down, broken over pages."""

from dataclasses import dataclass, field

from tests.ingest.pdf_file import Words, pdf

_TOP, _FOOT = 720.0, 90.0
_MARGIN, _INDENT = 100.0, 126.0
_MEASURE = 78  # letters to a row of 10 points


@dataclass
class Pages:
    """`symbol` heads every page after the first; each method sets what its name says below what stands so far."""

    symbol: str
    pages: list[list[Words]] = field(default_factory=lambda: [[]])
    y: float = _TOP

    def masthead(self, distributed: str, *title: str) -> "Pages":
        self._row("United Nations", _MARGIN, 10, "roman", 0)
        self._words(self.symbol, 412)
        self._row("General Assembly", _MARGIN, 14, "bold", 20)
        self._words("Distr.: General", 400)
        for row in (distributed, "Original: English"):
            self._row(row, 400, 10, "roman", 12)
        for at, row in enumerate(title):
            self._row(row, _MARGIN, 15, "bold", 18 if at else 40)
        return self

    def heading(self, text: str, size: float = 12.0, font: str = "bold", x: float = _MARGIN) -> "Pages":
        self._row(text, x, size, font, 26)
        return self

    def centred(self, text: str, font: str = "bold", size: float = 10.0) -> "Pages":
        self._row(text, 306 - len(text) * size / 4, size, font, 26)
        return self

    def text(self, text: str, indent: float = 0.0, font: str = "roman") -> "Pages":
        """A paragraph of ten points, a blank above it, its first row indented."""
        rows, row = [], ""
        for word in text.split(" "):
            if len(row) + len(word) > _MEASURE:
                rows.append(row)
                row = ""
            row = f"{row} {word}".strip()
        for at, one in enumerate([*rows, row]):
            self._row(one, _MARGIN + indent + (0 if at else 26), 10, font, 12 if at else 19)
        return self

    def turn(self) -> "Pages":
        self.pages.append([])
        self.y = _TOP
        self._words(self.symbol, _MARGIN, 745.0)
        return self

    def made(self) -> bytes:
        for number, page in enumerate(self.pages, 1):
            page.append(Words(f"{number}/{len(self.pages)}", 480, 50, 8))
        return pdf(self.pages)

    def _row(self, text: str, x: float, size: float, font: str, below: float) -> None:
        if self.y - below < _FOOT:
            self.turn()
        self.y -= below
        self.pages[-1].append(Words(text, x, self.y, size, font))

    def _words(self, text: str, x: float, y: float | None = None) -> None:
        self.pages[-1].append(Words(text, x, self.y if y is None else y))
