"""Exports carry words, citations, notes and emphasis, and nothing dangerous. `pytest --rewrite-golden` renews them."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree

import docx
import pytest

from explorer.errors import ExplorerError
from explorer.export.compilation import Selection
from explorer.export.formats import Kind, format_named, formats_for
from explorer.export.passages import copy_text, export
from explorer.export.selection import passage_of, select
from explorer.model.report import Report
from tests.export.builders import text, with_symbols, without_symbol

NAMES = [format.name for format in formats_for(Kind.PASSAGES) if format.name != "pdf"]
"""Without Qt: PDF files are read in `tests/ui/test_paper.py`."""
Golden = Callable[[str, bytes], None]


def selection() -> Selection:
    """Passages of every kind from two reports, the first of them twice."""
    first, second = with_symbols(), without_symbol()
    noted = replace(passage_of(first, "para_1"), note="Compare with 2020.\nAsk <whom>?")
    return [
        (first, noted),
        (second, passage_of(second, "para_38")),
        (first, passage_of(first, "para_2", 9, 19)),
        (first, passage_of(first, "para_4")),
        (first, passage_of(first, "sec_II__sec_A__table_nn_1")),
        (first, passage_of(first, "sec_II__sec_nn_1__para_nn_1")),
        (first, passage_of(first, "att_I__para_1")),
        (first, passage_of(first, "sec_nn_1__para_nn_1")),
    ]


@pytest.mark.parametrize("name", ["markdown", "html", "text", "csv", "json"])
def test_files_are_as_agreed(name: str, golden: Golden) -> None:
    golden(f"passages{format_named(name, Kind.PASSAGES).suffix}", export(selection(), name))


def test_the_word_file_is_as_agreed(golden: Golden) -> None:
    golden("passages.docx.txt", _drawn(export(selection(), "docx")).encode())


def _drawn(package: bytes) -> str:
    """A Word file as text: each paragraph with its style, its runs with *italics*, **bold**, ^raised^ and <links>."""
    document = docx.Document(io.BytesIO(package))
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    lines = []
    for paragraph in document.element.body.iter(f"{word}p"):
        style = paragraph.find(f"{word}pPr/{word}pStyle")
        shown = ""
        for run in paragraph.iter(f"{word}r"):
            mark = "".join(
                sign
                for tag, sign in (("i", "*"), ("b", "**"), ("vertAlign", "^"))
                if run.find(f"{word}rPr/{word}{tag}") is not None
            )
            words = "".join(
                "\t" if part.tag == f"{word}tab" else part.text or "" for part in run if part.tag != f"{word}rPr"
            )
            link = run.getparent().get(relation)
            shown += f"{mark}{words}{mark[::-1]}" + (f"<{document.part.rels[link].target_ref}>" if link else "")
        lines.append(f"[{style.get(f'{word}val') if style is not None else ''}] {shown}".rstrip())
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_the_same_passages_give_the_same_bytes(name: str) -> None:
    assert export(selection(), name) == export(selection(), name)


def test_a_word_file_says_nothing_of_who_made_it_when() -> None:
    with zipfile.ZipFile(io.BytesIO(export(selection(), "docx"))) as package:
        assert {member.date_time[0] for member in package.infolist()} == {1980}
        properties = ElementTree.fromstring(package.read("docProps/core.xml"))
    words = {element.tag.rpartition("}")[2]: element.text for element in properties}
    assert words["creator"] in (None, "") and words["created"] == "1980-01-01T00:00:00Z"


def test_a_web_page_holds_no_script_and_fetches_nothing() -> None:
    page = export(selection(), "html").decode()
    assert "<script" not in page and "javascript:y)" in page
    assert "default-src 'none'" in page
    assert [part.split('"')[0] for part in page.split('href="')[1:]] == ["https://undocs.org/A/RES/80/1"]
    assert "src=" not in page.replace("default-src", "").replace("style-src", "")


@pytest.mark.parametrize(("languages", "expected"), [(["fr"], "fr"), (["fr", "fr"], "en"), (["fr", "ar"], "en")])
def test_a_web_page_is_in_the_language_of_the_report_where_it_is_one(languages: list[str], expected: str) -> None:
    made = zip((with_symbols(), without_symbol()), languages, strict=False)
    reports = [replace(report, language=language) for report, language in made]
    chosen = [(report, passage_of(report, one.eid)) for report in reports for one in report.paragraphs()[:2]]
    assert export(chosen, "html").startswith(f'<!DOCTYPE html>\n<html lang="{expected}">\n'.encode())


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "#para_2"])
def test_only_public_links_leave_the_program(link: str) -> None:
    report = without_symbol()
    paragraph = replace(report.paragraphs()[0], text=(replace(text("word")[0], link=link),))
    section = replace(report.sections[0], blocks=(paragraph,))
    changed = replace(report, sections=(section,))
    for name in ("html", "markdown"):
        assert link not in export([(changed, passage_of(changed, "para_38"))], name).decode()


@pytest.mark.parametrize("note", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=HYPERLINK(“x”)"])
def test_a_spreadsheet_takes_nothing_for_a_formula(note: str) -> None:
    report = without_symbol()
    exported = export([(report, replace(passage_of(report, "para_38"), note=note))], "csv").decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(exported, newline=""))
    assert row["note"] == f"'{note.strip()}"
    assert row["citation"] == "Implementation of the mandates (2020), para. 38."


def test_data_can_be_read_back() -> None:
    value = json.loads(export(selection(), "json"))
    assert [passage["short_citation"] for passage in value["passages"]][:3] == [
        "A/80/75, para. 1",
        "2020, para. 38",
        "A/80/75, para. 2",
    ]
    assert value["passages"][2]["text"] == "186 States"
    assert len(value["sources"]) == 2


def test_the_words_that_were_picked_are_exported_even_if_the_report_has_changed() -> None:
    report = without_symbol()
    passage = passage_of(report, "para_38")
    changed = replace(
        report, sections=(replace(report.sections[0], blocks=(replace(report.paragraphs()[0], text=text("New.")),)),)
    )
    exported = export([(changed, passage)], "markdown").decode()
    assert "> Action 38\\." in exported or "> Action 38." in exported
    assert "New" not in exported


def test_what_is_pasted_is_quoted_and_cited() -> None:
    report = with_symbols()
    pasted = copy_text([(report, passage) for passage in select(report, "paras.2-3")])
    assert pasted == (
        "“In 2024, 186 States were parties.” (A/80/75-E/2025/55, para. 2).\n"
        "“In 2025, 188 States were parties.” (A/80/75-E/2025/55, para. 3)."
    )


def test_a_format_is_known_by_its_name_and_suffix() -> None:
    assert {format_named(name, Kind.PASSAGES).name for name in ("markdown", "md", ".MD")} == {"markdown"}


def test_nothing_and_unknown_formats_are_refused_with_a_sentence() -> None:
    with pytest.raises(ExplorerError, match="Add some first"):
        export([], "html")
    with pytest.raises(ExplorerError, match="Use one of docx, pdf, html"):
        export(selection(), "odt")


@pytest.mark.parametrize("name", NAMES)
def test_characters_that_no_document_may_hold_do_not_stop_an_export(name: str) -> None:
    report: Report = replace(without_symbol(), title="A\x00 title\ud800", session="\x1b")
    passage = replace(passage_of(report, "para_38"), text="odd\x00 words\ufffe", note="a\x07 note")
    exported = export([(report, passage)], name)
    assert b"\x00" not in exported if name != "docx" else exported


def test_a_report_that_runs_from_right_to_left_is_quoted_so() -> None:
    report = replace(with_symbols(), language="ar")
    quoted = [(report, passage_of(report, "para_1"))]
    assert b'<blockquote lang="ar" dir="rtl">' in export(quoted, "html")
    document = docx.Document(io.BytesIO(export(quoted, "docx")))
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    turned = [each for each in document.paragraphs if each._p.find(f"{word}pPr/{word}bidi") is not None]
    assert turned[0].text.startswith("1.") and all(run.font.rtl for each in turned for run in each.runs)
    assert len(turned) < len(document.paragraphs)  # the citation is not of the report
