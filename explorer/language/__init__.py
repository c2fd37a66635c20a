"""What is known of a language: its months, numerals, small words, headings, forms of numbers, and stems.

A language is a data file, `en.toml`; to add one is to add a file. What another file leaves out is as in English.
"""

from explorer.language.loading import bodies
from explorer.language.parts import Language, language
from explorer.language.recognition import language_of, suspending, three_letters, two_letters

__all__ = ["Language", "bodies", "language", "language_of", "suspending", "three_letters", "two_letters"]
