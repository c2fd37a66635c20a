"""PDF files made for tests that declare what their words are: a structure tree over marked contents."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.ingest.pdf_file import FONTS, Words, assembled, operators


@dataclass(frozen=True)
class Marked:
    """Words in one element of the structure tree: `tag` is its type, within those named in `inside` from the outermost
    on; "Artifact" stands in no element, "" is not marked at all."""

    tag: str
    words: tuple[Words, ...]
    inside: tuple[str, ...] = ()


def tagged_pdf(pages: Sequence[Sequence[Marked]], roles: str = "", backwards: bool = False) -> bytes:
    """A PDF file with these pages and one element for each `Marked`; `roles` is what its role map holds. `backwards`
    has the tree list its elements from the last to the first."""
    first = 3 + len(FONTS)
    tree = first + 2 * len(pages)
    top, parents = tree + 1, tree + 2
    elements: list[bytes] = []
    kids: list[int] = []
    numbers: list[str] = []
    objects: list[bytes] = []
    for at, page in enumerate(pages):
        streams, holders = [], list[str]()
        for marked in page:
            opening = {"": b"", "Artifact": b"/Artifact BMC"}.get(marked.tag, b"/P <</MCID %d>> BDC" % len(holders))
            stream = b"\n".join(operators(words) for words in marked.words)
            streams.append(b"%s\n%s\n%s" % (opening, stream, b"EMC" if opening else b""))
            if marked.tag not in ("", "Artifact"):
                number = parents + 1 + len(elements)
                kids.append(number)
                elements.extend(_chain(marked, number, top, first + 2 * at, len(holders)))
                holders.append(f"{parents + len(elements)} 0 R")
        numbers.append(f"{at} [{' '.join(holders)}]")
        objects.extend(_page(b"\n".join(streams), at, first))
    listed = " ".join(f"{number} 0 R" for number in (reversed(kids) if backwards else kids))
    return assembled(
        [
            f"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot {tree} 0 R /MarkInfo << /Marked true >> >>".encode(),
            f"<< /Type /Pages /Kids [{' '.join(f'{first + 2 * at} 0 R' for at in range(len(pages)))}] "
            f"/Count {len(pages)} >>".encode(),
            *(f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} >>".encode() for font in FONTS.values()),
            *objects,
            f"<< /Type /StructTreeRoot /K [{top} 0 R] /ParentTree {parents} 0 R /RoleMap << {roles} >> >>".encode(),
            f"<< /Type /StructElem /S /Document /P {tree} 0 R /K [{listed}] >>".encode(),
            f"<< /Nums [{' '.join(numbers)}] >>".encode(),
            *elements,
        ]
    )


def _chain(marked: Marked, number: int, top: int, page: int, content: int) -> list[bytes]:
    """The elements from the outermost to the one that holds the content, numbered from `number`."""
    names = (*marked.inside, marked.tag)
    made = []
    for at, name in enumerate(names):
        parent = top if at == 0 else number + at - 1
        kid = f"{number + at + 1} 0 R" if at + 1 < len(names) else str(content)
        shown = name.replace(" ", "#20").replace("/", "#2F")
        made.append(f"<< /Type /StructElem /S /{shown} /P {parent} 0 R /Pg {page} 0 R /K [{kid}] >>".encode())
    return made


def _page(stream: bytes, at: int, first: int) -> tuple[bytes, bytes]:
    fonts = " ".join(f"/{name} {3 + number} 0 R" for number, name in enumerate(FONTS))
    page = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /StructParents {at} "
        f"/Resources << /Font << {fonts} >> >> /Contents {first + 2 * at + 1} 0 R >>"
    )
    return page.encode(), b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)
