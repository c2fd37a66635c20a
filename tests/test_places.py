from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from explorer.places import History, Mode, Only, Place

PLACES = st.builds(
    Place,
    mode=st.sampled_from(Mode),
    report=st.sampled_from([None, "a", "b"]),
    eid=st.sampled_from([None, "para_1", "para_2"]),
    other=st.sampled_from([None, "a", "b"]),
    other_eid=st.sampled_from([None, "para_3"]),
    within=st.sampled_from([None, "a", "b"]),
    scope=st.sampled_from([None, "sec_I"]),
    only=st.sampled_from(Only),
    words=st.sampled_from(["", "corruption"]),
)


@given(PLACES)
def test_a_place_survives_the_settings_file(place: Place) -> None:
    assert Place.from_strings(place.as_strings()) == place


def test_an_unknown_mode_is_the_overview() -> None:
    assert Place.from_strings({"mode": "dancing", "report": "a"}) == Place(Mode.OVERVIEW, "a")


@given(st.lists(PLACES, min_size=1, max_size=20))
def test_back_then_forward_is_where_one_was(places: list[Place]) -> None:
    history = History(Place())
    for place in places:
        history.go(place)
    steps = 0
    while history.can_go_back:
        history.back()
        steps += 1
    assert steps == len(places) and history.place == Place()
    for place in places:
        assert history.forward() == place
    assert not history.can_go_forward and history.forward() == places[-1]


def test_going_somewhere_new_forgets_what_was_ahead() -> None:
    history = History(Place(report="a"))
    history.go(Place(report="b"))
    history.back()
    history.go(Place(report="c"))
    assert not history.can_go_forward
    assert history.back() == Place(report="a")


@given(st.lists(PLACES, max_size=12), st.integers(0, 12), st.sampled_from(["a", "b"]))
def test_a_forgotten_report_is_nowhere_on_the_way(places: list[Place], back: int, gone: str) -> None:
    history = History(Place())
    for place in places:
        history.go(place)
    for _ in range(back):
        history.back()
    here = history.place
    history.forget(gone)
    if gone not in here.reports:
        kept = replace(here, other=None, other_eid=None) if gone == here.other else here
        assert history.place == kept
    while history.can_go_back:
        history.back()
    seen = [history.place]
    while history.can_go_forward:
        seen.append(history.forward())
    assert all(gone not in (place.report, place.other, place.within) for place in seen)


def test_a_long_way_keeps_its_last_steps() -> None:
    history = History(Place())
    for number in range(2 * History.LONGEST):
        history.go(Place(eid=str(number)))
    steps = 0
    while history.can_go_back:
        history.back()
        steps += 1
    assert steps == History.LONGEST - 1
