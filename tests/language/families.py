"""Words of reports with all their forms, made by the rules of a grammar and not by a stemmer."""

from collections.abc import Iterator
from pathlib import Path

VOWELS = "aeiou"


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in VOWELS:
        return f"{word[:-1]}ies"
    if word.endswith("fe"):
        return f"{word[:-2]}ves"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{word}s"


def _verb(word: str, doubling: bool = False) -> list[str]:
    if word.endswith("e"):
        return [word, f"{word}s", f"{word}d", f"{word[:-1]}ing"]
    if word.endswith("y") and word[-2] not in VOWELS:
        return [word, f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing"]
    base = word + word[-1] if doubling else word
    return [word, _plural(word), f"{base}ed", f"{base}ing"]


def _adverb(word: str) -> str:
    for ending, of_adverb in (("y", "ily"), ("ble", "bly"), ("ple", "ply"), ("ll", "lly"), ("public", "publicly")):
        if word.endswith(ending):
            return word.removesuffix(ending) + of_adverb
    return f"{word}ally" if word.endswith("ic") else f"{word}ly"


def _degrees(word: str) -> list[str]:
    base = f"{word[:-1]}i" if word.endswith("y") else word.removesuffix("e") if word != "big" else "bigg"
    return [word, f"{base}er", f"{base}est"]


def families() -> Iterator[list[str]]:
    """The forms of each word of `families.txt`, by the rules of a grammar."""
    text = Path(__file__).with_name("families.txt").read_text(encoding="utf-8")
    for block in text.split("\n\n")[1:]:
        kind, _, words = block.partition(":")
        for word in words.split() if kind != "irregular" else ():
            match kind:
                case "verbs" | "doubling":
                    yield _verb(word, kind == "doubling")
                case "nouns":
                    yield [word, _plural(word)]
                case "adjectives":
                    yield [word, _adverb(word)]
                case "degrees":
                    yield _degrees(word)
        if kind == "irregular":
            yield from (line.lower().split() for line in words.strip().splitlines())
