"""Whether what a font gives for its letters is text at all, and what it is where the letters were only exchanged."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial

from explorer.language.recognition import Told, told_by

Cipher = Callable[[str], str]
"""What makes text of the characters that a font gives."""

_ENOUGH = 20
"""Words, or characters, that a font must have to be judged by them. Chosen: of fewer, half may be formulas."""
_LETTERS = 100  # of a text that can be deciphered, whose blanks may be in cipher, too; chosen: some twenty words
_SAMPLE = 4000  # characters of a text that are looked at, some 600 words; chosen: more tell the same
_UNFIT_SHARE = 0.15
"""Of the words or characters of a font: more is no text. Of 5,400 fonts in 2,000 documents of the United Nations, in
seven of which fonts lie, those that do not have at most a tenth of their words out of shape (a table in typescript that
was recognised badly), and those that do a fifth to three fifths."""
_BEYOND_ASCII = 0.5
"""Of the letters of Latin words: more is a code page taken for another. Vietnamese has a quarter to a third."""
_REMEMBERED = 20_000  # words; chosen: a few megabytes
_SPEAKING = 5  # letters from which a word has a vowel; chosen: abbreviations in small letters are shorter

_BETWEEN_WORDS = re.compile(r"[\s\x00-\x1f]+")
_ADDRESS = re.compile(r"://|www\.|@")
_JOINTS = re.compile(
    r"""[-‐‑–—−/\\.’'‘`´"“”„«»_&,:;!?()\[\]{}…*+=%°#$£€§<>|·•▪~^¹²³×÷،؛؟。，、：；（）《》\u00ad\u200b-\u200f]+"""
)
"""What may stand between the parts of a word or touch it: hyphens, stops, quotes, brackets and signs of arithmetic."""
_BESIDE_NUMBER = re.compile(r"[^\W\d]{0,4}\d+[^\W\d]{0,4}")
"""CO2, 21st, A80, QDe115: up to four letters beside one number."""
_APART = frozenset({"LATIN", "GREEK", "CYRILLIC", "HEBREW", "ARABIC"})
"""Scripts that no word mixes, as the names of their letters in Unicode begin."""
_WITH_VOWELS = frozenset({"LATIN", "CYRILLIC"})
_VOWELS = frozenset("aeiouyæøœıаеёиоуыэюяієѐѝ")
_UNFIT = frozenset({"Cc", "Co", "Cn", "Cs"})
"""Unicode's categories of control characters and of what is private, not assigned or half a pair."""
_REPLACEMENT = "\ufffd"
_NO_ARABIC = re.compile(r"(.)\1\1|[ةى](?=[\u0621-\u064a])")
"""No letter of Arabic stands three times in a row, and two of them only at the end of a word; none is a word alone."""

_SHIFTS = range(-31, 32)
"""Numbers by which codes are moved: glyphs are numbered from 0 or 1 on where codes begin with the blank, 32."""
_WITNESSES = 5
"""Different small words that tell the language of what was deciphered. Chosen: among the 5,400 fonts of `_UNFIT_SHARE`
no text is taken for a cipher from 3 on."""
_BLANKS = " \n"  # that pdfium puts between words and lines, whatever their codes
_ONE_BYTE = 256  # codes
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_CODE_PAGES = ("cp1251", "koi8-r", "iso8859-5", "mac-cyrillic", "cp866")
"""Of Cyrillic. Those of scripts that run from right to left come too late for their mirror."""
_TAKEN_FOR = ("cp1252", "latin-1")


def is_legible(text: str) -> bool:
    """Whether the words of a text have the shape of words: letters of one script with vowels among them, capitals first
    or throughout, hyphens and numbers where they belong. True where there are too few words to tell.

    No language is asked for. Wrong for letters that were exchanged for other small ones, of which `deciphered` finds
    what is a shift, and for a font in which there is hardly anything but formulas.
    """
    sample = _sample(text)
    visible = _length(sample)
    if sum(map(_is_unfit, sample)) > _UNFIT_SHARE * visible and visible > _ENOUGH:
        return False
    words = _words(sample)
    misshapen = sum(not _has_shape(word) for word in words) if len(words) >= _ENOUGH else 0
    return misshapen <= _UNFIT_SHARE * len(words) and not _is_beyond_ascii(words)


def deciphered(text: str) -> Cipher | None:
    """What makes text of some language of a text that is of none as it stands: its characters were moved by a number,
    its letters in the alphabet, or its bytes were taken for those of another code page. None where nothing does, where
    the text is of a language, and where there are too few words to tell."""
    sample = _sample(text)
    foreign = _is_beyond_ascii(_words(sample))
    if _length(sample) < _LETTERS or told_by([sample]).code:
        return None
    best, most = None, (0.0, 0.0)
    for cipher in _of_code_pages() if foreign else _shifts():
        plain = cipher(sample)
        told = told_by([plain])
        worth = _prose(plain), told.share
        if told.code and worth > most and (foreign or _witnesses(told) >= _WITNESSES) and is_legible(plain):
            best, most = cipher, worth
    return best


def _prose(text: str) -> float:
    """How much of a text is letters, blanks, commas and stops."""
    return sum(character.isalpha() or character in " \n,." for character in text) / max(1, len(text))


def _witnesses(told: Told) -> int:
    """How many different words of more than a letter tell a language: a letter comes of itself."""
    return sum(len(word) > 1 for word in told.words)


def has_shape(text: str) -> bool:
    """Whether every word of a text has the shape of one: `is_legible`, for a few words."""
    return not any(map(_is_unfit, text)) and all(map(_has_shape, _words(text)))


def _length(text: str) -> int:
    """How many characters a text has, blanks apart."""
    return len(text) - sum(map(str.isspace, text))


def _sample(text: str) -> str:
    """Lines from all over a text."""
    lines = text.split("\n")
    return "\n".join(lines[:: len(text) // _SAMPLE + 1])[:_SAMPLE]


def _words(text: str) -> list[str]:
    """What has a letter in it, or what is no letter in place of one; addresses of the web are no words."""
    return [word for word in _BETWEEN_WORDS.split(text) if _is_word(word)]


@lru_cache(_REMEMBERED)
def _is_word(word: str) -> bool:
    return any(character.isalpha() or _is_unfit(character) for character in word) and not _ADDRESS.search(word)


@cache
def _is_unfit(character: str) -> bool:
    return character == _REPLACEMENT or (not character.isspace() and unicodedata.category(character) in _UNFIT)


def _is_beyond_ascii(words: Sequence[str]) -> bool:
    latin = [letter for word in words for letter in word if _script(letter) == "LATIN"]
    return sum(not letter.isascii() for letter in latin) > max(_BEYOND_ASCII * len(latin), _LETTERS / 2)


@cache
def _script(character: str) -> str:
    return unicodedata.name(character, "").partition(" ")[0] if character.isalpha() else ""


@lru_cache(_REMEMBERED)
def _has_shape(word: str) -> bool:
    return all(_fits(part) for part in _JOINTS.split(word) if part)


def _fits(part: str) -> bool:
    """Whether what stands between two joints of a word is a number, or letters as a word has them."""
    if any(not (character.isalnum() or unicodedata.category(character)[0] == "M") for character in part):
        return False
    scripts = {_script(character) for character in part} & _APART
    if len(scripts) > 1:
        return False
    if any(map(str.isdigit, part)):
        return not scripts or _BESIDE_NUMBER.fullmatch(part) is not None
    if "ARABIC" in scripts:
        return len(part) > 1 and not _NO_ARABIC.search(part)
    return part.isupper() or not scripts & _WITH_VOWELS or (part[1:] == part[1:].lower() and _speaks(part))


def _speaks(part: str) -> bool:
    """Whether it can be spoken: it is short, or has a vowel."""
    return len(part) < _SPEAKING or not _VOWELS.isdisjoint(unicodedata.normalize("NFD", part.lower()))


def _shifts() -> Iterator[Cipher]:
    for shift in _SHIFTS:
        moved = range(max(0, -shift), _ONE_BYTE)
        yield partial(_translated, {code: code + shift for code in moved if chr(code) not in _BLANKS})
    for shift in range(1, len(_ALPHABET)):
        turned = _ALPHABET[shift:] + _ALPHABET[:shift]
        yield partial(_translated, str.maketrans(_ALPHABET + _ALPHABET.upper(), turned + turned.upper()))


def _of_code_pages() -> Iterator[Cipher]:
    for taken_for in _TAKEN_FOR:
        for page in _CODE_PAGES:
            yield partial(_reread, taken_for, page)


def _translated(table: Mapping[int, int], text: str) -> str:
    return text.translate(table)


def _reread(taken_for: str, page: str, text: str) -> str:
    """The bytes of a text by another code page; what is in none stays."""
    return "".join(_of_page(character, taken_for, page) for character in text)


@cache
def _of_page(character: str, taken_for: str, page: str) -> str:
    try:
        return character.encode(taken_for).decode(page)
    except UnicodeError:
        return character
