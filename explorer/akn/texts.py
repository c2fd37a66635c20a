"""All text that an Akoma Ntoso document holds, to see whether all of it was read."""

from collections.abc import Iterator

from lxml import etree

from explorer.akn.names import OUR_REPORT
from explorer.akn.parsing import parse
from explorer.model.account import LeftOut, Reason

_INLINE = frozenset({"a", "b", "del", "i", "ins", "ref", "span", "sub", "sup", "u"})
_MARKED = frozenset({"authorialNote", "note", "noteRef"})
_REASONS = {"coverPage": Reason.MASTHEAD, "preface": Reason.MASTHEAD, "toc": Reason.CONTENTS}


def texts(data: bytes) -> list[str]:
    """The text of a document but its metadata, whoever wrote it, and what its reader takes from these: notes and their
    marks. A preface of ours says again what the metadata and the front do, and is left out. Raises UnreadableDocument
    like `read`."""
    root = parse(data)
    ours = next(root.iter(OUR_REPORT), None) is not None
    passed = frozenset({"meta", "preface"} if ours else {"meta"})
    notes = [text_of(note) for note in root.iterfind(".//{*}meta/{*}notes/{*}note")]
    marks = [element.get("marker", "") for element in root.iter("{*}*") if _name(element) in _MARKED]
    return [text_of(root, passed), *notes, *marks]


def unread(document: etree._Element) -> Iterator[LeftOut]:
    """What no reader takes for the text of a document: cover, preface and list of contents."""
    for element in document.iter("{*}*"):
        reason = _REASONS.get(_name(element))
        text = " ".join(text_of(element).split()) if reason else ""
        if reason and any(map(str.isalnum, text)):
            yield LeftOut(text, reason)


def text_of(element: etree._Element, passed: frozenset[str] = frozenset()) -> str:
    """All text in an element but that in elements with the names of those that are `passed`, a blank between blocks."""
    parts: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walk:
        name = _name(inner)
        parts.append("" if name in _INLINE else " ")
        if event == "start" and name in passed:
            walk.skip_subtree()
        elif event == "start":
            parts.append(inner.text or "")
        elif inner is not element:
            parts.append(inner.tail or "")
    return "".join(parts)


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname
