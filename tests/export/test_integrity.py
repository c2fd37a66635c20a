"""A quote is what was printed, or it is marked: beside the citation, in every format."""

import csv
import io
import json
import zipfile
from dataclasses import replace

import pytest

from explorer.export.citation import citation, source_text
from explorer.export.figures import figures_csv
from explorer.export.formats import Kind, formats_for
from explorer.export.integrity import in_words, told
from explorer.export.passages import copy_text, export
from explorer.export.selection import passage_of
from explorer.model.breach import Breach
from explorer.model.comparison import Figure, Quantity
from explorer.model.passage import sealed
from explorer.model.report import Report, Source
from explorer.model.text import plain
from tests.export.builders import text, with_symbols, without_symbol

NAMES = [format.name for format in formats_for(Kind.PASSAGES) if format.name != "pdf"]
"""Without Qt: PDF files are read in `tests/ui/test_paper.py`."""
ALTERED = "the stored report was altered"


def words(exported: bytes, name: str) -> str:
    """All words of an export in one line, without what a format puts before brackets."""
    if name == "docx":
        with zipfile.ZipFile(io.BytesIO(exported)) as package:
            exported = package.read("word/document.xml")
    return exported.decode().replace("\\[", "[").replace("\\]", "]")


def altered(report: Report) -> Report:
    return replace(report, breaches=(Breach.REPORT_ALTERED, Breach.ORIGINAL_MISSING))


@pytest.mark.parametrize("name", NAMES)
def test_a_quote_from_an_altered_report_is_marked_beside_its_citation(name: str) -> None:
    sound, doubtful = with_symbols(), altered(without_symbol())
    chosen = [(sound, passage_of(sound, "para_2")), (doubtful, passage_of(doubtful, "para_38"))]
    exported = words(export(chosen, name), name)
    mark = f"para. 38 [{ALTERED}; the original is no longer in the library]"
    assert mark in exported and "para. 2 [" not in exported


@pytest.mark.parametrize("name", NAMES)
def test_a_passage_whose_words_stand_elsewhere_or_were_altered_is_marked(name: str) -> None:
    report = without_symbol()
    kept = passage_of(report, "para_38")
    changed = replace(report.paragraphs()[0], text=text("Another action."))
    section = replace(report.sections[0], blocks=(changed, *report.sections[0].blocks[1:]))
    there = words(export([(replace(report, sections=(section,)), kept)], name), name)
    assert f"para. 38 [{in_words(Breach.WORDS_ELSEWHERE)}]" in there
    forged = replace(kept, text="Action 39.")
    assert in_words(Breach.PASSAGE_ALTERED) in words(export([(report, forged)], name), name)


@pytest.mark.parametrize("name", NAMES)
def test_a_passage_of_a_report_that_is_gone_is_cited_as_it_was_and_marked(name: str) -> None:
    report = with_symbols()
    kept = passage_of(report, "para_2")
    kept = sealed(replace(kept, citation=citation(report, kept.address)))
    gone = Report(id=report.id, source=Source(report.id), breaches=(Breach.REPORT_MISSING,))
    exported = words(export([(gone, kept)], name), name)
    assert "A/80/75-E/2025/55, para. 2 [the report is no longer in the library]." in exported
    assert "In 2024, 186 States were parties." in exported
    assert in_words(Breach.WORDS_ELSEWHERE) not in exported


def test_what_is_pasted_is_marked() -> None:
    report = altered(without_symbol())
    pasted = copy_text([(report, passage_of(report, "para_38"))])
    assert pasted.endswith(f"para. 38 [{told(report.breaches)}]).")


def test_data_name_what_is_wrong() -> None:
    report = altered(without_symbol())
    chosen = [(report, replace(passage_of(report, "para_38"), text="Forged."))]
    row = json.loads(export(chosen, "json"))["passages"][0]
    assert row["integrity"] == ["report altered", "original missing", "passage altered", "words elsewhere"]
    (cells,) = csv.DictReader(io.StringIO(export(chosen, "csv").decode("utf-8-sig"), newline=""))
    assert cells["integrity"] == ", ".join(row["integrity"])
    assert ALTERED in row["citation"] and ALTERED in row["short_citation"]


def test_figures_and_sources_are_marked() -> None:
    report = altered(without_symbol())
    figure = Figure("Actions", "", True, (Quantity(0, "38", 38, "", "38", 7, 9),))
    (row,) = csv.DictReader(io.StringIO(figures_csv([figure], [report]).decode("utf-8-sig"), newline=""))
    mark = f"[{told(report.breaches)}]"
    assert row["citation"].endswith(f"para. 38 {mark}.") and row["short_citation"].endswith(f"para. 38 {mark}")
    assert plain(source_text(report)).endswith(f" {mark}.")


def test_every_breach_has_words() -> None:
    assert len({in_words(breach) for breach in Breach}) == len(Breach)
