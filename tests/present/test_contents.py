"""The tree of contents without a view: what a filter leaves of it."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from explorer.library.outline import Heading, outline_of
from explorer.model.breach import Breach
from explorer.present.contents import MOST, Contents, Kind, Node
from tests.small_reports import newer_report, older_report


@dataclass(frozen=True)
class Line:
    id: str
    year: int | None
    title: str = "Report"
    symbols: tuple[str, ...] = ()
    file: str = "report.txt"
    error: str | None = None
    doubts: int = 0
    language: str = "en"
    breaches: tuple[Breach, ...] = ()
    ocr: tuple[int, ...] = ()


SERIES = {
    "Reports": [Line("a", 2020, doubts=2), Line("b", 2021), Line("c", None, error="The file is empty.", title="")]
}
CONTENTS = Contents(lambda id: outline_of({"a": older_report(), "b": newer_report()}[id]))


def drawn(root: Node, depth: int = 0) -> list[str]:
    return [line for node in root.below for line in ("  " * depth + str(node), *drawn(node, depth + 1))]


def test_reports_stand_below_their_series_and_say_what_wants_a_look() -> None:
    root = CONTENTS.tree(SERIES)
    assert drawn(root) == ["Reports", "  2020. 2 doubts", "  2021", "  report.txt. The file is empty."]
    first = root.below[0].below[0]
    assert first.unread and [str(node) for node in CONTENTS.sections(first)] == [
        "I Introduction",
        "II Action taken",
        "III Terrorism",
    ]


def test_a_report_that_is_not_what_was_stored_says_so() -> None:
    altered = Line("a", 2020, breaches=(Breach.REPORT_ALTERED, Breach.ORIGINAL_MISSING))
    told = "  2020. The stored report was altered; the original is no longer in the library"
    assert drawn(CONTENTS.tree({"Reports": [altered, Line("b", 2021)]})) == ["Reports", told, "  2021"]


def test_two_reports_of_one_year_are_told_apart() -> None:
    lines = [Line("a", 2020, symbols=("A/75/90",)), Line("b", 2020)]
    assert drawn(CONTENTS.tree({"Reports": lines})) == ["Reports", "  2020 A/75/90", "  2020 Report"]


def test_a_filter_leaves_what_has_all_its_words_with_what_stands_above() -> None:
    root = CONTENTS.tree(SERIES, "pérs traf")
    assert drawn(root) == ["Reports", "  2020. 2 doubts", "    II Action taken", "      B Trafficking in persons"]
    assert [node.unfolded for node in root.walk()] == [False, False, True, True, False]


def test_a_filter_that_finds_very_much_says_how_much_it_leaves_out() -> None:
    many = Contents(lambda id: tuple(Heading(1, "", f"Heading {number}", "", f"sec_{number}") for number in range(900)))
    last = many.tree({"Reports": [Line("a", 2020)]}, "heading").below[-1]
    assert last.kind is Kind.MORE and last.title == f"{900 - MOST} more headings: type more letters"


EXPRESSIONS = {
    "Reports": [Line("en", 2020, symbols=("A/75/90",)), Line("en2", 2021, symbols=("A/76/90",))],
    "Rapports": [Line("fr", 2020, "Rapport", ("A/75/90",), language="fr")],
    "Doklady": [Line("ru", 2020, "Доклад", ("A/75/90*",), language="ru")],
}


def test_language_versions_of_one_document_are_one_row_with_a_row_for_each_language() -> None:
    root = Contents(lambda id: ()).tree(EXPRESSIONS)
    (series,) = root.below
    assert [(row.kind, str(row)) for row in series.below] == [
        (Kind.WORK, "2020 A/75/90"),
        (Kind.REPORT, "2021 A/76/90"),
    ]
    assert [(row.report, str(row)) for row in series.below[0].below] == [
        *(("en", "English Report"), ("fr", "français Rapport"), ("ru", "русский Доклад")),
    ]


def test_a_filter_finds_a_language_version_below_its_document() -> None:
    root = Contents(lambda id: ()).tree(EXPRESSIONS, "rapport")
    ((work,),) = [series.below for series in root.below]
    assert [row.report for row in work.below] == ["fr"]


def test_a_second_version_in_one_language_is_a_row_of_its_own() -> None:
    again = {"Reports": [Line("a", 2020, symbols=("A/75/90",)), Line("b", 2020, symbols=("A/75/90/Rev.1",))]}
    (series,) = Contents(lambda id: ()).tree(again).below
    assert [row.report for row in series.below] == ["a", "b"]


REPORTS_OF_A_STEP = st.lists(
    st.builds(
        Line,
        id=st.sampled_from("abcdef"),
        year=st.sampled_from([2020, 2021]),
        title=st.sampled_from(["Report", "Rapport"]),
        symbols=st.sampled_from([(), ("A/75/90",), ("A/75/90*",), ("A/76/90",)]),
        language=st.sampled_from(["en", "en", "en", "fr"]),
    ),
    max_size=5,
    unique_by=lambda line: line.id,
)


@given(st.lists(st.tuples(REPORTS_OF_A_STEP, REPORTS_OF_A_STEP), min_size=2, max_size=4))
def test_a_tree_made_step_by_step_is_what_is_made_at_once(steps: list[tuple[list[Line], list[Line]]]) -> None:
    contents = Contents(lambda id: ())
    before: dict[str, list[Line]] = {}
    for first, second in steps:
        now = {"Reports": first, "Others": [line for line in second if line.id not in {each.id for each in first}]}
        now = {title: before[title] if before.get(title) == lines else lines for title, lines in now.items()}
        assert contents.tree(now) == Contents(lambda id: ()).tree(now)
        before = now


def test_a_series_that_stays_as_it_was_keeps_its_row() -> None:
    contents, stays = Contents(lambda id: ()), (Line("a", 2020), Line("b", 2021))
    before = contents.tree({"Reports": stays, "Others": (Line("c", 2020),)})
    now = contents.tree({"Reports": stays, "Others": (Line("c", 2020), Line("d", 2021))})
    assert now.below[0] is before.below[0]
    assert now.below[1] is not before.below[1] and now.below[1].below[0] is before.below[1].below[0]
