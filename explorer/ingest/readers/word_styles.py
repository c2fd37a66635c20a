"""Styles and automatic numbers of a Word file."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from string import ascii_lowercase

from lxml import etree

from explorer.ingest.readers.style_names import named_level, names_contents, names_title, template_level
from explorer.ingest.readers.word_package import W, is_on, value, whole
from explorer.model.address import roman_number

_DEEPEST = 30  # styles based on one another; chosen: more than any template has
_LONGEST_NUMBER = 100  # letters of the form of a number; chosen: "Section %1.%2" has a dozen
_BODY_TEXT = 9  # the outline level of what is no heading (ECMA-376, part 1, 17.3.1.20)
_LETTERS = len(ascii_lowercase)
_MOST_LETTERS = 10  # of the number of an item, as "aaa" is the 53rd; chosen: more than any list has


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph or character style says; None is inherited. `level` is that of a heading, 0 for none."""

    name: str = ""
    level: int | None = None
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    numbering: tuple[str, int] | None = None

    @property
    def title(self) -> bool:
        """Whether it is that of a document's title, by its name, which begins with "Title" in any case."""
        return names_title(self.name)

    @property
    def template(self) -> bool:
        """Whether it is a heading of the United Nations template."""
        return template_level(self.name) is not None

    @property
    def contents(self) -> bool:
        """Whether it is that of a list of contents or of figures, by its name ("TOC 1", "Table of Figures")."""
        return names_contents(self.name)


class Styles:
    """Styles by id with what they inherit."""

    def __init__(self, root: etree._Element | None) -> None:
        found = root.iter(f"{W}style") if root is not None else ()
        self._elements = {style.get(f"{W}styleId", ""): style for style in found}
        self._known: dict[str, Style] = {}
        self._outlines: dict[int, list[int]] = defaultdict(list)
        for style in self._elements.values():
            named = template_level(value(style, "name") or "")
            outline = value(style, "pPr/outlineLvl")
            if named is not None and outline:
                self._outlines[whole(outline, _BODY_TEXT)].append(named)

    def get(self, identifier: str | None) -> Style:
        """The style with this id, an empty one where there is none. A circle of styles ends where it closes."""
        if identifier not in self._elements:
            return Style()
        if identifier not in self._known:
            self._known[identifier] = self._resolved(identifier)
        return self._known[identifier]

    def level_of(self, outline: int) -> int:
        """The level of an outline level from 0: where the template is used, that of its style with the same one."""
        if outline >= _BODY_TEXT:
            return 0
        return max(self._outlines.get(outline, ()), default=outline + 1)

    def _resolved(self, identifier: str) -> Style:
        result = Style()
        for step in reversed(self._chain(identifier)):
            result = _own(self._elements[step], result)
        return result

    def _chain(self, identifier: str) -> list[str]:
        chain: list[str] = []
        step: str | None = identifier
        while step in self._elements and step not in chain and len(chain) < _DEEPEST:
            chain.append(step)
            step = value(self._elements[step], "basedOn")
        return chain


def _own(element: etree._Element, inherited: Style) -> Style:
    name = value(element, "name") or ""
    properties = element.find(f"{W}pPr")
    level = _level(name, value(properties, "outlineLvl"))
    marks = element.find(f"{W}rPr")
    own = {
        "bold": is_on(marks, "b"),
        "italic": is_on(marks, "i"),
        "hidden": is_on(marks, "vanish"),
        "numbering": numbering_of(properties),
    }
    given = {key: found for key, found in own.items() if found is not None}
    return replace(inherited, name=name, level=inherited.level if level is None else level, **given)  # type: ignore[arg-type]


def _level(name: str, outline: str | None) -> int | None:
    """The level that a style's name or outline level states. Names of the United Nations template come first."""
    named = named_level(name)
    if named is not None:
        return named
    at = whole(outline, _BODY_TEXT)
    return None if not outline else at + 1 if at < _BODY_TEXT else 0


def numbering_of(properties: etree._Element | None) -> tuple[str, int] | None:
    """(numbering id, depth) of a paragraph's or style's automatic number; the id "0" switches it off."""
    if properties is None or properties.find(f"{W}numPr") is None:
        return None
    return value(properties, "numPr/numId") or "", whole(value(properties, "numPr/ilvl"), 0)


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    kind: str = "decimal"
    text: str = ""


class Numbers:
    """Counts automatic numbers as Word does: lists of one abstract numbering go on, an override starts again."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = defaultdict(dict)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[str] = set()
        if root is not None:
            self._read(root)

    def next(self, numbering: tuple[str, int] | None) -> str:
        """The printed number of the next paragraph of a list, "•" for a bullet, "" where it has none."""
        if numbering is None:
            return ""
        identifier, depth = numbering
        abstract = self._abstract.get(identifier)
        level = self._levels.get(abstract or "", {}).get(depth)
        if abstract is None or level is None or level.kind == "none":
            return ""
        counts = self._counts[abstract]
        if identifier not in self._begun:
            self._begun.add(identifier)
            counts.update({at: start - 1 for at, start in self._restarts[identifier].items()})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        return "•" if level.kind == "bullet" else self._printed(abstract, level)

    def _printed(self, abstract: str, level: _Level) -> str:
        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            shown = self._levels[abstract].get(at, _Level())
            return _formatted(self._counts[abstract].get(at, shown.start), shown.kind)

        return re.sub(r"%(\d)", number, level.text).strip()

    def _read(self, root: etree._Element) -> None:
        for abstract in root.iter(f"{W}abstractNum"):
            levels = self._levels.setdefault(abstract.get(f"{W}abstractNumId", ""), {})
            for level in abstract.iter(f"{W}lvl"):
                levels[whole(level.get(f"{W}ilvl"), 0)] = _Level(
                    whole(value(level, "start"), 1),
                    value(level, "numFmt") or "decimal",
                    (value(level, "lvlText") or "")[:_LONGEST_NUMBER],
                )
        for numbering in root.iter(f"{W}num"):
            identifier = numbering.get(f"{W}numId", "")
            self._abstract[identifier] = value(numbering, "abstractNumId") or ""
            for override in numbering.iter(f"{W}lvlOverride"):
                start = value(override, "startOverride")
                if start is not None:
                    self._restarts[identifier][whole(override.get(f"{W}ilvl"), 0)] = whole(start, 1)


def _formatted(count: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        letter = (
            chr(ord("a") + (count - 1) % _LETTERS) * ((count - 1) // _LETTERS + 1)
            if 0 < count < _MOST_LETTERS * _LETTERS
            else str(count)
        )
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman"):
        roman = roman_number(count)
        return roman.lower() if kind == "lowerRoman" else roman
    return str(count)
