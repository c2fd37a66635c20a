"""The table of formats: each kind of export finds its own, and each is written as it says."""

import pytest

from explorer.errors import ExplorerError
from explorer.export.formats import FORMATS, Kind, format_named, formats_for
from explorer.export.passages import export_brief, export_curve, export_figures
from explorer.model.brief import Brief
from explorer.model.curve import Curve

NAMES = {
    Kind.PASSAGES: ["docx", "pdf", "html", "markdown", "text", "csv", "json"],
    Kind.BRIEF: ["docx", "pdf", "html", "markdown", "text"],
    Kind.FIGURES: ["csv"],
    Kind.CHART: ["png", "svg"],
    Kind.CURVE: ["csv", "json"],
    Kind.FOUND: ["docx", "pdf", "html", "markdown", "text", "csv", "json"],
}


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_has_its_formats_and_refuses_those_of_others(kind: Kind) -> None:
    assert [format.name for format in formats_for(kind)] == NAMES[kind]
    for format in FORMATS:
        if format.name in NAMES[kind]:
            assert format_named(format.suffix, kind) is format
        else:
            with pytest.raises(ExplorerError, match=f"Use one of {', '.join(NAMES[kind])}"):
                format_named(format.name, kind)


def test_several_kinds_are_offered_together_and_no_name_or_suffix_is_there_twice() -> None:
    assert [format.name for format in formats_for(Kind.FIGURES, Kind.CHART)] == ["csv", "png", "svg"]
    for said in ("name", "title", "suffix"):
        assert len({getattr(format, said) for format in FORMATS}) == len(FORMATS)


def test_what_can_be_written_without_qt_is_written() -> None:
    for format in formats_for(Kind.BRIEF):
        if format.name == "pdf":
            continue  # tests/ui/test_paper.py
        assert export_brief(Brief("What changed", "Nothing.", (), ()), format.name)
    for format in formats_for(Kind.FIGURES):
        assert export_figures([], [], format.name)
    for format in formats_for(Kind.CURVE):
        assert export_curve(Curve("ivory"), format.name)
