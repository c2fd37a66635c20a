"""The title of a document among the lines of its first page."""

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.ingest.lines import Line
from explorer.ingest.stages.chunks import ALIKE, FULL, GAP, LARGE, SIZE, Look
from explorer.ingest.stages.headings import is_label
from explorer.ingest.stages.masthead import EDGE, masthead_end

# Read off first pages. Half or twice of any changes the reading of two of 25 real reports at most.
_LIMIT = 90  # lines in which the text begins
_SENTENCE = 120  # letters: a title's line is shorter
_WIDE = 0.5  # of the measure: what stands in the right half of a first page is no text
_CENTRED = 0.1  # of the measure, between the middle of the page and twice that of a line


@dataclass(frozen=True, slots=True)
class Title:
    """Where the title stands among some lines: `lines` are their indices, in order; `above` those of the lines that say
    who speaks and how, as "Cameroon: draft resolution" does above the subject; `end` is the first index below the title
    and what is printed with it."""

    lines: tuple[int, ...]
    above: tuple[int, ...] = ()
    end: int = 0


def find_title(lines: Sequence[Line], look: Look) -> Title | None:
    """Reads styles, sizes, weights and blank space between the masthead and the text (`text_start`).

    The title is what the source so styles; else the largest lines that stand alone between blank space and are larger
    than the text, unless they only say by whom it was adopted and another such line says what; else the lines above
    "Report of …". None where there is no such line. Wrong where a heading of the text is larger than the title, or an
    organ's name stands alone and is as large.
    """
    styled = [at for at, line in enumerate(lines) if line.title]
    if styled:
        within = range(styled[0], styled[-1] + 1)
        return Title(tuple(at for at in within if lines[at].title or lines[at].level), end=styled[-1] + 1)
    return _set_large(lines, look) or _above_told(lines, look)


def text_start(lines: Sequence[Line], look: Look) -> int | None:
    """Where the text must have begun: at a summary, the contents, a first number, or, where the source has positions, a
    line as wide as the text; None where no such line is near the beginning."""
    head = masthead_end(lines, look)
    listed = any(look.language.headings.contents.fullmatch(line.words) for line in lines[:_LIMIT])
    places = range(head, min(_LIMIT, len(lines)))
    placed = look.right is not None
    return next(
        (at for at in places if _opens_text(lines[at], look, not listed) or (placed and is_prose(lines[at], look))),
        None,
    )


def opens_text(line: Line, look: Look) -> bool:
    """Whether a line is "Summary", "Contents", a first heading or the first numbered paragraph."""
    return look.language.masthead.opening.match(line.words) is not None


def is_prose(line: Line, look: Look) -> bool:
    """A line of text as wide as the text, where the source has positions; else a long one."""
    if line.x1 is None or look.right is None:
        return len(line.text) > _SENTENCE
    plain = abs((line.size or 0.0) - (look.size or 0.0)) < ALIKE and not (line.bold or _is_set_in(line, look))
    wide = line.x1 - (line.x0 or 0.0) > _WIDE * look.measure
    return plain and len(line.cells) < 2 and wide and line.x1 > look.right - FULL * look.measure


def is_large(line: Line, look: Look) -> bool:
    """Whether a line is set larger than the text, and is of one piece."""
    return bool(look.size and line.size and line.size > LARGE * look.size and "\t" not in line.text.strip())


def _opens_text(line: Line, look: Look, by_label: bool) -> bool:
    return (by_label and is_label(line, look.language)) or opens_text(line, look)


def _title_end(lines: Sequence[Line], head: int, start: int | None, look: Look) -> int:
    """The first index at which no title can stand: where the text begins, and behind the first page below the masthead
    unless that is a cover, whose lines are all large."""
    page_end = next((at for at in range(head, len(lines)) if lines[at].page != lines[head].page), len(lines))
    if start is not None and start <= page_end:
        return start
    covered = all(is_large(line, look) or "\t" in line.text for line in lines[head:page_end])
    return start if covered and start is not None else page_end


def _set_large(lines: Sequence[Line], look: Look) -> Title | None:
    head, start = masthead_end(lines, look), text_start(lines, look)
    end = _title_end(lines, head, start, look)
    runs = _runs([is_large(line, look) for line in lines], lines, head, end)
    alone = [run for run in runs if _stands_alone(run, lines, end, look) and not _is_of_records(lines[run[0]], look)]
    title = _largest(alone, lines, head, look) or _bold_apart(lines, head, end)
    if title is None:
        return None
    told, below = _with_title(lines, title, end, look)
    return Title((*title, *told), tuple(_above(lines, title[0], head)), below)


def _is_of_records(line: Line, look: Look) -> bool:
    return look.language.masthead.records.match(line.words) is not None


def _runs(wanted: Sequence[bool], lines: Sequence[Line], start: int, end: int) -> list[list[int]]:
    """Neighbours among the lines that are wanted, of one size and page, and of one left edge where blank space parts
    them: their indices."""
    runs: list[list[int]] = []
    for at in range(start, end):
        if not wanted[at]:
            continue
        first = lines[runs[-1][0]] if runs and runs[-1][-1] == at - 1 else None
        line = lines[at]
        alike = first is not None and (first.size, first.page) == (line.size, line.page)
        if first is not None and alike and (line.gap <= GAP or _at_edge(line, first)):
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _at_edge(line: Line, other: Line) -> bool:
    return abs((line.x0 or 0.0) - (other.x0 or 0.0)) < EDGE


def _is_below(line: Line, other: Line) -> bool:
    """Whether two lines have one left edge, or one middle."""
    middles = ((each.x0 or 0.0) + (each.x1 or 0.0) for each in (line, other))
    return _at_edge(line, other) or abs(next(middles) - next(middles)) < EDGE


def _bold_apart(lines: Sequence[Line], head: int, end: int) -> list[int] | None:
    """The last bold lines without blank space between them, at another left edge than the item of the agenda."""
    last = next(
        (at for at in range(end - 1, head - 1, -1) if lines[at].bold and not _at_edge(lines[at], lines[head])), None
    )
    if last is None:
        return None
    first = last
    while (
        first > head and lines[first].gap <= GAP and lines[first - 1].bold and _is_below(lines[first - 1], lines[last])
    ):
        first -= 1
    return list(range(first, last + 1))


def _largest(runs: Sequence[list[int]], lines: Sequence[Line], head: int, look: Look) -> list[int] | None:
    """The first of the largest, at another edge than the item of the agenda where there is one; where it only says by
    whom the document was adopted, the next."""
    size = max((lines[run[0]].size or 0.0 for run in runs), default=0.0)
    largest = [run for run in runs if (lines[run[0]].size or 0.0) > size - ALIKE]
    apart = (run for run in largest if not _at_edge(lines[run[0]], lines[head]))
    title = next(apart, next(iter(largest), None))
    if title is not None and look.language.masthead.adopted.match(lines[title[0]].words):
        return next((run for run in runs if run[0] > title[0]), title)
    return title


def _with_title(lines: Sequence[Line], title: Sequence[int], end: int, look: Look) -> tuple[list[int], int]:
    """The lines below the title that are its own, and the first index below all that is printed with it.

    Its own are "Addendum" and the bold lines below that, and of what is set large what says more than which office
    reports, on a cover and below an organ's name all of it, down to the records to which a cover belongs.
    """
    masthead, told, below, kept = look.language.masthead, list[int](), title[-1] + 1, False
    whole = _is_organ([lines[at] for at in title], lines[: title[0]]) or _is_whole(lines, title, end, look)
    while below < end:
        line, text = lines[below], lines[below].words
        goes_on = below > title[-1] + 1 and line.gap <= GAP and line.size == lines[below - 1].size
        labels = look.language.tables.picture.match(text) is not None
        subtitle = line.bold and (masthead.subtitle.match(text) or (kept and below - 1 in told and not labels))
        of_office = masthead.kind.match(text) or masthead.adopted.match(text) or _is_bracketed(text)
        large = is_large(line, look) and (whole or masthead.told.match(text))
        if not (goes_on or subtitle or of_office or large):
            break
        of_records = whole and masthead.records.match(text) is not None
        if of_records or not goes_on:
            kept, whole = bool((subtitle or large) and not of_office and not of_records), whole and not of_records
        if kept:
            told.append(below)
        below += 1
    return told, below


def _is_whole(lines: Sequence[Line], title: Sequence[int], end: int, look: Look) -> bool:
    """Whether the title is on a cover, above which nothing says who distributes it, or only large lines part it from
    "Summary" or "Contents": none of them is a heading."""
    if not look.language.masthead.header.search("\n".join(line.text for line in lines[: title[0]])):
        return True
    labelled = end < len(lines) and not lines[end].text.lstrip()[:1].isdigit() and opens_text(lines[end], look)
    return labelled and all(is_large(line, look) for line in lines[title[-1] + 1 : end])


def _is_organ(title: Sequence[Line], above: Sequence[Line]) -> bool:
    """Whether the masthead has the same words, as it has the name of an organ."""
    words, masthead = (" ".join(line.words for line in some).casefold() for some in (title, above))
    return words in masthead


def _is_bracketed(text: str) -> bool:
    return text.startswith("[") and text.endswith("]")


def _stands_alone(run: Sequence[int], lines: Sequence[Line], end: int, look: Look) -> bool:
    """Whether blank space, the text or another large line follows: not so below an organ's name above its session."""
    below = run[-1] + 1
    return below >= end or lines[below].top or lines[below].gap > GAP or is_large(lines[below], look)


def _above(lines: Sequence[Line], title: int, head: int) -> list[int]:
    """The lines right above a title at its own left edge, where others stand at another: what the masthead says of the
    session and the item of the agenda does."""
    first = title
    while first > head and _at_edge(lines[first - 1], lines[title]) and len(lines[first - 1].cells) < 2:
        first -= 1
    return list(range(first, title)) if first > head else []


def _above_told(lines: Sequence[Line], look: Look) -> Title | None:
    """The lines above "Report of the Secretary-General", or what else says what the document is, up to a blank line or,
    on a page, one that is not centred."""
    masthead, head, start = look.language.masthead, masthead_end(lines, look), text_start(lines, look)
    short = [at for at in range(head + 1, _title_end(lines, head, start, look)) if len(lines[at].text) < _SENTENCE]
    telling = next(
        (form for form in (masthead.kind, masthead.told) if any(form.match(lines[at].words) for at in short)), None
    )
    if telling is None:
        return None
    kind = next(at for at in short if telling.match(lines[at].words))
    first, end = kind - 1, kind
    while first > head and (_is_set_in(lines[first - 1], look) or lines[first].gap <= GAP):
        first -= 1
    while end < len(lines) and telling.match(lines[end].words):
        end += 1
    return Title(tuple(range(first, kind)), end=end)


def _is_set_in(line: Line, look: Look) -> bool:
    """Whether both ends of a line stand well within the margins."""
    if line.x0 is None or line.x1 is None or look.left is None or look.right is None or len(line.cells) > 1:
        return False
    margin = 2 * (look.size or SIZE)
    within = look.left + margin < line.x0 and line.x1 < look.right - margin
    return within and abs(line.x0 + line.x1 - 2 * look.centre) < _CENTRED * look.measure
