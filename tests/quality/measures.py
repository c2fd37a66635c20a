"""How well reading, comparing and joining figures agree with what readers said: figures from 0 to 1, by name."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

from explorer.compare import compare
from explorer.export.comparison_json import comparison_json
from explorer.export.outline import outline
from explorer.ingest import read_report
from explorer.model.report import BODY, Report
from tests.quality.truth import Case, Document, Links, Pair, Told

Figures = dict[str, float]

DIGITS = 3
_PIECE = 12
"""Letters and digits in a piece of text that arrived or did not: too many to be there by chance."""
_READABLE = 3
"""A table of figures with more than so many values for each that a reader joined is more than one can look through."""

_Value = tuple[str, str, float]


def measured(item: Document | Pair | Case) -> Figures:
    """The figures of whatever was told of."""
    if isinstance(item, Document):
        figures = structure(item)
    elif isinstance(item, Pair):
        figures = equivalence(item)
    else:
        figures = joined_figures(item)
    return {name: round(value, DIGITS) for name, value in figures.items()}


def structure(document: Document) -> Figures:
    """How an outline agrees with what was told: F1 of the headings, shares of headings with the right paragraphs, of
    paths and of metadata that are right, whether the body is complete, and how much of a text file arrives."""
    made, told = outline(read(document.path)), document.told
    wanted = list(_headings(told))
    own = "own_" if "headings" in told else ""
    found = [
        (squeezed(f"{row['number'] or ''}{row['heading']}"), _number(row[f"{own}first"]), _number(row[f"{own}last"]))
        for row in made["sections"]
    ]
    names, others = [row[0] for row in wanted], [row[0] for row in found]
    figures = {
        "headings": _f1(share(names, others), share(others, names)),
        "ranges": _counted(wanted, found) / len(wanted) if wanted else 1.0,
        "metadata": share(_metadata(told), _metadata(_made(made, told))),
    }
    if "sections" in told:
        figures["paths"] = share(_paths(told["sections"]), [row["path"] for row in made["sections"]])
    count = told.get("paragraphs") or told.get("body_paragraphs")
    if isinstance(count, int):
        labels = [_number(row["label"]) for row in made["paragraphs"] if row["part"] == BODY]
        figures["body"] = float(labels == list(range(1, count + 1)))
    labels = [row["label"] for row in made["paragraphs"]]
    figures["labels"] = float(len(set(labels)) == len(labels))
    if document.path.suffix == ".txt":
        figures["text"] = _arrived(document.path.read_text(encoding="utf-8"), made)
    return figures


def equivalence(pair: Pair) -> Figures:
    """How the links of two reports agree with what was told, by kind; and the share of strong links that are right."""
    paths = (pair.left, *pair.between, pair.right)
    compared = _compared(paths)
    figures: Figures = {}
    for kind, told in pair.told.items():
        rows = [row for row in compared[kind] if (row["left_report"], row["right_report"]) == _ends(paths)]
        agreed = agreement(told, _links(rows))
        figures |= {f"{kind} {name}": value for name, value in agreed.items()}
        if kind == "paragraphs":
            strong = _links([row for row in rows if row["strength"] == "strong"])
            figures["strong right"] = share(strong, told.fine)
    return figures


def agreement(told: Told, found: Links) -> Figures:
    """Recall of the core, precision, and the share kept apart of what has no counterpart."""
    linked = {(side, name) for link in found for side, name in enumerate(link)}
    return {
        "recall": share(told.core, found),
        "precision": share(found, told.fine),
        "apart": 1 - share(told.alone, linked) if told.alone else 1.0,
    }


def joined_figures(case: Case) -> Figures:
    """How the values that are joined agree with what was told: two by two, as rows may be cut anywhere."""
    found = _joined(_compared(case.reports)["figures"])
    wanted = _joined(case.series)
    return {
        "recall": share(wanted, found),
        "known": share(found, wanted),
        "readable": float(len(found) <= _READABLE * len(wanted)),
    }


@lru_cache
def read(path: Path) -> Report:
    return read_report(path)


def squeezed(text: str | None) -> str:
    """Letters and digits in lower case: layout, hyphens and quotes do not count."""
    return re.sub(r"[\W_]+", "", text or "").lower()


def share(of: Sequence[Any] | set[Any], among: Sequence[Any] | set[Any]) -> float:
    """How many of some things are among others; 1 of none."""
    return sum(each in among for each in of) / len(of) if of else 1.0


def _f1(recall: float, precision: float) -> float:
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _counted(wanted: Sequence[object], found: Sequence[object]) -> int:
    """How many of the wanted are found, each but once."""
    rest = list(found)
    for each in wanted:
        if each in rest:
            rest.remove(each)
    return len(found) - len(rest)


def _number(label: str | None) -> int | None:
    """The last number of a label: 12 of "16.12", 7 of "Annex I/7"."""
    found = re.search(r"(\d+)\D*$", label or "")
    return int(found[1]) if found else None


def _headings(told: dict[str, Any]) -> Iterator[tuple[str, int | None, int | None]]:
    for row in told.get("sections", ()):
        yield squeezed(row["number"] + row["heading"]), row["first"], row["last"]
    for row in told.get("headings", ()):
        yield squeezed(row["heading"]), row["own_first"], row["own_last"]


def _paths(sections: Sequence[dict[str, Any]]) -> list[str]:
    """What the sections of a document are called, from their levels and numbers."""
    paths: list[str] = []
    above: list[str] = []
    unnumbered: dict[str, int] = {}
    for section in sections:
        above = above[: section["level"] - 1]
        name = section["number"] or ("Summary" if not above and section["heading"] == "Summary" else "")
        if not name:
            parent = ".".join(above)
            unnumbered[parent] = unnumbered.get(parent, 0) + 1
            name = f"*{unnumbered[parent]}"
        above = [*above, name]
        paths.append(".".join(above))
    return paths


def _metadata(told: dict[str, Any]) -> list[tuple[str, object]]:
    """What is told of symbols, date, title and the number of footnotes."""
    rows: list[tuple[str, object]] = [
        (name, str(told[name])) for name in ("symbols", "date") if told.get(name) is not None
    ]
    if told.get("title"):
        rows.append(("title", squeezed(told["title"])))
    if isinstance(told.get("footnotes"), int):
        rows.append(("footnotes", told["footnotes"]))
    return rows


def _made(made: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    """What an outline says of the document, as it is told: a title may be told in part, notes by their numbers."""
    whole = squeezed(told.get("title")) in squeezed(made["title"])
    numbered = [note for note in made["footnotes"] if note["marker"].isdigit()]
    return {**made, "title": told.get("title") if whole else made["title"], "footnotes": len(numbered)}


def _arrived(source: str, made: dict[str, Any]) -> float:
    """The share of the letters of a text that stand in its outline, in pieces; links to other pages do not count."""
    text = squeezed(re.sub(r"(?m)^\s*(https?://\S+|_{5,})\s*$|\]\(#\)", "", source))
    parts = [row["text"] for name in ("paragraphs", "unnumbered", "footnotes") for row in made[name]]
    parts += [f"{row['number'] or ''}{row['heading']}" for row in made["sections"]]
    found = "".join(squeezed(part) for part in parts)
    pieces = [text[at : at + _PIECE] for at in range(0, len(text) - _PIECE, _PIECE)]
    return sum(piece in found for piece in pieces) / len(pieces) if pieces else 1.0


def _ends(paths: Sequence[Path]) -> tuple[str, str]:
    return str(paths[0]), str(paths[-1])


def _compared(paths: Sequence[Path]) -> dict[str, Any]:
    """What the `compare` verb says of some files."""
    reports = [read(path) for path in paths]
    return comparison_json(compare(reports), reports, [str(path) for path in paths])


def _links(rows: Sequence[dict[str, Any]]) -> Links:
    return {(row["left"], row["right"]) for row in rows if row["left"] and row["right"]}


def _joined(series: Sequence[dict[str, Any]]) -> set[tuple[_Value, ...]]:
    """Every two values of different reports that a row joins; of a report, the first in a row counts."""
    pairs: set[tuple[_Value, ...]] = set()
    for row in series:
        first: dict[str, _Value] = {}
        for value in row["values"]:
            name = Path(value["report"]).name
            first.setdefault(name, (name, str(value["paragraph"]), float(value["value"])))
        pairs |= {tuple(sorted(two)) for two in combinations(first.values(), 2)}
    return pairs
