"""`outline --explain` on the command line."""

import json
from pathlib import Path

import pytest

from explorer.cli import main


def test_each_line_of_a_file_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "report.md"
    file.write_text("# Report\n\n## I. Aims\n\n1. To tell why.\n\n## II. Means\n\n2. By the lines.\n")
    assert main(["outline", str(file), "--explain", "--json"]) == 0
    lines = json.loads(capsys.readouterr().out)["lines"]
    assert [(line["words"], line["taken_for"], line["witness"]) for line in lines] == [
        ("Report", "masthead or title", "look"),
        ("I. Aims", "heading, level 1", "tags"),
        ("1. To tell why.", "paragraph 1", "numbering"),
        ("II. Means", "heading, level 1", "tags"),
        ("2. By the lines.", "paragraph 2", "numbering"),
    ]
    assert lines[1]["why"] == "declared a heading of level 2"
    assert main(["outline", str(file), "--explain"]) == 0
    assert "  heading, level 1  I. Aims\n    tags: declared a heading of level 2\n" in capsys.readouterr().out


def test_a_report_that_says_itself_what_it_is_is_not_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "report.xml"
    file.write_text('<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"/>')
    assert main(["outline", str(file), "--explain"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
