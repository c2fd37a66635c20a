"""The figures of a series as a table: subject, unit, a column a report, the trend, and whether they can be compared."""

from collections.abc import Sequence

from explorer.language import language
from explorer.model.comparison import Comparison, Direction, Figure, FigureKind, Quantity
from explorer.model.marks import ocr_of
from explorer.model.names import report_names
from explorer.model.report import Report, Table
from explorer.model.text import Ocr
from explorer.present.names import joined, numbers, short_name
from explorer.present.ocr import told_of_quantity
from explorer.present.words import aspects_in_words, beside_in_words, capital
from explorer.translation import tr

SUBJECT, UNIT = 0, 1
FIRST_YEAR = 2
_SIGNS = {
    "more than": ">", "over": ">", "at least": "≥", "less than": "<", "fewer than": "<", "under": "<", "up to": "≤",
    "nearly": "≈", "almost": "≈", "approximately": "≈", "about": "≈", "around": "≈", "some": "≈",
}  # fmt: skip


class FiguresTable:
    """A row a figure. Columns: the subject, its unit, one for each report (oldest first), the trend, and the
    comparability at the end. `reports` are those of the comparison."""

    def __init__(self, reports: Sequence[Report] = (), comparison: Comparison | None = None) -> None:
        self.reports = reports
        self.titles = report_names(reports)
        self.figures: list[Figure] = list(comparison.figures) if comparison else []
        self._values = [{value.report: value for value in reversed(figure.values)} for figure in self.figures]

    @property
    def columns(self) -> int:
        """How many columns there are: one for each report, and four."""
        return FIRST_YEAR + len(self.titles) + 2

    @property
    def trend_column(self) -> int:
        """The number of the trend's column, from 0; it follows the newest report's."""
        return FIRST_YEAR + len(self.titles)

    def is_year(self, column: int) -> bool:
        """Whether a column, counted from 0, is that of a report."""
        return FIRST_YEAR <= column < FIRST_YEAR + len(self.titles)

    def head(self, column: int) -> str:
        """What stands above a column."""
        if self.is_year(column):
            return self.titles[column - FIRST_YEAR]
        return {SUBJECT: tr("Figure"), UNIT: tr("Unit"), self.trend_column: tr("Trend")}.get(column, tr("Basis"))

    def quantity(self, row: int, column: int) -> Quantity | None:
        """What a report states, None where it states no such figure or the column is not that of a report."""
        return self._values[row].get(column - FIRST_YEAR)

    def place(self, row: int, column: int) -> tuple[int, str] | None:
        """The index of the report and the eId of the paragraph that a cell quotes; a row's last one for other cells."""
        quantity = self.quantity(row, column)
        if quantity is None:
            if self.is_year(column):
                return None
            quantity = self.figures[row].values[-1]
        eid, _ = place_of(quantity, self.reports[quantity.report])
        return (quantity.report, eid) if eid else None

    def stated(self, row: int) -> set[tuple[int, str]]:
        """Where the values of a row stand: the indexes of the reports, and the eIds of the paragraphs."""
        values = self.figures[row].values
        return {(value.report, place_of(value, self.reports[value.report])[0] or "") for value in values}

    def named_place(self, row: int, column: int) -> str:
        """Where a report states its figure, in words: "para. 46"; "" where it states none."""
        quantity = self.quantity(row, column)
        return self._paragraph(quantity) if quantity else ""

    def text(self, row: int, column: int) -> str:
        """What a cell shows; "" for the trend, which is drawn."""
        figure = self.figures[row]
        if self.is_year(column):
            quantity = self.quantity(row, column)
            return self._marked(quantity) if quantity else "–"
        if column == SUBJECT:
            return subject(figure)
        if column == UNIT:
            return ", ".join(filter(None, (figure.unit, _relative(figure))))
        if column == self.trend_column:
            return ""
        return tr("comparable") if figure.comparable else beside_in_words()

    def order(self, row: int, column: int) -> float | str:
        """By what the rows are sorted in a column: "" where a report has no such figure."""
        if column == self.trend_column:
            return _growth(self.figures[row])
        quantity = self.quantity(row, column)
        return quantity.value if quantity else "" if self.is_year(column) else self.text(row, column)

    def sought(self, row: int) -> str:
        """All words by which a row is found: also those by which its unit is known besides."""
        figure = self.figures[row]
        also = (
            language(self.reports[value.report].language).naming.also.get(figure.unit, "") for value in figure.values
        )
        return " ".join((figure.label, figure.unit, *(value.text for value in figure.values), *dict.fromkeys(also)))

    def explained(self, row: int, column: int) -> str:
        """More of a cell: a figure as printed with its place, the values of a trend, what the basis means."""
        quantity = self.quantity(row, column)
        if quantity:
            return f"{quantity.text} ({joined(self._paragraph(quantity), self._ocr(quantity))})"
        if column == self.trend_column:
            values = sorted(self._values[row].items())
            return ", ".join(f"{self.titles[report]}: {printed(value)}" for report, value in values)
        if column < self.trend_column:
            return self.text(row, column)
        figure = self.figures[row]
        if figure.comparable:
            told = tr("The texts say nothing that keeps the numbers from being compared")
        else:
            told = tr("The numbers stand beside each other and cannot be compared")
            told = ": ".join(filter(None, (told, aspects_in_words(figure.differs))))
        return " ".join(f"{sentence}." for sentence in (told, _of_time(figure)) if sentence)

    def spoken(self, row: int, column: int, chosen: bool = False) -> str:
        """A cell in words; of a row that is `chosen` its first cell says so."""
        if not self.is_year(column):
            return self.explained(row, column) + (tr(", in the chart") if chosen and column == SUBJECT else "")
        year, quantity = self.titles[column - FIRST_YEAR], self.quantity(row, column)
        if quantity is None:
            return tr("{}: no such figure").format(year)
        return f"{year}: {joined(quantity.text, self._paragraph(quantity), self._ocr(quantity))}"

    def trend(self, figure: Figure) -> list[tuple[float, float]]:
        """Places on the axis of time with the values there."""
        places = year_places(self.reports)
        return [(places[quantity.report], quantity.value) for quantity in figure.values]

    def _marked(self, quantity: Quantity) -> str:
        """A value, with a question mark where OCR was not sure of it."""
        doubtful = ocr_of(quantity, self.reports[quantity.report]) is Ocr.DOUBTFUL
        return f"{printed(quantity)} (?)" if doubtful else printed(quantity)

    def _ocr(self, quantity: Quantity) -> str:
        return told_of_quantity(quantity, self.reports[quantity.report])

    def _paragraph(self, quantity: Quantity) -> str:
        return place_of(quantity, self.reports[quantity.report])[1]


def printed(quantity: Quantity) -> str:
    """A value for a table: `2,600`, `20.8`, `> 3,000` for "more than 3,000"."""
    value = f"{quantity.value:,.0f}" if quantity.value == int(quantity.value) else f"{quantity.value:,}"
    return f"{_SIGNS.get(quantity.qualifier, quantity.qualifier)} {value}".strip()


def _growth(figure: Figure) -> float:
    """By how much a figure changed from its first value to its last, as a share of the first."""
    first, last = figure.values[0].value, figure.values[-1].value
    return (last - first) / (abs(first) or 1.0)


def subject(figure: Figure) -> str:
    """What a figure counts, as a title."""
    return capital(figure.label)


def _relative(figure: Figure) -> str:
    """What the number is of another one: a share, an increase or a decrease; "" for a plain one."""
    if figure.direction:
        return {Direction.INCREASE: tr("increase"), Direction.DECREASE: tr("decrease")}[figure.direction]
    return tr("share") if figure.kind is FigureKind.SHARE else ""


def _of_time(figure: Figure) -> str:
    """Whether the newest value that says so is what there was at a time or what happened over one."""
    told = {FigureKind.STOCK: tr("Counted at a time"), FigureKind.FLOW: tr("Counted over a time")}
    return told.get(figure.kind, "") if figure.kind else ""


def place_of(quantity: Quantity, report: Report) -> tuple[str | None, str]:
    """The eId of what states a quantity, None where the report no longer has it, and its place in words."""
    found = report.paragraph(quantity.paragraph) or report.find(quantity.paragraph)
    if found is None:
        return None, numbers([quantity.paragraph])
    return found.eid, tr("table") if isinstance(found, Table) else short_name(report, found.eid)


def year_places(reports: Sequence[Report]) -> list[float]:
    """Where each report stands on the axis: at its year; a second one of a year a little later, and one without a year
    a year after the one before."""
    places: list[float] = []
    for report in reports:
        year = float(report.year or (places[-1] + 1 if places else 0))
        same = sum(int(place) == int(year) for place in places)
        places.append(year + min(same, 3) * 0.3)
    return places
