"""Where things stand in a report: section paths, parts, paragraph labels and Akoma Ntoso eIds, all given in one place.

The eIds follow the Akoma Ntoso naming convention (abbreviation, underscore, number; `__` between an element and its
context). The context is left out where a number is unique without it: paragraph 38 of the body is `para_38` wherever
its section moves. Unnumbered elements count as `nn_1`, `nn_2` within their context.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from explorer.language.parts import Language, language
from explorer.model.address import ordinal
from explorer.model.report import BODY, Block, Item, Report, Section, Table

_EID = re.compile(r"\S+")
_RESERVED = frozenset({"un", "report-explorer"})  # eIds of those whom the metadata of a report name
_SUMMARY = "Summary"  # the path of one, whatever its language calls it
_NOT_IN_EID = re.compile(r"[^\w.-]+")


def addressed(report: Report, keep: bool = False) -> Report:
    """The same report with every path, part, level, label and eId filled in, from its numbers alone.

    With `keep`, eIds that are there already stay, as long as they are unique and have no blanks: what points at them
    goes on doing so. Those of footnotes always do, since the text refers to them.
    """
    namer, report_language = _Namer(keep), language(report.language)
    notes = tuple(replace(note, eid=namer.name("fn", "", "", note.eid, keep=True)) for note in report.footnotes)
    sections = _sections(report.sections, "", _Part(BODY, ""), "", 1, namer, report_language)
    return replace(report, sections=sections, footnotes=notes)


def is_annex(number: str, language: Language) -> bool:
    """Whether a printed heading number (`Annex I`, `Appendix`) opens an annex."""
    return language.headings.annex.match(number) is not None


@dataclass
class _Part:
    """A run of paragraph numbers: the body, an annex, a decision."""

    path: str
    eid: str
    last: tuple[int, ...] = field(default=())


class _Namer:
    """Gives each eId once; what would repeat gets a suffix, as the convention asks."""

    def __init__(self, keep: bool) -> None:
        self._keep = keep
        self._taken: set[str] = set(_RESERVED)
        self._unnumbered: Counter[str] = Counter()
        self._repeats: Counter[str] = Counter()
        self._addresses: Counter[str] = Counter()

    def address(self, printed: str) -> str:
        """A path or label that is given once: a second `Annex` is `Annex*2`."""
        self._addresses[printed] += 1
        count = self._addresses[printed]
        return printed if count == 1 else f"{printed}*{count}"

    def name(self, kind: str, number: str, context: str, present: str, keep: bool = False) -> str:
        """An eId for an element whose eId is `present` so far."""
        if (keep or self._keep) and present not in self._taken and _EID.fullmatch(present):
            self._taken.add(present)
            return present
        stem = f"{context}__{kind}" if context else kind
        printed = _NOT_IN_EID.sub("-", number).strip("-.")
        if not printed:
            self._unnumbered[stem] += 1
            printed = f"nn_{self._unnumbered[stem]}"
        eid = plain = f"{stem}_{printed}"
        while eid in self._taken:
            self._repeats[plain] += 1
            eid = f"{plain}-{self._repeats[plain] + 1}"
        self._taken.add(eid)
        return eid


def _sections(
    sections: Iterable[Section], parent: str, part: _Part, context: str, level: int, namer: _Namer, language: Language
) -> tuple[Section, ...]:
    unnumbered, known = 0, language.headings
    result: list[Section] = []
    for section in sections:
        annex = level == 1 and is_annex(section.number, language)
        if annex:
            name = known.annex.sub(lambda word: word[0].capitalize(), section.number, count=1)
        elif section.number:
            name = section.number
        elif level == 1 and known.summary.fullmatch(section.title):
            name = _SUMMARY
        else:
            unnumbered += bool(section.title) or bool(result)
            name = f"*{unnumbered}"  # *0 is the text above the first heading
        path = namer.address(f"{parent}.{name}" if parent else name)
        if annex:
            eid = namer.name("att", known.annex.sub("", section.number) or "1", context, section.eid)
        else:
            eid = namer.name("sec", section.number, context, section.eid)
        own = _Part(path, eid) if annex or _starts_part(section, part) else part
        blocks = tuple(_block(block, own, eid, namer) for block in section.blocks)
        below = _sections(section.sections, path, own, eid, level + 1, namer, language)
        result.append(replace(section, path=path, part=own.path, level=level, eid=eid, blocks=blocks, sections=below))
    return tuple(result)


def _starts_part(section: Section, part: _Part) -> bool:
    """Whether the first number under a section does not follow the last one before it."""
    first = next((paragraph.number for paragraph in section.paragraphs() if paragraph.number), None)
    return first is not None and bool(part.last) and ordinal(first) <= part.last


def _block(block: Block, part: _Part, context: str, namer: _Namer) -> Block:
    if isinstance(block, Table):
        return replace(block, eid=namer.name("table", "", context, block.eid))
    if block.number is None:
        eid, label = namer.name("para", "", context, block.eid), None
    else:
        part.last = max(part.last, ordinal(block.number))
        eid = namer.name("para", block.number, part.eid, block.eid)
        label = namer.address(block.number if part.path == BODY else f"{part.path}/{block.number}")
    return replace(block, eid=eid, label=label, items=_items(block.items, eid, namer))


def _items(items: Iterable[Item], context: str, namer: _Namer) -> tuple[Item, ...]:
    result = []
    for item in items:
        eid = namer.name("subpara", item.number, context, item.eid)
        result.append(replace(item, eid=eid, items=_items(item.items, eid, namer)))
    return tuple(result)
