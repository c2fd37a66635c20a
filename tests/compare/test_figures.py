"""Figures reported again are joined through the years."""

from dataclasses import replace

import pytest

from explorer.compare import compare
from explorer.model.comparison import Aspect, CorrectionKind, Figure, LinkCorrection, State
from explorer.model.passage import Address
from explorer.model.report import Report, Source
from tests.compare.make import report

_OLDER = {
    "Parties": [
        "At the time of reporting, there were 189 States parties to the Organized Crime Convention; 173 to the Protocol"
        " to Prevent Trafficking in Persons; and 115 to the Protocol against Trafficking in Firearms."
    ],
    "Money-laundering": [
        "Through its Global Programme against Money-Laundering, the Office helped 88 countries in nine subregions."
    ],
    "Finances": [
        "Pledges of voluntary contributions totalled $361 million in 2017, of which 75 per cent were earmarked."
    ],
}
_NEWER = {
    "Finances": ["Pledges of voluntary contributions reached $330 million in 2019."],
    "Money-laundering": [
        "In 2019, through its Global Programme against Money-Laundering, the Office helped to build capacity in 102"
        " countries and two jurisdictions in nine subregions."
    ],
    "Parties": [
        "At the time of reporting, there were 190 States parties to the Organized Crime Convention, 176 States parties"
        " to the Protocol to Prevent Trafficking in Persons and 118 States parties to the Protocol against Trafficking"
        " in Firearms."
    ],
}


def values(figures: tuple[Figure, ...]) -> set[tuple[float, ...]]:
    return {tuple(quantity.value for quantity in figure.values) for figure in figures}


def test_the_same_subject_is_joined_wherever_it_moved() -> None:
    comparison = compare([report(_OLDER), report(_NEWER)])
    assert values(comparison.figures) == {
        (189, 190),
        (173, 176),
        (115, 118),
        (88, 102),
        (9, 9),
        (361_000_000, 330_000_000),
    }


def test_a_changed_figure_is_a_state_of_its_paragraphs_and_sections() -> None:
    (pair,) = compare([report(_OLDER), report(_NEWER)]).pairs
    assert all(State.FIGURES in link.states for link in pair.paragraphs)
    assert all(State.FIGURES in link.states for link in pair.sections)
    assert pair.totals.figures == 3


def test_a_figure_runs_through_three_years() -> None:
    years = [
        report({"Parties": [f"At the time of reporting, there were {n} parties to the Convention against Corruption."]})
        for n in (186, 187, 189)
    ]
    (figure,) = compare(years).figures
    assert [(value.report, value.paragraph, value.value) for value in figure.values] == [
        (0, "1", 186),
        (1, "1", 187),
        (2, "1", 189),
    ]
    assert figure.label == "parties to the Convention against Corruption"
    assert figure.unit == "parties" and figure.comparable


def test_cumulative_and_yearly_counts_are_not_comparable() -> None:
    older = report({"Training": ["To date, the Programme has trained 5,400 judges and prosecutors in Kenya."]})
    newer = report({"Training": ["In 2019, the Programme trained 1,200 judges and prosecutors in Kenya."]})
    (figure,) = compare([older, newer]).figures
    assert not figure.comparable


def test_different_subjects_are_not_joined() -> None:
    older = report({"Kenya": ["The Office trained 72 judges in Kenya."], "Wildlife": ["It seized 13 tons of ivory."]})
    newer = report({"Peru": ["New courts opened in Peru with 40 staff."], "Wildlife": ["It published three studies."]})
    assert compare([older, newer]).figures == ()


def test_a_label_is_a_subject_without_the_numbers_of_one_year() -> None:
    def years(sentence: str, *numbers: str) -> str:
        texts = [report({"Training of staff": [sentence.replace("#", number)]}) for number in numbers]
        return compare(texts).figures[0].label

    assert years("The Office trained # criminal justice practitioners in 2020 under its plan.", "910", "930") == (
        "criminal justice practitioners trained"
    )
    assert years("UNODC trained # young people and 1,200 coaches so far.", "800", "900") == ("young people trained")
    assert years("Of these, # countries have received direct technical assistance.", "23", "70") == (
        "countries that have received direct technical assistance"
    )
    assert years("It helped # judges in the drafting or amending of 16 laws.", "24", "18") == ("judges helped")
    assert years("There were # parties to its Protocol to Prevent, Suppress and Punish Trafficking.", "173", "176") == (
        "parties to the Protocol to Prevent, Suppress and Punish Trafficking"
    )
    assert years("The Fund for Victims was funded at 18 per cent, or $# million.", "482.8", "371.4") == (
        "Fund for Victims"
    )
    assert years("A total of # civilians were reportedly killed in the south.", "30", "45") == (
        "civilians reportedly killed in the south"
    )
    assert years("Violations against children increased by # per cent.", "12", "20") == (
        "increase in violations against children"
    )
    assert years("Women constituted # per cent of registered candidates.", "12", "20") == (
        "share of registered candidates (women)"
    )
    assert years("The official exchange rate has remained at # dinars since April.", "5.56", "5.57") == (
        "official exchange rate (dinars)"
    )
    assert years("There was #, among others.", "1 crossing", "3 crossings") == "crossings (Training of staff)"


def test_a_part_and_an_item_of_a_list_are_named_with_their_whole() -> None:
    text = "The Force comprised # troops, including 90 women. Troops are deployed from Fiji (#) and Ghana (5)."
    years = [report({"Strength": [text.replace("#", number)]}) for number in ("146", "148")]
    assert [figure.label for figure in compare(years).figures] == [
        "troops (Strength)",
        "women among troops",
        "troops deployed from Fiji",
        "troops deployed from Ghana",
    ]


def test_another_order_of_size_needs_more_than_the_same_unit() -> None:
    older = report({"Justice": ["More than 55,000 people had benefited from direct training activities."]})
    newer = report({"Justice": ["Since its inception, 2.5 million people have been reached by direct activities."]})
    assert compare([older, newer]).figures == ()


def test_counts_of_people_in_other_incidents_are_not_joined() -> None:
    older = report({"Incidents": ["On 3 May, near Tyre, about 20 individuals blocked the road of a patrol."]})
    newer = report({"Incidents": ["A patrol was met on the road to Naqura by four individuals, who left later."]})
    assert compare([older, newer]).figures == ()


def test_what_happened_on_two_days_is_not_one_figure_though_told_in_the_same_words() -> None:
    text = "{}, 20 individuals in civilian clothes blocked the road of a patrol near the village."
    for day, joined in (("On 9 June", 0), ("On 3 May", 1)):
        older = report({"Incidents": [text.format("On 3 May")]})
        newer = report({"Incidents": [text.format(day)]})
        assert len(compare([older, newer]).figures) == joined


def test_amounts_of_paragraphs_that_do_not_correspond_are_not_joined_though_told_in_the_same_words() -> None:
    text = "Appropriates an amount of 60,800 dollars under the proposed budget, to be offset by income from assessment."
    older, newer = report({"Missions": [text]}), report({"Missions": [text.replace("60", "70")]})
    named = [replace(found, id=key, source=Source()) for found, key in ((older, "old"), (newer, "new"))]
    apart = LinkCorrection(CorrectionKind.APART, Address("old", "para_1"), Address("new", "para_1"))
    assert [len(compare(named, said).figures) for said in ((), [apart])] == [1, 0]


def test_the_same_thing_of_which_something_else_is_told_is_no_figure() -> None:
    told = "In the north, six schools were handed over to the teachers and their pupils after the floods of the spring."
    other = "The Mission inspected nine schools under a contract with engineers."
    more = "The Mission supported education by projects that served communities, and worked with the local authorities."
    older, newer = report({"Education": [f"{more} {told}"]}), report({"Education": [f"{more} {other}"]})
    assert not compare([older, newer]).figures


def joined(older: str, newer: str) -> set[tuple[float, ...]]:
    return values(compare([report({"Work": [older]}), report({"Work": [newer]})]).figures)


def test_a_number_stands_beside_the_one_it_took_the_place_of() -> None:
    older = "The Forces maintained two weekly crossings and facilitated 32 operational and two humanitarian crossings."
    newer = "The Forces maintained two weekly crossings and facilitated 26 operational crossings at that gate."
    assert joined(older, newer) == {(2, 2), (32, 26)}


def test_items_of_a_list_are_joined_by_what_they_are_of_whatever_their_order() -> None:
    older = "Of the 314 staff, 292 staff were stationed in Tripoli, 19 in Tunis, 2 in Benghazi and 1 in Sabha."
    newer = "Of the 316 staff, 292 staff were stationed in Tripoli, 4 in Benghazi, 19 in Tunis and one in Sabha."
    assert joined(older, newer) == {(314, 316), (292, 292), (19, 19), (2, 4), (1, 1)}


def test_parts_are_joined_where_their_wholes_are() -> None:
    older = "The Mission had 340 guards, including 57 women, and trained 90 judges, including 31 women, at the base."
    newer = "The Mission trained 95 judges, including 20 women, and had 350 guards, including 60 women, at the base."
    assert joined(older, newer) == {(340, 350), (57, 60), (90, 95), (31, 20)}


def test_what_is_of_the_first_of_several_is_not_joined_with_what_is_of_the_second() -> None:
    older = "In the first group of the elections 56 towns voted. In the second group of the elections 63 towns voted."
    assert joined(older, "Funds were short. In the second group of the elections 62 towns voted.") == {(63, 62)}


def test_people_to_whom_something_else_was_done_are_not_joined() -> None:
    text = "The Mission verified grave violations in the north, and {} boys (all pupils) had been {} by armed groups."
    assert joined(text.format(7, "released"), text.format(5, "separated")) == set()
    assert joined(text.format(7, "released"), text.format(5, "released")) == {(7, 5)}


def test_ages_and_one_out_of_so_many_are_no_figures() -> None:
    text = "It is noted that 1 in 10 people may face hunger, and that {} children under 5 years of age were wasted."
    assert joined(text.format(450), text.format(428)) == {(450, 428)}


def test_shares_of_two_things_are_not_joined() -> None:
    older = (
        "Auditors looked into the accounts of the storehouse: 43 per cent went to petrol, 20 per cent to bread, "
        "12 per cent to tents and 5 per cent to bandages."
    )
    newer = (
        "Auditors looked into the accounts of the storehouse: 31 per cent was for wages, 17 per cent for lorries, "
        "9 per cent for rent and 4 per cent for stamps."
    )
    assert (5, 4) not in joined(older, newer)


def test_two_kinds_of_one_thing_are_not_joined() -> None:
    text = "The Mission conducted an average of {} {} activities each month."
    assert joined(text.format(412, "inspection"), text.format(430, "inspection")) == {(412, 430)}
    assert joined(text.format(412, "inspection"), text.format(430, "training")) == set()


def label_of(*texts: str) -> str:
    return compare([report({"Work": [text]}) for text in texts]).figures[-1].label


def test_a_label_says_of_what_by_the_words_before_the_number() -> None:
    def years(sentence: str, *numbers: str) -> str:
        return label_of(*(sentence.replace("#", number) for number in numbers))

    assert years("It led to the reported killing of # civilians.", "30", "45") == "civilians killed"
    assert years("MONUSCO referred # victims to the Population Fund.", "3", "6") == (
        "victims referred to the Population Fund"
    )
    assert years("The police deployed 130 personnel from # countries.", "31", "29") == "countries (personnel deployed)"
    assert years("Some 400 staff (# per cent of them women) served in the Mission.", "23", "26") == (
        "share of women among staff"
    )
    assert years("Its vacancy rates were 9 per cent for drivers and # per cent for cooks.", "5", "7") == (
        "vacancy rates (cooks)"
    )
    assert years("The Mine Action Service escorted patrols for # km.", "120", "140") == (
        "Mine Action Service escorted patrols (km)"
    )
    assert years("The response plan, budgeted at $# million, was late.", "25", "26") == "response plan budgeted"
    assert (
        years("Decides on their share in the Fund of # dollars.", "9,100", "3,200")
        == "Decides on their share in the Fund"
    )
    assert years("In Bangui, crime levels increased by # per cent in the north.", "7", "26") == (
        "increase in crime levels"
    )
    assert years("The Force verified # violations affecting nine children.", "472", "374") == "children affected"


def test_what_leads_to_a_bare_noun_says_of_whom_it_is() -> None:
    told = "The Service also delivered risk education to {} individuals, reducing the risk of accidents."
    assert label_of(told.format(66847), told.format(80599)) == "individuals (risk education)"
    reached = "In the year, humanitarian partners reached {} people, often by air."
    assert label_of(reached.format(66847), reached.format(80599)) == "people reached"


def test_a_share_may_be_of_a_quantity() -> None:
    years = [report({"Work": [f"They hold {share} per cent of the 1,715 approved positions."]}) for share in (92, 93)]
    assert {figure.unit: figure.label for figure in compare(years).figures}["%"] == "share of approved positions"


def test_a_label_holds_for_every_report() -> None:
    older = "The police evaluated 14 formed police units in Malakal."
    newer = "The police evaluated 17 formed police units in Juba, Bor and Wau."
    assert label_of(older, newer) == "formed police units evaluated"


def test_figures_of_other_names_are_not_held_to_be_comparable() -> None:
    def told(*names: str) -> bool:
        texts = [f"The mobile court heard {40 - place} cases in {name}." for place, name in enumerate(names)]
        (figure,) = compare([report({"Work": [text]}) for text in texts]).figures
        return figure.comparable

    assert told("Bor", "Bor")
    assert not told("Bor", "Wau")


def test_a_group_is_not_joined_with_all() -> None:
    assert joined("Guards took two girl pupils home.", "Guards took 13 pupils home to their villages.") == set()


def test_one_of_a_kind_is_not_joined_with_several_of_another() -> None:
    assert joined("It opened one field office in the valley.", "It opened nine offices in the valley.") == set()


def test_an_amount_that_is_said_again_is_one_figure() -> None:
    text = "The balance was in the amount of {0} dollars. The Members shall be credited with {0} dollars."
    assert len(compare([report({"Work": [text.format(each)]}) for each in ("9,368,800", "43,469,400")]).figures) == 1


def test_amounts_over_periods_of_other_lengths_stand_beside_each_other() -> None:
    text = "It decides to apportion the amount of {} dollars for the period from 1 September {}."
    years = [text.format("194,300", "to 31 December 2024"), text.format("504,400", "2025 to 30 June 2026")]
    (figure,) = compare([report({"Work": [each]}) for each in years]).figures
    assert figure.differs == (Aspect.PERIOD,)


def test_amounts_under_the_sections_of_a_budget_are_joined_by_them_whatever_their_order() -> None:
    text = (
        "It appropriates {} dollars under section 3, Political affairs; and {} dollars under section 24, Human rights."
    )
    older, newer = text.format("131,800", "26,900"), text.format("162,600", "43,000")
    turned = "It appropriates 43,000 dollars under section 24, Human rights; and 162,600 dollars under section 3, "
    for later in (newer, f"{turned}Political affairs."):
        figures = compare([report({"Work": [each]}) for each in (older, later)]).figures
        assert {figure.label: figure.values[-1].value for figure in figures} == {
            "section 3, Political affairs": 162_600,
            "section 24, Human rights": 43_000,
        }


def test_a_share_behind_another_is_of_the_same() -> None:
    text = "Drones accounted for {} per cent of the violations, fighter aircraft {} per cent."
    years = [report({"Air": [text.format(*each)]}) for each in ((55, 41), (88, 8))]
    assert [figure.label for figure in compare(years).figures] == [
        "share of violations (drones)",
        "share of violations (fighter aircraft)",
    ]


def test_an_amount_is_of_the_time_of_the_paragraph_that_is_referred_to() -> None:
    def year(until: str, amount: str) -> Report:
        paid = f"It decides to apportion 900,000 dollars for the period from 1 July to {until}."
        return report({"Money": [paid, f"Their share in the Fund, as provided for in paragraph 1 above, is {amount}."]})

    figures = compare([year("31 December 2024", "$300,000"), year("30 June 2026", "$320,000")]).figures
    assert [figure.differs for figure in figures if figure.values[-1].value == 320_000] == [(Aspect.PERIOD,)]
    figures = compare([year("31 December 2024", "$300,000"), year("31 December 2025", "$320,000")]).figures
    assert [figure.differs for figure in figures if figure.values[-1].value == 320_000] == [()]


@pytest.mark.parametrize(
    ("code", "text", "older", "newer", "labels"),
    [
        (
            "fr",
            "La Mission comptait {} militaires, dont {} femmes, et {} policiers. Les contributions non acquittées "
            "s’élevaient à {} millions de dollars. Au total, {} violations des droits de l’homme ont été recensées.",
            ("1 250", "120", "310", "30,5", "312"),
            ("1 190", "135", "298", "41,2", "287"),
            ["militaires (Work)", "femmes parmi militaires", "policiers (Work)",
             "contributions non acquittées", "violations des droits de l’homme"],
        ),
        (
            "es",
            "La Misión contaba con {} efectivos militares, incluidas {} mujeres, y {} agentes de policía. Las cuotas "
            "pendientes ascendían a {} millones de dólares. Se documentaron {} violaciones de los derechos humanos.",
            ("1.250", "120", "310", "30,5", "312"),
            ("1.190", "135", "298", "41,2", "287"),
            ["efectivos militares (Work)", "mujeres entre efectivos militares", "agentes de policía",
             "cuotas pendientes", "violaciones de los derechos humanos"],
        ),
        (
            "ru",
            "В Миссии насчитывалось {} военнослужащих, включая {} женщин. Сумма невыплаченных взносов составила {} млн "
            "долл. США. Было зарегистрировано {} нарушений прав человека.",
            ("1250", "120", "30,5", "312"),
            ("1190", "135", "41,2", "287"),
            ["военнослужащих (Work)", "женщин: военнослужащих", "Сумма невыплаченных взносов",
             "нарушений прав человека"],
        ),
    ],
)  # fmt: skip
def test_other_languages_have_figures_with_names_of_their_own(
    code: str, text: str, older: tuple[str, ...], newer: tuple[str, ...], labels: list[str]
) -> None:
    years = [replace(report({"Work": [text.format(*each)]}), language=code) for each in (older, newer)]
    assert [figure.label for figure in compare(years).figures] == labels


@pytest.mark.parametrize(
    ("code", "note"),
    [
        ("ru", "1 Перечень доноров размещен на сайте."),
        ("zh", "1 捐助者名单见网站。"),
        ("ar", "1 ترد القائمة في الموقع."),
    ],
)
def test_the_number_of_a_note_is_no_figure_in_any_language(code: str, note: str) -> None:
    years = [replace(report({"Work": [note]}), language=code) for _ in range(2)]
    assert compare(years).figures == ()


def test_the_period_reported_on_is_one_in_chinese_too() -> None:
    texts = "在报告所述期间，记录了312起侵犯人权事件。", "在报告所述期间，记录了287起侵犯人权事件。"
    (figure,) = compare([replace(report({"Work": [each]}), language="zh") for each in texts]).figures
    assert figure.comparable and [value.value for value in figure.values] == [312, 287]
