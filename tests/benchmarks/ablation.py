"""What each part of the method earns: what is found without it, all else the same."""

import math
import statistics
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from unittest.mock import patch

from explorer.compare import alignment, paragraphs, score, sections, terms
from explorer.compare.acronyms import Acronyms
from explorer.compare.score import First, Parts, Second
from tests.benchmarks.truth import Judged

Off = Callable[[Judged], ExitStack]
"""Switches something off until the stack is closed."""

_LEAST = 0.1


def tell(pairs: Sequence[Judged]) -> None:
    """Tables of the paragraphs and of the sections of the judged pairs. The last column is the best F1 that any
    threshold reaches, so that no part is judged by how it shifts the scores."""
    for kind, methods in (("paragraphs", _OF_PARAGRAPHS), ("sections", _OF_SECTIONS)):
        head = f"{kind}, without"
        print(f"\n{head:<38}{'recall':>8}{'precision':>11}{'F1':>8}{'apart':>8}{'links':>8}{'best F1':>9}")
        for pair in pairs:
            if kind in pair.told:
                print(pair.name)
                for name, switch_off in {"(nothing)": _patched(), **methods}.items():
                    with switch_off(pair):
                        print(f"  {name:<36}{_line(pair, kind)}")


def _line(pair: Judged, kind: str) -> str:
    found = pair.aligned()
    figures = pair.figures(kind, set(pair.links(kind, getattr(found, kind), found)))
    weighed = pair.links(kind, getattr(found, f"candidate_{kind}") | getattr(found, kind), found)
    thresholds = {value for value in weighed.values() if value >= _LEAST}
    best = max(pair.figures(kind, {link for link, value in weighed.items() if value >= t}).f1 for t in thresholds)
    return (
        f"{figures.recall:>8.3f}{figures.precision:>11.3f}{figures.f1:>8.3f}{figures.apart:>8.2f}{figures.count:>8}"
        f"{best:>9.3f}"
    )


def _patched(*changes: tuple[object, str, object]) -> Off:
    def switch_off(pair: Judged) -> ExitStack:
        stack = ExitStack()
        for owner, name, value in changes:
            stack.enter_context(patch.object(owner, name, value))
        return stack

    return switch_off


def _first(name: str) -> Off:
    return _without("FIRST", name, lambda part: part.first_features)


def _second(name: str) -> Off:
    return _without("SECOND", name, lambda part: part.second_features)


def _without(step: str, name: str, features: Callable[[Parts], First | Second]) -> Off:
    """A feature that weighs nothing; what it comes to for the usual pair is given to all alike."""

    def switch_off(pair: Judged) -> ExitStack:
        weights = getattr(score, step)
        usual = statistics.mean(getattr(features(part), name) for part in pair.alignment.parts.values())
        bias = weights.bias + getattr(weights, name) * usual
        return _patched((score, step, weights._replace(**{name: 0.0, "bias": bias})))(pair)

    return switch_off


_OF_PARAGRAPHS: dict[str, Off] = {
    "words": _first("words"),
    "contained": _first("contained"),
    "home (wrong counterparts)": _first("home"),
    "figures": _first("figures"),
    "relative": _first("relative"),
    "context (their sections)": _first("context"),
    "other event": _first("other_event"),
    "neighbours": _second("neighbours"),
    "rivals": _second("rivals"),
    "sections by what was found": _second("sections"),
    "decoys (prior of the pair)": _second("decoys"),
    "leaving what is said everywhere": _patched((paragraphs, "_CORRESPOND", 0.0)),
    "roots of stems": _patched((terms, "_ROOT", None), (terms, "_term", terms._term.__wrapped__)),
    "pairs of words": _patched((terms, "_with_pairs", Counter)),
    "leaving out adverbs and boilerplate": _patched(
        (terms, "_term", terms._term.__wrapped__),
        (terms, "_stem", terms._stem.__wrapped__),
        (terms, "_is_boilerplate", lambda word, language: False),
    ),
    "damping long names": _patched((terms, "_NAME_WEIGHT", math.inf)),
    "names in full": _patched((Acronyms, "spelled_out", lambda self, text: text)),
}
_OF_SECTIONS: dict[str, Off] = {
    "headings": _patched((sections, "_HEADING_TRUST", 0.0)),
    "their paragraphs": _patched((alignment, "_HALF_ALIKE", math.inf), (alignment, "_HALF_LINKED", math.inf)),
    "what is above": _patched((sections, "_ABOVE", 0.0)),
    "distance": _patched((sections, "_DISTANCE", 0.0)),
    "doubting another heading": _patched((sections, "_MOST_CONTENT", sections._LEAST_CONTENT)),
}
