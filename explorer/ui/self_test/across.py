"""The steps that look across the years: the chart, what changed, its brief, the life line of a sentence."""

from explorer.export.formats import Kind, format_named
from explorer.model.digest import DigestKind
from explorer.places import Mode, Only, Place
from explorer.present.brief import MOST_WORDS
from explorer.ui.digest.view import DigestView
from explorer.ui.figures.view import FiguresView
from explorer.ui.life_line.view import LifeLineSheet
from explorer.ui.self_test.hands import answer, check, expect, until
from explorer.ui.self_test.walk import Walk, answer_export, text_of


def chart(walk: Walk) -> str:
    """Space keeps a figure in the chart; in the chart, Enter opens the paragraph of a value."""
    view = walk.view(FiguresView)
    walk.keys.press("Space", "Down", "Space")
    kept = [series.title for series in view.chart.chart.series]
    check(len(kept) == 2, f"the chart shows {kept}")
    values = sum(len(series.points) for series in view.chart.chart.series)
    check(len(view.chart.spots()) == values, f"the chart has {len(view.chart.spots())} points for {values} values")
    walk.album.take("chart")
    view.chart.setFocus()
    walk.keys.press("Home", "Return")
    walk.arrive(Mode.READ)
    point = view.chart.chart.series[0].points[0]
    check(
        walk.desk.session.reader.place.eid == point.eid,
        f"the value {point.label} opened {walk.desk.session.reader.place}",
    )
    return f"{values} values of {' and '.join(kept)}"


def what_changed(walk: Walk) -> str:
    """The changes since the year before, by section; their numbers are those of the year matrix."""
    walk.keys.press("Ctrl+5")
    walk.arrive(Mode.DIGEST)
    view = walk.view(DigestView)
    newest = walk.reports[-1]
    walk.desk.session.reader.go(Place(Mode.DIGEST, newest.id, newest.sections[0].eid, walk.reports[-2].id))
    until(lambda: view.list.shown.rows, "what changed")
    view.setFocus()
    walk.album.take("what-changed")
    view.set_only(Only.CHANGED)
    rows = view.list.shown.rows
    comparison = walk.desk.session.comparisons.of(walk.desk.series.title())
    pair = comparison.pairs[-1] if comparison else None
    new = [row for row in rows if row.kind is DigestKind.NEW]
    check(
        pair and pair.totals.new == len(new), f"{len(new)} new paragraphs are told, {pair and pair.totals.new} counted"
    )
    dropped = [row for row in rows if row.kind is DigestKind.DROPPED]
    check(pair and pair.totals.dropped == len(dropped), f"{len(dropped)} dropped paragraphs are told")
    return f"{len(rows)} rows, {len(new)} new and {len(dropped)} dropped paragraphs"


def brief(walk: Walk) -> str:
    """Ctrl+Shift+B writes what changed on two pages."""
    file = walk.folder / "Brief.md"
    format = format_named(file.suffix, Kind.BRIEF)
    answer(lambda: walk.keys.press("Ctrl+Shift+B"), lambda dialog: answer_export(walk, dialog, format, file))
    until(lambda: file.exists() and not walk.desk.session.work.tasks, f"the file {file}")
    text = text_of(file)
    years = [str(report.year) for report in walk.reports[-2:]]
    check(all(f"{year}, para. " in text for year in years), f"the brief does not cite both of {years}")
    check(len(text.split()) <= MOST_WORDS, f"the brief has {len(text.split())} words")
    return f"{len(text.split())} words"


def life_line(walk: Walk) -> str:
    """L follows the first sentence of the paragraph in hand through the years."""
    walk.keys.press("L")
    sheet = expect(LifeLineSheet, walk.desk.window.findChild(LifeLineSheet))
    until(lambda: sheet.rows, "the life line")
    present = [row.year for row in sheet.rows if row.present]
    check(len(present) == 1, f"the sentence in hand is shown in {present}")
    walk.album.take("life-line")
    walk.keys.press("Esc")
    check(not sheet.isVisible(), "Esc does not close the life line")
    return sheet.span.text()
