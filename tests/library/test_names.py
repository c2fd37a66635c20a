"""What was named step by step is what is named at once."""

from hypothesis import given
from hypothesis import strategies as st

from explorer.library.entry import Entry
from explorer.library.names import Names

ENTRIES = st.builds(
    Entry,
    id=st.sampled_from("abcdef"),
    title=st.sampled_from(["Draft report", "Draft report, 2019", "DRAFT REPORT", "World review, 2020", ""]),
    year=st.sampled_from([None, 2019, 2020]),
    series=st.sampled_from(["", "", "World review", "World Review"]),
    symbols=st.sampled_from([(), ("A/80/1",), ("E/2020/2",), ("A/80/3", "S/2020/3"), ("S/2021/4",)]),
    file=st.just("file.txt"),
    language=st.just("en"),
)


@given(st.lists(st.tuples(ENTRIES, st.sampled_from(["put", "put", "drop", "get", "list"])), max_size=12))
def test_names_do_not_depend_on_how_the_reports_came(steps: list[tuple[Entry, str]]) -> None:
    names, there = Names(), dict[str, Entry]()
    for entry, step in steps:
        match step:
            case "put":
                assert names.put(entry) == (there.get(entry.id) != entry)
                there[entry.id] = entry
            case "drop":
                names.drop(entry.id)
                there.pop(entry.id, None)
            case "get":
                assert names.get(entry.id) == Names(there.values()).get(entry.id)
            case _:
                assert [*names.series().items()] == [*Names(there.values()).series().items()]
    assert [*names.series().items()] == [*Names(reversed(there.values())).series().items()]
    told = [entry for entries in names.series().values() for entry in entries]
    assert sorted(entry.id for entry in told) == sorted(there)
    assert all(entry.series == name for name, entries in names.series().items() for entry in entries)


def test_what_is_as_it_was_is_not_named_anew() -> None:
    names = Names([Entry("a", title="World review, 2019", language="en"), Entry("b", title="Other", language="en")])
    before = names.series()
    names.put(Entry("c", title="World review, 2020", language="en", year=2020))
    now = names.series()
    assert now["Other"] is before["Other"]
    assert [each.id for each in now["World review"]] == ["c", "a"]
    assert now["World review"][1] is before["World review"][0]


def test_a_series_that_is_named_as_one_of_an_organ_is_one_with_it() -> None:
    drafts = [Entry(id, title="Draft report", symbols=(symbol,)) for id, symbol in (("a", "A/80/1"), ("b", "S/2020/3"))]
    stated = Entry("c", series="Draft report (A)")
    assert {name: [each.id for each in entries] for name, entries in Names([*drafts, stated]).series().items()} == {
        "Draft report (A)": ["a", "c"],
        "Draft report (S)": ["b"],
    }
