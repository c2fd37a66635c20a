"""The results of a search as files: all of them, tier by tier, and each with its citation."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from explorer.errors import ExplorerError
from explorer.export.formats import Kind, formats_for
from explorer.session import Notice, Session, result_files
from tests.narrow import known
from tests.session.conftest import Loop

QUERY = "detention zebra corruption trafficking"


def exported(session: Session, folder: Path) -> dict[str, Any]:
    session.result_files.export(folder / "found.json", "json")
    value = json.loads((folder / "found.json").read_text())
    assert isinstance(value, dict)
    return value


def test_every_format_has_all_that_was_found(session: Session, said: list[Notice], tmp_path: Path) -> None:
    session.open_library()
    session.searching.limit = 2
    session.searching.search(QUERY)
    results = known(session.searching.results)
    assert len(results.hits) == 2 < results.total == 8
    for format in formats_for(Kind.FOUND):
        if format.name == "pdf":
            continue  # tests/ui/test_export_results.py
        session.result_files.export(tmp_path / f"found{format.suffix}", format.name)
        assert said[-1].text == f"Exported to {tmp_path / f'found{format.suffix}'}."
    table = (tmp_path / "found.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert [(row["tier"], row["tier_total"], row["without"]) for row in rows] == [
        ("2 of 4 words: without “detention” and “zebra”", "5", "detention, zebra")
    ] * 5 + [
        ("1 of 4 words: without “zebra”, “corruption” and “trafficking”", "3", "zebra, corruption, trafficking")
    ] * 3
    assert {(row["query"], row["library"]) for row in rows} == {(QUERY, "Samples")}
    assert all(row["citation"].endswith(f"({row['year']}), para. {row['paragraph']}.") for row in rows)
    assert rows[4]["above"] == "trafficking"
    text = (tmp_path / "found.txt").read_text()
    assert "\n\n2 of 4 words: without “detention” and “zebra”\n\n5 places\n\n- International cooperation" in text
    assert "corruption risks. [“trafficking” in a heading above]" in text
    assert "<strong>corruption</strong>" in (tmp_path / "found.html").read_text()


def test_data_tell_the_totals_of_each_tier_and_the_sources(session: Session, tmp_path: Path) -> None:
    session.open_library()
    session.searching.search(QUERY)
    results, value = known(session.searching.results), exported(session, tmp_path)
    assert [(tier["total"], len(tier["texts"])) for tier in value["tiers"]] == [(0, 0), (5, 5), (3, 3)]
    assert value["total"] == results.total and value["explanation"] == results.explanation
    texts = [text for tier in value["tiers"] for text in tier["texts"]]
    assert [(text["report"], text["paragraph"]) for text in texts] == [(hit.report, hit.label) for hit in results.hits]
    assert len(value["sources"]) == len({text["report"] for text in texts})
    first = texts[0]
    assert [first["text"][start:end] for start, end in first["matches"]] == ["corruption", "trafficking", "corruption"]


def test_results_are_fetched_in_parts_and_narrowed_as_they_are_shown(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.open_library()
    entry = session.reports.entries()[-1]
    session.passages.set_note(known(session.passages.add(entry.id, "para_1")), "Corruption again")
    session.searching.search("corruption")
    session.searching.narrow("year", str(entry.year))
    whole = exported(session, tmp_path)
    monkeypatch.setattr(result_files, "AT_ONCE", 7)
    assert exported(session, tmp_path) == whole
    texts = [text for tier in whole["tiers"] for text in tier["texts"]]
    assert len(texts) == whole["total"] == known(session.searching.results).total > 7
    assert {text["year"] for text in texts} == {entry.year} and whole["narrowed"] == [str(entry.year)]
    assert [text["where"] for text in texts[:2]] == ["note", texts[1]["where"]] and texts[1]["where"] != "note"


def test_a_library_that_changes_meanwhile_is_no_base_for_a_file(
    session: Session, said: list[Notice], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.open_library()
    session.searching.search("corruption")
    original, asked = session.searching.page, list[int]()

    def page(query: Any, offset: int, *rest: Any) -> Any:
        asked.append(offset)
        if len(asked) == 2:
            session.searching._engine.remove(session.reports.entries()[0].id)  # type: ignore[union-attr]
        return original(query, offset, *rest)

    monkeypatch.setattr(result_files, "AT_ONCE", 7)
    monkeypatch.setattr(session.searching, "page", page)
    session.result_files.export(tmp_path / "found.csv", "csv")
    assert said[-1].text.startswith("The library changed while") and not (tmp_path / "found.csv").exists()


def test_a_report_that_cannot_be_read_is_cited_by_its_id(session: Session, tmp_path: Path) -> None:
    session.open_library()
    session.searching.search("corruption year:2021")
    id = known(session.searching.results).hits[0].report
    (session.library.reports_folder / id / "report.xml").write_bytes(b"<broken")
    value = exported(session, tmp_path)
    assert {text["citation"] for tier in value["tiers"] for text in tier["texts"]} == {f"{id}."}
    assert value["sources"] == []


def test_nothing_is_written_where_nothing_was_found_or_the_format_is_not_known(
    session: Session, tmp_path: Path
) -> None:
    session.open_library()
    for query in ("", "zebra"):
        session.searching.search(query)
        with pytest.raises(ExplorerError, match="no results to export"):
            session.result_files.export(tmp_path / "found.csv", "csv")
    session.searching.search("corruption")
    with pytest.raises(ExplorerError, match="not a known format for the results of a search"):
        session.result_files.export(tmp_path / "found.png", "png")
    assert list(tmp_path.glob("found*")) == []


def test_an_export_can_be_given_up(live: Session, loop: Loop, tmp_path: Path) -> None:
    live.open_library()
    loop.until(lambda: len(live.reports.entries()) == 4 and not live.work.tasks)
    live.searching.search("corruption")
    loop.until(lambda: live.searching.results)
    live.result_files.export(tmp_path / "found.csv", "csv")
    assert [task.title for task in live.work.tasks] == ["Exporting"]
    live.work.cancel()
    loop.until(lambda: not live.work.tasks)
    assert not (tmp_path / "found.csv").exists()
