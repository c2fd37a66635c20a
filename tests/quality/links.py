"""Which links and which rows of figures the sample series and two made-up reports have, with their scores and classes.

Hand-made truth is too coarse to hold every weight of comparing; these lines change with each.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from explorer.compare import compare
from explorer.export.comparison_json import Places
from explorer.model.comparison import Comparison, Link, State
from explorer.model.report import Report
from tests.quality.measures import read
from tests.quality.specimens import specimens
from tests.quality.truth import SAMPLES

_CLASSES = (State.SAME, State.EDITED, State.REWRITTEN)
_SERIES = {"2018": "000_ba46a36aec142166.txt", "2020": "001_0d3a60e5d9e57139.txt", "2021": "002_744464a0601c5378.txt"}


def lines() -> list[str]:
    """A line for each link, for the best counterpart that was not taken, and for each row of figures."""
    series = {year: replace(read(SAMPLES / name), year=int(year)) for year, name in _SERIES.items()}
    return [*_lines(series), *_lines({str(each.year): each for each in specimens()})]


def _lines(reports: Mapping[str, Report]) -> Iterator[str]:
    comparison = compare(list(reports.values()))
    places, years = [Places(report) for report in reports.values()], list(reports)
    for pair in comparison.pairs:
        for link in (*pair.sections, *pair.paragraphs):
            yield from _link(link, places, years)
    yield from _figures(comparison, years)


def _link(link: Link, places: list[Places], years: list[str]) -> Iterator[str]:
    left, right = places[link.left_report], places[link.right_report]
    one = f"{years[link.left_report]} {left.name(link.left) if link.left else '–'}"
    other = f"{years[link.right_report]} {right.name(link.right) if link.right else '–'}"
    if link.strength and link.score is not None:
        became = " ".join(state.value for state in _CLASSES if state in link.states)
        yield f"{one} | {other} | {link.strength.value} {link.score:.3f} {became}".rstrip()
    for rejected, place in ((link.rejected_left, left), (link.rejected_right, right)):
        if rejected:
            yield f"{one} | {other} | not {place.name(rejected.eid)} {rejected.score:.3f}"


def _figures(comparison: Comparison, years: list[str]) -> Iterator[str]:
    for figure in comparison.figures:
        values = (f"{years[value.report]} para. {value.paragraph}: {value.value:g}" for value in figure.values)
        yield f"{figure.label} ({figure.unit}) | {' | '.join(values)}"
