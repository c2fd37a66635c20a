"""Runs of text ⇄ inline elements.

Each run is one element, so that neighbours of the same style stay apart; only a plain run beside a styled one is bare
text. `<ref>` stands outside `<b>` outside `<i>` outside `<inline name="ocr">`, which OCR read, or `"ocr-doubtful"`; a
footnote mark is an empty `<noteRef>`; `<span>` is a plain run that needs an element of its own.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote

from lxml import etree

from explorer.akn.names import HREF, akn
from explorer.model.text import Ocr, Run, Text, legal
from explorer.model.web import kept_link

_OCR = {ocr.value: ocr for ocr in Ocr}
_PLAIN = r"[\w.~!$&'()*+,;=@/?-]|%[0-9A-Fa-f]{2}"
_URI = re.compile(rf"(?:https?://[\w.-]+(?::\d{{1,5}})?(?![^/?])|mailto:|#)(?:{_PLAIN}|:)*|(?:{_PLAIN})*", re.ASCII)


def write_runs(parent: etree._Element, text: Text) -> None:
    """Append the runs to an element that has no content yet."""
    bare = False
    for run in text:
        words = legal(run.text)
        plain = run == Run(run.text)
        if plain and words and not bare:
            _append(parent, words)
            bare = True
            continue
        _element(parent, run, words)
        bare = False


def _append(parent: etree._Element, words: str) -> None:
    if len(parent):
        parent[-1].tail = words
    else:
        parent.text = words


def _element(parent: etree._Element, run: Run, words: str) -> None:
    node = parent
    if run.link is not None:
        node = etree.SubElement(node, akn("ref"), href_attributes(run.link))
    if run.bold:
        node = etree.SubElement(node, akn("b"))
    if run.italic:
        node = etree.SubElement(node, akn("i"))
    if run.ocr is not None:
        node = etree.SubElement(node, akn("inline"), name=run.ocr.value)
    if run.footnote is not None:
        etree.SubElement(node, akn("noteRef"), href_attributes(f"#{run.footnote}"), marker=words)
        return
    if node is parent:
        node = etree.SubElement(node, akn("span"))
    node.text = words


def href_attributes(link: str) -> dict[str, str]:
    """The attributes for a link: `href`, and beside it the link itself where it is no URI."""
    link = legal(link)
    if _URI.fullmatch(link):
        return {"href": link}
    return {"href": quote(link, safe=""), HREF: link}


def href(element: etree._Element) -> str | None:
    """The link that an element carries, None if it has none."""
    return element.get(HREF) or element.get("href")


def read_runs(element: etree._Element, note: Callable[[etree._Element], str | None] | None = None) -> Text:
    """The runs inside an element. `note` is given each note written out within the text and returns its eId."""
    runs: list[Run] = []
    if element.text:
        runs.append(Run(element.text))
    _Reader(runs, note).children(element, Run(""))
    return tuple(runs)


class _Reader:
    def __init__(self, runs: list[Run], note: Callable[[etree._Element], str | None] | None) -> None:
        self._runs = runs
        self._note = note

    def children(self, element: etree._Element, style: Run) -> None:
        for child in element:
            self._child(child, style)
            if child.tail:
                self._add(style, child.tail)

    def _child(self, child: etree._Element, style: Run) -> None:
        name = etree.QName(child).localname
        if name == "noteRef":
            footnote = (href(child) or "").removeprefix("#")
            self._runs.append(replace(style, text=child.get("marker", ""), footnote=footnote))
        elif name == "authorialNote" and self._note is not None:
            self._runs.append(Run(child.get("marker", ""), footnote=self._note(child)))
        else:
            inner = Run(
                "",
                style.italic or name == "i",
                style.bold or name == "b",
                kept_link(href(child)) if name in ("ref", "a") else style.link,
                ocr=_OCR.get(child.get("name", ""), style.ocr) if name == "inline" else style.ocr,
            )
            if child.text or not len(child):
                self._add(inner, child.text or "")
            self.children(child, inner)

    def _add(self, style: Run, words: str) -> None:
        self._runs.append(replace(style, text=words))
