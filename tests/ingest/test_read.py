"""Files of every kind through the whole journey."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer import akn
from explorer.errors import UnreadableDocument
from explorer.export.outline import outline
from explorer.ingest import SUFFIXES, document, read_report
from explorer.ingest.read import structure
from explorer.ingest.readers.text import read_text
from explorer.ingest.stages.gaps import gaps
from explorer.model.report import Report


def shown(report: Report) -> bytes:
    """The outline as lines: sections with their ranges, footnotes with the paragraphs that refer to them, warnings."""
    made = outline(report)
    rows = [
        f"{section['path']:12} {section['heading']}  [{section['first']}..{section['last']}]"
        for section in made["sections"]
    ]
    hanging = {
        run.footnote: paragraph.label for paragraph in report.paragraphs() for run in paragraph.text if run.footnote
    }
    rows += [f"{note.marker:12} {note.text[0].text}  at {hanging.get(note.eid)}" for note in report.footnotes]
    rows += [f"warning      {warning['message']}" for warning in made["warnings"]]
    return ("\n".join(rows) + "\n").encode()


@pytest.mark.parametrize("number", range(4))
def test_the_samples_are_read_exactly(samples: list[Path], number: int, golden: Callable[[str, bytes], None]) -> None:
    report = read_report(samples[number])
    golden(f"outline-{samples[number].stem[:3]}.txt", shown(report))
    labels = [paragraph.label for paragraph in report.paragraphs()]
    assert labels == [str(count) for count in range(1, len(labels) + 1)]


def test_the_samples_are_clean(samples: list[Path]) -> None:
    for path in samples:
        for paragraph in read_report(path).paragraphs():
            assert paragraph.words.rstrip("”’)")[-1] in ".:;", (path.name, paragraph.label)
            for dirt in ("http://undocs", "____", "](", " ,", " .", "  "):
                assert dirt not in paragraph.words, (path.name, paragraph.label)


def test_the_samples_say_of_themselves_only_what_is_printed(samples: list[Path]) -> None:
    reports = [read_report(path) for path in samples]
    assert not any(report.symbols for report in reports)
    assert [report.year for report in reports] == [None, 2020, None, None]
    assert reports[1].session == "Seventy-fifth session"
    assert reports[1].title.startswith("Implementation of the mandates") and not reports[0].title
    assert [report.source.pages for report in reports] == [17, None, 17, None]


def test_what_is_read_survives_akoma_ntoso(samples: list[Path], tmp_path: Path) -> None:
    report = read_report(samples[1])
    path = tmp_path / "report.xml"
    path.write_bytes(akn.write(report))
    again = read_report(path)
    assert again.sections == report.sections
    assert again.source.name == "report.xml"


def test_a_text_without_numbers_is_read_with_a_warning() -> None:
    report = structure(read_text(b"Title of it\n\nSome words stand here.\n\nAnd others there.\n"))
    assert [block.words for _, block in report.blocks()] == ["Some words stand here.", "And others there."]
    assert "no numbered paragraphs" in report.warnings[0].message


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b"\n \n", "is empty"),
        ("binary.txt", b"\0\1\2" * 99, "not a text"),
        ("sheet.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "no Word file"),
        ("locked.docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("picture.png", b"\x89PNG", "of a kind"),
        ("false.pdf", b"not really a PDF", "damaged or not a PDF"),
        ("noname", b"text", "of a kind"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(tmp_path: Path, name: str, data: bytes, sentence: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableDocument, match=sentence) as caught:
        read_report(path)
    assert str(caught.value).endswith(".")


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="There is no file"):
        read_report(tmp_path / "none.pdf")
    with pytest.raises(UnreadableDocument, match="is a folder"):
        read_report(tmp_path)


def test_a_file_too_large_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(document.SIZE_LIMIT + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("read"))
    with pytest.raises(UnreadableDocument, match="too large"):
        read_report(path)


def test_the_first_bytes_count_more_than_the_name(tmp_path: Path, samples: list[Path]) -> None:
    path = tmp_path / "named.txt"
    path.write_bytes(b"%PDF-1.7 damaged")
    with pytest.raises(UnreadableDocument, match="damaged"):
        read_report(path)
    assert {".txt", ".md", ".pdf", ".xml"} <= set(SUFFIXES)


_ROWS = st.sampled_from(
    ["", " ", "I. Introduction", "A. Part", "1. One.", "2. Two and", "the rest.", "(a) item;", "(b) more.", "Summary",
     "http://undocs.org/A/1", "_____", "1 A note.", " top", "x.1", "\f", "Annex I", "Contents", "Figure 1", "*", "¹"]
)  # fmt: skip


@given(st.lists(_ROWS, max_size=40), st.sampled_from(["\n", "\n\n"]))
def test_any_text_becomes_a_sound_report(rows: list[str], ending: str) -> None:
    """Nothing raises but a refusal; what comes out is addressed without repeats, valid, and survives being kept."""
    try:
        report = structure(read_text(ending.join(rows).encode()))
    except UnreadableDocument:
        return
    eids = [section.eid for section in report.walk()] + [block.eid for _, block in report.blocks()]
    assert all(eids) and len(set(eids)) == len(eids)
    data = akn.write(report)
    assert akn.problems(data) == []
    assert akn.read(data) == report


def test_numbers_with_letters_are_headings_statements_and_paragraphs() -> None:
    """As the summaries of the IPCC are numbered."""
    text = """A. Current Status and Trends

A.1 Human activities have unequivocally caused global warming, as all lines of evidence show.

A.1.1 Global surface temperature was 1.09 degrees higher in the last ten years than before industry.

A.1.2 The likely range of the increase is 0.8 to 1.3 degrees, with a best estimate between the two.

A.2 Widespread and rapid changes in the atmosphere and the ocean have occurred since then.

A.2.1 It is unequivocal that human influence has warmed the atmosphere, the ocean and the land.

B. Future Climate Change

B.1 Continued emissions will lead to increasing global warming, as far as can be seen.

B.1.1 Global warming will continue to increase in the near term, as is shown in the figure.

B.1.3 Global warming will stop only once no more is emitted than is taken up by the ocean.
"""
    report = structure(read_text(text.encode()))
    assert [(part.path, [paragraph.label for paragraph in part.own_paragraphs]) for part in report.walk()] == [
        ("A", ["A.1", "A.1.1", "A.1.2", "A.2", "A.2.1"]),
        ("B", ["B.1", "B.1.1", "B.1.3"]),
    ]
    assert [gap.message for gap in gaps(report)] == ["Paragraph B.1.2 was not found, after B.1.1."]
