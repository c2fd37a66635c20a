"""A digest as a brief: the reports' own words, citations for both years, two pages at most."""

import io
from dataclasses import replace

import pytest
from docx import Document

from explorer.errors import ExplorerError
from explorer.export.passages import export_brief
from explorer.model.breach import Breach
from explorer.model.brief import Brief
from explorer.model.comparison import Change, Difference, State, Totals
from explorer.model.digest import Digest, DigestKind, DigestLine, DigestSection, StanceCount, StanceKind, Topic
from explorer.model.report import Report
from explorer.model.text import plain
from explorer.present.brief import MOST_WORDS, brief
from tests.small_reports import WORDS, numbered, report, section

LONG = " ".join(["assistance"] * 40) + "."
BEFORE = report(
    2018,
    section("I", "Corruption", *numbered(1, 3)),
    section("II", "Maritime crime and piracy", *numbered(4, 5)),
)
AFTER = report(2020, section("I", "Integrity <and> *trust*", *numbered(1, 60)))


def line(kind: DigestKind, older: str | None, newer: str | None, text: str = WORDS, was: str = "", now: str = "") -> (
    DigestLine
):  # fmt: skip
    return DigestLine(kind, older, newer, text, was, now, topic=TOPICS.get(kind, Topic.CHANGED))


TOPICS = {
    DigestKind.FIGURE: Topic.FIGURES,
    DigestKind.NEW: Topic.NEW,
    DigestKind.DROPPED: Topic.DROPPED,
    DigestKind.NEWLY_CITED: Topic.DOCUMENTS,
    DigestKind.NO_LONGER_CITED: Topic.DOCUMENTS,
}


def made(*lines: DigestLine, scope: str | None = None) -> Digest:
    own = Totals(older=3, newer=60, edited=2, new=58, edited_older=2, dropped=1)
    ended = DigestSection(
        ("sec_II",),
        None,
        frozenset({State.DROPPED}),
        Totals(older=2, edited_older=1, dropped=1),
        (line(DigestKind.DROPPED, "para_5", None, "Pirates were tried in Seychelles."),),
    )
    sections = (DigestSection(("sec_I",), "sec_I", frozenset({State.RETITLED}), own, lines), ended)
    return Digest(scope, Totals(older=5, newer=60, edited=2, new=58, dropped=2, moved=1), sections)


REWORDED = (
    Difference(Change.EQUAL, "I ", "I "),
    Difference(Change.DELETED, "welcome ", ""),
    Difference(Change.INSERTED, "", "take note of "),
    Difference(Change.EQUAL, "all ", "all "),
    Difference(Change.FIGURE, "26", "32"),
    Difference(Change.EQUAL, " votes.", " votes."),
)
SMALL = made(
    line(DigestKind.NEW, None, "para_3", LONG),
    replace(line(DigestKind.EDITED, "para_1", "para_1", "I take note."), differences=REWORDED, weight=2.0),
    replace(line(DigestKind.MOVED, "para_4", "para_2", "Moved words."), moved=True),
    replace(line(DigestKind.EDITED, "para_4", "para_2", "Edited words."), moved=True),
    line(DigestKind.FIGURE, "para_1", "para_1", "States parties", "186 parties", "189 parties"),
    line(DigestKind.NEWLY_CITED, None, "para_7", "A/RES/74/178"),
    line(DigestKind.NO_LONGER_CITED, "para_2", None, "A/RES/70/235"),
)


def items(found: Brief) -> list[str]:
    return [plain(item) for chapter in found.chapters for item in chapter.items]


def test_it_tells_every_kind_of_change_with_the_places_in_both_reports() -> None:
    found = brief(SMALL, BEFORE, AFTER)
    assert found.title == "What changed from 2018 to 2020"
    assert found.lead == (
        "60 paragraphs, 5 before: 2 edited, 58 new, 2 dropped, 1 moved. "
        "[Words in brackets] were left out, words in bold type are new."
    )
    assert [(chapter.title, chapter.totals, chapter.rest) for chapter in found.chapters] == [
        ("Figures", "", ""),
        ("New", "", ""),
        ("Dropped", "", ""),
        ("Edited and rewritten", "", ""),
        ("Documents cited", "", ""),
        ("Sections without counterpart in 2020", "", ""),
    ]
    assert items(found) == [
        "Figure: States parties: 186 parties → 189 parties (2018, para. 1; 2020, para. 1)",
        f"New: {'assistance ' * 36}… (2020, para. 3)",
        "Dropped: Pirates were tried in Seychelles. (2018, para. 5)",
        "Edited: I [welcome] take note of all 26 → 32 votes. (2018, para. 1; 2020, para. 1)",
        "Moved, from II: Moved words. (2018, para. 4; 2020, para. 2)",
        "Moved and edited, from II: Edited words. (2018, para. 4; 2020, para. 2)",
        "Newly cited: A/RES/74/178 (2020, para. 7)",
        "No longer cited: A/RES/70/235 (2018, para. 2)",
        "II. Maritime crime and piracy (2 paragraphs, 1 dropped, 1 now elsewhere): "
        "Pirates were tried in Seychelles. (2018, para. 5)",
    ]
    edited = found.chapters[3].items[0]
    assert [run.text for run in edited if run.bold] == ["Edited: ", "take note of "]
    assert [plain(source) for source in found.sources] == [
        "Report of 2020 (2020), read from 2020.txt.",
        "Report of 2018 (2018), read from 2018.txt.",
    ]


def test_what_is_perhaps_the_counterpart_is_cited_too() -> None:
    new, dropped = line(DigestKind.NEW, None, "para_3", "New."), line(DigestKind.DROPPED, "para_1", None, "Old.")
    found = items(brief(made(replace(new, perhaps="para_2"), replace(dropped, perhaps="para_9")), BEFORE, AFTER))
    assert "New: New. (2020, para. 3; perhaps 2018, para. 2)" in found
    assert "Dropped: Old. (2018, para. 1; perhaps 2020, para. 9)" in found


def test_the_verbs_of_both_reports_stand_above_the_observations() -> None:
    urged = replace(line(DigestKind.NEW, None, "para_3", "I urge restraint."), topic=Topic.OBSERVATIONS)
    counts = (StanceCount(StanceKind.ASKING, "urge", ("para_1",), ("para_2", "para_3")),)
    found = brief(replace(made(urged), stances=counts), BEFORE, AFTER).chapters[0]
    assert (found.title, found.totals) == ("Observations and recommendations", "Verbs: urge 1 → 2.")


def test_a_section_that_ended_without_a_dropped_paragraph_tells_where_the_first_of_it_stands() -> None:
    ended = DigestSection(("sec_II",), None, frozenset({State.DROPPED}), Totals(older=2, edited_older=2))
    found = brief(Digest(None, Totals(), (replace(ended, elsewhere=(("para_4", "para_2"),)),)), BEFORE, AFTER)
    opening = " ".join(WORDS.split()[:24])
    assert items(found) == [
        f"II. Maritime crime and piracy (2 paragraphs, 2 now elsewhere): {opening} … (2018, para. 4; 2020, para. 2)"
    ]


def test_a_figure_that_cannot_be_compared_says_so() -> None:
    figure = replace(line(DigestKind.FIGURE, "para_1", "para_1", "States", "5", "9"), comparable=False)
    assert "Figure: States: 5 → 9, beside each other (2018, para. 1; 2020, para. 1)" in items(
        brief(made(figure), BEFORE, AFTER)
    )


def test_reports_with_symbols_are_cited_by_them() -> None:
    found = brief(SMALL, BEFORE, replace(AFTER, symbols=("A/75/90",)))
    assert "Newly cited: A/RES/74/178 (A/75/90, para. 7)" in items(found)


def test_what_is_told_from_an_altered_report_is_marked_beside_its_citation() -> None:
    found = brief(SMALL, BEFORE, replace(AFTER, breaches=(Breach.REPORT_ALTERED,)))
    assert "Newly cited: A/RES/74/178 (2020, para. 7 [the stored report was altered])" in items(found)
    assert "No longer cited: A/RES/70/235 (2018, para. 2)" in items(found)
    assert plain(found.sources[0]).endswith("[the stored report was altered].")


def test_two_reports_of_one_year_are_told_apart() -> None:
    older, newer = replace(BEFORE, symbols=("S/2020/1",), year=2020), replace(AFTER, symbols=("S/2020/2",))
    assert brief(SMALL, older, newer).title == "What changed from S/2020/1 to S/2020/2"


def test_one_section_is_named_in_the_title() -> None:
    assert brief(replace(SMALL, scope="sec_I"), BEFORE, AFTER).title == (
        "I. Integrity <and> *trust*: what changed from 2018 to 2020"
    )


def test_what_finds_no_room_is_counted() -> None:
    many = made(*(line(DigestKind.NEW, None, f"para_{number}") for number in range(1, 61)))
    found = brief(many, BEFORE, AFTER)
    told = len(found.chapters[0].items)
    assert 10 < told < 60
    assert found.chapters[0].rest == f"And {60 - told} more."
    assert len(export_brief(found, "markdown").split()) <= MOST_WORDS


@pytest.mark.parametrize("format", ["docx", "html", "markdown"])
def test_every_format_says_the_same_and_nothing_of_the_report_is_taken_for_markup(format: str) -> None:
    found = brief(SMALL, BEFORE, AFTER)
    written = export_brief(found, format)
    assert written == export_brief(found, format)
    if format == "docx":
        document = Document(io.BytesIO(written))
        texts = [each.text for each in document.paragraphs]
        assert "II. Maritime crime and piracy (2 paragraphs, 1 dropped" in "".join(texts)
        assert [text for text in texts if text in items(found)] == items(found)
        assert document.core_properties.title == found.title
    elif format == "html":
        assert "<h2>Edited and rewritten</h2>" in written.decode()
        assert "<title>What changed from 2018 to 2020</title>" in written.decode()
    else:
        assert "## Edited and rewritten" in written.decode()
        assert "- **Edited:** I \\[welcome\\] **take note of** all 26 → 32 votes." in written.decode()
        assert "- **Newly cited:** A/RES/74/178 (2020, para. 7)" in written.decode()


def test_a_table_is_no_form_for_a_brief() -> None:
    with pytest.raises(ExplorerError, match=r"docx, pdf, html, markdown"):
        export_brief(brief(SMALL, BEFORE, AFTER), "csv")


def test_nothing_changed_is_said() -> None:
    same = Digest(None, Totals(older=2, newer=2, kept=2, kept_older=2), ())
    found = brief(same, BEFORE, Report(year=2020))
    assert found.lead == "2 paragraphs, 2 before: 2 kept." and found.chapters == ()
