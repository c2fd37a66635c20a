"""The values to narrow results to."""

from explorer.present.facets import SHOWN, facet_rows


def test_a_facet_with_many_values_shows_the_rest_when_asked() -> None:
    counts = {"series": {f"Series {number}": number for number in range(20)}}
    rows = facet_rows(counts, {"series": {"Series 15"}})
    assert len(rows) == 1 + SHOWN + 1 + 1
    assert str(rows[SHOWN + 1]) == "Series 15, 15, chosen"
    assert str(rows[SHOWN + 2]) == "11 more"
    assert len(facet_rows(counts, {}, whole={"series"})) == 21


def test_what_all_results_have_is_no_value_to_narrow_them_to() -> None:
    assert facet_rows({"year": {"2020": 3}}, {}) == []
    assert [str(row) for row in facet_rows({"year": {"2020": 3}}, {"year": {"2018"}})] == [
        "Year",
        "2020, 3, not chosen",
        "2018, 0, chosen",
    ]
