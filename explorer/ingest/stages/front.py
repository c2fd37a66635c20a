"""The lines before the text: masthead, item of the agenda, title, and covers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from explorer.ingest.account import line_left_out
from explorer.ingest.lines import LINE_END, Line
from explorer.ingest.stages.chunks import ALIKE, GAP, Look, ends_sentence
from explorer.ingest.stages.masthead import has_masthead, is_symbol, masthead_end
from explorer.ingest.stages.numbers import leading_number
from explorer.ingest.stages.preface import Block, printed_above
from explorer.ingest.stages.raised import without_marks
from explorer.ingest.stages.titles import Title, find_title, is_large, is_prose, opens_text, text_start
from explorer.ingest.tags import TEXT
from explorer.language import Language
from explorer.model.account import LeftOut, Reason

_LINES = 25
"""Lines in which a document without a masthead has a title that is so styled. Chosen: a first page holds no more above
its text; half or twice of it changes the reading of no real report."""


@dataclass(frozen=True, slots=True)
class Front:
    """`lines` stand before the text, in order; `title` is what they say in one line, "" where none is told, and
    `titled` are those of them that say it. `blocks` are masthead and title as they are read, and whatever stands
    between; `account` holds the rest: that of covers."""

    lines: tuple[Line, ...] = ()
    title: str = ""
    titled: tuple[Line, ...] = ()
    blocks: tuple[Block, ...] = ()
    account: tuple[LeftOut, ...] = ()


def split_front(lines: Sequence[Line], look: Look) -> tuple[Front, list[Line]]:
    """Gives what stands before the text, and the lines of the text.

    A document without a masthead has no front but lines that are styled as its title, so that nothing of its text is
    lost. With a large title the text begins right below it and what is printed with it; without one at its summary, its
    contents, the first numbered heading or paragraph, or below "Report of …" where whole lines of text stand before any
    of these. Who speaks in a draft, and how a resolution was adopted, open the text where it has no heading of its own.
    """
    if not has_masthead(lines, look):
        title = Title(tuple(at for at, line in enumerate(lines[:_LINES]) if line.title))
        below = [line for at, line in enumerate(lines) if at not in title.lines]
        return _front([lines[at] for at in title.lines], title.lines, (), lines, look), below
    found = find_title(lines, look)
    end, spoken = _front_end(lines, found, text_start(lines, look), look)
    covered = _cover(lines[:end], found, spoken, look)
    above = [line for at, line in enumerate(lines[:end]) if at not in spoken]
    text = [*(replace(lines[at], tag=TEXT) for at in spoken), *lines[end:]]
    return _front(above, found.lines if found else (), covered, lines, look), text


def _front(
    above: Sequence[Line], title: Sequence[int], cover: Sequence[int], lines: Sequence[Line], look: Look
) -> Front:
    """The front of some lines, of which those `above` stand before the text."""
    titled, covered = ([lines[at] for at in some] for some in (title, cover))
    printed = [line for line in above if not any(line is other for other in covered)]
    account = [entry for line in covered for entry in line_left_out(line, Reason.COVER)]
    return Front(
        tuple(above), _joined(titled, look), tuple(titled), tuple(printed_above(printed, look)), tuple(account)
    )


def _front_end(lines: Sequence[Line], title: Title | None, start: int | None, look: Look) -> tuple[int, list[int]]:
    """The first index of the text, and the indices of what is printed with the title and belongs to the text."""
    if title is None:
        return (start or 0), []
    if not is_large(lines[title.lines[0]], look):
        if start is None or start < title.end:
            return title.end, []
        prose = any(is_prose(line, look) for line in lines[title.end : start + 1])
        return (title.end if prose else start), []
    end = _below_cover(lines, title.end, start, look)
    if end >= len(lines) or lines[end].page != lines[title.lines[-1]].page or _has_heading(lines[end], look):
        return end, []
    return end, [at for at in (*title.above, *range(title.lines[0], end)) if at not in title.lines]


def _cover(lines: Sequence[Line], title: Title | None, spoken: Sequence[int], look: Look) -> list[int]:
    """The indices of what is printed on covers: below a large title, but "Report of …" and the like on its page."""
    if title is None or not is_large(lines[title.lines[0]], look):
        return []
    own, page = {*title.lines, *spoken}, lines[title.lines[-1]].page
    below = (at for at in range(max(title.end, masthead_end(lines, look)), len(lines)) if at not in own)
    return [at for at in below if lines[at].page != page or not _has_form(lines[at], look.language)]


def _has_form(line: Line, language: Language) -> bool:
    """Whether a line names symbol, session or item of the agenda, or says what the document is."""
    masthead = language.masthead
    forms = masthead.session, masthead.agenda_item, masthead.kind
    return is_symbol(line.words) or any(form.match(line.words) for form in forms)


def _has_heading(line: Line, look: Look) -> bool:
    """Whether the text that a line opens begins with a heading, or with a number."""
    return line.bold or opens_text(line, look) or leading_number(line.text, look.language) is not None


def _below_cover(lines: Sequence[Line], end: int, start: int | None, look: Look) -> int:
    """The first index that is on no cover: of pages above the text whose lines are all large and end no sentence, from
    that of the title on."""
    at = end
    for _, page in groupby(lines[end:start], lambda line: line.page):
        on_page = list(page)
        large = all(is_large(line, look) or "\t" in line.text for line in on_page)
        if not large or any(ends_sentence(line.text) for line in on_page):
            break
        at += len(on_page)
    return at if at < len(lines) else end


def _joined(lines: Sequence[Line], look: Look) -> str:
    """The title in one line, a full stop between its parts: paragraphs that are so styled, another size, "Addendum" and
    the like."""
    title = ""
    for at, line in enumerate(lines):
        text = " ".join(without_marks(line.spans).replace("*", "").split())
        parted = _is_apart(lines[at - 1], line) or look.language.masthead.subtitle.match(text) is not None
        stop = "." if parted and title[-1:].isalnum() and text[:1].isupper() else ""
        blank = LINE_END if title.endswith("-") and text[:1].islower() else " "
        title = f"{title}{stop}{blank}{text}"
    return title.strip()


def _is_apart(above: Line, line: Line) -> bool:
    if line.size is None:
        return line.tag is not None
    return line.gap > GAP or abs((above.size or 0.0) - line.size) > ALIKE
