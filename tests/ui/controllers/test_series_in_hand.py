"""The place in hand as it moves on: what of the years, the scope and the filter stays."""

from dataclasses import replace

from explorer.places import Mode, Only, Place
from explorer.session import Session
from explorer.session.series import SeriesInHand
from tests.ui.fakes import ids


def there(session: Session, place: Place) -> SeriesInHand:
    session.reader.go(place)
    return SeriesInHand(session)


def test_the_pair_is_the_year_in_hand_and_the_one_before_or_the_one_chosen(session: Session) -> None:
    older, newer = ids(session)
    assert there(session, Place()).pair() == (older, newer)
    assert there(session, Place(Mode.READ, newer, "para_1")).pair() == (older, newer)
    assert there(session, Place(Mode.READ, older, "para_1")).pair() == (older, newer)
    assert there(session, Place(Mode.READ, newer, "para_1", other="of another series")).pair() == (older, newer)
    assert there(session, Place(Mode.READ, "gone", "para_1")).pair() is None


def test_filter_and_older_year_go_along_and_the_year_only_where_it_is_older(session: Session) -> None:
    older, newer = ids(session)
    here = Place(Mode.COMPARE, newer, "para_1", older, only=Only.NEW, words="trafficking")
    series = there(session, here)
    assert series.at(Mode.READ, newer, "para_9") == replace(here, mode=Mode.READ, eid="para_9")
    assert series.at(Mode.READ, older, "para_2") == replace(
        here, mode=Mode.READ, report=older, eid="para_2", other=None
    )
    assert series.at(Mode.READ, "gone").other is None


def test_what_stands_in_the_older_year_alone_is_in_hand_between_the_same_years(session: Session) -> None:
    older, newer = ids(session)
    series = there(session, Place(Mode.DIGEST, newer, "para_1", older, "para_7"))
    moved = series.moved(older, "para_5")
    assert moved == Place(Mode.DIGEST, newer, "para_5", older, within=older)
    assert moved.in_hand == (older, "para_5") and not moved.by_hand
    assert there(session, moved).moved(newer, "para_1") == Place(Mode.DIGEST, newer, "para_1", older)


def test_the_scope_ends_where_one_goes_elsewhere(session: Session) -> None:
    _, newer = ids(session)
    report = session.reports.report(newer)
    inside = next(section for section in report.walk() if section.sections)
    below, outside = inside.sections[0], next(one for one in report.sections if one is not inside)
    series = there(session, Place(Mode.COMPARE, newer, inside.eid, scope=inside.eid))
    assert series.scope(newer) is report.find(inside.eid)
    assert series.moved(newer, below.eid).scope == inside.eid
    assert series.at(Mode.READ, newer, below.eid).scope == inside.eid
    assert series.moved(newer, outside.eid).scope is None
    assert series.at(Mode.READ, newer, outside.eid).scope is None
    assert series.at(Mode.READ, newer).scope is None


def test_in_another_year_section_and_scope_are_those_that_correspond(session: Session) -> None:
    older, newer = ids(session)
    comparison = session.comparisons.of("Reports")
    assert comparison
    places = next(each.places for each in comparison.lineages if all(each.places))
    series = there(session, Place(Mode.OVERVIEW, newer, places[1][0], scope=places[1][0], only=Only.CHANGED))
    assert series.in_year(older) == Place(Mode.OVERVIEW, older, places[0][0], scope=places[0][0], only=Only.CHANGED)
    new = next(each.places[1][0] for each in comparison.lineages if not each.places[0])
    assert there(session, Place(Mode.OVERVIEW, newer, new)).in_year(older) is None
