"""Figures that would bear one label are told apart; what is asked for again, or always so many, is none."""

from explorer.compare import compare
from explorer.model.report import Report
from tests.compare.make import report


def test_figures_of_one_name_say_of_what_each_is() -> None:
    older = (
        "There were 189 States parties to the Crime Convention, 173 States parties to its Protocol on Trafficking in"
        " Persons and 146 States parties to its Protocol on the Smuggling of Migrants."
    )
    newer = (
        "The Crime Convention had 190 parties, the Trafficking Protocol had 178 parties and the Smuggling Protocol had"
        " 150 parties."
    )
    found = compare([report({"Work": [text]}) for text in (older, newer)]).figures
    assert {figure.label: figure.values[-1].value for figure in found} == {
        "parties (Crime Convention)": 190,
        "parties (Trafficking Protocol)": 178,
        "parties (Smuggling Protocol)": 150,
    }


def test_figures_of_one_name_may_say_what_follows_them_in_the_newest_report_alone() -> None:
    text = "The crews made {} rescues in {}. The crews made {} rescues in {}."
    years = [
        report({"Work": [text.format(*told)]}) for told in ((310, "Crete", 220, "Malta"), (340, "Samos", 290, "Rhodes"))
    ]
    assert [figure.label for figure in compare(years).figures] == ["rescues made (Samos)", "rescues made (Rhodes)"]


def test_figures_of_one_name_of_which_nothing_else_is_said_bear_their_paragraphs() -> None:
    def year(*numbers: int) -> Report:
        texts = ("By sea the crews made {} rescues.", "By air the crews made {} rescues.")
        return report({"Work": [text.format(number) for text, number in zip(texts, numbers, strict=True)]})

    labels = [figure.label for figure in compare([year(310, 220), year(340, 290)]).figures]
    assert labels == ["rescues made (¶ 1)", "rescues made (¶ 2)"]


def rows(told: str, *numbers: str) -> list[float]:
    """The values of all figures of reports that say the same but for a number."""
    found = compare([report({"Work": [told.format(number)]}) for number in numbers]).figures
    return [value.value for figure in found for value in figure.values]


def test_a_time_that_is_asked_for_again_is_no_figure_until_it_changes() -> None:
    told = "Requests the Secretary-General to report on its implementation within {} months of its adoption."
    assert rows(told, "four", "four") == []
    assert rows(told, "four", "six") == [4, 6]


def test_a_small_number_that_belongs_to_what_it_counts_is_no_figure_until_it_changes() -> None:
    told = "Guides to the courts were printed in the {} official languages of the United Nations."
    assert rows(told, "six", "six") == []
    assert rows(told, "six", "seven") == [6, 7]
