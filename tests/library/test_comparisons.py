"""Comparisons kept in the cache: the same when they come back, never wrong, never in the way."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.library import comparisons
from explorer.library.comparisons import ComparisonCache, fingerprint
from explorer.model.comparison import (
    CorrectionKind,
    Figure,
    Lineage,
    Link,
    LinkCorrection,
    Pair,
    Quantity,
    Rejected,
    State,
    Strength,
    Totals,
)
from explorer.model.link_reasons import Extract, LinkReason, ReasonKind, Shared, packed
from explorer.model.pairwise import IndexedLinks, PairMade, SeriesMade
from explorer.model.passage import Address
from explorer.model.plain import from_plain, to_plain

NAME = "a" * 64
QUOTE = Shared(Extract("para_1", 3, 6, "186"), Extract("para_2", 0, 3, "187"))
PAIR = PairMade(
    Pair(
        0,
        1,
        (Link("sec_I", None, frozenset({State.DROPPED}), by_user=True),),
        (
            Link(
                "para_1",
                "para_2",
                frozenset({State.EDITED, State.MOVED}),
                0.75,
                Strength.LIKELY,
                packed([LinkReason(ReasonKind.FIGURE, (QUOTE,), count=2)]),
                Rejected("para_3", 0.25, packed([LinkReason(ReasonKind.SECTION)])),
            ),
        ),
        Totals(older=2, newer=1),
        {"sec_I": Totals(kept=1)},
    ),
    IndexedLinks(((0, 1, 0.75),), ((2, 0, 1.0), (3, 0, 0.5)), ()),
)
SERIES = SeriesMade(
    (),
    (Lineage((("sec_I", "sec_II"), ())),),
    (Figure("parties — “to”", "parties", True, (Quantity(0, "1", 186.0, "more than", "186", 3, 6),)),),
)


@pytest.fixture
def cache(tmp_path: Path) -> ComparisonCache:
    return ComparisonCache(tmp_path)


def file(tmp_path: Path, name: str = NAME) -> Path:
    return tmp_path / "comparisons" / f"{name}.json"


def test_what_was_made_comes_back_as_it_was(cache: ComparisonCache) -> None:
    assert cache.get(NAME, PairMade) is None
    cache.put(NAME, PAIR)
    cache.put("c" * 64, SERIES)
    assert cache.get(NAME, PairMade) == PAIR and cache.get("c" * 64, SeriesMade) == SERIES
    assert cache.get("b" * 64, PairMade) is None and cache.get(NAME, SeriesMade) is None


@given(st.from_type(PairMade), st.from_type(SeriesMade))
@settings(max_examples=50)
def test_every_piece_survives_its_way_through_json(pair: PairMade, series: SeriesMade) -> None:
    text, other = (json.dumps(to_plain(each)) for each in (pair, series))
    assert json.dumps(to_plain(from_plain(PairMade, json.loads(text)))) == text
    assert json.dumps(to_plain(from_plain(SeriesMade, json.loads(other)))) == other


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"nonsense",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b"null",
        b'["explorer comparison 3"]',
        b'["explorer comparison 3", []]',
        b'["explorer comparison 3", [[0, 1, [], [], [], {}, {}], [[], [], []]]]',
        b'["explorer comparison 3", [[0, 1, [], [], [0]], [[], [], []]]]',
        b'["explorer comparison 3", [[0, 1], [[], [[0, 1]], []]]]',
        b'["another shape", 1]',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_as_good_as_none(cache: ComparisonCache, tmp_path: Path, damage: bytes) -> None:
    cache.put(NAME, PAIR)
    file(tmp_path).write_bytes(damage)
    assert cache.get(NAME, PairMade) is None
    cache.put(NAME, PAIR)
    assert cache.get(NAME, PairMade) == PAIR


@given(data=st.data())
def test_no_change_of_a_file_gives_anything_but_a_pair(data: st.DataObject) -> None:
    text = json.dumps(to_plain(PAIR))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 5)))
    changed = text[:start] + data.draw(st.text('[]{}",:0n', max_size=3)) + text[end:]
    try:
        found = from_plain(PairMade, json.loads(changed))
    except ValueError:
        return
    assert isinstance(found, PairMade) and hash(found.links) is not None


def test_what_was_used_least_recently_is_dropped(
    cache: ComparisonCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [digit * 64 for digit in "0123"]
    for age, name in enumerate(names[:3]):
        cache.put(name, PAIR)
        os.utime(file(tmp_path, name), (1000 + age, 1000 + age))
    size = file(tmp_path, names[0]).stat().st_size
    monkeypatch.setattr(comparisons, "_ALL", 3 * size)
    assert cache.get(names[0], PairMade) == PAIR
    cache.put(names[3], PAIR)
    cache.tidy()
    assert [cache.get(name, PairMade) is not None for name in names] == [True, False, True, True]


def test_a_file_that_is_too_large_is_neither_read_nor_kept(
    cache: ComparisonCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.put(NAME, PAIR)
    monkeypatch.setattr(comparisons, "_LARGEST", 10)
    assert cache.get(NAME, PairMade) is None
    cache.put("b" * 64, PAIR)
    assert not file(tmp_path, "b" * 64).exists()


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "comparisons").write_text("in the way")
    cache = ComparisonCache(tmp_path)
    cache.put(NAME, PAIR)
    assert cache.get(NAME, PairMade) is None


def test_the_name_changes_with_texts_corrections_method_and_order() -> None:
    pin = LinkCorrection(CorrectionKind.PIN, Address("a", "para_1"), Address("b", "para_2"))
    names = {
        fingerprint(["one", "two"], [], "1"),
        fingerprint(["two", "one"], [], "1"),
        fingerprint(["one", "two"], [pin], "1"),
        fingerprint(["one", "two"], [], "2"),
        fingerprint(["onetwo"], [], "1"),
    }
    assert len(names) == 5 and fingerprint(("one", "two"), (), "1") in names
