"""Which links and figures the sample series and two made-up reports have, with their scores and classes.

Hand-made truth is too coarse to hold every weight of comparing; these lines change with each.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from explorer.compare import compare
from explorer.compare.figures import likely, report_quantities
from explorer.compare.profile import profile
from explorer.export.comparison_json import Places
from explorer.model.comparison import Comparison, Link, Pair, State
from explorer.model.report import Report
from tests.quality.measures import read
from tests.quality.specimens import specimens
from tests.quality.truth import SAMPLES

_CLASSES = (State.SAME, State.EDITED, State.REWRITTEN)
_SERIES = {"2018": "000_ba46a36aec142166.txt", "2020": "001_0d3a60e5d9e57139.txt", "2021": "002_744464a0601c5378.txt"}


def lines() -> list[str]:
    """A line for each link, for the best counterpart that was not taken, for each row of figures, and for each two
    quantities that may be one figure."""
    series = {year: replace(read(SAMPLES / name), year=int(year)) for year, name in _SERIES.items()}
    return [*_lines(series), *_lines({str(each.year): each for each in specimens()})]


def _lines(reports: Mapping[str, Report]) -> Iterator[str]:
    comparison = compare(list(reports.values()))
    places, years = [Places(report) for report in reports.values()], list(reports)
    for pair in comparison.pairs:
        for link in (*pair.sections, *pair.paragraphs):
            yield from _link(link, pair, places, years)
    yield from _figures(comparison, years)
    yield from _likely(list(reports.values()), comparison, years)


def _link(link: Link, pair: Pair, places: list[Places], years: list[str]) -> Iterator[str]:
    left, right = places[pair.left_report], places[pair.right_report]
    one = f"{years[pair.left_report]} {left.name(link.left) if link.left else '–'}"
    other = f"{years[pair.right_report]} {right.name(link.right) if link.right else '–'}"
    if link.strength and link.score is not None:
        became = " ".join(state.value for state in _CLASSES if state in link.states)
        yield f"{one} | {other} | {link.strength.value} {link.score:.3f} {became}".rstrip()
    for rejected, place in ((link.rejected_left, left), (link.rejected_right, right)):
        if rejected:
            yield f"{one} | {other} | not {place.name(rejected.eid)} {rejected.score:.3f}"


def _figures(comparison: Comparison, years: list[str]) -> Iterator[str]:
    for figure in comparison.figures:
        values = (f"{years[value.report]} para. {value.paragraph}: {value.value:g}" for value in figure.values)
        basis = ", ".join(aspect.value for aspect in figure.differs) or "comparable"
        yield f"{figure.label} ({figure.unit}) | {' | '.join(values)} | {basis}"


def _likely(reports: Sequence[Report], comparison: Comparison, years: list[str]) -> Iterator[str]:
    """What of each two reports may be the same figure, with how sure that is."""
    profiles = [profile(report) for report in reports]
    stated = [report_quantities(number, each) for number, each in enumerate(profiles)]
    places = [{each.eid: index for index, each in enumerate(one.paragraphs)} for one in profiles]
    for pair in comparison.pairs:
        a, b = pair.left_report, pair.right_report
        linked = {
            (places[a][link.left], places[b][link.right]): link.score
            for link in pair.paragraphs
            if link.left and link.right
        }
        for (i, j), score in sorted(likely(stated[a], stated[b], linked).items()):
            one, other = stated[a][i], stated[b][j]
            yield (
                f"{years[a]} {profiles[a].paragraphs[one.paragraph].label} {one.stated.text} | "
                f"{years[b]} {profiles[b].paragraphs[other.paragraph].label} {other.stated.text} | {score:.3f}"
            )
