"""Akoma Ntoso of others becomes a sensible report, valid or not."""

from pathlib import Path

import pytest

from explorer import akn
from explorer.model.report import Paragraph, Report, Table
from explorer.model.text import Run

_NAMESPACES = [
    "http://docs.oasis-open.org/legaldocml/ns/akn/3.0",
    "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/WD17",
    "http://www.akomantoso.org/2.0",
]


def read(body: str, before: str = "", namespace: str = _NAMESPACES[0]) -> Report:
    document = f'<doc name="report">{before}<mainBody>{body}</mainBody></doc>'
    return akn.read(f'<akomaNtoso xmlns="{namespace}">{document}</akomaNtoso>'.encode())


def outline(report: Report) -> list[tuple[str, str, list[str]]]:
    return [(part.path, part.title, [block.words for block in part.blocks]) for part in report.walk()]


@pytest.mark.parametrize("namespace", _NAMESPACES)
def test_every_version_is_read(namespace: str) -> None:
    report = read(
        """<section eId="sec_I"><num>I.</num><heading>Introduction</heading>
             <paragraph eId="para_1"><num>1.</num><content><p>First   <i>text</i>.</p></content></paragraph>
             <paragraph eId="para_2"><num>2.</num><list><intro><p>It covers:</p></intro>
               <point><num>(a)</num><content><p>Firearms;</p></content></point>
               <point><num>(b)</num><content><p>Drugs.</p></content></point></list></paragraph>
           </section>""",
        namespace=namespace,
    )
    assert outline(report) == [
        ("I", "Introduction", ["First text.", "It covers: (a) Firearms; (b) Drugs."]),
    ]
    assert [paragraph.label for paragraph in report.paragraphs()] == ["1", "2"]
    assert report.paragraphs()[0].text == (Run("First "), Run("text", italic=True), Run("."))
    assert report.sections[0].eid == "sec_I"


def test_ids_of_version_2_are_eids() -> None:
    report = read('<section id="s1"><heading>One</heading><p>Text.</p></section>', namespace=_NAMESPACES[2])
    assert report.sections[0].eid == "s1"


def test_eids_that_no_schema_takes_are_given_anew() -> None:
    report = read('<p eId="a b">One</p><p eId="x">Two<authorialNote eId="x"><p>Note</p></authorialNote></p>')
    assert [block.eid for _, block in report.blocks()] == ["sec_nn_1__para_nn_1", "sec_nn_1__para_nn_2"]
    assert akn.problems(akn.write(report)) == []


def test_metadata() -> None:
    report = read(
        "<p>Text.</p>",
        """<meta><identification source="#x"><FRBRWork><FRBRdate date="2012-10-22" name="a"/></FRBRWork>
             <FRBRExpression><FRBRdate date="2013-01-01" name="a"/><FRBRlanguage language="fra"/></FRBRExpression>
           </identification></meta>
           <preface><p><docNumber>E/CN.7/2012/L.2</docNumber> <docNumber>Bill 42</docNumber>
             <session>Fifty-fifth session</session> <docTitle>New
             substances</docTitle></p></preface>""",
    )
    assert (report.title, report.symbols, report.session) == (
        "New substances",
        ("E/CN.7/2012/L.2",),
        "Fifty-fifth session",
    )
    assert (str(report.date), report.year, report.language) == ("2012-10-22", 2012, "fr")


def test_an_unknown_date_stays_unknown() -> None:
    before = '<meta><identification><FRBRWork><FRBRdate date="0001-01-01"/></FRBRWork></identification></meta>'
    assert read("<p>Text.</p>", before).date is None
    assert read("<p>Text.</p>", before.replace("0001-01-01", "soon")).year is None


def test_notes_in_the_text_and_in_the_metadata() -> None:
    report = read(
        """<p>In 2019<noteRef href="#n1" marker="1"/> and<authorialNote marker="*" eId="n2"><p>See
             annex.</p></authorialNote> later.</p>""",
        '<meta><notes source="#x"><note eId="n1" marker="1"><p>As at June.</p></note></notes></meta>',
    )
    assert [(note.marker, note.eid, note.text) for note in report.footnotes] == [
        ("1", "n1", (Run("As at June."),)),
        ("*", "n2", (Run("See annex."),)),
    ]
    block = report.sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    assert [run.footnote for run in block.text] == [None, "n1", None, "n2", None]
    assert block.words == "In 2019 and later."


def test_text_keeps_its_place_between_sections() -> None:
    report = read("<p>Before.</p><section><heading>One</heading><p>In.</p></section><p>After.</p>")
    assert outline(report) == [("*0", "", ["Before."]), ("*1", "One", ["In."]), ("*2", "", ["After."])]


def test_tables() -> None:
    report = read(
        "<section><heading>Budget</heading><content><table><caption>Sums</caption>"
        "<tr><th><p>Year</p></th></tr><tr><td><p>2018</p></td></tr></table></content></section>"
    )
    table = report.sections[0].blocks[0]
    assert isinstance(table, Table)
    assert (table.caption, table.header_rows, table.words) == ("Sums", 1, "Sums Year 2018")


def test_attachments_are_annexes() -> None:
    report = akn.read(
        f"""<akomaNtoso xmlns="{_NAMESPACES[0]}"><doc><mainBody><p>Body.</p></mainBody><attachments><attachment>
              <heading>List of terms</heading><doc><mainBody><paragraph><num>1.</num><content><p>Term.</p></content>
              </paragraph></mainBody></doc></attachment></attachments></doc></akomaNtoso>""".encode()
    )
    assert [part.path for part in report.walk()] == ["*0", "Annex", "Annex.*0"]
    assert [paragraph.label for paragraph in report.paragraphs()] == ["Annex/1"]


def collection(body: str, after: str = "", outside: str = "") -> Report:
    document = f'<documentCollection name="papers"><collectionBody>{body}</collectionBody>{after}</documentCollection>'
    return akn.read(f'<akomaNtoso xmlns="{_NAMESPACES[0]}">{document}{outside}</akomaNtoso>'.encode())


def held(title: str, text: str, this: str = "") -> str:
    meta = (
        f'<meta><identification><FRBRWork><FRBRthis value="{this}"/></FRBRWork></identification></meta>' if this else ""
    )
    body = f"<mainBody><paragraph><num>1.</num><content><p>{text}</p></content></paragraph></mainBody>"
    return f"<doc>{meta}<preface><p><docTitle>{title}</docTitle></p></preface>{body}</doc>"


def test_a_collection_has_a_section_for_each_of_its_documents_and_says_so() -> None:
    report = collection(
        f"<component>{held('First paper', 'One.')}</component>"
        "<component><heading>Between</heading><interstitial><p>Some words.</p></interstitial></component>"
        f"<component><num>Paper 2</num>{held('Second paper', 'Two.')}</component>"
    )
    assert [(part.number, part.title) for part in report.sections] == [
        ("", "First paper"),
        ("", "Between"),
        ("Paper 2", "Second paper"),
    ]
    assert "Some words." in [block.words for _, block in report.blocks()]
    assert [paragraph.words for paragraph in report.paragraphs() if paragraph.number] == ["One.", "Two."]
    assert len({paragraph.label for paragraph in report.paragraphs() if paragraph.number}) == 2
    [told] = report.warnings
    assert (told.message, told.doubt) == ("The file is a collection: First paper; Between; Second paper.", False)


@pytest.mark.parametrize("where", ["after", "outside"])
def test_references_put_the_components_of_the_file_into_their_places(where: str) -> None:
    kept = (
        f'<components><component eId="cmp_1">{held("First paper", "One.")}</component>'
        f"<component>{held('Second paper', 'Two.', '/akn/un/doc/2/!main')}</component>"
        f"<component>{held('Third paper', 'Three.')}</component></components>"
    )
    report = collection(
        '<component><documentRef href="/akn/un/doc/2/!main"/></component>'
        '<component><documentRef href="#cmp_1" showAs="The first"/></component>'
        '<component><documentRef href="#cmp_1" showAs="Again"/></component>',
        **{where: kept},
    )
    assert [part.title for part in report.sections] == ["Second paper", "First paper", "Third paper"]
    assert [paragraph.words for paragraph in report.paragraphs() if paragraph.number] == ["Two.", "One.", "Three."]


def test_what_a_collection_only_names_is_told() -> None:
    report = collection(
        f"<component>{held('First paper', 'One.')}</component>"
        '<component><documentRef href="/akn/un/doc/9" showAs="Ninth paper"/></component>'
    )
    assert [part.title for part in report.sections] == ["First paper", "Ninth paper"]
    assert [(told.message, told.doubt) for told in report.warnings][1] == (
        "The file names what it does not hold: Ninth paper. Open that as well.",
        True,
    )


def test_a_component_that_refers_to_itself_is_read_once() -> None:
    circle = '<doc><mainBody><p>Round.</p><componentRef src="#cmp_1"/></mainBody></doc>'
    report = collection(
        '<component><documentRef href="#cmp_1"/></component>',
        f'<components><component eId="cmp_1">{circle}</component></components>',
    )
    assert [block.words for _, block in report.blocks()] == ["Round."]


def test_an_article_holds_the_component_that_it_refers_to() -> None:
    report = read(
        '<article><num>Article 2</num><content><p>The terms:</p></content><componentRef src="#cmp_1"/></article>',
        f'<components><component eId="cmp_1">{held("Terms", "Arms.")}</component></components>',
    )
    assert [(part.path, part.title) for part in report.walk()][:2] == [("Article 2", ""), ("Article 2.*1", "Terms")]


def test_links_that_lead_nowhere_are_plain_text() -> None:
    report = read('<p>See <ref href="/akn/us/act/1">the Act</ref> at <ref href="https://example.org">home</ref>.</p>')
    block = report.sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    assert block.text == (Run("See the Act at "), Run("home", link="https://example.org"), Run("."))


@pytest.mark.parametrize(
    ("name", "title", "paths", "words"),
    [
        ("res_2.xml", "World telecommunication", {"*1", "*4"}, "that WTPF shall not produce prescriptive"),
        (
            "Bill_UN_2012.xml",
            "Promoting international cooperation",
            {"*0"},
            "Concerned that new psychoactive substances",
        ),
        ("us_Act_2011-11-29.xml", "To facilitate the hosting", {"SEC. 2"}, "may be cited as"),
        ("ke_Debate_Bungeni_2011-06-10.xml", "", {"*8.*1.*1"}, "I beg to move to the following Motion"),
        ("emptyHierarchy.xml", "", set(), ""),
    ],
)
def test_documents_in_the_wild(data_folder: Path, name: str, title: str, paths: set[str], words: str) -> None:
    report = akn.read((data_folder / "akn" / name).read_bytes())
    assert report.title.startswith(title)
    assert paths <= {part.path for part in report.walk()}
    assert words in " ".join(block.words for _, block in report.blocks())
    data = akn.write(report)
    assert akn.problems(data) == []
    assert akn.read(data) == report
