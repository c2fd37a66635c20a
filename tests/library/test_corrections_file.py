"""Corrections as a file: everything comes back, anything else is refused in a sentence."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.errors import ExplorerError
from explorer.library.corrections_file import read_corrections, written
from explorer.model.comparison import CorrectionKind, LinkCorrection
from explorer.model.passage import Address

ONE, OTHER = "1" * 64, "2" * 64
PIN = LinkCorrection(
    CorrectionKind.PIN, Address(ONE, "para_1", "1", 3, "0123456789abcdef"), Address(OTHER, "para_2", None, None, "")
)
ALONE = LinkCorrection(
    CorrectionKind.ALONE, Address(OTHER, "sec_I", "I", 1, "0123456789abcdef"), Address(ONE, ""), True
)

_PLACES = st.builds(
    Address,
    st.sampled_from([ONE, OTHER]),
    st.text(min_size=1, max_size=5).filter(lambda text: text.isprintable()),
    st.none() | st.sampled_from(["1", "Annex I/7"]),
    st.none() | st.integers(1, 99),
    st.sampled_from(["", "0123456789abcdef"]),
)
_CORRECTIONS = st.builds(
    LinkCorrection, st.sampled_from([CorrectionKind.PIN, CorrectionKind.APART]), _PLACES, _PLACES, st.booleans()
) | st.builds(LinkCorrection, st.just(CorrectionKind.ALONE), _PLACES, st.just(Address(ONE, "")), st.booleans())


@given(st.lists(_CORRECTIONS, max_size=5))
def test_every_correction_comes_back(tmp_path_factory: pytest.TempPathFactory, found: list[LinkCorrection]) -> None:
    path = tmp_path_factory.getbasetemp() / "corrections.json"
    path.write_bytes(written(found, {}))
    assert read_corrections(path) == found


def test_the_file_says_which_reports_it_speaks_of() -> None:
    told = json.loads(written([PIN, ALONE], {ONE: "a.pdf", "3" * 64: "c.pdf"}))
    assert told["reports"] == {ONE: "a.pdf"} and told["version"] == 1
    assert told["corrections"][1] == {
        "kind": "alone",
        "of": "section",
        "one": {"report": OTHER, "eid": "sec_I", "label": "I", "page": 1, "digest": "0123456789abcdef"},
        "other": {"report": ONE},
    }


@pytest.mark.parametrize(
    "content", [b"", b"nonsense", b"\xff\xfe\x00", b"[]", b"3", b"{}", b"[" * 100_000, b'{"format": 1}']
)
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(ExplorerError, match=r"“x\.json” holds no corrections"):
        read_corrections(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExplorerError, match=r"x\.json” cannot be read"):
        read_corrections(tmp_path / "x.json")


@pytest.mark.parametrize(
    ("place", "value", "sentence"),
    [
        (("version",), 2, "another version"),
        (("corrections",), {}, "holds no corrections"),
        (("corrections", 1), "pin", "Correction 2 in “x.json” is damaged"),
        (("corrections", 0, "kind"), "perhaps", "Correction 1"),
        (("corrections", 0, "of"), "chapter", "Correction 1"),
        (("corrections", 0, "one"), None, "Correction 1"),
        (("corrections", 0, "one", "report"), "../../etc", "Correction 1"),
        (("corrections", 0, "one", "report"), 7, "Correction 1"),
        (("corrections", 0, "one", "eid"), "", "Correction 1"),
        (("corrections", 0, "other", "label"), 7, "Correction 1"),
        (("corrections", 0, "other", "page"), "x", "Correction 1"),
        (("corrections", 0, "other", "digest"), None, "Correction 1"),
    ],
)
def test_what_is_damaged_is_named(tmp_path: Path, place: tuple[Any, ...], value: object, sentence: str) -> None:
    told = json.loads(written([PIN, ALONE], {}))
    inner = told
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    path = tmp_path / "x.json"
    path.write_text(json.dumps(told))
    with pytest.raises(ExplorerError, match=sentence):
        read_corrections(path)
