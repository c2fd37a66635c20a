"""Files that mean harm are read for the text that they have, or refused in one sentence; nobody is called for them."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from explorer.errors import ExplorerError
from explorer.ingest import Document, apart
from explorer.ingest.apart import read_in, readers
from explorer.jobs import ChildProcess, Job, Progress, run
from explorer.library import Library
from explorer.model.report import Report
from explorer.session.importing import Receiving, import_job
from tests.ingest import malice, specimens
from tests.ingest.eavesdropper import eavesdropping

pytestmark = pytest.mark.slow

MEMORY = 500_000_000
SECONDS = 20.0
LIMITS = ("more than", "more memory")


@pytest.fixture(scope="module")
def child() -> Iterator[ChildProcess]:
    child = readers(MEMORY)
    yield child
    child.close()


@pytest.fixture(autouse=True)
def little_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "READING_LIMIT", SECONDS)


def read(child: ChildProcess, folder: Path, name: str, data: bytes) -> Report:
    path = folder / name
    path.write_bytes(data)
    return run(read_in(child, path))


@pytest.mark.parametrize("name", malice.READABLE)
def test_what_has_text_is_read(child: ChildProcess, tmp_path: Path, name: str) -> None:
    report = read(child, tmp_path, name, malice.READABLE[name]())
    assert malice.ONE in {block.words for block in report.paragraphs()}


@pytest.mark.parametrize("name", malice.REFUSED)
def test_what_is_too_much_is_refused(child: ChildProcess, tmp_path: Path, name: str) -> None:
    """By the reader itself, which knows why, before the bounds of time and memory end its process."""
    with pytest.raises(ExplorerError) as caught:
        read(child, tmp_path, name, malice.REFUSED[name]())
    sentence = str(caught.value)
    assert sentence.endswith(".") and "\n" not in sentence
    assert not any(words in sentence for words in ("failed", "cannot be read: it is damaged", *LIMITS))


def test_scripts_styles_and_hidden_elements_are_no_text(child: ChildProcess, tmp_path: Path) -> None:
    report = read(child, tmp_path, "page.html", specimens.HTML)
    assert not any(words in repr(report.sections) for words in ("never read", "color", "Hidden", "Home"))


def test_nothing_outside_the_file_is_asked_for(child: ChildProcess, tmp_path: Path) -> None:
    """Neither addresses nor files: style sheets, pictures, frames, inclusions, entities, templates, actions."""
    secret = tmp_path / "secret.xml"
    secret.write_text("<p>a secret that is nobody's business</p>")
    with eavesdropping() as heard:
        for place in (heard.address, secret.as_uri()):
            for name, data in _calling(place).items():
                try:
                    report = read(child, tmp_path, name, data)
                except ExplorerError as error:
                    assert name.startswith("entity"), f"{name}: {error}"
                else:
                    assert malice.ONE in {block.words for block in report.paragraphs()}, name
                    assert "secret" not in repr(report).replace(secret.as_uri(), "")
    assert heard.calls == []


def _calling(place: str) -> dict[str, bytes]:
    """Files that refer to a place in each way that some program follows."""
    entity = f'<!DOCTYPE a [<!ENTITY out SYSTEM "{place}">]>'
    parameter = f'<!DOCTYPE a [<!ENTITY % out SYSTEM "{place}"> %out;]>'
    included = f'<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="{place}" parse="text"/>'
    page = (
        f'<link rel="stylesheet" href="{place}"><img src="{place}"><iframe src="{place}"></iframe>'
        f'<object data="{place}"></object><style>@import url({place});</style><script src="{place}"></script>'
        f'<!--#include virtual="{place}" --><meta http-equiv="refresh" content="0;url={place}">'
    )
    return {
        "page.html": b'<!DOCTYPE html SYSTEM "%s">' % place.encode() + malice.web(page),
        "entity.docx": malice.word("<w:p><w:r><w:t>&out;</w:t></w:r></w:p>", entity),
        "included.docx": malice.word(included),
        "relations.docx": malice.calling_word(place),
        "entity.xml": malice.akoma_ntoso("<p>&out;</p>", entity),
        "entity of the type.xml": malice.akoma_ntoso(before=parameter).decode().encode("utf-16"),
        "entity of the type.docx": malice.word(before=parameter),
        "included.xml": malice.akoma_ntoso(included, f'<?xml-stylesheet href="{place}"?>'),
        "type.xml": malice.akoma_ntoso(before=f'<!DOCTYPE akomaNtoso SYSTEM "{place}">'),
        "action.pdf": malice.calling_pdf(place),
    }


@pytest.mark.parametrize(
    ("name", "make"),
    [("forms in forms.pdf", malice.greedy_pdf), ("300 MB on a page.pdf", malice.bomb_pdf)],
)
def test_a_document_that_eats_memory_ends_its_own_process_only(
    tmp_path: Path, name: str, make: Callable[[], bytes]
) -> None:
    child = readers(250_000_000)
    with pytest.raises(ExplorerError, match="damaged or too large"):
        read(child, tmp_path, name, make())
    assert len(read(child, tmp_path, "next.pdf", specimens.PDF).paragraphs()) == 4
    child.close()


def test_a_document_that_eats_time_is_stopped(
    child: ChildProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "READING_LIMIT", 1.0)
    with pytest.raises(ExplorerError, match="more than 1 seconds"):
        read(child, tmp_path, "attributes.html", malice.slow_html())
    monkeypatch.undo()
    assert read(child, tmp_path, "next.html", specimens.HTML).paragraphs()


def greedy(document: Document, password: str | None) -> Job[Report]:
    """Stands for a reader whose document wants all the memory there is."""
    yield Progress(0, 1)
    eaten = []
    while document.name == "greedy.txt":
        eaten.append(bytearray(10_000_000))
    return (yield from apart.reading(document, password))


def endless(document: Document, password: str | None) -> Job[Report]:
    """Stands for a reader that comes to no end."""
    yield Progress(0, 1)
    while document.name == "endless.txt":
        pass
    return (yield from apart.reading(document, password))


@pytest.mark.parametrize(
    ("reader", "seconds", "sentence"),
    [(greedy, 60.0, "more memory than the 500 MB"), (endless, 4.0, "more than 4 seconds")],
)
def test_one_document_without_bounds_does_not_stop_an_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: object, seconds: float, sentence: str
) -> None:
    monkeypatch.setattr(apart, "READING_LIMIT", seconds)
    files = [tmp_path / name for name in ("a.txt", f"{reader.__name__}.txt", "z.txt")]  # type: ignore[attr-defined]
    for number, path in enumerate(files):
        path.write_bytes(specimens.TEXT + b"%d" % number)
    monkeypatch.setattr(apart, "reading", reader)
    library = Library.open(tmp_path / "library")
    child = readers(MEMORY)  # One of its own: a cage closes when the module of the first job is loaded.
    first, second, third = run(
        import_job(partial(read_in, child), Receiving(lambda act: act(), lambda: library), files)
    )
    child.close()
    assert first.id and third.id and second.id is None
    assert sentence in second.message
    assert {entry.id for entry in library.entries()} == {first.id, third.id}
    library.close()
