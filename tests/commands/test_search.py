"""The verb that searches: words of a query beside options, texts like another, and what is found as a file."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer import paths
from explorer.cli import main
from tests import profile
from tests.search.odd_queries import ODD

Found = Callable[..., dict[str, object]]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    profile.copy_to(tmp_path / "home")
    monkeypatch.setenv(paths.HOME, str(tmp_path / "home"))


@pytest.fixture
def found(capsys: pytest.CaptureFixture[str]) -> Found:
    def search(*words: str) -> dict[str, object]:
        assert main(["search", "--json", *words]) == 0
        value = json.loads(capsys.readouterr().out)
        assert isinstance(value, dict)
        return value

    return search


@pytest.mark.parametrize(
    ("words", "query"),
    [
        (["asset", "recovery", "year:2020"], "asset recovery year:2020"),
        (["--limit", "3", "asset", "recovery"], "asset recovery"),
        (["asset", "--limit", "3", "recovery", "year:2020"], "asset recovery year:2020"),
        (['"asset recovery"', "in:heading", "--limit", "3"], '"asset recovery" in:heading'),
        (["asset recovery", "year:2020"], "asset recovery year:2020"),
        (["--limit", "3", "--", "corruption", "-asset"], "corruption -asset"),
        (["corruption -asset"], "corruption -asset"),
    ],
)
def test_words_are_joined_wherever_options_stand(found: Found, words: list[str], query: str) -> None:
    assert found(*words)["query"] == query


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "required: QUERY, --like PLACE or --saved"),
        (["--limit", "3"], "required: QUERY, --like PLACE or --saved"),
        (["asset", "--lmit", "3"], "unrecognized arguments: --lmit (a query with such words stands behind --)"),
        (["corruption", "-asset"], "unrecognized arguments: -asset "),
        (["corruption", "--limit", "none"], "“none” is no number of hits"),
        (["corruption", "--like", "a#para.1"], "QUERY and --like stand in place of each other"),
        (["--like", "a#para.1", "--limit", "3", "corruption"], "QUERY and --like stand in place of each other"),
        (["--like"], "expected one argument"),
    ],
)
def test_a_wrong_call_is_explained_and_ends_with_2(
    capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["search", *words])
    assert ended.value.code == 2 and told in capsys.readouterr().err


def test_texts_like_another_are_found_by_the_words_that_tell_it(
    found: Found, capsys: pytest.CaptureFixture[str]
) -> None:
    by_label = found("--like", "2021-implementation-of-the-mandates#para.46", "--limit", "2")
    hits = by_label["hits"]
    assert isinstance(hits, list) and (hits[0]["report"][:4], hits[0]["label"]) == ("2021", "46")
    assert " OR " in str(by_label["query"])
    by_eid = found("--like", "2021-implementation-of-the-mandates#para_46", "--limit", "2")
    assert by_eid["query"] == by_label["query"]
    of_section = found("--like", "2021-implementation-of-the-mandates#IV.D", "--limit", "2")
    assert of_section["hits"] and of_section["query"] != by_label["query"]
    for place, told in (("nowhere#para.1", "no report “nowhere”"), ("2021", "names no passage")):
        assert main(["search", "--like", place]) == 1
        assert told in capsys.readouterr().err
    assert main(["search", "--like", "2021-implementation-of-the-mandates#para.999"]) == 1


def test_what_is_found_is_written_beside_what_is_printed(
    found: Found, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "found.csv"
    value = found("corruption", "--limit", "2", "--export", str(file))
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
    hits = value["hits"]
    assert isinstance(hits, list) and len(hits) == 2 < len(rows) == value["total"]
    assert main(["search", "corruption", "--by-year", "--export", str(file)]) == 0
    assert capsys.readouterr().err == f"report-explorer: Written to {file}.\n"
    assert file.read_text("utf-8-sig").startswith("query,section,year,places")
    for wrong in (["corruption", "--export", "x.xls"], ["corruption", "--by-year", "--export", "x.docx"]):
        assert main(["search", *wrong]) == 1
        assert "is not a known format" in capsys.readouterr().err


@pytest.mark.slow
def test_whatever_is_odd_is_answered_or_explained(capsys: pytest.CaptureFixture[str]) -> None:
    for query in ODD[::19]:
        code = main(["search", "--limit", "1", "--json", "--", query])
        told = capsys.readouterr()
        if code:
            assert code == 1 and told.err.startswith("report-explorer: ") and "went wrong" not in told.err, query[:80]
        else:
            assert json.loads(told.out)["explanation"], query[:80]
