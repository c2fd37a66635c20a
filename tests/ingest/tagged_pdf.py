"""PDF files made for tests that declare what their words are: a structure tree over marked contents."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.ingest.pdf_file import FONTS, Words, assembled, operators


@dataclass(frozen=True)
class Marked:
    """Words in one element of the structure tree: `tag` is its type, within those named in `inside` from the outermost
    on; "Artifact" stands in no element, "" is not marked at all. "TR:2" is one element of the type TR wherever it is
    named in the same one; without a number each is an element of its own."""

    tag: str
    words: tuple[Words, ...]
    inside: tuple[str, ...] = ()


@dataclass
class _Element:
    """An element on its way, with the numbers of its object and of its parent's, what it holds, and which elements in
    it have names."""

    tag: str
    number: int
    parent: int
    kids: list[str] = field(default_factory=list)
    named: dict[str, "_Element"] = field(default_factory=dict)

    def made(self) -> bytes:
        shown = self.tag.partition(":")[0].replace(" ", "#20").replace("/", "#2F")
        return f"<< /Type /StructElem /S /{shown} /P {self.parent} 0 R /K [{' '.join(self.kids)}] >>".encode()


def tagged_pdf(pages: Sequence[Sequence[Marked]], roles: str = "", backwards: bool = False) -> bytes:
    """A PDF file with these pages and one element for each `Marked`; `roles` is what its role map holds. `backwards`
    has the tree list its elements from the last to the first."""
    first = 3 + len(FONTS)
    tree = first + 2 * len(pages)
    parents = tree + 2
    top = _Element("Document", tree + 1, tree)
    elements: list[_Element] = []
    numbers: list[str] = []
    objects: list[bytes] = []
    for at, page in enumerate(pages):
        streams, holders = [], list[str]()
        for marked in page:
            opening = {"": b"", "Artifact": b"/Artifact BMC"}.get(marked.tag, b"/P <</MCID %d>> BDC" % len(holders))
            stream = b"\n".join(operators(words) for words in marked.words)
            streams.append(b"%s\n%s\n%s" % (opening, stream, b"EMC" if opening else b""))
            if marked.tag not in ("", "Artifact"):
                holder = _holder(top, marked, parents + 1, elements)
                holder.kids.append(f"<< /Type /MCR /Pg {first + 2 * at} 0 R /MCID {len(holders)} >>")
                holders.append(f"{holder.number} 0 R")
        numbers.append(f"{at} [{' '.join(holders)}]")
        objects.extend(_page(b"\n".join(streams), at, first))
    if backwards:
        top.kids.reverse()
    return assembled(
        [
            f"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot {tree} 0 R /MarkInfo << /Marked true >> >>".encode(),
            f"<< /Type /Pages /Kids [{' '.join(f'{first + 2 * at} 0 R' for at in range(len(pages)))}] "
            f"/Count {len(pages)} >>".encode(),
            *(f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} >>".encode() for font in FONTS.values()),
            *objects,
            f"<< /Type /StructTreeRoot /K [{top.number} 0 R] /ParentTree {parents} 0 R "
            f"/RoleMap << {roles} >> >>".encode(),
            top.made(),
            f"<< /Nums [{' '.join(numbers)}] >>".encode(),
            *(element.made() for element in elements),
        ]
    )


def _holder(top: _Element, marked: Marked, first: int, elements: list[_Element]) -> _Element:
    """The element that holds the content, made with those around it where they are not yet among the `elements`, which
    are numbered from `first`."""
    at = top
    for tag in (*marked.inside, marked.tag):
        found = at.named.get(tag) if ":" in tag else None
        if found is None:
            found = _Element(tag, first + len(elements), at.number)
            elements.append(found)
            at.kids.append(f"{found.number} 0 R")
            at.named[tag] = found
        at = found
    return at


def _page(stream: bytes, at: int, first: int) -> tuple[bytes, bytes]:
    fonts = " ".join(f"/{name} {3 + number} 0 R" for number, name in enumerate(FONTS))
    page = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /StructParents {at} "
        f"/Resources << /Font << {fonts} >> >> /Contents {first + 2 * at + 1} 0 R >>"
    )
    return page.encode(), b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)
