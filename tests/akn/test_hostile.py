"""Documents that mean harm or are broken end in one sentence for the user."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer import akn
from explorer.errors import UnreadableDocument
from explorer.language.address import addressed
from explorer.model.report import Paragraph, Report, Section, Source
from explorer.model.text import Run

_DATA = akn.write(
    addressed(
        Report(
            sections=(Section("I", (Run("Heading"),), (Paragraph("1", (Run("Text"),), page=2),)),),
            year=2020,
            source=Source("a.pdf", "ab", 3),
        )
    )
)
_NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def with_doctype(doctype: str, text: str) -> bytes:
    return (
        f'<?xml version="1.0"?>{doctype}<akomaNtoso xmlns="{_NAMESPACE}"><doc name="report"><mainBody>'
        f"<p>{text}</p></mainBody></doc></akomaNtoso>"
    ).encode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not well-formed"),
        (b"\x00\xff\xfe binary", "not well-formed"),
        (b"plain text", "not well-formed"),
        (_DATA[: len(_DATA) // 2], "not well-formed"),
        (b"<html><body>Report</body></html>", "not Akoma Ntoso"),
        (f'<akomaNtoso xmlns="{_NAMESPACE}"/>'.encode(), "no document"),
        (f'<akomaNtoso xmlns="{_NAMESPACE}"><doc><mainBody/></doc></akomaNtoso>'.encode(), "no text"),
        (_DATA.replace(b">2020<", b">MMXX<"), "damaged"),
        (_DATA.replace(b'page="2"', b'page="two"'), "damaged"),
        (_DATA.replace(b'pages="3"', b'pages=""'), "damaged"),
        (b"<a>" * 5000 + b"</a>" * 5000, "not well-formed"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableDocument, match=words) as caught:
        akn.read(data)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


def test_entities_are_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    outside = with_doctype(f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]>', "&x;")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = with_doctype(f'<!DOCTYPE a [<!ENTITY l0 "ha">{laughs}]>', "&l11;")
    for data in (outside, bomb, bomb.decode().encode("utf-16")):
        with pytest.raises(UnreadableDocument, match=r"entities|well-formed"):
            akn.read(data)


def test_a_document_type_is_not_fetched(tmp_path: Path) -> None:
    dtd = tmp_path / "evil.dtd"
    dtd.write_text('<!ENTITY x "injected">')
    read = akn.read(with_doctype(f'<!DOCTYPE akomaNtoso SYSTEM "{dtd.as_uri()}">', "Harmless"))
    assert read.sections[0].blocks[0].words == "Harmless"


def test_repeated_ids_do_not_stop_reading() -> None:
    data = with_doctype("", 'One</p><p xml:id="a" eId="x">Two</p><p xml:id="a" eId="x">Three')
    read = akn.read(data)
    assert [block.words for _, block in read.blocks()] == ["One", "Two", "Three"]
    assert len({block.eid for _, block in read.blocks()}) == 3


def test_problems_of_what_is_no_document() -> None:
    assert akn.problems(b"<a") == ["The file is not well-formed XML (line 1). Repair it or choose another file."]
    assert "not Akoma Ntoso 3.0" in akn.problems(b"<a/>")[0]
    found = akn.problems(_DATA.replace(b"<mainBody>", b"<mainBody><blink/>"))
    assert len(found) == 1
    assert "blink" in found[0]


@given(st.binary(max_size=200), st.integers(0, len(_DATA)), st.integers(0, 40))
def test_damage_anywhere_is_read_or_said(noise: bytes, start: int, length: int) -> None:
    try:
        read = akn.read(_DATA[:start] + noise + _DATA[start + length :])
    except UnreadableDocument:
        return
    assert addressed(read, keep=True) == read
